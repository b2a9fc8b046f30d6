import { type Kysely, sql } from 'kysely';
import type { ChunkQueue } from './queue.js';
import { endOf, from, type Halt } from './state.js';
import type { JobTables } from './tables.js';

/** The row of a job as who changes it needs it; its lock is held until the transaction's end. Always taken before locks of its chunks. */
export interface LockedJob {
  readonly id: string;
  readonly state: string;
  readonly execution: 'auto' | 'serial' | 'parallel';
  readonly priority: number;
  readonly halt: Halt | null;
}

export async function lockJob(transaction: Kysely<JobTables>, jobId: string): Promise<LockedJob | undefined> {
  return transaction
    .selectFrom('jobs')
    .select(['id', 'state', 'execution', 'priority', 'halt'])
    .where('id', '=', jobId)
    .where('accepted_at', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
}

/** Makes chunks ready whose turn has come: in order one by one, or in parallel all whose needs are done. The caller holds the job's lock. */
export async function releaseChunks(transaction: Kysely<JobTables>, queue: ChunkQueue, job: LockedJob): Promise<void> {
  const turn =
    job.execution === 'parallel'
      ? sql`not exists (select from job_chunks need where need.job_id = chunk.job_id and need.number = any(chunk.needs) and need.state <> 'done')`
      : sql`number = (select min(number) from job_chunks where job_id = ${job.id} and state <> 'done')`;
  const { rows } = await sql<{ number: number }>`
    update job_chunks chunk set state = 'ready' where job_id = ${job.id} and state = 'waiting' and ${turn} returning number`.execute(
    transaction,
  );
  const messages = rows.toSorted((a, b) => a.number - b.number).map(({ number }) => ({ jobId: job.id, number }));
  await queue.send(transaction as never, messages, job.priority, null);
}

/**
 * Ends a job of which nothing is left to run: what has no result then is skipped. True when it has ended now. The caller holds the job's lock.
 */
export async function endJob(transaction: Kysely<JobTables>, jobId: string, halt: Halt | null): Promise<boolean> {
  const left = halt === null ? sql`state <> 'done'` : sql`state = 'running'`;
  const { rows } = await sql`select 1 from job_chunks where job_id = ${jobId} and ${left} limit 1`.execute(transaction);
  if (rows.length > 0) return false;
  const to = endOf(halt);
  const { numAffectedRows } = await sql`
    update jobs set state = ${to}, ended_at = clock_timestamp(), skipped = total - succeeded - failed, version = version + 1
    where id = ${jobId} and state = any(${from(to)}::text[])`.execute(transaction);
  return numAffectedRows === 1n;
}
