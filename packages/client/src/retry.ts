import { Touched } from './conflict.js';
import type { Entry } from './entry.js';
import { isSkipped, type ItemResult } from './result.js';

/** How a part of a batch went, and what may be sent again. */
export interface PartOutcome {
  /** What was sent, in order. */
  readonly sent: readonly Entry[];
  /** The result so far of any item of the batch; `undefined` where no answer came. */
  readonly resultOf: (index: number) => ItemResult | undefined;
  /** Whether the item's own failure, or lack of an answer, allows that it is sent again. Not asked of skipped items. */
  readonly mayRepeat: (entry: Entry, result: ItemResult | undefined) => boolean;
  /** Whether items without a result may have run all the same. */
  readonly isOpen: boolean;
  readonly execution: 'auto' | 'serial' | 'parallel';
  readonly stopsAtErrors: boolean;
}

/**
 * Which items are sent again: those that may be, and those that were skipped because of them. Being sent again puts an item behind all that
 * has run, so an item is left alone when
 * - the batch promises request order, and a later item that has run reads or writes what it writes, or writes what it reads;
 * - a later item ran just because it had failed (`runIf` failed or always), or one of those skipped because of it has to be left alone.
 */
export function repeatsOf(outcome: PartOutcome): Entry[] {
  const { sent, resultOf, mayRepeat } = outcome;
  if (!sent.some((entry) => mayRepeat(entry, resultOf(entry.index)))) return [];
  const left = leftAlone(outcome);
  const failures = sent.filter(({ index }) => hasFailed(resultOf(index)) && !wasSkipped(resultOf(index)));
  const repeated = new Set<number>();
  // Failures first: in a parallel batch what a stop left out may stand before what stopped it.
  for (const entry of failures) if (!left.has(entry.index) && mayRepeat(entry, resultOf(entry.index))) repeated.add(entry.index);
  for (const entry of sent) {
    const isLeft = left.has(entry.index) || !wasSkipped(resultOf(entry.index));
    if (!isLeft && isCausedBy(repeated, entry, failures, outcome)) repeated.add(entry.index);
  }
  return sent.filter(({ index }) => repeated.has(index));
}

/** Positions of items that keep the result they have. From the last to the first, so that what ran later is known. */
function leftAlone({ sent, resultOf, mayRepeat, isOpen, execution }: PartOutcome): Set<number> {
  const left = new Set<number>();
  const touched = new Touched();
  for (let at = sent.length - 1; at >= 0; at -= 1) {
    const { index, call, parents, runIf } = sent[at]!;
    const result = resultOf(index);
    const isSkip = wasSkipped(result);
    const hasRun = result === undefined ? isOpen : !isSkip;
    if (hasRun && runIf !== 'succeeded') for (const parent of parents) left.add(parent);
    const isCandidate = !left.has(index) && (isSkip || mayRepeat(sent[at]!, result));
    if (isCandidate && (execution === 'parallel' || !touched.conflictsWith(call))) continue;
    left.add(index);
    if (isSkip) for (const parent of parents) left.add(parent);
    else if (hasRun && !(result && leftNothing(result))) touched.add(call);
  }
  return left;
}

/** Skipped because of items that are all sent again: those that it depends on and that failed, or whatever stopped the batch. */
function isCausedBy(
  repeated: ReadonlySet<number>,
  { index, parents, runIf }: Entry,
  failures: readonly Entry[],
  { resultOf, stopsAtErrors, execution }: PartOutcome,
): boolean {
  let causes = runIf === 'succeeded' ? parents.filter((parent) => hasFailed(resultOf(parent))) : [];
  if (causes.length === 0 && stopsAtErrors) {
    causes = failures.map((failure) => failure.index).filter((failure) => execution === 'parallel' || failure < index);
  }
  return causes.length > 0 && causes.every((cause) => repeated.has(cause));
}

/** No answer is a failure too. */
function hasFailed(result: ItemResult | undefined): boolean {
  return result === undefined || result.status >= 400;
}

function wasSkipped(result: ItemResult | undefined): boolean {
  return result !== undefined && isSkipped(result);
}

/** A failure that says of itself that nothing remains of it did not read anything either: it comes before all, or after. */
function leftNothing({ effect, retryable }: ItemResult): boolean {
  return retryable === true && (effect === 'none' || effect === 'rolledBack');
}

/** Milliseconds before the n-th repeat (from 0): doubling from 200, up to the most, each spread over its upper half so that clients part ways. */
export function backoffMs(repeat: number, maxDelayMs: number): number {
  return Math.min(maxDelayMs, 200 * 2 ** repeat) * (0.5 + Math.random() / 2);
}

/** Milliseconds that an answer asks to wait: its retry-after header (RFC 9110, 10.2.3), or `retryAfterMs` of its problem. 0: none. */
export function retryAfterMs(headers: Readonly<Record<string, string>> = {}, body: unknown): number {
  const given = typeof body === 'object' && body !== null ? (body as { retryAfterMs?: unknown }).retryAfterMs : undefined;
  if (typeof given === 'number') return Math.max(0, given);
  const after = headers['retry-after'];
  if (after === undefined) return 0;
  const ms = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.now();
  return Number.isNaN(ms) ? 0 : Math.max(0, ms);
}

/** Resolves after that many milliseconds; rejects with the signal's reason when it aborts. */
export type Sleep = (delayMs: number, signal?: AbortSignal) => Promise<void>;

export const sleep: Sleep = (delayMs, signal) =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const abort = () => {
      clearTimeout(timer);
      reject(signal!.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, delayMs);
    signal?.addEventListener('abort', abort, { once: true });
  });
