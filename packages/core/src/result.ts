import { problems } from '@sheaf/contracts/problems';
import type { Effect, Item, ItemResult } from './envelope.js';
import type { Problem } from './problem.js';

/** How a batch went: total = succeeded + failed + skipped. */
export interface Summary {
  readonly total: number;
  /** Below 400. */
  readonly succeeded: number;
  /** 400 and above. */
  readonly failed: number;
  /** Never executed because of another item or of the batch. */
  readonly skipped: number;
  /** set-cookie headers that items answered and that were left out. Absent when none. */
  readonly droppedCookies?: number;
}

export function summarize(results: readonly ItemResult[]): Summary {
  let succeeded = 0;
  let skipped = 0;
  let droppedCookies = 0;
  for (const result of results) {
    if (result.status < 400) succeeded += 1;
    else if (result.skipped) skipped += 1;
    droppedCookies += result.droppedCookies ?? 0;
  }
  const total = results.length;
  const summary = { total, succeeded, failed: total - succeeded - skipped, skipped };
  return droppedCookies === 0 ? summary : { ...summary, droppedCookies };
}

const problemHeaders: Readonly<Record<string, string>> = Object.freeze({ 'content-type': 'application/problem+json' });

/** The result of an item that Sheaf itself refuses or gives up. */
export function resultOfProblem(item: Pick<Item, 'id' | 'index'>, problem: Problem, effect: Effect, idempotent: boolean): ItemResult {
  return {
    id: item.id,
    index: item.index,
    status: problem.status,
    headers: problemHeaders,
    json: JSON.stringify(problem),
    effect,
    retryable: problems[problem.code].retryable && isRepeatSafe(effect, idempotent),
  };
}

/** The result of an item that never began because of another item or of the batch. */
export function resultOfSkip(item: Pick<Item, 'id' | 'index'>, problem: Problem, retryable: boolean): ItemResult {
  return {
    id: item.id,
    index: item.index,
    status: problem.status,
    headers: problemHeaders,
    json: JSON.stringify(problem),
    effect: 'none',
    retryable,
    skipped: true,
  };
}

/** Whether to send an item again that its operation answered with a failure: it may succeed then, and it cannot apply twice. */
export function isRetryable(status: number, effect: Effect, idempotent: boolean): boolean {
  return repeatableStatuses.has(status) && isRepeatSafe(effect, idempotent);
}

/** Statuses that say "later": RFC 9110, and 425 (RFC 8470), 429 (RFC 6585). Exactly those of the catalogue's retryable problems among them. */
const repeatableStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

function isRepeatSafe(effect: Effect, idempotent: boolean): boolean {
  return effect !== 'unknown' || idempotent;
}
