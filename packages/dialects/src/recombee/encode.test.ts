import { describe, expect, it } from '@jest/globals';
import { type Batch, defaultLimits, type ItemResult, problem, summarize } from '@sheaf/core';
import { recombeeDialect } from './recombee.js';

const dialect = recombeeDialect({ database: (id) => ({ id, ratingRange: { min: 0.5, max: 5 } }) });

type Result = { status: number; body?: unknown; headers?: Record<string, string> };

function answerTo(method: string, path: string, params: unknown, result: Result): { status: number; headers: object; body: unknown } {
  return answer({ method, target: `/demo${path}`, body: JSON.stringify(params) }, [result]);
}

function answer({ method, target, body }: { method: string; target: string; body: string }, results: readonly Result[]) {
  const decoded = dialect.decode({ method, target, headers: {}, body: Buffer.from(body) }, defaultLimits);
  if ('problem' in decoded) throw new Error(JSON.stringify(decoded.problem));
  return encoded(decoded.batch, results);
}

function encoded(batch: Batch, results: readonly Result[]) {
  const encoder = dialect.encoder(batch, 'application/json');
  if (encoder.streams) throw new Error('streams');
  const all = results.map(({ status, body, headers = {} }, index): ItemResult => ({
    id: String(index),
    index,
    status,
    headers,
    json: body === undefined ? undefined : JSON.stringify(body),
  }));
  const { status, headers, body } = encoder.encode(all, summarize(all));
  return { status, headers, body: JSON.parse(String(body)) as unknown };
}

describe('a success', () => {
  it.each<[string, string, string, object, Result, number, unknown]>([
    ['AddItem', 'PUT', '/items/a', {}, { status: 201, body: { itemId: 'a' } }, 201, 'ok'],
    ['DeleteItem', 'DELETE', '/items/a', {}, { status: 204 }, 200, 'ok'],
    ['SetItemValues that creates', 'POST', '/items/a', {}, { status: 201, body: {} }, 200, 'ok'],
    ['GetItemValues', 'GET', '/items/a', {}, { status: 200, body: { itemId: 'a', price: 5, gone: null } }, 200, { price: 5, gone: null }],
    ['ListItems', 'GET', '/items/list/', {}, { status: 200, body: { items: [{ itemId: 'a' }, { itemId: 'b' }] } }, 200, ['a', 'b']],
    [
      'ListItems with properties',
      'GET',
      '/items/list/',
      { returnProperties: true },
      { status: 200, body: { items: [{ itemId: 'a', price: 3 }] } },
      200,
      [{ itemId: 'a', price: 3 }],
    ],
    ['AddItemProperty', 'PUT', '/items/properties/a', { type: 'int' }, { status: 201, body: {} }, 201, 'ok'],
    [
      'GetItemPropertyInfo',
      'GET',
      '/items/properties/a',
      {},
      { status: 200, body: { propertyName: 'a', type: 'int' } },
      200,
      { name: 'a', type: 'int' },
    ],
    [
      'ListItemProperties',
      'GET',
      '/items/properties/list/',
      {},
      { status: 200, body: { properties: [{ propertyName: 'a', type: 'int' }] } },
      200,
      [{ name: 'a', type: 'int' }],
    ],
    ['MergeUsers', 'PUT', '/users/a/merge/b', {}, { status: 200, body: { moved: 1 } }, 200, 'ok'],
    ['AddPurchase', 'POST', '/purchases/', { userId: 'u', itemId: 'i' }, { status: 201, body: {} }, 200, 'ok'],
    [
      'ListUserRatings',
      'GET',
      '/users/u/ratings/',
      {},
      {
        status: 200,
        body: { interactions: [{ type: 'rating', userId: 'u', itemId: 'i', timestamp: '1970-01-01T00:00:05.250000Z', rating: 5 }] },
      },
      200,
      [{ userId: 'u', itemId: 'i', timestamp: 5.25, rating: 1 }],
    ],
    [
      'ListItemViewPortions, with what is kept in the additional data',
      'GET',
      '/items/i/viewportions/',
      {},
      {
        status: 200,
        body: {
          interactions: [
            { additionalData: { 'recombee.timeSpent': 10.5, 'recombee.autoPresented': false } },
            { additionalData: { answer: 42, 'recombee.timeSpent': 1 } },
            { additionalData: {} },
          ].map((fields) => ({ type: 'viewPortion', userId: 'u', itemId: 'i', portion: 1, timestamp: '1970-01-01T00:00:05Z', ...fields })),
        },
      },
      200,
      [{ autoPresented: false, timeSpent: 10.5 }, { timeSpent: 1, additionalData: { answer: 42 } }, { additionalData: {} }].map(
        (fields) => ({
          userId: 'u',
          itemId: 'i',
          portion: 1,
          timestamp: 5,
          ...fields,
        }),
      ),
    ],
    [
      'UpdateMoreItems',
      'POST',
      '/more-items/',
      { filter: 'true', changes: {} },
      { status: 200, body: { itemIds: ['a'], count: 1 } },
      200,
      { itemIds: ['a'], count: 1 },
    ],
    ['ListScenarios', 'GET', '/scenarios/', {}, { status: 200, body: { items: [{ itemId: 'a' }] } }, 200, []],
    ['ResetDatabase', 'DELETE', '/', {}, { status: 204 }, 200, 'ok'],
    [
      'RecommendItemsToUser',
      'POST',
      '/recomms/users/u/items/',
      { count: 1 },
      { status: 200, body: { recommId: 'r', items: [{ itemId: 'a', score: 1 }] } },
      200,
      { recommId: 'r', recomms: [{ id: 'a' }], numberNextRecommsCalls: 0 },
    ],
    [
      'RecommendUsersToUser with values and expressions',
      'POST',
      '/recomms/users/u/users/',
      { count: 1, returnProperties: true, includedProperties: ['country'], reqlExpressions: { old: "'age' > 60", id: "'userId'" } },
      { status: 200, body: { recommId: 'r', users: [{ userId: 'v', properties: { country: 'CZ', age: 61 } }, { userId: 'w' }] } },
      200,
      {
        recommId: 'r',
        recomms: [
          { id: 'v', values: { country: 'CZ' }, reqlEvaluations: { old: true, id: 'v' } },
          { id: 'w', values: {}, reqlEvaluations: { old: false, id: 'w' } },
        ],
        numberNextRecommsCalls: 0,
      },
    ],
    [
      'RecommendNextItems, with the values that the first call asked for',
      'POST',
      '/recomms/next/items/ce52ada4-e4d9-4885-943c-407db2dee837',
      { count: 1 },
      { status: 200, body: { recommId: 'r', continued: 2, items: [{ itemId: 'a', properties: { price: 3 } }] } },
      200,
      { recommId: 'r', recomms: [{ id: 'a', values: { price: 3 } }], numberNextRecommsCalls: 2 },
    ],
  ])('of %s', (_name, method, path, params, result, status, body) => {
    expect(answerTo(method, path, params, result)).toMatchObject({ status, body, headers: { 'cache-control': 'no-store' } });
  });
});

