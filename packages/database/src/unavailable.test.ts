import { describe, expect, it } from '@jest/globals';
import { DatabaseUnavailableError, isDatabaseUnavailable, reason } from './unavailable.js';

const coded = (code: string) => Object.assign(new Error('x'), { code });

describe('isDatabaseUnavailable', () => {
  it.each([
    [new DatabaseUnavailableError('x'), true],
    [coded('ECONNREFUSED'), true],
    [coded('57P01'), true],
    [coded('08006'), true],
    [coded('53300'), true],
    [new Error('Connection terminated unexpectedly'), true],
    [new Error('Client has encountered a connection error and is not queryable'), true],
    [Object.assign(new Error('08006 in the text'), { code: '23505' }), false],
    [coded('57014'), false],
    [coded('23505'), false],
    [coded('40001'), false],
    [new Error('x'), false],
    ['ECONNREFUSED', false],
    [undefined, false],
  ])('%p: %p', (error, expected) => {
    expect(isDatabaseUnavailable(error)).toBe(expected);
  });

  it('a name with several addresses gives all their reasons', () => {
    expect(reason(new AggregateError([new Error('no v6'), new Error('no v4')]))).toBe('no v6, no v4');
  });
});
