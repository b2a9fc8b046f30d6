import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '@sheaf/database';
import { isDatabaseUnavailable } from '@sheaf/database';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { BatchJobRow } from './batch-jobs.js';
import type { Scoring, StepEnd } from './scoring.js';
import type { AzureTables } from './tables.js';

export interface ScorerOptions {
  readonly database: Database<AzureTables>;
  readonly scoring: Scoring;
  readonly log: Logger;
  /** How long a process that says nothing keeps a job. */
  readonly leaseMs: number;
}

/** How many jobs this process has in hand at a time: most of the time they wait for storages. */
const hands = 2;
/** How often to look for what other processes were told. */
const pollMs = 1000;
/** Also how soon a job that is read or written learns that it was cancelled. */
const heartbeatMs = 1000;
/** How long the row of a job that has ended is kept. */
const keptDays = 30;

/** Another process has the job. */
class FencedError extends Error {}

/** Takes batch jobs in hand, one step at a time, until it is stopped. A job whose process died is taken up by another one when its lease is over. */
export class Scorer {
  readonly #stopping = new AbortController();
  #rung = new AbortController();
  #running: Promise<unknown> | undefined;
  #tidyAtMs = 0;

  constructor(private readonly options: ScorerOptions) {}

  async start(): Promise<void> {
    const { database } = this.options;
    // One process at a time has an embedded database: whoever had a job in hand is dead.
    if (database.driver === 'embedded')
      await database.kysely.updateTable('azure_batch_jobs').set({ lease_until: null }).where('ended_at', 'is', null).execute();
    this.#running = Promise.all(Array.from({ length: hands }, () => this.#work()));
  }

  /** There may be something to do. */
  ring(): void {
    this.#rung.abort();
    this.#rung = new AbortController();
  }

  /** Breaks off what reads and writes, and gives jobs back. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.ring();
    await this.#running;
  }

  async #work(): Promise<void> {
    const { log } = this.options;
    let isAway = false;
    while (!this.#stopping.signal.aborted) {
      const { signal } = this.#rung;
      let row: BatchJobRow | undefined;
      try {
        row = await this.#claim();
        if (row !== undefined) await this.#run(row);
        isAway = false;
      } catch (error) {
        row = undefined;
        if (!isAway && !this.#stopping.signal.aborted)
          log.error(
            { err: error },
            isDatabaseUnavailable(error) ? 'batch jobs: the database cannot be reached' : 'a batch job could not be looked after',
          );
        isAway = true;
      }
      if (row !== undefined) continue;
      await this.#tidy();
      await delay(pollMs / 2 + Math.random() * pollMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Every hour: forgets jobs that ended long ago. */
  async #tidy(): Promise<void> {
    if (performance.now() < this.#tidyAtMs) return;
    this.#tidyAtMs = performance.now() + 3_600_000;
    await this.options.database.kysely
      .deleteFrom('azure_batch_jobs')
      .where('ended_at', '<', sql<Date>`clock_timestamp() - make_interval(days => ${keptDays})`)
      .execute()
      .catch((error: unknown) => this.options.log.warn({ err: error }, 'old batch jobs could not be removed'));
  }

  async #claim(): Promise<BatchJobRow | undefined> {
    const { database, leaseMs } = this.options;
    const { rows } = await sql<BatchJobRow>`
      update azure_batch_jobs set attempt = attempt + 1, lease_until = ${lease(leaseMs)}, started_at = coalesce(started_at, clock_timestamp()),
        status = case when status = 'Registered' then 'InProgress' else status end
      where id = (
        select id from azure_batch_jobs where ended_at is null and (lease_until is null or lease_until < clock_timestamp())
        order by lease_until nulls first, id limit 1 for update skip locked)
      returning *`.execute(database.kysely);
    return rows[0];
  }

  async #run(row: BatchJobRow): Promise<void> {
    const { log } = this.options;
    const halting = new AbortController();
    const signal = AbortSignal.any([halting.signal, this.#stopping.signal]);
    let beat: Promise<void> | undefined;
    const heartbeat = setInterval(
      () => {
        beat = this.#beat(row).then(
          (isWanted) => {
            if (!isWanted) halting.abort();
          },
          (error: unknown) => log.warn({ err: error, batchJob: row.id }, 'the lease of a batch job could not be renewed'),
        );
      },
      Math.min(this.options.leaseMs / 3, heartbeatMs),
    );
    let end: StepEnd;
    try {
      end = await this.options.scoring.step(row, (values) => this.#write(row, values), signal);
    } catch (error) {
      if (error instanceof FencedError) return;
      if (!signal.aborted) log.error({ err: error, batchJob: row.id }, 'a step of a batch job failed; it is tried again');
      // At once where it was broken off: cancelled, or for another process to go on with.
      end = { afterMs: signal.aborted ? 0 : 2 * pollMs };
    } finally {
      clearInterval(heartbeat);
      // One that comes after the end would renew what was given back.
      await beat;
    }
    await this.#end(row, end).catch((error: unknown) => {
      if (!(error instanceof FencedError)) throw error;
    });
  }

  async #end(row: BatchJobRow, end: StepEnd): Promise<void> {
    const { log } = this.options;
    if (!('end' in end)) {
      const after = end.afterMs === 0 ? sql<null>`null` : lease(end.afterMs);
      return this.#write(row, { lease_until: after, tries: end.isUnreachable === true ? row.tries + 1 : 0 });
    }
    await this.#write(row, {
      status: end.end,
      message: 'message' in end ? end.message : null,
      locations: null,
      input: null,
      lease_until: null,
      ended_at: sql<Date>`clock_timestamp()`,
      last_action_at: sql<Date>`clock_timestamp()`,
    });
    log.info({ batchJob: row.id, status: end.end }, 'a batch job has ended');
  }

  /** Renews the lease; false: the job is another's, has ended, or is to be cancelled. */
  async #beat({ id, attempt, status }: BatchJobRow): Promise<boolean> {
    const { rows } = await sql<{ status: string }>`
      update azure_batch_jobs set lease_until = ${lease(this.options.leaseMs)}
      where id = ${id} and attempt = ${attempt} and ended_at is null returning status`.execute(this.options.database.kysely);
    return rows[0] !== undefined && (rows[0].status !== 'Canceling' || status === 'Canceling');
  }

  /** As long as nobody else has taken the job in hand. */
  async #write({ id, attempt }: BatchJobRow, values: Readonly<Record<string, unknown>>): Promise<void> {
    const { numUpdatedRows } = await this.options.database.kysely
      .updateTable('azure_batch_jobs')
      .set(values)
      .where('id', '=', id)
      .where('attempt', '=', attempt)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new FencedError('The batch job has gone to another process');
  }
}

function lease(ms: number) {
  return sql<Date>`clock_timestamp() + ${ms}::integer * interval '1 ms'`;
}
