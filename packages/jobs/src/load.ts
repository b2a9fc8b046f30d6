import type { Item, ItemResult } from '@sheaf/core';
import type { Database } from '@sheaf/database';
import type { Claim } from './claim.js';
import { decodeItem } from './item.js';
import { decodeResult } from './result.js';
import type { JobTables } from './tables.js';

export interface LoadedChunk {
  /** Its items without a result, as runs of adjacent ones, in order. */
  readonly runs: readonly (readonly Item[])[];
  /** Those of its items that an attempt has begun which nobody knows the end of. */
  readonly begun: ReadonlySet<number>;
  /** Results of other items, in the chunk or before it, that its items depend on. */
  readonly earlier: Map<number, ItemResult>;
}

export async function loadChunk({ kysely }: Database<JobTables>, { jobId, firstIndex, items: count }: Claim): Promise<LoadedChunk> {
  const rows = await kysely
    .selectFrom('job_items')
    .leftJoin('job_results', (join) =>
      join.onRef('job_results.job_id', '=', 'job_items.job_id').onRef('job_results.index', '=', 'job_items.index'),
    )
    .select(['job_items.index', 'job_items.id', 'job_items.item', 'job_items.begun_by'])
    .where('job_items.job_id', '=', jobId)
    .where('job_items.index', '>=', firstIndex)
    .where('job_items.index', '<', firstIndex + count)
    .where('job_results.index', 'is', null)
    .orderBy('job_items.index')
    .execute();
  const items = rows.map(({ index, id, item }) => decodeItem(index, id, item));
  const begun = new Set(rows.filter(({ begun_by }) => begun_by !== null).map(({ index }) => index));
  return { runs: runsOf(items), begun, earlier: await loadEarlier(kysely, jobId, items) };
}

function runsOf(items: readonly Item[]): Item[][] {
  const runs: Item[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1)!.index + 1 === item.index) run.push(item);
    else runs.push([item]);
  }
  return runs;
}

async function loadEarlier(kysely: Database<JobTables>['kysely'], jobId: string, items: readonly Item[]): Promise<Map<number, ItemResult>> {
  const own = new Set(items.map(({ index }) => index));
  const parents = [...new Set(items.flatMap(({ dependsOn }) => dependsOn))].filter((parent) => !own.has(parent));
  if (parents.length === 0) return new Map();
  const rows = await kysely
    .selectFrom('job_results')
    .select(['index', 'line', 'skipped'])
    .where('job_id', '=', jobId)
    .where('index', 'in', parents)
    .execute();
  return new Map(rows.map(({ index, line, skipped }) => [index, decodeResult(line, skipped)]));
}
