import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { anyFilter } from '../test/arbitrary.js';
import { type Booster, compileBoosters, formatBoosters, parseBoosters } from './booster.js';

function parsed(text: string): readonly Booster[] {
  const reading = parseBoosters(text);
  if ('fault' in reading) throw new Error(`${text}: ${reading.fault.detail}`);
  return reading.boosters;
}

describe('boosters', () => {
  it('multiply what meets them, all that it meets', () => {
    const factorOf = compileBoosters(parsed('genre:eq:Comedy*2,year:gte:2000;year:lt:2010*1.5,old:in:a,b*0'));
    expect([
      factorOf({}),
      factorOf({ genre: 'Comedy' }),
      factorOf({ genre: ['Drama', 'Comedy'], year: 2005 }),
      factorOf({ year: 2010 }),
      factorOf({ genre: 'Comedy', old: 'b' }),
    ]).toEqual([1, 2, 3, 1, 0]);
  });

  it.each<[string, number, RegExp]>([
    ['', 0, /name of a property/],
    ['a:eq:1', 6, /a factor: a booster is/],
    ['a:eq:1*', 7, /from 0 to 1000/],
    ['a:eq:1*-1', 7, /from 0 to 1000/],
    ['a:eq:1*1001', 7, /from 0 to 1000/],
    ['a:eq:1*1e3', 7, /from 0 to 1000/],
    ['a:eq:1*2;b:eq:1*2', 8, /next booster/],
    ['a:eq:1*2,', 9, /name of a property/],
  ])('%j is refused at character %i', (text, position, detail) => {
    expect(parseBoosters(text)).toEqual({ fault: { position, detail: expect.stringMatching(detail) } });
  });

  it('come back from their text as they were', () => {
    const booster = fc.record({ filter: anyFilter, factor: fc.integer({ min: 0, max: 1_000_000 }).map((each) => each / 1000) });
    fc.assert(
      fc.property(fc.array(booster, { minLength: 1, maxLength: 4 }), (boosters) =>
        expect(parsed(formatBoosters(boosters))).toEqual(boosters),
      ),
    );
  });

  it('of any text are boosters or a fault within the text, and never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ':', ';', '|', ',', '*', '%', '2', '.', 'eq', 'in') }), (text) => {
        const reading = parseBoosters(text);
        if ('fault' in reading) expect(reading.fault.position).toBeLessThanOrEqual(text.length);
        else expect(parsed(formatBoosters(reading.boosters))).toEqual(reading.boosters);
      }),
      { numRuns: 2000 },
    );
  });
});
