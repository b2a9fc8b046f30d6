import type { Database } from '@sheaf/database';
import { type Kysely, sql } from 'kysely';
import { renewDeliveries } from './errand/errand.js';
import { endJob, lockJob, releaseChunks } from './end.js';
import { isJobId, type JobOwner, selectJobs, stateOf } from './job.js';
import type { ChunkQueue } from './queue.js';
import { from, isActive } from './state.js';
import type { JobTables } from './tables.js';

/** Cancels a job: what is final stays, what has begun finishes, no other item begins. `'finished'`: it has ended, and nothing changed. */
export async function cancelJob(
  { kysely }: Database<JobTables>,
  owner: JobOwner,
  jobId: string,
): Promise<'cancelled' | 'unknown' | 'finished'> {
  if (!isJobId(jobId)) return 'unknown';
  return kysely.transaction().execute(async (transaction) => {
    const state = await lockOwn(transaction, owner, jobId);
    if (state === undefined) return 'unknown';
    if (!isActive(state)) return 'finished';
    await sql`
      update jobs set halt = 'cancel', problem = null, version = version + 1,
        state = case when state = any(${from('cancelling')}::text[]) then 'cancelling' else state end
      where id = ${jobId}`.execute(transaction);
    await endJob(transaction, jobId, 'cancel');
    return 'cancelled';
  });
}

/**
 * Makes items run again that failed or were never executed, unless nobody knows what they left behind. Their results are removed; the new ones get
 * positions of their own, behind all others.
 */
export async function retryFailed(
  { kysely }: Database<JobTables>,
  queue: ChunkQueue,
  owner: JobOwner,
  jobId: string,
): Promise<'queued' | 'unknown' | 'not-finished' | 'expired' | 'nothing'> {
  if (!isJobId(jobId)) return 'unknown';
  return kysely.transaction().execute(async (transaction) => {
    const state = await lockOwn(transaction, owner, jobId);
    if (state === undefined) return 'unknown';
    if (isActive(state)) return 'not-finished';
    if (state === 'expired') return 'expired';
    if (await fetchAgain(transaction, jobId)) return 'queued';
    await sql`
      delete from job_results where job_id = ${jobId} and status >= 400 and (effect is distinct from 'unknown' or retryable)`.execute(
      transaction,
    );
    const { rows } = await sql<{ done: number; succeeded: number; skipped: number }>`
      select count(*)::integer as done, (count(*) filter (where status < 400))::integer as succeeded, (count(*) filter (where skipped))::integer as skipped
      from job_results where job_id = ${jobId}`.execute(transaction);
    const { done, succeeded, skipped } = rows[0]!;
    const { numAffectedRows } = await sql`
      update jobs set state = 'queued', succeeded = ${succeeded}, skipped = ${skipped}, failed = ${done - succeeded - skipped}, halt = null, problem = null,
        started_at = null, ended_at = null, start_after = null, touched_at = clock_timestamp(), version = version + 1,
        deadline = clock_timestamp() + deadline_seconds * interval '1 s'
      where id = ${jobId} and total > ${done}`.execute(transaction);
    if (numAffectedRows !== 1n) return (await deliverAgain(transaction, jobId)) ? 'queued' : 'nothing';
    // Which items have no result is looked up once for all chunks: one look per chunk took minutes for thousands of them.
    await sql`
      update job_chunks chunk set remaining = missing.items, state = 'waiting', lease_until = null
      from (
        select number, count(*)::integer as items from job_items item
        join job_chunks own on own.job_id = item.job_id and item.index >= own.first_index and item.index < own.first_index + own.items
        where item.job_id = ${jobId} and not exists (select from job_results result where result.job_id = item.job_id and result.index = item.index)
        group by number
      ) missing
      where chunk.job_id = ${jobId} and chunk.number = missing.number`.execute(transaction);
    await sql`update job_items set begun_by = null where job_id = ${jobId} and begun_by is not null
      and not exists (select from job_results result where result.job_id = job_items.job_id and result.index = job_items.index)`.execute(
      transaction,
    );
    await renewDeliveries(transaction, jobId);
    await releaseChunks(transaction, queue, (await lockJob(transaction, jobId))!);
    return 'queued';
  });
}

/** A job whose items could not be had has none to run again: they are fetched anew. The caller holds the job's lock. */
async function fetchAgain(transaction: Kysely<JobTables>, jobId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update job_errands set state = 'waiting', tries = 0, due_at = clock_timestamp(), problem = null
    where job_id = ${jobId} and kind = 'input' and state = 'failed'`.execute(transaction);
  if (numAffectedRows !== 1n) return false;
  await sql`
    update jobs set state = 'queued', halt = null, problem = null, ended_at = null, start_after = null, touched_at = clock_timestamp(),
      version = version + 1, deadline = clock_timestamp() + deadline_seconds * interval '1 s'
    where id = ${jobId}`.execute(transaction);
  await renewDeliveries(transaction, jobId);
  return true;
}

/** A job that has nothing left to run may still have something to tell: a container that was not there is there by now. */
async function deliverAgain(transaction: Kysely<JobTables>, jobId: string): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update job_errands set state = 'waiting', tries = 0, due_at = clock_timestamp(), problem = null
    where job_id = ${jobId} and kind <> 'input' and state = 'failed'`.execute(transaction);
  if (numAffectedRows === 0n) return false;
  await sql`update jobs set version = version + 1 where id = ${jobId}`.execute(transaction);
  return true;
}

async function lockOwn(transaction: Kysely<JobTables>, owner: JobOwner, jobId: string) {
  if ((await lockJob(transaction, jobId)) === undefined) return undefined;
  const row = await selectJobs(transaction, owner).where('jobs.id', '=', jobId).executeTakeFirst();
  return row === undefined ? undefined : stateOf(row);
}
