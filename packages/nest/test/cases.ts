import { exceptionClasses } from './fixture/failures.controller.js';
import type { Call, Outer } from './request.js';

export type DispatchWay = 'compiled' | 'route' | 'inject';

/** One request to the fixture app. What it answers alone is what it must answer in a batch. */
export interface Case extends Call {
  /** Whose credential the outer request carries. Default: reader. */
  readonly as?: keyof typeof credentials;
  /** The same request by name, where a route of Nest has one and the case is about it. */
  readonly operation?: { readonly operationId: string; readonly parameters?: Readonly<Record<string, unknown>> };
  /** What it answers alone: so that no case passes because the fixture is broken. */
  readonly status: number;
  readonly answer?: unknown;
  /** The way it must take in the fixture's base configuration, where the rules leave no choice. */
  readonly dispatch?: DispatchWay;
}

export const credentials = {
  admin: { authorization: 'Bearer admin', cookie: 'session=s-1; other=2' },
  reader: { authorization: 'Bearer reader', cookie: 'session=s-2' },
  stranger: { authorization: 'Bearer stranger' },
  nobody: {},
} as const satisfies Record<string, Outer>;

/** Headers that items of the fixture may set, beside those that every app allows. */
export const itemHeaders = ['x-own', 'x-version', 'content-type', 'accept-language'];

type More = Omit<Partial<Case>, 'method' | 'path' | 'status' | 'operation'> & {
  readonly op?: string;
  readonly with?: Readonly<Record<string, unknown>>;
};

function call(method: string, path: string, status: number, { op, with: parameters, ...more }: More = {}): Case {
  return {
    method,
    path,
    status,
    ...more,
    ...(op === undefined ? {} : { operation: { operationId: op, ...(parameters === undefined ? {} : { parameters }) } }),
  };
}

const get = (path: string, status: number, more?: More) => call('GET', path, status, more);
const post = (path: string, status: number, more?: More) => call('POST', path, status, more);

/** A case for each answer of AnswersController, whose paths are its methods' names in kebab case. */
function answers(way: DispatchWay, list: Readonly<Record<string, number>>): Case[] {
  return Object.entries(list).map(([path, status]) => {
    const method = path.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    return get(`/api/answers/${path}`, status, { op: `AnswersController_${method}`, dispatch: way });
  });
}

const scopes: Case[] = [
  get('/api/scopes/controller/mark', 200, {
    op: 'ScopesController_controller',
    with: { mark: 'mark' },
    dispatch: 'compiled',
    answer: { mark: 'mark>app:param:mark>global:param:mark>controller:param:mark' },
  }),
  get('/api/scopes/controller/mark', 401, { as: 'nobody', op: 'ScopesController_controller', with: { mark: 'mark' } }),
  get('/api/scopes/controller/mark', 401, { as: 'stranger', op: 'ScopesController_controller', with: { mark: 'mark' } }),
  get('/api/scopes/method/mark?also=mark', 200, {
    op: 'ScopesController_method',
    with: { mark: 'mark', also: 'mark' },
    dispatch: 'compiled',
  }),
  get('/api/scopes/method/mark', 200, { op: 'ScopesController_method', with: { mark: 'mark' } }),
  get('/api/scopes/parameter/mark?n=7', 200, {
    op: 'ScopesController_parameter',
    with: { mark: 'mark', n: 7 },
    dispatch: 'compiled',
    answer: {
      mark: 'mark>app:param:mark>global:param:mark>controller:param:mark>method>parameter:String>last:param:mark',
      n: 7,
      type: 'number',
    },
  }),
  get('/api/scopes/parameter/mark?n=seven', 400, { op: 'ScopesController_parameter', with: { mark: 'mark', n: 'seven' } }),
  get('/api/scopes/parameter/mark', 400, { op: 'ScopesController_parameter', with: { mark: 'mark' } }),
  post('/api/scopes/body', 201, { op: 'ScopesController_body', body: { name: 'mark', list: [1] }, dispatch: 'compiled' }),
  post('/api/scopes/body', 201, { op: 'ScopesController_body', body: 'mark' }),
  get('/api/scopes/waiting', 200, { op: 'ScopesController_waiting', dispatch: 'compiled' }),
  get('/api/scopes/answering', 203, { op: 'ScopesController_answering', dispatch: 'compiled', answer: { from: 'cache' } }),
  get('/api/scopes/many', 200, { op: 'ScopesController_many', dispatch: 'compiled', answer: { last: 'value' } }),
  get('/api/scopes/repeating', 200, { op: 'ScopesController_repeating', dispatch: 'compiled', answer: { odd: 0 } }),
  get('/api/scopes/recovering', 200, {
    op: 'ScopesController_recovering',
    dispatch: 'compiled',
    answer: { recovered: 'recover from this' },
  }),
  get('/api/scopes/translating', 502, { op: 'ScopesController_translating', dispatch: 'compiled' }),
  get('/api/scopes/intercepted', 502, { op: 'ScopesController_intercepted', dispatch: 'compiled' }),
  get('/api/scopes/refused', 403, { op: 'ScopesController_refused', dispatch: 'compiled' }),
  get('/api/scopes/refused-late', 403, { op: 'ScopesController_refusedLate', dispatch: 'compiled' }),
  get('/api/scopes/piped/x', 400, { op: 'ScopesController_piped', with: { value: 'x' }, dispatch: 'compiled' }),
  get('/api/scopes/pipe-fails/x', 500, { op: 'ScopesController_pipeFails', with: { value: 'x' }, dispatch: 'compiled' }),
  ...Object.entries({ method: 463, controller: 462, app: 461, global: 460, translated: 409, nobody: 500 }).map(([place, status]) =>
    get(`/api/scopes/fails/${place}`, status, { op: 'ScopesController_fails', with: { place }, dispatch: 'compiled' }),
  ),
];

