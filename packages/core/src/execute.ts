import { Answer } from './answer.js';
import { Context, type BatchContext } from './context.js';
import type { Clock, Dispatch } from './dispatch.js';
import type { Item, ItemResult } from './envelope.js';
import { InFlight } from './in-flight.js';
import { maxConcurrency, type Limits } from './limits.js';
import type { Plan } from './plan.js';
import { problem, problemFromUnknown, type Problem } from './problem.js';
import { RecommendedInBatch } from './recommended.js';
import { Readiness } from './readiness.js';
import { resultOfProblem } from './result.js';
import { skipAfterDeadline, skipAfterHangUp, skipAfterStop, skipByParents } from './skip.js';
import { Substitution } from './substitution.js';

export interface ExecuteOptions {
  readonly clock: Clock;
  readonly limits: Limits;
  /** The outer request's id; items get `<batchId>/<index>`. */
  readonly batchId: string;
  /** Aborted when the caller hangs up: nothing more begins, reads are aborted, writes that have begun finish. */
  readonly signal?: HangUp | undefined;
  /** When the batch arrived, by the clock: its deadline counts from then. Default: now. */
  readonly arrivedMs?: number | undefined;
  /**
   * Results of items before the first of this batch, which is a later part of a larger one: those that its items depend on or refer to, bodies included.
   */
  readonly earlier?: ReadonlyMap<number, ItemResult> | undefined;
  /** Called with each result as soon as there is one, in order of completion. */
  readonly onResult?: ((result: ItemResult) => void) | undefined;
  /** Called with the cause of each 500 that the execution itself answers, for the log: a dispatch that threw, a body that cannot be JSON. */
  readonly onInternalError?: ((cause: unknown, item: Item) => void) | undefined;
}

/** What of an AbortSignal is used: making one costs as much as an item. */
export interface HangUp {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Others wait no longer than this for the event loop: with windows alone an innocent GET waited 7 ms at the median, with this 3 (measured). */
const sliceMs = 2;

/**
 * Executes a plan: exactly one result per item, in request order, whatever the dispatch does. Where it answers synchronously no promise is
 * made per item. Failures are results; it rejects only with what `onResult` or `onInternalError` threw, once every item is final.
 *
 * An item past its deadline has its 504, its signal is aborted and its place in flight is free, whether or not its dispatch ever ends.
 */
export function execute(plan: Plan, dispatch: Dispatch, options: ExecuteOptions): Promise<ItemResult[]> {
  return new Promise((resolve, reject) => new Execution(plan, dispatch, options, resolve, reject).start());
}

/** A batch of one is mostly what is made for a batch: what only some need (waiting, references) is made when it is needed. */
class Execution implements BatchContext {
  readonly batchId: string;
  readonly startUs: number;
  readonly recommended: RecommendedInBatch | undefined;
  private readonly items: readonly Item[];
  /** Index of the first item; `results`, `items` and `readiness` go by position. */
  private readonly first: number;
  private readonly results: ItemResult[] = [];
  private readonly clock: Clock;
  private readonly readiness: Readiness;
  private readonly answer: Answer;
  private waiting: InFlight | undefined;
  private referred: Substitution | undefined;
  private readonly concurrency: number;
  private readonly batchTimeoutMs: number;
  private readonly deadlineMs: number;
  private sliceStartMs: number;
  private finalCount = 0;
  private stoppedBy: ItemResult | undefined;
  private isHungUp = false;
  private isOutOfTime = false;
  private isPumping = false;
  private isYielding = false;
  private thrown: { readonly error: unknown } | undefined;

