import { defaultLimits } from '@sheaf/core';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { OpenAiLines } from './line.js';
import { openAiError, openAiOutputLine } from './output.js';

const put = { custom_id: 'a', method: 'PUT', url: '/items/heat', body: { title: 'Heat', $result: 'a#/body' } };
const read = (value: unknown, lines = new OpenAiLines(defaultLimits, '/'), line = 1) =>
  lines.read(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), line);

describe('a line', () => {
  it('becomes an item whose body is data, whatever it looks like', () => {
    expect(read(put)).toEqual({
      item: {
        index: 0,
        id: 'a',
        target: { method: 'PUT', path: '/items/heat' },
        headers: {},
        body: put.body,
        bodyEncoding: 'json',
        dependsOn: [],
        references: [],
        runIf: 'succeeded',
        timeoutMs: undefined,
      },
    });
  });

  it.each([
    ['{', 'invalid_json_line', null],
    ['[]', 'invalid_json_line', null],
    ['{"custom_id":"a","custom_id":"b"}', 'invalid_json_line', null],
    [{ ...put, extra: 1 }, 'unknown_parameter', null],
    [{ ...put, custom_id: 1 }, 'invalid_custom_id', 'custom_id'],
    [{ ...put, custom_id: '' }, 'invalid_custom_id', 'custom_id'],
    [{ ...put, custom_id: 'a#b' }, 'invalid_custom_id', 'custom_id'],
    [{ ...put, custom_id: 'x'.repeat(256) }, 'invalid_custom_id', 'custom_id'],
    [{ ...put, method: 'put' }, 'invalid_method', 'method'],
    [{ ...put, method: 'TRACE' }, 'invalid_method', 'method'],
    [{ ...put, url: undefined }, 'invalid_url', 'url'],
    [{ ...put, url: 'http://elsewhere/items/1' }, 'invalid_url', 'url'],
    [{ ...put, url: '//elsewhere/items/1' }, 'invalid_url', 'url'],
    [{ ...put, url: '/items/../users/1' }, 'invalid_url', 'url'],
    [{ ...put, url: '/items/%2e%2e/users' }, 'invalid_url', 'url'],
    [{ ...put, method: 'GET' }, 'unexpected_body', 'body'],
  ])('%j is refused as %s', (value, code, param) => {
    expect(read(value, undefined, 7)).toEqual({ error: { code, message: expect.any(String), param, line: 7 } });
  });

  it('is refused when its custom_id came before', () => {
    const lines = new OpenAiLines(defaultLimits, '/');
    read(put, lines);
    expect(read(put, lines, 2)).toMatchObject({ error: { code: 'duplicate_custom_id', line: 2 } });
    expect(lines.count).toBe(1);
  });

  it.each([
    ['/items/', '/items/heat', true],
    ['/interactions', '/interactions', true],
    ['/interactions', '/interactions?x=1', true],
    ['/interactions', '/interactions/x', false],
    ['/interactions', '/interactionsx', false],
    ['/items/', '/users/ada', false],
  ])('of a batch at %s may ask for %s: %s', (endpoint, url, isAllowed) => {
    expect('item' in read({ ...put, url }, new OpenAiLines(defaultLimits, endpoint))).toBe(isAllowed);
  });

  it('is an item or an error, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          const result = new OpenAiLines(defaultLimits, '/').read(bytes, 1);
          expect('item' in result !== 'error' in result).toBe(true);
        },
      ),
    );
  });
});

describe('an output line', () => {
  it('carries the answer under its custom_id', () => {
    expect(JSON.parse(openAiOutputLine('batch_1', { id: 'a', index: 3, status: 200, body: { x: 1 } }))).toEqual({
      id: expect.stringMatching(/^batch_req_[0-9a-f]{32}$/),
      custom_id: 'a',
      response: { status_code: 200, request_id: expect.any(String), body: { x: 1 } },
      error: null,
    });
  });

  it('of a request that never ran has no response', () => {
    const error = { code: 'batch_cancelled', message: 'This request was not executed.' };
    expect(JSON.parse(openAiOutputLine('batch_1', { id: 'a', index: 3, status: 503 }, error))).toMatchObject({ response: null, error });
  });
});

it.each([
  [401, 'authentication_error'],
  [404, 'invalid_request_error'],
  [429, 'rate_limit_error'],
  [500, 'server_error'],
])('a refusal with %i is of the type %s', (status, type) => {
  expect(openAiError(status, 'why', 'code')).toEqual({ error: { message: 'why', type, param: null, code: 'code' } });
});
