import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { formatETag, tagOf } from '../src/catalogue/etag.js';
import { closeConnections, send } from './request.js';
import { drivers, startTestServer, stopPostgres, type TestServer } from './server.js';
import { type Call, requestOf, type Result } from './ways.js';

afterAll(async () => {
  closeConnections();
  await stopPostgres();
});

/** One of the others, and now and then the first. */
function rarely<Value>(rare: Value, ...others: Value[]): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 1, arbitrary: fc.constant(rare) }, { weight: 9, arbitrary: fc.constantFrom(...others) });
}

// Few ids and few bodies, so that items meet: most of the point is in puts, patches and deletions of what others read, count and refer to.
const itemId = rarely('c', 'a', 'b');
const userId = rarely('v', 'u');
const properties = fc.constantFrom<Record<string, unknown>>({}, { x: 1 }, { x: 2, y: { z: null } }, { x: [0, false, ''], t: 'a\u0000' });
const patch = fc.constantFrom<Record<string, unknown>>({}, { x: null }, { x: { y: 1 } }, { y: { z: 1, w: null } });
const tags = fc.oneof(
  { weight: 3, arbitrary: fc.constant('*') },
  { weight: 6, arbitrary: properties.map((value) => formatETag(tagOf(JSON.stringify(value)))) },
  { weight: 2, arbitrary: properties.map((value) => `W/${formatETag(tagOf(JSON.stringify(value)))}, "other"`) },
  { weight: 1, arbitrary: fc.constant('nonsense') },
);
const conditional = fc.record({ 'If-Match': tags, 'If-None-Match': tags }, { requiredKeys: [] });
const type = fc.constantFrom('view', 'view', 'rating', 'bookmark', 'viewPortion');
const timestamp = fc.constantFrom(
  '2026-01-01T00:00:00Z',
  '2026-01-01T01:00:00+01:00',
  '2026-01-01T00:00:00.000001Z',
  '2026-02-01T00:00:00Z',
  'never',
);
const limit = rarely(0, 1, 2, 100);

const propertyName = fc.constantFrom('x', 'y');
const declaredOnly = fc.constantFrom(false, false, true);
const cascadeCreate = fc.boolean();
const filter = fc.constantFrom('x:exists:true', 'x:eq:1|x:eq:2', 'itemId:in:a,c;x:exists:true', 'userId:eq:u', 'x:near:1');

const party = { userId, itemId };
const sessionId = fc.constantFrom('s', 't\u0000');
const event = fc.oneof(
  fc.record({
    ...party,
    type: fc.constantFrom('view', 'bookmark'),
    timestamp: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-01T01:00:00+01:00'),
  }),
  fc.record(
    { ...party, type: fc.constant('rating'), timestamp, rating: fc.constantFrom(0.5, 5) },
    { requiredKeys: ['userId', 'itemId', 'type', 'rating'] },
  ),
  fc.record(
    { ...party, type: fc.constant('viewPortion'), portion: fc.constantFrom(0, 1), sessionId },
    { requiredKeys: ['userId', 'itemId', 'type', 'portion'] },
  ),
);
const anyEvent = fc.record(
  { ...party, type, timestamp, rating: fc.constantFrom(0.5, 7), portion: fc.constantFrom(0, 1), sessionId },
  { requiredKeys: ['userId', 'itemId', 'type'] },
);

const listed = fc.record(
  { limit, filter, offset: fc.constantFrom(0, 1), properties: fc.constantFrom(['x'], ['itemId'], ['userId']) },
  { requiredKeys: [] },
);

