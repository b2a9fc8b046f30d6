import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Build, RecommendedItems, RecommendedUsers } from '@sheaf/contracts';
import { sql } from 'kysely';
import { Answers } from '../src/recommendation/answers.js';
import { createLog } from '../src/service/log.js';
import { closeConnections, send } from './request.js';
import { drivers, startTestServer, stopPostgres, type TestServer } from './server.js';
import { codeOf, pointersOf, type Result, ways } from './ways.js';

afterAll(async () => {
  closeConnections();
  await stopPostgres();
});

const genres: Readonly<Record<string, string[]>> = {
  a1: ['Comedy'],
  a2: ['Comedy'],
  a3: ['Comedy', 'Crime'],
  a4: ['Drama'],
  b1: ['Crime'],
  b2: ['Crime'],
  b3: ['Drama'],
  cold: ['Drama'],
};

/** Two tastes: some like the a's, others the b's, and all of them a3. */
const liked: Readonly<Record<string, string[]>> = {
  ann: ['a1', 'a2', 'a3'],
  abe: ['a1', 'a2', 'a3', 'a4'],
  ada: ['a1', 'a4', 'a3'],
  bob: ['b1', 'b2', 'a3'],
  bea: ['b1', 'b2', 'b3', 'a3'],
  eve: [],
};

async function fill(url: string): Promise<void> {
  const requests = [
    ...Object.entries(genres).map(([id, list], index) => ({
      method: 'PUT',
      path: `/items/${id}`,
      body: { title: `Movie ${id}`, genres: list, year: 2000 + index },
    })),
    ...Object.keys(liked).map((id) => ({ method: 'PUT', path: `/users/${id}`, body: { name: id } })),
    ...Object.entries(liked).flatMap(([userId, ids]) =>
      ids.map((itemId, index) => ({
        method: 'POST',
        path: '/interactions',
        body: { type: 'purchase', userId, itemId, timestamp: `2026-11-0${index + 1}T12:00:00Z` },
      })),
    ),
  ];
  const { body } = await send(url, 'POST', '/batch', { body: { requests, return: 'errors' } });
  expect((body as { summary: { failed: number } }).summary.failed).toBe(0);
}

async function build(url: string, body: object = {}): Promise<Build> {
  const answer = await send(url, 'POST', '/builds?waitMs=20000', { body: { model: 'sar', minSupport: 1, ...body } });
  expect(answer.status).toBe(202);
  expect(answer.body).toMatchObject({ status: 'succeeded' });
  return answer.body as Build;
}

const idsOf = ({ body }: { readonly body: unknown }) => (body as RecommendedItems).items.map(({ itemId }) => itemId);
const itemsOf = ({ body }: { readonly body: unknown }) => (body as RecommendedItems).items;

