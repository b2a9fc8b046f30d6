import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { anyInteractions, views } from '../test/interactions.js';
import { buildModel } from './build.js';
import type { BuildOptions } from './build-options.js';
import { valueAt } from './csr.js';
import type { Interactions } from './interactions.js';
import type { Model } from './model.js';

// XᵀX + 1·I = [3 1 0; 1 3 1; 0 1 2], determinant 13, inverse 1/13 · [5 -2 1; -2 6 -3; 1 -3 8].
const small = views({ u1: 'a b', u2: 'a', u3: 'b c' });

function ease(options: Partial<BuildOptions> = {}, interactions: Interactions = small): Model {
  return buildModel(interactions, { kind: 'ease', ridge: 1, minEaseUsers: 1, ...options });
}

function weight(model: Model, from: string, to: string): number {
  return valueAt(model.ease!, model.items.indexOf(from), model.items.indexOf(to));
}

function covered(model: Model): string[] {
  return model.items.filter((_, item) => model.ease!.offsets[item + 1]! > model.ease!.offsets[item]!);
}

describe('EASE', () => {
  it('gives the weights of a 3 by 3 worked by hand', () => {
    const model = ease();
    const worked = { ab: 2 / 6, ba: 2 / 5, ac: -1 / 8, ca: -1 / 5, bc: 3 / 8, cb: 3 / 6 };
    for (const [pair, value] of Object.entries(worked))
      expect([pair, weight(model, pair[0]!, pair[1]!)]).toEqual([pair, expect.closeTo(value, 6)]);
    for (const item of 'abc') expect(weight(model, item, item)).toBe(0);
  });

  it('keeps the weights of largest size', () => {
    const model = ease({ easeNeighbours: 1 });
    expect([...model.ease!.columns].map((index) => model.items[index])).toEqual(['b', 'a', 'b']);
  });

  it('covers items with enough users, and of them those with most', () => {
    expect(covered(ease())).toEqual(['a', 'b', 'c']);
    expect(covered(ease({ minEaseUsers: 2 }))).toEqual(['a', 'b']);
    expect(covered(ease({ maxEaseItems: 2 }))).toEqual(['a', 'b']);
    expect(covered(ease({ minEaseUsers: 3 }))).toEqual([]);
  });

  it('is what ridge regression on all other items gives', () => {
    fc.assert(
      fc.property(anyInteractions, fc.constantFrom(0.5, 2, 300), (interactions, ridge) => {
        const model = ease({ ridge }, interactions);
        // The normal equations of the regression of item j on all others: for each i other than j, (G + ridge·I) B(·,j) equals G(·,j) at i.
        const count = model.items.length;
        const likes = model.users.map((_, user) => model.items.map((_, item) => Number(valueAt(model.history, user, item) > 0)));
        const gram = (i: number, j: number): number => likes.reduce((sum, row) => sum + row[i]! * row[j]!, 0);
        for (let j = 0; j < count; j++) {
          for (let i = 0; i < count; i++) {
            if (i === j) continue;
            let left = ridge * valueAt(model.ease!, i, j);
            for (let k = 0; k < count; k++) left += gram(i, k) * valueAt(model.ease!, k, j);
            expect(left).toBeCloseTo(gram(i, j), 3);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
