import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { formatPointer, parsePointer, pointerWithin, valueAt } from './pointer.js';

describe('a JSON Pointer', () => {
  // RFC 6901, section 5
  const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'c%d': 2, 'e^f': 3, 'g|h': 4, 'i\\j': 5, 'k"l': 6, ' ': 7, 'm~n': 8 };
  it.each([
    ['', document],
    ['/foo', document.foo],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/c%d', 2],
    ['/e^f', 3],
    ['/g|h', 4],
    ['/i\\j', 5],
    ['/k"l', 6],
    ['/ ', 7],
    ['/m~0n', 8],
  ])("of the RFC, %j, leads to the RFC's value", (text, value) => {
    expect(valueAt(document, parsePointer(text)!)).toEqual(value);
  });

  it.each([['a'], ['a/b'], ['/~'], ['/~2'], ['/a~'], ['#/a']])('%j is none', (text) => {
    expect(parsePointer(text)).toBeUndefined();
  });

  it('survives being written and read, whatever its tokens', () => {
    fc.assert(fc.property(fc.array(fc.string()), (tokens) => expect(parsePointer(formatPointer(tokens))).toEqual(tokens)));
  });

  it('reads ~01 as ~1 and not as a slash', () => {
    expect(parsePointer('/~01')).toEqual(['~1']);
  });

  it('of a fault ends before a name that is too long to show', () => {
    expect(pointerWithin('/requests/0', ['body', 'a'.repeat(128), 1])).toBe(`/requests/0/body/${'a'.repeat(128)}/1`);
    expect(pointerWithin('/requests/0', ['body', 'a'.repeat(129), 1])).toBe('/requests/0/body');
  });
});

it('no pointer leads to anything that is not in the JSON text', () => {
  const tokens = fc.array(fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'length', '-', '01', '1e0', ' 1', 'x'), {
    minLength: 1,
  });
  fc.assert(
    fc.property(fc.constantFrom({}, [], [1, 2], 'text', 7, null, { a: {} }), tokens, (value, path) => {
      expect(valueAt(value, path)).toBeUndefined();
    }),
  );
});
