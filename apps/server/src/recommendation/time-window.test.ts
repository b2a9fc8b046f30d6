import { describe, expect, it } from '@jest/globals';
import { parseTimestamp } from '../catalogue/timestamp.js';
import { readWindow } from './time-window.js';

const nowUs = parseTimestamp('2026-11-21T12:00:00Z') as bigint;

describe('a window of time', () => {
  it('is from the first interaction to now by default', () => {
    expect(readWindow({}, nowUs)).toEqual({ fromUs: undefined, toUs: nowUs });
  });

  it.each([
    ['-10h', -36_000_000_000n],
    ['+2d', 172_800_000_000n],
    ['1.5m', 90_000_000n],
    ['-30', -30_000_000n],
    ['0s', 0n],
    ['-0.000001', -1n],
  ])('has an end %s from now', (toOffset, us) => {
    expect(readWindow({ toOffset }, nowUs)).toEqual({ fromUs: undefined, toUs: nowUs + us });
  });

  it('has its ends by time and by offset as they are given', () => {
    expect(readWindow({ from: '2026-11-01T00:00:00Z', toOffset: '-1d' }, nowUs)).toEqual({
      fromUs: parseTimestamp('2026-11-01T00:00:00Z'),
      toUs: nowUs - 86_400_000_000n,
    });
  });

  it.each([
    [{ from: '2026-11-01T00:00:00Z', fromOffset: '-1d' }, ['/parameters/fromOffset']],
    [{ to: '2026-02-30T00:00:00Z' }, ['/parameters/to']],
    [{ fromOffset: '-999999999d' }, ['/parameters/fromOffset']],
    [{ from: '2026-13-01T00:00:00Z', toOffset: '999999999d' }, ['/parameters/from', '/parameters/toOffset']],
  ])('is refused for %j', (input, pointers) => {
    const read = readWindow(input, nowUs);
    expect('faults' in read && read.faults.map(({ pointer }) => pointer)).toEqual(pointers);
  });
});
