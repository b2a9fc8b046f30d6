import { expect, it } from '@jest/globals';
import { qualityOf } from './metrics.ts';

it('measures a list as worked by hand', () => {
  // Hits at ranks 1 and 3 of 4, of 3 held out.
  const lists = new Map([['u', ['a', 'x', 'b', 'y', 'c']]]);
  const quality = qualityOf(lists, new Map([['u', new Set(['a', 'b', 'c'])]]), 4);
  expect(quality.map).toBeCloseTo((1 / 1 + 2 / 3) / 3, 12);
  expect(quality.ndcg).toBeCloseTo((1 + 1 / 2) / (1 + 1 / Math.log2(3) + 1 / 2), 12);
  expect(quality.precision).toBe(2 / 4);
  expect(quality.recall).toBeCloseTo(2 / 3, 12);
});

it('gives 1 to a perfect list that is shorter than the count and means over users, those without a list too', () => {
  const heldOut = new Map([
    ['u', new Set(['a'])],
    ['v', new Set(['b'])],
  ]);
  expect(qualityOf(new Map([['u', ['a', 'z']]]), heldOut, 10)).toEqual({ map: 0.5, ndcg: 0.5, precision: 0.05, recall: 0.5, users: 2 });
});
