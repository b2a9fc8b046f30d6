import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Top } from './top.js';

it('is the head of all sorted by score, then by index', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.nat(20), (scores, capacity) => {
      const top = new Top(capacity);
      scores.forEach((score, index) => top.add(index, score));
      const sorted = scores.map((score, index) => ({ index, score })).toSorted((a, b) => b.score - a.score || a.index - b.index);
      expect(top.drain()).toEqual(sorted.slice(0, capacity));
      expect(top.drain()).toEqual([]);
    }),
  );
});
