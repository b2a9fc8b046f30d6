// The import itself: rows to calls, calls to batches. Every call says "only if it is not there", so that a second run changes nothing and an
// import that was killed goes on where it stopped.
import { calls } from '@sheaf/client';
import type { Call, Sheaf } from '@sheaf/client';
import { movies, ratings, users } from './source.ts';
import type { Progress } from './progress.ts';

export interface Loaded {
  readonly added: number;
  /** There before: left as it was. */
  readonly present: number;
  readonly seconds: number;
}

export interface ImportOptions {
  /** Items per batch, 1 to 10,000. */
  readonly batchSize: number;
  readonly progress: Progress;
}

export async function importMovieLens(
  sheaf: Sheaf,
  folder: string,
  options: ImportOptions,
): Promise<Record<'items' | 'users' | 'interactions', Loaded>> {
  const absent = { 'If-None-Match': '*' } as const;
  // Both files are read to their ends before anything is sent: a bad line leaves the catalogue as it was.
  const totals = { items: await count(movies(folder)), users: await count(users(folder)), interactions: await count(ratings(folder)) };
  return {
    items: await load(
      sheaf,
      'items',
      totals.items,
      movies(folder),
      ({ itemId, ...properties }) => calls.putItem({ itemId, ...absent, body: properties }),
      412,
      options,
    ),
    users: await load(
      sheaf,
      'users',
      totals.users,
      users(folder),
      ({ userId }) => calls.putUser({ userId, ...absent, body: {} }),
      412,
      options,
    ),
    interactions: await load(
      sheaf,
      'interactions',
      totals.interactions,
      ratings(folder),
      (rating) => calls.addInteraction({ body: { type: 'rating', ...rating } }),
      409,
      options,
    ),
  };
}

async function load<Row>(
  sheaf: Sheaf,
  name: string,
  total: number,
  rows: AsyncGenerator<Row>,
  callOf: (row: Row) => Call,
  presentStatus: number,
  { batchSize, progress }: ImportOptions,
): Promise<Loaded> {
  progress.start(name, total);
  const startedAt = performance.now();
  let added = 0;
  let present = 0;
  const send = async (batch: readonly Call[]): Promise<void> => {
    // The rows are independent of each other: what they refer to came with the part before.
    for (const settled of await sheaf.batch.settled(batch, { execution: 'parallel' })) {
      if (settled.ok) added += 1;
      else if (settled.status === presentStatus) present += 1;
      else throw new Error(`${name}: an item was answered ${settled.status}: ${settled.problem.detail ?? settled.problem.title}`);
    }
    progress.advance(batch.length);
  };
  let batch: Call[] = [];
  for await (const row of rows) {
    batch.push(callOf(row));
    if (batch.length === batchSize) {
      await send(batch);
      batch = [];
    }
  }
  if (batch.length > 0) await send(batch);
  return { added, present, seconds: (performance.now() - startedAt) / 1000 };
}

async function count(rows: AsyncGenerator<unknown>): Promise<number> {
  let total = 0;
  for await (const _row of rows) total += 1;
  return total;
}
