import { expect, it } from '@jest/globals';
import { defaultLimits, maxConcurrency } from './limits.js';

it('default limits are those that docs and capabilities promise', () => {
  expect(defaultLimits).toEqual({
    maxBodyBytes: 16_777_216,
    maxItems: 10_000,
    maxDepth: 64,
    maxReferences: 64,
    maxItemResultBytes: 4_194_304,
    maxAnswerBytes: 67_108_864,
    concurrency: 32,
    itemTimeoutMs: 30_000,
    batchTimeoutMs: 120_000,
    maxGzipRatio: 100,
  });
  expect(maxConcurrency).toBe(128);
});
