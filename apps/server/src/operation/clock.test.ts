import { expect, it } from '@jest/globals';
import { nowUs } from './clock.js';

it('the clock gives the system’s time, and never the same twice', () => {
  const before = BigInt(Date.now()) * 1000n;
  const times = Array.from({ length: 10_000 }, () => nowUs());
  expect(times.every((time, at) => at === 0 || time > times[at - 1]!)).toBe(true);
  expect(times[0]! >= before).toBe(true);
});
