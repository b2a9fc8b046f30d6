import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { anyInteractions, views } from '../test/interactions.js';
import { buildModel } from './build.js';
import { modelFromBytes, modelToBytes, ModelUnreadable } from './model-bytes.js';
import { modelKinds } from './model.js';

describe('a model as bytes', () => {
  it('comes back as it was, from wherever the bytes start', () => {
    fc.assert(
      fc.property(anyInteractions, fc.constantFrom(...modelKinds), fc.nat(7), (interactions, kind, offset) => {
        const model = buildModel(interactions, { kind, minSupport: 1, minEaseUsers: 1, halfLifeMs: 500_000 });
        const bytes = modelToBytes(model);
        const moved = new Uint8Array(offset + bytes.length).subarray(offset);
        moved.set(bytes);
        expect(modelFromBytes(moved)).toEqual(model);
      }),
    );
  });

  it('keeps ids of any letters', () => {
    const model = buildModel(views({ 'ü\u0000"\ud800': '日本 🎬' }), { kind: 'sar' });
    expect(modelFromBytes(modelToBytes(model))).toEqual(model);
  });

  it('is refused when a bit of it changed, when it is cut and when it is of another version', () => {
    const bytes = modelToBytes(buildModel(views({ u: 'a b' }), { kind: 'sar' }));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const damaged = bytes.slice();
        damaged[at]! ^= 1 << bit;
        expect(() => modelFromBytes(damaged)).toThrow(ModelUnreadable);
      }),
    );
    for (const length of [0, 3, 15, bytes.length - 1]) expect(() => modelFromBytes(bytes.subarray(0, length))).toThrow(ModelUnreadable);
    const newer = bytes.slice();
    newer[4] = 2;
    expect(() => modelFromBytes(newer)).toThrow('a model of version 2, not 1');
  });
});
