import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { array, assert, asyncProperty, constantFrom, nat, oneof, record } from 'fast-check';
import { closeConnections, send } from './request.js';
import { drivers, startTestServer, stopPostgres, type TestServer } from './server.js';
import { requestOf, type Call } from './ways.js';

afterAll(async () => {
  closeConnections();
  await stopPostgres();
});

const tokens = { together: 'token-of-together', alone: 'token-of-alone' };
const catalogues = JSON.stringify(Object.entries(tokens).map(([id, token]) => ({ id, token })));

const itemId = nat(9).map((number) => `i${number}`);
const userId = nat(4).map((number) => `u${number}`);
const count = constantFrom(1, 3, 20);

/** Reads that depend on what the writes between them did: history, what is seen, what exists, properties, counts. */
const call = oneof<ReturnType<typeof record<Call>>[]>(
  record({
    operationId: constantFrom('recommendItemsToUser' as const),
    parameters: record({ userId, count, properties: constantFrom(['kind']) }),
  }),
  record({
    operationId: constantFrom('recommendItemsToUser' as const),
    parameters: record({ userId, count, filter: constantFrom('kind:eq:1', 'kind:neq:1') }),
  }),
  record({
    operationId: constantFrom('recommendItemsToUser' as const),
    parameters: record({ userId, count, booster: constantFrom('kind:eq:1*3') }),
  }),
  record({ operationId: constantFrom('recommendItemsToItem' as const), parameters: record({ itemId, targetUserId: userId, count }) }),
  record({ operationId: constantFrom('recommendUsersToUser' as const), parameters: record({ userId, count }) }),
  record({ operationId: constantFrom('recommendUsersToItem' as const), parameters: record({ itemId, count }) }),
  record({ operationId: constantFrom('searchItems' as const), parameters: record({ query: constantFrom('one', 'thing'), userId, count }) }),
  record({
    operationId: constantFrom('listPopularItems' as const),
    parameters: record({ count, to: constantFrom('2027-01-01T00:00:00Z') }),
  }),
  record({
    operationId: constantFrom('addInteraction' as const),
    body: record({
      type: constantFrom('view', 'purchase'),
      userId,
      itemId,
      timestamp: nat(30).map((day) => new Date(Date.UTC(2026, 10, day)).toISOString()),
    }),
  }),
  record({ operationId: constantFrom('deleteInteractions' as const), parameters: record({ userId, itemId, type: constantFrom('view') }) }),
  record({ operationId: constantFrom('deleteItem' as const), parameters: record({ itemId }) }),
  record({
    operationId: constantFrom('putItem' as const),
    parameters: record({ itemId }),
    body: record({ title: constantFrom('Thing one', 'Thing two'), kind: constantFrom(1, 2) }),
  }),
  record({ operationId: constantFrom('deleteUser' as const), parameters: record({ userId }) }),
  record({ operationId: constantFrom('putUser' as const), parameters: record({ userId }), body: constantFrom({}) }),
);

interface Result {
  readonly status: number;
  readonly body?: unknown;
}

/** Ids that are made for each answer are left out. */
function plain({ status, body }: Result): unknown {
  return {
    status,
    body: JSON.parse(JSON.stringify(body ?? null), (key, value: unknown) => (key === 'recommId' || key === 'instance' ? undefined : value)),
  };
}

describe.each(drivers)('batches of recommendations and of what they depend on, on the %s database', (driver) => {
  let server: TestServer;
  const batch = async (token: string, requests: readonly object[], execution: string): Promise<Result[]> => {
    const { status, body } = await send(server.url, 'POST', '/batch', {
      headers: { authorization: `Bearer ${token}` },
      body: { requests, execution },
    });
    expect(status).toBe(200);
    return (body as { responses: Result[] }).responses;
  };
  beforeAll(async () => {
    server = await startTestServer(driver, { environment: { SHEAF_CATALOGUES: catalogues, SHEAF_REBUILD: 'off' } });
    const requests = [
      ...Array.from({ length: 10 }, (_, item) => ({
        method: 'PUT',
        path: `/items/i${item}`,
        body: { title: 'Thing one', kind: 1 + (item % 2) },
      })),
      ...Array.from({ length: 5 }, (_, user) => ({ method: 'PUT', path: `/users/u${user}`, body: {} })),
      ...Array.from({ length: 40 }, (_, at) => ({
        operationId: 'addInteraction',
        body: {
          type: 'view',
          userId: `u${at % 5}`,
          itemId: `i${(at * 3 + (at % 5)) % 9}`,
          timestamp: new Date(Date.UTC(2026, 9, 1, at)).toISOString(),
        },
      })),
      { operationId: 'startBuild', parameters: { waitMs: 20_000 }, body: { model: 'sar', minSupport: 1 } },
    ];
    for (const token of Object.values(tokens)) {
      const results = await batch(token, requests, 'auto');
      expect(results.at(-1)!.body).toMatchObject({ status: 'succeeded', active: true });
    }
  }, 60_000);
  afterAll(() => server?.close());

  it.each(['auto', 'serial'])(
    '%s answers as the same calls one by one',
    async (execution) => {
      await assert(
        asyncProperty(array(call, { minLength: 1, maxLength: 20 }), async (calls) => {
          const together = await batch(tokens.together, calls, execution);
          for (const [index, each] of calls.entries()) {
            const { method, path, headers } = requestOf(each);
            const alone = await send(server.url, method, path, {
              headers: { ...headers, authorization: `Bearer ${tokens.alone}` },
              body: each.body,
            });
            expect([each, plain(together[index]!)]).toEqual([each, plain(alone)]);
          }
        }),
        { numRuns: 30 },
      );
    },
    120_000,
  );
});
