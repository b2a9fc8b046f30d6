import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { Job } from '@sheaf/client';
import { progressOn } from './progress.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const job = (total: number, succeeded: number) =>
  ({ state: 'running', counts: { total, succeeded, failed: 0, skipped: 0, running: 0, waiting: total - succeeded } }) as Job;

it('the bar takes up the number of items once a job that fetches them knows it', () => {
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 120 });
  const progress = progressOn(stream as unknown as NodeJS.WriteStream);
  progress.show(job(0, 0));
  expect(String(stream.read())).toContain(' 0% | its items are fetched');
  progress.show(job(10, 5));
  jest.advanceTimersByTime(500);
  expect(String(stream.read())).toContain('5/10');
  progress.away();
  jest.advanceTimersByTime(500);
  expect(String(stream.read())).toContain('no answer');
  progress.stop();
});
