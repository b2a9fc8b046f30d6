import { type JobOptions, jobPriorities, problem, type Problem } from '@sheaf/core';
import { type Database, isDatabaseUnavailable, isOutOfRoom, type Log } from '@sheaf/database';
import { type Kysely, sql } from 'kysely';
import { endJob, lockJob } from '../end.js';
import { JobIntake, type ChunkSize } from '../intake.js';
import { type Job, jobOf, type JobOwner, selectJobs } from '../job.js';
import type { ChunkQueue } from '../queue.js';
import { readResults } from '../results.js';
import { Signal } from '../signal.js';
import type { ErrandKind, JobTables } from '../tables.js';
import { storageFull } from '../waiting.js';
import { type ErrandApp, ErrandFailure } from './errand.js';

export interface ErrandsOptions {
  readonly database: Database<JobTables>;
  readonly queue: ChunkQueue;
  readonly app: ErrandApp;
  readonly log: Log;
  readonly size: ChunkSize;
  /** How long one that says nothing keeps its errand. */
  readonly leaseMs: number;
  readonly pollMs: number;
  /** Rung when chunks are ready. */
  readonly ready: Signal;
  readonly onProgress: (jobId: string) => void;
}

/** An errand in hand. */
interface Claim {
  readonly job_id: string;
  readonly kind: ErrandKind;
  readonly sealed: Uint8Array;
  /** Counts who has had it in hand: who was given up for dead writes nothing. */
  readonly attempt: number;
  readonly tries: number;
}

/** Storages and receivers may be away for a while, a receiver for longer: after so many tries it is over. */
const mostTries: Readonly<Record<ErrandKind, number>> = { input: 4, output: 6, errors: 6, webhook: 9 };
const firstDelayMs: Readonly<Record<ErrandKind, number>> = { input: 1_000, output: 2_000, errors: 2_000, webhook: 5_000 };
const growth: Readonly<Record<ErrandKind, number>> = { input: 2, output: 4, errors: 4, webhook: 4 };
/** Between looks whether there is room again. */
const fullDelayMs = 5_000;
const longestDelayMs = 4 * 3600 * 1000;

class LostErrand extends Error {}

/** Errands in hand at a time: they mostly wait for others, and one that is slow must not keep all jobs from what they have to do. */
const hands = 4;

/** Does the errands of jobs, a few at a time, in every process that works. At least once each: a receiver knows a repeat by its id. */
export class Errands {
  readonly #stopping = new AbortController();
  readonly #due = new Signal();
  #running: Promise<void> | undefined;

  constructor(private readonly options: ErrandsOptions) {}

  start(): void {
    this.#running ??= this.#work();
  }

  /** There may be one to do at once. */
  ring(): void {
    this.#due.ring();
  }

