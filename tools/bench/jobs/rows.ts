// What is written: the same rows as items of a job, as calls of batches and as parameters of statements.
import { type Call, calls } from '@sheaf/client';

export interface Row {
  readonly id: string;
  /** Microseconds since 1970. */
  readonly timestampUs: number;
}

export type Kind = 'putItem' | 'addInteraction';

export const userId = 'bench-user';
/** What all interactions are of. */
export const viewedItemId = 'bench-item';

/** So many rows that no other run has written. */
export function* rowsOf(run: string, count: number): Generator<Row> {
  for (let n = 0; n < count; n += 1) yield { id: `${run}-${n}`, timestampUs: 1_600_000_000_000_000 + nextUs() };
}

let lastUs = 0;
/** An interaction is told from others by its time. */
function nextUs(): number {
  return (lastUs += 1000);
}

/** About 100 bytes of JSON. */
export function propertiesOf({ id }: Row): Record<string, unknown> {
  return { title: `Film ${id}`, year: 1999, genres: ['drama', 'comedy'], price: 9.99, available: true };
}

export function interactionOf({ timestampUs }: Row) {
  return { type: 'view' as const, userId, itemId: viewedItemId, timestamp: new Date(timestampUs / 1000).toISOString() };
}

export function callOf(kind: Kind, row: Row): Call {
  return kind === 'putItem'
    ? calls.putItem({ itemId: row.id, body: propertiesOf(row) })
    : calls.addInteraction({ body: interactionOf(row) });
}

/** A line of an upload. */
export function lineOf(kind: Kind, row: Row): string {
  return kind === 'putItem'
    ? JSON.stringify({ operationId: kind, parameters: { itemId: row.id }, body: propertiesOf(row) })
    : JSON.stringify({ operationId: kind, body: interactionOf(row) });
}
