import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { anyInteractions, views } from '../test/interactions.js';
import { buildMemoryBytes, buildModel, BuildAborted, BuildTooLarge } from './build.js';
import type { BuildOptions } from './build-options.js';
import { modelKinds } from './model.js';

const liked = views({ u1: 'b a', u2: 'a c', u3: 'c' });

describe('a build', () => {
  it.each(modelKinds)('of %s says percents that grow to 100', (kind) => {
    const percents: number[] = [];
    buildModel(liked, { kind, minEaseUsers: 1 }, { onProgress: (percent) => percents.push(percent) });
    expect(percents).toEqual([...new Set(percents)].toSorted((a, b) => a - b));
    expect(percents[0]).toBe(0);
    expect(percents.at(-1)).toBe(100);
  });

  it('ends where it is aborted', () => {
    let asked = 0;
    const aborted = (): boolean => ++asked === 3;
    expect(() => buildModel(liked, { kind: 'ease', minEaseUsers: 1 }, { aborted })).toThrow(BuildAborted);
    expect(asked).toBe(3);
  });

  it('fails before it takes more memory than it may', () => {
    const neededBytes = buildMemoryBytes(liked);
    expect(() => buildModel(liked, { maxMemoryBytes: neededBytes - 1 })).toThrow(new BuildTooLarge(neededBytes, neededBytes - 1));
    expect(buildModel(liked, { maxMemoryBytes: neededBytes }).kind).toBe('ease');
  });

  it('needs more memory for more neighbours and for EASE', () => {
    const items = views({ u: Array.from({ length: 200 }, (_, n) => `item-${n}`).join(' ') });
    const bytes = (options: Partial<BuildOptions>): number => buildMemoryBytes(items, { minEaseUsers: 1, ...options });
    expect(bytes({ kind: 'sar', sarNeighbours: 100 }) - bytes({ kind: 'sar', sarNeighbours: 50 })).toBe(200 * 50 * 8 * 2);
    expect(bytes({ kind: 'ease' })).toBeGreaterThan(bytes({ kind: 'sar' }) + 200 * 200 * 4);
  });

  it.each<Partial<BuildOptions>>([
    { minSupport: 0 },
    { sarNeighbours: 1.5 },
    { easeNeighbours: 0 },
    { minEaseUsers: 0 },
    { maxEaseItems: 0 },
    { ridge: 0 },
    { halfLifeMs: 0 },
  ])('refuses %j', (options) => {
    expect(() => buildModel(liked, options)).toThrow(RangeError);
  });

  it('does not depend on the order of interactions', () => {
    fc.assert(
      fc.property(anyInteractions, (interactions) => {
        const reversed = {
          ...interactions,
          user: interactions.user.toReversed(),
          item: interactions.item.toReversed(),
          type: interactions.type.toReversed(),
          value: interactions.value.toReversed(),
          atMs: interactions.atMs.toReversed(),
        };
        const { historyTypes: _, ...model } = buildModel(interactions, { kind: 'sar', minSupport: 1 });
        expect(buildModel(reversed, { kind: 'sar', minSupport: 1 })).toMatchObject(model);
      }),
    );
  });

  it('of nothing is a model without items', () => {
    const model = buildModel(views({}), { kind: 'ease' });
    expect(model.items).toEqual([]);
    expect([...model.sar.offsets]).toEqual([0]);
  });
});
