import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type { ClientFeature, ClientSuite } from '../suite.ts';

// CommonJS, so that the client's own module entry, which Node cannot load, is left aside.
const { BatchRequestContent, BatchResponseContent, Client } = createRequire(import.meta.url)('@microsoft/microsoft-graph-client');

const client = { dialect: 'graph', client: 'npm @microsoft/microsoft-graph-client', version: '3.0.7' } as const;
const json = { 'content-type': 'application/json' };

/** A step of a batch, as the client wants it. */
interface Step {
  readonly id: string;
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly dependsOn?: readonly string[];
}

function graph(base: string, token?: string) {
  return Client.init({
    baseUrl: `${base}/`,
    defaultVersion: 'v1.0',
    // The host without its port, as the client compares it.
    customHosts: new Set(['127.0.0.1']),
    authProvider: (done: (error: unknown, token: string | null) => void) => done(null, token ?? null),
  });
}

/** Posts a batch by way of BatchRequestContent; the answer as BatchResponseContent. */
async function send(base: string, steps: readonly Step[], { token, prefer }: { token?: string; prefer?: string } = {}) {
  const requests = steps.map(({ id, method = 'GET', path, body, headers = json, dependsOn }) => ({
    id,
    request: new Request(
      base + path,
      body === undefined ? { method } : { method, headers, body: typeof body === 'string' ? body : JSON.stringify(body) },
    ),
    ...(dependsOn === undefined ? {} : { dependsOn: [...dependsOn] }),
  }));
  const content = await new BatchRequestContent(requests).getContent();
  const call = graph(base, token).api('/$batch');
  if (prefer !== undefined) call.header('Prefer', prefer);
  return new BatchResponseContent(await call.post(content));
}

async function answerOf(content: InstanceType<typeof BatchResponseContent>, id: string) {
  const response = content.getResponseById(id) as Response;
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type'), body: text === '' ? undefined : (JSON.parse(text) as any) };
}

const animals = '/farm/v2/animals';
const get = (id: string, members: object = {}) => ({ id, method: 'GET', url: animals, ...members });

