import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OperationId } from '@sheaf/contracts';
import { closeConnections } from './request.js';
import { drivers, startTestServer, stopPostgres, type TestServer } from './server.js';
import { codeOf, pointersOf, type Result, type Way, ways } from './ways.js';

afterAll(async () => {
  closeConnections();
  await stopPostgres();
});

const kinds = [
  { one: 'Item', many: 'Items', path: '/items', id: 'itemId', list: 'items' },
  { one: 'User', many: 'Users', path: '/users', id: 'userId', list: 'users' },
] as const;

describe.each(drivers)('on the %s database', (driver) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(driver);
  }, 60_000);
  afterAll(() => server.close());
  beforeEach(async () => {
    for (const table of ['items', 'users'] as const) await server.database.kysely.deleteFrom(table).execute();
  });

  describe.each(kinds)('$one', ({ one, many, path, id, list }) => {
    describe.each(Object.entries(ways))('%s', (_way, way: Way) => {
      const call = (
        verb: 'get' | 'put' | 'patch' | 'delete',
        thing: string,
        body?: unknown,
        headers: Record<string, string> = {},
      ): Promise<Result> =>
        way(server.url, {
          operationId: `${verb}${one}` as OperationId,
          parameters: { [id]: thing, ...headers },
          ...(body === undefined ? {} : { body }),
        });
      const page = (parameters: Record<string, unknown>) => way(server.url, { operationId: `list${many}` as OperationId, parameters });
      const create = (body: unknown) => way(server.url, { operationId: `create${one}` as OperationId, body });

      it('is created by the first put and replaced by the next', async () => {
        const created = await call('put', 'a', { x: 1, y: { z: [true] } });
        expect(created).toMatchObject({ status: 201, body: { [id]: 'a', x: 1, y: { z: [true] } }, headers: { location: `${path}/a` } });
        const replaced = await call('put', 'a', { w: 2 });
        expect(replaced).toMatchObject({ status: 200, body: { [id]: 'a', w: 2 } });
        expect(replaced.headers['location']).toBeUndefined();
        expect(replaced.headers['etag']).not.toBe(created.headers['etag']);
        expect(await call('get', 'a')).toMatchObject({
          status: 200,
          body: { [id]: 'a', w: 2 },
          headers: { etag: replaced.headers['etag'] },
        });
      });

      it('is created under an id that the server makes', async () => {
        const first = await create({ x: 1 });
        const second = await create({ x: 2 });
        expect([first.status, second.status]).toEqual([201, 201]);
        const [one_, two] = [first, second].map(({ body }) => (body as Record<string, string>)[id] as string);
        expect(one_).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(first.headers['location']).toBe(`${path}/${one_}`);
        expect(two).not.toBe(one_);
        expect(await call('get', one_!)).toMatchObject({ status: 200, body: { x: 1 } });
      });

      it('keeps every JSON value as it was sent', async () => {
        const properties = {
          empty: '',
          zero: 0,
          negative: -0.5,
          large: 1e21,
          small: 5e-324,
          exact: 9007199254740991,
          no: false,
          nothing: null,
          list: [[], {}, null, 0, ''],
          nul: 'a\u0000b',
          text: 'naïve 漢字 🎬 \u2028 </script> \\ "quoted"',
          'a name with spaces, / and ~': 1,
          constructor: 1,
          toString: 'x',
          deep: { deeper: { deepest: [{ end: true }] } },
        };
        await call('put', 'a', properties);
        expect((await call('get', 'a')).body).toStrictEqual({ [id]: 'a', ...properties });
      });

      it('takes its own id in the body, and no other', async () => {
        expect(await call('put', 'a', { [id]: 'a', x: 1 })).toMatchObject({ status: 201, body: { [id]: 'a', x: 1 } });
        for (const other of ['b', '', null, 1, ['a']]) {
          const refused = await call('put', 'a', { [id]: other });
          expect([refused.status, codeOf(refused), pointersOf(refused)]).toEqual([422, 'invalid-request', [`/body/${id}`]]);
          expect((await call('patch', 'a', { [id]: other })).status).toBe(422);
        }
        expect((await create({ [id]: 'mine' })).status).toBe(422);
        expect((await call('get', 'a')).body).toEqual({ [id]: 'a', x: 1 });
      });

      it('has equal ETags for equal properties, whoever wrote them', async () => {
        const first = await call('put', 'a', { x: 1 });
        await call('delete', 'a');
        expect((await call('put', 'a', { x: 1 })).headers['etag']).toBe(first.headers['etag']);
        expect(first.headers['etag']).toMatch(/^"[A-Za-z0-9_-]{22}"$/);
      });

      it('is not sent again to who has it', async () => {
        const { headers } = await call('put', 'a', { x: 1 });
        const etag = headers['etag'] as string;
        for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
          const answer = await call('get', 'a', undefined, { 'If-None-Match': tags });
          expect(answer).toMatchObject({ status: 304, headers: { etag } });
          expect(answer.body).toBeUndefined();
        }
        expect((await call('get', 'a', undefined, { 'If-None-Match': '"other"' })).status).toBe(200);
        expect((await call('get', 'a', undefined, { 'If-Match': etag })).status).toBe(200);
        expect((await call('get', 'a', undefined, { 'If-Match': `W/${etag}` })).status).toBe(412);
        expect((await call('get', 'missing', undefined, { 'If-None-Match': '*' })).status).toBe(404);
      });

      it('is put only if the precondition holds, and else stays as it is', async () => {
        expect(await call('put', 'a', { x: 0 }, { 'If-Match': '*' })).toMatchObject({ status: 412 });
        expect(await call('get', 'a')).toMatchObject({ status: 404 });
        const created = await call('put', 'a', { x: 1 }, { 'If-None-Match': '*' });
        expect(created.status).toBe(201);
        const etag = created.headers['etag'] as string;
        const all: Record<string, string>[] = [
          { 'If-None-Match': '*' },
          { 'If-None-Match': etag },
          { 'If-None-Match': `W/${etag}` },
          { 'If-Match': '"other"' },
          { 'If-Match': `W/${etag}` },
        ];
        for (const headers of all) {
          const refused = await call('put', 'a', { x: 2 }, headers);
          expect([refused.status, codeOf(refused)]).toEqual([412, 'precondition-failed']);
        }
        expect((await call('put', 'a', { x: 2 }, { 'If-Match': etag, 'If-None-Match': etag })).status).toBe(412);
        expect((await call('get', 'a')).body).toEqual({ [id]: 'a', x: 1 });
        expect((await call('put', 'a', { x: 2 }, { 'If-Match': `"other", ${etag}`, 'If-None-Match': '"another"' })).status).toBe(200);
        expect((await call('put', 'a', { x: 3 }, { 'If-Match': '*' })).status).toBe(200);
        expect((await call('put', 'a', { x: 4 }, { 'If-None-Match': '"other"' })).status).toBe(200);
        expect((await call('put', 'b', { x: 4 }, { 'If-None-Match': '"other"' })).status).toBe(201);
      });

      it('is patched as a merge patch says', async () => {
        await call('put', 'a', { keep: 1, change: 'x', drop: 1, deep: { a: 1, b: { c: 2 } }, list: [1, 2] });
        const patched = await call('patch', 'a', {
          change: 2,
          drop: null,
          never: null,
          deep: { b: { c: null, d: 3 } },
          list: [3],
          added: { e: null, f: 0 },
        });
        const after = { [id]: 'a', keep: 1, change: 2, deep: { a: 1, b: { d: 3 } }, list: [3], added: { f: 0 } };
        expect(patched).toMatchObject({ status: 200 });
        expect(patched.body).toEqual(after);
        expect(await call('get', 'a')).toMatchObject({ body: after, headers: { etag: patched.headers['etag'] } });
        expect((await call('patch', 'a', {})).headers['etag']).toBe(patched.headers['etag']);
      });

      it('is patched and deleted only if it exists and the precondition holds', async () => {
        expect((await call('patch', 'a', { x: 1 })).status).toBe(404);
        expect((await call('patch', 'a', { x: 1 }, { 'If-Match': '"x"' })).status).toBe(404);
        expect((await call('delete', 'a', undefined, { 'If-Match': '*' })).status).toBe(404);
        const { headers } = await call('put', 'a', { x: 1 });
        const etag = headers['etag'] as string;
        const all: Record<string, string>[] = [
          { 'If-Match': '"other"' },
          { 'If-Match': `W/${etag}` },
          { 'If-None-Match': '*' },
          { 'If-None-Match': etag },
        ];
        for (const wrong of all) {
          expect((await call('patch', 'a', { x: 2 }, wrong)).status).toBe(412);
          expect((await call('delete', 'a', undefined, wrong)).status).toBe(412);
        }
        expect((await call('get', 'a')).body).toEqual({ [id]: 'a', x: 1 });
        const patched = await call('patch', 'a', { x: 2 }, { 'If-Match': etag });
        expect(patched.status).toBe(200);
        expect(await call('delete', 'a', undefined, { 'If-Match': patched.headers['etag'] as string })).toMatchObject({ status: 204 });
        expect((await call('delete', 'a')).status).toBe(404);
      });

      it.each(['a', '"a', '"a" "b"', 'W/a', '*, "a"'])('refuses %j as If-Match and as If-None-Match', async (tags) => {
        for (const name of ['If-Match', 'If-None-Match']) {
          for (const verb of ['get', 'put', 'patch', 'delete'] as const) {
            const refused = await call(verb, 'a', verb === 'put' || verb === 'patch' ? {} : undefined, { [name]: tags });
            expect([refused.status, codeOf(refused), pointersOf(refused)]).toEqual([422, 'invalid-request', [`/parameters/${name}`]]);
          }
        }
      });

      it.each(['a b', 'ä', 'a/b', 'x'.repeat(129), '%', 'a%2fb'])('has no id like %j', async (bad) => {
        for (const verb of ['get', 'put', 'patch', 'delete'] as const) {
          const refused = await call(verb, bad, verb === 'put' || verb === 'patch' ? {} : undefined);
          expect([refused.status, codeOf(refused), pointersOf(refused)]).toEqual([422, 'invalid-request', [`/parameters/${id}`]]);
          expect(JSON.stringify(refused.body)).not.toContain('xxxxx');
        }
      });

      it('has ids of up to 128 characters of every kind that ids have', async () => {
        for (const good of ['x'.repeat(128), 'A-z_0:9@.b', '...', '-']) {
          expect((await call('put', good, { x: 1 })).status).toBe(201);
          expect((await call('get', good)).body).toEqual({ [id]: good, x: 1 });
        }
      });

      it('has at most 1,000 properties, those that patches add included', async () => {
        const many_ = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`p${at}`, at]));
        expect((await call('put', 'a', many_)).status).toBe(201);
        const refused = await call('patch', 'a', { more: 1 });
        expect([refused.status, pointersOf(refused)]).toEqual([422, ['/body']]);
        expect((await call('patch', 'a', { p0: null, more: 1 })).status).toBe(200);
        expect((await call('put', 'a', { ...many_, more: 1 })).status).toBe(422);
      });

      it.each([[], null, 'text', 1, true])('is no %j', async (body) => {
        for (const refused of [await call('put', 'a', body), await call('patch', 'a', body), await create(body)]) {
          expect([refused.status, codeOf(refused), pointersOf(refused)]).toEqual([422, 'invalid-request', ['/body']]);
        }
      });

      it('needs a body where one is put', async () => {
        const refused = await way(server.url, { operationId: `put${one}` as OperationId, parameters: { [id]: 'a' } });
        expect([refused.status, pointersOf(refused)]).toEqual([422, ['/body']]);
      });

      it('is listed by id, page by page, each exactly once', async () => {
        const ids = ['10', '9', 'B', 'a', '_', '-', ':', '@', '.x', 'Z', 'aa', 'A'];
        await Promise.all(ids.map((each) => call('put', each, { n: each })));
        const found: unknown[] = [];
        let cursor: string | undefined;
        let pages = 0;
        do {
          const answer = await page({ limit: 5, ...(cursor === undefined ? {} : { cursor }) });
          expect(answer.status).toBe(200);
          const body = answer.body as Record<string, unknown> & { nextCursor?: string };
          found.push(...(body[list] as unknown[]));
          cursor = body.nextCursor;
          pages += 1;
        } while (cursor !== undefined);
        expect(pages).toBe(3);
        expect(found).toEqual(ids.toSorted().map((each) => ({ [id]: each, n: each })));
      });

      it('has no next page when the last one is full', async () => {
        for (const each of ['a', 'b']) await call('put', each, {});
        expect((await page({ limit: 2 })).body).toEqual({ [list]: [{ [id]: 'a' }, { [id]: 'b' }] });
      });

      it('goes on behind a cursor whatever changed meanwhile', async () => {
        for (const each of ['a', 'b', 'c', 'd']) await call('put', each, {});
        const { nextCursor } = (await page({ limit: 2 })).body as { nextCursor: string };
        await call('delete', 'b');
        await call('put', 'bb', {});
        expect((await page({ cursor: nextCursor })).body).toEqual({ [list]: [{ [id]: 'bb' }, { [id]: 'c' }, { [id]: 'd' }] });
      });

      it('refuses a cursor that its list did not make', async () => {
        for (const each of ['a', 'b']) await call('put', each, {});
        const { nextCursor } = (await page({ limit: 1 })).body as { nextCursor: string };
        const other = one === 'Item' ? 'listUsers' : 'listItems';
        const foreign = await way(server.url, { operationId: other, parameters: { cursor: nextCursor } });
        for (const refused of [foreign, await page({ cursor: `${nextCursor}x` }), await page({ cursor: '!' })]) {
          expect([refused.status, codeOf(refused)]).toEqual([422, 'invalid-cursor']);
        }
      });

      it.each([
        [{ limit: 0 }, 'limit'],
        [{ limit: 100_001 }, 'limit'],
        [{ limit: 'ten' }, 'limit'],
        [{ limit: 1.5 }, 'limit'],
        [{ limit: '' }, 'limit'],
        [{ limit: '0x10' }, 'limit'],
        [{ limit: [1, 2] }, 'limit'],
        [{ cursor: '' }, 'cursor'],
        [{ limt: 5 }, 'limt'],
      ])('refuses the parameters %j of its list', async (parameters, name) => {
        const refused = await page(parameters);
        expect([refused.status, codeOf(refused), pointersOf(refused)]).toEqual([422, 'invalid-request', [`/parameters/${name}`]]);
      });
    });
  });
});
