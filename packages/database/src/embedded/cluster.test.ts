import { describe, expect, it } from '@jest/globals';
import { probe } from './cluster.js';

describe('probe', () => {
  const syncs = new BigInt64Array(1);

  it('a commit that syncs a file is durable', async () => {
    const commit = async () => void (syncs[0]! += 1n);
    expect(await probe(commit, syncs)).toBe('fsync');
  });

  it('a commit that syncs nothing survives no more than the process', async () => {
    expect(await probe(async () => undefined, syncs)).toBe('process-crash');
  });
});
