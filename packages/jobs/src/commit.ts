import { type ItemResult, problem } from '@sheaf/core';
import { type Kysely, sql } from 'kysely';
import { type Claim, FencedError } from './claim.js';
import { endJob, lockJob, releaseChunks } from './end.js';
import type { ChunkQueue } from './queue.js';
import { packed } from './packed.js';
import { encodeResult } from './result.js';
import type { Halt } from './state.js';
import type { JobTables } from './tables.js';

/** What a chunk has come to since its last commit. */
export interface Progress {
  readonly results: readonly ItemResult[];
  /** The failure at which the job stops, because its onError says so. */
  readonly stoppedBy?: ItemResult | undefined;
  /** The index of an item that is about to begin and must not begin twice; noted unless the job halts. */
  readonly begins?: number | undefined;
}

/** How the job stands after a commit. */
export interface Standing {
  /** Why the job takes no further item. */
  readonly halt: Halt | null;
  readonly failed: number;
  /** Whether the chunk is done. */
  readonly chunkDone: boolean;
  /** Whether the job has ended by it. */
  readonly ended: boolean;
}

/**
 * Writes results, counts and the chunk's state within the transaction that also has the items' effects: all of it takes effect, once, or nothing. Throws
 * `FencedError` when the chunk is no longer in this attempt's hand.
 */
export async function commitProgress(
  transaction: Kysely<JobTables>,
  queue: ChunkQueue,
  claim: Claim,
  { results, stoppedBy, begins }: Progress,
): Promise<Standing> {
  const { jobId, number, attempt } = claim;
  const job = await lockJob(transaction, jobId);
  const isLast = sql`remaining = ${results.length}::integer`;
  const { rows: chunks } = await sql<{ remaining: number }>`
    update job_chunks set remaining = remaining - ${results.length}::integer, stalls = case when ${results.length}::integer > 0 then 0 else stalls end,
      state = case when ${isLast} then 'done' else state end, lease_until = case when ${isLast} then null else lease_until end
    where job_id = ${jobId} and number = ${number} and attempt = ${attempt} and state = 'running' returning remaining`.execute(transaction);
  if (job === undefined || chunks[0] === undefined) throw new FencedError(`Chunk ${number} of job ${jobId} has gone to another worker`);
  const { failed, threshold } = await count(transaction, claim, results);
  const halt = job.halt ?? (await haltAt(transaction, jobId, stoppedBy, failed, threshold));
  if (begins !== undefined && halt === null)
    await transaction.updateTable('job_items').set({ begun_by: attempt }).where('job_id', '=', jobId).where('index', '=', begins).execute();
  if (chunks[0].remaining > 0) return { halt, failed, chunkDone: false, ended: false };
  if (halt === null) await releaseChunks(transaction, queue, job);
  return { halt, failed, chunkDone: true, ended: await endJob(transaction, jobId, halt) };
}

export function countsOf(results: readonly ItemResult[]): {
  readonly succeeded: number;
  readonly failed: number;
  readonly skipped: number;
} {
  const succeeded = results.filter(({ status }) => status < 400).length;
  const skipped = results.filter((result) => result.skipped).length;
  return { succeeded, failed: results.length - succeeded - skipped, skipped };
}

async function count(
  transaction: Kysely<JobTables>,
  { jobId }: Claim,
  results: readonly ItemResult[],
): Promise<{ failed: number; threshold: number | null }> {
  const { succeeded, failed, skipped } = countsOf(results);
  const row = await transaction
    .updateTable('jobs')
    .set({
      succeeded: sql`succeeded + ${succeeded}::integer`,
      skipped: sql`skipped + ${skipped}::integer`,
      failed: sql`failed + ${failed}::integer`,
      last_position: sql`last_position + ${results.length}::integer`,
      version: sql`version + 1`,
      // It may have waited for room.
      problem: sql`case when halt is null then null else problem end`,
      ...(results.length === 0 ? undefined : { touched_at: sql<Date>`clock_timestamp()` }),
    })
    .where('id', '=', jobId)
    .returning(['failed', 'error_threshold', 'last_position'])
    .executeTakeFirstOrThrow();
  if (results.length > 0) {
    const { starts, lengths, slice } = packed(results.map(encodeResult));
    await sql`insert into job_results (job_id, position, index, status, effect, retryable, skipped, line)
      select ${jobId}::uuid, ${row.last_position - results.length}::integer + number::integer, index, status, effect, retryable, skipped,
        ${slice(sql`start`, sql`length`)}
      from unnest(${results.map(({ index }) => index)}::integer[], ${results.map(({ status }) => status)}::smallint[],
        ${results.map(({ effect }) => effect ?? null)}::text[], ${results.map(({ retryable }) => retryable ?? null)}::boolean[],
        ${results.map(({ skipped: isSkipped }) => isSkipped === true)}::boolean[], ${starts}::integer[], ${lengths}::integer[])
        with ordinality as result (index, status, effect, retryable, skipped, start, length, number)`.execute(transaction);
  }
  return { failed: row.failed, threshold: row.error_threshold };
}

async function haltAt(
  transaction: Kysely<JobTables>,
  jobId: string,
  stoppedBy: ItemResult | undefined,
  failed: number,
  threshold: number | null,
): Promise<Halt | null> {
  const halt: Halt | null = stoppedBy !== undefined ? 'stop' : threshold !== null && failed > threshold ? 'threshold' : null;
  if (halt === null) return null;
  const why =
    stoppedBy !== undefined
      ? problem('job-stopped', {
          detail: `The job stops at the first failure, and item ${stoppedBy.index} answered ${stoppedBy.status}.`,
          item: { id: stoppedBy.id, index: stoppedBy.index },
        })
      : problem('job-stopped', { detail: `${failed} items failed; ${threshold} may.`, limit: threshold });
  await transaction
    .updateTable('jobs')
    .set({ halt, problem: Buffer.from(JSON.stringify(why)) })
    .where('id', '=', jobId)
    .execute();
  return halt;
}