  constructor(
    private readonly plan: Plan,
    private readonly dispatch: Dispatch,
    private readonly options: ExecuteOptions,
    private readonly resolve: (results: ItemResult[]) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    const { batch, concurrency = Infinity } = plan;
    const { clock, limits } = options;
    this.batchId = options.batchId;
    this.startUs = clock.epochUs();
    this.recommended = batch.distinct && new RecommendedInBatch(batch.distinct);
    this.items = batch.items;
    this.first = batch.items[0]?.index ?? 0;
    this.results.length = batch.items.length;
    this.clock = clock;
    this.readiness = new Readiness(batch.items.length, plan.edges);
    this.answer = new Answer(limits);
    if (options.earlier !== undefined) this.keepEarlier(options.earlier);
    this.concurrency = Math.max(1, Math.min(concurrency, batch.concurrency ?? limits.concurrency, maxConcurrency));
    this.batchTimeoutMs = Math.min(batch.timeoutMs ?? Infinity, limits.batchTimeoutMs);
    this.sliceStartMs = clock.nowMs();
    this.deadlineMs = (options.arrivedMs ?? this.sliceStartMs) + this.batchTimeoutMs;
  }

  private get inFlight(): InFlight {
    return (this.waiting ??= new InFlight(this.clock, (late, nowMs) => this.giveUp(late, nowMs)));
  }

  private get substitution(): Substitution {
    return (this.referred ??= new Substitution(this.options.limits));
  }

  private keepEarlier(earlier: ReadonlyMap<number, ItemResult>): void {
    for (const result of earlier.values()) if (this.plan.referenced.has(result.index)) this.substitution.keep(result);
  }

  start(): void {
    const { signal } = this.options;
    if (signal?.aborted) this.isHungUp = true;
    else signal?.addEventListener('abort', this.hangUp, { once: true });
    this.pump(this.sliceStartMs);
  }

  /** Begins whatever may begin; called whenever something has changed. `knownMs`: what the clock has just said. */
  private pump(knownMs?: number): void {
    if (this.isPumping || this.isYielding) return;
    this.isPumping = true;
    for (; (this.waiting === undefined || this.waiting.size < this.concurrency) && this.readiness.any(); knownMs = undefined) {
      const nowMs = knownMs ?? this.clock.nowMs();
      if (nowMs - this.sliceStartMs >= sliceMs) {
        this.yield();
        break;
      }
      this.begin(this.items[this.readiness.take()]!, nowMs);
    }
    this.isPumping = false;
    if (this.finalCount === this.items.length) this.end();
  }

  private yield(): void {
    this.isYielding = true;
    const resume = () => {
      this.isYielding = false;
      this.sliceStartMs = this.clock.nowMs();
      this.pump();
    };
    this.clock.yield().then(resume, resume);
  }

  private begin(item: Item, nowMs: number): void {
    const skip = this.skipOf(item, nowMs);
    if (skip !== undefined) return this.settle(skip);
    if (item.problem !== undefined) return this.settle(resultOfProblem(item, item.problem, 'none', false));
    const context = new Context(item, this);
    let refusal: Problem | undefined;
    let answered: unknown;
    let isWaiting = false;
    try {
      const ready = item.references.length === 0 ? { item } : this.substitution.apply(item);
      if ('refusal' in ready) {
        refusal = ready.refusal;
      } else {
        answered = this.dispatch(ready.item, context);
        isWaiting = isPromise(answered);
      }
    } catch (error) {
      return this.fail(context, error);
    }
    if (refusal !== undefined) return this.settle(resultOfProblem(item, refusal, 'none', false));
    if (isWaiting) this.wait(context, answered as PromiseLike<unknown>, nowMs);
    else this.finish(context, answered);
  }

  /** The result of an item that must not begin, if so. */
  private skipOf(item: Item, nowMs: number): ItemResult | undefined {
    if (this.stoppedBy !== undefined) return skipAfterStop(item, this.stoppedBy);
    if (this.isHungUp) return skipAfterHangUp(item);
    this.isOutOfTime ||= nowMs >= this.deadlineMs;
    if (this.isOutOfTime) return skipAfterDeadline(item, this.batchTimeoutMs);
    return item.runIf === 'succeeded' && item.dependsOn.length === 0 ? undefined : skipByParents(item, this.resultOf);
  }

