import { describe, expect, it } from '@jest/globals';
import { InteractionCollector } from './interactions.js';
import { countWithin, popularItems, trendingItems } from './popular.js';

const hourMs = 3_600_000;
const counts = { itemIds: ['d', 'c', 'b', 'a'], counts: [0, 2, 8, 2] };

describe('popular items', () => {
  it('counts interactions of some types from the start of a window up to its end', () => {
    const collector = new InteractionCollector();
    collector.add('u', 'a', 'view', 10);
    collector.add('u', 'a', 'view', 20);
    collector.add('v', 'b', 'purchase', 19);
    collector.add('v', 'a', 'purchase', 9);
    const interactions = collector.finish();
    expect(countWithin(interactions, { fromMs: 10, toMs: 20 })).toEqual({ itemIds: ['a', 'b'], counts: Uint32Array.of(1, 1) });
    expect(countWithin(interactions, { fromMs: 0, toMs: 99, types: ['purchase'] }).counts).toEqual(Uint32Array.of(1, 1));
  });

  it('come most first with their share of the most, equal ones by id, untouched ones not at all', () => {
    expect(popularItems(counts, { count: 9 })).toEqual([
      { itemId: 'b', count: 8, score: 1, rank: 1 },
      { itemId: 'a', count: 2, score: 0.25, rank: 2 },
      { itemId: 'c', count: 2, score: 0.25, rank: 3 },
    ]);
  });

  it('come in pages, and by segment with the share of the segment’s most', () => {
    expect(popularItems(counts, { count: 1, offset: 1 })).toEqual([{ itemId: 'a', count: 2, score: 0.25, rank: 2 }]);
    expect(popularItems(counts, { count: 9, candidate: (itemId) => itemId !== 'b' }).map(({ score }) => score)).toEqual([1, 1]);
    expect(popularItems({ itemIds: [], counts: [] }, { count: 9 })).toEqual([]);
  });
});

describe('trending items', () => {
  it('grew, fastest first: 1 - (before + 5) / (now + 5)', () => {
    const recent = { itemIds: ['big', 'new', 'steady', 'tiny', 'down'], counts: [1000, 30, 50, 1, 3] };
    const previous = { itemIds: ['down', 'big', 'steady'], counts: [9, 100, 50] };
    expect(trendingItems(recent, previous, { count: 9, recentMs: hourMs, previousMs: hourMs })).toEqual([
      { itemId: 'big', count: 1000, score: 900 / 1005, rank: 1 },
      { itemId: 'new', count: 30, score: 30 / 35, rank: 2 },
      { itemId: 'tiny', count: 1, score: 1 / 6, rank: 3 },
    ]);
  });

  it('are compared by rate when the windows differ in length', () => {
    const recent = { itemIds: ['a', 'b'], counts: [10, 10] };
    const previous = { itemIds: ['a', 'b'], counts: [40, 20] };
    const options = { count: 9, recentMs: hourMs, previousMs: 4 * hourMs };
    expect(trendingItems(recent, previous, options)).toEqual([{ itemId: 'b', count: 10, score: 5 / 15, rank: 1 }]);
    expect(trendingItems(recent, previous, { ...options, smoothing: 10 })[0]!.score).toBe(5 / 20);
    expect(trendingItems(recent, previous, { ...options, candidate: () => false })).toEqual([]);
  });
});