const values: Case[] = [
  ...answers('compiled', {
    object: 200,
    array: 200,
    'empty-object': 200,
    'empty-array': 200,
    instance: 200,
    string: 200,
    'empty-string': 200,
    number: 200,
    zero: 200,
    'not-a-number': 200,
    big: 200,
    true: 200,
    false: 200,
    null: 200,
    undefined: 200,
    bigint: 500,
    circular: 500,
    map: 200,
    set: 200,
    date: 200,
    'null-prototype': 200,
    getter: 500,
    thenable: 200,
    'lone-surrogate': 200,
    prototype: 200,
    promise: 200,
    later: 200,
    observable: 200,
    'promised-observable': 200,
    'failed-observable': 500,
    code: 202,
    'no-content': 204,
    'not-modified': 304,
    headers: 200,
    'typed-json': 200,
    'typed-vendor-json': 200,
    'typed-html': 200,
    redirect: 301,
    public: 200,
  }),
  // Which way these take is the dispatcher's choice.
  ...['buffer', 'bytes', 'csv', 'broken-json'].map((path) => get(`/api/answers/${path}`, 200)),
  get('/api/answers/symbol', 200),
  get('/api/answers/function', 200),
  get('/api/answers/error', 500),
  get('/api/answers/empty-observable', 500),
  get('/api/answers/html-object', 500),
  post('/api/answers/created', 201, { op: 'AnswersController_created', dispatch: 'compiled' }),
  post('/api/answers/ok', 200, { op: 'AnswersController_ok', dispatch: 'compiled' }),
  get('/api/answers/redirect-to', 302, { op: 'AnswersController_redirectTo', dispatch: 'compiled' }),
  get('/api/answers/redirect-to?url=https%3A%2F%2Fexample.test%2Fa%3Fb%3Dc%26d', 307, {
    op: 'AnswersController_redirectTo',
    with: { url: 'https://example.test/a?b=c&d' },
  }),
  get('/api/answers/public', 200, { as: 'nobody', op: 'AnswersController_public' }),
  get('/api/answers/object', 401, { as: 'nobody', op: 'AnswersController_object' }),
];

