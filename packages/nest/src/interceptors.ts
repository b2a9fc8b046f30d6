import { AsyncResource } from 'node:async_hooks';
import { StreamableFile } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { destroyUnsentBody } from '@nestjs/core/helpers/destroy-unsent-body.js';
import { isStreamingBody, listenForStreamError } from '@nestjs/core/router/streaming-body.js';
import { Observable, from, isObservable, mergeAll, tap } from 'rxjs';
import type { Subscriber, TeardownLogic } from 'rxjs';
import type { LightCall } from './light-call.js';
import { isThenable } from './thenable.js';

/** A handler inside its interceptors, on one call. */
interface Chain {
  readonly interceptors: readonly NestInterceptor[];
  readonly call: LightCall;
  readonly context: ExecutionContext;
  readonly handle: () => unknown;
}

/**
 * Runs the handler inside the interceptors, the first one outermost, as Nest's InterceptorsConsumer does, but without a promise where nothing
 * is asynchronous. Gives what the outermost interceptor gives, as an observable; the handler begins when that is subscribed to.
 */
export function intercepted(chain: Chain): Observable<unknown> {
  return toObservable(chain.interceptors[0]!.intercept(chain.context, new Next(chain, 1)));
}

/** What an interceptor calls on to: the next interceptor, or the handler. */
class Next implements CallHandler {
  constructor(
    readonly chain: Chain,
    readonly at: number,
  ) {}

  /** What follows runs in the asynchronous context of this call (`als.run(store, () => next.handle())`), whenever it is subscribed to. */
  handle(): Observable<unknown> {
    const scope = new AsyncResource('sheaf.handle', { requireManualDestroy: true });
    return new Observable((subscriber) => scope.runInAsyncScope(callOn, undefined, this, subscriber) as TeardownLogic);
  }
}

function callOn({ chain, at }: Next, subscriber: Subscriber<unknown>): TeardownLogic {
  try {
    if (at === chain.interceptors.length) return deliver(chain, chain.handle(), subscriber);
    return toObservable(chain.interceptors[at]!.intercept(chain.context, new Next(chain, at + 1))).subscribe(subscriber);
  } catch (error) {
    subscriber.error(error);
  }
}

/** Hands on what the handler gave: a value, a promise of one, or an observable. */
function deliver(chain: Chain, value: unknown, subscriber: Subscriber<unknown>): TeardownLogic {
  if (isObservable(value)) return deliverAll(chain.call, value, subscriber);
  if (isThenable(value)) return deliverLater(chain, value, subscriber);
  keepStream(chain.call, value);
  subscriber.next(value);
  subscriber.complete();
}

/** An observable of the handler's own is left when the item is given up, as Nest leaves it when the client goes away. */
function deliverAll(call: LightCall, values: Observable<unknown>, subscriber: Subscriber<unknown>): TeardownLogic {
  const subscription = values.pipe(tap((value) => keepStream(call, value))).subscribe(subscriber);
  if (!subscriber.closed) call.context.signal.addEventListener('abort', () => subscription.unsubscribe(), { once: true });
  return subscription;
}

function deliverLater(chain: Chain, value: PromiseLike<unknown>, subscriber: Subscriber<unknown>): TeardownLogic {
  let teardown: TeardownLogic;
  value.then(
    (settled) => {
      // Nobody waits any more: whatever the value holds open must be let go.
      if (subscriber.closed) return destroyUnsentBody(settled);
      try {
        teardown = deliver(chain, settled, subscriber);
      } catch (error) {
        subscriber.error(error);
      }
    },
    (error: unknown) => subscriber.error(error),
  );
  return () => {
    if (typeof teardown === 'object') teardown.unsubscribe();
  };
}

/** Nest must know the streams that the handler gave: an interceptor may wrap or replace one. */
function keepStream(call: LightCall, value: unknown): void {
  if (value === null || typeof value !== 'object') return;
  const isStreaming = isStreamingBody(value);
  if (isStreaming) listenForStreamError(value);
  if (isStreaming || value instanceof StreamableFile) (call.streams ??= []).push(value);
}

/** Nest takes a promise of an observable, and whatever else rxjs can flatten. */
function toObservable(result: unknown): Observable<unknown> {
  return isObservable(result) ? result : from(Promise.resolve(result as never)).pipe(mergeAll());
}
