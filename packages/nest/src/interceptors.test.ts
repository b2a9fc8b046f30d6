import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, it } from '@jest/globals';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { StreamableFile } from '@nestjs/common';
import { InterceptorsConsumer } from '@nestjs/core/interceptors/interceptors-consumer.js';
import * as fc from 'fast-check';
import { EMPTY, NEVER, Observable, catchError, concatMap, delay, from, lastValueFrom, map, of, tap, throwError } from 'rxjs';
import { intercept } from './interceptors.js';
import { lastValue } from './last-value.js';
import type { LightCall } from './light-call.js';
import { isThenable } from './thenable.js';

type Enter = (next: CallHandler, trail: string[], name: string) => unknown;
const failure = new Error('failed');
const kinds: Readonly<Record<string, Enter>> = {
  marks: (next, trail, name) => next.handle().pipe(tap(() => trail.push(`leave ${name}`))),
  wraps: (next, _trail, name) => next.handle().pipe(map((value) => `${name}(${String(value)})`)),
  'passes on': (next) => next.handle(),
  'passes on later': async (next) => {
    await Promise.resolve();
    return next.handle();
  },
  delays: (next) => next.handle().pipe(delay(0)),
  answers: (_next, _trail, name) => of(`answer of ${name}`),
  'answers a list': () => ['a', 'b'],
  'answers nothing': () => EMPTY,
  recovers: (next) => next.handle().pipe(catchError(() => of('recovered'))),
  throws: () => {
    throw failure;
  },
  rejects: () => Promise.reject(failure),
  fails: () => throwError(() => failure),
  repeats: (next) => next.handle().pipe(concatMap(() => next.handle())),
};
const handlers: Readonly<Record<string, () => unknown>> = {
  value: () => 'value',
  undefined: () => undefined,
  promise: () => Promise.resolve('promised'),
  observable: () => of('first', 'last'),
  'promise of an observable': () => Promise.resolve(from(['x', 'y'])),
  'no value': () => EMPTY,
  throws: () => {
    throw failure;
  },
  rejects: () => Promise.reject(failure),
  fails: () => throwError(() => failure),
  // oxlint-disable-next-line unicorn/no-thenable -- what a query builder returns
  thenable: () => ({ then: (done: (value: string) => void) => done('from a thenable') }),
};

type Run = (interceptors: NestInterceptor[], handle: () => unknown) => unknown;
async function trace(names: readonly string[], handler: string, run: Run): Promise<unknown> {
  const trail: string[] = [];
  const interceptors = names.map((name, at) => ({
    intercept(_context: ExecutionContext, next: CallHandler) {
      trail.push(`enter ${at}`);
      return kinds[name]!(next, trail, String(at)) as Observable<unknown>;
    },
  }));
  // Who repeats the handler hears of its values while it runs again: when, depends on whether they come at once.
  const told = () => (names.includes('repeats') ? trail.toSorted() : trail);
  try {
    return { value: await run(interceptors, () => (trail.push('handler'), handlers[handler]!())), trail: told() };
  } catch (error) {
    return { error, trail: told() };
  }
}

function call(signal = new AbortController().signal): LightCall {
  return { context: { signal } } as unknown as LightCall;
}
const ours: Run = (interceptors, handle) => lastValue(intercept({ interceptors, handle }, call(), {} as ExecutionContext));

describe('interceptors', () => {
  it('run around a handler in the order, and with the values and errors, that Nest’s own consumer has', async () => {
    const consumer = new InterceptorsConsumer();
    const nest: Run = async (interceptors, handle) =>
      lastValueFrom(
        (await consumer.intercept(interceptors, [], {} as never, () => undefined, (async () => handle()) as never)) as Observable<unknown>,
      );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...Object.keys(kinds)), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...Object.keys(handlers)),
        async (names, handler) => {
          expect(await trace(names, handler, ours)).toEqual(await trace(names, handler, nest));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('need no promise where nothing is asynchronous', () => {
    const interceptors = ['marks', 'wraps', 'passes on'].map((name) => ({
      intercept: (_context: ExecutionContext, next: CallHandler) => kinds[name]!(next, [], name) as Observable<unknown>,
    }));
    const value = ours(interceptors, () => 'value');
    expect(isThenable(value)).toBe(false);
    expect(value).toBe('wraps(value)');
  });

  it('give the handler the asynchronous context in which they call on, now and later', async () => {
    const storage = new AsyncLocalStorage<string>();
    const entering: NestInterceptor = { intercept: (_context, next) => storage.run('entered', () => next.handle()) };
    const read = async () => [storage.getStore(), await Promise.resolve().then(() => storage.getStore())];
    expect(await ours([entering, entering], read)).toEqual(['entered', 'entered']);
    expect(storage.getStore()).toBeUndefined();
  });

  it('leave the handler’s own observable when the item is given up', () => {
    let isLeft = false;
    const source = new Observable(() => () => (isLeft = true));
    const controller = new AbortController();
    const passing: NestInterceptor = { intercept: (_context, next) => next.handle() };
    void lastValue(intercept({ interceptors: [passing], handle: () => source }, call(controller.signal), {} as ExecutionContext));
    expect(isLeft).toBe(false);
    controller.abort();
    expect(isLeft).toBe(true);
    expect(() => ours([passing], () => NEVER)).not.toThrow();
  });

  it('are told apart from the streams that the handler gave, which Nest must close', async () => {
    const one = call();
    const file = new StreamableFile(Buffer.from('x'));
    const replacing: NestInterceptor = { intercept: (_context, next) => next.handle().pipe(map(() => 'a notice')) };
    expect(await lastValue(intercept({ interceptors: [replacing], handle: async () => file }, one, {} as ExecutionContext))).toBe(
      'a notice',
    );
    expect(one.streams).toEqual([file]);
  });
});