const replies: Case[] = [
  get('/api/replies/send', 206, { op: 'RepliesController_send' }),
  get('/api/replies/send-later', 200, { op: 'RepliesController_sendLater' }),
  get('/api/replies/send-async', 200, { op: 'RepliesController_sendAsync' }),
  get('/api/replies/send-nothing', 204, { op: 'RepliesController_sendNothing' }),
  get('/api/replies/send-null', 200, { op: 'RepliesController_sendNull' }),
  get('/api/replies/send-buffer', 200, { op: 'RepliesController_sendBuffer' }),
  get('/api/replies/send-error', 500, { op: 'RepliesController_sendError' }),
  get('/api/replies/send-stream', 200, { op: 'RepliesController_sendStream', answer: 'a stream' }),
  get('/api/replies/send-response', 202, { op: 'RepliesController_sendResponse', answer: 'from a Response' }),
  get('/api/replies/send-twice', 200, { op: 'RepliesController_sendTwice', answer: { first: true } }),
  get('/api/replies/write', 200, { op: 'RepliesController_write', answer: 'in two pieces' }),
  get('/api/replies/guard-answers', 402, { op: 'RepliesController_guardAnswers' }),
  get('/api/replies/sent-and-returned', 202, { op: 'RepliesController_sentAndReturned', answer: { sent: true } }),
  get('/api/replies/redirect', 303, { op: 'RepliesController_redirect' }),
  get('/api/replies/passthrough', 202, { op: 'RepliesController_passthrough', answer: { passed: 'through' } }),
  get('/api/replies/passthrough-headers', 200, { op: 'RepliesController_passthroughHeaders', answer: 'Case false false 200 true' }),
  get('/api/replies/serializer', 200, { op: 'RepliesController_serializer', answer: '<made/>' }),
  get('/api/replies/cookie', 200, { op: 'RepliesController_cookie', answer: { baked: 2 } }),
  get('/api/replies/several-values', 200, { op: 'RepliesController_severalValues' }),
  get('/api/replies/raw-header', 200, { op: 'RepliesController_rawHeader' }),
  get('/api/replies/raw', 200, { op: 'RepliesController_raw', answer: 'written below Fastify' }),
  get('/api/replies/not-found', 404, { op: 'RepliesController_notFound' }),
  get('/api/replies/render', 200, { op: 'RepliesController_render', answer: '<h1>greeting: Ada</h1>' }),
  get('/api/replies/throw-after-header', 500, { op: 'RepliesController_throwAfterHeader' }),
  post('/api/replies/passthrough', 201, { op: 'RepliesController_post' }),
];

const streams: Case[] = [
  get('/api/streams/file', 200, { op: 'StreamsController_file', answer: 'file content' }),
  get('/api/streams/binary-file', 200, { op: 'StreamsController_binaryFile', answer: 'iVBORwAB' }),
  get('/api/streams/readable', 200, { op: 'StreamsController_readable', answer: 'one two three' }),
  get('/api/streams/web-stream', 200, { op: 'StreamsController_webStream', answer: 'YSB3ZWIgc3RyZWFt' }),
  get('/api/streams/response', 203, { op: 'StreamsController_response' }),
  get('/api/streams/late-file', 200, { op: 'StreamsController_lateFile' }),
  get('/api/streams/failing-file', 500, { op: 'StreamsController_failingFile' }),
  get('/api/streams/events', 200, { op: 'StreamsController_events', dispatch: 'inject' }),
];

const failures: Case[] = [
  ...Object.keys(exceptionClasses)
    .filter((name) => name !== 'HttpException')
    .flatMap((name) => {
      const status = new exceptionClasses[name]!().getStatus();
      return ['classes', 'messages', 'objects', 'causes'].map((form) =>
        get(`/api/failures/${form}/${name}`, status, { op: `FailuresController_${form}`, with: { name }, dispatch: 'compiled' }),
      );
    }),
  ...Object.entries({
    plain: 451,
    'plain-object': 409,
    'wrapped-error': 401,
    'success-status': 200,
    error: 500,
    'async-error': 500,
    rejected: 500,
    'rejected-undefined': 500,
    'rejected-later': 410,
    observed: 409,
    string: 500,
    undefined: 500,
    null: 500,
    number: 500,
    shaped: 422,
    'http-errors': 423,
    'hidden-http-errors': 503,
    'fastify-error': 429,
    'parameter/1': 402,
    guard: 500,
    interceptor: 500,
    'error-with-status': 500,
    teapot: 418,
    'broken-filter': 500,
    'anything/string': 599,
    'anything/undefined': 599,
    'anything/http': 404,
    'anything/error': 599,
  }).map(([path, status]) => get(`/api/failures/${path}`, status, { dispatch: 'compiled' })),
];

