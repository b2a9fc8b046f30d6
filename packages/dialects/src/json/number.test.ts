import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isInexact } from './number.js';

describe('isInexact', () => {
  it.each([
    '0',
    '-0',
    '0.0',
    '0e5',
    '1',
    '-1',
    '0.1',
    '9007199254740992',
    '-9007199254740992',
    '9007199254740994',
    '1e22',
    '1e23',
    '123e300',
  ])('holds %s', (text) => expect(isInexact(text)).toBe(false));

  it.each([
    '9007199254740993',
    '-9007199254740993',
    '9007199254740993.0',
    '9.007199254740993e15',
    '9007199254740991.9',
    '12345678901234567890123',
  ])('finds that %s would become another number', (text) => expect(isInexact(text)).toBe(true));

  it.each(['1e999', '-1e999', '1e-999', '-0.1e-400', `1${'0'.repeat(400)}`])('finds that %s is out of range', (text) =>
    expect(isInexact(text)).toBe(true),
  );

  it('lets fractions below 2^53 round, however many digits they have', () => {
    expect(isInexact('3.14159265358979323846264338327950288')).toBe(false);
    expect(isInexact('0.1000000000000000055511151231257827')).toBe(false);
  });

  it('leaves text that is no number to the parser', () => {
    for (const text of ['-', '1-2', '1e', '..', '']) expect(isInexact(text)).toBe(false);
  });

  it('agrees with exact integer arithmetic for every integer', () => {
    fc.assert(
      // Below 1e21 JavaScript prints integers without an exponent.
      fc.property(fc.bigInt({ min: -(10n ** 21n) + 1n, max: 10n ** 21n - 1n }), (integer) => {
        const printed = String(Number(integer));
        fc.pre(!printed.includes('e'));
        expect(isInexact(String(integer))).toBe(BigInt(printed) !== integer);
      }),
    );
  });

  it('accepts every number that JavaScript prints', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => expect(isInexact(JSON.stringify(value))).toBe(false)),
    );
  });

  it('takes a number of a million digits in its stride', () => {
    expect(isInexact(`1${'0'.repeat(1_000_000)}1`)).toBe(true);
    expect(isInexact(`0.${'0'.repeat(1_000_000)}1`)).toBe(true);
  });
});
