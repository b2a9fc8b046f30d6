import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Answer, closeConnections, send } from './request.js';
import { drivers, startTestServer, stopPostgres, type TestServer } from './server.js';

const environment = {
  SHEAF_CATALOGUES: JSON.stringify([
    { id: 'demo', token: 'demo-token' },
    { id: 'a:shop', token: 'token-of-the-shop', ratingRange: { min: -1, max: 1 } },
  ]),
};

/** Adds what clients add. */
function signed(path: string, { databaseId = 'demo', token = 'demo-token', atS = Math.floor(Date.now() / 1000) } = {}): string {
  const text = `/${databaseId}${path}${path.includes('?') ? '&' : '?'}hmac_timestamp=${atS}`;
  return `${text}&hmac_sign=${createHmac('sha1', token).update(text).digest('hex')}`;
}

const put = (path: string, params?: object) => ({ method: 'PUT', path, ...(params && { params }) });
const post = (path: string, params: object) => ({ method: 'POST', path, params });
const get = (path: string, params?: object) => ({ method: 'GET', path, ...(params && { params }) });

describe.each(drivers)('Recombee on %s', (driver) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(driver, { environment });
  }, 60_000);
  afterAll(async () => {
    closeConnections();
    await server.close();
    await stopPostgres();
  });

  // No bearer token: what these requests may do comes from their signatures.
  const call = (method: string, target: string, body?: unknown): Promise<Answer> =>
    send(server.url, method, target, { headers: { authorization: null }, body });
  const batch = async (requests: readonly object[], members: object = {}): Promise<{ code: number; json: unknown }[]> => {
    const { status, body } = await call('POST', signed('/batch/'), { requests, ...members });
    expect([status, body]).toEqual([200, expect.any(Array)]);
    return body as { code: number; json: unknown }[];
  };
  it('executes one by one, the failed among the others, and answers with the state at that moment', async () => {
    const results = await batch([
      put('/items/properties/price', { type: 'double' }),
      put('/items/one'),
      put('/items/one'),
      put('/items/***'),
      post('/items/one', { price: 5 }),
      get('/items/one'),
      post('/items/one', { price: 6 }),
      post('/items/one', { colour: 'red' }),
      post('/items/one', { price: 'six' }),
      get('/items/one'),
      { method: 'DELETE', path: '/items/one' },
      get('/items/one'),
    ]);
    expect(results.map(({ code }) => code)).toEqual([201, 201, 409, 400, 200, 200, 200, 400, 400, 200, 200, 404]);
    expect(results[5]?.json).toEqual({ price: 5 });
    expect(results[9]?.json).toEqual({ price: 6 });
    expect(results[11]?.json).toEqual({ statusCode: 404, message: expect.any(String) });
  });

  it('keeps ratings on the scale of the catalogue and tells them on that of the service', async () => {
    const rating = { userId: 'rater', itemId: 'rated', rating: 0.5, timestamp: 1_000_000.25, cascadeCreate: true };
    const [added, listed] = await batch([post('/ratings/', rating), get('/items/rated/ratings/')]);
    expect(added).toEqual({ code: 200, json: 'ok' });
    expect(listed).toEqual({ code: 200, json: [{ userId: 'rater', itemId: 'rated', rating: 0.5, timestamp: 1_000_000.25 }] });
    const { body } = await send(server.url, 'GET', '/items/rated/interactions');
    expect(body).toMatchObject({ interactions: [{ rating: 3.875, timestamp: '1970-01-12T13:46:40.250000Z' }] });
  });

  it('lists, changes and deletes by filter', async () => {
    await batch([
      put('/items/properties/genre', { type: 'string' }),
      ...['a', 'b', 'c'].map((id) => post(`/items/by-filter-${id}`, { genre: id, '!cascadeCreate': true })),
    ]);
    const filter = `'genre' in {"a", "b"} and 'itemId' != "x"`;
    const [listed, shown, changed, deleted, wrong] = await batch([
      get('/items/list/', { filter }),
      get('/items/list/', { filter, returnProperties: true, count: 1, offset: 1 }),
      post('/more-items/', { filter: `'genre' == "a"`, changes: { genre: 'z' } }),
      { method: 'DELETE', path: '/more-items/', params: { filter: `'genre' == "z"` } },
      get('/items/list/', { filter: `'genre' ~ "a"` }),
    ]);
    expect(listed?.json).toEqual(['by-filter-a', 'by-filter-b']);
    expect(shown?.json).toEqual([{ itemId: 'by-filter-b', genre: 'b' }]);
    for (const result of [changed, deleted]) expect(result?.json).toEqual({ itemIds: ['by-filter-a'], count: 1 });
    expect(wrong).toEqual({
      code: 400,
      json: { statusCode: 400, message: expect.stringContaining('Invalid ReQL in filter at position 8') },
    });
  });

  it('answers a lone request as the same one in a batch', async () => {
    await call('PUT', signed('/items/alone'));
    const targets: [string, string, unknown?][] = [
      ['PUT', '/items/alone'],
      ['GET', '/items/alone'],
      ['GET', '/items/nobody-has-this'],
      ['POST', '/purchases/', { userId: 'nobody', itemId: 'alone' }],
      ['GET', '/series/list/'],
      ['GET', '/scenarios/'],
      ['POST', '/recomms/composite/', { scenario: 's', count: 5 }],
    ];
    for (const [method, path, params] of targets) {
      const alone = await call(method, signed(path), params);
      const [item] = await batch([{ method, path, ...(params ? { params } : {}) }]);
      expect([path, alone.status, alone.body]).toEqual([path, item?.code, item?.json]);
      expect(alone.headers['cache-control']).toBe('no-store');
    }
  });

  it('takes a path that its client signed before fetch encoded it', async () => {
    const { status, body } = await call('PUT', signed('/items/***ü $$$').replace('ü ', '%C3%BC%20'));
    expect([status, body]).toEqual([400, { statusCode: 400, message: expect.any(String) }]);
  });

  it('refuses in its words a path that no router can read', async () => {
    for (const path of ['/demo/items/100%', '/recombee/demo/items/%zz', '/a:shop/items/100%']) {
      const { status, body } = await call('PUT', path);
      expect([path, status, body]).toEqual([path, 400, { statusCode: 400, message: expect.any(String) }]);
    }
    expect((await call('PUT', '/items/100%')).body).toMatchObject({ code: 'invalid-path' });
  });

  it.each<[string, () => string, string]>([
    ['no signature', () => '/demo/items/list/', 'Invalid HMAC signature'],
    ['the signature of another token', () => signed('/items/list/', { token: 'token-of-the-shop' }), 'Invalid HMAC signature'],
    ['the signature of another path', () => signed('/items/a').replace('/a?', '/b?'), 'Invalid HMAC signature'],
    ['a catalogue of another account', () => signed('/items/list/', { databaseId: 'a:shop' }), 'Invalid HMAC signature'],
    [
      'a catalogue of another account, under the prefix',
      () => `/recombee${signed('/', { databaseId: 'a:shop' })}`,
      'Invalid HMAC signature',
    ],
    ['a catalogue that is not there', () => `/recombee${signed('/items/list/', { databaseId: 'nobody' })}`, 'Invalid HMAC signature'],
    ['no catalogue', () => '/recombee/', 'Invalid HMAC signature'],
    ['a signature that has expired', () => signed('/items/list/', { atS: 1_000_000 }), 'Token has expired (Current time: '],
  ])('is 401 for %s', async (_what, target, error) => {
    const { status, body } = await call('GET', target());
    expect([status, body]).toEqual([401, { statusCode: 401, error: expect.stringContaining(error) }]);
  });

  it('acts for the catalogue of its path, whatever other headers say', async () => {
    const target = signed('/items/mine', { databaseId: 'a:shop', token: 'token-of-the-shop' });
    const headers = { authorization: 'Bearer demo-token', 'sheaf-catalogue': 'demo' };
    expect((await send(server.url, 'PUT', target, { headers })).status).toBe(201);
    expect((await send(server.url, 'GET', '/items/mine')).status).toBe(404);
    expect((await send(server.url, 'GET', '/items/mine', { headers: { authorization: 'Bearer token-of-the-shop' } })).status).toBe(200);
  });

  it('serves under /recombee the catalogues that an account creates, with its token', async () => {
    const created = await send(server.url, 'POST', '/catalogues', { body: { name: 'Later', ratingRange: { min: 1, max: 3 } } });
    const { catalogueId: databaseId } = created.body as { catalogueId: string };
    const rating = { userId: 'u', itemId: 'i', rating: 0, cascadeCreate: true };
    const { status, body } = await call('POST', `/recombee${signed('/ratings/', { databaseId })}`, rating);
    expect([status, body]).toEqual([200, 'ok']);
    const stored = await send(server.url, 'GET', '/items/i/interactions', { headers: { 'sheaf-catalogue': databaseId } });
    expect(stored.body).toMatchObject({ interactions: [{ rating: 2 }] });
    expect((await send(server.url, 'GET', '/items/i')).status).toBe(404);
  });

  it.each<[string, unknown]>([
    ['traversal', { requests: [{ method: 'GET', path: '/demo/items/../batch/' }] }],
    ['an address', { requests: [{ method: 'GET', path: 'http://127.0.0.1/items/list/' }] }],
    ['headers of its own', { requests: [{ method: 'GET', path: '/items/list/', headers: { authorization: 'Bearer x' } }] }],
    ['requests that are none', { requests: 'all' }],
    ['more than 10,000 requests', { requests: Array.from({ length: 10_001 }, () => ({ method: 'DELETE', path: '/' })) }],
  ])('refuses a batch for %s, and nothing of it runs', async (_what, body) => {
    await call('PUT', signed('/items/kept'));
    const answer = await call('POST', signed('/batch/'), body);
    expect([answer.status, answer.body]).toEqual([400, { statusCode: 400, message: expect.any(String) }]);
    expect((await call('GET', signed('/items/kept'))).status).toBe(200);
  });

  it('executes no batch in a batch, and what others ask for all the same', async () => {
    const results = await batch([post('/batch/', { requests: [put('/items/nested')] }), put('/items/beside'), get('/items/nested')]);
    expect(results.map(({ code }) => code)).toEqual([400, 201, 404]);
  });

  it('answers whatever a batch asks for with a code that is the caller’s: no failure of ours', async () => {
    const id = fc.constantFrom('one', 'two', '***', 'ü', '-', 'x'.repeat(200), '__proto__', '%00');
    const path = fc.oneof(
      fc.constantFrom(
        '/items/list/',
        '/users/list/',
        '/items/properties/list/',
        '/more-items/',
        '/purchases/',
        '/ratings/',
        '/viewportions/',
      ),
      fc.tuple(fc.constantFrom('/items/', '/users/', '/items/properties/', '/recomms/next/items/'), id).map(([start, end]) => start + end),
      fc
        .tuple(fc.constantFrom('/recomms/users/', '/search/users/', '/recomms/items/', '/users/'), id)
        .map(([start, end]) => `${start}${end}/items/`),
      fc.tuple(id, id).map(([target, source]) => `/users/${target}/merge/${source}`),
    );
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('one', 'two', "'price' == 1", 'string', 1, -1, 0.5, 1e15, true, 'a\u0000b', '2020-01-01T00:00:00Z'),
    );
    const names = [
      'userId',
      'itemId',
      'timestamp',
      'rating',
      'portion',
      'sessionId',
      'amount',
      'additionalData',
      'recommId',
      'cascadeCreate',
      'type',
    ];
    const more = [
      'filter',
      'changes',
      'count',
      'offset',
      'booster',
      'returnProperties',
      'includedProperties',
      'searchQuery',
      'targetUserId',
      'price',
    ];
    const params = fc.dictionary(fc.constantFrom(...names, ...more), value, { maxKeys: 8 });
    const requests = fc.array(fc.record({ method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE'), path, params }), {
      minLength: 10,
      maxLength: 30,
    });
    let executed = 0;
    await fc.assert(
      fc.asyncProperty(requests, async (given) => {
        const { status, body } = await call('POST', signed('/batch/'), { requests: given });
        if (status !== 200) return expect([status, body]).toEqual([400, { statusCode: 400, message: expect.any(String) }]);
        executed += 1;
        const failed = (body as { code: number }[])
          .map(({ code }, index) => ({ code, request: given[index] }))
          .filter(({ code }) => code >= 500);
        expect(failed).toEqual([]);
      }),
      { numRuns: 200, seed: 5 },
    );
    expect(executed).toBeGreaterThan(100);
  }, 60_000);

  it('is told from other requests by operators and callers, its signatures are not', async () => {
    await call('GET', signed('/items/list/'));
    const line = server.logged.map((each) => JSON.parse(each) as Record<string, unknown>).findLast(({ msg }) => msg === 'request');
    expect(line).toMatchObject({ operation: 'recombee', method: 'GET', path: '/demo/items/list/', status: 200, catalogue: 'demo' });
    expect(server.logged.join('')).not.toContain('hmac_sign');
    const { dialects } = (await send(server.url, 'GET', '/batch/capabilities')).body as { dialects: readonly string[] };
    expect(dialects.filter((name) => name === 'recombee')).toEqual(['recombee']);
  });

  it('empties its own catalogue and no other', async () => {
    expect((await call('DELETE', signed('/'))).body).toBe('ok');
    expect((await call('GET', signed('/items/list/'))).body).toEqual([]);
    const shop = { databaseId: 'a:shop', token: 'token-of-the-shop' };
    expect((await call('GET', signed('/items/list/', shop))).body).toEqual(['mine']);
  });
});