/** Bodies that are easily mistaken for no body, and the rest of JSON. */
export const jsonBodies: readonly unknown[] = [
  0,
  false,
  null,
  '',
  'text',
  1.5,
  [],
  {},
  [null],
  { a: { b: [1, 'ü', null] } },
  { $ref: 'x', '': 0 },
];

const bodies: Case[] = [
  ...jsonBodies.flatMap((body) => [
    post('/api/bodies/echo', 201, { op: 'BodiesController_echo', body, dispatch: 'compiled' }),
    post('/api/bodies/same', 201, { op: 'BodiesController_same', body, dispatch: 'compiled' }),
    call('PUT', '/api/bodies/echo/7', 200, { op: 'BodiesController_put', with: { id: '7' }, body, dispatch: 'compiled' }),
    call('PATCH', '/api/bodies/echo/7', 200, { op: 'BodiesController_patch', with: { id: 7 }, body, dispatch: 'compiled' }),
    call('DELETE', '/api/bodies/echo/7', 200, { op: 'BodiesController_delete', with: { id: '7' }, body, dispatch: 'compiled' }),
    post('/api/bodies/raw', 201, { op: 'BodiesController_raw', body }),
    post('/api/bodies/member', 201, { op: 'BodiesController_member', body }),
  ]),
  post('/api/bodies/echo', 201, { op: 'BodiesController_echo' }),
  post('/api/bodies/same', 201, { op: 'BodiesController_same' }),
  post('/api/bodies/raw', 201, { op: 'BodiesController_raw' }),
  call('PUT', '/api/bodies/echo/7', 200, { op: 'BodiesController_put', with: { id: '7' } }),
  call('DELETE', '/api/bodies/echo/7', 200, { op: 'BodiesController_delete', with: { id: '7' } }),
  post('/api/bodies/member', 201, { op: 'BodiesController_member', body: { name: 0 } }),
  post('/api/bodies/member', 201, { op: 'BodiesController_member', body: { constructor: 1 } }),
  post('/api/bodies/validated', 201, {
    op: 'BodiesController_validated',
    body: { userId: 'u1', duration: 3 },
    dispatch: 'compiled',
    answer: { ok: true, user: 'u1' },
  }),
  post('/api/bodies/validated', 422, { op: 'BodiesController_validated', body: { userId: '', duration: -1, extra: 1 } }),
  post('/api/bodies/validated', 422, { op: 'BodiesController_validated', body: null }),
  post('/api/bodies/validated', 422, { op: 'BodiesController_validated' }),
  post('/api/bodies/changed', 201, { op: 'BodiesController_changed', body: { list: ['sent'] } }),
  post('/api/bodies/type', 201, { op: 'BodiesController_type', body: { a: 1 } }),
  post('/api/bodies/type', 415, {
    op: 'BodiesController_type',
    body: { a: 1 },
    headers: { 'content-type': 'application/vnd.fixture+json' },
  }),
  post('/api/bodies/type', 201, {
    op: 'BodiesController_type',
    body: 'text as it is',
    bodyEncoding: 'text',
    headers: { 'content-type': 'text/plain' },
  }),
  post('/api/bodies/type', 201, {
    op: 'BodiesController_type',
    body: 'a=1&b=%C3%BC&a=2',
    bodyEncoding: 'text',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }),
  post('/api/bodies/type', 201, {
    op: 'BodiesController_type',
    body: '{"text":"JSON"}',
    bodyEncoding: 'text',
    headers: { 'content-type': 'application/json' },
  }),
  post('/api/bodies/type', 400, {
    op: 'BodiesController_type',
    body: '{broken',
    bodyEncoding: 'text',
    headers: { 'content-type': 'application/json' },
  }),
  post('/api/bodies/type', 415, {
    op: 'BodiesController_type',
    body: 'AAH/',
    bodyEncoding: 'base64',
    headers: { 'content-type': 'application/octet-stream' },
  }),
  post('/api/bodies/type', 415, {
    op: 'BodiesController_type',
    body: '<a/>',
    bodyEncoding: 'text',
    headers: { 'content-type': 'application/xml' },
  }),
  post('/api/bodies/type', 201, { op: 'BodiesController_type' }),
  get('/api/bodies/none', 200, {
    op: 'BodiesController_none',
    dispatch: 'compiled',
    answer: { type: 'undefined', body: null, contentType: null, length: null },
  }),
];