  /** Gives the errand in hand back, for another process or the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #work(): Promise<void> {
    const { database, log, pollMs } = this.options;
    const { signal } = this.#stopping;
    const inHand = new Set<Promise<void>>();
    // One process at a time has an embedded database: whoever had one in hand is dead.
    let isFirst = database.driver === 'embedded';
    let failures = 0;
    const failed = (error: unknown): void => {
      if (failures === 0 && !signal.aborted && !isDatabaseUnavailable(error)) log.error({ err: error }, 'an errand of a job failed');
      failures += 1;
    };
    while (!signal.aborted) {
      const rung = this.#due.next();
      let claim: Claim | undefined;
      try {
        if (isFirst) await sql`update job_errands set lease_until = clock_timestamp() where state = 'running'`.execute(database.kysely);
        isFirst = false;
        if (inHand.size < hands) claim = await this.#claim();
        failures = 0;
      } catch (error) {
        failed(error);
      }
      if (claim === undefined) await rung.orAfter(pollMs * 2 ** Math.min(failures, 4), signal);
      else {
        rung.forget();
        const doing = this.#do(claim)
          .catch(failed)
          .finally(() => {
            inHand.delete(doing);
            this.ring();
          });
        inHand.add(doing);
      }
    }
    await Promise.all(inHand);
  }

  async #claim(): Promise<Claim | undefined> {
    const { database, leaseMs } = this.options;
    const { rows } = await sql<Claim>`
      update job_errands set state = 'running', attempt = attempt + 1, tries = tries + 1,
        lease_until = clock_timestamp() + ${leaseMs}::integer * interval '1 ms'
      where (job_id, kind) = (
        select errand.job_id, errand.kind from job_errands errand join jobs on jobs.id = errand.job_id
        where ((errand.state = 'waiting' and errand.due_at <= clock_timestamp()) or (errand.state = 'running' and errand.lease_until < clock_timestamp()))
          and jobs.accepted_at is not null and (errand.kind = 'input' or jobs.ended_at is not null)
        order by errand.due_at limit 1 for update of errand skip locked
      ) returning job_id, kind, sealed, attempt, tries`.execute(database.kysely);
    return rows[0];
  }

  async #do(claim: Claim): Promise<void> {
    const { log, leaseMs, onProgress } = this.options;
    const lost = new AbortController();
    const signal = AbortSignal.any([lost.signal, this.#stopping.signal]);
    const heartbeat = setInterval(() => {
      this.#renew(claim).then(
        (isOurs) => {
          if (!isOurs) lost.abort(new LostErrand());
        },
        (error: unknown) => log.warn({ err: error, jobId: claim.job_id }, 'the lease of an errand could not be renewed'),
      );
    }, leaseMs / 3);
    try {
      await this.#carryOut(claim, signal);
      await this.#settle(claim, { state: 'done' });
    } catch (error) {
      if (error instanceof LostErrand || lost.signal.aborted) return;
      if (this.#stopping.signal.aborted) await this.#settle(claim, { state: 'waiting', delayMs: 0, isTry: false });
      else await this.#settle(claim, this.#outcomeOf(claim, error));
    } finally {
      clearInterval(heartbeat);
      onProgress(claim.job_id);
    }
  }

  async #carryOut(claim: Claim, signal: AbortSignal): Promise<void> {
    const { database, app } = this.options;
    const row = await database.kysely
      .selectFrom('jobs')
      .select(['account_id', 'catalogue_id'])
      .where('id', '=', claim.job_id)
      .executeTakeFirstOrThrow(() => new LostErrand());
    const owner: JobOwner = { accountId: row.account_id, catalogueId: row.catalogue_id };
    if (claim.kind === 'input') return this.#load(claim, owner, signal);
    const job = await this.#jobOf(owner, claim.job_id);
    if (claim.kind === 'webhook') return app.notify(owner, claim.sealed, job, `${claim.job_id}-${job.endedAt?.getTime() ?? 0}`, signal);
    const options = { onlyFailed: claim.kind === 'errors', limit: Infinity, cursor: undefined };
    const reading = await readResults(database, owner, claim.job_id, options);
    if (typeof reading === 'string') throw new ErrandFailure(problem('results-expired'), false);
    return app.write(owner, claim.sealed, linesOf(reading), signal);
  }

  /** Fetches a job's items into its tables. A repeat begins anew: what an earlier one left behind is removed first. */
  async #load(claim: Claim, owner: JobOwner, signal: AbortSignal): Promise<void> {
    const { database, queue, app, size, ready } = this.options;
    const job = await database.kysely.selectFrom('jobs').selectAll().where('id', '=', claim.job_id).executeTakeFirstOrThrow();
    if (job.ended_at !== null) return;
    const options: Pick<JobOptions, 'execution' | 'priority'> = { execution: job.execution, priority: jobPriorities[job.priority]! };
    const intake = await JobIntake.load(database, queue, claim.job_id, options, size, (transaction) => this.#hold(transaction, claim));
    for await (const item of app.items(owner, claim.sealed, signal)) {
      signal.throwIfAborted();
      await intake.add(item);
    }
    if (intake.count === 0) throw new ErrandFailure(problem('empty-batch', { detail: 'The input has no items.' }), false);
    await intake.acceptLoaded();
    ready.ring();
  }

