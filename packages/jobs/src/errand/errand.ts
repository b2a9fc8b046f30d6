import type { Item, Problem } from '@sheaf/core';
import { type Kysely, sql } from 'kysely';
import type { Job, JobOwner } from '../job.js';
import type { ErrandKind, JobTables } from '../tables.js';

/** What a job has to do in the world: fetch its items before it runs; write its results and tell somebody once it has ended. */
export interface Errand {
  readonly kind: ErrandKind;
  /** Where, with its credentials: sealed by whoever can open it again. */
  readonly sealed: Uint8Array;
}

/** How errands are done. What they reject with is tried again, unless it is an `ErrandFailure` that says otherwise. */
export interface ErrandApp {
  /** The items of an input, with indexes from 0. */
  items(owner: JobOwner, sealed: Uint8Array, signal: AbortSignal): AsyncIterable<Item>;
  /** Writes all of the lines, or nothing. Each is a JobResult with its newline. */
  write(owner: JobOwner, sealed: Uint8Array, lines: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<void>;
  /** @param id the same for every try of one errand */
  notify(owner: JobOwner, sealed: Uint8Array, job: Job, id: string, signal: AbortSignal): Promise<void>;
}

/** Why an errand could not be done. */
export class ErrandFailure extends Error {
  override readonly name = 'ErrandFailure';

  constructor(
    readonly problem: Problem,
    /** Whether it may be done later. */
    readonly isPassing: boolean,
  ) {
    super(problem.detail ?? problem.title);
  }
}

/** Adds errands to a job, within the transaction that stores it. */
export async function addErrands(transaction: Kysely<JobTables>, jobId: string, errands: readonly Errand[]): Promise<void> {
  if (errands.length === 0) return;
  await transaction
    .insertInto('job_errands')
    .values(
      errands.map(({ kind, sealed }) => ({
        job_id: jobId,
        kind,
        sealed: Buffer.from(sealed),
        state: 'waiting' as const,
        lease_until: null,
      })),
    )
    .execute();
}

/** A job that runs again tells of its new end as of the first. The caller holds the job's lock. */
export async function renewDeliveries(transaction: Kysely<JobTables>, jobId: string): Promise<void> {
  await sql`
    update job_errands set state = 'waiting', tries = 0, due_at = clock_timestamp(), lease_until = null, problem = null, attempt = attempt + 1
    where job_id = ${jobId} and kind <> 'input'`.execute(transaction);
}
