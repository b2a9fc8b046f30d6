import type { BodyEncoding, Effect } from './envelope.js';
import type { Recommended } from './recommended.js';

/** An item ready to run: references replaced by their values. The same object that was decoded carries on; nothing is looked up by position. */
export interface ReadyItem {
  readonly index: number;
  readonly id: string;
  readonly target:
    | { readonly operationId: string; readonly parameters: Readonly<Record<string, unknown>> }
    | { readonly method: string; readonly path: string };
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
  /** When the batch began, microseconds since 1970. */
  readonly startUs: number;
  /** What the batch has recommended to whom, in a batch with distinct recommendations; else `undefined`. */
  readonly recommended: Recommended | undefined;
  /** Aborted when the item's or the batch's deadline passes, or when the caller hangs up while `effect` is not `unknown`. */
  readonly signal: AbortSignal;
  /**
   * What the item would leave behind if it were given up right now. The dispatch keeps it true as it goes: `none` while the handler has
   * not begun, and throughout for an operation that only reads; `unknown` from the moment a writing handler begins. It is what a timeout
   * and a failure without an `effect` of its own report, and what lets a hang-up end a read but not a write. Default: `unknown`.
   */
  effect: Effect;
  /** Set by the dispatch when the operation is idempotent: a repeat cannot apply twice. Default: false. */
  idempotent: boolean;
  /** What whoever started the batch gave along for its handlers, such as the transaction that all items share. Set by the dispatch. Default: nothing. */
  attached?: object | undefined;
}

/** What a dispatched item answered: as the same request sent alone would have. */
export interface Outcome {
  readonly status: number;
  /** Lower-case names; no transport headers and no set-cookie. */
  readonly headers: Readonly<Record<string, string>>;
  /** Any value that JSON has, `undefined` for no body. Serialised as soon as the outcome arrives. */
  readonly body?: unknown;
  /**
   * The body as JSON text, where the dispatch has it already: it serialises inside the app's own error handling, so that a body that
   * cannot be serialised is answered as alone. When present, `body` is not looked at.
   */
  readonly json?: string;
  /** On failures: what the operation left behind. Default: the context's `effect` at that moment. */
  readonly effect?: Effect;
  /** On failures: true when a repeat cannot apply twice because the operation is idempotent. Default: the context's `idempotent`. */
  readonly idempotent?: boolean;
  /** How many set-cookie headers were left out; the summary adds them up. Default: 0. */
  readonly droppedCookies?: number;
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
