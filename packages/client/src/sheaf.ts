import { batchDefaults, sendBatch, sendCall, type CallOptions, type SendBatch } from './batch.js';
import { BatchBuilder, type BuilderOptions } from './builder.js';
import { createBatchingFetch, type BatchingFetch } from './batching-fetch.js';
import { Connection, type ConnectionOptions } from './connection.js';
import type { BatchCapabilities } from './gen/models/index.js';
import type { Batchable, ItemResultOf } from './item.js';
import type { Sleep } from './retry.js';
import { startJob, type StartJob } from './job.js';
import { Server } from './server.js';

export interface SheafOptions extends ConnectionOptions {
  /** How often items that failed with `retryable: true`, and requests that failed for now, are sent again. Default: 2. 0: never. */
  readonly retries?: number | undefined;
  /** Milliseconds to wait at most before sending again; where the server asks for more, the failure is final. Default: 30,000. */
  readonly maxRetryDelayMs?: number | undefined;
  /** Waits before sending again. Default: a timer. */
  readonly sleep?: Sleep | undefined;
}

/** One server, asked in one caller's name. */
export interface Sheaf {
  readonly batch: SendBatch;
  /** Sends one call and gives its answer. @throws CallError when it failed */
  call<Made extends Batchable>(call: Made, options?: CallOptions): Promise<ItemResultOf<Made>>;
  /** Starts a durable job: the same calls and the same results, larger than a request, surviving anything. */
  readonly job: StartJob;
  /** Puts a batch together call by call, with callbacks. */
  builder(options?: BuilderOptions): BatchBuilder;
  /** A `fetch` that joins calls of one tick into a batch, for this server and in this caller's name. */
  readonly fetch: BatchingFetch;
  /** What batches the server takes. The client splits by the limits that it learns here. */
  capabilities(options?: { readonly signal?: AbortSignal }): Promise<BatchCapabilities>;
}

/**
 * A client of one server.
 *
 * No idempotency keys are sent: servers refuse them until they replay results. Until then an unsafe item is sent again only when the server
 * says that it left nothing behind.
 */
export function createSheaf({ retries, maxRetryDelayMs, sleep, ...options }: SheafOptions): Sheaf {
  const server = new Server(new Connection(options));
  const defaults = {
    retries: retries ?? batchDefaults.retries,
    maxRetryDelayMs: maxRetryDelayMs ?? batchDefaults.maxRetryDelayMs,
    sleep: sleep ?? batchDefaults.sleep,
  };
  const batch = sendBatch(server, defaults);
  return {
    batch,
    call: (call, callOptions) => sendCall(batch, call, callOptions),
    job: startJob(server.connection, defaults),
    builder: (builderOptions = {}) => new BatchBuilder(server, defaults, builderOptions),
    fetch: createBatchingFetch(options),
    capabilities: ({ signal } = {}) => server.capabilities(signal),
  };
}
