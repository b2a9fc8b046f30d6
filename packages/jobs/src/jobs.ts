import type { Item, JobOptions } from '@sheaf/core';
import type { Database, Log } from '@sheaf/database';
import { sql } from 'kysely';
import { cancelJob, retryFailed } from './change.js';
import type { JobApp } from './chunk-run.js';
import type { Errand } from './errand/errand.js';
import { Errands } from './errand/errands.js';
import { type JobFigures, readFigures } from './figures.js';
import { type ChunkSize, JobIntake } from './intake.js';
import { type Job, isJobId, jobOf, type JobOwner, selectJobs } from './job.js';
import type { JobsObserver } from './observer.js';
import type { ChunkQueue } from './queue.js';
import { type JobResultLine, readResults, readResultsInOrder, type ResultsOptions } from './results.js';
import { Signal } from './signal.js';
import type { JobState } from './state.js';
import { Sweeper } from './sweeper.js';
import type { JobTables } from './tables.js';
import { Waiting } from './waiting.js';
import { JobWatch } from './watch.js';
import { Worker } from './worker.js';

export interface JobsOptions {
  readonly database: Database<JobTables>;
  readonly queue: ChunkQueue;
  readonly log: Log;
  /** Items of a chunk at most. Default `defaultChunkItems`. */
  readonly chunkItems?: number;
  /** How many chunks this process runs at a time; 0: it only takes jobs in and tells of them. */
  readonly workers: number;
  /** How long a worker that says nothing keeps its chunk. Default 15,000. */
  readonly leaseMs?: number;
  /** How often to look for what other processes have done. Default 500. */
  readonly pollMs?: number;
  /** Told of what the workers do. Default: nobody. */
  readonly observer?: JobsObserver;
}

/** Jobs that ended with fewer items leave too little behind for it to matter. */
const maintainFromItems = 5000;

/** Durable batches: takes them in, runs them, tells of them. */
export class Jobs {
  readonly watch: JobWatch;
  readonly #ready = new Signal();
  readonly #sweeper: Sweeper;
  #workers: Worker[] = [];
  #errands: Errands | undefined;

