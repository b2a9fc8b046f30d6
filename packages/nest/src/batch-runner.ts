import { EventEmitter } from 'node:events';
import { execute, plan } from '@sheaf/core';
import type { Batch, Dispatch, ExecuteOptions, Item, ItemResult, Limits } from '@sheaf/core';
import type { FastifyBaseLogger } from 'fastify';
import { systemClock } from './clock.js';
import { observer } from './endpoint.js';
import type { BatchModuleOptions } from './options.js';
import { OuterRequest } from './outer-request.js';

/** In whose name items run that no request brought. */
export interface ItemOrigin {
  /** What every item inherits, lower-case names: `authorization` and whatever else the routes read. `host` is `localhost` where it is not given. */
  readonly headers: Readonly<Record<string, string>>;
  /** The address that handlers see as their client's. Default: `127.0.0.1`. */
  readonly clientAddress?: string;
  /** For handlers: `batchItem(request).attached`. Default: nothing. */
  readonly attach?: object;
}

/** How a batch runs that no request brought. */
export interface RunOptions
  extends
    ItemOrigin,
    Pick<ExecuteOptions, 'batchId' | 'signal' | 'arrivedMs' | 'onResult' | 'onInternalError'>,
    Partial<Pick<ExecuteOptions, 'clock'>> {
  /** Those given here replace the module's. */
  readonly limits?: Partial<Limits>;
}

/** What the runner needs of the app that it runs in. */
export interface RunnerApp {
  readonly log: FastifyBaseLogger;
  limits(given: Partial<Limits> | undefined): Limits;
  dispatchFor(outer: OuterRequest): Dispatch;
  recommendsTo(item: Item): string | undefined;
  onInternalError(cause: unknown, batchId: string): void;
  readonly onResult: BatchModuleOptions['onResult'];
}

/**
 * Runs batches without a request, for jobs, timers and queues: each item through the guards, pipes, interceptors and filters of its route, in the
 * same way as in a posted batch. Inject it anywhere in an app that imports BatchModule; it works once the app listens (its Fastify instance is ready),
 * and throws before. Whoever starts a run ends it, by `signal`: the app that shuts down does not wait for it.
 */
export class BatchRunner {
  constructor(private readonly app: RunnerApp) {}

  /** One result per item, in request order. The batch's time counts from `arrivedMs`, default now. Rejects as `execute` of @sheaf/core does. */
  run(batch: Batch, { headers, clientAddress, attach, limits, onResult, ...options }: RunOptions): Promise<ItemResult[]> {
    const { app } = this;
    const observe = observer(app, batch);
    const tell = (result: ItemResult): void => {
      observe?.(result);
      onResult?.(result);
    };
    return execute(plan(batch, app.recommendsTo), this.dispatchFor({ headers, clientAddress, attach } as ItemOrigin), {
      clock: systemClock,
      onInternalError: (cause) => app.onInternalError(cause, options.batchId),
      ...options,
      onResult: tell,
      limits: app.limits(limits),
    });
  }

  /** For those who call `execute` of @sheaf/core themselves. */
  dispatchFor({ headers, clientAddress = '127.0.0.1', attach }: ItemOrigin): Dispatch {
    // What an app reads of its client's connection.
    const socket = Object.assign(new EventEmitter(), { remoteAddress: clientAddress, encrypted: false });
    const raw = { socket: socket as never, httpVersion: '1.1', httpVersionMajor: 1, httpVersionMinor: 1 };
    // How large a body is nobody knows: each is held against its route's limit.
    const outer = new OuterRequest({ headers: { host: 'localhost', ...headers }, log: this.app.log, raw }, Infinity, undefined, attach);
    return this.app.dispatchFor(outer);
  }
}