const onEntity = (one: 'Item' | 'User', id: fc.Arbitrary<string>, name: 'itemId' | 'userId'): fc.Arbitrary<Call>[] => [
  fc.record({ operationId: fc.constant(`get${one}` as const), parameters: withId(id, name) }),
  id.map((value) => ({ operationId: `get${one}` as const, parameters: { [name]: value, 'If-None-Match': '*' } })),
  fc.record({ operationId: fc.constant(`put${one}` as const), parameters: withId(id, name, { declaredOnly }), body: properties }),
  fc.record({
    operationId: fc.constant(`patch${one}` as const),
    parameters: withId(id, name, { declaredOnly, cascadeCreate }),
    body: patch,
  }),
  fc.record({ operationId: fc.constant(`delete${one}` as const), parameters: withId(id, name) }),
  fc.record({ operationId: fc.constant(`create${one}` as const), body: properties }),
  fc.record({ operationId: fc.constant(`list${one}s` as const), parameters: listed }),
  fc.record({ operationId: fc.constant(`list${one}Properties` as const) }),
  fc.record({ operationId: fc.constant(`get${one}Property` as const), parameters: fc.record({ propertyName }) }),
  fc.record({
    operationId: fc.constant(`put${one}Property` as const),
    parameters: fc.record({ propertyName }),
    body: fc.record({ type: fc.constantFrom('int', 'set') }),
  }),
  fc.record({ operationId: fc.constant(`delete${one}Property` as const), parameters: fc.record({ propertyName }) }),
  fc.record({
    operationId: fc.constant(`list${one}Interactions` as const),
    parameters: fc.tuple(id, fc.record({ type, limit }, { requiredKeys: [] })).map(([value, rest]) => ({ [name]: value, ...rest })),
  }),
];

const call: fc.Arbitrary<Call> = fc.oneof(
  ...onEntity('Item', itemId, 'itemId'),
  ...onEntity('User', userId, 'userId'),
  {
    weight: 12,
    arbitrary: fc.record({
      operationId: fc.constantFrom('addInteraction' as const, 'addInteractionCascade' as const),
      body: fc.oneof({ weight: 4, arbitrary: event }, { weight: 1, arbitrary: anyEvent }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      operationId: fc.constant('deleteInteractions' as const),
      parameters: fc.record({ userId, itemId, type, timestamp, sessionId }, { requiredKeys: ['userId', 'itemId', 'type'] }),
    }),
  },
  fc.record({
    operationId: fc.constant('updateItems' as const),
    parameters: fc.record({ filter, declaredOnly }),
    body: patch,
  }),
  fc.record({ operationId: fc.constant('deleteItems' as const), parameters: fc.record({ filter }) }),
  fc.record({
    operationId: fc.constant('mergeUsers' as const),
    parameters: fc.record({ userId, cascadeCreate }),
    body: fc.record({ sourceUserId: userId }),
  }),
  fc.record({ operationId: fc.constant('resetCatalogue' as const), parameters: fc.record({ catalogueId: rarely('demo', 'other') }) }),
  fc.record({
    operationId: fc.constant('patchCatalogue' as const),
    parameters: fc.record({ catalogueId: rarely('other', 'demo') }),
    body: fc.constantFrom({ name: 'demo' }, { ratingRange: { min: 0, max: 1 } }),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      operationId: fc.constant('listPopularItems' as const),
      parameters: fc.record(
        { from: timestamp, to: timestamp, type: fc.array(type, { minLength: 1, maxLength: 3 }), count: fc.constantFrom(1, 10) },
        { requiredKeys: [] },
      ),
    }),
  },
);

// Two ids made in one millisecond sort either way, so there is one of each.
const calls = fc
  .array(fc.tuple(call, fc.boolean()), { minLength: 1, maxLength: 25, size: 'max' })
  .map((all) =>
    all.filter(
      ([each], at) => !each.operationId.startsWith('create') || all.findIndex(([other]) => other.operationId === each.operationId) === at,
    ),
  );

function withId(
  id: fc.Arbitrary<string>,
  name: string,
  options: Record<string, fc.Arbitrary<unknown>> = {},
): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .tuple(id, fc.option(conditional, { freq: 2, nil: {} }), fc.record(options, { requiredKeys: [] }))
    .map(([value, rest, more]) => ({ [name]: value, ...rest, ...more }));
}

