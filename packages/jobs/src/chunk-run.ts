import { execute, isRetryable, plan, problem } from '@sheaf/core';
import type { Clock, Dispatch, Item, ItemContext, ItemResult, Limits, Outcome, ReadyItem } from '@sheaf/core';
import type { Database, SharedTransaction } from '@sheaf/database';
import type { Claim } from './claim.js';
import { commitProgress, countsOf, type Progress, type Standing } from './commit.js';
import type { JobOwner } from './job.js';
import { loadChunk } from './load.js';
import { OpenTransaction } from './open-transaction.js';
import type { ErrandApp } from './errand/errand.js';
import type { JobsObserver } from './observer.js';
import type { ChunkQueue } from './queue.js';
import type { JobTables } from './tables.js';

/** How an operation goes with crashes. */
export interface OperationTraits {
  /** Its effects can be part of our transaction: they take effect with the item's result, once. */
  readonly transactional: boolean;
  /** Doing it twice leaves what doing it once leaves: after a crash it runs again. */
  readonly idempotent: boolean;
}

/** The app whose operations the items ask for. */
export interface JobApp {
  /** What executes one item in the owner's name. Called anew for each item, within the transaction that the item is to be part of. */
  dispatchFor(owner: JobOwner): Dispatch;
  traitsOf(target: NonNullable<Item['target']>): OperationTraits;
  /** What jobs do in the world before and after they run. */
  readonly errands: ErrandApp;
  readonly limits: Limits;
  readonly clock: Clock;
  onInternalError(cause: unknown, requestId: string): void;
}

export interface ChunkRunOptions {
  readonly database: Database<JobTables>;
  readonly queue: ChunkQueue;
  readonly app: JobApp;
  readonly claim: Claim;
  /** Aborted when no further item is to begin: the job halts, the worker stops. */
  readonly signal: AbortSignal;
  /** How long a transaction may be open before what is done is committed. Everyone else waits meanwhile on the embedded database. */
  readonly transactionMs: number;
  /** An open transaction whose worker says nothing for this long is rolled back by the server: half a dead worker's locks go with its lease. */
  readonly leaseMs: number;
  readonly observer?: JobsObserver | undefined;
}

/** Other workers were in the way of a statement more often than they should be; what was not committed is undone. */
class ConflictError extends Error {}

/**
 * Runs the items of a chunk that have no result yet, in order, and commits as it goes: effects, results and counts together. Rejects with `FencedError`
 * when another worker has the chunk, and with what the database throws; nothing since the last commit has taken effect then.
 */
