import { describe, expect, it } from '@jest/globals';
import { operations } from '@sheaf/contracts';
import { operationTraits } from './operation-traits.js';

const traitsOf = operationTraits(8192);

describe('operationTraits', () => {
  it('are the contract’s, by name and by path, for every operation', () => {
    for (const { id, method, path, transactional, idempotent } of Object.values(operations)) {
      expect(traitsOf({ operationId: id, parameters: {} })).toEqual({ transactional, idempotent });
      expect([id, traitsOf({ method, path: `${path.replaceAll(/\{\w+\}/g, 'some-id')}?x=1` })]).toEqual([
        id,
        { transactional, idempotent },
      ]);
    }
  });

  it.each([
    [{ operationId: 'no-such-operation', parameters: {} }],
    [{ operationId: 'constructor', parameters: {} }],
    [{ method: 'GET', path: '/nothing/here' }],
    [{ method: 'PATCH', path: '/items' }],
  ])('of %j, which leads nowhere, let it run again', (target) => {
    expect(traitsOf(target)).toEqual({ transactional: false, idempotent: true });
  });
});
