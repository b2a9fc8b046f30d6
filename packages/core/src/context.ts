import type { ItemContext } from './dispatch.js';
import type { Effect, Item } from './envelope.js';
import type { RecommendedByItem, RecommendedInBatch } from './recommended.js';

/** What all items of one execution share. */
export interface BatchContext {
  readonly batchId: string;
  /** Microseconds since 1970 at the batch's start. */
  readonly startUs: number;
  /** `undefined`: repeated recommendations do not matter. */
  readonly recommended: RecommendedInBatch | undefined;
}

/** One item on its way through the dispatch. What few operations ask for is made when they do: an id, a signal. */
export class Context implements ItemContext {
  effect: Effect = 'unknown';
  idempotent = false;
  attached: object | undefined;
  /** When it is given up, by the clock; set when it goes in flight. */
  deadlineMs = Infinity;
  private ownRecommended: RecommendedByItem | undefined;
  private controller: AbortController | undefined;
  private abortReason: 'TimeoutError' | 'AbortError' | undefined;

  constructor(
    readonly item: Item,
    private readonly batch: BatchContext,
  ) {}

  get batchId(): string {
    return this.batch.batchId;
  }

  get requestId(): string {
    return `${this.batch.batchId}/${this.item.index}`;
  }

  get nowUs(): number {
    return this.batch.startUs + this.item.index;
  }

  get startUs(): number {
    return this.batch.startUs;
  }

  get recommended(): RecommendedByItem | undefined {
    return (this.ownRecommended ??= this.batch.recommended?.ofItem());
  }

  /** The item has succeeded: what it recommended counts. */
  keepRecommended(): void {
    this.ownRecommended?.keep();
  }

  get signal(): AbortSignal {
    if (this.controller === undefined) {
      this.controller = new AbortController();
      this.signalAbort();
    }
    return this.controller.signal;
  }

  /** Ends what the item waits for: `TimeoutError` past a deadline, `AbortError` when nobody waits any more. The first reason stays. */
  abort(reason: 'TimeoutError' | 'AbortError'): void {
    this.abortReason ??= reason;
    this.signalAbort();
  }

  private signalAbort(): void {
    if (this.controller === undefined || this.abortReason === undefined) return;
    const message = this.abortReason === 'TimeoutError' ? 'The item ran out of time.' : 'The caller of the batch is gone.';
    this.controller.abort(new DOMException(message, this.abortReason));
  }
}