export async function runChunk(options: ChunkRunOptions): Promise<Standing | undefined> {
  for (let conflicts = 0; ; conflicts += 1) {
    try {
      // Locks of the items before it are what an item meets others over: once that has happened, each item commits by itself.
      const transactionMs = conflicts === 0 ? options.transactionMs : 0;
      return await new ChunkRun({ ...options, transactionMs }, conflicts < maxConflicts).run();
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}

/** Guessed: alone with its own locks an item hardly meets anyone. */
const maxConflicts = 20;
/** Workers lost with a chunk, nothing of which was committed in between. Guessed: deaths that come from elsewhere hardly hit one chunk so often. */
const maxStalls = 5;
/** Results in memory between two commits. */
const maxResults = 500;
const maxResultBytes = 4 * 1024 * 1024;
/** How long an item past its deadline may still take to let go. */
const graceMs = 5_000;

class ChunkRun {
  readonly #traits = new Map<number, OperationTraits>();
  /** Items whose operation had begun in an attempt that was lost: nobody knows. */
  readonly #unknown = new Set<number>();
  /** Items that workers were lost with again and again. */
  readonly #lost = new Set<number>();
  readonly #left = new Set<number>();
  readonly #hangUp = new AbortController();
  #open: OpenTransaction | undefined;
  /** When the transaction was opened, or the last commit was made. */
  #sinceMs = 0;
  #results: ItemResult[] = [];
  #resultBytes = 0;
  #failed: number;
  #stoppedBy: ItemResult | undefined;
  #halting = false;
  #commitsNext = false;
  #standing: Standing | undefined;
  #failure: { readonly error: unknown } | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  /** A commit that is made while an item runs that has no part in it. */
  #meanwhile: Promise<void> | undefined;

  constructor(
    private readonly options: ChunkRunOptions,
    private readonly heedsConflicts: boolean,
  ) {
    this.#failed = options.claim.job.failed;
    this.#sinceMs = options.app.clock.nowMs();
  }

  async run(): Promise<Standing | undefined> {
    const { claim, database, signal } = this.options;
    const halt = () => this.#halt();
    signal.addEventListener('abort', halt, { once: true });
    try {
      const { runs, earlier, begun } = await loadChunk(database, claim);
      if (signal.aborted) halt();
      for (const items of runs) {
        if (this.#halting) break;
        const ready = items.map((item) => this.#ready(item, begun.has(item.index)));
        for (const result of await this.#execute(ready, earlier)) earlier.set(result.index, result);
      }
      await this.#meanwhile;
      await this.#commit({});
      if (this.#failure !== undefined) throw this.#failure.error;
      return this.#standing;
    } finally {
      signal.removeEventListener('abort', halt);
      await this.#meanwhile;
      await this.#open?.rollBack();
    }
  }

  /** Whether workers die of this chunk: each item is noted before it begins, so that the one with which the next of them dies is known. */
  get #isSuspicious(): boolean {
    return this.options.claim.stalls >= maxStalls;
  }

  /** An item that another attempt has begun and that must not run twice, or that workers die of, is answered instead. */
  #ready(item: Item, wasBegun: boolean): Item {
    if (item.target === undefined) return item;
    const traits = this.options.app.traitsOf(item.target);
    this.#traits.set(item.index, traits);
    if (!wasBegun) return item;
    const { target: _target, ...members } = item;
    if (!traits.transactional && !traits.idempotent) {
      this.#unknown.add(item.index);
      return { ...members, problem: outcomeUnknown };
    }
    if (!this.#isSuspicious) return item;
    this.#lost.add(item.index);
    return { ...members, problem: workersLost };
  }

  #execute(items: readonly Item[], earlier: ReadonlyMap<number, ItemResult>): Promise<ItemResult[]> {
    const { app, claim } = this.options;
    const batch = plan({ items, execution: 'serial', onError: 'continue', return: 'full', concurrency: 1, timeoutMs: undefined });
    return execute(batch, (item, context) => this.#dispatch(item, context), {
      // Default timestamps count from the job's start, so that an item that runs again says the same.
      clock: { ...app.clock, epochUs: () => claim.job.startUs },
      // What bounds a batch is its one answer and its caller's patience; a job has neither.
      limits: { ...app.limits, maxAnswerBytes: Infinity, batchTimeoutMs: Infinity },
      batchId: claim.jobId,
      earlier,
      signal: this.#hangUp.signal,
      onResult: (result) => this.#take(result),
      onInternalError: (cause, item) => app.onInternalError(cause, `${claim.jobId}/${item.index}`),
    });
  }

  /** One item after the other, also when one is given up that has not let go. */
  async #dispatch(item: ReadyItem, context: ItemContext): Promise<Outcome> {
    const turn = this.#turn.then(() => this.#perform(item, context));
    this.#turn = turn.catch(() => undefined);
    try {
      return await turn;
    } catch (error) {
      this.#failure ??= { error };
      this.#halt();
      throw error;
    }
  }

  async #perform(item: ReadyItem, context: ItemContext): Promise<Outcome> {
    const { app, claim, transactionMs } = this.options;
    await this.#meanwhile;
    if (this.#failure !== undefined) throw this.#failure.error;
    const traits = this.#traits.get(item.index)!;
    const isFull = this.#results.length >= maxResults || this.#resultBytes >= maxResultBytes;
    const isDue = isFull || this.#commitsNext || (this.#results.length > 0 && app.clock.nowMs() - this.#sinceMs >= transactionMs);
    if (this.#isSuspicious || !(traits.transactional || traits.idempotent)) {
      if (!(await this.#note(item))) return this.#leave(item);
    } else {
      if (isDue || (!traits.transactional && this.#open !== undefined)) await this.#commit({});
      if (this.#halting) return this.#leave(item);
    }
    if (!traits.transactional) return await this.#beside(item, context);
    const shared = await this.#transaction();
    const outcome = await shared.step(
      () => letGo(app.dispatchFor(claim.job)(item, context), context),
      ({ status }) => status < 400 && !context.signal.aborted,
    );
    // Its result would be that of a full disk, not of the item.
    if (shared.lackedRoom !== undefined && outcome.status >= 400) throw shared.lackedRoom;
    if (shared.hadConflict && outcome.status >= 500 && this.heedsConflicts) throw new ConflictError();
    return outcome;
  }

  /** Commits that the item is about to begin, and what is final before it. False: it is not to begin, and nothing says that it has. */
  async #note({ index }: ReadyItem): Promise<boolean> {
    if (this.#halting) return false;
    await this.#commit({ begins: index });
    this.#commitsNext = true;
    return this.#standing?.halt === null;
  }

  /** An item outside of our transaction. What is final before it does not wait for its end to be seen. */
  async #beside(item: ReadyItem, context: ItemContext): Promise<Outcome> {
    const { app, claim, transactionMs } = this.options;
    const timer = setTimeout(() => {
      this.#meanwhile = this.#commit({}).catch((error: unknown) => {
        this.#failure ??= { error };
        this.#halt();
      });
    }, transactionMs);
    try {
      return await app.dispatchFor(claim.job)(item, context);
    } finally {
      clearTimeout(timer);
    }
  }

  /** It was about to begin when the run was ended: it has no result. */
  #leave({ index }: ReadyItem): Outcome {
    this.#left.add(index);
    return notRun;
  }

  /** A result, as soon as there is one; what is skipped because the run ends early is no result. */
  #take(result: ItemResult): void {
    if (this.#failure !== undefined || (this.#halting && result.skipped === true) || this.#left.has(result.index)) return;
    const known = this.#known(result);
    this.#results.push(known);
    this.#resultBytes += known.json?.length ?? 0;
    if (known.status < 400 || known.skipped) return;
    this.#failed += 1;
    const { onError, errorThreshold } = this.options.claim.job;
    if (onError === 'stop') this.#stoppedBy ??= known;
    if (onError === 'stop' || (errorThreshold !== null && this.#failed > errorThreshold)) this.#halt();
  }

  #known(result: ItemResult): ItemResult {
    if (this.#unknown.has(result.index) && !result.skipped) return { ...result, effect: 'unknown', retryable: false };
    if (this.#lost.has(result.index) && !result.skipped) {
      const { transactional } = this.#traits.get(result.index)!;
      const effect = transactional ? 'rolledBack' : 'unknown';
      return { ...result, effect, retryable: isRetryable(result.status, effect, true) };
    }
    // Its statements are undone in the transaction that says so.
    if (result.effect !== 'unknown' || this.#traits.get(result.index)?.transactional !== true) return result;
    return { ...result, effect: 'rolledBack', retryable: isRetryable(result.status, 'rolledBack', false) };
  }

  #halt(): void {
    this.#halting = true;
    this.#hangUp.abort();
  }

  async #transaction(): Promise<SharedTransaction<JobTables>> {
    if (this.#open === undefined) {
      this.#open = await OpenTransaction.begin(this.options.database, this.options.leaseMs);
      this.#sinceMs = this.options.app.clock.nowMs();
    }
    return this.#open.shared;
  }

  /** Commits what there is; without anything new it does nothing. */
  async #commit({ begins }: Pick<Progress, 'begins'>): Promise<void> {
    if (this.#failure !== undefined) return;
    const { queue, claim, observer } = this.options;
    if (this.#results.length === 0 && begins === undefined && this.#open === undefined) return;
    const progress = { results: this.#results, stoppedBy: this.#stoppedBy, begins };
    // Results that come while this is committed belong to the next commit.
    this.#results = [];
    this.#resultBytes = 0;
    const shared = await this.#transaction();
    const standing = await commitProgress(shared.transaction as never, queue, claim, progress);
    await this.#open!.commit();
    observer?.items(countsOf(progress.results));
    this.#open = undefined;
    this.#sinceMs = this.options.app.clock.nowMs();
    this.#commitsNext = false;
    this.#standing = standing;
    this.#failed = standing.failed;
    if (standing.halt !== null) this.#halt();
  }
}

/** The outcome; or, when the item's time is over and it does not let go, one that nobody waits for. */
async function letGo(outcome: Outcome | Promise<Outcome>, { signal }: ItemContext): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const gaveUp = new Promise<Outcome>((resolve) => {
    const wait = () => {
      timer = setTimeout(() => resolve(givenUp), graceMs);
    };
    if (signal.aborted) wait();
    else signal.addEventListener('abort', wait, { once: true });
  });
  try {
    return await Promise.race([outcome, gaveUp]);
  } finally {
    clearTimeout(timer);
  }
}

const givenUp: Outcome = { status: 504, headers: {}, effect: 'rolledBack' };
const notRun: Outcome = { status: 503, headers: {}, effect: 'none' };
const workersLost = problem('internal-error', { detail: 'Workers were lost again and again while the item ran.' });
const outcomeUnknown = problem('outcome-unknown', {
  detail: 'A worker was lost while the operation ran, and it must not run twice.',
});