describe.each(drivers)('recommendations on the %s database', (driver) => {
  let server: TestServer;
  let number: number;
  beforeAll(async () => {
    server = await startTestServer(driver, { environment: { SHEAF_REBUILD: 'off' } });
    await fill(server.url);
    number = (await build(server.url)).buildId;
  }, 60_000);
  afterAll(() => server?.close());

  describe.each(Object.entries(ways))('%s', (_, way) => {
    const call = (operationId: Parameters<typeof way>[1]['operationId'], parameters: Record<string, unknown>): Promise<Result> =>
      way(server.url, { operationId, parameters });
    const forUser = (userId: string, parameters: Record<string, unknown> = {}) => call('recommendItemsToUser', { userId, ...parameters });

    it('are what goes with what the user did, best first, nothing seen, each with rank, score, model and reason', async () => {
      const answer = await forUser('ann', { count: 2 });
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ buildId: number, model: 'sar' });
      const items = itemsOf(answer);
      expect(items[0]).toMatchObject({ itemId: 'a4', rank: 1, model: 'sar', reason: expect.stringMatching(/^Because user purchased 'a/) });
      expect(items.map(({ rank }) => rank)).toEqual([1, 2]);
      for (const { score } of items) expect(score > 0 && score <= 1).toBe(true);
      expect(items[0]!.score).toBeGreaterThanOrEqual(items[1]!.score);
      expect(items.map(({ itemId }) => itemId).filter((id) => liked['ann']!.includes(id))).toEqual([]);
      expect((answer.body as RecommendedItems).exhausted).toBeUndefined();
    });

    it('come again what was seen when asked so, and never what is excluded', async () => {
      expect(idsOf(await forUser('ann', { excludeSeen: false, count: 20 }))).toEqual(expect.arrayContaining(['a1', 'a2', 'a3']));
      expect(idsOf(await forUser('ann', { excludeItems: ['a4', 'nobody-has-this'], count: 20 }))).not.toContain('a4');
      expect(idsOf(await forUser('eve', { excludePopular: 1, count: 20 }))).not.toContain('a3');
    });

    it('meet filter and segment, and have the properties asked for', async () => {
      const crime = await forUser('ann', { filter: 'genres:eq:Crime;year:gte:2004', properties: ['year', 'nobody-has-this'], count: 20 });
      expect(idsOf(crime).toSorted()).toEqual(['b1', 'b2']);
      expect(itemsOf(crime).map(({ properties }) => properties)).toEqual(
        itemsOf(crime).map(({ itemId }) => ({ year: itemId === 'b1' ? 2004 : 2005 })),
      );
      expect((crime.body as RecommendedItems).exhausted).toBe(true);
      expect(idsOf(await forUser('ann', { segment: 'genres:Drama', count: 20 })).toSorted()).toEqual(['a4', 'b3', 'cold']);
      expect(itemsOf(await forUser('ann', { properties: ['*'], count: 1 }))[0]).toMatchObject({
        properties: { title: 'Movie a4', genres: ['Drama'], year: 2003 },
      });
      expect(idsOf(await forUser('ann', { filter: 'itemId:in:b1,b2', count: 20 })).toSorted()).toEqual(['b1', 'b2']);
    });

    it('are in another order with a booster, with scores of at most 1', async () => {
      const boosted = itemsOf(await forUser('ann', { booster: 'genres:eq:Crime*1000', count: 5 }));
      expect(
        boosted
          .slice(0, 2)
          .map(({ itemId }) => itemId)
          .toSorted(),
      ).toEqual(['b1', 'b2']);
      expect(boosted[0]!.score).toBe(1);
      expect(idsOf(await forUser('ann', { booster: 'genres:eq:Drama*0', minScore: 0.001, count: 20 }))).not.toContain('a4');
    });

    it('have the least score that was asked for', async () => {
      const all = itemsOf(await forUser('ann', { fallback: 'none', count: 20 }));
      const least = all[0]!.score;
      const best = itemsOf(await forUser('ann', { minScore: least, count: 20 }));
      expect(best.map(({ itemId }) => itemId)).toEqual(all.filter(({ score }) => score >= least).map(({ itemId }) => itemId));
    });

    it('are the most popular for a user without history, and say so; with fallback none they are refused', async () => {
      const cold = await forUser('eve', { count: 3 });
      expect(cold.body).toMatchObject({ model: 'popularity' });
      expect(itemsOf(cold)[0]).toMatchObject({ itemId: 'a3', model: 'popularity', reason: "'a3' is popular" });
      const refused = await forUser('eve', { fallback: 'none' });
      expect([refused.status, codeOf(refused)]).toEqual([409, 'not-in-model']);
    });

    it('end with items that nobody has touched, and say when there are no more', async () => {
      const all = await forUser('ann', { count: 100 });
      expect(idsOf(all).toSorted()).toEqual(['a4', 'b1', 'b2', 'b3', 'cold']);
      expect(itemsOf(all).at(-1)).toMatchObject({
        itemId: 'cold',
        score: 0,
        model: 'popularity',
        reason: expect.stringContaining('is new'),
      });
      expect(all.body).toMatchObject({ exhausted: true });
      expect(idsOf(await forUser('ann', { count: 100, fallback: 'none' }))).not.toContain('cold');
    });

    it('of an item and of several never have the seeds; seeds that the model lacks are named', async () => {
      const one = await call('recommendItemsToItem', { itemId: 'b1', count: 1 });
      expect(itemsOf(one)[0]).toMatchObject({ itemId: 'b2', reason: "People who like 'b1' also like 'b2'" });
      const several = await call('recommendItemsToItems', { itemIds: ['b1', 'b3', 'cold'], count: 10 });
      expect(idsOf(several)[0]).toBe('b2');
      expect(idsOf(several).filter((id) => ['b1', 'b3', 'cold'].includes(id))).toEqual([]);
      expect(several.body).toMatchObject({ coldSeeds: ['cold'], model: 'sar' });
      const cold = await call('recommendItemsToItem', { itemId: 'cold', count: 2 });
      expect(cold.body).toMatchObject({ model: 'popularity' });
      expect(idsOf(cold)[0]).toBe('a3');
    });

    it('of an item leave out what the target user has seen', async () => {
      expect(idsOf(await call('recommendItemsToItem', { itemId: 'b1', targetUserId: 'bob', count: 1 }))).toEqual(['b3']);
      expect(idsOf(await call('recommendItemsToItem', { itemId: 'b1', targetUserId: 'bob', excludeSeen: false, count: 1 }))).toEqual([
        'b2',
      ]);
    });

    it('of seeds that do not exist are refused with their positions, or leave them out', async () => {
      const refused = await call('recommendItemsToItems', { itemIds: ['a1', 'nobody-has-this'] });
      expect([refused.status, codeOf(refused), pointersOf(refused)]).toEqual([404, 'not-found', ['/parameters/itemIds/1']]);
      const left = await call('recommendItemsToItems', { itemIds: ['a1', 'nobody-has-this'], ignoreUnknown: true, count: 1 });
      expect(idsOf(left)).toEqual(idsOf(await call('recommendItemsToItem', { itemId: 'a1', count: 1 })));
      const none = await call('recommendItemsToItems', { itemIds: ['nobody-has-this'], ignoreUnknown: true });
      expect([none.status, none.body]).toEqual([200, expect.objectContaining({ items: [], exhausted: true })]);
    });

    it('of users are those of a like taste, or who would like an item', async () => {
      const like = (await call('recommendUsersToUser', { userId: 'bob', count: 1, properties: ['name'] })).body as RecommendedUsers;
      expect(like.users[0]).toMatchObject({ userId: 'bea', rank: 1, model: 'histories', properties: { name: 'bea' } });
      const would = (await call('recommendUsersToItem', { itemId: 'b3', count: 1 })).body as RecommendedUsers;
      expect(would.users[0]).toMatchObject({ userId: 'bob', model: 'sar' });
      const has = (await call('recommendUsersToItem', { itemId: 'b3', count: 10 })).body as RecommendedUsers;
      expect(has.users.map(({ userId }) => userId)).not.toContain('bea');
      const cold = (await call('recommendUsersToUser', { userId: 'eve', count: 1 })).body as RecommendedUsers;
      expect(cold).toMatchObject({ model: 'popularity', users: [{ reason: 'One of the most active users' }] });
      const without = (await call('recommendUsersToUser', { userId: 'bob', excludeUsers: ['bea'], count: 10 })).body as RecommendedUsers;
      expect(without.users.map(({ userId }) => userId)).not.toContain('bea');
    });

    it('of users or items that do not exist are not found', async () => {
      const nobody = 'nobody-has-this';
      for (const [operationId, parameters] of [
        ['recommendItemsToUser', { userId: nobody }],
        ['recommendUsersToUser', { userId: nobody }],
        ['recommendItemsToItem', { itemId: nobody }],
        ['recommendUsersToItem', { itemId: nobody }],
        ['recommendItemsToItem', { itemId: 'a1', targetUserId: nobody }],
        ['searchItems', { query: 'movie', userId: nobody }],
        ['recommendItemsToUser', { userId: 'ann', buildId: 999_999_999 }],
      ] as const) {
        const refused = await call(operationId, parameters);
        expect([operationId, refused.status, codeOf(refused)]).toEqual([operationId, 404, 'not-found']);
      }
    });

    it.each([
      [{ filter: 'genres:eq:Crime;year' }, '/parameters/filter', 'at character 20'],
      [{ segment: 'genres:%zz' }, '/parameters/segment', 'at character 7'],
      [{ booster: 'genres:eq:Crime' }, '/parameters/booster', 'at character 15'],
      [{ count: -2 }, '/parameters/count', 'must be >= 1; the number -2 arrived'],
      [{ count: 1001 }, '/parameters/count', 'must be <= 1000; the number 1001 arrived'],
      [{ minScore: 2 }, '/parameters/minScore', 'must be <= 1'],
    ])('are refused for %j', async (parameters, pointer, detail) => {
      const refused = await forUser('ann', parameters);
      expect([refused.status, codeOf(refused), pointersOf(refused)]).toEqual([422, 'invalid-request', [pointer]]);
      expect((refused.body as { detail: string }).detail).toContain(detail);
    });

    it('are continued under their id and never repeat, until there are no more', async () => {
      const first = await forUser('ann', { count: 2 });
      const { recommId } = first.body as RecommendedItems;
      const given = idsOf(first);
      for (const count of [1, 1]) given.push(...idsOf(await call('recommendNextItems', { recommId, count })));
      const last = await call('recommendNextItems', { recommId, count: 5 });
      given.push(...idsOf(last));
      expect(last.body).toMatchObject({ recommId, exhausted: true });
      expect(given.toSorted()).toEqual(['a4', 'b1', 'b2', 'b3', 'cold']);
      expect(idsOf(await call('recommendNextItems', { recommId, count: 5 }))).toEqual([]);
    });

    it('are found by words in texts, in upper or lower case, whole matches first, then by taste', async () => {
      const found = await call('searchItems', { query: 'MOVIE a', count: 10, userId: 'ann', searchProperties: ['title'] });
      expect(idsOf(found).toSorted()).toEqual(['a1', 'a2', 'a3', 'a4']);
      expect(idsOf(await call('searchItems', { query: 'movie a4' }))).toEqual(['a4']);
      expect(itemsOf(await call('searchItems', { query: 'Movie A4' }))[0]!.score).toBeGreaterThan(0.9 - 1e-9);
      expect(idsOf(await call('searchItems', { query: 'ovi b', filter: 'genres:eq:Drama' }))).toEqual(['b3']);
      expect(idsOf(await call('searchItems', { query: 'crime', searchProperties: ['title'] }))).toEqual([]);
      expect(idsOf(await call('searchItems', { query: 'crime' })).toSorted()).toEqual(['a3', 'b1', 'b2']);
      expect(idsOf(await call('searchItems', { query: 'crime', userId: 'bob' })).slice(0, 1)).not.toEqual([]);
    });

    it('of trending items compare a window with the one before it', async () => {
      const answer = await call('listTrendingItems', { from: '2026-11-03T00:00:00Z', to: '2026-11-05T00:00:00Z', properties: ['year'] });
      expect(answer.body).toEqual({
        items: [
          {
            itemId: 'a3',
            score: 1 / 2,
            rank: 1,
            reason: "'a3' had 5 interactions, after 0 in the time before",
            recent: 5,
            previous: 0,
            properties: { year: 2002 },
          },
          {
            itemId: 'b3',
            score: 1 / 6,
            rank: 2,
            reason: "'b3' had 1 interaction, after 0 in the time before",
            recent: 1,
            previous: 0,
            properties: { year: 2006 },
          },
        ],
        previousFrom: '2026-11-01T00:00:00.000000Z',
        from: '2026-11-03T00:00:00.000000Z',
        to: '2026-11-05T00:00:00.000000Z',
      });
    });
  });

  describe('what changes after the build', () => {
    it('counts at once as seen and as history', async () => {
      await send(server.url, 'PUT', '/users/neo', { body: {} });
      const forNeo = () => send(server.url, 'GET', '/users/neo/recommended-items?count=2&fallback=none');
      expect(codeOf(await forNeo())).toBe('not-in-model');
      await send(server.url, 'POST', '/interactions', { body: { type: 'view', userId: 'neo', itemId: 'b1' } });
      expect(idsOf(await forNeo())[0]).toBe('b2');
      await send(server.url, 'POST', '/interactions', { body: { type: 'view', userId: 'neo', itemId: 'b2' } });
      expect(idsOf(await forNeo())).not.toContain('b2');
      await send(server.url, 'DELETE', '/users/neo');
    });

    it('is never recommended once deleted, and has the properties that it has now', async () => {
      await send(server.url, 'DELETE', '/items/cold');
      await send(server.url, 'PUT', '/items/b3', { body: { title: 'Renamed' } });
      const all = await send(server.url, 'GET', '/users/ann/recommended-items?count=100&properties=title,genres');
      expect(idsOf(all)).not.toContain('cold');
      expect(itemsOf(all).find(({ itemId }) => itemId === 'b3')).toMatchObject({ properties: { title: 'Renamed' } });
      expect(idsOf(await send(server.url, 'GET', '/users/ann/recommended-items?count=100&filter=genres:exists:false'))).toEqual(['b3']);
      await send(server.url, 'PUT', '/items/b3', { body: { title: 'Movie b3', genres: ['Drama'], year: 2006 } });
      await send(server.url, 'PUT', '/items/cold', { body: { title: 'Movie cold', genres: ['Drama'], year: 2007 } });
    });
  });

  it('cascadeCreate creates the user or the item that is asked about', async () => {
    const { status, body } = await send(server.url, 'GET', '/users/made/recommended-items?cascadeCreate=true&count=1');
    expect([status, (body as RecommendedItems).model]).toEqual([200, 'popularity']);
    expect((await send(server.url, 'GET', '/users/made')).body).toEqual({ userId: 'made' });
    expect((await send(server.url, 'GET', '/items/made/recommended-items?cascadeCreate=true&count=1')).status).toBe(200);
    expect((await send(server.url, 'DELETE', '/items/made')).status).toBe(204);
    expect((await send(server.url, 'DELETE', '/users/made')).status).toBe(204);
  });

  it('two who continue one answer at the same moment never get the same item', async () => {
    const { recommId } = (await send(server.url, 'GET', '/users/ann/recommended-items?count=1')).body as RecommendedItems;
    const next = await Promise.all([1, 2, 3, 4].map(() => send(server.url, 'POST', `/recommendations/${recommId}/next-items?count=1`)));
    const given = next.flatMap(idsOf);
    expect(next.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(given).size).toBe(given.length);
    expect(given).toHaveLength(4);
  });

  it('an answer that is older than 30 minutes cannot be continued, and is swept away', async () => {
    const { recommId } = (await send(server.url, 'GET', '/users/ann/recommended-items?count=1')).body as RecommendedItems;
    const next = () => send(server.url, 'POST', `/recommendations/${recommId}/next-items?count=1`);
    expect((await next()).status).toBe(200);
    const left = () =>
      server.database.kysely
        .selectFrom('recommendations')
        .select(sql<number>`extract(epoch from expires_at - now())`.as('s'))
        .where('id', '=', recommId)
        .execute();
    expect(Math.abs(Number((await left())[0]!.s) - 1800)).toBeLessThan(60);
    await server.database.kysely
      .updateTable('recommendations')
      .set({ expires_at: sql`now() - interval '1 second'` })
      .where('id', '=', recommId)
      .execute();
    expect((await next()).status).toBe(404);
    await new Answers(server.database, createLog('silent')).sweep();
    expect(await left()).toEqual([]);
  });
});
