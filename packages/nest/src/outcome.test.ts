import { describe, expect, it } from '@jest/globals';
import type { LightRequest } from './light-request.js';
import { LightResponse } from './light-response.js';
import { itemHeaders, outcomeOf, outcomeOfResponse, problemOutcome } from './outcome.js';

const jsonOf = (type: string | undefined, bytes: Buffer | string) =>
  outcomeOf('GET', 200, type === undefined ? {} : { 'content-type': type }, { text: undefined, bytes: Buffer.from(bytes) }).json;

describe('the body of an item', () => {
  it.each([
    ['application/json', '{"a":1}', '{"a":1}'],
    ['application/vnd.x+json; charset=utf-8', '[1]', '[1]'],
    ['application/json', '12345678901234567890', '12345678901234567890'],
    ['application/json', '{\n "a": 1\r\n}', '{"a":1}'],
    ['application/json', '{oops', '"{oops"'],
    ['text/html; charset=utf-8', '<p>ü</p>', '"<p>ü</p>"'],
    ['application/xml', '<a/>', '"<a/>"'],
    [undefined, 'plain', '"plain"'],
    ['image/png', 'PNG', '"UE5H"'],
    ['application/octet-stream; charset=utf-8', 'told', '"told"'],
    ['text/plain', '', undefined],
    ['application/json', '', undefined],
    ['image/png', '', undefined],
  ])('of type %s that reads %j is %s', (type, text, json) => {
    expect(jsonOf(type, text)).toBe(json);
  });

  it('is read by its charset, and in base64 where it is not what its type says', () => {
    expect(jsonOf('text/csv; charset=latin1', Buffer.from('ü', 'latin1'))).toBe('"ü"');
    expect(jsonOf('text/plain', Buffer.from([255, 254]))).toBe('"//4="');
    expect(jsonOf('text/plain; charset=nonsense', 'a')).toBe('"YQ=="');
  });

  it.each([
    ['HEAD', 200],
    ['GET', 204],
    ['GET', 304],
  ])('is none for %s answered %i', (method, status) => {
    expect(outcomeOf(method, status, { 'content-type': 'text/plain' }, { text: 'x', bytes: Buffer.from('x') }).json).toBeUndefined();
  });
});

describe('the headers of an item', () => {
  it('are texts, without those of the transport and without cookies, which are counted', () => {
    const headers = {
      date: 'd',
      'content-length': 3,
      connection: 'close',
      'x-n': 5,
      'x-l': ['a', 'b'],
      'set-cookie': ['a=1', 'b=2'],
      'x-u': undefined,
    };
    expect(itemHeaders(headers)).toEqual({ headers: { 'x-n': '5', 'x-l': 'a, b' }, droppedCookies: 2 });
    expect(itemHeaders({ 'set-cookie': 'a=1' }).droppedCookies).toBe(1);
  });
});

describe('an outcome', () => {
  it('is a failure where the answer broke off', () => {
    const response = new LightResponse({ method: 'GET' } as LightRequest);
    response.write('half');
    response.destroy();
    expect(outcomeOfResponse(response)).toMatchObject({ status: 500 });
  });

  it('of what Sheaf answers itself is a problem document', () => {
    const { status, headers, json, effect } = problemOutcome('unknown-operation', { detail: 'why' }, 'none');
    expect([status, headers['content-type'], effect]).toEqual([404, 'application/problem+json; charset=utf-8', 'none']);
    expect(JSON.parse(json!)).toMatchObject({ code: 'unknown-operation', detail: 'why' });
    expect(problemOutcome('internal-error')).not.toHaveProperty('effect');
  });
});