const parameters: Case[] = [
  get('/api/parameters/int/42', 200, { op: 'ParametersController_int', with: { n: 42 }, dispatch: 'compiled' }),
  get('/api/parameters/int/4.2', 400, { op: 'ParametersController_int', with: { n: 4.2 } }),
  get('/api/parameters/pipes', 200, { op: 'ParametersController_pipes', dispatch: 'compiled' }),
  get('/api/parameters/pipes?float=2.5&flag=true&kind=b', 200, {
    op: 'ParametersController_pipes',
    with: { float: 2.5, flag: true, kind: 'b' },
  }),
  get('/api/parameters/pipes?flag=maybe', 400, { op: 'ParametersController_pipes', with: { flag: 'maybe' } }),
  get('/api/parameters/uuid/not-a-uuid', 406, { op: 'ParametersController_uuid', with: { id: 'not-a-uuid' } }),
  get('/api/parameters/all/1/2?tag=a&tag=b&x=&y&z=%C3%BC+%2B', 200, { dispatch: 'compiled' }),
  get('/api/parameters/all/1/2?tag=a&tag=b', 200, { op: 'ParametersController_all', with: { one: 1, two: '2', tag: ['a', 'b'] } }),
  get('/api/parameters/all/a%20b/%C3%BC?tag=', 200, { op: 'ParametersController_all', with: { one: 'a b', two: 'ü', tag: '' } }),
  get('/api/parameters/all/a%2Fb/%25?tag=a%26b%3Dc', 200, { op: 'ParametersController_all', with: { one: 'a/b', two: '%', tag: 'a&b=c' } }),
  get('/api/parameters/all/1/2?', 200),
  get('/api/parameters/all/1/2?a[b]=1&a[c]=2&__proto__=x&constructor=y', 200),
  get('/api/parameters/all/1/2?&&=x&a=b=c', 200),
  get('/api/parameters/all/1/2?a=1?b=2', 200),
  get('/api/parameters/validated?size=10&sort=up', 200, {
    op: 'ParametersController_validated',
    with: { size: 10, sort: 'up' },
    dispatch: 'compiled',
  }),
  get('/api/parameters/validated?size=ten', 422, { op: 'ParametersController_validated', with: { size: 'ten' } }),
  get('/api/parameters/user', 200, { op: 'ParametersController_user', dispatch: 'compiled' }),
  get('/api/parameters/user', 200, { as: 'admin', op: 'ParametersController_user' }),
  get('/api/parameters/headers', 200, { op: 'ParametersController_headers', dispatch: 'compiled' }),
  get('/api/parameters/headers', 200, { op: 'ParametersController_headers', headers: { 'x-own': 'mine, yours', 'accept-language': 'de' } }),
  get('/api/parameters/headers', 200, { op: 'ParametersController_headers', headers: { 'x-own': '' } }),
  get('/api/parameters/cookies', 200, { op: 'ParametersController_cookies', answer: { session: 's-2' } }),
  get('/api/parameters/cookies', 200, { as: 'admin', op: 'ParametersController_cookies', answer: { session: 's-1' } }),
  get('/api/parameters/request?a=1', 200, { op: 'ParametersController_request', with: { a: 1 } }),
  get('/api/parameters/none', 200, { op: 'ParametersController_none', dispatch: 'compiled' }),
];

