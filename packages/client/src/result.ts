import type { BatchItemResult, Problem } from './gen/models/index.js';
import { problemOf } from './problem.js';

/** What became of one item. Look at `ok` first: only then is there a `value`. */
export type Settled<Value = unknown, Index extends number = number> = Succeeded<Value, Index> | Failed<Index>;

/** An item that was answered below 400. */
export interface Succeeded<Value = unknown, Index extends number = number> {
  readonly ok: true;
  /** The item's own id, or the one made for it. */
  readonly id: string;
  /** The item's position in the batch. */
  readonly index: Index;
  /** 200 to 399. */
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The answer's body, as sent; `undefined` where there is none, as with 204, and with 304, which only `If-None-Match` brings about. */
  readonly value: Value;
}

/** An item that was answered 400 or above. */
export interface Failed<Index extends number = number> {
  readonly ok: false;
  readonly id: string;
  readonly index: Index;
  /** 400 to 599. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Why: the answer's body where it is a problem document, else one made of the status. */
  readonly problem: Problem;
  /** The answer's body, as sent. */
  readonly body: unknown;
  /** What the operation left behind: nothing, something undone, or nobody knows. */
  readonly effect: Effect;
  /** Whether sending the item again may succeed and cannot apply it twice. */
  readonly retryable: boolean;
}

export type Effect = 'none' | 'rolledBack' | 'unknown';

/** An item result as on the wire, with the id and the position that the item has in the whole batch. */
export type ItemResult = BatchItemResult;

export function settled({ id, index, status, headers = {}, body, effect = 'unknown', retryable = false }: ItemResult): Settled {
  if (status < 400) return { ok: true, id, index, status, headers, value: body };
  return { ok: false, id, index, status, headers, problem: problemOf(status, body), body, effect, retryable };
}

/** A result that the client makes itself: the item was not sent. */
export function localResult(
  { id, index }: { readonly id: string; readonly index: number },
  problem: Problem,
  retryable = false,
): ItemResult {
  return {
    id,
    index,
    status: problem.status,
    headers: { 'content-type': 'application/problem+json' },
    body: problem,
    effect: 'none',
    retryable,
  };
}

/** Whether an item was never executed because another one failed. A route may answer 424 of its own; its body differs. */
export function isSkipped({ status, body }: Pick<ItemResult, 'status' | 'body'>): boolean {
  return status === 424 && typeof body === 'object' && body !== null && (body as { code?: unknown }).code === 'failed-dependency';
}
