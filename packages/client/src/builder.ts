import { settledResults, type BatchDefaults, type BatchOptions } from './batch.js';
import type { AnyCall, ResultOf } from './call.js';
import { BatchRefused } from './error.js';
import type { CallItem, ItemOptions } from './item.js';
import { localProblem } from './problem.js';
import { isSkipped, type Settled } from './result.js';
import type { Server } from './server.js';

export interface BuilderOptions extends BatchOptions {
  /** Called with each item's result, after the item's own callback. Awaited before the next. */
  readonly callback?: Callback | undefined;
  /** Called after each item's callbacks. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Whether results arrive as items end, in that order, instead of all at once in request order. Default: false. */
  readonly stream?: boolean | undefined;
}

/** May be asynchronous: `execute` waits for it. Whatever it throws is kept until all callbacks have run. */
export type Callback<Value = unknown> = (result: Settled<Value>) => void | Promise<void>;

/** Items that have their result. */
export interface Progress {
  readonly total: number;
  /** succeeded + failed + skipped. */
  readonly done: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Never executed because of another item. */
  readonly skipped: number;
}

export interface AddOptions<Value> extends ItemOptions {
  /** Called with this item's result, before the builder's own callback. */
  readonly callback?: Callback<Value> | undefined;
}

/** A batch that is put together call by call; `sheaf.builder` makes it. It is executed once. */
export class BatchBuilder {
  private readonly items: CallItem[] = [];
  private readonly callbacks: (Callback | undefined)[] = [];
  private readonly ids = new Set<string>();
  private isExecuted = false;

  constructor(
    private readonly server: Server,
    private readonly defaults: BatchDefaults,
    private readonly options: BuilderOptions,
  ) {}

  /** How many calls have been added. */
  get size(): number {
    return this.items.length;
  }

  /**
   * Adds a call. What comes back stands for it in `ref` and `dependsOn`. An item without an id gets one that no other has, whatever is
   * added later; its result says which.
   *
   * @throws BatchRefused (`duplicate-id`) when an item with that id was added before
   */
  add<Made extends AnyCall>(call: Made, { callback, ...options }: AddOptions<ResultOf<Made>> = {}): CallItem<Made> {
    this.refuseWhenExecuted();
    const { id } = options;
    if (id !== undefined && this.ids.has(id)) {
      const errors = [{ pointer: `/requests/${this.size}/id`, detail: 'An item with this id was added before.' }];
      throw new BatchRefused(localProblem('duplicate-id', errors[0]!.detail, { errors, errorCount: 1 }));
    }
    if (id !== undefined) this.ids.add(id);
    const item: CallItem<Made> = { call, options };
    this.items.push(item);
    this.callbacks.push(callback as Callback | undefined);
    return item;
  }

  /**
   * Sends the batch and calls the callbacks, one after the other, in the order of the answers. Resolves with what became of each item, by
   * position, when every callback has run; a failed item is told to its callbacks and rejects nothing.
   *
   * @throws AggregateError of all that callbacks threw, after all have run
   * @throws as `sheaf.batch` when the batch fails as a whole; items that have answered before that have had their callbacks
   */
  async execute(): Promise<readonly Settled[]> {
    this.refuseWhenExecuted();
    this.isExecuted = true;
    const { callback, onProgress, stream = false, ...options } = this.options;
    const results = Array.from<Settled>({ length: this.size });
    const progress = { total: this.size, done: 0, succeeded: 0, failed: 0, skipped: 0 };
    const thrown: unknown[] = [];
    const tell = async (listener: (() => void | Promise<void>) | undefined): Promise<void> => {
      try {
        await listener?.();
      } catch (error) {
        thrown.push(error);
      }
    };
    try {
      for await (const some of settledResults(this.server, this.defaults, this.items, options, stream)) {
        for (const result of some) {
          results[result.index] = result;
          progress.done += 1;
          progress[outcomeOf(result)] += 1;
          await tell(() => this.callbacks[result.index]?.(result));
          await tell(() => callback?.(result));
          await tell(() => onProgress?.({ ...progress }));
        }
      }
    } catch (error) {
      if (thrown.length === 0) throw error;
      thrown.unshift(error);
    }
    if (thrown.length > 0)
      throw new AggregateError(thrown, `${thrown.length} failures while the batch and its callbacks ran; the first: ${String(thrown[0])}`);
    return results;
  }

  private refuseWhenExecuted(): void {
    if (this.isExecuted) throw new Error('This batch has been executed; make a new builder for the next.');
  }
}

function outcomeOf(result: Settled): 'succeeded' | 'failed' | 'skipped' {
  if (result.ok) return 'succeeded';
  return isSkipped(result) ? 'skipped' : 'failed';
}