describe.each(drivers)('on the %s database', (driver) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(driver);
  }, 60_000);
  afterAll(() => server.close());

  it('a batch answers and leaves behind what its items do one by one', async () => {
    const things = [...['a', 'b'].map((id) => `/items/${id}`), '/users/u'];
    const events = ['a', 'b'].map((id) => ({ type: 'view', userId: 'u', itemId: id, timestamp: '2026-01-01T00:00:00Z' }));
    const seen = new Map<number, number>();
    const run = async (perform: () => Promise<Result[]>) => {
      await clear(server);
      for (const path of things) await send(server.url, 'PUT', path, { body: {} });
      for (const each of events) await send(server.url, 'POST', '/interactions', { body: each });
      const answers = await perform();
      return normalised({ answers, state: await stateOf(server) });
    };
    await fc.assert(
      fc.asyncProperty(calls, async (given) => {
        const alone = await run(async () => {
          const answers: Result[] = [];
          for (const [each] of given) answers.push(await sendAlone(server.url, each));
          return answers;
        });
        const batched = await run(() => sendBatch(server.url, given));
        expect(batched).toEqual(alone);
        for (const { status } of (alone as { answers: Result[] }).answers) seen.set(status, (seen.get(status) ?? 0) + 1);
      }),
      { numRuns: 80 },
    );
    // A property over calls that all fail would say nothing.
    expect([200, 201, 204, 304, 403, 404, 409, 412, 422].filter((status) => !seen.has(status))).toEqual([]);
  }, 120_000);
});

async function sendAlone(url: string, each: Call): Promise<Result> {
  const { method, path, headers } = requestOf(each);
  const answer = await send(url, method, path, { headers, body: each.body });
  const { connection, 'keep-alive': _, date, 'content-length': length, 'x-request-id': id, ...kept } = answer.headers;
  expect([connection, typeof date, typeof id]).toEqual(['keep-alive', 'string', 'string']);
  expect(length === undefined).toBe(answer.status === 204 || answer.status === 304);
  return { status: answer.status, headers: kept as Result['headers'], body: answer.body };
}

async function sendBatch(url: string, calls: readonly (readonly [Call, boolean])[]): Promise<Result[]> {
  const requests = calls.map(([each, byPath]) => {
    if (!byPath) return each;
    const { method, path, headers } = requestOf(each);
    return { method, path, headers, ...(each.body === undefined ? {} : { body: each.body }) };
  });
  const { status, body } = await send(url, 'POST', '/batch', { body: { requests } });
  expect(status).toBe(200);
  return (body as { responses: Result[] }).responses.map((result) => ({
    status: result.status,
    headers: result.headers,
    body: result.body,
  }));
}

async function clear({ url }: TestServer): Promise<void> {
  expect((await send(url, 'DELETE', '/catalogues/demo/contents')).status).toBe(204);
}

async function stateOf({ database }: TestServer): Promise<object> {
  const items = await database.kysely.selectFrom('items').selectAll().orderBy('id').execute();
  const users = await database.kysely.selectFrom('users').selectAll().orderBy('id').execute();
  const interactions = await database.kysely
    .selectFrom('interactions')
    .selectAll()
    .orderBy('user_id')
    .orderBy('item_id')
    .orderBy('type')
    .orderBy('timestamp_us')
    .orderBy('session_id')
    .execute();
  const properties = await database.kysely.selectFrom('properties').selectAll().orderBy('kind').orderBy('name').execute();
  return { items, users, interactions, properties };
}

/** Without what no two runs have alike: made ids, times of the server, and ids of requests. */
function normalised(value: unknown): unknown {
  const made = new Map<string, string>();
  const nowMs = Date.now();
  const isNow = (ms: number) => Math.abs(ms - nowMs) < 3_600_000;
  return JSON.parse(JSON.stringify(value), (name, each: unknown) => {
    if (name === 'instance' || name === 'nextCursor') return typeof each;
    if (name === 'timestamp_us') return isNow(Number(each) / 1000) ? 'now' : String(each);
    if (typeof each !== 'string') return each;
    if (/^\d{4}-.*Z$/.test(each) && isNow(Date.parse(each))) return 'now';
    return each.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/g, (id) => {
      if (!made.has(id)) made.set(id, `made-${made.size}`);
      return made.get(id) as string;
    });
  });
}
