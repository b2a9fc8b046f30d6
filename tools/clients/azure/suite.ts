// The program of the document, step by step, with Microsoft's own client for blobs; and npm cognitive-services, unmodified.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServerProcess } from '../../server-process.ts';
import type { ClientServer, ClientSuite } from '../suite.ts';
import { filesWith } from './grep.ts';
import { Service, catalog, usage } from './service.ts';
import { type BlobStore, freePort, startBlobStore } from './store.ts';

// The server is told where it may go when it starts; the process that runs the features inherits the same port.
process.env['AZURITE_PORT'] ??= String(await freePort());
const port = Number(process.env['AZURITE_PORT']);
const env = { SHEAF_BLOB_HOSTS: `127.0.0.1:${port}`, SHEAF_REBUILD: 'off', SHEAF_LOG_LEVEL: 'info' };

let starting: Promise<BlobStore> | undefined;

async function storage(): Promise<BlobStore> {
  starting ??= startBlobStore(port);
  const store = await starting;
  await store.createContainer('container1');
  return store;
}

let shops: Promise<{ modelId: string; buildId: number }> | undefined;

const serviceOf = ({ baseUrl, token }: ClientServer) => new Service(baseUrl, token);
const shopOf = (server: ClientServer) => (shops ??= serviceOf(server).shop());

/** As in the document: its blank behind a path, tokens with their question mark. */
function kickOff(store: BlobStore, job: object, name = 'batch') {
  const place = (blob: string) => ({
    authenticationType: 'PublicOrSas',
    baseLocation: store.baseLocation,
    relativeLocation: `container1/${blob}`,
    sasBlobToken: store.sign('container1', blob.trim()),
  });
  return {
    input: place(`${name}Input.json`),
    output: place(`${name}Output.json `),
    error: place(`${name}Errors.txt`),
    job: { apiName: 'ItemRecommend', numberOfResults: 10, includeMetadata: true, minimalScore: 0, ...job },
  };
}

/** Uploads the input, starts the job, waits for its end. */
async function score(server: ClientServer, name: string, input: unknown, change: (body: any) => unknown = (body) => body) {
  const service = serviceOf(server);
  const store = await storage();
  const { modelId, buildId } = await shopOf(server);
  if (input !== undefined) await store.upload('container1', `${name}Input.json`, typeof input === 'string' ? input : JSON.stringify(input));
  const body = change(kickOff(store, { modelId, buildId }, name)) as object;
  const started = await service.send('POST', '/batchjobs', body);
  assert.equal(started.status, 202, await started.clone().text());
  const { batchId } = (await started.json()) as { batchId: string };
  const location = started.headers.get('operation-location')!;
  assert.equal(location, `${server.baseUrl}/recommendations/v4.0/operations/${batchId}`);
  const operation = await service.ended(location);
  const output = await store.download('container1', `${name}Output.json`);
  return { operation, batchId, output, errors: await store.download('container1', `${name}Errors.txt`) };
}

const document = {
  requests: [
    { SeedItems: ['C9F-00163', 'FKF-00689'] },
    { SeedItems: ['F34-03453'] },
    { SeedItems: ['D16-3244'] },
    { SeedItems: ['C9F-00163', 'FKF-00689'] },
    { SeedItems: ['F43-01467'] },
    { SeedItems: ['BD5-06013'] },
    { SeedItems: ['P45-00163', 'FKF-00689'] },
    { SeedItems: ['C9A-69320'] },
    { SeedItems: ['LONELY'] },
    { SeedItems: [] },
    { SeedItems: ['no such thing as this'] },
  ],
};

async function direct(service: Service, modelId: string, seeds: readonly string[]) {
  const query = `itemIds=${encodeURIComponent(seeds.join(','))}&numberOfResults=10&minimalScore=0&includeMetadata=true`;
  const { recommendedItems } = await service.expect(200, 'GET', `/models/${modelId}/recommend/item?${query}`);
  return recommendedItems.map((each: any) => ({
    ...each,
    items: each.items.map(({ id, name, metadata }: any) => ({ itemId: id, name, metadata })),
  }));
}

