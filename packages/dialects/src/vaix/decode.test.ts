import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type Batch, defaultLimits } from '@sheaf/core';
import type { DialectRequest } from '../dialect.js';
import { vaixDialect } from './vaix.js';

const nowMs = Date.UTC(2026, 10, 21, 12, 0, 30, 500);
const vaix = vaixDialect({ nowMs: () => nowMs });

const post = (body: unknown, more: Partial<DialectRequest> = {}): DialectRequest => ({
  method: 'POST',
  target: '/api/batch',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  ...more,
});
const get = (target: string): DialectRequest => ({ method: 'GET', target, headers: {}, body: Buffer.alloc(0) });
const batchOf = (request: DialectRequest): Batch => {
  const decoded = vaix.decode(request, defaultLimits);
  if ('problem' in decoded) throw new Error(JSON.stringify(decoded.problem));
  return decoded.batch;
};
const refusalOf = (request: DialectRequest, dialect = vaix) => {
  const decoded = dialect.decode(request, defaultLimits);
  if ('batch' in decoded) throw new Error('was taken');
  const { status, body, headers } = dialect.refuse(decoded.problem, decoded.headers);
  return { status, headers, body: JSON.parse(body) as { error: string; status: string } };
};
/** The one item of a request for events, and its failure where it has one. */
const itemOf = (operation: string, params: object) =>
  batchOf(post({ requests: [{ operation_id: operation, name: 'x', params }] })).items[0]!;
const popular = (params: object) => itemOf('get_popular_events', params);
const faultOf = (params: object) => popular(params).problem?.detail;
const parametersOf = (params: object) => (popular(params).target as { parameters: Record<string, unknown> }).parameters;

const filterOf = (params: object) => parametersOf(params)['filter'];