const paths: Case[] = [
  get('/health', 200, { op: 'HealthController_get', dispatch: 'compiled' }),
  get('/health', 200, { as: 'nobody' }),
  get('/api/health', 404),
  get('/api/health/deep', 200, { as: 'nobody', op: 'HealthController_deep' }),
  get('/health/deep', 404),
  get('/api/paths', 200),
  get('/api/paths/', 404),
  get('/api/also-paths', 200),
  get('/paths', 404),
  get('/api/paths/one/7', 200, { answer: { id: '7' }, dispatch: 'compiled' }),
  get('/api/paths/one/7/', 404),
  get('/api/paths/one/', 404),
  get('/api/paths/one/fixed', 200, { answer: { id: 'the fixed one' } }),
  get('/api/paths/one/%66ixed', 200, { answer: { id: 'the fixed one' } }),
  get('/api/%70aths/one/7', 200, { answer: { id: '7' } }),
  get('/api/paths/one/a%2Fb', 200, { answer: { id: 'a/b' } }),
  get('/api/paths/one/a%2fb', 200, { answer: { id: 'a/b' } }),
  get('/api/paths/one/a%252Fb', 200, { answer: { id: 'a%2Fb' } }),
  get('/api/paths/one/a%2Fb%25c%20d', 200),
  get('/api/paths/one/%C3%BC%F0%9F%98%80', 200, { answer: { id: 'ü😀' } }),
  get('/api/paths/one/a+b', 200, { answer: { id: 'a+b' } }),
  get('/api/paths/one/a%3Fb%26c%3D', 200, { answer: { id: 'a?b&c=' } }),
  get('/api/paths/one/a;b=c', 200),
  get('/api/paths/one/a@b:c,d', 200),
  get('/api/paths/one/constructor', 200, { answer: { id: 'constructor' } }),
  get('/api/paths/one/__proto__', 200, { answer: { id: '__proto__' } }),
  get(`/api/paths/one/${'x'.repeat(100)}`, 200),
  get(`/api/paths/one/${'x'.repeat(101)}`, 414),
  get('/api//paths/one/7', 404),
  get('/api/paths//one/7', 404),
  get('/API/paths/one/7', 404),
  get('/api/paths/case', 404),
  get('/api/paths/CaSe', 200),
  get('/api/paths/gr%C3%BC%C3%9Fe', 200),
  get('/api/paths/pair/1/2', 200),
  get('/api/paths/pair//2', 404),
  get('/api/paths/pair/1/', 404),
  get('/api/paths/parts/file.json', 200),
  get('/api/paths/parts/file.tar.gz', 200),
  get('/api/paths/range/1-5', 200),
  get('/api/paths/digits/12', 200),
  get('/api/paths/digits/x', 404),
  get('/api/paths/first', 200),
  get('/api/paths/second?x=1', 200),
  get('/api/paths/rest/a/b%2Fc/d', 200),
  get('/api/paths/rest/', 200),
  post('/api/paths/one/7', 201, { body: {} }),
  call('HEAD', '/api/paths/one/7', 200),
  call('HEAD', '/api/paths/head-only', 200),
  get('/api/paths/head-only', 404),
  call('HEAD', '/api/answers/null', 200),
  call('HEAD', '/api/failures/error', 500),
  call('HEAD', '/api/nothing', 404),
  call('HEAD', '/api/admin/panel', 403),
  call('OPTIONS', '/api/paths/options', 200),
  call('OPTIONS', '/api/paths/one/7', 404),
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => call(method, '/api/paths/any', 200)),
  call('HEAD', '/api/paths/any', 200),
  call('DELETE', '/api/paths/one/7', 404),
  call('PUT', '/api/paths/one/7', 404, { body: { a: 1 } }),
  get('/api/nothing/at/all', 404),
  get('/api/nothing?with=query', 404),
  post('/api/nothing', 404, { body: { a: 1 } }),
  get('/', 404),
  get('/api', 404),
  get('/api/', 404),
];

const versions: Case[] = [
  get('/api/v1/versions', 200, { answer: { version: 1 } }),
  get('/api/v2/versions', 200, { answer: { version: 2 } }),
  get('/api/v3/versions', 404),
  get('/api/versions', 404),
  get('/api/v2/versions/lifted', 200),
  get('/api/v1/versions/lifted', 404),
  get('/api/v1/versions/only-one/5', 200, { op: 'VersionOneController_onlyOne_v1', with: { id: '5' } }),
  get('/api/v3/several-versions/1', 200),
  get('/api/v4/several-versions/1', 200),
  get('/api/several-versions/1', 200),
  get('/api/v5/several-versions/1', 404),
  get('/api/neutral', 200, { op: 'NeutralController_get' }),
  get('/api/v1/neutral', 404),
];

