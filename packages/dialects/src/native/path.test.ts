import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { brokenPathRule } from './path.js';

describe('brokenPathRule', () => {
  it.each([
    '/',
    '/items/1',
    '/items/a%2fb',
    '/%61dmin',
    '/.well-known/x',
    '/items/...',
    '/a.b/c..d/e.',
    '/items/%C3%BC%20x',
    '/items/%252e%252e',
    '/a//b',
    '/items?filter[x]=1|2&q=..%5c%00/../.',
    '/items?a=%c3',
    "/~user!$&'()*+,;=:@",
    `/${'a'.repeat(8191)}`,
  ])('takes %s', (path) => expect(brokenPathRule(path)).toBeUndefined());

  it.each([
    '',
    'a',
    '*',
    '//x/',
    '///',
    'http://x/',
    '\\x',
    '/\\x',
    '/a\\b',
    '/.',
    '/..',
    '/a/./b',
    '/a/..',
    '/a/..?x',
    '/%2e',
    '/a/%2E%2e/b',
    '/a/.%2e',
    '/a/..%2fb',
    '/a/b%2f..%2fc',
    '/a%5Cb',
    '/a%00',
    '/%zz',
    '/%',
    '/%1',
    '/a?%g0',
    '/%ff',
    '/%c0%ae%c0%ae/',
    '/a b',
    '/a\tb',
    '/a\r\nb',
    '/a\u0000',
    '/a\u007f',
    '/a?b\n',
    '/a#b',
    '/a?b#c',
    '/ü',
    '/\ud83d\ude00',
    `/${'a'.repeat(8192)}`,
  ])('refuses %j', (path) => expect(brokenPathRule(path)).toEqual(expect.any(String)));

  it('takes every path that encodeURIComponent makes of segments that are no dots', () => {
    const segment = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text !== '.' && text !== '..' && !/[\\/\0]/.test(text));
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1 }), fc.string({ unit: 'grapheme' }), (segments, query) => {
        expect(brokenPathRule(`/${segments.map(encodeURIComponent).join('/')}?q=${encodeURIComponent(query)}`)).toBeUndefined();
      }),
    );
  });

  it('takes no path that a URL parser would rewrite before its query, whatever it is made of', () => {
    const piece = fc.constantFrom('/', '.', '..', '%2e', '%2E', '%2f', '%5c', '\\', 'a', 'b', ':', '@', '//', ';', '~');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const path = `/${pieces.join('')}`;
        if (brokenPathRule(path) === undefined) expect(new URL(`http://h${path}`).href).toBe(`http://h${path}`);
      }),
      { numRuns: 3000 },
    );
  });
});
