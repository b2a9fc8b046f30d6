import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { anyInteractions, views } from '../test/interactions.js';
import { buildModel } from './build.js';
import type { BuildOptions } from './build-options.js';
import { valueAt } from './csr.js';
import { similarities, type Model, type Similarity } from './model.js';

// a: 3 users, b: 3, c: 1; a and b: 2, a and c: 1, b and c: none.
const small = views({ u1: 'a b', u2: 'a b', u3: 'a c', u4: 'b' });

function sar(options: Partial<BuildOptions>, interactions = small): Model {
  return buildModel(interactions, { kind: 'sar', minSupport: 1, ...options });
}

function between(model: Model, one: string, other: string): number {
  return valueAt(model.sar, model.items.indexOf(one), model.items.indexOf(other));
}

describe('SAR', () => {
  const worked: Record<Similarity, { ab: number; ac: number }> = {
    count: { ab: 2, ac: 1 },
    jaccard: { ab: 2 / (3 + 3 - 2), ac: 1 / (3 + 1 - 1) },
    lift: { ab: 2 / (3 * 3), ac: 1 / (3 * 1) },
    cosine: { ab: 2 / 3, ac: 1 / Math.sqrt(3) },
  };
  it.each(similarities)('gives %s as worked by hand', (similarity) => {
    const model = sar({ similarity });
    expect(between(model, 'a', 'b')).toBe(Math.fround(worked[similarity].ab));
    expect(between(model, 'b', 'a')).toBe(Math.fround(worked[similarity].ab));
    expect(between(model, 'a', 'c')).toBe(Math.fround(worked[similarity].ac));
    expect(between(model, 'b', 'c')).toBe(0);
    expect(between(model, 'a', 'a')).toBe(0);
    expect(model.sarScale).toBe(Math.max(worked[similarity].ab, worked[similarity].ac));
  });

  it('drops pairs that fewer users share than minSupport', () => {
    const model = sar({ similarity: 'count', minSupport: 2 });
    expect(between(model, 'a', 'b')).toBe(2);
    expect(between(model, 'a', 'c')).toBe(0);
  });

  it('does not take a bad rating for liking', () => {
    const model = sar({ similarity: 'count', weights: { view: -1, viewPortion: 1, rating: 1, bookmark: 1, cart: 1, purchase: 1 } });
    expect(model.sar.columns).toHaveLength(0);
    expect([...model.popularity]).toEqual([0, 0, 0]);
    expect(model.history.columns).toHaveLength(7);
  });

  it('is symmetric, between 0 and 1 but for count, and 0 with itself', () => {
    fc.assert(
      fc.property(anyInteractions, fc.constantFrom(...similarities), (interactions, similarity) => {
        const model = sar({ similarity }, interactions);
        model.items.forEach((one, i) => {
          expect(between(model, one, one)).toBe(0);
          for (const other of model.items.slice(i + 1)) {
            const value = between(model, one, other);
            expect(value).toBe(between(model, other, one));
            expect(value).toBeGreaterThanOrEqual(0);
            if (similarity !== 'count') expect(value).toBeLessThanOrEqual(1);
          }
        });
      }),
    );
  });

  it('keeps the most similar ones when it prunes, equal ones by id', () => {
    fc.assert(
      fc.property(anyInteractions, fc.integer({ min: 1, max: 5 }), (interactions, sarNeighbours) => {
        const whole = sar({}, interactions);
        const pruned = sar({ sarNeighbours }, interactions);
        whole.items.forEach((_, item) => {
          const row = Array.from({ length: whole.items.length }, (_, other) => ({ other, value: valueAt(whole.sar, item, other) }));
          const best = row.filter(({ value }) => value > 0).toSorted((a, b) => b.value - a.value || a.other - b.other);
          const kept = [...pruned.sar.columns.subarray(pruned.sar.offsets[item], pruned.sar.offsets[item + 1])];
          expect(kept).toEqual(
            best
              .slice(0, sarNeighbours)
              .map(({ other }) => other)
              .toSorted((a, b) => a - b),
          );
        });
        expect(pruned.sarScale).toBe(whole.sarScale);
      }),
    );
  });
});
