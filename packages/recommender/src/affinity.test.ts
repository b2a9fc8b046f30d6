import { describe, expect, it } from '@jest/globals';
import { historyFrom, type AffinityOptions } from './affinity.js';
import { buildModel } from './build.js';
import { InteractionCollector } from './interactions.js';

const dayMs = 86_400_000;
const nowMs = 100 * dayMs;
const weights = { view: 1, viewPortion: 2, rating: 1, bookmark: 2, cart: 3, purchase: 5 };
const options: AffinityOptions = { weights, halfLifeMs: 10 * dayMs, nowMs };
const daysAgo = (days: number): number => nowMs - days * dayMs;

describe('affinity', () => {
  it('adds up weights that halve with every half-life: 1 + 5/2 + 4/4 = 4.5', () => {
    const history = historyFrom(
      [
        { itemId: 'a', type: 'view', atMs: daysAgo(0) },
        { itemId: 'a', type: 'purchase', atMs: daysAgo(10) },
        { itemId: 'a', type: 'rating', value: 4, atMs: daysAgo(20) },
      ],
      options,
    );
    expect(history).toEqual([{ itemId: 'a', affinity: 4.5, type: 'purchase' }]);
  });

  it('takes a portion times its weight, and an interaction of the future as of now', () => {
    const history = historyFrom(
      [
        { itemId: 'b', type: 'viewPortion', value: 0.25, atMs: daysAgo(0) },
        { itemId: 'a', type: 'cart', atMs: daysAgo(-30) },
      ],
      options,
    );
    expect(history).toEqual([
      { itemId: 'b', affinity: 0.5, type: 'viewPortion' },
      { itemId: 'a', affinity: 3, type: 'cart' },
    ]);
  });

  it('does not count time without a half-life', () => {
    const [entry] = historyFrom([{ itemId: 'a', type: 'purchase', atMs: daysAgo(99) }], { ...options, halfLifeMs: null });
    expect(entry!.affinity).toBe(5);
  });

  it('leaves out what weighs nothing and keeps what speaks against an item', () => {
    const history = historyFrom(
      [
        { itemId: 'a', type: 'rating', value: 0, atMs: daysAgo(0) },
        { itemId: 'b', type: 'rating', value: -1, atMs: daysAgo(10) },
        { itemId: 'c', type: 'viewPortion', value: 0, atMs: daysAgo(0) },
      ],
      options,
    );
    expect(history.map(({ itemId, affinity }) => [itemId, affinity])).toEqual([['b', -0.5]]);
  });

  it('never forgets that an item was liked, however long ago', () => {
    const [entry] = historyFrom([{ itemId: 'a', type: 'view', atMs: daysAgo(1e6) }], options);
    expect(entry!.affinity).toBeGreaterThan(0);
  });

  it('is the same in a model as of one user alone, counted from the newest interaction', () => {
    const collector = new InteractionCollector();
    collector.add('u', 'b', 'view', daysAgo(20));
    collector.add('v', 'b', 'view', daysAgo(0));
    collector.add('u', 'a', 'purchase', daysAgo(10));
    collector.add('u', 'b', 'cart', daysAgo(10));
    const model = buildModel(collector.finish(), { kind: 'sar', weights, halfLifeMs: 10 * dayMs });
    expect(model.affinity.nowMs).toBe(nowMs);
    expect(model.users).toEqual(['u', 'v']);
    expect([...model.history.offsets]).toEqual([0, 2, 3]);
    expect([...model.history.columns].map((index) => model.items[index])).toEqual(['a', 'b', 'b']);
    expect([...model.history.values]).toEqual([2.5, 1.75, 1]);
    expect([...model.popularity]).toEqual([1, 2]);
  });
});
