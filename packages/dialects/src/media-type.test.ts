import { describe, expect, it } from '@jest/globals';
import { isJson, preferredMediaType } from './media-type.js';

describe('isJson', () => {
  it.each([
    'application/json',
    'Application/JSON',
    'application/json;charset=utf-8',
    'application/json; charset=UTF-8',
    'application/json ; charset="utf-8"',
  ])('takes %s', (type) => expect(isJson(type)).toBe(true));

  it.each([
    undefined,
    '',
    'text/plain',
    'application/json garbage',
    '\tapplication/json',
    'application/json\t',
    'application/json\t;charset=utf-8',
    'application/json;',
    'application/json;charset=utf-16',
    'application/json;charset=utf8',
    'application/json;charset=',
    'application/json;charset=utf-8;charset=utf-16',
    'application/json;version=1',
    'application/jsonx',
    'application/problem+json',
    'text/json',
    'application/json,text/plain',
    'application/json\u00a0',
    'application/json\ntext/plain',
  ])('refuses %j', (type) => expect(isJson(type)).toBe(false));
});

describe('preferredMediaType', () => {
  const offered = ['application/json', 'application/x-ndjson'];

  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['application/json', 'application/json'],
    ['application/json; charset=utf-8', 'application/json'],
    ['application/x-ndjson', 'application/x-ndjson'],
    ['application/x-ndjson;charset=UTF-8', 'application/x-ndjson'],
    ['application/json, text/plain, */*', 'application/json'],
    ['application/json;q=0.5, application/x-ndjson', 'application/x-ndjson'],
    ['text/html, */*;q=0.1', 'application/json'],
    ['*/*, application/json;q=0', 'application/x-ndjson'],
  ])('answers %j in %s', (accept, type) => expect(preferredMediaType(accept, offered)).toBe(type));

  it.each(['text/html', 'application/json;q=0', 'image/*, text/*', 'nonsense', '*/*;q=0', 'application/vnd.api+json'])(
    'has nothing for %j',
    (accept) => expect(preferredMediaType(accept, offered)).toBeUndefined(),
  );
});
