import type { DistinctRecommendations } from './distinct.js';
import { entriesOf } from './entry.js';
import { BatchError, CallError, SheafError } from './error.js';
import type { Batchable, ItemResultOf } from './item.js';
import { settled, type Failed, type ItemResult, type Settled } from './result.js';
import { sleep, type Sleep } from './retry.js';
import { run } from './run.js';
import type { Server } from './server.js';

/** How a batch is executed. Every member has the server's default where left out. */
export interface BatchOptions {
  /**
   * `auto`: as if one by one, in request order. `serial`: one by one. `parallel`: any order that dependencies and references allow. Default: `auto`.
   */
  readonly execution?: 'auto' | 'serial' | 'parallel' | undefined;
  /** `stop`: no item takes effect behind the first that failed; those are answered 424. Holds over all parts of a split batch. Default: `continue`. */
  readonly onError?: 'continue' | 'stop' | undefined;
  /** How many items may be in flight, 1 to 128. Default: the server's limit. */
  readonly concurrency?: number | undefined;
  /**
   * Milliseconds from the arrival of the request, after which items are answered 504 (running) or 503 (not begun). The client itself waits
   * 15 s longer before it gives up. Each part of a split batch has this time. Default: the server's limit (120,000 as shipped).
   */
  readonly timeoutMs?: number | undefined;
  /**
   * No item is recommended twice to one user in the whole batch, however many requests it takes; `seen` lists items by user that count as
   * recommended before. Default: repeats do not matter.
   */
  readonly distinctRecommendations?: DistinctRecommendations | undefined;
  /** Ends the batch: what has not begun on the server does not begin, and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** How often items that failed with `retryable: true` are sent again, with those skipped because of them. Default: the client's. */
  readonly retries?: number | undefined;
  /**
   * Whether a batch that is larger than what the server runs in one request becomes one durable job, where the server runs jobs and none of
   * `timeoutMs`, `concurrency` and `distinctRecommendations` is given; failures are final then. Else it is split into requests. Default: true.
   */
  readonly mayBeJob?: boolean | undefined;
}

/** All of each answer: the default. */
export interface FullReturn {
  readonly return?: 'full' | undefined;
}

/** Successes without value and headers, for who only wants to know whether it worked. Failures are told in full. */
export interface MinimalReturn {
  readonly return: 'minimal';
}

/** Failures alone. That every other item has succeeded is checked all the same. */
export interface ErrorsReturn {
  readonly return: 'errors';
}

/** What a batch of these calls gives when all succeed, by position. */
export type Values<Calls extends readonly Batchable[]> = { -readonly [At in keyof Calls]: ItemResultOf<Calls[At]> };

/** What became of each of these calls, by position. */
export type SettledValues<Calls extends readonly Batchable[]> = {
  -readonly [At in keyof Calls]: Settled<ItemResultOf<Calls[At]>, IndexOf<At>>;
};

/** The same without the answers of those that succeeded. */
export type SettledWithoutValues<Calls extends readonly Batchable[]> = {
  -readonly [At in keyof Calls]: Settled<undefined, IndexOf<At>>;
};

/** Any of these calls' results, told apart by `index`. */
export type SettledValue<Calls extends readonly Batchable[]> = SettledValues<Calls>[number];

type IndexOf<At> = At extends `${infer Index extends number}` ? Index : number;

/** Sends calls together. An empty batch is answered at once, without a request. */
export interface SendBatch {
  /**
   * The typed answers, by position.
   *
   * @throws BatchError when an item failed; its `results` has the other answers too
   * @throws BatchRefused, ConnectionError, TimeoutError, UnexpectedAnswer when the batch, or a part of it, failed as a whole
   */
  <const Calls extends readonly Batchable[]>(calls: Calls, options?: BatchOptions): Promise<Values<Calls>>;
  /** What became of each item, by position; rejects only when the batch, or a part of it, failed as a whole. */
  settled<const Calls extends readonly Batchable[]>(calls: Calls, options?: BatchOptions & FullReturn): Promise<SettledValues<Calls>>;
  settled<const Calls extends readonly Batchable[]>(
    calls: Calls,
    options: BatchOptions & MinimalReturn,
  ): Promise<SettledWithoutValues<Calls>>;
  /** Only the failures, in request order: none where all have succeeded. */
  settled(calls: readonly Batchable[], options: BatchOptions & ErrorsReturn): Promise<Failed[]>;
  /** Each result as soon as there is one, in the order in which the items end. Leaving the loop ends the batch. */
  stream<const Calls extends readonly Batchable[]>(
    calls: Calls,
    options?: BatchOptions & FullReturn,
  ): AsyncIterableIterator<SettledValue<Calls>>;
  stream<const Calls extends readonly Batchable[]>(
    calls: Calls,
    options: BatchOptions & MinimalReturn,
  ): AsyncIterableIterator<SettledWithoutValues<Calls>[number]>;
  stream(calls: readonly Batchable[], options: BatchOptions & ErrorsReturn): AsyncIterableIterator<Failed>;
}

