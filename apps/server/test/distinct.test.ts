import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecommendedItems } from '@sheaf/contracts';
import { array, assert, asyncProperty, boolean, constantFrom, dictionary, nat, record, uniqueArray } from 'fast-check';
import { closeConnections, send } from './request.js';
import { drivers, startTestServer, stopPostgres, type TestServer } from './server.js';

afterAll(async () => {
  closeConnections();
  await stopPostgres();
});

const users = ['u0', 'u1', 'u2', 'nobody-has-this'];
const itemIds = Array.from({ length: 12 }, (_, index) => `i${index}`);

/** An item of a batch that recommends, or fails to. */
interface Asked {
  readonly kind: 'user' | 'item' | 'items' | 'search';
  readonly user: string;
  readonly seed: number;
  readonly count: number;
  readonly byPath: boolean;
}

const asked = record<Asked>({
  kind: constantFrom('user', 'user', 'item', 'items', 'search'),
  user: constantFrom(...users),
  seed: nat(13),
  count: constantFrom(-1, 1, 1, 2, 3, 5, 20),
  byPath: boolean(),
});

function itemOf(
  { kind, user, seed, count, byPath }: Asked,
  excludeItems: readonly string[] = [],
): { method: string; path: string } | object {
  const more = excludeItems.length === 0 ? {} : { excludeItems };
  const query = `count=${count}${excludeItems.length === 0 ? '' : `&excludeItems=${excludeItems.join(',')}`}`;
  switch (kind) {
    case 'user':
      return byPath
        ? { method: 'GET', path: `/users/${user}/recommended-items?${query}` }
        : { operationId: 'recommendItemsToUser', parameters: { userId: user, count, ...more } };
    case 'item':
      return byPath
        ? { method: 'GET', path: `/items/i${seed}/recommended-items?targetUserId=${user}&${query}` }
        : { operationId: 'recommendItemsToItem', parameters: { itemId: `i${seed}`, targetUserId: user, count, ...more } };
    case 'items':
      return { operationId: 'recommendItemsToItems', parameters: { itemIds: [`i${seed}`, 'i1'], targetUserId: user, count, ...more } };
    case 'search':
      return { operationId: 'searchItems', parameters: { query: 'thing', userId: user, count } };
  }
}

interface ItemResult {
  readonly status: number;
  readonly body: RecommendedItems & { readonly code?: string; readonly detail?: string };
}

async function run(url: string, requests: readonly object[], options: object = {}): Promise<ItemResult[]> {
  const { status, body } = await send(url, 'POST', '/batch', { body: { requests, ...options } });
  expect(status).toBe(200);
  return (body as { responses: ItemResult[] }).responses;
}

/** What may differ between two answers to one question is left out. */
function plain({ status, body }: ItemResult): object {
  return { status, body: { ...body, recommId: undefined, instance: undefined } };
}

