import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { anyFilter } from '../test/arbitrary.js';
import { type Filter, formatFilter, maxFilterLength, maxFilterTerms, parseFilter } from './filter.js';

function parsed(text: string): Filter {
  const reading = parseFilter(text);
  if ('fault' in reading) throw new Error(`${text}: ${reading.fault.detail}`);
  return reading.filter;
}

function terms(count: number): string {
  return Array.from({ length: count }, () => 'a:eq:1').join('|');
}

describe('a filter', () => {
  it('is a list of groups that must hold, each a list of terms of which one must: | binds tighter than ;', () => {
    expect(parsed('a:eq:1;b:in:x,y|c:gt:2')).toEqual([
      [{ field: 'a', op: 'eq', values: ['1'] }],
      [
        { field: 'b', op: 'in', values: ['x', 'y'] },
        { field: 'c', op: 'gt', values: ['2'] },
      ],
    ]);
  });

  it.each<[string, string, string, string[]]>([
    ['a%3Ab:eq:c%3Bd', 'a:b', 'eq', ['c;d']],
    ['a:eq:', 'a', 'eq', ['']],
    ['a:in:,', 'a', 'in', ['', '']],
    ['a:gte:2026-11-21T12:00:00Z', 'a', 'gte', ['2026-11-21T12:00:00Z']],
    ['a b:contains: x ', 'a b', 'contains', [' x ']],
    ['n:eq:%C5%BE%F0%9F%8E%AC\ud83d', 'n', 'eq', ['ž🎬\ud83d']],
    ['__proto__:exists:true', '__proto__', 'exists', ['true']],
  ])('%s names %s', (text, field, op, values) => {
    expect(parsed(text)).toEqual([[{ field, op, values }]]);
  });

  it.each<[string, number, RegExp]>([
    ['', 0, /name of a property/],
    ['a', 1, /a colon and an operator/],
    ['a:eq', 4, /a colon and a value/],
    ['a:like:1', 2, /operator, one of eq, neq, in/],
    ['a:constructor:1', 2, /operator, one of/],
    ['a:eq:1,2', 6, /eq takes one value/],
    ['a:exists:maybe', 9, /true or false/],
    ['a:eq:1;', 7, /name of a property/],
    ['a:eq:1||b:eq:2', 7, /name of a property/],
    ['a:eq:100%', 8, /two hexadecimal digits/],
    ['a:eq:%zz', 5, /two hexadecimal digits/],
    ['a:eq:%ff', 5, /UTF-8/],
    ['a:eq:2*3', 6, /booster/],
    ['a,b:eq:1', 1, /a colon and an operator/],
  ])('%j is refused at character %i', (text, position, detail) => {
    expect(parseFilter(text)).toEqual({ fault: { position, detail: expect.stringMatching(detail) } });
  });

  it('is refused beyond its bounds, and taken at them', () => {
    expect(parseFilter(`a:eq:${'x'.repeat(maxFilterLength)}`)).toHaveProperty('fault.position', maxFilterLength);
    expect(parseFilter(`a:eq:${'x'.repeat(maxFilterLength - 5)}`)).toHaveProperty('filter');
    expect(parseFilter(terms(maxFilterTerms))).toHaveProperty('filter');
    expect(parseFilter(terms(maxFilterTerms + 1))).toHaveProperty('fault.detail', `must have at most ${maxFilterTerms} terms`);
  });

  it('comes back from its text as it was', () => {
    fc.assert(fc.property(anyFilter, (filter) => expect(parsed(formatFilter(filter))).toEqual(filter)));
  });

  it('of any text is a filter or a fault within the text, and never throws', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('a', ':', ';', '|', ',', '*', '%', '2', '5', 'eq', 'in') }),
    );
    fc.assert(
      fc.property(text, (each) => {
        const reading = parseFilter(each);
        if ('fault' in reading) expect(reading.fault.position).toBeLessThanOrEqual(each.length);
        else expect(parsed(formatFilter(reading.filter))).toEqual(reading.filter);
      }),
      { numRuns: 2000 },
    );
  });
});
