import type { AbortableQueryOptions } from 'kysely';

/** Whose data a statement is about, and when nobody waits for it any more. */
export interface Scope {
  readonly catalogueId: string;
  /** For `.execute(…)`; `undefined`: the statement runs to its end. */
  readonly abort: AbortableQueryOptions | undefined;
}
