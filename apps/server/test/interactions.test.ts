import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { closeConnections, send } from './request.js';
import { drivers, startTestServer, stopPostgres, type TestServer } from './server.js';
import { codeOf, pointersOf, type Result, type Way, ways } from './ways.js';

afterAll(async () => {
  closeConnections();
  await stopPostgres();
});

type Interaction = Record<string, unknown> & { timestamp: string };

describe.each(drivers)('interactions on the %s database', (driver) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(driver);
  }, 60_000);
  afterAll(() => server.close());
  beforeEach(async () => {
    for (const table of ['items', 'users'] as const) await server.database.kysely.deleteFrom(table).execute();
    const things = ['/items/i', '/items/j', '/users/u', '/users/v'].map((path) => ({ method: 'PUT', path, body: {} }));
    await send(server.url, 'POST', '/batch', { body: { requests: things } });
  });

  describe.each(Object.entries(ways))('%s', (_way, way: Way) => {
    const add = (body: Record<string, unknown>): Promise<Result> =>
      way(server.url, { operationId: 'addInteraction', body: { userId: 'u', itemId: 'i', ...body } });
    const portion = (body: object) => add({ type: 'viewPortion', timestamp: '2026-11-01T12:00:00Z', ...body });
    const popular = (parameters: Record<string, unknown> = {}) => way(server.url, { operationId: 'listPopularItems', parameters });
    const remove = (parameters: Record<string, unknown>) =>
      way(server.url, { operationId: 'deleteInteractions', parameters: { userId: 'u', itemId: 'i', type: 'view', ...parameters } });
    const listed = async (parameters: Record<string, unknown> = {}): Promise<Interaction[]> => {
      const answer = await way(server.url, { operationId: 'listUserInteractions', parameters: { userId: 'u', ...parameters } });
      expect(answer.status).toBe(200);
      return (answer.body as { interactions: Interaction[] }).interactions;
    };

    it.each([
      { type: 'view', duration: 12.5 },
      { type: 'purchase', amount: 2, price: 9.99, profit: -1.5 },
      { type: 'cart', amount: 0.5, price: 0 },
      { type: 'rating', rating: 0.5 },
      { type: 'bookmark' },
      { type: 'viewPortion', portion: 0, sessionId: 's "1" \\ \u0000 é' },
      { type: 'view', recommId: 'r\u0000', additionalData: { a: [null, 0, false, '', 'a\u0000'], constructor: {} } },
    ])('are added as they are sent and listed so: %j', async (fields) => {
      const sent = { ...fields, timestamp: '2026-11-01T12:00:00Z' };
      const kept = { userId: 'u', itemId: 'i', ...fields, timestamp: '2026-11-01T12:00:00.000000Z' };
      const added = await add(sent);
      expect(added).toMatchObject({ status: 201 });
      expect(added.body).toEqual(kept);
      expect(await listed()).toEqual([kept]);
    });

    it('take their time from the server when they bring none', async () => {
      const before = Date.now();
      const { body } = await add({ type: 'view' });
      const at = Date.parse((body as Interaction).timestamp);
      expect(at).toBeGreaterThanOrEqual(before - 1);
      expect(at).toBeLessThanOrEqual(Date.now() + 1);
    });

    it('are told apart by user, item, type and time, to the microsecond', async () => {
      const timestamp = '2026-11-01T12:00:00.000001Z';
      expect((await add({ type: 'view', timestamp })).status).toBe(201);
      expect((await add({ type: 'bookmark', timestamp })).status).toBe(201);
      expect((await add({ type: 'view', timestamp, itemId: 'j' })).status).toBe(201);
      expect((await add({ type: 'view', timestamp, userId: 'v' })).status).toBe(201);
      expect((await add({ type: 'view', timestamp: '2026-11-01T12:00:00.000002Z' })).status).toBe(201);
      for (const same of [timestamp, '2026-11-01T12:00:00.0000019Z', '2026-11-01T14:30:00.000001+02:30']) {
        const again = await add({ type: 'view', timestamp: same, duration: 9 });
        expect([again.status, codeOf(again)]).toEqual([409, 'already-exists']);
      }
      expect((await listed({ type: 'view' })).map(({ duration }) => duration)).toEqual([undefined, undefined, undefined]);
    });

    it('keep times from year 1 to year 9999 exactly', async () => {
      const times = ['0001-01-01T00:00:00.000001Z', '1969-12-31T23:59:59.999999Z', '9999-12-31T23:59:59.999999Z'];
      for (const timestamp of times) expect((await add({ type: 'view', timestamp })).status).toBe(201);
      expect((await listed()).map(({ timestamp }) => timestamp)).toEqual(times.toReversed());
    });

    it('of viewing portions are one per user, item and session', async () => {
      expect((await portion({ portion: 0.1, sessionId: 'a', recommId: 'r' })).status).toBe(201);
      expect((await portion({ portion: 0.2, sessionId: 'b' })).status).toBe(201);
      expect((await portion({ portion: 0.3 })).status).toBe(201);
      expect((await portion({ portion: 0.4, sessionId: 'a', timestamp: '2026-11-01T11:00:00Z' })).status).toBe(200);
      expect((await portion({ portion: 0.5, sessionId: 'a', timestamp: '2026-11-01T11:00:00Z' })).status).toBe(200);
      expect((await portion({ portion: 0.6 })).status).toBe(200);
      expect((await listed()).map(({ sessionId, portion: value, recommId }) => [sessionId, value, recommId])).toEqual([
        ['b', 0.2, undefined],
        [undefined, 0.6, undefined],
        ['a', 0.5, undefined],
      ]);
    });

    it.each([
      [{ type: 'rating' }, ['/body/rating']],
      [{ type: 'viewPortion' }, ['/body/portion']],
      [{ type: 'rating', rating: 0.49 }, ['/body/rating']],
      [{ type: 'rating', rating: 5.01 }, ['/body/rating']],
      [{ type: 'view', rating: 4 }, ['/body/rating']],
      [
        { type: 'bookmark', amount: 1, price: 1, profit: 1, duration: 1, portion: 1, sessionId: 's' },
        ['/body/amount', '/body/price', '/body/profit', '/body/duration', '/body/portion', '/body/sessionId'],
      ],
      [{ type: 'cart', amount: 1, price: 1, profit: 1 }, ['/body/profit']],
      [{ type: 'viewPortion', portion: 1.01 }, ['/body/portion']],
      [{ type: 'view', duration: -1 }, ['/body/duration']],
      [{ type: 'view', timestamp: '2026-02-30T12:00:00Z' }, ['/body/timestamp']],
      [{ type: 'view', timestamp: '0001-01-01T00:00:00+00:01' }, ['/body/timestamp']],
      [{ type: 'view', timestamp: 1793534400 }, ['/body/timestamp']],
      [{ type: 'view', sessionId: '' }, ['/body/sessionId']],
      [{ type: 'view', additionalData: [] }, ['/body/additionalData']],
      [
        { type: 'view', userId: 1, itemId: null, more: true, evenMore: {} },
        ['/body/userId', '/body/itemId', '/body/more', '/body/evenMore'],
      ],
    ])('are refused, with every place told, as %j', async (fields, pointers) => {
      const refused = await add(fields);
      expect([refused.status, codeOf(refused)]).toEqual([422, 'invalid-request']);
      expect(pointersOf(refused)).toEqual(pointers);
      expect(await listed()).toEqual([]);
    });

    it('need their user and their item', async () => {
      for (const missing of [{ userId: 'nobody' }, { itemId: 'nothing' }, { userId: 'nobody', itemId: 'nothing' }]) {
        const refused = await add({ type: 'view', ...missing });
        expect([refused.status, codeOf(refused)]).toEqual([404, 'not-found']);
      }
    });

    it('go with their user or item', async () => {
      for (const [userId, itemId] of [
        ['u', 'i'],
        ['u', 'j'],
        ['v', 'i'],
      ])
        await add({ type: 'view', userId, itemId });
      await way(server.url, { operationId: 'deleteItem', parameters: { itemId: 'i' } });
      expect((await listed()).map(({ itemId }) => itemId)).toEqual(['j']);
      await way(server.url, { operationId: 'deleteUser', parameters: { userId: 'u' } });
      expect(await server.database.kysely.selectFrom('interactions').select('user_id').execute()).toEqual([]);
    });

    it.each([
      ['listUserInteractions', { userId: 'u' }, 'itemId'],
      ['listItemInteractions', { itemId: 'i' }, 'userId'],
    ] as const)('%s: newest first, page by page, each exactly once', async (operationId, owner, other) => {
      const stamps = [
        '2026-11-03T00:00:00.000001Z',
        '2026-11-01T00:00:00.000000Z',
        '2026-11-03T00:00:00.000000Z',
        '2026-11-02T00:00:00.000000Z',
      ];
      const sent = stamps.flatMap((timestamp) =>
        (other === 'itemId' ? ['i', 'j'] : ['u', 'v']).flatMap((id) => [
          { type: 'view', timestamp, [other]: id },
          { type: 'bookmark', timestamp, [other]: id },
        ]),
      );
      for (const body of sent) expect((await add(body)).status).toBe(201);
      const found: Interaction[] = [];
      let cursor: string | undefined;
      do {
        const answer = await way(server.url, {
          operationId,
          parameters: { ...owner, limit: 3, ...(cursor === undefined ? {} : { cursor }) },
        });
        const body = answer.body as { interactions: Interaction[]; nextCursor?: string };
        found.push(...body.interactions);
        cursor = body.nextCursor;
      } while (cursor !== undefined);
      expect(found).toHaveLength(sent.length);
      expect(new Set(found.map((each) => JSON.stringify(each))).size).toBe(sent.length);
      const times = found.map(({ timestamp }) => timestamp);
      expect(times).toEqual(times.toSorted().toReversed());
    });

    it('lists of one type have that type alone, and cursors of their own', async () => {
      for (const timestamp of ['2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z']) {
        await add({ type: 'view', timestamp });
        await add({ type: 'bookmark', timestamp });
      }
      expect((await listed({ type: 'view' })).map(({ type }) => type)).toEqual(['view', 'view']);
      const first = await way(server.url, { operationId: 'listUserInteractions', parameters: { userId: 'u', type: 'view', limit: 1 } });
      const { nextCursor } = first.body as { nextCursor: string };
      expect((await listed({ type: 'view', cursor: nextCursor })).map(({ timestamp }) => timestamp)).toEqual([
        '2026-11-01T00:00:00.000000Z',
      ]);
      for (const parameters of [{ userId: 'u' }, { userId: 'v', type: 'view' }, { userId: 'u', type: 'bookmark' }]) {
        const refused = await way(server.url, { operationId: 'listUserInteractions', parameters: { ...parameters, cursor: nextCursor } });
        expect([refused.status, codeOf(refused)]).toEqual([422, 'invalid-cursor']);
      }
    });

    it('of nobody and nothing are not found, of who has none an empty list', async () => {
      expect((await way(server.url, { operationId: 'listUserInteractions', parameters: { userId: 'nobody' } })).status).toBe(404);
      expect((await way(server.url, { operationId: 'listItemInteractions', parameters: { itemId: 'nothing' } })).status).toBe(404);
      expect((await way(server.url, { operationId: 'listItemInteractions', parameters: { itemId: 'i' } })).body).toEqual({
        interactions: [],
      });
    });

    it('are deleted by type, and by time or session where one is given', async () => {
      for (const timestamp of ['2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z', '2026-11-03T00:00:00Z'])
        await add({ type: 'view', timestamp });
      await add({ type: 'bookmark', timestamp: '2026-11-01T00:00:00Z' });
      for (const sessionId of ['a', 'b']) await add({ type: 'viewPortion', portion: 1, sessionId });
      expect((await remove({ timestamp: '2026-11-01T01:00:00+01:00' })).body).toEqual({ deleted: 1 });
      expect((await remove({ timestamp: '2026-11-01T00:00:00Z' })).status).toBe(404);
      expect((await remove({ type: 'viewPortion', sessionId: 'a' })).body).toEqual({ deleted: 1 });
      expect((await remove({ sessionId: 'b' })).status).toBe(404);
      expect((await remove({})).body).toEqual({ deleted: 2 });
      expect((await remove({ userId: 'v' })).status).toBe(404);
      expect((await listed()).map(({ type }) => type).toSorted()).toEqual(['bookmark', 'viewPortion']);
    });

    it.each([
      [{ type: 'like' }, 'type'],
      [{ timestamp: 'yesterday' }, 'timestamp'],
      [{ timestamp: '9999-12-31T23:59:59-00:01' }, 'timestamp'],
      [{ sessionId: 'x'.repeat(129) }, 'sessionId'],
      [{ itemId: 'not valid' }, 'itemId'],
    ])('are not deleted by %j', async (parameters, name) => {
      const refused = await remove(parameters);
      expect([refused.status, codeOf(refused), pointersOf(refused)]).toEqual([422, 'invalid-request', [`/parameters/${name}`]]);
    });

    describe('counted for the most popular items', () => {
      beforeEach(async () => {
        const requests = ['h', 'k'].map((id) => ({ method: 'PUT', path: `/items/${id}`, body: {} }) as object);
        const events: [string, string, string][] = [
          ['i', 'view', '2026-11-01T00:00:00Z'],
          ['i', 'view', '2026-11-02T00:00:00Z'],
          ['i', 'purchase', '2026-11-02T00:00:00Z'],
          ['j', 'view', '2026-11-01T00:00:00Z'],
          ['j', 'view', '2026-11-03T00:00:00Z'],
          ['h', 'bookmark', '2026-11-02T00:00:00Z'],
          ['k', 'purchase', '2026-11-02T00:00:00Z'],
        ];
        for (const [itemId, type, timestamp] of events)
          requests.push({ method: 'POST', path: '/interactions', body: { userId: 'u', itemId, type, timestamp } });
        await send(server.url, 'POST', '/batch', { body: { requests } });
      });

      it('have the most first, equal counts by id, over all time up to now', async () => {
        const { body } = await popular();
        expect((body as { items: unknown }).items).toEqual([
          { itemId: 'i', count: 3, score: 1, rank: 1, reason: "'i' had 3 interactions" },
          { itemId: 'j', count: 2, score: 2 / 3, rank: 2, reason: "'j' had 2 interactions" },
          { itemId: 'h', count: 1, score: 1 / 3, rank: 3, reason: "'h' had 1 interaction" },
          { itemId: 'k', count: 1, score: 1 / 3, rank: 4, reason: "'k' had 1 interaction" },
        ]);
        expect((body as { from?: string }).from).toBeUndefined();
        expect(Math.abs(Date.parse((body as { to: string }).to) - Date.now())).toBeLessThan(60_000);
      });

      it('are counted from the start of the window to before its end, by kind and to a count', async () => {
        const window = { from: '2026-11-02T00:00:00Z', to: '2026-11-03T00:00:00Z' };
        const answered = { from: '2026-11-02T00:00:00.000000Z', to: '2026-11-03T00:00:00.000000Z' };
        expect((await popular(window)).body).toEqual({
          items: [
            { itemId: 'i', count: 2, score: 1, rank: 1, reason: "'i' had 2 interactions" },
            { itemId: 'h', count: 1, score: 1 / 2, rank: 2, reason: "'h' had 1 interaction" },
            { itemId: 'k', count: 1, score: 1 / 2, rank: 3, reason: "'k' had 1 interaction" },
          ],
          ...answered,
        });
        expect((await popular({ ...window, type: ['purchase'] })).body).toEqual({
          items: [
            { itemId: 'i', count: 1, score: 1, rank: 1, reason: "'i' had 1 interaction" },
            { itemId: 'k', count: 1, score: 1, rank: 2, reason: "'k' had 1 interaction" },
          ],
          ...answered,
        });
        expect((await popular({ ...window, type: ['purchase', 'bookmark'], count: 2 })).body).toEqual({
          items: [
            { itemId: 'h', count: 1, score: 1, rank: 1, reason: "'h' had 1 interaction" },
            { itemId: 'i', count: 1, score: 1, rank: 2, reason: "'i' had 1 interaction" },
          ],
          ...answered,
        });
        expect((await popular({ from: window.to, to: window.from })).body).toMatchObject({ items: [] });
      });

      it.each([
        [{ type: ['view', 'like'] }, '/parameters/type/1'],
        [{ type: [] }, '/parameters/type'],
        [{ from: 'x' }, '/parameters/from'],
        [{ to: '9999-12-31T23:59:59-00:01' }, '/parameters/to'],
        [{ count: 0 }, '/parameters/count'],
      ])('are refused for %j', async (parameters, pointer) => {
        const refused = await popular(parameters);
        expect([refused.status, codeOf(refused)]).toEqual([422, 'invalid-request']);
        expect(pointersOf(refused)[0]).toMatch(new RegExp(`^${pointer}(/0)?$`));
      });
    });
  });

  it('of batches that begin in one millisecond get a time of their own each', async () => {
    const requests = Array.from({ length: 5 }, () => ({ operationId: 'addInteraction', body: { type: 'view', userId: 'u', itemId: 'i' } }));
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(server.url, 'POST', '/batch', { body: { requests } })));
    expect(answers.map(({ body }) => (body as { summary: { succeeded: number } }).summary.succeeded)).toEqual(answers.map(() => 5));
    const { body } = await send(server.url, 'GET', '/users/u/interactions');
    const times = (body as { interactions: Interaction[] }).interactions.map(({ timestamp }) => timestamp);
    expect([times.length, new Set(times).size]).toEqual([100, 100]);
  });

  it('of one batch take its time, one microsecond later each', async () => {
    const requests = Array.from({ length: 3 }, () => ({ operationId: 'addInteraction', body: { type: 'view', userId: 'u', itemId: 'i' } }));
    const { body } = await send(server.url, 'POST', '/batch', { body: { requests } });
    const micros = (body as { responses: { status: number; body: Interaction }[] }).responses.map((each) =>
      Number(each.body.timestamp.slice(20, 26)),
    );
    expect(micros.map((each) => (each - micros[0]! + 1_000_000) % 1_000_000)).toEqual([0, 1, 2]);
  });
});
