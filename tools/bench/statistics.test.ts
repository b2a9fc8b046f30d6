import { describe, expect, it } from '@jest/globals';
import { median, medianRatio, quantile } from './statistics.ts';

describe('the benchmark’s statistics', () => {
  it('takes the middle value, and the mean of the two middle ones', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
  });

  it('takes the smallest value that the share of values does not exceed', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(quantile(values, 0.5)).toBe(50);
    expect(quantile(values, 0.99)).toBe(99);
    expect(quantile(values, 1)).toBe(100);
    expect(quantile([3], 0.01)).toBe(3);
  });

  it('pairs rounds, so that a round that was slow for both leaves the ratio as it is', () => {
    expect(medianRatio([4, 40, 4], [1, 10, 1])).toBe(4);
  });

  it('refuses to make a figure of nothing', () => {
    expect(() => median([])).toThrow('nothing');
    expect(() => quantile([], 0.5)).toThrow('nothing');
  });
});
