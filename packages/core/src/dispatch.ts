import type { BodyEncoding, Effect } from './envelope.js';

/** An item ready to run: references replaced by their values. The same object that was decoded carries on; nothing is looked up by position. */
export interface ReadyItem {
  readonly index: number;
  readonly id: string;
  readonly target: { readonly operationId: string; readonly parameters: Readonly<Record<string, unknown>> } | { readonly method: string; readonly path: string };
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly bodyEncoding: BodyEncoding;
}

/** What an operation can learn about the batch it runs in. Members are made when first asked for: most items need none. */
export interface ItemContext {
  /** The batch's id: the outer request's id. */
  readonly batchId: string;
  /** The item's own request id, `<batch id>/<index>`. */
  readonly requestId: string;
  /** Microseconds since 1970, pinned at the batch's start plus the item's index: default timestamps come from it. */
  readonly nowUs: number;
  /** Aborted when the item's or the batch's deadline passes or the caller hangs up before the item began a write. */
  readonly signal: AbortSignal;
}

/** What a dispatched item answered: as the same request sent alone would have. */
export interface Outcome {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** On failures: what the operation left behind. Default: `unknown`. `none` when its handler never began or it only reads. */
  readonly effect?: Effect;
  /** On failures: true when a repeat cannot apply twice because the operation is idempotent. */
  readonly idempotent?: boolean;
}

/** Performs one item. Never throws and never rejects: a failure is an outcome. Answers synchronously where nothing waits. */
export type Dispatch = (item: ReadyItem, context: ItemContext) => Outcome | Promise<Outcome>;

/** Time, as `execute` sees it: the caller's clock, so that tests have their own. */
export interface Clock {
  /** Milliseconds, monotonic. */
  nowMs(): number;
  /** Microseconds since 1970. */
  epochUs(): number;
  /** Calls `run` once after `ms` milliseconds; the answer cancels it. */
  after(ms: number, run: () => void): () => void;
  /** Lets others use the event loop. */
  yield(): Promise<void>;
}
