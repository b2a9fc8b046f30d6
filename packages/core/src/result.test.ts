import { expect, it } from '@jest/globals';
import { problems } from '@sheaf/contracts/problems';
import type { ItemResult } from './envelope.js';
import { isRetryable, summarize } from './result.js';

const result = (status: number, more: Partial<ItemResult> = {}): ItemResult => ({
  id: '',
  index: 0,
  status,
  headers: {},
  json: undefined,
  ...more,
});

it('a summary counts successes, failures and what was skipped, an operation’s own 424 being a failure', () => {
  const results = [
    result(200),
    result(304),
    result(399),
    result(400),
    result(424),
    result(424, { skipped: true }),
    result(503, { skipped: true }),
  ];
  expect(summarize(results)).toEqual({ total: 7, succeeded: 3, failed: 2, skipped: 2 });
});

it('a summary adds up dropped cookies and is silent about none', () => {
  expect(summarize([result(200, { droppedCookies: 2 }), result(500, { droppedCookies: 1 })])).toMatchObject({ droppedCookies: 3 });
  expect(summarize([])).toEqual({ total: 0, succeeded: 0, failed: 0, skipped: 0 });
});

it('statuses that may be repeated are those of the catalogue’s retryable problems, but for a result that is too large', () => {
  // These are told of a job as a whole, never of an item.
  const ofJobs = ['input-unavailable', 'delivery-failed'];
  for (const [code, { status, retryable }] of Object.entries(problems)) {
    if (ofJobs.includes(code)) continue;
    expect([code, isRetryable(status, 'none', false)]).toEqual([code, code === 'result-too-large' ? true : retryable]);
  }
});
