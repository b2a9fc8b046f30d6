import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { closeConnections, send } from './request.js';
import { startTestStorage, type TestStorage } from './azure-storage.js';
import { databaseOf, drivers, startTestServer, stopPostgres, type TestServer } from './server.js';

const base = '/recommendations/v4.0';
const key = { authorization: null, 'ocp-apim-subscription-key': 'demo-token' };

let storage: TestStorage;
let environment: Record<string, string>;

beforeAll(async () => {
  storage = await startTestStorage();
  environment = { SHEAF_BLOB_HOSTS: storage.host, SHEAF_REBUILD: 'off', SHEAF_JOB_LEASE_MS: '1000' };
});

afterAll(async () => {
  closeConnections();
  await storage.close();
  await stopPostgres();
});

afterEach(() => {
  storage.release();
  storage.blobs.clear();
  storage.writes.clear();
});

const call = async (server: TestServer, method: string, path: string, body?: unknown) => {
  const isBytes = Buffer.isBuffer(body);
  return send(server.url, method, `${base}${path}`, {
    headers: isBytes ? { ...key, 'content-type': 'application/octet-stream' } : key,
    ...(body === undefined ? {} : { body }),
  });
};

/** A model of two pairs of items that are bought together, with a build. */
async function shop(server: TestServer): Promise<string> {
  const { body } = await call(server, 'POST', '/models', { modelName: 'shop', description: '' });
  const modelId = (body as { id: string }).id;
  const catalog = ['A,Item A,Things', 'B,Item B,Things', 'C,Item C,Things', 'D,Item D,Things'].join('\n');
  expect((await call(server, 'POST', `/models/${modelId}/catalog`, Buffer.from(catalog))).body).toMatchObject({ importedLineCount: 4 });
  const usage = Array.from({ length: 40 }, (_, n) => {
    const [one, other] = n % 2 === 0 ? 'AB' : 'CD';
    return `u${n},${one},2016-06-01T10:00:00\nu${n},${other},2016-06-01T10:00:01${n % 5 === 0 ? ',Click' : ''}`;
  });
  expect((await call(server, 'POST', `/models/${modelId}/usage`, Buffer.from(usage.join('\n')))).body).toMatchObject({
    importedLineCount: 80,
  });
  const build = await call(server, 'POST', `/models/${modelId}/builds`, { buildType: 'sar' });
  expect(build.status).toBe(202);
  expect(await ended(server, (build.body as { buildId: number }).buildId)).toMatchObject({ status: 'Succeeded' });
  return modelId;
}

async function ended(server: TestServer, id: string | number): Promise<Record<string, unknown>> {
  for (;;) {
    const { body } = await call(server, 'GET', `/operations/${id}`);
    const operation = body as Record<string, unknown>;
    if (['Succeeded', 'Failed', 'Cancelled'].includes(operation['status'] as string)) return operation;
  }
}

function kickOff(modelId: string): object {
  const job = { apiName: 'ItemRecommend', modelId, numberOfResults: 3, minimalScore: 0 };
  return { input: place('in.json'), output: place('out.json'), error: place('errors.txt'), job };
}

function place(name: string): object {
  return {
    authenticationType: 'PublicOrSas',
    baseLocation: storage.baseLocation,
    relativeLocation: `container1/${name}`,
    sasBlobToken: '?sv=1&sig=good',
  };
}

function putInput(): void {
  storage.blobs.set('/container1/in.json', Buffer.from(JSON.stringify({ requests: [{ SeedItems: ['A'] }, { SeedItems: ['none'] }] })));
}

const output = {
  results: [
    {
      request: { seedItems: ['A'] },
      recommendations: [
        {
          items: [{ itemId: 'B', name: 'Item B', metadata: '' }],
          rating: expect.any(Number),
          reasoning: ["People who like 'Item A' also like 'Item B'"],
        },
      ],
    },
    { request: { seedItems: ['none'] }, recommendations: [] },
  ],
};

const written = () => JSON.parse(storage.blobs.get('/container1/out.json')!.toString()) as unknown;

