import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { CallFault } from './fault.js';
import { readTimestamp, secondsOf } from './timestamp.js';

describe('readTimestamp', () => {
  it.each([
    [0, '1970-01-01T00:00:00.000000Z'],
    [5, '1970-01-01T00:00:05.000000Z'],
    [1_348_151_906.25, '2012-09-20T14:38:26.250000Z'],
    [-1.5, '1969-12-31T23:59:58.500000Z'],
    ['0', '1970-01-01T00:00:00.000000Z'],
    ['1348151906.25', '2012-09-20T14:38:26.250000Z'],
    ['2013-10-29T09:38:41.341Z', '2013-10-29T09:38:41.341Z'],
    ['2013-10-29T09:38:41', '2013-10-29T09:38:41Z'],
    ['2013-10-29 09:38', '2013-10-29T09:38:00Z'],
    ['2013-10-29T09:38:41.341000+02:00', '2013-10-29T09:38:41.341000+02:00'],
    ['2013-10-29T09:38:41+0200', '2013-10-29T09:38:41+02:00'],
    ['2013-10-29T09:38:41.123456789z', '2013-10-29T09:38:41.123456Z'],
  ])('reads %p as %s', (given, expected) => {
    expect(readTimestamp(given, 'timestamp')).toBe(expected);
  });

  it.each([['yesterday'], [''], [true], [{}], [[]], [1e18], [-1e13], ['9'.repeat(400)]])('refuses %p', (given) => {
    expect(() => readTimestamp(given, 'timestamp')).toThrow(CallFault);
  });

  it('gives back the microsecond that it was given', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000_000_000, max: 4_000_000_000_000_000 }), (microseconds) => {
        const seconds = microseconds / 1e6;
        expect(Math.abs(secondsOf(readTimestamp(seconds, 'timestamp')) - seconds)).toBeLessThan(2e-6);
      }),
    );
  });
});
