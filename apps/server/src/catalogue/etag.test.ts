import { describe, expect, it } from '@jest/globals';
import { brokenBy, formatETag, parseETags, tagOf } from './etag.js';

describe('tagOf', () => {
  it('differs for texts that differ in one character and is the same for equal texts', () => {
    expect(tagOf('{"a":1}')).toBe(tagOf('{"a":1}'));
    expect(tagOf('{"a":1}')).not.toBe(tagOf('{"a":2}'));
    expect(tagOf('{"a":1}')).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  it('comes back from the header that carries it', () => {
    expect(parseETags(formatETag(tagOf('{}')), 'strong')).toEqual([tagOf('{}')]);
  });
});

describe('parseETags', () => {
  it.each([
    ['*', '*', '*'],
    [' * ', '*', '*'],
    ['"a"', ['a'], ['a']],
    ['""', [''], ['']],
    ['"a", "b"', ['a', 'b'], ['a', 'b']],
    ['"a","b"', ['a', 'b'], ['a', 'b']],
    ['"a,b"', ['a,b'], ['a,b']],
    ['"a\\"', ['a\\'], ['a\\']],
    [', "a",, "b" ,', ['a', 'b'], ['a', 'b']],
    ['W/"a"', [], ['a']],
    ['W/"a", "b"', ['b'], ['a', 'b']],
  ])('reads %j', (text, strong, weak) => {
    expect(parseETags(text, 'strong')).toEqual(strong);
    expect(parseETags(text, 'weak')).toEqual(weak);
  });

  it.each(['', ',', 'a', '"a', 'a"', '"a" "b"', '"a""b"', 'w/"a"', 'W/ "a"', '"a b"', '*, "a"', '"a", *', '**', '"\u0100"'])(
    'refuses %j',
    (text) => {
      expect(parseETags(text, 'strong')).toBeUndefined();
      expect(parseETags(text, 'weak')).toBeUndefined();
    },
  );
});

describe('brokenBy', () => {
  it.each([
    [{}, undefined],
    [{ ifMatch: '*' }, undefined],
    [{ ifMatch: ['other', 'stored'] }, undefined],
    [{ ifMatch: ['other'] }, 'ifMatch'],
    [{ ifMatch: [] }, 'ifMatch'],
    [{ ifNoneMatch: '*' }, 'ifNoneMatch'],
    [{ ifNoneMatch: ['stored'] }, 'ifNoneMatch'],
    [{ ifNoneMatch: ['other'] }, undefined],
    [{ ifMatch: ['other'], ifNoneMatch: ['stored'] }, 'ifMatch'],
    [{ ifMatch: ['stored'], ifNoneMatch: ['stored'] }, 'ifNoneMatch'],
  ] as const)('of a stored version, %j says %s', (preconditions, broken) => {
    expect(brokenBy('stored', preconditions)).toBe(broken);
  });
});
