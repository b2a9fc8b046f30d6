import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type Batch, defaultLimits, type Item } from '@sheaf/core';
import * as fc from 'fast-check';
import { recombeeDialect } from './recombee.js';
import { signatureFault } from './signature.js';

interface Recorded {
  readonly name: string;
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What tools/clients/recombee/capture.* wrote down of a client. */
const recordedOf = (client: string) =>
  JSON.parse(readFileSync(new URL(`fixtures/${client}.json`, import.meta.url), 'utf8')) as readonly Recorded[];
const clients = ['npm-6.3.0', 'pypi-6.3.1'].map((client) => [client, recordedOf(client)] as const);
const stars = { min: 0.5, max: 5 };
const database = (id: string) => (id === 'demo' ? { id, ratingRange: stars } : undefined);
const dialect = recombeeDialect({ database });

const request = (method: string, target: string, body = '') => ({ method, target, headers: {}, body: Buffer.from(body) });
const decodedOf = (method: string, target: string, body?: string, limits = defaultLimits) =>
  dialect.decode(request(method, target, body), limits);
const batchOf = (recorded: Recorded): Batch => {
  const decoded = decodedOf(recorded.method, recorded.target, recorded.body);
  if ('problem' in decoded) throw new Error(JSON.stringify(decoded.problem));
  return decoded.batch;
};
const batched = (requests: unknown, members: object = {}) => decodedOf('POST', '/demo/batch/', JSON.stringify({ requests, ...members }));
const itemOf = (method: string, path: string, params?: object): Item => {
  const decoded = batched([{ method, path, params }]);
  if ('problem' in decoded) throw new Error(JSON.stringify(decoded.problem));
  return decoded.batch.items[0] as Item;
};
const refusalOf = (decoded: ReturnType<typeof decodedOf>) => {
  if ('batch' in decoded) throw new Error('was taken');
  const { status, body } = dialect.refuse(decoded.problem, decoded.headers);
  return { status, body: JSON.parse(body) as { statusCode: number; message: string } };
};

/** What each of requests.json becomes, in its order: an operation, or the status of a refusal. */
const expected: readonly [name: string, becomes: string | number, parameters?: object, body?: unknown][] = [
  ['AddItem', 'putItem', { itemId: 'tv-1', 'If-None-Match': '*' }, {}],
  ['AddItem', 'putItem', { itemId: '***ü not valid$$$', 'If-None-Match': '*' }, {}],
  ['DeleteItem', 'deleteItem', { itemId: 'tv-1' }],
  ['GetItemValues', 'getItem', { itemId: 'tv-1' }],
  [
    'SetItemValues',
    'patchItem',
    { itemId: 'tv-1', cascadeCreate: true, declaredOnly: true },
    { title: 'šřžذ的', price: 3.5, tags: ['a', 'b'], gone: null },
  ],
  ['SetItemValues', 'patchItem', { itemId: 'tv-1', cascadeCreate: true, declaredOnly: true }, { title: 'x' }],
  ['ListItems', 'listItems', { limit: 100_000, properties: ['itemId'] }],
  ['ListItems', 'listItems', { limit: 5, offset: 2, filter: "price:lt:4;title:neq:it's%2C a", properties: ['title', 'price'] }],
  ['AddItemProperty', 'putItemProperty', { propertyName: 'title', 'If-None-Match': '*' }, { type: 'string' }],
  ['DeleteItemProperty', 'deleteItemProperty', { propertyName: 'title' }],
  ['GetItemPropertyInfo', 'getItemProperty', { propertyName: 'title' }],
  ['ListItemProperties', 'listItemProperties', {}],
  ['UpdateMoreItems', 'updateItems', { filter: 'price:eq:42', declaredOnly: true }, { price: 77 }],
  ['DeleteMoreItems', 'deleteItems', { filter: 'price:eq:42' }],
  ['AddUser', 'putUser', { userId: 'user-1', 'If-None-Match': '*' }, {}],
  ['DeleteUser', 'deleteUser', { userId: 'user-1' }],
  ['GetUserValues', 'getUser', { userId: 'user-1' }],
  ['SetUserValues', 'patchUser', { userId: 'user-1', declaredOnly: true }, { country: 'CZ' }],
  ['ListUsers', 'listUsers', { limit: 100_000, properties: ['userId'] }],
  ['MergeUsers', 'mergeUsers', { userId: 'user-1', cascadeCreate: true }, { sourceUserId: 'user-2' }],
  ['AddUserProperty', 'putUserProperty', { propertyName: 'country', 'If-None-Match': '*' }, { type: 'string' }],
  ['DeleteUserProperty', 'deleteUserProperty', { propertyName: 'country' }],
  ['GetUserPropertyInfo', 'getUserProperty', { propertyName: 'country' }],
  ['ListUserProperties', 'listUserProperties', {}],
  [
    'AddDetailView',
    'addInteractionCascade',
    {},
    {
      type: 'view',
      userId: 'user-1',
      itemId: 'tv-1',
      timestamp: '1970-01-01T00:00:05.250000Z',
      duration: 12,
      recommId: 'ce52ada4-e4d9-4885-943c-407db2dee837',
      additionalData: { answer: 42, 'recombee.autoPresented': true },
    },
  ],
  [
    'AddPurchase',
    'addInteraction',
    {},
    { type: 'purchase', userId: 'user-1', itemId: 'tv-1', timestamp: '2013-10-29T09:38:41.341Z', amount: 2, price: 10, profit: 1 },
  ],
  ['AddRating', 'addInteraction', {}, { type: 'rating', userId: 'user-1', itemId: 'tv-1', rating: 3.875 }],
  ['AddCartAddition', 'addInteraction', {}, { type: 'cart', userId: 'user-1', itemId: 'tv-1', amount: 2, price: 10 }],
  ['AddBookmark', 'addInteraction', {}, { type: 'bookmark', userId: 'user-1', itemId: 'tv-1' }],
  [
    'SetViewPortion',
    'addInteraction',
    {},
    {
      type: 'viewPortion',
      userId: 'user-1',
      itemId: 'tv-1',
      portion: 0.75,
      sessionId: 'session-1',
      additionalData: { 'recombee.timeSpent': 10.5 },
    },
  ],
  ['DeleteDetailView', 'deleteInteractions', { userId: 'user-1', itemId: 'tv-1', type: 'view', timestamp: '1970-01-01T00:00:05.250000Z' }],
  ['DeletePurchase', 'deleteInteractions', { userId: 'user-1', itemId: 'tv-1', type: 'purchase' }],
  ['DeleteRating', 'deleteInteractions', { userId: 'user-1', itemId: 'tv-1', type: 'rating' }],
  ['DeleteCartAddition', 'deleteInteractions', { userId: 'user-1', itemId: 'tv-1', type: 'cart' }],
  ['DeleteBookmark', 'deleteInteractions', { userId: 'user-1', itemId: 'tv-1', type: 'bookmark' }],
  ['DeleteViewPortion', 'deleteInteractions', { userId: 'user-1', itemId: 'tv-1', type: 'viewPortion', sessionId: 'session-1' }],
  ['ListItemDetailViews', 'listItemInteractions', { itemId: 'tv-1', type: 'view', limit: 100_000 }],
  ['ListItemPurchases', 'listItemInteractions', { itemId: 'tv-1', type: 'purchase', limit: 100_000 }],
  ['ListItemRatings', 'listItemInteractions', { itemId: 'tv-1', type: 'rating', limit: 100_000 }],
  ['ListItemCartAdditions', 'listItemInteractions', { itemId: 'tv-1', type: 'cart', limit: 100_000 }],
  ['ListItemBookmarks', 'listItemInteractions', { itemId: 'tv-1', type: 'bookmark', limit: 100_000 }],
  ['ListItemViewPortions', 'listItemInteractions', { itemId: 'tv-1', type: 'viewPortion', limit: 100_000 }],
  ['ListUserDetailViews', 'listUserInteractions', { userId: 'user-1', type: 'view', limit: 100_000 }],
  ['ListUserPurchases', 'listUserInteractions', { userId: 'user-1', type: 'purchase', limit: 100_000 }],
  ['ListUserRatings', 'listUserInteractions', { userId: 'user-1', type: 'rating', limit: 100_000 }],
  ['ListUserCartAdditions', 'listUserInteractions', { userId: 'user-1', type: 'cart', limit: 100_000 }],
  ['ListUserBookmarks', 'listUserInteractions', { userId: 'user-1', type: 'bookmark', limit: 100_000 }],
  ['ListUserViewPortions', 'listUserInteractions', { userId: 'user-1', type: 'viewPortion', limit: 100_000 }],
  [
    'RecommendItemsToUser',
    'recommendItemsToUser',
    {
      userId: 'user-1',
      count: 5,
      filter: 'price:gte:3',
      booster: 'price:lt:5*1.5',
      properties: ['title', 'price'],
      allowNoBuild: true,
      cascadeCreate: true,
    },
  ],
  ['RecommendItemsToItem', 'recommendItemsToItem', { itemId: 'tv-1', targetUserId: 'user-1', count: 5, allowNoBuild: true }],
  ['RecommendUsersToUser', 'recommendUsersToUser', { userId: 'user-1', count: 5, allowNoBuild: true }],
  ['RecommendUsersToItem', 'recommendUsersToItem', { itemId: 'tv-1', count: 5, allowNoBuild: true }],
  ['RecommendNextItems', 'recommendNextItems', { recommId: 'ce52ada4-e4d9-4885-943c-407db2dee837', count: 5 }],
  ['SearchItems', 'searchItems', { userId: 'user-1', query: 'tv', count: 5 }],
  ['RecommendItemSegmentsToUser', 400],
  ['RecommendItemSegmentsToItem', 400],
  ['RecommendItemSegmentsToItemSegment', 400],
  ['RecommendItemsToItemSegment', 400],
  ['RecommendNextItemSegments', 400],
  ['SearchItemSegments', 400],
  ['CompositeRecommendation', 400],
  ['AddSeries', 501],
  ['DeleteSeries', 501],
  ['ListSeries', 501],
  ['ListSeriesItems', 501],
  ['InsertToSeries', 501],
  ['RemoveFromSeries', 501],
  ['CreatePropertyBasedSegmentation', 501],
  ['UpdatePropertyBasedSegmentation', 501],
  ['CreateManualReqlSegmentation', 501],
  ['UpdateManualReqlSegmentation', 501],
  ['AddManualReqlSegment', 501],
  ['UpdateManualReqlSegment', 501],
  ['DeleteManualReqlSegment', 501],
  ['CreateAutoReqlSegmentation', 501],
  ['UpdateAutoReqlSegmentation', 501],
  ['ListSegmentations', 501],
  ['GetSegmentation', 501],
  ['DeleteSegmentation', 501],
  ['AddSearchSynonym', 501],
  ['ListSearchSynonyms', 501],
  ['DeleteAllSearchSynonyms', 501],
  ['DeleteSearchSynonym', 501],
  ['ListScenarios', 'listItems', { limit: 1, properties: ['itemId'] }],
  ['ResetDatabase', 'resetCatalogue', { catalogueId: 'demo' }],
];

/** What an item asks for, without what tells it from its neighbours. */
const asked = ({ target, body, problem }: Item) => (problem === undefined ? { target, body } : { problem });

describe.each(clients)('what %s sends', (_client, recorded) => {
  const alone = recorded.slice(0, -1);
  const batch = recorded.at(-1) as Recorded;

  it('is signed with the token', () => {
    for (const { target } of recorded) {
      const at = Number(/hmac_timestamp=(\d+)/.exec(target)?.[1]);
      expect([target, signatureFault(target, 'demo-token', at)]).toEqual([target, undefined]);
    }
  });

  it('becomes native operations, each request one', () => {
    expect(recorded.map(({ name }) => name)).toEqual([...expected.map(([name]) => name), 'Batch']);
    const { items } = batchOf(batch);
    expect(items).toHaveLength(expected.length);
    for (const [index, [name, becomes, parameters, body]] of expected.entries()) {
      const { target, problem, body: given } = items[index] as Item;
      if (typeof becomes === 'string') {
        expect([name, target, given]).toEqual([name, { operationId: becomes, parameters }, body]);
      } else {
        expect([name, target]).toEqual([name, undefined]);
        expect(dialect.refuse(problem!).status).toBe(becomes);
      }
    }
  });

  it('means alone what it means in a batch', () => {
    const { items } = batchOf(batch);
    for (const [index, { name, method, target, body }] of alone.entries()) {
      const decoded = decodedOf(method, target, body);
      const one = 'batch' in decoded ? asked(decoded.batch.items[0] as Item) : { problem: decoded.problem };
      expect([name, one]).toEqual([name, asked(items[index] as Item)]);
    }
  });
});

describe('one call', () => {
  it('is found with its last slash and without, and a word before an id', () => {
    expect(itemOf('GET', '/items/list/').target).toMatchObject({ operationId: 'listItems' });
    expect(itemOf('GET', '/items/list').target).toEqual({ operationId: 'getItem', parameters: { itemId: 'list' } });
    expect(itemOf('PUT', '/items/list').target).toMatchObject({ operationId: 'putItem', parameters: { itemId: 'list' } });
    expect(itemOf('GET', '/items/tv-1/').target).toMatchObject({ operationId: 'getItem' });
    expect(itemOf('GET', '/items/properties/list/').target).toMatchObject({ operationId: 'listItemProperties' });
    expect(itemOf('POST', '/purchases', { userId: 'u', itemId: 'i' }).target).toMatchObject({ operationId: 'addInteraction' });
  });

  it('takes null for nothing, as Python writes it', () => {
    const given = { userId: 'u', itemId: 'i', timestamp: null, cascadeCreate: null, amount: null, recommId: null };
    expect(asked(itemOf('POST', '/purchases/', given))).toEqual({
      target: { operationId: 'addInteraction', parameters: {} },
      body: { type: 'purchase', userId: 'u', itemId: 'i' },
    });
  });

  it.each([
    ['POST', '/ratings/', { userId: 'u', itemId: 'i', rating: 2 }, 'rating must be a number from -1 to 1.'],
    ['POST', '/ratings/', { userId: 'u', itemId: 'i' }, 'rating must be a number from -1 to 1.'],
    ['POST', '/purchases/', { itemId: 'i' }, 'userId is required.'],
    ['POST', '/purchases/', { userId: 5, itemId: 'i' }, 'userId must be a text; the number 5 arrived.'],
    ['POST', '/bookmarks/', { userId: 'u', itemId: 'i', timestamp: 'soon' }, 'timestamp must be a time: seconds since 1970, or ISO 8601.'],
    [
      'POST',
      '/viewportions/',
      { userId: 'u', itemId: 'i', portion: 1, sessionId: 'a****' },
      'sessionId must be letters, digits and _ - : @ ..',
    ],
    ['POST', '/viewportions/', { userId: 'u', itemId: 'i', portion: 1, timeSpent: '1' }, 'timeSpent must be a number.'],
    ['POST', '/detailviews/', { userId: 'u', itemId: 'i', autoPresented: 5 }, 'autoPresented must be true or false; the number 5 arrived.'],
    ['POST', '/detailviews/', { userId: 'u', itemId: 'i', autoPresented: true, additionalData: [] }, 'additionalData must be an object.'],
    ['POST', '/recomms/users/u/items/', {}, 'count is required.'],
    ['POST', '/recomms/users/u/items/', { count: -1 }, 'count must be a whole number of at least 1; the number -1 arrived.'],
    ['GET', '/items/list/', { count: '-1' }, 'count must be a whole number of at least 1; the number -1 arrived.'],
    [
      'POST',
      '/recomms/users/u/items/',
      { count: 5, returnProperties: 'yes' },
      'returnProperties must be true or false; a string of 3 characters arrived.',
    ],
    [
      'POST',
      '/recomms/users/u/items/',
      { count: 5, includedProperties: [1] },
      'includedProperties must be a list of texts; an array of 1 arrived.',
    ],
    ['POST', '/recomms/users/u/items/', { count: 5, reqlExpressions: { a: 1 } }, 'reqlExpressions must hold texts.'],
    ['POST', '/recomms/users/u/users/', { count: 5, booster: 'x' }, 'Invalid ReQL in booster at position 0'],
    ['GET', '/items/list/', { filter: "'a' ~ 5" }, 'Invalid ReQL in filter at position 4'],
    ['POST', '/more-items/', { filter: 'true', changes: [] }, 'changes must be an object of values.'],
    ['POST', '/more-items/', { changes: {} }, 'filter is required.'],
  ])('%s %s with %j is a bad request', (method, path, params, message) => {
    const { problem } = itemOf(method, path, params);
    const { status, body } = dialect.refuse(problem!);
    expect([status, (JSON.parse(body) as { message: string }).message]).toEqual([400, expect.stringContaining(message)]);
  });

  it('changes everything only where it is said so', () => {
    expect(itemOf('DELETE', '/more-items/', { filter: 'true' }).target).toMatchObject({ parameters: { filter: 'itemId:exists:true' } });
  });

  it('has a role that the service has', () => {
    expect(itemOf('PUT', '/items/properties/a', { type: 'string', role: 'title' }).problem).toBeUndefined();
    expect(itemOf('PUT', '/items/properties/a', { type: 'string', role: 'titl' }).problem).toMatchObject({ status: 404 });
  });

  it.each([
    ['POST', '/batch/', 400],
    ['GET', '/batch', 400],
    ['GET', '/nothing/here', 404],
    ['GET', '/', 405],
    ['GET', '/demo/items/list/', 404],
    ['POST', '/items/a/b', 404],
    ['PUT', '/purchases/', 405],
    ['PUT', '/items/%2e%2e', 'putItem'],
    ['PUT', '/items/a?count=1', 'putItem'],
  ])('%s %s in a batch is its own failure, or an id for the operation to refuse', (method, path, outcome) => {
    const { target, problem } = itemOf(method, path, { requests: [] });
    if (typeof outcome === 'string') expect(target).toMatchObject({ operationId: outcome });
    else expect(dialect.refuse(problem!).status).toBe(outcome);
  });
});

describe('a whole request', () => {
  const one = { method: 'GET', path: '/items/list/' };

  it.each<[string, unknown, string]>([
    ['a path that is none', [{ ...one, path: 'items/a' }], 'begins with one slash'],
    ['an address', [{ ...one, path: 'http://localhost/items/a' }], 'begins with one slash'],
    ['an address without its scheme', [{ ...one, path: '//localhost/items/a' }], 'begins with one slash'],
    ['traversal', [{ ...one, path: '/items/../../other/items/a' }], 'dot segments'],
    ['a path with two slashes', [{ ...one, path: '/items//a' }], 'one slash between'],
    ['a backslash', [{ ...one, path: '/items/..\\a' }], 'no backslash'],
    ['a line break', [{ ...one, path: '/items/a\r\nHost: b' }], 'no control character'],
    ['headers', [{ ...one, headers: { authorization: 'Bearer x' } }], 'method, path and params alone'],
    ['another method', [{ ...one, method: 'CONNECT' }], 'one of GET, PUT, POST, DELETE'],
    ['a method that is no text', [{ ...one, method: {} }], 'one of GET, PUT, POST, DELETE'],
    ['params that are a list', [{ ...one, params: [] }], 'Params are an object'],
    ['a request that is none', [[]], 'A request is an object'],
    ['requests that are none', {}, 'Requests are an array'],
  ])('is refused for %s', (_what, requests, message) => {
    expect(refusalOf(batched(requests))).toEqual({
      status: 400,
      body: { statusCode: 400, message: expect.stringContaining(message) as unknown },
    });
  });

  it.each<[string, string, string, string | undefined, number]>([
    ['malformed JSON', 'POST', '/demo/batch/', '{"requests":[', 400],
    ['no JSON', 'POST', '/demo/batch/', '', 400],
    ['a batch that is a list', 'POST', '/demo/batch/', '[]', 400],
    ['a member that is none', 'POST', '/demo/batch/', '{"requests":[],"headers":{}}', 400],
    ['distinctRecomms that is no flag', 'POST', '/demo/batch/', '{"requests":[],"distinctRecomms":1}', 400],
    ['a member that stands twice', 'POST', '/demo/batch/', '{"requests":[],"requests":[]}', 400],
    ['a forbidden member', 'POST', '/demo/items/a', '{"__proto__":{}}', 400],
    ['a body that is a list', 'POST', '/demo/items/a', '[]', 400],
    ['a batch that is not posted', 'GET', '/demo/batch/', undefined, 405],
    ['another database', 'GET', '/other/items/list/', undefined, 404],
    ['no database', 'GET', '/demo', undefined, 404],
    ['traversal', 'GET', '/demo/items/%2e%2e', undefined, 400],
    ['traversal within a segment', 'GET', '/demo/items/a%2f..%2fb', undefined, 400],
    ['a NUL', 'GET', '/demo/items/%00', undefined, 400],
    ['an escape that is none', 'GET', '/demo/items/%ff', undefined, 400],
    ['two slashes', 'GET', '/demo//items/a', undefined, 400],
    ['a path that is not there', 'GET', '/demo/nothing', undefined, 404],
    ['a path below the batch', 'POST', '/demo/batch/more', '{"requests":[]}', 404],
    ['a method that the path has not', 'POST', '/demo/scenarios/', undefined, 405],
    ['a series', 'GET', '/demo/series/list/', undefined, 501],
  ])('is refused for %s', (_what, method, target, body, status) => {
    const refusal = refusalOf(decodedOf(method, target, body));
    expect(refusal).toEqual({ status, body: { statusCode: status, message: expect.any(String) as unknown } });
  });

  it('has as many requests as the limit and not one more', () => {
    expect(batched(Array.from({ length: 10_000 }, () => one))).toHaveProperty('batch');
    expect(refusalOf(batched(Array.from({ length: 10_001 }, () => one)))).toEqual({
      status: 400,
      body: { statusCode: 400, message: 'A batch has at most 10000 requests; 10001 arrived.' },
    });
  });

  it('recommends nothing twice to one user where it says so', () => {
    expect(batched([one], { distinctRecomms: true })).toMatchObject({ batch: { distinct: { seen: new Map() } } });
    for (const distinctRecomms of [false, null]) {
      expect(batched([one], { distinctRecomms })).toMatchObject({
        batch: expect.not.objectContaining({ distinct: expect.anything() }) as unknown,
      });
    }
  });

  it('may have no requests', () => {
    expect(batched([])).toMatchObject({ batch: { items: [] } });
  });

  it('stands under its prefix, which is not signed', () => {
    const under = recombeeDialect({ prefix: '/recombee', database });
    expect(under.decode(request('GET', '/recombee/demo/items/a?hmac_sign=x'), defaultLimits)).toHaveProperty('batch');
    expect(under.decode(request('GET', '/demo/items/a'), defaultLimits)).toMatchObject({ problem: { status: 404 } });
  });

  it('tells which methods a path has', () => {
    const decoded = decodedOf('POST', '/demo/scenarios/');
    expect('problem' in decoded && decoded.headers).toEqual({ allow: 'GET' });
  });
});

describe('whatever arrives', () => {
  const word = fc.constantFrom(
    'items',
    'users',
    'list',
    'properties',
    'recomms',
    'next',
    'batch',
    'purchases',
    'merge',
    'a',
    '',
    '..',
    '%2e',
    '%',
    'ü',
  );
  const path = fc.array(word, { maxLength: 5 }).map((words) => `/${words.join('/')}`);
  const method = fc.constantFrom('GET', 'PUT', 'POST', 'DELETE');
  const params = fc.dictionary(
    fc.constantFrom(
      'userId',
      'itemId',
      'count',
      'filter',
      'booster',
      'timestamp',
      'rating',
      'reqlExpressions',
      'changes',
      'type',
      'role',
      '__proto__',
    ),
    fc.oneof(fc.jsonValue(), fc.constantFrom("'a' == 1", 'a', 1, -1, 1e300)),
  );

  it('is a batch or a refusal in the service’s words, never a failure of ours', () => {
    const lone = fc.record({
      method,
      path,
      body: fc.oneof(
        params.map((given) => JSON.stringify(given)),
        fc.string(),
        fc.constant(''),
      ),
    });
    fc.assert(
      fc.property(lone, fc.string(), ({ method: word, path: where, body }, query) => {
        const decoded = decodedOf(word, `/demo${where}?${query}`, body);
        if ('problem' in decoded) expect(refusalOf(decoded).body.message).not.toBe('');
        else expect(decoded.batch.items).toHaveLength(1);
      }),
      { numRuns: 2000 },
    );
  });

  it('in a batch is one item per request, in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ method, path, params }, { requiredKeys: ['method', 'path'] }), { maxLength: 5 }), (requests) => {
        const decoded = batched(requests);
        if ('problem' in decoded) expect(refusalOf(decoded).status).toBe(400);
        else expect(decoded.batch.items.map(({ index }) => index)).toEqual(requests.map((_, index) => index));
      }),
      { numRuns: 2000 },
    );
  });
});
