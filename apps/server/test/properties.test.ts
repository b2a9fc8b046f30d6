import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OperationId } from '@sheaf/contracts';
import { closeConnections, send } from './request.js';
import { drivers, startTestServer, stopPostgres, type TestServer } from './server.js';
import { codeOf, pointersOf, type Result, type Way, ways } from './ways.js';

afterAll(async () => {
  closeConnections();
  await stopPostgres();
});

const kinds = [
  { kind: 'item', one: 'Item', many: 'Items', id: 'itemId', list: 'items' },
  { kind: 'user', one: 'User', many: 'Users', id: 'userId', list: 'users' },
] as const;

describe.each(drivers)('on the %s database', (driver) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(driver);
  }, 60_000);
  afterAll(() => server.close());
  beforeEach(async () => {
    await send(server.url, 'DELETE', '/catalogues/demo/contents');
  });

  describe.each(kinds)('$kind', ({ kind, one, many, id, list }) => {
    describe.each(Object.entries(ways))('%s', (_name, way: Way) => {
      const call = (operationId: string, parameters: object = {}, body?: unknown): Promise<Result> =>
        way(server.url, {
          operationId: operationId as OperationId,
          parameters: parameters as Record<string, unknown>,
          ...(body === undefined ? {} : { body }),
        });
      const declare = (propertyName: string, type: string, more: object = {}) =>
        call(`put${one}Property`, { propertyName, ...more }, { type });
      const put = (thing: string, body: unknown, more: object = {}) => call(`put${one}`, { [id]: thing, ...more }, body);
      const patch = (thing: string, body: unknown, more: object = {}) => call(`patch${one}`, { [id]: thing, ...more }, body);
      const get = async (thing: string) => (await call(`get${one}`, { [id]: thing })).body;

      it('is declared once, keeps its type, and is listed by name', async () => {
        const created = await declare('year', 'int');
        expect(created).toMatchObject({
          status: 201,
          body: { propertyName: 'year', type: 'int' },
          headers: { location: `/${kind}-properties/year` },
        });
        expect(await declare('year', 'int')).toMatchObject({ status: 200, body: created.body, headers: { etag: created.headers['etag'] } });
        const other = await declare('year', 'string');
        expect([other.status, codeOf(other)]).toEqual([409, 'already-exists']);
        expect((await declare('year', 'int', { 'If-None-Match': '*' })).status).toBe(412);
        expect((await declare('new', 'int', { 'If-Match': '*' })).status).toBe(412);
        await declare('Zone', 'string');
        expect((await call(`list${one}Properties`)).body).toEqual({
          properties: [
            { propertyName: 'Zone', type: 'string' },
            { propertyName: 'year', type: 'int' },
          ],
        });
        const got = await call(`get${one}Property`, { propertyName: 'year' });
        expect([got.body, got.headers['etag']]).toEqual([created.body, created.headers['etag']]);
        expect((await call(`get${one}Property`, { propertyName: 'year', 'If-None-Match': got.headers['etag'] })).status).toBe(304);
        expect(codeOf(await call(`get${one}Property`, { propertyName: 'none' }))).toBe('not-found');
      });

      it('cannot have the id’s name, a name that names cannot be, or a type that is none', async () => {
        const named = await declare(id, 'string');
        expect([codeOf(named), pointersOf(named)]).toEqual(['invalid-request', ['/parameters/propertyName']]);
        expect((await declare('***not_valid$$$', 'int')).status).toBe(422);
        const typed = await declare('year', 'integer');
        expect([codeOf(typed), pointersOf(typed)]).toEqual(['invalid-request', ['/body/type']]);
      });

      it.each<[string, unknown[], unknown[]]>([
        ['boolean', [true, false, null], [0, 'true', []]],
        ['int', [0, -5, 9007199254740991, null], [0.5, 1e21, '1', true, [1]]],
        ['double', [0, 0.5, 1e300, null], ['0.5', true, {}]],
        ['string', ['', 'x', 'a\u0000', null], [1, false, ['x']]],
        [
          'timestamp',
          [0, 1.5, '2026-11-21T12:00:00Z', '2026-11-21T12:00:00', '2026-11-21 12:00:00.5', null],
          ['2026-02-30T00:00:00Z', 'soon', '', true],
        ],
        ['set', [[], ['a', 'b'], null], ['a', [1], [null], {}]],
        ['image', ['https://example.com/a.png', null], ['a.png', 'javascript:alert(1)', '', 1]],
        ['imageList', [[], ['http://example.com/a'], null], ['https://example.com', ['a'], [1]]],
      ])('of type %s takes its values and refuses others, when put, patched and created', async (type, values, others) => {
        await declare('p', type);
        for (const value of values) {
          expect([value, (await put('a', { p: value, free: 'x' })).status < 300]).toEqual([value, true]);
          expect(await get('a')).toEqual({ [id]: 'a', p: value, free: 'x' });
          expect([value, (await patch('a', { p: value })).status]).toEqual([value, 200]);
          expect([value, (await call(`create${one}`, {}, { p: value })).status]).toEqual([value, 201]);
        }
        const before = await get('a');
        for (const value of others) {
          for (const refused of [
            await put('a', { p: value }),
            await patch('a', { p: value }),
            await call(`create${one}`, {}, { p: value }),
          ]) {
            expect([value, codeOf(refused), pointersOf(refused)]).toEqual([value, 'invalid-request', ['/body/p']]);
            expect((refused.body as { detail: string }).detail).toContain(`is declared ${type} and must be `);
          }
        }
        expect(await get('a')).toEqual(before);
      });

      it('counts for what is written, and not for what is there', async () => {
        await put('a', { year: 'long ago', other: 1 });
        await declare('year', 'int');
        expect(await get('a')).toEqual({ [id]: 'a', year: 'long ago', other: 1 });
        expect((await patch('a', { other: 2 })).status).toBe(200);
        expect((await put('a', { year: 'long ago' })).status).toBe(422);
        expect(await patch('a', { year: null })).toMatchObject({ status: 200, body: { [id]: 'a', other: 2 } });
      });

      it('that is not declared is free, unless the caller wants declared ones only', async () => {
        await declare('year', 'int');
        expect((await put('a', { year: 1, other: 1 })).status).toBe(201);
        const refused = await put('a', { [id]: 'a', year: 'x', other: 1, 'an~other/': 2 }, { declaredOnly: true });
        expect([codeOf(refused), pointersOf(refused)]).toEqual(['invalid-request', ['/body/year', '/body/other', '/body/an~0other~1']]);
        expect((await patch('a', { other: null }, { declaredOnly: true })).status).toBe(422);
        expect((await call(`create${one}`, { declaredOnly: true }, { other: 1 })).status).toBe(422);
        expect((await call(`create${one}`, { declaredOnly: true }, { year: 1 })).status).toBe(201);
        expect((await put('a', { year: 2 }, { declaredOnly: true })).status).toBe(200);
      });

      it('is deleted with its values, and is free again', async () => {
        await declare('year', 'int');
        await put('a', { year: 1, other: 1 });
        await put('b', { other: 2 });
        const etag = (await call(`get${one}`, { [id]: 'b' })).headers['etag'];
        expect((await call(`delete${one}Property`, { propertyName: 'year', 'If-Match': '"another"' })).status).toBe(412);
        expect((await call(`delete${one}Property`, { propertyName: 'year' })).status).toBe(204);
        expect((await call(`delete${one}Property`, { propertyName: 'year' })).status).toBe(404);
        expect([await get('a'), (await call(`get${one}`, { [id]: 'b' })).headers['etag']]).toEqual([{ [id]: 'a', other: 1 }, etag]);
        expect((await put('a', { year: 'free' })).status).toBe(200);
        expect((await declare('year', 'string')).status).toBe(201);
      });

      it('patched into nothing is refused, or creates it', async () => {
        await declare('year', 'int');
        expect((await patch('a', { year: 1 })).status).toBe(404);
        expect((await patch('a', { year: 'x' }, { cascadeCreate: true })).status).toBe(422);
        expect((await patch('a', { year: 1 }, { cascadeCreate: true, 'If-Match': '*' })).status).toBe(412);
        const created = await patch('a', { year: 1, gone: null }, { cascadeCreate: true });
        expect(created).toMatchObject({ status: 201, body: { [id]: 'a', year: 1 }, headers: { location: `/${list}/a` } });
        expect(created.headers['etag']).toBe((await call(`get${one}`, { [id]: 'a' })).headers['etag']);
        expect(await patch('a', { other: 2 }, { cascadeCreate: true })).toMatchObject({
          status: 200,
          body: { [id]: 'a', year: 1, other: 2 },
        });
      });

      it('of those that meet a filter are listed, and no others', async () => {
        for (let index = 0; index < 9; index += 1)
          await put(`t${index}`, { n: index, odd: index % 2 === 1, tags: [`g${index % 3}`, 'all'], nul: 'a\u0000b' });
        const ids = async (parameters: object) => {
          const { body } = await call(`list${many}`, parameters);
          return (body as Record<string, Record<string, unknown>[]>)[list]?.map((each) => each[id]);
        };
        expect(await ids({ filter: 'odd:eq:true;n:gt:2' })).toEqual(['t3', 't5', 't7']);
        expect(await ids({ filter: 'tags:eq:g1;n:lt:4|odd:eq:true' })).toEqual(['t1', 't7']);
        expect(await ids({ filter: `${id}:in:t2,t8,none` })).toEqual(['t2', 't8']);
        expect(await ids({ filter: 'nul:contains:A%00', offset: 7 })).toEqual(['t7', 't8']);
        expect(await ids({ filter: 'odd:eq:false', offset: 1, limit: 2 })).toEqual(['t2', 't4']);
        expect(await ids({ offset: 4, limit: 2 })).toEqual(['t4', 't5']);
        expect(await ids({ offset: 9 })).toEqual([]);
        expect((await call(`list${many}`, { filter: 'n:lte:1', properties: ['n', 'constructor', id] })).body).toEqual({
          [list]: [
            { [id]: 't0', n: 0 },
            { [id]: 't1', n: 1 },
          ],
        });
        expect((await call(`list${many}`, { properties: [id], limit: 100_000 })).body).toEqual({
          [list]: Array.from({ length: 9 }, (_, index) => ({ [id]: `t${index}` })),
        });
        const first = (await call(`list${many}`, { filter: 'odd:eq:false', limit: 2 })).body as { nextCursor: string };
        expect(await ids({ filter: 'odd:eq:false', limit: 10, cursor: first.nextCursor })).toEqual(['t4', 't6', 't8']);
        expect(codeOf(await call(`list${many}`, { filter: 'odd:eq:true', cursor: first.nextCursor }))).toBe('invalid-cursor');
        const refused = await call(`list${many}`, { filter: 'odd:is:true' });
        expect([codeOf(refused), pointersOf(refused)]).toEqual(['invalid-request', ['/parameters/filter']]);
        expect((refused.body as { detail: string }).detail).toMatch(/^\/parameters\/filter at character 4 must be an operator/);
      });
    });
  });

  it('a list of more than a statement reads is complete, with a filter and without', async () => {
    const requests = Array.from({ length: 2500 }, (_, index) => ({
      method: 'PUT',
      path: `/items/n${String(index).padStart(4, '0')}`,
      body: { n: index },
    }));
    await send(server.url, 'POST', '/batch', { body: { requests, return: 'minimal' } });
    const items = async (query: string) =>
      ((await send(server.url, 'GET', `/items?${query}`)).body as { items: { n: number }[] }).items.map(({ n }) => n);
    const all = Array.from({ length: 2500 }, (_, index) => index);
    expect(await items('limit=100000')).toEqual(all);
    expect(await items('limit=100000&offset=1500')).toEqual(all.slice(1500));
    expect(await items('limit=1200&filter=n:gte:900')).toEqual(all.slice(900, 2100));
    expect(await items('limit=5&offset=1598&filter=n:gte:900')).toEqual([2498, 2499]);
    expect(await items('properties=itemId&limit=2400')).toHaveLength(2400);
    expect((await send(server.url, 'PATCH', '/items?filter=n:gte:500', { body: { n: null, m: 1 } })).body).toMatchObject({ count: 2000 });
    expect((await send(server.url, 'DELETE', '/items?filter=m:eq:1')).body).toMatchObject({ count: 2000 });
    expect(await items('limit=100000')).toEqual(all.slice(0, 500));
  }, 60_000);

  describe.each(Object.entries(ways))('%s', (_name, way: Way) => {
    const call = (operationId: OperationId, parameters: object = {}, body?: unknown): Promise<Result> =>
      way(server.url, { operationId, parameters: parameters as Record<string, unknown>, ...(body === undefined ? {} : { body }) });
    const event = { type: 'view', userId: 'ada', itemId: 'a', timestamp: '2026-11-01T12:00:00Z' };

    const times = async (parameters: object) =>
      (
        (await call('listUserInteractions', { userId: 'ada', ...parameters })).body as { interactions: { timestamp: string }[] }
      ).interactions.map(({ timestamp }) => timestamp.slice(18, 19));

    it('an interaction creates its user and item where asked to, and not where it is refused', async () => {
      expect((await call('addInteraction', {}, event)).status).toBe(404);
      expect((await call('addInteractionCascade', {}, { ...event, rating: 9 })).status).toBe(422);
      expect((await call('listItems')).body).toEqual({ items: [] });
      await call('putUser', { userId: 'ada' }, { name: 'Ada' });
      expect((await call('addInteractionCascade', {}, event)).status).toBe(201);
      expect((await call('addInteractionCascade', {}, event)).status).toBe(409);
      expect((await call('getUser', { userId: 'ada' })).body).toEqual({ userId: 'ada', name: 'Ada' });
      expect((await call('getItem', { itemId: 'a' })).body).toEqual({ itemId: 'a' });
      expect((await call('putItem', { itemId: 'a' }, { x: 1 })).status).toBe(200);
    });

    it('interactions are listed from an offset', async () => {
      for (let second = 0; second < 5; second += 1)
        await call('addInteractionCascade', {}, { ...event, timestamp: `2026-11-01T12:00:0${second}Z` });
      expect(await times({ offset: 1, limit: 2 })).toEqual(['3', '2']);
      expect(await times({ offset: 5 })).toEqual([]);
    });

    it('items that meet a filter are patched and deleted, with their interactions, and no others', async () => {
      await call('putItemProperty', { propertyName: 'year' }, { type: 'int' });
      for (const [itemId, year] of [
        ['a', 1995],
        ['b', 2009],
        ['c', 1995],
      ] as const)
        await call('putItem', { itemId }, { year });
      for (const itemId of ['a', 'b']) await call('addInteractionCascade', {}, { ...event, itemId });
      expect((await call('updateItems', { filter: 'year:eq:1995' }, { year: 'old' })).status).toBe(422);
      expect((await call('updateItems', { filter: 'year:eq:1995', declaredOnly: true }, { old: true })).status).toBe(422);
      expect((await call('updateItems', { filter: 'year:eq:1995' }, { itemId: 'z' })).status).toBe(422);
      expect((await call('updateItems', { filter: 'year:eq:1995' }, { old: { yes: true }, year: null })).body).toEqual({
        itemIds: ['a', 'c'],
        count: 2,
      });
      expect((await call('getItem', { itemId: 'a' })).body).toEqual({ itemId: 'a', old: { yes: true } });
      expect((await call('getItem', { itemId: 'b' })).body).toEqual({ itemId: 'b', year: 2009 });
      expect((await call('updateItems', { filter: 'year:eq:1995' }, { old: false })).body).toEqual({ itemIds: [], count: 0 });
      expect((await call('deleteItems', { filter: 'old:exists:true' })).body).toEqual({ itemIds: ['a', 'c'], count: 2 });
      expect((await call('deleteItems', { filter: 'old:exists:true' })).body).toEqual({ itemIds: [], count: 0 });
      const left = (await call('listUserInteractions', { userId: 'ada' })).body as { interactions: { itemId: string }[] };
      expect(left.interactions.map(({ itemId }) => itemId)).toEqual(['b']);
      for (const operationId of ['deleteItems', 'updateItems'] as const) {
        const refused = await call(operationId, { filter: 'old' }, operationId === 'updateItems' ? {} : undefined);
        expect([codeOf(refused), pointersOf(refused)]).toEqual(['invalid-request', ['/parameters/filter']]);
      }
    });

    it('a merge moves what the user has not, drops the rest, and deletes the source', async () => {
      const at = (userId: string, type: string, second: number, more: object = {}) =>
        call('addInteractionCascade', {}, { type, userId, itemId: 'a', timestamp: `2026-11-01T12:00:0${second}Z`, ...more });
      await call('putUser', { userId: 'ada' }, { name: 'Ada' });
      await call('putUser', { userId: 'guest' }, { name: 'Guest', visits: 3 });
      await at('ada', 'view', 1);
      await at('guest', 'view', 1);
      await at('guest', 'view', 2);
      await at('guest', 'rating', 1, { rating: 5 });
      await at('ada', 'viewPortion', 3, { portion: 0.5, sessionId: 's' });
      await at('guest', 'viewPortion', 4, { portion: 0.9, sessionId: 's' });
      await at('guest', 'viewPortion', 4, { portion: 0.9, sessionId: 't' });
      expect((await call('mergeUsers', { userId: 'nobody' }, { sourceUserId: 'guest' })).status).toBe(404);
      expect((await call('mergeUsers', { userId: 'ada' }, { sourceUserId: 'nobody' })).status).toBe(404);
      expect((await call('mergeUsers', { userId: 'ada' }, { sourceUserId: 'ada' })).status).toBe(422);
      expect(await call('mergeUsers', { userId: 'ada' }, { sourceUserId: 'guest' })).toMatchObject({
        status: 200,
        body: { userId: 'ada', moved: 3, dropped: 2 },
      });
      expect((await call('getUser', { userId: 'ada' })).body).toEqual({ userId: 'ada', name: 'Ada' });
      expect((await call('getUser', { userId: 'guest' })).status).toBe(404);
      const { interactions } = (await call('listUserInteractions', { userId: 'ada' })).body as {
        interactions: { type: string; timestamp: string; portion?: number; sessionId?: string }[];
      };
      expect(interactions.map(({ type, timestamp, portion, sessionId }) => [type, timestamp.slice(18, 19), portion, sessionId])).toEqual([
        ['viewPortion', '4', 0.9, 't'],
        ['viewPortion', '3', 0.5, 's'],
        ['view', '2', undefined, undefined],
        ['view', '1', undefined, undefined],
        ['rating', '1', undefined, undefined],
      ]);
      expect((await call('mergeUsers', { userId: 'ada' }, { sourceUserId: 'guest' })).status).toBe(404);
      expect(await call('mergeUsers', { userId: 'new', cascadeCreate: true }, { sourceUserId: 'ada' })).toMatchObject({
        status: 200,
        body: { userId: 'new', moved: 5, dropped: 0 },
      });
    });
  });

  it('merges that run at once lose nothing', async () => {
    const sources = Array.from({ length: 8 }, (_, index) => `s${index}`);
    for (const userId of sources) {
      const body = { type: 'view', userId, itemId: 'a' };
      await send(server.url, 'POST', '/interactions/cascade', { body });
    }
    const merges = sources.slice(1).map((sourceUserId) => send(server.url, 'POST', '/users/s0/merge', { body: { sourceUserId } }));
    expect((await Promise.all(merges)).map(({ status }) => status)).toEqual(sources.slice(1).map(() => 200));
    const { body } = await send(server.url, 'GET', '/users/s0/interactions');
    expect((body as { interactions: object[] }).interactions).toHaveLength(8);
  });

  it('no more than a thousand properties are declared', async () => {
    const requests = Array.from({ length: 1001 }, (_, index) => ({
      method: 'PUT',
      path: `/item-properties/p${index}`,
      body: { type: 'int' },
    }));
    const { body } = await send(server.url, 'POST', '/batch', { body: { requests } });
    const { responses } = body as { responses: Result[] };
    expect(responses.map(({ status }) => status)).toEqual([...Array.from({ length: 1000 }, () => 201), 422]);
    expect((await send(server.url, 'PUT', '/user-properties/p1', { body: { type: 'int' } })).status).toBe(201);
  }, 60_000);
});
