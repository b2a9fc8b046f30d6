import type { Item, ItemResult } from './envelope.js';
import { problem } from './problem.js';
import { resultOfSkip } from './result.js';

/** 424 for an item whose parents' outcomes are not what its `runIf` asks for; `undefined` when it may run. All its parents are final. */
export function skipByParents(item: Item, resultOf: (index: number) => ItemResult): ItemResult | undefined {
  if (item.runIf === 'always') return undefined;
  const failed = item.dependsOn.map(resultOf).filter(({ status }) => status >= 400);
  const first = failed[0];
  if (item.runIf === 'succeeded') {
    if (first === undefined) return undefined;
    const detail = `Item ${first.index}, which this one depends on, answered ${first.status}.`;
    // Sent again together with its parents it may run, but only if every one of those that failed may succeed then.
    const retryable = failed.every((parent) => parent.retryable === true);
    return resultOfSkip(item, problem('failed-dependency', { detail, item: { id: first.id, index: first.index } }), retryable);
  }
  if (first !== undefined) return undefined;
  const parent = item.dependsOn[0] === undefined ? undefined : resultOf(item.dependsOn[0]);
  const named = parent === undefined ? {} : { item: { id: parent.id, index: parent.index } };
  return resultOfSkip(
    item,
    problem('failed-dependency', { detail: 'It runs if an item that it depends on fails; none did.', ...named }),
    false,
  );
}

/** 424 for an item of a batch that stops at errors, after the failure that stopped it. */
export function skipAfterStop(item: Item, failure: ItemResult): ItemResult {
  const { id, index, status, retryable } = failure;
  const detail = `The batch stops at the first failure, and item ${index} answered ${status}.`;
  return resultOfSkip(item, problem('failed-dependency', { detail, item: { id, index } }), retryable === true);
}

/** 503 for an item that had not begun when the batch's time was over. */
export function skipAfterDeadline(item: Item, batchTimeoutMs: number): ItemResult {
  const detail = `The batch's ${batchTimeoutMs} ms had passed before the item began.`;
  return resultOfSkip(item, problem('not-executed', { detail, limit: batchTimeoutMs }), true);
}

/** 503 for an item that had not begun when the caller hung up. */
export function skipAfterHangUp(item: Item): ItemResult {
  return resultOfSkip(item, problem('not-executed', { detail: 'The caller hung up before the item began.' }), true);
}
