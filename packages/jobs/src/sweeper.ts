import { problem } from '@sheaf/core';
import type { Database, Log } from '@sheaf/database';
import { sql } from 'kysely';
import { endJob, lockJob } from './end.js';
import type { ChunkQueue } from './queue.js';
import { removeRows } from './remove.js';
import type { Signal } from './signal.js';
import { from } from './state.js';
import type { JobTables } from './tables.js';

export interface SweeperOptions {
  readonly database: Database<JobTables>;
  readonly queue: ChunkQueue;
  readonly log: Log;
  readonly everyMs: number;
  readonly ready: Signal;
  readonly onProgress: (jobId: string) => void;
}

/** How long an upload may say nothing before it counts as one whose server died. */
const arrivingSeconds = 3600;
/** How long the row of an expired job is kept, so that its owner is told that it expired. */
const tombstoneSeconds = 7 * 24 * 3600;

/** Looks after jobs that nobody has in hand. Any number of processes may do it at once. */
export class Sweeper {
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> | undefined;

  constructor(private readonly options: SweeperOptions) {}

  start(): void {
    const { everyMs, log } = this.options;
    this.#timer = setInterval(() => {
      this.#sweeping ??= this.sweep()
        .catch((error: unknown) => log.warn({ err: error }, 'jobs could not be looked after'))
        .finally(() => (this.#sweeping = undefined));
    }, everyMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#sweeping;
  }

  async sweep(): Promise<void> {
    await this.takeOver(false);
    await this.#meetDeadlines();
    await this.#expire();
    await this.#discard();
  }

  /** Chunks whose worker is dead are ready again, and whoever takes one gets a newer attempt. @param all those with a lease, too: no other process is there */
  async takeOver(all: boolean): Promise<void> {
    const { database, queue, ready, log, onProgress } = this.options;
    const isLost = all ? sql`true` : sql`lease_until < clock_timestamp()`;
    const { rows } = await sql<{ job_id: string }>`
      select distinct job_id from job_chunks where state = 'running' and ${isLost}`.execute(database.kysely);
    for (const { job_id: jobId } of rows) {
      await database.kysely.transaction().execute(async (transaction) => {
        const job = await lockJob(transaction, jobId);
        if (job === undefined) return;
        const to = job.halt === null ? 'ready' : 'waiting';
        const { rows: lost } = await sql<{ number: number }>`
          update job_chunks set state = ${to}, lease_until = null, stalls = stalls + 1 where job_id = ${jobId} and state = 'running' and ${isLost} returning number`.execute(
          transaction,
        );
        if (lost.length === 0) return;
        log.warn({ jobId, chunks: lost.map(({ number }) => number) }, 'chunks of a lost worker are taken over');
        await transaction
          .updateTable('jobs')
          .set({ version: sql`version + 1` })
          .where('id', '=', jobId)
          .execute();
        const messages = lost.map(({ number }) => ({ jobId, number }));
        if (job.halt === null) await queue.send(transaction as never, messages, job.priority, null);
        else await endJob(transaction, jobId, job.halt);
      });
      onProgress(jobId);
    }
    if (rows.length > 0) ready.ring();
  }

  /** A job past its deadline takes no further item; it ends with what has begun. */
  async #meetDeadlines(): Promise<void> {
    const { database, onProgress } = this.options;
    const { rows } = await sql<{ id: string }>`
      select id from jobs where ended_at is null and deadline < clock_timestamp() and halt is null and accepted_at is not null`.execute(
      database.kysely,
    );
    for (const { id } of rows) {
      await database.kysely.transaction().execute(async (transaction) => {
        const job = await lockJob(transaction, id);
        if (job === undefined || job.halt !== null || !from('failed').includes(job.state as never)) return;
        const late = problem('job-deadline', { detail: 'The deadline passed before all items were final.' });
        await transaction
          .updateTable('jobs')
          .set({ halt: 'deadline', problem: Buffer.from(JSON.stringify(late)), version: sql`version + 1` })
          .where('id', '=', id)
          .execute();
        await endJob(transaction, id, 'deadline');
      });
      onProgress(id);
    }
  }

  /** Removes the items and results of jobs that ended longer ago than they are kept, and later the jobs themselves. */
  async #expire(): Promise<void> {
    const { kysely } = this.options.database;
    const { rows } = await sql<{ id: string }>`
      select id from jobs where ended_at + expiry_seconds * interval '1 s' < clock_timestamp() and state <> 'expired' order by ended_at limit 100`.execute(
      kysely,
    );
    for (const { id } of rows) {
      const { numAffectedRows } = await sql`
        update jobs set state = 'expired', version = version + 1 where id = ${id} and state = any(${from('expired')}::text[])`.execute(
        kysely,
      );
      if (numAffectedRows === 1n) await removeRows(kysely, id);
    }
    const { rows: old } = await sql<{ id: string }>`
      select id from jobs where state = 'expired' and ended_at + (expiry_seconds + ${tombstoneSeconds}::integer) * interval '1 s' < clock_timestamp() limit 100`.execute(
      kysely,
    );
    for (const { id } of old) {
      await removeRows(kysely, id);
      await kysely.deleteFrom('jobs').where('id', '=', id).execute();
    }
  }

  /** Uploads whose server died. */
  async #discard(): Promise<void> {
    const { kysely } = this.options.database;
    const { rows } = await sql<{ id: string }>`
      select id from jobs where accepted_at is null and touched_at + ${arrivingSeconds}::integer * interval '1 s' < clock_timestamp()`.execute(
      kysely,
    );
    for (const { id } of rows) {
      await removeRows(kysely, id);
      await kysely.deleteFrom('jobs').where('id', '=', id).where('accepted_at', 'is', null).execute();
    }
  }
}
