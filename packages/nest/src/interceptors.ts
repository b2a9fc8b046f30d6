import { AsyncResource } from 'node:async_hooks';
import { StreamableFile } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { destroyUnsentBody } from '@nestjs/core/helpers/destroy-unsent-body.js';
import { isStreamingBody, listenForStreamError } from '@nestjs/core/router/streaming-body.js';
import { Observable, from, isObservable, mergeAll, tap } from 'rxjs';
import type { Subscriber, TeardownLogic } from 'rxjs';
import type { LightCall } from './light-call.js';
import { isThenable } from './thenable.js';

/** A handler with its interceptors, the first one outermost. */
export interface Intercepted {
  readonly interceptors: readonly NestInterceptor[];
  handle(call: LightCall): unknown;
}

/**
 * Runs a handler inside its interceptors as Nest's InterceptorsConsumer does, but without a promise where nothing is asynchronous. Gives what
 * the outermost interceptor gives, as an observable; the handler begins when that is subscribed to.
 */
export function intercept(route: Intercepted, call: LightCall, context: ExecutionContext): Observable<unknown> {
  return toObservable(route.interceptors[0]!.intercept(context, new Next(route, call, context, 1)));
}

/** What an interceptor calls on to: the next interceptor, or the handler. */
class Next implements CallHandler {
  constructor(
    readonly route: Intercepted,
    readonly call: LightCall,
    readonly context: ExecutionContext,
    readonly at: number,
  ) {}

  handle(): Observable<unknown> {
    return new Continuation(this);
  }
}

/** What follows, in the asynchronous context of the call to `handle` (`als.run(store, () => next.handle())`), whenever it is subscribed to. */
class Continuation extends Observable<unknown> {
  readonly #scope = new AsyncResource('sheaf.handle', manual);

  constructor(private readonly next: Next) {
    super();
  }

  /** What rxjs's own observables override: a function given to the constructor would be one more per item. */
  protected _subscribe(subscriber: Subscriber<unknown>): TeardownLogic {
    return this.#scope.runInAsyncScope(callOn, undefined, this.next, subscriber) as TeardownLogic;
  }
}

const manual = { requireManualDestroy: true };

function callOn({ route, call, context, at }: Next, subscriber: Subscriber<unknown>): TeardownLogic {
  try {
    if (at === route.interceptors.length) return deliver(call, route.handle(call), subscriber);
    return toObservable(route.interceptors[at]!.intercept(context, new Next(route, call, context, at + 1))).subscribe(subscriber);
  } catch (error) {
    subscriber.error(error);
  }
}

/** Hands on what the handler gave: a value, a promise of one, or an observable. */
function deliver(call: LightCall, value: unknown, subscriber: Subscriber<unknown>): TeardownLogic {
  if (isObservable(value)) return deliverAll(call, value, subscriber);
  if (isThenable(value)) return deliverLater(call, value, subscriber);
  keepStream(call, value);
  subscriber.next(value);
  subscriber.complete();
}

/** An observable of the handler's own is left when the item is given up, as Nest leaves it when the client goes away. */
function deliverAll(call: LightCall, values: Observable<unknown>, subscriber: Subscriber<unknown>): TeardownLogic {
  const subscription = values.pipe(tap((value) => keepStream(call, value))).subscribe(subscriber);
  if (!subscriber.closed) call.context.signal.addEventListener('abort', () => subscription.unsubscribe(), { once: true });
  return subscription;
}

function deliverLater(call: LightCall, value: PromiseLike<unknown>, subscriber: Subscriber<unknown>): TeardownLogic {
  let teardown: TeardownLogic;
  value.then(
    (settled) => {
      // Nobody waits any more: whatever the value holds open must be let go.
      if (subscriber.closed) return destroyUnsentBody(settled);
      try {
        teardown = deliver(call, settled, subscriber);
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