  private readonly resultOf = (index: number): ItemResult => {
    const result = index < this.first ? this.options.earlier?.get(index) : this.results[index - this.first];
    if (result === undefined) throw new RangeError(`execute: the result of item ${index} is not known`);
    return result;
  };

  private wait(context: Context, answered: PromiseLike<unknown>, nowMs: number): void {
    this.inFlight.add(context, Math.min(nowMs + this.itemTimeoutMs(context.item), this.deadlineMs), nowMs);
    // Promise.resolve: a thenable of the app's own may call back twice, or throw.
    Promise.resolve(answered).then(
      (outcome) => this.arrive(context, () => this.finish(context, outcome)),
      (error: unknown) => this.arrive(context, () => this.fail(context, error)),
    );
  }

  private itemTimeoutMs(item: Item): number {
    return Math.min(item.timeoutMs ?? Infinity, this.options.limits.itemTimeoutMs);
  }

  /** What comes after the item was given up is discarded: it has its one result. */
  private arrive(context: Context, settle: () => void): void {
    if (!this.inFlight.delete(context)) return;
    settle();
    this.pump();
  }

  private finish(context: Context, answered: unknown): void {
    const isWanted = this.plan.batch.return === 'full' || this.plan.referenced.has(context.item.index);
    let result: ItemResult;
    try {
      result = this.answer.resultOf(context, answered, isWanted);
    } catch (error) {
      return this.fail(context, error);
    }
    if (result.status < 400) context.keepRecommended();
    this.settle(result);
  }

  private fail(context: Context, error: unknown): void {
    const { problem: internal, cause } = problemFromUnknown(error, context.requestId);
    this.tell(() => this.options.onInternalError?.(cause, context.item));
    this.settle(resultOfProblem(context.item, internal, context.effect, context.idempotent));
  }

  private giveUp(late: readonly Context[], nowMs: number): void {
    this.isOutOfTime ||= nowMs >= this.deadlineMs;
    for (const context of late) {
      const isBatch = context.deadlineMs === this.deadlineMs;
      const limit = isBatch ? this.batchTimeoutMs : this.itemTimeoutMs(context.item);
      const detail = isBatch ? `The batch's ${limit} ms passed while the item ran.` : `The item did not finish within ${limit} ms.`;
      this.settle(resultOfProblem(context.item, problem('item-timeout', { detail, limit }), context.effect, context.idempotent));
      context.abort('TimeoutError');
    }
    this.pump();
  }

  /** The one place where an item becomes final. */
  private settle(full: ItemResult): void {
    const { batch, referenced } = this.plan;
    if (referenced.has(full.index)) this.substitution.keep(full);
    // A body that only references needed is not part of the answer.
    const isSurplus = batch.return !== 'full' && full.status < 400 && full.json !== undefined;
    const result = isSurplus ? { ...full, json: undefined } : full;
    this.results[full.index - this.first] = result;
    this.finalCount += 1;
    // Past the deadline the rest is not executed for that reason, and not because of the item that was running.
    if (batch.onError === 'stop' && result.status >= 400 && !result.skipped && !this.isOutOfTime) this.stoppedBy ??= result;
    this.readiness.release(full.index - this.first);
    if (this.options.onResult !== undefined) this.tell(() => this.options.onResult!(result));
  }

  /** An observer that throws must not cost other items their results. */
  private tell(observer: () => void): void {
    try {
      observer();
    } catch (error) {
      this.thrown ??= { error };
    }
  }

  private readonly hangUp = (): void => {
    this.isHungUp = true;
    this.waiting?.abortReads();
    this.pump();
  };

  private end(): void {
    this.waiting?.stop();
    this.options.signal?.removeEventListener('abort', this.hangUp);
    if (this.thrown === undefined) this.resolve(this.results);
    else this.reject(this.thrown.error);
  }
}

function isPromise(answered: unknown): boolean {
  return typeof answered === 'object' && answered !== null && typeof (answered as { then?: unknown }).then === 'function';
}