/** What a client brings to each of its batches. */
export interface BatchDefaults {
  readonly retries: number;
  readonly maxRetryDelayMs: number;
  readonly sleep: Sleep;
}

export const batchDefaults: BatchDefaults = { retries: 2, maxRetryDelayMs: 30_000, sleep };

export function sendBatch(server: Server, defaults: BatchDefaults): SendBatch {
  const results = (calls: readonly Batchable[], options: SettledOptions = {}, isStreamed = false) =>
    settledResults(server, defaults, calls, options, isStreamed);
  const settled = async (calls: readonly Batchable[], options?: SettledOptions): Promise<Settled[]> => {
    const byPosition = Array.from<Settled | undefined>({ length: calls.length });
    for await (const some of results(calls, options)) for (const result of some) byPosition[result.index] = result;
    // Only with `errors` some have none.
    return byPosition.filter((result) => result !== undefined);
  };
  const send = async (calls: readonly Batchable[], options?: BatchOptions): Promise<unknown[]> => {
    // Without types `return` could stand there: the values are what is asked for here.
    const all = await settled(calls, { ...options, return: 'full' });
    return all.map((result) => {
      if (!result.ok) throw new BatchError(all);
      return result.value;
    });
  };
  const stream = async function* (calls: readonly Batchable[], options?: SettledOptions) {
    for await (const some of results(calls, options, true)) yield* some;
  };
  // The implementation knows positions only at run time.
  return Object.assign(send, { settled, stream }) as unknown as SendBatch;
}

type SettledOptions = BatchOptions & { readonly return?: 'full' | 'minimal' | 'errors' | undefined };

/** The results of a batch as they come, as many at a time as there are; what fails as a whole is told what has become of the items until then. */
export async function* settledResults(
  server: Server,
  defaults: BatchDefaults,
  calls: readonly Batchable[],
  {
    execution,
    onError,
    concurrency,
    timeoutMs,
    distinctRecommendations,
    signal,
    retries = defaults.retries,
    mayBeJob = true,
    return: returned = 'full',
  }: SettledOptions,
  isStreamed: boolean,
): AsyncGenerator<readonly Settled[], void, undefined> {
  const results = calls.map((): Settled | undefined => undefined);
  try {
    const envelope = { execution, onError, concurrency, timeoutMs, distinctRecommendations };
    const isBare = returned !== 'full';
    for await (const wire of run(entriesOf(calls), server, { ...defaults, retries, envelope, isBare, signal, isStreamed, mayBeJob })) {
      const some = (isBare ? wire.map(bare) : wire).map(settled);
      for (const result of some) results[result.index] = result;
      yield returned === 'errors' ? some.filter(({ ok }) => !ok) : some;
    }
  } catch (error) {
    if (error instanceof SheafError) error.results = results;
    throw error;
  }
}

/** What `minimal` leaves of a result, whether or not the server was asked for all of it. */
function bare(result: ItemResult): ItemResult {
  const { id, index, status } = result;
  return status < 400 ? { id, index, status } : result;
}

/** Sends one call: a batch of one. */
export async function sendCall<Made extends Batchable>(batch: SendBatch, call: Made, options?: CallOptions): Promise<ItemResultOf<Made>> {
  const [result] = await batch.settled([call], options);
  if (!result.ok) throw new CallError(result);
  return result.value;
}

export type CallOptions = Pick<BatchOptions, 'timeoutMs' | 'signal' | 'retries'>;