  /** Rejects where the errand has gone to another; till the transaction's end nobody else can take it. */
  async #hold(transaction: Kysely<JobTables>, { job_id, kind, attempt }: Claim): Promise<void> {
    const { rows } = await sql`
      select 1 from job_errands where job_id = ${job_id} and kind = ${kind} and attempt = ${attempt} and state = 'running' for share`.execute(
      transaction,
    );
    if (rows.length === 0) throw new LostErrand();
  }

  /** False: another has it, or the job that its items are fetched for was cancelled. */
  async #renew({ job_id, kind, attempt }: Claim): Promise<boolean> {
    const { rows } = await sql`
      update job_errands set lease_until = clock_timestamp() + ${this.options.leaseMs}::integer * interval '1 ms'
      where job_id = ${job_id} and kind = ${kind} and attempt = ${attempt} and state = 'running'
        and (kind <> 'input' or exists (select from jobs where id = job_id and ended_at is null)) returning 1`.execute(
      this.options.database.kysely,
    );
    return rows.length > 0;
  }

  #outcomeOf({ job_id: jobId, kind, tries }: Claim, error: unknown): Outcome {
    // No fault of the errand: it waits, however often.
    if (isOutOfRoom(error)) return { state: 'waiting', delayMs: fullDelayMs, isTry: false, problem: storageFull };
    if (!(error instanceof ErrandFailure)) this.options.log.error({ err: error, jobId, errand: kind }, 'an errand of a job failed');
    const why = error instanceof ErrandFailure ? error.problem : problem('internal-error');
    const mayPass = !(error instanceof ErrandFailure) || error.isPassing;
    if (!mayPass || tries >= mostTries[kind]) return { state: 'failed', problem: why };
    const delayMs = Math.min(longestDelayMs, firstDelayMs[kind] * growth[kind] ** (tries - 1)) * (0.75 + Math.random() / 2);
    return { state: 'waiting', delayMs: Math.round(delayMs), isTry: true, problem: why };
  }

  async #settle({ job_id: jobId, kind, attempt }: Claim, outcome: Outcome): Promise<void> {
    const { database } = this.options;
    const told = 'problem' in outcome && outcome.problem !== undefined ? Buffer.from(JSON.stringify(outcome.problem)) : null;
    await database.kysely.transaction().execute(async (transaction) => {
      const { rows } = await sql`
        update job_errands set state = ${outcome.state}, lease_until = null, problem = ${told},
          due_at = clock_timestamp() + ${outcome.state === 'waiting' ? outcome.delayMs : 0}::integer * interval '1 ms',
          tries = tries - ${outcome.state === 'waiting' && !outcome.isTry ? 1 : 0}
        where job_id = ${jobId} and kind = ${kind} and attempt = ${attempt} and state = 'running' returning 1`.execute(transaction);
      if (rows.length === 0) return;
      // A job without its items has nothing else to say.
      const waits = kind === 'input' && outcome.state === 'waiting' && 'problem' in outcome && outcome.problem === storageFull;
      await sql`update jobs set version = version + 1, problem = case when ${waits} and halt is null then ${told}::bytea else problem end
        where id = ${jobId}`.execute(transaction);
      if (kind === 'input' && outcome.state === 'failed') await failJob(transaction, jobId, told!);
    });
  }

  async #jobOf(owner: JobOwner, jobId: string): Promise<Job> {
    return jobOf(
      await selectJobs(this.options.database.kysely, owner)
        .where('jobs.id', '=', jobId)
        .executeTakeFirstOrThrow(() => new LostErrand()),
    );
  }
}

type Outcome =
  | { readonly state: 'done' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'waiting'; readonly delayMs: number; readonly isTry: boolean; readonly problem?: Problem };

/** A job whose items cannot be had ends with why; nothing of it has run. */
async function failJob(transaction: Kysely<JobTables>, jobId: string, why: Buffer): Promise<void> {
  const job = await lockJob(transaction, jobId);
  if (job === undefined || job.halt !== null) return;
  for (const table of ['job_items', 'job_chunks'] as const) await transaction.deleteFrom(table).where('job_id', '=', jobId).execute();
  await transaction.updateTable('jobs').set({ halt: 'stop', problem: why }).where('id', '=', jobId).execute();
  await endJob(transaction, jobId, 'stop');
}

async function* linesOf(reading: Exclude<Awaited<ReturnType<typeof readResults>>, string>): AsyncGenerator<Uint8Array> {
  for await (const { bytes } of reading.lines()) yield Buffer.concat([bytes, Buffer.from('\n')]);
}