const farmFeatures: ClientFeature[] = [
  {
    feature: 'BatchRequestContent and BatchResponseContent round trip by http',
    proves: 'reads',
    run: async ({ baseUrl }) => {
      const made = await send(baseUrl, [
        { id: '1', method: 'POST', path: animals, body: { name: 'ünï 🐑', note: '\u2028' } },
        { id: '2', path: `${animals}?maxResults=1` },
      ]);
      const { status, body, type } = await answerOf(made, '1');
      assert.deepEqual([status, body.name, body.note, type?.split(';')[0]], [200, 'ünï 🐑', '\u2028', 'application/json']);
      assert.equal((await answerOf(made, '2')).body.items.length, 1);
      const ids = [...made.getResponsesIterator()].map(([id]: [string]) => id);
      assert.deepEqual(ids, ['1', '2']);
    },
  },
  {
    feature: 'The answers stand in the order of the requests',
    proves: 'answers in the order of the requests',
    run: async ({ baseUrl }) => {
      const steps = Array.from({ length: 20 }, (_, index) => ({ id: `id-${index}`, path: animals }));
      assert.deepEqual(
        [...(await send(baseUrl, steps)).getResponses().keys()],
        steps.map(({ id }) => id),
      );
    },
  },
  {
    feature: 'Serial, same and parallel dependencies, and a chain that a body and a 204 go along',
    proves: 'an item that depends on another',
    run: async ({ baseUrl }) => {
      const made = await send(baseUrl, [{ id: 'new', method: 'POST', path: animals, body: { name: 'goat' } }]);
      const { id } = (await answerOf(made, 'new')).body;
      const chain = await send(baseUrl, [
        { id: '1', method: 'PATCH', path: `${animals}/${id}`, body: { note: 'grey' } },
        { id: '2', path: `${animals}/${id}`, dependsOn: ['1'] },
        { id: '3', method: 'DELETE', path: `${animals}/${id}`, dependsOn: ['2'] },
        { id: '4', path: `${animals}/${id}`, dependsOn: ['3'] },
      ]);
      assert.deepEqual((await answerOf(chain, '2')).body, { id, name: 'goat', note: 'grey' });
      assert.deepEqual(await answerOf(chain, '3'), { status: 204, type: null, body: undefined });
      assert.equal((await answerOf(chain, '4')).status, 404);
      const same = await send(baseUrl, [
        { id: '1', method: 'POST', path: animals, body: {} },
        { id: '2', path: animals, dependsOn: ['1'] },
        { id: '3', path: animals, dependsOn: ['1'] },
      ]);
      assert.deepEqual(
        [...same.getResponses().values()].map((response: Response) => response.status),
        [200, 200, 200],
      );
    },
  },
  {
    feature: 'Dependencies in any order and shape, which the client itself refuses',
    run: async ({ baseUrl }) => {
      // The client's own check allows three shapes; its `post` takes any body.
      const { responses } = await graph(baseUrl)
        .api('/$batch')
        .post({
          requests: [
            { id: 'c', method: 'GET', url: `${animals}?maxResults=1`, dependsOn: ['a', 'b'] },
            { id: 'b', method: 'GET', url: 'farm/v2/animals?maxResults=1', dependsOn: ['a'] },
            { id: 'a', method: 'POST', url: `/v1.0${animals}`, headers: json, body: { name: 'hen' } },
          ],
        });
      assert.deepEqual(
        responses.map(({ id, status }: any) => [id, status]),
        [
          ['c', 200],
          ['b', 200],
          ['a', 200],
        ],
      );
    },
  },
  {
    feature: 'A failure is answered as its own, those that depend on it as 424, and the others go on',
    proves: 'a failure is its own item’s',
    run: async ({ baseUrl }) => {
      const content = await send(baseUrl, [
        { id: '1', path: `${animals}/999999` },
        { id: '2', path: animals, dependsOn: ['1'] },
        { id: '3', path: animals, dependsOn: ['1'] },
      ]);
      const first = await answerOf(content, '1');
      assert.deepEqual([first.status, first.body.error], [404, { code: 'NOT_FOUND', message: 'There is nothing with the id "999999".' }]);
      for (const id of ['2', '3']) {
        const { status, body } = await answerOf(content, id);
        assert.equal(status, 424);
        assert.equal(body.error.code, 'failed-dependency');
        assert.equal(typeof body.error.message, 'string');
      }
      const free = await send(baseUrl, [
        { id: '1', path: `${animals}/999999` },
        { id: '2', path: animals },
      ]);
      assert.equal((await answerOf(free, '2')).status, 200);
    },
  },
  {
    feature: 'Prefer: continue-on-error=false stops at the first failure',
    run: async ({ baseUrl }) => {
      const steps = [
        { id: '1', path: `${animals}/999999` },
        { id: '2', method: 'POST', path: animals, body: { name: 'never-stopped' } },
      ];
      const content = await send(baseUrl, steps, { prefer: 'continue-on-error=false' });
      assert.equal((await answerOf(content, '2')).status, 424);
      const all = await answerOf(await send(baseUrl, [{ id: '1', path: `${animals}?maxResults=1000` }]), '1');
      assert.ok(all.body.items.every(({ name }: { name?: string }) => name !== 'never-stopped'));
    },
  },
  {
    feature: 'Bodies: JSON under another content type reaches the route as that text, base64 as its bytes',
    proves: 'writes with a body',
    run: async ({ baseUrl }) => {
      const content = await send(baseUrl, [
        { id: '1', method: 'POST', path: animals, headers: { 'content-type': 'application/json' }, body: { name: 'json' } },
        { id: '2', method: 'POST', path: animals, headers: { 'content-type': 'text/plain' }, body: '{"name":"text"}' },
      ]);
      assert.equal((await answerOf(content, '1')).body.name, 'json');
      // The farm takes objects: text is refused by it, in the batch as alone.
      const alone = await fetch(baseUrl + animals, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"name":"text"}' });
      const inBatch = await answerOf(content, '2');
      const { error } = (await alone.json()) as { error: { message: string } };
      assert.deepEqual([inBatch.status, inBatch.body.error.message], [alone.status, error.message]);
      const { responses } = await graph(baseUrl)
        .api('/$batch')
        .post({
          requests: [{ id: '1', method: 'POST', url: animals, headers: { 'content-type': 'application/octet-stream' }, body: 'AAEC' }],
        });
      const bytes = await fetch(baseUrl + animals, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array([0, 1, 2]),
      });
      assert.equal(responses[0].status, bytes.status);
    },
  },
  {
    feature: 'Twenty requests; one more is refused whole as GraphError',
    proves: 'the largest batch',
    run: async ({ baseUrl }) => {
      const steps = Array.from({ length: 20 }, (_, index) => ({ id: String(index), path: animals }));
      assert.equal((await send(baseUrl, steps)).getResponses().size, 20);
      assert.throws(() => new BatchRequestContent([...steps, steps[0]]), /limit exceeded/i);
      const requests = Array.from({ length: 21 }, (_, index) => ({ id: String(index), method: 'GET', url: animals }));
      await isRefused(graph(baseUrl).api('/$batch').post({ requests }), 'too-many-items');
    },
  },
  {
    feature:
      'Whole batches are refused as GraphError with code and message: ids, dependencies, rings, groups, conditions, absolute and traversing urls',
    proves: 'refusal of a whole batch',
    run: async ({ baseUrl }) => {
      const cases: [readonly object[], string][] = [
        [[get('a'), get('A')], 'duplicate-id'],
        [[get('a', { dependsOn: ['b'] })], 'unknown-dependency'],
        [[get('a', { dependsOn: ['b'] }), get('b', { dependsOn: ['a'] })], 'dependency-cycle'],
        [[get('a', { atomicityGroup: 'g' })], 'not-available'],
        [[get('a', { if: 'x' })], 'not-available'],
        [[get('a', { url: 'http://evil.example/' })], 'invalid-path'],
        [[get('a', { url: '/farm/../admin' })], 'invalid-path'],
        [[get('a', { headers: { 'x-forwarded-for': '10.0.0.1' } })], 'forbidden-header'],
        [[], 'empty-batch'],
      ];
      for (const [requests, code] of cases) await isRefused(graph(baseUrl).api('/$batch').post({ requests }), code);
    },
  },
  {
    feature: 'A batch within a batch is refused as its own request',
    run: async ({ baseUrl }) => {
      const content = await send(baseUrl, [{ id: '1', method: 'POST', path: '/batch', body: { requests: [] } }]);
      assert.equal((await answerOf(content, '1')).status, 403);
    },
  },
];

