import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { problem } from '@sheaf/core';
import type { Dialect } from '@sheaf/dialects';
import type { BatchEndpoint, BatchModuleOptions } from '../src/index.js';
import { closeConnections, send } from './request.js';
import { restDialect } from './rest-dialect.js';
import type { SmallApp } from './small-app.js';
import { ways, whoApp } from './who-app.js';

describe('a dialect of a whole service', () => {
  let small: SmallApp;
  let dialect: ReturnType<typeof restDialect>;
  afterEach(() => {
    closeConnections();
    return small.app.close();
  });

  async function start(
    endpoint: Partial<BatchEndpoint> = {},
    more: Partial<Dialect> = {},
    options: BatchModuleOptions = {},
  ): Promise<void> {
    dialect = restDialect('/rest', more);
    small = await whoApp({ ...options, dialects: [{ path: '/rest/*', dialect, ...endpoint }] });
  }
  const ask = (method: string, url: string, headers: Record<string, string> = {}, payload?: string | object) =>
    small.app.inject({ method: method as 'GET', url, headers, ...(payload === undefined ? {} : { payload }) });
  const ada = { authorization: 'Bearer ada' };
  const everyWay = ways.map((way) => ({ path: `/who/${way}` }));

  it('decodes any of its methods at any path below, and answers a lone request with the item’s own status', async () => {
    await start();
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await ask(method, '/rest/who/compiled', ada);
      expect([answer.statusCode, answer.json()]).toMatchObject([200, { who: 'ada' }]);
    }
    expect((await ask('GET', '/rest/who/compiled')).statusCode).toBe(401);
    expect((await ask('GET', '/rest/nothing/there', ada)).statusCode).toBe(404);
    expect(dialect.seen.map(({ method, body }) => [method, body])).toEqual([
      ['GET', ''],
      ['PUT', ''],
      ['DELETE', ''],
      ['GET', ''],
      ['GET', ''],
    ]);
  });

  it('takes a batch at one of its paths, in which an item that it cannot translate fails alone', async () => {
    await start();
    const answer = await ask('POST', '/rest/all', ada, [everyWay[0]!, {}, everyWay[1]!]);
    expect(answer.json()).toMatchObject([{ status: 200 }, { status: 422, body: { detail: 'An item has a path.' } }, { status: 200 }]);
  });

  it('is not asked with other methods, and says which it has; its own refusals carry headers, too', async () => {
    await start();
    const patch = await ask('PATCH', '/rest/who/compiled', ada);
    expect([patch.statusCode, patch.headers['allow'], patch.json()]).toMatchObject([
      405,
      'GET, POST, PUT, DELETE, HEAD',
      { refused: { code: 'method-not-allowed' } },
    ]);
    expect(dialect.seen).toEqual([]);
    const nowhere = await ask('POST', '/rest/nowhere', ada);
    expect([nowhere.statusCode, nowhere.headers['allow']]).toEqual([405, 'PUT']);
  });

  it('sees HEAD as GET, whose answer goes without its body; as HEAD when it asks for it', async () => {
    await start();
    await small.app.listen(0, '127.0.0.1');
    const { port } = small.app.getHttpServer().address() as AddressInfo;
    const [get, head] = [await send(port, 'GET', '/rest/who/compiled', ada), await send(port, 'HEAD', '/rest/who/compiled', ada)];
    expect([head.status, head.bytes.length, head.headers['content-length']]).toEqual([200, 0, String(get.bytes.length)]);
    await small.app.close();
    expect(dialect.seen.map(({ method }) => method)).toEqual(['GET', 'GET']);
    await start({}, { methods: ['GET', 'HEAD'] });
    await ask('HEAD', '/rest/who/compiled', ada);
    expect(dialect.seen[0]!.method).toBe('HEAD');
  });

  it('answers a GET whatever type it says of the body that it has not', async () => {
    await start();
    for (const type of ['text/plain', 'application/json', 'garbage'])
      expect((await ask('GET', '/rest/who/compiled', { ...ada, 'content-type': type })).statusCode).toBe(200);
  });

  it.each(['PUT', 'POST', 'DELETE'])('reads an empty body of %s as none, whether or not a type is said', async (method) => {
    await start();
    const types: Record<string, string>[] = [
      {},
      { 'content-type': 'application/json' },
      { 'content-type': 'application/json', 'content-length': '0' },
    ];
    for (const type of types) expect((await ask(method, '/rest/who/compiled', { ...ada, ...type })).statusCode).toBe(200);
    expect(dialect.seen.map(({ body }) => body)).toEqual(['', '', '']);
    expect((await ask(method, '/rest/who/compiled', { ...ada, 'content-type': 'text/plain' })).statusCode).toBe(415);
    expect((await ask(method, '/rest/who/compiled', { ...ada, 'content-type': 'text/plain' }, 'text')).statusCode).toBe(415);
  });

  it('sees the target to the letter', async () => {
    await start();
    await small.app.listen(0, '127.0.0.1');
    const { port } = small.app.getHttpServer().address() as AddressInfo;
    const path = `/rest/a%2Fb//./c/../${'x'.repeat(300)}?hmac=%41%2b+1&b=&b`;
    await send(port, 'GET', path, {});
    expect(dialect.seen[0]!.target).toBe(path);
  });

  it('is authenticated in its own way: what items inherit is what that says, in every way of dispatch', async () => {
    await start(
      {
        authenticate: ({ url }) =>
          url.includes('sig=right') && { inheritedHeaders: { authorization: 'Bearer bob', 'x-catalogue': 'c1', 'x-secret': undefined } },
      },
      {},
      { authenticate: () => false },
    );
    const headers = { ...ada, 'x-catalogue': 'other' };
    expect((await ask('POST', '/rest/all', headers, everyWay)).statusCode).toBe(401);
    for (const way of ways) {
      const answer = await ask('GET', `/rest/who/${way}?sig=right`, headers);
      expect([way, answer.json()]).toMatchObject([way, { who: 'bob', catalogue: 'c1' }]);
    }
    expect((await ask('POST', '/batch', ada, { requests: [] })).statusCode).toBe(401);
  });

  it('loses a header that its authentication takes away', async () => {
    await start({ authenticate: async () => ({ inheritedHeaders: { authorization: undefined } }) });
    const answer = await ask('POST', '/rest/all', ada, everyWay);
    expect(answer.json<{ status: number }[]>().map(({ status }) => status)).toEqual([401, 401, 401]);
  });

  it.each<[string, (error: Error) => unknown]>([
    [
      'throws',
      (error) => {
        throw error;
      },
    ],
    ['rejects with', (error) => Promise.reject(error)],
  ])('answers in its own form the problem of an error that its authentication %s', async (_how, fail) => {
    await start({
      authenticate: ({ url }) =>
        fail(
          url.includes('busy')
            ? Object.assign(new Error('busy'), { problem: problem('unavailable'), headers: { 'retry-after': '3' } })
            : Object.assign(new Error('no'), { problem: problem('unauthenticated', { detail: 'The signature is too old.' }) }),
        ),
    });
    const answer = await ask('GET', '/rest/who/compiled');
    expect([answer.statusCode, answer.headers['www-authenticate'], answer.json()]).toMatchObject([
      401,
      'Bearer',
      { refused: { code: 'unauthenticated', detail: 'The signature is too old.' } },
    ]);
    const busy = await ask('GET', '/rest/busy');
    expect([busy.statusCode, busy.headers['retry-after'], busy.headers['www-authenticate']]).toEqual([503, '3', undefined]);
    expect(dialect.seen).toEqual([]);
  });

  it.each(ways)('whose items have credentials of their own needs none outside, and a 401 is the item’s: %s', async (way) => {
    await start({}, { itemCredentials: 'own' }, { authenticate: () => false });
    const path = `/who/${way}`;
    const items = [{ path }, { path, authorization: 'Bearer mallory' }, { path, authorization: 'Bearer eve' }];
    expect(names(await ask('POST', '/rest/all', {}, items))).toEqual([401, 401, 'eve']);
    expect(names(await ask('POST', '/rest/all', ada, items))).toEqual(['ada', 401, 'eve']);
  });

  it('has limits of its own, and the module’s where it says nothing', async () => {
    await start({ limits: { maxItems: 2 } }, {}, { limits: { maxItems: 3, maxBodyBytes: 1000 } });
    expect((await ask('POST', '/rest/all', ada, everyWay)).json()).toMatchObject({ refused: { code: 'too-many-items', limit: 2 } });
    expect((await ask('POST', '/rest/all', ada, everyWay.slice(1))).statusCode).toBe(200);
    expect((await ask('POST', '/rest/all', ada, ['x'.repeat(1000)])).json()).toMatchObject({ refused: { limit: 1000 } });
    expect((await ask('POST', '/batch', ada, { requests: everyWay.map(({ path }) => ({ method: 'GET', path })) })).statusCode).toBe(200);
  });

  it('is never an item of a batch, whatever the path', async () => {
    await start();
    const { responses } = await small.batch([{ method: 'GET', path: '/rest/who/compiled' }], ada);
    expect(responses[0]).toMatchObject({ status: 403, body: { code: 'operation-not-batchable' } });
  });
});

/** Of each item who was known, else its status. */
function names(answer: { json<Body>(): Body }): unknown[] {
  return answer.json<{ status: number; body: { who?: string } }[]>().map(({ status, body }) => body.who ?? status);
}