describe('a batch', () => {
  it('of the document asks for what is popular and what trends between times', () => {
    const { items } = batchOf(post(readFileSync(new URL('./fixtures/batch.json', import.meta.url), 'utf8')));
    expect(items.map(({ target }) => target)).toEqual([
      {
        operationId: 'listPopularItems',
        parameters: {
          count: 10,
          filter: 'begin:gte:2026-11-21T12:00:30Z;begin:lte:2026-11-23T12:00:30Z;sport:eq:Soccer',
          properties: [
            'begin',
            'country',
            'country_id',
            'event_type',
            'league',
            'league_id',
            'participant_ids',
            'participants',
            'sport',
            'sport_id',
            'status',
          ],
          type: ['purchase'],
        },
      },
      {
        operationId: 'listTrendingItems',
        parameters: expect.objectContaining({
          count: 5,
          filter: 'begin:gte:2026-11-21T12:00:30Z;begin:lte:2026-11-21T22:00:30Z',
        }) as object,
      },
    ]);
  });

  it.each<[string, unknown, string]>([
    ['no object', [], 'A batch is an object with an array of requests; an array of 0 arrived.'],
    [
      'requests that are none',
      { requests: { operation_id: 1 } },
      'A batch is an object with an array of requests; an object of 1 member arrived.',
    ],
    ['no requests', { requests: [] }, 'A batch has at least one request.'],
    ['a request that is none', { requests: [5] }, '/requests/0: A request is an object; the number 5 arrived.'],
    [
      'no operation_id',
      { requests: [{ name: '1' }] },
      '/requests/0/operation_id: operation_id names an operation of the service; nothing arrived.',
    ],
    [
      'an unknown operation_id',
      { requests: [{ operation_id: 'some_operation_id', name: '1', path_params: { id: '2' } }] },
      '/requests/0/operation_id: operation_id names an operation of the service; a string of 17 characters arrived.',
    ],
    [
      'a name that stands twice',
      { requests: ['a', 'b', 'a'].map((name) => ({ operation_id: 'get_popular_events', name })) },
      '/requests/2/name: A name stands once in a batch; request 0 has the same.',
    ],
    [
      'no name',
      { requests: [{ operation_id: 'get_popular_events' }, { operation_id: 'x', name: 1 }] },
      '/requests/0/name: A name is a string of 1 to 255 characters; nothing arrived. (and 2 more)',
    ],
    [
      'params that are none',
      { requests: [{ operation_id: 'get_popular_events', name: '1', params: [] }] },
      '/requests/0/params: params are an object; an array of 0 arrived.',
    ],
    [
      'a member of no meaning',
      { requests: [{ operation_id: 'get_popular_events', name: '1', id: '2' }] },
      '/requests/0/id: A request has no such member; a string of 1 character arrived.',
    ],
    [
      'both forms',
      {
        requests: [
          { operation_id: 'get_popular_events', name: '1' },
          { method: 'GET', path: '/' },
        ],
      },
      'Requests of one batch have either operation_id or method, not both.',
    ],
    [
      'both forms in one',
      { requests: [{ operation_id: 'get_popular_events', name: '1', method: 'GET', path: '/' }] },
      'Requests of one batch have either operation_id or method, not both.',
    ],
  ])('with %s is refused as a whole, in the service’s words', (_what, body, error) => {
    expect(refusalOf(post(body))).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining(error.replace(/\.$/, '')), status: 'error' },
    });
  });

  it('of text that is no JSON, or too many, is refused so too', () => {
    expect(refusalOf(post('{"requests":[{"operation_id":'))).toMatchObject({ status: 400, body: { status: 'error' } });
    const many = { requests: Array.from({ length: 3 }, (_, index) => ({ operation_id: 'get_popular_events', name: String(index) })) };
    const decoded = vaix.decode(post(many), { ...defaultLimits, maxItems: 2 });
    expect(decoded).toMatchObject({ problem: { code: 'too-many-items', status: 413, limit: 2 } });
  });

  it('holds the methods, the paths and the authentication header to their words', () => {
    expect(refusalOf(get('/api/batch'))).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    expect(refusalOf(post({}, { target: '/api/sports/events/popular' }))).toMatchObject({ status: 405, headers: { allow: 'GET' } });
    expect(refusalOf(get('/api/sports/events/other'))).toMatchObject({ status: 404, body: { status: 'error' } });
    for (const word of ['vaix', 'iam'])
      expect(batchOf({ ...get('/api/sports/events/popular'), headers: { 'x-vaix-authentication-method': word } }).items).toHaveLength(1);
    expect(refusalOf({ ...get('/api/sports/events/popular'), headers: { 'x-vaix-authentication-method': 'basic' } })).toMatchObject({
      status: 400,
      body: { error: 'x-vaix-authentication-method is vaix or iam.' },
    });
  });

  it('in the native form is the native dialect’s, its refusals too', () => {
    const plain = post({
      requests: [
        { method: 'GET', path: '/items/1' },
        { operationId: 'listItems' },
        { method: 'PUT', path: '/items/1', body: { a: '"operation_id"' } },
      ],
    });
    const batch = batchOf(plain);
    expect(batch.items.map(({ id, target }) => [id, target])).toMatchObject([
      ['0', { method: 'GET', path: '/items/1' }],
      ['1', { operationId: 'listItems' }],
      ['2', { method: 'PUT' }],
    ]);
    expect(refusalOf(post({ requests: [{ method: 'GET', path: 'x' }] }))).toMatchObject({
      status: 400,
      headers: { 'content-type': 'application/problem+json' },
      body: { code: 'invalid-path', status: 400 },
    });
    expect(refusalOf(post({ requests: [{ method: 'GET', path: 'x', headers: { 'x-own': '"operation_id"' } }] }))).toMatchObject({
      body: { code: 'invalid-path' },
    });
  });

  it('of the service needs an authorization header where the server says so, a native one does not', () => {
    const strict = vaixDialect({ needsAuthorization: true });
    const events = { requests: [{ operation_id: 'get_popular_events', name: '1' }] };
    expect(refusalOf(post(events), strict)).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Bearer' },
      body: { status: 'error' },
    });
    expect(strict.decode(post(events, { headers: { authorization: 'Bearer x' } }), defaultLimits)).toHaveProperty('batch');
    expect(strict.decode(post({ requests: [{ method: 'GET', path: '/' }] }), defaultLimits)).toHaveProperty('batch');
  });
});

