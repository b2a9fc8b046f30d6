import { describe, expect, it } from '@jest/globals';
import { mergePatch } from './merge-patch.js';

describe('mergePatch', () => {
  // The cases of RFC 7396, appendix A, whose target and patch are objects.
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j by %j is %j', (target, patch, result) => {
    expect(JSON.stringify(mergePatch(target, patch))).toBe(JSON.stringify(result));
  });

  it('removes nulls inside what a patch adds, and keeps them inside arrays', () => {
    expect(mergePatch({ a: 1 }, { a: { b: null, c: [null] } })).toEqual({ a: { c: [null] } });
  });

  it('leaves its arguments as they were', () => {
    const target = { a: { b: 1 } };
    const patch = { a: { c: 2 } };
    mergePatch(target, patch);
    expect([target, patch]).toEqual([{ a: { b: 1 } }, { a: { c: 2 } }]);
  });

  it('keeps a member named like one of every object as data', () => {
    const patched = mergePatch({}, JSON.parse('{"__proto__":{"polluted":true},"constructor":1}') as Record<string, unknown>);
    expect(Object.getPrototypeOf(patched)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(JSON.stringify(patched)).toBe('{"__proto__":{"polluted":true},"constructor":1}');
  });
});
