import { describe, expect, it } from '@jest/globals';
import { NamedLocks } from './named-locks.js';

describe('NamedLocks', () => {
  it('serves callers of one name in their order, one at a time', async () => {
    const locks = new NamedLocks();
    const seen: number[] = [];
    let inside = 0;
    const work = (n: number) => async () => {
      inside += 1;
      expect(inside).toBe(1);
      await Promise.resolve();
      seen.push(n);
      inside -= 1;
    };
    await Promise.all([1, 2, 3].map((n) => locks.hold('a', work(n))));
    expect(seen).toEqual([1, 2, 3]);
  });

  it('goes on after work that failed', async () => {
    const locks = new NamedLocks();
    const failing = locks.hold('a', () => Promise.reject(new Error('mine')));
    const next = locks.hold('a', async () => 'next');
    await expect(failing).rejects.toThrow('mine');
    expect(await next).toBe('next');
  });
});