describe('a request for events', () => {
  it('counts offsets from a time, takes hours where there is no to_offset, and hours are 48 where there is neither', () => {
    const from = '2026-12-25 19:45:00';
    expect(filterOf({ from })).toBe('begin:gte:2026-12-25T19:45:00Z;begin:lte:2026-12-27T19:45:00Z');
    expect(filterOf({ from: '2026-12-25T20:45:00.5+01:00', from_offset: '-90m', to_offset: '+1.5h' })).toBe(
      'begin:gte:2026-12-25T18:15:00Z;begin:lte:2026-12-25T21:15:00Z',
    );
    expect(filterOf({ from: '2026-12-25', from_offset: '-7d', to_offset: 60 })).toBe(
      'begin:gte:2026-12-18T00:00:00Z;begin:lte:2026-12-25T00:01:00Z',
    );
    expect(filterOf({ from, hours: '72' })).toBe('begin:gte:2026-12-25T19:45:00Z;begin:lte:2026-12-28T19:45:00Z');
    expect(filterOf({ from, hours: '72', to_offset: '1s' })).toBe('begin:gte:2026-12-25T19:45:00Z;begin:lte:2026-12-25T19:45:01Z');
  });

  it('takes numbers as strings and as numbers, an empty string for none, and what operators send', () => {
    expect(parametersOf({ count: '5', operator: 'x', bookmaker_id: 1, sub_bookmaker_id: null })).toMatchObject({ count: 5 });
    expect(parametersOf({ count: 5, filters: '', user: 'ada' })).toMatchObject({ count: 5 });
    expect(parametersOf({})).toMatchObject({ count: 100 });
    expect(parametersOf({ count: '999999' })).toMatchObject({ count: 1000 });
  });

  it('puts its filters behind those of the time, and knows events by their id', () => {
    expect(parametersOf({ filters: 'event_id:in:a,b%2Cc|league:neq:x;sport:eq:Soccer' })['filter']).toMatch(
      /;itemId:in:a,b%2Cc\|league:neq:x;sport:eq:Soccer$/,
    );
  });

  it.each<[object, string]>([
    [{ count: '-2' }, 'invalid value for count: cannot be less than 1, got -2'],
    [{ count: 0 }, 'invalid value for count: cannot be less than 1, got 0'],
    [{ count: 'ten' }, 'invalid value for count: must be an integer, got a string of 3 characters'],
    [{ count: '1.5' }, 'invalid value for count: must be an integer, got a string of 3 characters'],
    [{ count: ['1'] }, 'invalid value for count: must be a string, got an array of 1'],
    [{ exclude_n_popular: '-1' }, 'invalid value for exclude_n_popular: cannot be less than 0, got -1'],
    [{ exclude_n_popular: '1001' }, 'invalid value for exclude_n_popular: cannot be greater than 1000, got 1001'],
    [{ hours: '73' }, 'invalid value for hours: cannot be greater than 72, got 73'],
    [{ from: 'today' }, 'invalid value for from: must be a date-time, got a string of 5 characters'],
    [{ from: '2026-13-01' }, 'invalid value for from: must be a date-time, got a string of 10 characters'],
    [{ to_offset: '8d' }, 'invalid value for to_offset: cannot be greater than 7d, got 8d'],
    [{ from_offset: '-169h' }, 'invalid value for from_offset: cannot be less than -7d, got -169h'],
    [{ from_offset: '1w' }, 'invalid value for from_offset: must be a number and s, m, h or d, got a string of 2 characters'],
    [{ from_offset: '3h', to_offset: '2h' }, 'invalid value for to_offset: cannot be before from_offset'],
    [
      { filters: 'sport:like:Soccer' },
      'invalid value for filters: character 6 must be an operator, one of eq, neq, in, nin, gt, gte, lt, lte, contains, exists',
    ],
    [{ fields: 'event_id,secret' }, 'invalid value for fields: name 2 is none of begin, confidence, country,'],
    [{ order_by: '-begin,+' }, 'invalid value for order_by: name 2 is none of begin,'],
    [{ colour: 'red' }, 'invalid value for params: 1 of them is unknown to this operation'],
  ])('with %j fails by itself', (params, error) => {
    expect(faultOf(params)).toMatch(new RegExp(`^${error.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`));
  });

  it('that is refused leaves the others of its batch alone', () => {
    const { items } = batchOf(
      post({
        requests: [
          { operation_id: 'get_recommended_events', name: '1' },
          { operation_id: 'get_popular_events', name: '2', body_params: { a: 1 } },
          { operation_id: 'get_popular_events', name: '3', path_params: { id: '2' } },
          { operation_id: 'get_item', name: '4', params: { item_id: 'a' } },
          { operation_id: 'get_item', name: '5', path_params: { item_id: 'a' }, body_params: { a: 1 } },
          { operation_id: 'get_popular_events', name: '6' },
        ],
      }),
    );
    expect(items.map(({ problem }) => problem?.detail)).toEqual([
      'invalid value for user: is required',
      'invalid value for body_params: the operation has none',
      'invalid value for path_params: the operation has none',
      'invalid value for params: the operation has no such parameter',
      'invalid value for body_params: the operation has no body',
      undefined,
    ]);
  });

  it('that comes alone reads its query', () => {
    const [item] = batchOf(
      get('/api/sports/events/trending/?count=5&filters=league%3Aeq%3AUEFA%20Champions%20League&order_by=+begin&to_offset=%2B10h'),
    ).items;
    expect(item?.target).toMatchObject({
      operationId: 'listTrendingItems',
      parameters: { count: 5, filter: 'begin:gte:2026-11-21T12:00:30Z;begin:lte:2026-11-21T22:00:30Z;league:eq:UEFA Champions League' },
    });
    expect(refusalOf(get('/api/sports/events/popular?count=5&count=6'))).toMatchObject({
      status: 400,
      body: { error: 'A parameter stands once.' },
    });
  });

  it('for a user asks for the popular ones as well, should nobody know the user', () => {
    const { items } = batchOf(get('/api/sports/events/recommended?user=ada&count=5&exclude_n_popular=2'));
    expect(items.map(({ target, dependsOn, runIf }) => [(target as { operationId: string }).operationId, dependsOn, runIf])).toEqual([
      ['listPopularItems', [], 'succeeded'],
      ['recommendItemsToUser', [], 'succeeded'],
      ['listPopularItems', [1], 'failed'],
    ]);
    expect(items[1]?.target).toMatchObject({ parameters: { userId: 'ada', count: 7, excludeSeen: false, allowNoBuild: true } });
  });
});