const scoped: Case[] = [
  get('/api/scoped/notes?note=a', 200, { op: 'ScopedController_get', with: { note: 'a' }, dispatch: 'route' }),
  post('/api/scoped/notes/9', 201, { op: 'ScopedController_post', with: { id: 9 }, body: { a: 1 }, dispatch: 'route' }),
  get('/api/scoped/fails', 500, { op: 'ScopedController_fails', dispatch: 'route' }),
  get('/api/scoped/notes', 401, { as: 'nobody', op: 'ScopedController_get' }),
  get('/api/half-scoped', 200, { op: 'HalfScopedController_get', dispatch: 'route' }),
  get('/api/scoped-enhancers/guard', 200, { op: 'ScopedEnhancersController_guard', dispatch: 'route' }),
  get('/api/scoped-enhancers/pipe/x', 200, { op: 'ScopedEnhancersController_pipe', with: { value: 'x' }, dispatch: 'route' }),
  get('/api/scoped-enhancers/interceptor', 200, { op: 'ScopedEnhancersController_interceptor', dispatch: 'route' }),
  get('/api/scoped-enhancers/filter', 464, { op: 'ScopedEnhancersController_filter', dispatch: 'route' }),
  get('/api/transient', 200, { op: 'TransientController_get' }),
];

const identity: Case[] = [
  get('/api/identity/ip', 200, { op: 'IdentityController_ip', dispatch: 'compiled', answer: { ip: '127.0.0.1' } }),
  get('/api/identity/client', 200, { op: 'IdentityController_client' }),
  get('/api/admin/panel', 200, { as: 'admin', op: 'AdminController_panel', dispatch: 'compiled' }),
  get('/api/admin/panel', 403, { op: 'AdminController_panel' }),
  get('/api/admin/panel', 401, { as: 'nobody', op: 'AdminController_panel' }),
  get('/api/%61dmin/panel', 403),
  get('/api/%61dmin/panel', 200, { as: 'admin' }),
  get('/api/admin/%70anel', 403),
  get('/api/ADMIN/panel', 404),
  get('/api//admin/panel', 404),
  get('/api/admin/panel/', 404),
  get('/api/admin%2Fpanel', 404),
  get('/api/admin/panel/a%2Fb', 403, { op: 'AdminController_page', with: { page: 'a/b' } }),
  post('/api/admin/panel', 403, { op: 'AdminController_change', body: {} }),
];

const context: Case[] = [
  get('/api/context/inside?name=one', 200, {
    op: 'ContextController_inside',
    with: { name: 'one' },
    dispatch: 'compiled',
    answer: { name: 'one' },
  }),
  get('/api/context/inside?name=two', 200, { op: 'ContextController_inside', with: { name: 'two' } }),
  get('/api/context/inside-later?name=three', 200, {
    op: 'ContextController_insideLater',
    with: { name: 'three' },
    dispatch: 'compiled',
    answer: { before: 'three', after: 'three' },
  }),
  get('/api/context/entered', 200, { op: 'ContextController_entered', dispatch: 'compiled', answer: { name: 'entered by the guard' } }),
  get('/api/context/entered-late', 200, { op: 'ContextController_enteredLate', dispatch: 'compiled' }),
  get('/api/context/left-open', 200, { op: 'ContextController_leftOpen', dispatch: 'compiled' }),
  get('/api/context/outside', 200, { op: 'ContextController_outside', dispatch: 'compiled', answer: { name: 'no context' } }),
];

const inherited: Case[] = [
  get('/api/cats/1/name?x=1', 200, { dispatch: 'compiled', answer: { name: 'cat', id: '1' } }),
  get('/api/cats/configured', 200, { dispatch: 'compiled' }),
  get('/api/dogs/1/name', 404),
];