  constructor(private readonly options: JobsOptions) {
    const { database, queue, log, leaseMs = defaultLeaseMs, pollMs = defaultPollMs } = options;
    this.watch = new JobWatch(database, pollMs);
    this.#sweeper = new Sweeper({
      database,
      queue,
      log,
      everyMs: Math.min(leaseMs / 2, 5_000),
      ready: this.#ready,
      onProgress: (jobId) => this.watch.ring(jobId),
    });
  }

  /** Makes the queue ready, and where this process has workers begins to run items of `app`. */
  async start(app: JobApp): Promise<void> {
    const { database, queue, log, workers, observer, leaseMs = defaultLeaseMs, pollMs = defaultPollMs } = this.options;
    await queue.start();
    if (workers === 0) return;
    // One process at a time has an embedded database: whoever had a chunk in hand is dead.
    if (database.driver === 'embedded') await this.#sweeper.takeOver(true);
    this.#sweeper.start();
    const waiting = new Waiting(database, log);
    this.#workers = Array.from(
      { length: workers },
      () =>
        new Worker({
          database,
          queue,
          app,
          log,
          leaseMs,
          pollMs,
          transactionMs: database.driver === 'embedded' ? 200 : 500,
          ready: this.#ready,
          waiting,
          observer,
          onProgress: (jobId) => this.watch.ring(jobId),
          onEnd: (jobId) => {
            this.#errands?.ring();
            return this.#tidy(jobId);
          },
        }),
    );
    for (const worker of this.#workers) worker.start();
    const onProgress = (jobId: string) => this.watch.ring(jobId);
    const ready = this.#ready;
    this.#errands = new Errands({ database, queue, app: app.errands, log, leaseMs, pollMs, ready, onProgress, size: this.#chunkSize });
    this.#errands.start();
  }

  /** Lets the items that run finish, gives chunks back, and lets everyone go who watches. */
  async stop(): Promise<void> {
    await Promise.all([...this.#workers.map((worker) => worker.stop()), this.#errands?.stop(), this.#sweeper.stop(), this.watch.stop()]);
    await this.options.queue.stop();
  }

  /** Looks at once after jobs that nobody has in hand: lost workers, deadlines, what has expired. Workers do it by themselves, every few seconds. */
  sweep(): Promise<void> {
    return this.#sweeper.sweep();
  }

  /** Begins to take a job in. Whoever began it ends it by `accept` or `discard`. */
  async begin(owner: JobOwner, options: JobOptions, errands: readonly Errand[] = []): Promise<JobIntake> {
    const { database, queue } = this.options;
    return JobIntake.begin(database, queue, owner, options, this.#chunkSize, errands);
  }

  /** A job whose items a worker fetches: one of `errands` says from where. Its id. */
  async announce(owner: JobOwner, options: JobOptions, errands: readonly Errand[]): Promise<string> {
    const jobId = await JobIntake.announce(this.options.database, owner, options, errands);
    this.#errands?.ring();
    return jobId;
  }

  async accept(intake: JobIntake): Promise<void> {
    await intake.accept();
    this.#ready.ring();
  }

  /** A job of items that are all there. It is durable when this resolves; its id. */
  async create(owner: JobOwner, options: JobOptions, items: readonly Item[], errands: readonly Errand[] = []): Promise<string> {
    const intake = await this.begin(owner, options, errands);
    try {
      for (const item of items) await intake.add(item);
      await this.accept(intake);
    } catch (error) {
      await intake.discard().catch(() => undefined);
      throw error;
    }
    return intake.jobId;
  }

  /** `undefined`: the owner has no such job, whatever the text. */
  async get(owner: JobOwner, jobId: string): Promise<Job | undefined> {
    if (!isJobId(jobId)) return undefined;
    const row = await selectJobs(this.options.database.kysely, owner).where('jobs.id', '=', jobId).executeTakeFirst();
    return row && jobOf(row);
  }

  /** How all jobs of the database stand. */
  figures(): Promise<JobFigures> {
    return readFigures(this.options.database);
  }

  /** Newest first, beginning behind `after`. */
  async list(owner: JobOwner, state: JobState | undefined, after: string | undefined, limit: number): Promise<Job[]> {
    const shown = sql<string>`case when ended_at + expiry_seconds * interval '1 s' <= clock_timestamp() then 'expired' else state end`;
    let query = selectJobs(this.options.database.kysely, owner);
    if (state !== undefined) query = query.where(shown, '=', state);
    if (after !== undefined) query = query.where('jobs.id', '<', after);
    return (await query.orderBy('jobs.id', 'desc').limit(limit).execute()).map(jobOf);
  }

  results(owner: JobOwner, jobId: string, options: ResultsOptions) {
    return readResults(this.options.database, owner, jobId, options);
  }

  /** Results of the items from index `from` on, at most `count`, in the order of the items; those that have none yet, or no longer, are left out. */
  resultsOf(owner: JobOwner, jobId: string, from: number, count: number): Promise<JobResultLine[]> {
    return readResultsInOrder(this.options.database, owner, jobId, from, count);
  }

  async cancel(owner: JobOwner, jobId: string): Promise<'cancelled' | 'unknown' | 'finished'> {
    const outcome = await cancelJob(this.options.database, owner, jobId);
    if (outcome !== 'cancelled') return outcome;
    for (const worker of this.#workers) worker.halt(jobId);
    this.watch.ring(jobId);
    return outcome;
  }

  async retryFailed(owner: JobOwner, jobId: string): ReturnType<typeof retryFailed> {
    const outcome = await retryFailed(this.options.database, this.options.queue, owner, jobId);
    if (outcome === 'queued') {
      this.watch.ring(jobId);
      this.#ready.ring();
      this.#errands?.ring();
    }
    return outcome;
  }

  get #chunkSize(): ChunkSize {
    return { chunkItems: this.options.chunkItems ?? defaultChunkItems, chunkBytes: 4 * 1024 * 1024 };
  }

  /** Nothing vacuums the embedded database but we do; on a server it is autovacuum's work. */
  async #tidy(jobId: string): Promise<void> {
    const { database, log } = this.options;
    if (database.driver !== 'embedded') return;
    const job = await database.kysely.selectFrom('jobs').select('total').where('id', '=', jobId).executeTakeFirst();
    if ((job?.total ?? 0) < maintainFromItems) return;
    await database
      .maintain(['jobs', 'job_chunks', 'job_items', 'job_results'])
      .catch((error: unknown) => log.warn({ err: error, jobId }, 'the tables of jobs could not be tidied'));
  }
}

/** Items that a worker takes in hand at a time. */
export const defaultChunkItems = 500;
const defaultLeaseMs = 15_000;
const defaultPollMs = 500;