describe('a failure', () => {
  it.each<[string, string, object, Result, number]>([
    ['PUT', '/items/a', {}, { status: 422, body: problem('invalid-request', { detail: 'Why.' }) }, 400],
    ['GET', '/items/a', {}, { status: 404, body: problem('not-found', { detail: 'Why.' }) }, 404],
    ['POST', '/purchases/', { userId: 'u', itemId: 'i' }, { status: 409, body: problem('already-exists', { detail: 'Why.' }) }, 409],
    ['POST', '/recomms/next/items/r', { count: 1 }, { status: 404, body: problem('not-found', { detail: 'Why.' }) }, 400],
    ['GET', '/items/a', {}, { status: 503, body: problem('unavailable', { detail: 'Why.' }), headers: { 'retry-after': '1' } }, 503],
  ])('of %s %s has the service’s code and says why', (method, path, params, result, status) => {
    const told = answerTo(method, path, params, result);
    expect(told).toMatchObject({ status, body: { statusCode: status, message: 'Why.' } });
    expect(told.headers).toMatchObject(result.headers ?? {});
  });

  it('names parameters as the service does, and what is there already as such', () => {
    const invalid = problem('invalid-request', { detail: '/parameters/itemId must be short.' });
    expect(answerTo('PUT', '/items/a', {}, { status: 422, body: invalid })).toMatchObject({
      status: 400,
      body: { statusCode: 400, message: 'itemId must be short.' },
    });
    const broken = problem('precondition-failed', { detail: 'If-None-Match does not hold.' });
    expect(answerTo('PUT', '/items/a', {}, { status: 412, body: broken })).toMatchObject({
      status: 409,
      body: { statusCode: 409, message: 'It exists already.' },
    });
  });

  it('without a body, or with one that is no problem, is told by its status', () => {
    expect(answerTo('GET', '/items/a', {}, { status: 500 })).toMatchObject({ status: 500, body: { statusCode: 500, message: 'Failed' } });
    expect(answerTo('GET', '/items/a', {}, { status: 403, body: 'no' })).toMatchObject({ status: 403, body: { statusCode: 403 } });
  });
});

const post = (requests: unknown) => ({ method: 'POST', target: '/demo/batch/', body: JSON.stringify({ requests }) });

describe('a batch', () => {
  it('is answered with a bare array, in order, whatever happened', () => {
    const requests = [
      { method: 'PUT', path: '/items/a' },
      { method: 'PUT', path: '/items/a' },
      { method: 'GET', path: '/scenarios/' },
    ];
    const results = [
      { status: 201, body: {} },
      { status: 412, body: problem('precondition-failed', { detail: 'Why.' }) },
      { status: 200, body: { items: [] } },
    ];
    expect(answer(post(requests), results)).toMatchObject({
      status: 200,
      body: [
        { code: 201, json: 'ok' },
        { code: 409, json: { statusCode: 409, message: 'It exists already.' } },
        { code: 200, json: [] },
      ],
    });
  });

  it('of one request is an array still, and of none is empty', () => {
    expect(answer(post([{ method: 'GET', path: '/scenarios/' }]), [{ status: 200, body: {} }]).body).toEqual([{ code: 200, json: [] }]);
    expect(answer(post([]), []).body).toEqual([]);
  });
});

describe('a refusal', () => {
  it('speaks of credentials in the service’s other words', () => {
    const { status, body } = dialect.refuse(problem('unauthenticated', { detail: 'Invalid HMAC signature' }), { 'x-more': '1' });
    expect({ status, body }).toEqual({ status: 401, body: '{"statusCode":401,"error":"Invalid HMAC signature"}' });
  });
});
