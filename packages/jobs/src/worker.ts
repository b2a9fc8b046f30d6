import type { Database, Log } from '@sheaf/database';
import { isDatabaseUnavailable, isOutOfRoom } from '@sheaf/database';
import { type Claim, claimNext, FencedError, giveBack, renewLease } from './claim.js';
import { type JobApp, runChunk } from './chunk-run.js';
import type { JobsObserver } from './observer.js';
import type { ChunkQueue } from './queue.js';
import { Signal } from './signal.js';
import type { Standing } from './commit.js';
import type { JobTables } from './tables.js';
import type { Waiting } from './waiting.js';

export interface WorkerOptions {
  readonly database: Database<JobTables>;
  readonly queue: ChunkQueue;
  readonly app: JobApp;
  readonly log: Log;
  /** How long a worker that says nothing keeps its chunk. */
  readonly leaseMs: number;
  /** How often to look for chunks that other processes have made ready. */
  readonly pollMs: number;
  /** How long a transaction may be open. */
  readonly transactionMs: number;
  /** Rung when this process has made chunks ready. */
  readonly ready: Signal;
  readonly waiting: Waiting;
  readonly observer: JobsObserver | undefined;
  /** Called after each commit that others may want to know of, with the job's id. */
  readonly onProgress: (jobId: string) => void;
  /** Called when a job has ended by what this worker did. */
  readonly onEnd: (jobId: string) => Promise<void>;
}

/** Also how soon a chunk learns that its job was cancelled, where it has nothing to commit. */
const heartbeatMs = 1000;

/** Between looks while the database is away. */
const maxPauseMs = 5_000;

/** Takes one chunk after the other in hand and runs it, until it is stopped. */
export class Worker {
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;
  #inHand: { readonly jobId: string; readonly halt: () => void } | undefined;

  constructor(private readonly options: WorkerOptions) {}

  start(): void {
    this.#running ??= this.#work();
  }

  /** Lets the item that runs finish, commits what is done and gives the chunk back. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** The job takes no further item: no need to wait until the next commit or heartbeat says so. */
  halt(jobId: string): void {
    if (this.#inHand?.jobId === jobId) this.#inHand.halt();
  }

  async #work(): Promise<void> {
    const { database, queue, leaseMs, pollMs, ready, waiting, log } = this.options;
    const { signal } = this.#stopping;
    let failures = 0;
    while (!signal.aborted) {
      // Before looking: what becomes ready while it looks rings.
      const rung = ready.next();
      let claim: Claim | 'stale' | undefined;
      try {
        await database.checkRoom();
        // On a server only what can be stored shows whether there is room.
        if (database.driver === 'embedded') await waiting.end();
        claim = await claimNext(database, queue, leaseMs);
        failures = 0;
        if (claim !== undefined && claim !== 'stale') await this.#run(claim);
      } catch (error) {
        if (isOutOfRoom(error)) {
          rung.forget();
          await waiting.pause(error, signal);
          continue;
        }
        // Once, not at every look, however long the database is away.
        if (failures === 0 && !signal.aborted)
          log.error({ err: error }, isDatabaseUnavailable(error) ? 'a worker cannot reach the database' : 'a worker failed');
        failures += 1;
        claim = undefined;
      }
      if (claim === undefined) await rung.orAfter(Math.min(pollMs * 2 ** Math.min(failures, 10), Math.max(pollMs, maxPauseMs)), signal);
      else rung.forget();
    }
  }

  async #run(claim: Claim): Promise<void> {
    const { database, queue, log, leaseMs, ready, observer, onProgress, onEnd } = this.options;
    const { jobId } = claim;
    const beganMs = performance.now();
    const halting = new AbortController();
    const stop = () => halting.abort();
    this.#stopping.signal.addEventListener('abort', stop, { once: true });
    if (this.#stopping.signal.aborted) stop();
    this.#inHand = { jobId, halt: stop };
    const heartbeat = setInterval(
      () => {
        renewLease(database, claim, leaseMs).then(
          (halt) => {
            if (halt !== null) stop();
          },
          (error: unknown) => {
            if (error instanceof FencedError) stop();
            else if (!isOutOfRoom(error)) log.warn({ err: error, jobId, chunk: claim.number }, 'a lease could not be renewed');
          },
        );
      },
      Math.min(leaseMs / 3, heartbeatMs),
    );
    try {
      onProgress(jobId);
      const standing = await this.#runWithRoom(claim, halting.signal);
      if (standing?.chunkDone !== true) await giveBack(database, queue, claim);
      ready.ring();
      onProgress(jobId);
      if (standing?.ended === true) await onEnd(jobId);
    } catch (error) {
      if (error instanceof FencedError) {
        log.warn({ jobId, chunk: claim.number, attempt: claim.attempt }, 'a chunk has gone to another worker');
        return;
      }
      log.error({ err: error, jobId, chunk: claim.number }, 'a chunk could not be run to its end; it is tried again');
      // Not at once: what was in the way may still be there. The lease brings it back where even this fails.
      await this.options.ready.next().orAfter(2 * this.options.pollMs, this.#stopping.signal);
      await giveBack(database, queue, claim);
    } finally {
      clearInterval(heartbeat);
      observer?.chunk((performance.now() - beganMs) / 1000);
      this.#inHand = undefined;
      this.#stopping.signal.removeEventListener('abort', stop);
    }
  }

  /**
   * Runs the chunk; where the disk is full, again once there is room, and keeps it in hand meanwhile: giving it back would have to be stored, and a chunk that
   * is only lost counts as one that workers die of.
   */
  async #runWithRoom(claim: Claim, signal: AbortSignal): Promise<Standing | undefined> {
    const { database, queue, app, leaseMs, transactionMs, waiting, observer } = this.options;
    while (!signal.aborted) {
      try {
        await database.checkRoom();
        const standing = await runChunk({ database, queue, app, claim, signal, transactionMs, leaseMs, observer });
        await waiting.end();
        return standing;
      } catch (error) {
        if (!isOutOfRoom(error)) throw error;
        await waiting.pause(error, signal);
      }
    }
    return undefined;
  }
}