describe.each(drivers)('distinct recommendations on the %s database', (driver) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(driver, { environment: { SHEAF_REBUILD: 'off' } });
    const requests = [
      ...itemIds.map((id) => ({ method: 'PUT', path: `/items/${id}`, body: { title: `Thing ${id}` } })),
      ...['u0', 'u1', 'u2', 'x0', 'x1', 'x2', 'x3', 'x4'].map((id) => ({ method: 'PUT', path: `/users/${id}`, body: {} })),
      ...itemIds.slice(0, 10).flatMap((itemId, index) =>
        ['u0', 'x0', 'x1', 'x2', 'x3', 'x4']
          .filter((_, user) => (index * 7 + user * 3) % 4 < 2)
          .map((userId) => ({
            method: 'POST',
            path: '/interactions',
            body: { type: 'view', userId, itemId, timestamp: '2026-11-01T00:00:00Z' },
          })),
      ),
    ];
    expect((await run(server.url, requests, { return: 'errors' })).length).toBe(0);
    expect((await send(server.url, 'POST', '/builds?waitMs=20000', { body: { model: 'sar', minSupport: 1 } })).body).toMatchObject({
      status: 'succeeded',
    });
  }, 60_000);
  afterAll(() => server?.close());

  it.each(['auto', 'serial', 'parallel'])(
    'in %s batches equal what one-by-one calls with explicit exclusion give, whatever users, counts and failures',
    async (execution) => {
      await assert(
        asyncProperty(
          array(asked, { minLength: 1, maxLength: 12 }),
          dictionary(constantFrom(...users), uniqueArray(constantFrom(...itemIds), { maxLength: 4 }), {
            noNullPrototype: true,
          }),
          async (list, seen) => {
            const together = await run(
              server.url,
              list.map((each) => itemOf(each)),
              { execution, distinctRecommendations: { seen } },
            );
            const given = new Map(Object.entries(seen).map(([user, ids]) => [user, new Set(ids)]));
            for (const [index, each] of list.entries()) {
              const own = given.get(each.user) ?? new Set();
              const [alone] = await run(server.url, [itemOf(each, [...own])]);
              expect(plain(together[index]!)).toEqual(plain(alone!));
              if (alone!.status !== 200 || each.kind === 'search') continue;
              for (const { itemId } of alone!.body.items) own.add(itemId);
              given.set(each.user, own);
            }
          },
        ),
        { numRuns: 25 },
      );
    },
    120_000,
  );

  it('hold for the next items of an earlier answer too, and where a reference names the user', async () => {
    const [first] = await run(server.url, [{ operationId: 'recommendItemsToUser', parameters: { userId: 'u1', count: 1 } }]);
    const results = await run(
      server.url,
      [
        { id: 'user', operationId: 'getUser', parameters: { userId: 'u1' } },
        { operationId: 'recommendItemsToUser', parameters: { userId: { $result: 'user#/body/userId' }, count: 3 } },
        { operationId: 'recommendNextItems', parameters: { recommId: first!.body.recommId, count: 3 } },
        { operationId: 'recommendItemsToUser', parameters: { userId: 'u1', count: 3 } },
        { operationId: 'recommendItemsToUser', parameters: { userId: 'u2', count: 3 } },
      ],
      { execution: 'parallel', distinctRecommendations: true },
    );
    const toOne = results.slice(1, 4).flatMap(({ body }) => body.items.map(({ itemId }) => itemId));
    expect(new Set(toOne).size).toBe(toOne.length);
    expect(toOne).toHaveLength(9);
    // Another user's are its own.
    expect(results[4]!.body.items.map(({ itemId }) => itemId)).toEqual(results[1]!.body.items.map(({ itemId }) => itemId));
  });

  it('may repeat where the batch does not ask for them', async () => {
    const same = { operationId: 'recommendItemsToUser', parameters: { userId: 'u1', count: 3 } };
    for (const distinctRecommendations of [undefined, false]) {
      const [one, two] = await run(server.url, [same, same], { distinctRecommendations });
      expect(one!.body.items).toEqual(two!.body.items);
    }
  });

  it('of 1,000 items of five users with 32 in flight end, in order', async () => {
    const requests = Array.from({ length: 1000 }, (_, index) => ({
      operationId: 'recommendItemsToUser',
      parameters: { userId: ['u0', 'u1', 'u2', 'x0', 'x1'][index % 5]!, count: 1 },
      ...(index % 3 === 2 ? { dependsOn: [String(index - 1)] } : {}),
    }));
    const results = await run(server.url, requests, { execution: 'parallel', concurrency: 32, distinctRecommendations: true });
    for (const user of [0, 1, 2, 3, 4]) {
      const given = results.filter((_, index) => index % 5 === user).flatMap(({ body }) => body.items.map(({ itemId }) => itemId));
      expect(new Set(given).size).toBe(given.length);
    }
    expect(results.every(({ status }) => status === 200)).toBe(true);
    expect(results.at(-1)!.body).toMatchObject({ items: [], exhausted: true });
  }, 60_000);
});
