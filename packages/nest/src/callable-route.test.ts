import { describe, expect, it } from '@jest/globals';
import type { BatchableOptions } from './batchable.js';
import { traitsOf } from './callable-route.js';
import type { Route } from './route.js';

const traits = (methods: string[], batchable: BatchableOptions = {}) => traitsOf({ methods, batchable } as unknown as Route);

describe('what a route does', () => {
  it.each([
    ['GET', true, true],
    ['HEAD', true, true],
    ['OPTIONS', true, true],
    ['PUT', false, true],
    ['DELETE', false, true],
    ['POST', false, false],
    ['PATCH', false, false],
  ])('by its method %s: only reads %s, idempotent %s', (method, readsOnly, isIdempotent) => {
    expect(traits([method])).toEqual({ readsOnly, isIdempotent, isTransactional: false });
  });

  it('is the worst of its methods', () => {
    expect(traits(['GET', 'POST'])).toMatchObject({ readsOnly: false, isIdempotent: false });
  });

  it('is what the app says instead', () => {
    expect(traits(['POST'], { effects: { reads: ['items/*'] } })).toMatchObject({ readsOnly: true, isIdempotent: true });
    expect(traits(['GET'], { effects: { writes: ['views/*'] } })).toMatchObject({ readsOnly: false, isIdempotent: true });
    expect(traits(['GET'], { effects: { adds: ['views/*'] } })).toMatchObject({ readsOnly: false });
    expect(traits(['POST'], { idempotent: true, transactional: true })).toEqual({
      readsOnly: false,
      isIdempotent: true,
      isTransactional: true,
    });
    expect(traits(['PUT'], { idempotent: false })).toMatchObject({ isIdempotent: false });
  });
});
