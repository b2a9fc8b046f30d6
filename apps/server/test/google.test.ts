import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openapi } from '@sheaf/contracts/openapi';
import { send } from './request.js';
import { startTestServer, type TestServer } from './server.js';

jest.setTimeout(60_000);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer('embedded');
});
afterAll(() => server.close());

interface Call {
  readonly method: string;
  /** Below the service's path. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** As Google's clients send it: alone. */
const alone = async ({ method, path, body, headers = {} }: Call) => {
  const answer = await send(server.url, method, `/sheaf/v1${path}`, { headers, body });
  return { status: answer.status, etag: answer.headers['etag'], body: answer.body };
};

/** As Google's clients send them: in one batch. */
const together = async (calls: readonly Call[], headers: Record<string, string | null> = {}) => {
  const parts = calls.map(({ method, path, body, headers: own = {} }, index) => {
    const lines = Object.entries({ 'Content-Type': 'application/json', ...own }).map(([name, value]) => `${name}: ${value}\n`);
    const text = body === undefined ? '' : JSON.stringify(body);
    return `--b\nContent-Type: application/http\nContent-ID: <x + ${index}>\n\n${method} /sheaf/v1${path} HTTP/1.1\n${lines.join('')}\n${text}\n`;
  });
  const body = Buffer.from(`${parts.join('')}--b--`);
  const answer = await send(server.url, 'POST', '/batch/sheaf/v1', {
    headers: { 'content-type': 'multipart/mixed; boundary=b', ...headers },
    body,
  });
  return answer.bytes
    .toString()
    .split(/--batch_[\da-f-]+/)
    .slice(1, -1)
    .map((part) => {
      const text = part.split('\r\n\r\n').slice(2).join('\r\n\r\n').trim();
      return {
        status: Number(/HTTP\/1\.1 (\d+)/.exec(part)?.[1]),
        etag: /^ETag: (.*)\r$/m.exec(part)?.[1],
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
      };
    });
};

describe('the catalogue for Google’s clients', () => {
  it('answers in a batch what it answers alone', async () => {
    await alone({ method: 'PUT', path: '/items/kept', body: { title: 'Kept' } });
    const calls: Call[] = [
      { method: 'GET', path: '/items/kept?alt=json' },
      { method: 'PUT', path: '/items/kept?alt=json', body: { title: 'Kept' } },
      { method: 'GET', path: '/items?limit=1&alt=json&prettyPrint=false' },
      { method: 'GET', path: '/items?limit=0&alt=json' },
      { method: 'GET', path: '/items?unknown=1&alt=json' },
      { method: 'GET', path: '/items/missing?alt=json' },
      { method: 'GET', path: '/items/kept?alt=json', headers: { 'If-None-Match': '"other"' } },
      { method: 'PUT', path: '/items/kept?alt=json', body: {}, headers: { 'If-Match': '"other"' } },
      { method: 'PUT', path: '/items/kept?alt=json', body: [] },
      { method: 'GET', path: '/nothing?alt=json' },
      { method: 'GET', path: '/health?alt=json' },
    ];
    const batched = await together(calls);
    expect(batched).toHaveLength(calls.length);
    for (const [index, call] of calls.entries()) {
      const { status, etag, body } = await alone(call);
      expect({ call, ...batched[index] }).toEqual({ call, status, etag, body });
    }
    expect(batched[5]).toMatchObject({
      status: 404,
      body: { error: { code: 404, message: 'There is no item with this id.', status: 'NOT_FOUND', errors: [{ reason: 'not-found' }] } },
    });
  });

  it('authorises each part by its own credential, else by the batch’s', async () => {
    const list = { method: 'GET', path: '/items?limit=1' };
    const own = { ...list, headers: { Authorization: 'Bearer demo-token' } };
    const wrong = { ...list, headers: { Authorization: 'Bearer wrong-token' } };
    const statuses = async (headers: Record<string, string | null>) =>
      (await together([list, own, wrong], headers)).map(({ status }) => status);
    expect(await statuses({ authorization: null })).toEqual([401, 200, 401]);
    expect(await statuses({})).toEqual([200, 200, 401]);
    expect(await statuses({ authorization: 'Bearer wrong-token' })).toEqual([401, 200, 401]);
  });

  it('lets no part choose another catalogue than the batch', async () => {
    const made = await send(server.url, 'POST', '/catalogues', { body: { name: 'other' } });
    const { catalogueId } = made.body as { catalogueId: string };
    await send(server.url, 'PUT', '/items/elsewhere', { body: {}, headers: { 'sheaf-catalogue': catalogueId } });
    const call = { method: 'GET', path: '/items/elsewhere' };
    expect((await together([call])).map(({ status }) => status)).toEqual([404]);
    expect((await together([call], { 'sheaf-catalogue': catalogueId })).map(({ status }) => status)).toEqual([200]);
    // Refused as a whole: no part is answered.
    expect(await together([{ ...call, headers: { 'Sheaf-Catalogue': catalogueId } }])).toEqual([]);
  });

  it('describes every operation of the contract but the batches', async () => {
    const answer = await send(server.url, 'GET', '/discovery/v1/apis/sheaf/v1/rest', { headers: { authorization: null } });
    const document = JSON.stringify(answer.body);
    expect(answer.body).toMatchObject({ rootUrl: `${server.url}/`, servicePath: 'sheaf/v1/', batchPath: 'batch/sheaf/v1' });
    const operations = Object.entries(openapi.paths as Record<string, Record<string, { operationId?: string }>>)
      .filter(([path]) => !path.startsWith('/batch'))
      .flatMap(([, item]) => Object.values(item).flatMap(({ operationId }) => operationId ?? []));
    const described = new Set([...document.matchAll(/"id":"sheaf\.\w+\.(\w+)"/g)].map(([, name]) => name));
    const missing = operations.filter((name) => !described.has(name));
    expect(operations.length).toBeGreaterThan(10);
    // What sends something else than JSON such a client cannot call.
    expect(missing).toEqual([]);
  });
});

describe('the catalogue for Graph’s clients', () => {
  it.each(['/$batch', '/v1.0/$batch'])('takes batches at %s', async (path) => {
    const requests = [
      { id: '2', method: 'GET', url: '/v1.0/items/graph', dependsOn: ['1'] },
      { id: '1', method: 'PUT', url: 'items/graph', headers: { 'content-type': 'application/json' }, body: { title: 'Graph' } },
      { id: '3', method: 'GET', url: '/items/missing' },
    ];
    const answer = await send(server.url, 'POST', path, { body: { requests: path === '/$batch' ? requests.toSpliced(0, 1) : requests } });
    const { responses } = answer.body as { responses: { id: string; status: number; body: unknown }[] };
    expect(responses.map(({ id, status }) => `${id} ${status < 300}`)).toEqual([
      ...(path === '/$batch' ? [] : ['2 true']),
      '1 true',
      '3 false',
    ]);
    expect(responses.at(-1)!.body).toEqual({ error: { code: 'not-found', message: 'There is no item with this id.' } });
  });

  it('refuses a batch without a credential in their form', async () => {
    const answer = await send(server.url, 'POST', '/v1.0/$batch', { headers: { authorization: null }, body: { requests: [] } });
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'unauthenticated' } } });
  });
});
