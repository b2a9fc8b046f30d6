import type { ProblemCode } from '@sheaf/contracts';
import type { Problem } from './problem.js';
import type { DistinctRecommendations } from './recommended.js';

/** How items may overlap. `auto` keeps one-by-one meaning; `serial` is one at a time; `parallel` keeps explicit dependencies only. */
export type Execution = 'auto' | 'serial' | 'parallel';

/** What a failed item does to those after it in request order. */
export type OnError = 'continue' | 'stop';

/** How much of each result the answer carries. `minimal`: no body of a success; `errors`: failed items only. */
export type Return = 'full' | 'minimal' | 'errors';

/** Which parents' outcomes let an item run: all below 400, at least one of 400 or above (424 included), or any. */
export type RunIf = 'succeeded' | 'failed' | 'always';

/** How `body` stands in the envelope: a JSON value, text as it is, or bytes in base64. */
export type BodyEncoding = 'json' | 'text' | 'base64';

/** What an item asks for: an operation by name, or a request line. */
export type Target =
  | { readonly operationId: string; readonly parameters: Readonly<Record<string, unknown>> }
  | { readonly method: string; readonly path: string };

/** A place in an item that is replaced by a value of an earlier result before the item is dispatched. */
export interface Reference {
  /** Where the value goes: tokens from the item down, e.g. `['parameters', 'itemId']` or `['body', 'tags', '0']`. */
  readonly at: readonly string[];
  /** Index of the earlier item. */
  readonly item: number;
  /** JSON Pointer tokens into the earlier result: `['body', 'itemId']`, `['status']`, `['headers', 'etag']`. */
  readonly pointer: readonly string[];
}

/** One entry of a batch, whole: nothing about an item is ever kept in a second array beside it. */
export type Item = DispatchedItem | RefusedItem;

/** An item that asks for something. */
export interface DispatchedItem extends ItemMembers {
  readonly target: Target;
  readonly problem?: undefined;
}

/**
 * An item that its dialect can read but not translate, while the others run: at its turn it is answered with this problem and `effect` none, and
 * nothing is dispatched. To `onError`, `dependsOn` and references it is a failure like any other.
 */
export interface RefusedItem extends ItemMembers {
  readonly target?: undefined;
  readonly problem: Problem;
}

interface ItemMembers {
  /** Position in the request, from 0. */
  readonly index: number;
  /** 1 to 255 printable characters without `#`; the index as text where the caller gave none. */
  readonly id: string;
  /** Lower-case names, allow-listed by the decoder. */
  readonly headers: Readonly<Record<string, string>>;
  /** `undefined`: no body. `null`, `0`, `false` and `""` are bodies. `$literal` is already unwrapped; `$result` places hold `undefined` until resolved. */
  readonly body: unknown;
  readonly bodyEncoding: BodyEncoding;
  /** Indexes of earlier items, ascending, without repeats; items named by references included. */
  readonly dependsOn: readonly number[];
  readonly runIf: RunIf;
  readonly references: readonly Reference[];
  /** Milliseconds from the item's start; `undefined`: the server's limit. */
  readonly timeoutMs: number | undefined;
  /** What its dialect keeps of it for its encoder, such as the form that its answer takes. Nobody else looks at it. */
  readonly source?: unknown;
}

/** A decoded batch: what every dialect's `decode` gives and `plan` takes. */
export interface Batch {
  readonly items: readonly Item[];
  readonly execution: Execution;
  readonly onError: OnError;
  readonly return: Return;
  /** How many items may be in flight; `undefined`: the server's limit. */
  readonly concurrency: number | undefined;
  /** Milliseconds from the batch's arrival; `undefined`: the server's limit. */
  readonly timeoutMs: number | undefined;
  /** No item is recommended twice to one user. Absent: repeats do not matter. */
  readonly distinct?: DistinctRecommendations;
}

/** What a failed item left behind: nothing, something undone, or nobody knows. */
export type Effect = 'none' | 'rolledBack' | 'unknown';

/** The one outcome of an item. */
export interface ItemResult {
  readonly id: string;
  readonly index: number;
  /** 200 to 599. Below 400 is a success. */
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The body as JSON text; `undefined`: no body (204, 304, HEAD, an empty answer, or a success whose body the batch's `return` leaves out).
   * Made once, when the item finishes: what a later item does to the same object cannot change it, its size is known, and encoders join
   * texts instead of serialising again. Failures that Sheaf itself answers carry a problem document.
   */
  readonly json: string | undefined;
  /** Present exactly on failures (status >= 400). */
  readonly effect?: Effect;
  /** Present exactly on failures: true only if a repeat may succeed and cannot apply twice. */
  readonly retryable?: boolean;
  /** Present exactly when the item was never dispatched because of another item or the batch (424, 503 not executed): counted as skipped. */
  readonly skipped?: true;
  /** How many set-cookie headers the item answered; they never leave a batch. Absent when none. */
  readonly droppedCookies?: number;
}

/** A place in what the caller sent that breaks a rule. Strings and headers that arrived are never echoed, only their type and length. */
export interface Fault {
  readonly code: ProblemCode;
  /** JSON Pointer into the envelope; `''` is the whole. */
  readonly pointer: string;
  /** The rule and what arrived. */
  readonly detail: string;
}