const putIfMatch = (value: string) => ({ method: 'PUT', path: '/items/tagged', body: { a: 2 }, headers: { ...json, 'if-match': value } });

const catalogueFeatures: ClientFeature[] = [
  {
    feature: 'Catalogue: a bearer token by https with customHosts, items written, read and deleted along a chain',
    proves: 'https',
    run: async ({ secureUrl, token }) => {
      const content = await send(
        secureUrl,
        [
          { id: '1', method: 'PUT', path: '/items/heat', body: { title: 'Heat' } },
          { id: '2', path: '/items/heat', dependsOn: ['1'] },
          { id: '3', method: 'DELETE', path: '/items/heat', dependsOn: ['2'] },
          { id: '4', path: '/items/heat', dependsOn: ['3'] },
        ],
        { token },
      );
      assert.deepEqual((await answerOf(content, '2')).body, { itemId: 'heat', title: 'Heat' });
      assert.equal((await answerOf(content, '3')).status, 204);
      const { status, body } = await answerOf(content, '4');
      assert.deepEqual([status, body.error], [404, { code: 'not-found', message: 'There is no item with this id.' }]);
    },
  },
  {
    feature: 'Catalogue: the ETag of one answer as If-Match of the next batch',
    run: async ({ secureUrl, token }) => {
      const made = await send(secureUrl, [{ id: '1', method: 'PUT', path: '/items/tagged', body: { a: 1 } }], { token });
      const etag = (made.getResponseById('1') as Response).headers.get('etag')!;
      const content = await send(
        secureUrl,
        [
          { id: '1', ...putIfMatch('"other"') },
          { id: '2', ...putIfMatch(etag) },
        ],
        { token },
      );
      assert.deepEqual([(await answerOf(content, '1')).status, (await answerOf(content, '2')).status], [412, 200]);
    },
  },
  {
    feature: 'Catalogue: a missing or wrong token refuses the whole as GraphError 401',
    proves: 'refusal of wrong credentials',
    run: async ({ baseUrl, secureUrl }) => {
      await isRefused(send(secureUrl, [{ id: '1', path: '/items' }], { token: 'wrong' }), 'unauthenticated', 401);
      // By http the client sends no token at all.
      await isRefused(send(baseUrl, [{ id: '1', path: '/items' }], { token: 'demo-token' }), 'unauthenticated', 401);
    },
  },
];

/** Rejects as GraphError with this code and a message. */
async function isRefused(answer: Promise<unknown>, code: string, status = 400): Promise<void> {
  await assert.rejects(answer, (error: { statusCode: number; code: string; message: string }) => {
    assert.deepEqual([error.statusCode, error.code], [status, code]);
    assert.notEqual(error.message, '');
    return true;
  });
}

export const suite: readonly ClientSuite[] = [
  {
    ...client,
    app: 'farm',
    features: farmFeatures,
    notSupported: [
      { feature: 'Credentials per request', why: 'requests act for the credential of the batch', proves: 'credentials per item' },
      { feature: 'One request alone', why: 'that is the app’s own API; the wire form is of batches only', proves: 'one request alone' },
      { feature: 'atomicityGroup', why: 'refused until batches have atomic groups' },
      { feature: 'if, and urls that begin with $ and the id of another request', why: 'refused' },
      { feature: 'Text bodies by this client in Node', why: 'the client sends none: it wants a FileReader' },
    ],
  },
  { ...client, features: catalogueFeatures, notSupported: [] },
];