describe.each(drivers)('the Azure dialect on %s', (driver) => {
  let server: TestServer;
  let modelId: string;

  beforeAll(async () => {
    server = await startTestServer(driver, { environment });
    modelId = await shop(server);
  }, 60_000);

  afterAll(async () => {
    storage.release();
    await server.close();
  });

  it('scores a batch', async () => {
    putInput();
    const started = await call(server, 'POST', '/batchjobs', kickOff(modelId));
    expect(started.status).toBe(202);
    const { batchId } = started.body as { batchId: string };
    expect(started.headers['operation-location']).toBe(`${server.url}${base}/operations/${batchId}`);
    expect(await ended(server, batchId)).toMatchObject({
      status: 'Succeeded',
      percentComplete: 100,
      result: { id: batchId, status: 'Succeeded' },
    });
    expect(written()).toEqual(output);
    expect(storage.writes).toEqual(new Map([['/container1/out.json', 1]]));
  });

  it('takes one of many jobs that come at once, and keeps no signature once it has ended', async () => {
    putInput();
    const arrived = storage.hold('/container1/in.json');
    const answers = await Promise.all(Array.from({ length: 10 }, () => call(server, 'POST', '/batchjobs', kickOff(modelId))));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, ...Array.from({ length: 9 }, () => 409)]);
    await arrived;
    const { batchId } = answers.find(({ status }) => status === 202)!.body as { batchId: string };
    const row = () =>
      server.database.kysely.selectFrom('azure_batch_jobs').select(['locations', 'input']).where('id', '=', batchId).executeTakeFirst();
    expect(Buffer.from((await row())!.locations!).includes('good')).toBe(false);
    storage.release();
    await ended(server, batchId);
    expect(await row()).toEqual({ locations: null, input: null });
    expect(server.logged.join('\n')).not.toContain('sig=');
  });

  it('breaks off a read when it is cancelled, and writes nothing', async () => {
    putInput();
    const arrived = storage.hold('/container1/in.json');
    const { batchId } = (await call(server, 'POST', '/batchjobs', kickOff(modelId))).body as { batchId: string };
    await arrived;
    expect((await call(server, 'DELETE', `/operations/${batchId}`)).body).toBe(`${server.url}${base}/operations/${batchId}`);
    expect(await ended(server, batchId)).toMatchObject({ status: 'Cancelled', result: { status: 'Canceled' } });
    expect(storage.writes.size).toBe(0);
    expect((await call(server, 'DELETE', `/operations/${batchId}`)).status).toBe(409);
  });

  it('reads no other account’s models, builds, operations and batch jobs', async () => {
    const accounts = JSON.stringify([
      { id: 'one', token: 'token-of-one-account', ratingRange: { min: 0, max: 5 } },
      { id: 'two', token: 'token-of-two-account', ratingRange: { min: 0, max: 5 } },
    ]);
    const other = await startTestServer(driver, { environment: { ...environment, SHEAF_CATALOGUES: accounts } });
    try {
      const as = (token: string, method: string, path: string, body?: unknown) =>
        send(other.url, method, `${base}${path}`, {
          headers: { authorization: null, 'ocp-apim-subscription-key': token },
          ...(body === undefined ? {} : { body }),
        });
      const model = (await as('token-of-one-account', 'POST', '/models', { modelName: 'own' })).body as { id: string };
      const build = (await as('token-of-one-account', 'POST', `/models/${model.id}/builds`, {})).body as { buildId: number };
      for (const path of [
        `/models/${model.id}`,
        `/models/${model.id}/builds`,
        `/models/${model.id}/builds/${build.buildId}`,
        `/operations/${build.buildId}`,
      ]) {
        expect((await as('token-of-one-account', 'GET', path)).status).toBe(200);
        expect((await as('token-of-two-account', 'GET', path)).status).toBe(404);
      }
      expect((await as('token-of-two-account', 'DELETE', `/models/${model.id}`)).status).toBe(404);
      expect((await as('token-of-two-account', 'GET', '/models')).body).not.toMatchObject({
        models: expect.arrayContaining([expect.objectContaining(model)]),
      });
    } finally {
      await other.close();
    }
  }, 30_000);

  it('makes a later build the active one only when the model is told so, and deletes no active one', async () => {
    const { body } = await call(server, 'GET', `/models/${modelId}`);
    const { activeBuildId } = body as { activeBuildId: number };
    const { buildId } = (await call(server, 'POST', `/models/${modelId}/builds`, {})).body as { buildId: number };
    await ended(server, buildId);
    expect((await call(server, 'GET', `/models/${modelId}`)).body).toMatchObject({ activeBuildId });
    expect((await call(server, 'PATCH', `/models/${modelId}`, { activeBuildId: buildId })).body).toMatchObject({ activeBuildId: buildId });
    expect((await call(server, 'DELETE', `/models/${modelId}/builds/${buildId}`)).status).toBe(409);
    expect((await call(server, 'DELETE', `/models/${modelId}/builds/${activeBuildId}`)).status).toBe(204);
    expect((await call(server, 'GET', `/operations/${activeBuildId}`)).status).toBe(404);
  });

  it('never answers 500, whatever is asked', async () => {
    storage.release();
    const part = fc.oneof(fc.constantFrom(modelId, 'demo', '1000001', '..', '%00', '%ff', '', '*'), fc.string().map(encodeURIComponent));
    const path = fc.oneof(
      fc.tuple(fc.constantFrom('/models', '/operations', '/batchjobs'), part).map(([at, id]) => `${at}/${id}`),
      fc
        .tuple(part, fc.constantFrom('catalog', 'usage', 'usage/events', 'builds', 'recommend/item', 'recommend/user', 'rules'), part)
        .map(([id, what, query]) => `/models/${id}/${what}?itemIds=${query}&userId=${query}&buildId=${query}&$top=${query}`),
      fc.tuple(part, part).map(([id, file]) => `/models/${id}/usage/${file}`),
    );
    const body = fc.oneof(
      fc.constant(undefined),
      fc.jsonValue(),
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      fc.constantFrom(kickOff(modelId), kickOff('demo'), { userId: 'u', events: [{ itemId: 'A' }] }),
      fc.record({ input: fc.jsonValue(), output: fc.jsonValue(), error: fc.jsonValue(), job: fc.jsonValue() }),
    );
    const method = fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT');
    await fc.assert(
      fc.asyncProperty(method, path, body, async (verb, at, content) => {
        // The model itself stays for the others.
        fc.pre(!(verb === 'DELETE' && at.startsWith('/models/') && at.split('/').length === 3));
        const { status } = await call(server, verb, at, content);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
    // What it started must not be in the way of others.
    const { batchJobs } = (await call(server, 'GET', '/batchjobs')).body as { batchJobs: { id: string }[] };
    for (const { id } of batchJobs) await call(server, 'DELETE', `/operations/${id}`);
    expect(server.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  }, 60_000);
});

// Where there is a PostgreSQL.
for (const driver of drivers.slice(1)) {
  describe(`batch jobs of several processes on one ${driver}`, () => {
    let database: Record<string, string>;
    const servers: TestServer[] = [];
    const start = async (more: Record<string, string> = {}) => {
      const server = await startTestServer('postgres', { environment: { ...environment, ...database, ...more } });
      servers.push(server);
      return server;
    };

    beforeEach(async () => {
      database = await databaseOf('postgres');
    }, 30_000);

    afterEach(async () => {
      storage.release();
      await Promise.all(servers.splice(0).map((server) => server.close()));
    });

    it('are started by those that answer, and run by workers', async () => {
      const api = await start({ SHEAF_ROLE: 'api' });
      const worker = await start({ SHEAF_ROLE: 'worker' });
      const modelId = await shop(api);
      expect((await call(worker, 'GET', '/models')).status).toBe(503);
      putInput();
      const arrived = storage.hold('/container1/in.json');
      const { batchId } = (await call(api, 'POST', '/batchjobs', kickOff(modelId))).body as { batchId: string };
      await arrived;
      // Nobody else reads: without the worker it would never have come.
      expect((await call(api, 'GET', `/operations/${batchId}`)).body).toMatchObject({ status: 'Running' });
      storage.release();
      expect(await ended(api, batchId)).toMatchObject({ status: 'Succeeded' });
      expect(written()).toEqual(output);
    }, 30_000);

    it('are given back by a process that shuts down, and finished by another', async () => {
      const one = await start();
      const modelId = await shop(one);
      putInput();
      const arrived = storage.hold('/container1/in.json');
      const { batchId } = (await call(one, 'POST', '/batchjobs', kickOff(modelId))).body as { batchId: string };
      await arrived;
      servers.splice(0);
      await one.close();
      const two = await start();
      storage.release();
      expect(await ended(two, batchId)).toMatchObject({ status: 'Succeeded' });
      expect(written()).toEqual(output);
    }, 30_000);

    it('are taken from a process that says nothing, and it cannot write any more', async () => {
      const one = await start();
      const modelId = await shop(one);
      putInput();
      const arrived = storage.hold('/container1/in.json');
      const { batchId } = (await call(one, 'POST', '/batchjobs', kickOff(modelId))).body as { batchId: string };
      await arrived;
      // As if its lease were over: another attempt begins, and the first one learns of it at its next heartbeat.
      await one.database.kysely.updateTable('azure_batch_jobs').set({ lease_until: null }).where('id', '=', batchId).execute();
      storage.release();
      expect(await ended(one, batchId)).toMatchObject({ status: 'Succeeded' });
      expect(written()).toEqual(output);
      const row = await one.database.kysely.selectFrom('azure_batch_jobs').select(['attempt', 'job_id']).executeTakeFirstOrThrow();
      const { jobs } = await one.database.kysely
        .selectFrom('jobs')
        .select(({ fn }) => fn.countAll<number | string>().as('jobs'))
        .where('accepted_at', 'is not', null)
        .executeTakeFirstOrThrow();
      expect(Number(jobs)).toBe(1);
      expect(row.attempt).toBeGreaterThan(1);
    }, 30_000);
  });
}
