import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { CallFault } from './fault.js';
import { ratingIn, ratingOut } from './rating.js';

const stars = { min: 0.5, max: 5 };

describe('ratings', () => {
  it('lie between the bounds of the catalogue', () => {
    expect([-1, 0, 1].map((rating) => ratingIn(stars, rating))).toEqual([0.5, 2.75, 5]);
    expect([0.5, 2.75, 5].map((rating) => ratingOut(stars, rating))).toEqual([-1, 0, 1]);
  });

  it.each([[-1.01], [1.01], [Number.NaN], ['1'], [null], [undefined]])('are never %p', (rating) => {
    expect(() => ratingIn(stars, rating)).toThrow(CallFault);
  });

  it('come back as they were given, in whatever range', () => {
    const range = fc.tuple(fc.double({ min: -1000, max: 999, noNaN: true }), fc.double({ min: 0.1, max: 1000, noNaN: true }));
    fc.assert(
      fc.property(range, fc.integer({ min: -1000, max: 1000 }), ([min, width], thousandths) => {
        const bounds = { min, max: min + width };
        const kept = ratingIn(bounds, thousandths / 1000);
        expect(kept >= bounds.min && kept <= bounds.max).toBe(true);
        expect(ratingOut(bounds, kept)).toBeCloseTo(thousandths / 1000, 9);
      }),
    );
  });
});