const protectedRoutes: Case[] = [
  get('/api/protected/open', 200, { as: 'nobody', op: 'ProtectedController_open' }),
  get('/api/protected/open', 200, { op: 'ProtectedController_open', dispatch: 'compiled' }),
  get('/api/protected/by-middleware', 200, { as: 'admin', op: 'ProtectedController_byMiddleware', dispatch: 'inject' }),
  get('/api/protected/by-middleware', 401, { op: 'ProtectedController_byMiddleware', dispatch: 'inject' }),
  get('/api/protected/by-middleware', 401, { as: 'nobody', op: 'ProtectedController_byMiddleware' }),
  get('/api/protected/%62y-middleware', 401),
  get('/api/protected/by-middleware/', 401),
  call('HEAD', '/api/protected/by-middleware', 401),
  post('/api/protected/by-middleware', 201, {
    as: 'admin',
    op: 'ProtectedController_postByMiddleware',
    body: { a: 1 },
    dispatch: 'inject',
  }),
  post('/api/protected/by-middleware', 401, { op: 'ProtectedController_postByMiddleware', body: { a: 1 }, dispatch: 'inject' }),
  get('/api/protected/by-pre-handler', 200, { as: 'admin', op: 'ProtectedController_byPreHandler', dispatch: 'inject' }),
  get('/api/protected/by-pre-handler', 403, { op: 'ProtectedController_byPreHandler', dispatch: 'inject' }),
  get('/api/protected/by-pre-handler', 403, { as: 'nobody', op: 'ProtectedController_byPreHandler' }),
  get('/api/protected/decorated', 200, {
    op: 'ProtectedController_decorated',
    dispatch: 'inject',
    answer: { by: ['middleware', 'preHandler'] },
  }),
  post('/api/protected/schema', 201, { op: 'ProtectedController_schema', body: { n: 3 }, dispatch: 'inject', answer: { n: '3' } }),
  post('/api/protected/schema', 201, { op: 'ProtectedController_schema', body: { n: '3' }, dispatch: 'inject', answer: { n: '3' } }),
  post('/api/protected/schema', 400, { op: 'ProtectedController_schema', body: { n: 'three' }, dispatch: 'inject' }),
  get('/api/protected/constrained', 404),
  get('/api/protected-class/secret/1', 200, { as: 'admin', op: 'ProtectedClassController_secret', with: { id: 1 }, dispatch: 'inject' }),
  get('/api/protected-class/secret/1', 401, { op: 'ProtectedClassController_secret', with: { id: 1 }, dispatch: 'inject' }),
  get('/api/protected-class/%73ecret/1', 401),
  get('/api/protected-class/open', 200, { op: 'ProtectedClassController_open' }),
  get('/api/tenants', 404),
  get('/api/poison', 200, { op: 'PoisonController_poison', dispatch: 'compiled' }),
  get('/api/old/answers/string', 404),
  get('/plain/open/5', 200, { answer: { plain: '5' } }),
  get('/plain/address', 200),
  get('/plain/protected', 403),
  get('/plain/protected', 200, { as: 'admin' }),
  post('/plain/body', 200, { body: { a: 1 } }),
  get('/plugin/route', 200),
];

const decorated: Case[] = [
  get('/api/decorated/request?x=1', 200, {
    op: 'DecoratedController_request',
    with: { x: 1 },
    dispatch: 'compiled',
    answer: { before: null, after: 'acme', greet: 'GET from 127.0.0.1', shortUrl: '/api/decorated/request', answer: 42 },
  }),
  get('/api/decorated/reply', 207, { op: 'DecoratedController_reply', answer: [1, 2] }),
];

const documented: Case[] = [
  get('/api/documented/b1?fields=a&fields=b', 200, {
    op: 'readBook',
    with: { bookId: 'b1', fields: ['a', 'b'] },
    dispatch: 'compiled',
    answer: { bookId: 'b1', fields: ['a', 'b'], language: null },
  }),
  get('/api/documented/b1', 200, { headers: { 'accept-language': 'de' } }),
  post('/api/documented', 201, { op: 'writeBook', body: { title: 'T' }, dispatch: 'compiled' }),
];

/** Every case of the base configuration. */
export const cases: readonly Case[] = [
  ...scopes,
  ...values,
  ...replies,
  ...streams,
  ...failures,
  ...bodies,
  ...parameters,
  ...paths,
  ...versions,
  ...scoped,
  ...identity,
  ...context,
  ...inherited,
  ...protectedRoutes,
  ...decorated,
  ...documented,
];

/** What a test calls a case. */
export function titleOf({ method, path, as, body, headers, status }: Case): string {
  const parts = [method, path.length > 90 ? `${path.slice(0, 60)}… (${path.length} characters)` : path];
  if (body !== undefined) parts.push(JSON.stringify(body));
  if (headers !== undefined) parts.push(Object.keys(headers).join(', '));
  return `${parts.join(' ')} as ${as ?? 'reader'} -> ${status}`;
}
