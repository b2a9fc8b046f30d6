import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { anyFilter, anyProperties } from '../test/arbitrary.js';
import { type FilterTerm, parseFilter } from './filter.js';
import { matches } from './match.js';

function meets(properties: Record<string, unknown>, text: string): boolean {
  const reading = parseFilter(text);
  if ('fault' in reading) throw new Error(reading.fault.detail);
  return matches(reading.filter, properties);
}

const movie = {
  title: 'Toy Story',
  year: 1995,
  genres: ['Comedy', 'Animation'],
  seen: true,
  rated: null,
  none: [],
  nested: { a: 1 },
  code: '007',
};

describe('properties', () => {
  it.each([
    'title:eq:Toy Story',
    'title:contains:STORY',
    'title:gt:Toy',
    'year:eq:1995',
    'year:eq:1995.0',
    'year:eq:1.995e3',
    'year:gte:1995;year:lte:1995;year:gt:1994;year:lt:1996',
    'year:in:1994,1995',
    'genres:eq:Comedy',
    'genres:contains:anim',
    'genres:in:Drama,Comedy',
    'seen:eq:true',
    'seen:neq:false',
    'rated:exists:false',
    'rated:neq:5',
    'nothing:exists:false',
    'nothing:nin:a,b',
    'none:neq:a',
    'none:exists:true',
    'nested:exists:true',
    'code:eq:007',
    'code:neq:7',
    'year:eq:1|genres:eq:Comedy',
    'toString:exists:false',
    '__proto__:exists:false',
  ])('meet %s', (text) => expect(meets(movie, text)).toBe(true));

  it.each([
    'title:eq:toy story',
    'title:eq:Toy',
    'year:contains:1995',
    'year:eq:01995',
    'year:eq:x',
    'year:gt:x',
    'year:nin:1994,1995',
    'genres:neq:Comedy',
    'genres:eq:Comedy,Animation'.replace(',', '%2C'),
    'seen:eq:1',
    'seen:gt:false',
    'rated:eq:null',
    'rated:lt:5',
    'nothing:eq:',
    'none:eq:',
    'nested:eq:1',
    'year:eq:1995;genres:eq:Drama',
    'constructor:exists:true',
  ])('do not meet %s', (text) => expect(meets(movie, text)).toBe(false));

  it('meet a filter as a plain reading of the rules says', () => {
    let met = 0;
    fc.assert(
      fc.property(anyFilter, anyProperties, (filter, properties) => {
        const plain = filter.every((group) => group.some((term) => holds(term, properties)));
        expect(matches(filter, properties)).toBe(plain);
        met += plain ? 1 : 0;
      }),
      { numRuns: 3000 },
    );
    expect(met).toBeGreaterThan(100);
    expect(met).toBeLessThan(2900);
  });
});

/** The rules again, term by term and value by value. */
function holds({ field, op, values }: FilterTerm, properties: Record<string, unknown>): boolean {
  const own = Object.getOwnPropertyDescriptor(properties, field)?.value as unknown;
  const there = own !== undefined && own !== null;
  if (op === 'exists') return String(there) === values[0];
  if (op === 'neq') return !holds({ field, op: 'eq', values }, properties);
  if (op === 'nin') return !holds({ field, op: 'in', values }, properties);
  if (!there) return false;
  return (Array.isArray(own) ? own : [own]).some((entry: unknown) => values.some((value) => compares(entry, op, value)));
}

function compares(entry: unknown, op: string, value: string): boolean {
  if (op === 'contains') return typeof entry === 'string' && entry.toLowerCase().includes(value.toLowerCase());
  if (typeof entry === 'boolean') return (op === 'eq' || op === 'in') && String(entry) === value;
  let other: string | number = value;
  if (typeof entry === 'number') {
    try {
      other = JSON.parse(value.trim() === value ? value : '') as number;
    } catch {
      return false;
    }
    if (typeof other !== 'number') return false;
  } else if (typeof entry !== 'string') return false;
  const order = entry === other ? 0 : (entry as string) < (other as string) ? -1 : 1;
  return { eq: order === 0, in: order === 0, gt: order > 0, gte: order >= 0, lt: order < 0, lte: order <= 0 }[op] as boolean;
}
