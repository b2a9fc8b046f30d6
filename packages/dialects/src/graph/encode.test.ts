import { describe, expect, it } from '@jest/globals';
import { defaultLimits, type ItemResult, problem, summarize } from '@sheaf/core';
import { graphDialect } from './graph.js';

const graph = graphDialect();

const answer = (requests: readonly object[], results: readonly ItemResult[], headers: Record<string, string> = {}) => {
  const body = Buffer.from(JSON.stringify({ requests }));
  const decoded = graph.decode({ method: 'POST', target: '/$batch', headers, body }, defaultLimits);
  if ('problem' in decoded) throw new Error(JSON.stringify(decoded.problem));
  const encoder = graph.encoder(decoded.batch, 'application/json');
  if (encoder.streams) throw new Error('is not whole');
  const { body: text, ...rest } = encoder.encode(results, summarize(results));
  return { ...rest, responses: (JSON.parse(String(text)) as { responses: Record<string, unknown>[] }).responses };
};
const result = (members: Partial<ItemResult>): ItemResult => ({ id: '1', index: 0, status: 200, headers: {}, json: undefined, ...members });
const one = (members: Partial<ItemResult>) => answer([{ id: '1', method: 'GET', url: '/a' }], [result(members)]).responses[0];
const errorOf = (status: number, type: string, body: object) =>
  (one({ status, headers: { 'content-type': type }, json: JSON.stringify(body) }) as { body: { error: unknown } }).body.error;

describe('the answer of the graph dialect', () => {
  it('has the order of the requests as they came', () => {
    const requests = [
      { id: 'b', method: 'GET', url: '/b', dependsOn: ['a'] },
      { id: 'a', method: 'GET', url: '/a' },
    ];
    const results = [result({ id: 'a', index: 0 }), result({ id: 'b', index: 1 })];
    expect(answer(requests, results).responses.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('names the request that another waited for by the place at which it came', () => {
    const requests = [
      { id: 'b', method: 'GET', url: '/b', dependsOn: ['a'] },
      { id: 'a', method: 'GET', url: '/a' },
    ];
    const skipped = problem('failed-dependency', {
      detail: 'Item 0, which this one depends on, answered 404.',
      item: { id: 'a', index: 0 },
    });
    const results = [
      result({ id: 'a', index: 0, status: 404 }),
      result({ id: 'b', index: 1, status: 424, headers: { 'content-type': 'application/problem+json' }, json: JSON.stringify(skipped) }),
    ];
    expect(answer(requests, results).responses[0]).toMatchObject({
      id: 'b',
      body: { error: { code: 'failed-dependency', message: 'Request 1, which this one depends on, answered 404.' } },
    });
  });

  it('writes header names as its client looks for them', () => {
    const headers = { 'content-type': 'application/json; charset=utf-8', etag: '"1"', location: '/a/1', 'retry-after': '1' };
    expect(one({ headers, json: '{"a":1}' })).toEqual({
      id: '1',
      status: 200,
      headers: { 'Content-Type': 'application/json; charset=utf-8', ETag: '"1"', Location: '/a/1', 'Retry-After': '1' },
      body: { a: 1 },
    });
  });

  it.each([204, 205, 304])('has neither body nor content type with %i', (status) => {
    expect(one({ status, headers: { 'content-type': 'application/json' }, json: status === 205 ? '{}' : undefined })).toEqual({
      id: '1',
      status,
      headers: {},
    });
  });

  it('gives text as text, bytes in base64, and every kind of JSON as a value under the type that the client reads', () => {
    expect(one({ headers: { 'content-type': 'text/csv' }, json: '"a,b"' })).toMatchObject({
      headers: { 'Content-Type': 'text/csv' },
      body: 'a,b',
    });
    expect(one({ headers: { 'content-type': 'image/png' }, json: '"iVBORw=="' })).toMatchObject({ body: 'iVBORw==' });
    expect(one({ headers: { 'content-type': 'application/hal+json' }, json: '{}' })).toMatchObject({
      headers: { 'Content-Type': 'application/json' },
      body: {},
    });
  });

  it('gives every known form of error a code that is a word and a message', () => {
    const detailed = problem('invalid-request', { errors: [{ pointer: '/body/name', detail: 'Is text.' }] });
    expect(errorOf(422, 'application/problem+json', detailed)).toEqual({
      code: 'invalid-request',
      message: detailed.title,
      details: [{ code: 'invalid-request', message: 'Is text.', target: '/body/name' }],
    });
    expect(errorOf(404, 'application/json', { error: { code: 404, message: 'No such animal', status: 'NOT_FOUND' } })).toEqual({
      code: 'NOT_FOUND',
      message: 'No such animal',
    });
    expect(errorOf(404, 'application/json', { statusCode: 404, message: 'Not Found' })).toEqual({ code: 'NotFound', message: 'Not Found' });
    const own = { code: 'gone', message: 'Is gone', innererror: { a: 1 } };
    expect(errorOf(410, 'application/json', { error: own })).toEqual(own);
    expect(one({ status: 400, headers: { 'content-type': 'application/json' }, json: '{"why":"so"}' })).toMatchObject({
      body: { why: 'so' },
    });
  });

  it('says that it stopped as preferred', () => {
    const headers = { prefer: 'continue-on-error=false' };
    expect(answer([{ id: '1', method: 'GET', url: '/a' }], [result({})], headers).headers).toMatchObject({
      'preference-applied': 'continue-on-error=false',
    });
  });

  it('refuses a batch of too many with 400, as Graph does', () => {
    expect(graph.refuse(problem('too-many-items', { detail: 'Too many.' }))).toMatchObject({
      status: 400,
      body: '{"error":{"code":"too-many-items","message":"Too many."}}',
    });
    expect(graph.refuse(problem('unauthenticated'), { 'www-authenticate': 'Bearer' })).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Bearer' },
    });
  });
});
