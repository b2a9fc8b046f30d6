import type { Database } from '@sheaf/database';
import { sql } from 'kysely';
import { endJob, lockJob } from './end.js';
import type { JobOwner } from './job.js';
import type { ChunkQueue } from './queue.js';
import type { Halt } from './state.js';
import type { JobTables } from './tables.js';

/** A chunk in hand. */
export interface Claim {
  readonly jobId: string;
  readonly number: number;
  /** The token that every write carries. */
  readonly attempt: number;
  /** How many workers were lost with it since something of it was last committed. */
  readonly stalls: number;
  readonly firstIndex: number;
  readonly items: number;
  readonly job: ClaimedJob;
}

/** What running a chunk needs to know of its job. */
export interface ClaimedJob extends JobOwner {
  readonly onError: 'continue' | 'stop';
  readonly errorThreshold: number | null;
  /** When the chunk was taken in hand. */
  readonly failed: number;
  readonly total: number;
  readonly startUs: number;
}

/** Who had the chunk has lost it to another: nothing of what it did since its last commit has taken effect. */
export class FencedError extends Error {
  override readonly name = 'FencedError';
}

/**
 * Takes the next message, and the chunk that it names in hand, in one transaction. `undefined`: no message is due. `'stale'`: the message was of a chunk
 * that is not to be had, and is gone.
 */
export async function claimNext(database: Database<JobTables>, queue: ChunkQueue, leaseMs: number): Promise<Claim | 'stale' | undefined> {
  return database.kysely.transaction().execute(async (transaction) => {
    const message = await queue.take(transaction as never);
    if (message === undefined) return undefined;
    const { jobId, number } = message;
    const job = await lockJob(transaction, jobId);
    if (job === undefined || job.halt !== null || (job.state !== 'queued' && job.state !== 'running')) return 'stale';
    const { rows } = await sql<{ attempt: number; stalls: number; first_index: number; items: number }>`
      update job_chunks set state = 'running', attempt = attempt + 1, lease_until = clock_timestamp() + ${leaseMs}::integer * interval '1 ms'
      where job_id = ${jobId} and number = ${number} and state = 'ready'
      returning attempt, stalls, first_index, items`.execute(transaction);
    const [chunk] = rows;
    if (chunk === undefined) return 'stale';
    const row = await transaction
      .updateTable('jobs')
      .set({
        state: 'running',
        started_at: sql`coalesce(started_at, clock_timestamp())`,
        start_us: sql`coalesce(start_us, (extract(epoch from clock_timestamp()) * 1000000)::bigint)`,
        version: sql`version + 1`,
      })
      .where('id', '=', jobId)
      .returning(['account_id', 'catalogue_id', 'on_error', 'error_threshold', 'failed', 'total', 'start_us'])
      .executeTakeFirstOrThrow();
    return {
      jobId,
      number,
      attempt: chunk.attempt,
      stalls: chunk.stalls,
      firstIndex: chunk.first_index,
      items: chunk.items,
      job: {
        accountId: row.account_id,
        catalogueId: row.catalogue_id,
        onError: row.on_error,
        errorThreshold: row.error_threshold,
        failed: row.failed,
        total: row.total,
        startUs: Number(row.start_us),
      },
    };
  });
}

/** Keeps the chunk in hand for another lease; whether the job takes no further item. Throws `FencedError` when another has it. */
export async function renewLease(database: Database<JobTables>, { jobId, number, attempt }: Claim, leaseMs: number): Promise<Halt | null> {
  const { rows } = await sql<{ halt: Halt | null }>`
    update job_chunks set lease_until = clock_timestamp() + ${leaseMs}::integer * interval '1 ms'
    from jobs where jobs.id = job_id and job_id = ${jobId} and number = ${number} and attempt = ${attempt} and job_chunks.state = 'running'
    returning jobs.halt`.execute(database.kysely);
  if (rows[0] === undefined) throw new FencedError(`Chunk ${number} of job ${jobId} has gone to another worker`);
  return rows[0].halt;
}

/** Gives a chunk back that is in hand, for others to go on with: when its worker stops, or could not go on. */
export async function giveBack(database: Database<JobTables>, queue: ChunkQueue, { jobId, number, attempt }: Claim): Promise<void> {
  await database.kysely.transaction().execute(async (transaction) => {
    const job = await lockJob(transaction, jobId);
    if (job === undefined) return;
    const state = job.halt === null ? 'ready' : 'waiting';
    const { numAffectedRows } = await sql`
      update job_chunks set state = ${state}, lease_until = null
      where job_id = ${jobId} and number = ${number} and attempt = ${attempt} and state = 'running'`.execute(transaction);
    if (numAffectedRows !== 1n) return;
    await transaction
      .updateTable('jobs')
      .set({ version: sql`version + 1` })
      .where('id', '=', jobId)
      .execute();
    if (job.halt === null) await queue.send(transaction as never, [{ jobId, number }], job.priority, null);
    else await endJob(transaction, jobId, job.halt);
  });
}
