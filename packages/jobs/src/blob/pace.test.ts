import { expect, it } from '@jest/globals';
import { paced } from './pace.js';

/** Chunks of so many bytes, each after so many milliseconds; `readMs`: what its reader takes for one. */
async function read(chunks: number, bytes: number, waitMs: number, readMs: number): Promise<number> {
  let nowMs = 0;
  async function* sent(): AsyncGenerator<Uint8Array> {
    for (let n = 0; n < chunks; n += 1) {
      nowMs += waitMs;
      yield Buffer.alloc(bytes);
    }
  }
  let arrived = 0;
  for await (const chunk of paced(sent(), 'The input', () => nowMs)) {
    arrived += chunk.length;
    nowMs += readMs;
  }
  return arrived;
}

it('gives up what drips, and waits for what begins late or comes steadily', async () => {
  await expect(read(1000, 1, 500, 0)).rejects.toMatchObject({ fault: 'unreachable' });
  expect(await read(1, 1, 50_000, 0)).toBe(1);
  expect(await read(1000, 32 * 1024, 1000, 0)).toBe(1000 * 32 * 1024);
});

it('does not blame the storage for a slow reader', async () => {
  expect(await read(1000, 1000, 10, 60_000)).toBe(1_000_000);
});
