import type { AnyCall, ResultOf } from './call.js';

/** How one item of a batch is to run. */
export interface ItemOptions {
  /** 1 to 255 printable characters without `#`, unique in the batch. Default: the item's position as text. */
  readonly id?: string | undefined;
  /** Earlier items that must be final before this one runs: what stands in the batch, or its id. References imply it. */
  readonly dependsOn?: readonly (Batchable | string)[] | undefined;
  /**
   * Runs only if all items that it depends on are below 400 (`succeeded`), at least one is not (`failed`), or in any case (`always`); else 424.
   * Default: `succeeded`.
   */
  readonly runIf?: RunIf | undefined;
  /** Milliseconds from the item's start, after which it is answered 504. Default and maximum: the server's limit (30,000 as shipped). */
  readonly timeoutMs?: number | undefined;
}

export type RunIf = 'succeeded' | 'failed' | 'always';

/** A call with its options, as `item` and the builder's `add` give it. */
export interface CallItem<Made extends AnyCall = AnyCall> {
  readonly call: Made;
  readonly options: ItemOptions;
}

/** What can stand in a batch. */
export type Batchable<Result = unknown> = AnyCall<Result> | CallItem<AnyCall<Result>>;

/** The type of what an item answers when it succeeds. */
export type ItemResultOf<Entry> = Entry extends CallItem<infer Made> ? ResultOf<Made> : ResultOf<Entry>;

/** Gives a call an id, dependencies, a condition or a time limit: `item(calls.getItem({ itemId: '1' }), { id: 'movie' })`. */
export function item<Made extends AnyCall>(call: Made, options: ItemOptions): CallItem<Made> {
  return { call, options };
}

export function isCallItem(entry: Batchable): entry is CallItem {
  return 'call' in entry;
}