/** Enough requests to be in the middle of them. */
const many = (count: number) => ({
  requests: Array.from({ length: count }, (_, n) => ({ SeedItems: [['C9F-00163', 'F34-03453', 'D16-3244', 'F43-01467'][n % 4]] })),
});

const documentSuite: ClientSuite = {
  dialect: 'azure',
  client: 'npm @azure/storage-blob',
  version: '12.34.0',
  env,
  features: [
    {
      feature: 'the whole document: model, catalog, usage, build, input.json, kick-off, polling, output.json',
      proves: 'reads',
      async run(server) {
        const service = serviceOf(server);
        const { modelId } = await shopOf(server);
        const { operation, output, errors } = await score(server, 'document', document);
        assert.equal(operation.status, 'Succeeded');
        assert.equal(operation.percentComplete, 100);
        assert.equal(errors, undefined);
        const { results } = JSON.parse(output!);
        assert.deepEqual(
          results.map(({ request }: any) => request.seedItems),
          document.requests.map(({ SeedItems }) => SeedItems),
        );
        for (const [at, { recommendations }] of results.entries()) {
          const { SeedItems } = document.requests[at]!;
          const answered = SeedItems.length === 0 ? [] : await direct(service, modelId, SeedItems);
          assert.deepEqual(recommendations, answered, `request ${at}`);
        }
        const [pair, single] = results;
        assert.ok(pair.recommendations.length > 3 && single.recommendations.length > 2);
        const [first] = single.recommendations;
        assert.deepEqual(first.reasoning, [`People who like 'Shell 4 for Lumia' also like '${first.items[0].name}'`]);
        assert.deepEqual(pair.recommendations[0].reasoning, [
          `People who like the selected items also like '${pair.recommendations[0].items[0].name}'`,
        ]);
        assert.ok(first.rating > 0 && first.rating <= 1);
        assert.deepEqual(
          results.slice(-3).map(({ recommendations }: any) => recommendations),
          [[], [], []],
        );
      },
    },
    {
      feature: 'results in the order of the requests',
      proves: 'answers in the order of the requests',
      async run(server) {
        const input = many(3000);
        const { operation, output } = await score(server, 'order', input);
        assert.equal(operation.status, 'Succeeded', operation.message);
        const { results } = JSON.parse(output!);
        assert.deepEqual(
          results.map(({ request }: any) => request.seedItems),
          input.requests.map(({ SeedItems }) => SeedItems),
        );
        assert.ok(results.every(({ recommendations }: any) => recommendations.length > 0));
      },
    },
    {
      feature: 'an item that nobody knows: its request has no recommendations, the others have',
      proves: 'a failure is its own item’s',
      async run(server) {
        const { output } = await score(server, 'unknown', { requests: [{ SeedItems: ['nobody'] }, { SeedItems: ['D16-3244'] }] });
        const { results } = JSON.parse(output!);
        assert.deepEqual(results[0].recommendations, []);
        assert.ok(results[1].recommendations.length > 0);
      },
    },
    {
      feature: 'numbers and booleans as text, tokens without their question mark, no buildId',
      async run(server) {
        const { operation, output } = await score(server, 'text', { requests: [{ SeedItems: ['D16-3244'] }] }, (body) => ({
          ...Object.fromEntries(
            ['input', 'output', 'error'].map((place) => [place, { ...body[place], sasBlobToken: body[place].sasBlobToken.slice(1) }]),
          ),
          job: { apiName: 'itemrecommend', modelId: body.job.modelId, numberOfResults: '2', includeMetadata: 'False', minimalScore: '0.0' },
        }));
        assert.equal(operation.status, 'Succeeded', operation.message);
        const [{ recommendations }] = JSON.parse(output!).results;
        assert.equal(recommendations.length, 2);
        assert.ok(recommendations.every(({ items }: any) => items[0].metadata === ''));
      },
    },
    {
      feature: 'catalog and usage files with bad lines: the others are imported, each bad one is reported',
      proves: 'writes with a body',
      async run(server) {
        const service = serviceOf(server);
        const { id } = await service.expect(201, 'POST', '/models', { modelName: 'reports', description: '' });
        const lines = [
          'A-1,One,Things',
          'bad id,Two,Things',
          'A-3,Three',
          '"A-4,Four,Things',
          'A-5,,Things',
          'A-6,Six,Things,,size=1,oops',
        ];
        const report = await service.expect(200, 'POST', `/models/${id}/catalog?catalogDisplayName=x`, lines.join('\n'));
        assert.deepEqual([report.processedLineCount, report.importedLineCount, report.errorLineCount], [6, 1, 5]);
        assert.deepEqual(report.errorSummary.map(({ errorCode }: any) => errorCode).toSorted(), [
          'InvalidFeature',
          'InvalidItemId',
          'MalformedLine',
          'MissingField',
          'MissingName',
        ]);
        assert.equal(report.sampleErrorDetails.length, 5);
        const used = [
          'u1,A-1,2013-06-20T10:00:00',
          'u1,A-1,2013/06/20T10:00:00, Click',
          'u1,A-9,2013-06-20T10:00:00',
          'u1,A-1,yesterday',
          'u1',
        ];
        const imported = await service.expect(200, 'POST', `/models/${id}/usage?usageDisplayName=x`, used.join('\n'));
        assert.deepEqual([imported.processedLineCount, imported.importedLineCount, imported.errorLineCount], [5, 2, 3]);
        assert.deepEqual(imported.errorSummary.map(({ errorCode }: any) => errorCode).toSorted(), [
          'InvalidTime',
          'ItemNotInCatalog',
          'WrongNumberOfFields',
        ]);
        const downloaded = await service.send('GET', `/models/${id}/usage/${imported.fileId}`);
        assert.equal(await downloaded.text(), used.join('\n'));
        await service.expect(201, 'POST', `/models/${id}/usage/events`, { userId: 'u2', events: [{ eventType: 'Click', itemId: 'A-1' }] });
        assert.equal((await service.expect(200, 'PATCH', `/models/${id}/catalog`, 'A-7,Seven,Things')).importedLineCount, 1);
        const page = await service.expect(200, 'GET', `/models/${id}/catalog?$top=1`);
        assert.deepEqual(page.value, [{ id: 'A-1', name: 'One', category: 'Things', description: '', features: [] }]);
        await service.expect(204, 'DELETE', `/models/${id}/usage/${imported.fileId}`);
        assert.deepEqual((await service.expect(200, 'GET', `/models/${id}/usage`)).files, []);
        await service.expect(204, 'DELETE', `/models/${id}/catalog?deleteAll=true`);
        assert.deepEqual((await service.expect(200, 'GET', `/models/${id}/catalog`)).value, []);
        await service.expect(204, 'DELETE', `/models/${id}`);
        await service.expect(404, 'GET', `/models/${id}`);
      },
    },
    {
      feature: 'a usage file of 100,000 lines, streamed',
      timeoutMs: 300_000,
      async run(server) {
        const service = serviceOf(server);
        const { id } = await service.expect(201, 'POST', '/models', { modelName: 'large', description: '' });
        await service.expect(200, 'POST', `/models/${id}/catalog?catalogDisplayName=x`, catalog);
        const ids = ['C9F-00163', 'C9F-00172', 'F34-03453', 'D16-3244'];
        const line = (n: number) =>
          `user-${n % 5000},${ids[n % 4]},2016-06-01T${String(n % 24).padStart(2, '0')}:${String(Math.floor(n / 5000)).padStart(2, '0')}:00`;
        async function* content(): AsyncGenerator<Buffer> {
          for (let from = 0; from < 100_000; from += 5000)
            yield Buffer.from(Array.from({ length: 5000 }, (_, n) => `${line(from + n)}\n`).join(''));
        }
        const report = await service.expect(200, 'POST', `/models/${id}/usage?usageDisplayName=x`, content());
        assert.deepEqual([report.processedLineCount, report.importedLineCount], [100_000, 100_000]);
        await service.expect(204, 'DELETE', `/models/${id}`);
      },
    },
    {
      feature: 'recommendations for a user, in words that name what it bought',
      async run(server) {
        const service = serviceOf(server);
        const { modelId } = await shopOf(server);
        const { recommendedItems } = await service.expect(200, 'GET', `/models/${modelId}/recommend/user?userId=user-1&numberOfResults=3`);
        assert.ok(recommendedItems.length > 0);
        assert.match(recommendedItems[0].reasoning[0], /^Because user purchased 'Adapter, /);
        const nobody = await service.expect(200, 'GET', `/models/${modelId}/recommend/user?userId=nobody&numberOfResults=3`);
        assert.deepEqual(nobody.recommendedItems, []);
        const lately = await service.expect(
          200,
          'GET',
          `/models/${modelId}/recommend/user?userId=nobody&numberOfResults=3&itemsIds=D16-3244`,
        );
        assert.ok(lately.recommendedItems.length > 0);
      },
    },
    {
      feature: 'a wrong signature, a missing container, a missing blob: Failed, with the reason in the error blob and no output',
      async run(server) {
        const store = await storage();
        const input = { requests: [{ SeedItems: ['D16-3244'] }] };
        const wrong = await score(server, 'signature', input, (body) => ({
          ...body,
          input: { ...body.input, sasBlobToken: body.input.sasBlobToken.replace(/sig=[^&]+/, 'sig=AAAA') },
        }));
        assert.deepEqual([wrong.operation.status, wrong.output], ['Failed', undefined]);
        assert.match(wrong.operation.message, /credentials do not open it/);
        assert.equal(wrong.errors, `${wrong.operation.message}\n`);
        const container = await score(server, 'container', input, (body) => ({
          ...body,
          output: { ...body.output, relativeLocation: 'container9/out.json', sasBlobToken: store.sign('container9', 'out.json') },
        }));
        assert.equal(container.operation.status, 'Failed');
        assert.match(container.errors!, /no such blob or container/);
        const blob = await score(server, 'blob', undefined);
        assert.deepEqual([blob.operation.status, blob.output], ['Failed', undefined]);
        assert.match(blob.errors!, /input blob/);
      },
    },
    {
      feature: 'input that is no JSON, or larger than 2 MB: Failed, told in the error blob',
      async run(server) {
        const broken = await score(server, 'broken', '{"requests": [');
        assert.equal(broken.operation.status, 'Failed');
        assert.match(broken.errors!, /JSON/);
        const large = await score(server, 'large', { requests: [{ SeedItems: ['x'.repeat(2 * 1024 * 1024)] }] });
        assert.equal(large.operation.status, 'Failed');
        assert.match(large.errors!, /2097152 bytes/);
        assert.equal(large.output, undefined);
      },
    },
    {
      feature: 'an input of 2 MB, 5,000 requests of 32 seeds each',
      proves: 'the largest batch',
      timeoutMs: 300_000,
      async run(server) {
        const seeds = Array.from({ length: 32 }, (_, n) => ['C9F-00163', 'F34-03453', 'C9F-00170'][n % 3]!);
        const input = JSON.stringify({ requests: Array.from({ length: 5000 }, () => ({ SeedItems: seeds })) });
        const { operation, output } = await score(server, 'full', input.padEnd(2 * 1024 * 1024));
        assert.equal(operation.status, 'Succeeded', operation.message);
        const { results } = JSON.parse(output!);
        assert.equal(results.length, 5000);
        assert.ok(results.every(({ recommendations }: any) => recommendations.length > 0));
      },
    },
    {
      feature: 'what can be seen at once is refused at the door',
      proves: 'refusal of a whole batch',
      async run(server) {
        const service = serviceOf(server);
        const store = await storage();
        const { modelId, buildId } = await shopOf(server);
        const body = kickOff(store, { modelId, buildId }, 'door') as any;
        const cases: [number, object][] = [
          [400, {}],
          [400, { ...body, job: { ...body.job, apiName: 'UserRecommend' } }],
          [404, { ...body, job: { ...body.job, modelId: 'nobody' } }],
          [404, { ...body, job: { ...body.job, buildId: 77 } }],
          [400, { ...body, job: { ...body.job, numberOfResults: 'many' } }],
          [400, { ...body, input: { ...body.input, authenticationType: 'Key' } }],
          [400, { ...body, error: undefined }],
        ];
        for (const [status, refused] of cases) await service.expect(status, 'POST', '/batchjobs', refused);
        const texts = new Set<string>();
        for (const baseLocation of [
          'http://169.254.169.254/',
          'https://blobs.example.com/',
          'file:///etc/',
          'http://127.0.0.1:1/',
          'http://0x7f000001:80/',
          'https://a:b@127.0.0.1/',
        ]) {
          const { error } = await service.expect(400, 'POST', '/batchjobs', { ...body, output: { ...body.output, baseLocation } });
          assert.equal(error.code, 'BlobUrlForbidden');
          texts.add(error.message);
        }
        assert.equal(texts.size, 1);
      },
    },
    {
      feature: 'one job at a time: 409 for a second; cancel ends the first without output',
      async run(server) {
        const service = serviceOf(server);
        const store = await storage();
        const { modelId, buildId } = await shopOf(server);
        // Just below 2 MB.
        const input = JSON.stringify(many(70_000));
        assert.ok(input.length > 1_800_000 && input.length < 2 * 1024 * 1024);
        await store.upload('container1', 'cancelInput.json', input);
        const body = kickOff(store, { modelId, buildId }, 'cancel');
        const started = await service.send('POST', '/batchjobs', body);
        assert.equal(started.status, 202);
        const location = started.headers.get('operation-location')!;
        await service.expect(409, 'POST', '/batchjobs', body);
        while ((await service.expect(200, 'GET', location)).percentComplete < 6);
        assert.equal(await service.expect(200, 'DELETE', location), location);
        const end = await service.ended(location);
        assert.equal(end.status, 'Cancelled');
        assert.equal(end.result.status, 'Canceled');
        assert.equal(await store.download('container1', 'cancelOutput.json'), undefined);
        await service.expect(409, 'DELETE', location);
      },
    },
    {
      feature: 'signatures are shown to nobody: answers, database, log',
      async run() {
        const store = await storage();
        const folder = mkdtempSync(join(tmpdir(), 'sheaf-azure-'));
        const server = await startServerProcess({ SHEAF_DATA_DIR: folder, ...env });
        try {
          const service = new Service(server.baseUrl, server.token);
          const { modelId, buildId } = await service.shop();
          const body = kickOff(store, { modelId, buildId }, 'canary') as any;
          for (const place of ['input', 'output', 'error']) body[place].sasBlobToken = `?sv=2020-01-01&sig=canary${place}`;
          const { batchId } = await service.expect(202, 'POST', '/batchjobs', body);
          const operation = await service.ended(`/operations/${batchId}`);
          assert.equal(operation.status, 'Failed');
          const shown = JSON.stringify([
            operation,
            await service.expect(200, 'GET', '/batchjobs'),
            await service.expect(200, 'GET', `/batchjobs/${batchId}`),
          ]);
          assert.match(shown, /cancelInput|canaryInput/);
          assert.doesNotMatch(shown, /sig=/);
          assert.doesNotMatch(server.output(), /sig=|canary(input|output|error)/);
        } finally {
          await server.stop();
        }
        assert.deepEqual(filesWith(folder, ['sig=canary', 'canaryinput', 'canaryoutput', 'canaryerror']), []);
        rmSync(folder, { recursive: true });
      },
    },
    {
      feature: 'kill -9 in the middle of a job: the restarted server finishes it',
      timeoutMs: 300_000,
      async run() {
        const store = await storage();
        const folder = mkdtempSync(join(tmpdir(), 'sheaf-azure-'));
        const settings = { SHEAF_DATA_DIR: folder, ...env };
        let server = await startServerProcess(settings);
        try {
          let service = new Service(server.baseUrl, server.token);
          const { modelId, buildId } = await service.shop();
          const input = many(20_000);
          await store.upload('container1', 'killInput.json', JSON.stringify(input));
          const { batchId } = await service.expect(202, 'POST', '/batchjobs', kickOff(store, { modelId, buildId }, 'kill'));
          for (let kills = 0, percent = 5; kills < 2; kills += 1) {
            for (;;) {
              const operation = await service.expect(200, 'GET', `/operations/${batchId}`);
              assert.equal(
                operation.result.status === 'InProgress' || operation.result.status === 'Registered',
                true,
                JSON.stringify(operation),
              );
              if (operation.percentComplete > percent) {
                percent = operation.percentComplete;
                break;
              }
            }
            await server.stop('SIGKILL');
            assert.equal(await store.download('container1', 'killOutput.json'), undefined);
            server = await startServerProcess(settings);
            service = new Service(server.baseUrl, server.token);
          }
          assert.equal((await service.ended(`/operations/${batchId}`)).status, 'Succeeded');
          const { results } = JSON.parse((await store.download('container1', 'killOutput.json'))!);
          assert.deepEqual(
            results.map(({ request }: any) => request.seedItems),
            input.requests.map(({ SeedItems }) => SeedItems),
          );
          const byHand = new Map(
            await Promise.all(
              input.requests
                .slice(0, 4)
                .map(async ({ SeedItems }) => [SeedItems[0], await direct(service, modelId, SeedItems as string[])] as const),
            ),
          );
          for (const { request, recommendations } of results) assert.deepEqual(recommendations, byHand.get(request.seedItems[0]));
        } finally {
          await server.stop();
          rmSync(folder, { recursive: true });
        }
      },
    },
    {
      feature: 'a missing key, a wrong one',
      proves: 'refusal of wrong credentials',
      async run({ baseUrl }) {
        const missing = await new Service(baseUrl, undefined).expect(401, 'GET', '/models');
        assert.deepEqual([missing.statusCode, /missing subscription key/.test(missing.message)], [401, true]);
        const wrong = await new Service(baseUrl, 'wrong').expect(401, 'POST', '/models', { modelName: 'x' });
        assert.match(wrong.message, /invalid subscription key/);
      },
    },
  ],
  notSupported: [
    {
      feature: 'an item that depends on another',
      proves: 'an item that depends on another',
      why: 'Requests of a batch are independent; the wire form has no dependencies.',
    },
    {
      feature: 'credentials per item',
      proves: 'credentials per item',
      why: 'The wire form has none: one key and three signatures are those of the whole batch.',
    },
    { feature: 'business rules, rank builds, statistics', why: 'They are no part of batches, nor of what a batch needs.' },
  ],
};

const packageSuite: ClientSuite = {
  dialect: 'azure',
  client: 'npm cognitive-services',
  version: '1.1.0',
  env,
  features: [
    {
      feature: 'models, catalog, usage, build, recommendations, operations, batch jobs by the package, over https',
      proves: 'https',
      timeoutMs: 180_000,
      async run(server) {
        const client = recommendationsOf(server);
        const json = { 'Content-Type': 'application/json' };
        const model = await client.createAModel({ headers: json, body: { modelName: 'package', description: 'by npm' } });
        assert.equal(model.activeBuildId, -1);
        const { models } = await client.getAllModels();
        assert.ok(models.some(({ id }: any) => id === model.id));
        const modelId = model.id;
        const imported = await client.uploadACatalogFileToAModel({ parameters: { modelId, catalogDisplayName: 'shop' }, body: catalog });
        assert.equal(imported.importedLineCount, 13);
        const changed = await client.updateCatalogItems({ parameters: { modelId }, body: 'NEW-1,New,Office' });
        assert.equal(changed.importedLineCount, 1);
        const used = await client.uploadAUsageFileToAModel({ parameters: { modelId, usageDisplayName: 'shop' }, body: usage() });
        assert.equal(used.errorLineCount, 0);
        assert.equal((await client.listUsageFiles({ parameters: { modelId } })).files[0].fileId, used.fileId);
        assert.equal(await client.downloadUsageFile({ parameters: { modelId, fileId: used.fileId } }), usage());
        await client.uploadUsageEvent({
          parameters: { modelId },
          headers: json,
          body: { userId: 'me', events: [{ eventType: 'Purchase', itemId: 'C9F-00163' }] },
        });
        const build = { description: 'by npm', buildType: 'recommendation', buildParameters: { recommendation: { enableU2I: true } } };
        const operation = await client.createOrTriggerABuild({ parameters: { modelId }, headers: json, body: build });
        let status;
        do status = await client.getOperationStatus({ parameters: { id: operation } });
        while (['NotStarted', 'Running'].includes(status.status));
        assert.equal(status.status, 'Succeeded');
        const buildId = Number(operation);
        assert.equal((await client.getAModelById({ parameters: { id: modelId } })).activeBuildId, buildId);
        assert.equal((await client.getBuildById({ parameters: { modelId, buildId } })).status, 'Succeeded');
        await client.updateModel({ parameters: { id: modelId }, headers: json, body: { description: 'changed', activeBuildId: buildId } });
        assert.equal((await client.getAllBuilds({ parameters: { modelId } })).builds[0].id, buildId);
        const items = await client.getItemToItemRecommendations({
          parameters: { modelId, itemIds: 'C9F-00163', numberOfResults: 3, minimalScore: 0.01 },
        });
        assert.match(items.recommendedItems[0].reasoning[0], /^People who like 'Shell 0 for Lumia' also like 'Shell /);
        const users = await client.getUserToItemRecommendations({ parameters: { modelId, userId: 'user-1', numberOfResults: 3 } });
        assert.ok(users.recommendedItems.length > 0);
        assert.equal((await client.getAllCatalogItems({ parameters: { modelId } })).value.length, 14);

        const store = await storage();
        await store.upload('container1', 'packageInput.json', JSON.stringify(many(70_000)));
        const batch = await client.startBatchJob({ headers: json, body: kickOff(store, { modelId }, 'package') });
        const listed = await client.getAllBatchJobs({ parameters: { jobId: batch } });
        assert.equal(listed.id, batch);
        assert.equal(await client.cancelOperation({ parameters: { id: batch } }), batch);
        await client.deleteCatalogItems({ parameters: { modelId }, body: 'NEW-1' });
        await client.deleteUsageFile({ parameters: { modelId, fileId: used.fileId } });
        await client.deleteAllUsageFiles({ parameters: { modelId } });
        await client.deleteAModel({ parameters: { modelId } });
        await assert.rejects(client.getAModelById({ parameters: { id: modelId } }), { statusCode: 404 });
      },
    },
    {
      feature: 'one recommendation alone',
      proves: 'one request alone',
      async run(server) {
        const { modelId } = await shopOf(server);
        const client = recommendationsOf(server);
        const { recommendedItems } = await client.getItemToItemRecommendations({
          parameters: { modelId, itemIds: 'D16-3244', numberOfResults: 2, minimalScore: 0.01 },
        });
        assert.equal(recommendedItems.length, 2);
      },
    },
    {
      feature: 'a wrong key',
      async run({ secureUrl }) {
        const client = recommendationsOf({ secureUrl, token: 'wrong' });
        await assert.rejects(client.getAllModels(), { statusCode: 401 });
      },
    },
  ],
  notSupported: [],
};

export const suite = [documentSuite, packageSuite];

/**
 * Its list of endpoints is public, and has ours pushed to it: nothing else of it is changed. Required by its file: the package as a whole asks for
 * promise-retry, which it forgets to depend on.
 */
function recommendationsOf({ secureUrl, token }: Pick<ClientServer, 'secureUrl' | 'token'>) {
  const Recommendations = createRequire(import.meta.url)('cognitive-services/dist/knowledge/recommendations.js') as new (
    options: object,
  ) => any;
  const endpoint = secureUrl.slice('https://'.length);
  const client = new Recommendations({ apiKey: token, endpoint });
  client.endpoints.push(endpoint);
  return client;
}
