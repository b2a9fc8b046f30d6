import { setTimeout as delay } from 'node:timers/promises';
import { problem } from '@sheaf/core';
import type { Database, Log } from '@sheaf/database';
import { type RawBuilder, sql } from 'kysely';
import type { JobTables } from './tables.js';

export const storageFull = problem('storage-full', {
  detail: 'The disk of the database is full. The job goes on by itself once there is room.',
});

/** Between tries of one that waits. */
const firstPauseMs = 500;
const longestPauseMs = 5_000;

/** Waiting of a process's workers for room on the disk of the database: told once, in the log and by the jobs, however long it takes. */
export class Waiting {
  #tries = 0;

  constructor(
    private readonly database: Database<JobTables>,
    private readonly log: Log,
  ) {}

  /** Resolves when it is time to try again, or the signal aborts. */
  async pause(err: unknown, signal: AbortSignal): Promise<void> {
    if (this.#tries === 0) this.log.error({ err }, 'no room is left on the disk of the database: jobs wait, and go on once there is room');
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** this.#tries);
    this.#tries += 1;
    // Where not even that can be stored, the log alone tells.
    await noteWaiting(this.database).catch(() => undefined);
    await delay(pauseMs, undefined, { signal }).catch(() => undefined);
  }

  /** Something could be stored. */
  async end(): Promise<void> {
    if (this.#tries === 0) return;
    this.#tries = 0;
    this.log.info({}, 'there is room on the disk of the database again: jobs go on');
    await noteGoingOn(this.database).catch(() => undefined);
  }
}

/** Says of every job whose turn it is that it waits for room. Rejects where not even that can be stored. */
async function noteWaiting(database: Database<JobTables>): Promise<void> {
  await tell(
    database,
    Buffer.from(JSON.stringify(storageFull)),
    sql`problem is null and (start_after is null or start_after <= clock_timestamp())
      and exists (select from job_chunks where job_id = jobs.id and job_chunks.state in ('ready', 'running'))`,
  );
}

/** There is room again. */
async function noteGoingOn(database: Database<JobTables>): Promise<void> {
  await tell(database, null, sql`problem is not null`);
}

/** A job that takes no further item has a problem of its own, or none. */
async function tell({ kysely }: Database<JobTables>, told: Buffer | null, which: RawBuilder<unknown>): Promise<void> {
  // Whoever has a row now writes to it by itself; nobody waits for another here, so that nobody meets another.
  await sql`
    update jobs set problem = ${told}, version = version + 1 where id in (
      select id from jobs where ended_at is null and halt is null and accepted_at is not null and ${which} for update skip locked)`.execute(
    kysely,
  );
}
