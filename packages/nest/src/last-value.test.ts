import { describe, expect, it } from '@jest/globals';
import type { Observable } from 'rxjs';
import {
  EMPTY,
  EmptyError,
  asyncScheduler,
  catchError,
  concat,
  delay,
  finalize,
  from,
  interval,
  lastValueFrom,
  map,
  mergeMap,
  of,
  share,
  take,
  takeUntil,
  tap,
  throwError,
  timer,
} from 'rxjs';
import { lastValue } from './last-value.js';
import { isThenable } from './thenable.js';

async function settle(run: () => unknown): Promise<unknown> {
  try {
    return { value: await run() };
  } catch (error) {
    return { error };
  }
}

const failure = new Error('failed');
const sources: Readonly<Record<string, () => Observable<unknown>>> = {
  one: () => of(1),
  several: () => of(1, 2, 3),
  undefined: () => of(undefined),
  none: () => EMPTY,
  failing: () => throwError(() => failure),
  'failing with undefined': () => throwError(() => undefined),
  'failing after a value': () =>
    concat(
      of(1),
      throwError(() => failure),
    ),
  mapped: () =>
    of(1, 2).pipe(
      map((n) => n * 2),
      tap(() => undefined),
    ),
  recovered: () => throwError(() => failure).pipe(catchError(() => of('recovered'))),
  'mapping that throws': () =>
    of(1).pipe(
      map(() => {
        throw failure;
      }),
    ),
  'a promise': () => from(Promise.resolve('promised')),
  delayed: () => of(1).pipe(delay(0)),
  'taken of many': () => from([1, 2, 3, 4]).pipe(take(2)),
  merged: () => of(1).pipe(mergeMap(() => from([Promise.resolve('a')]))),
  shared: () => of(5).pipe(share()),
  scheduled: () => from([1, 2], asyncScheduler),
  'ended from outside': () => interval(1000).pipe(takeUntil(timer(0))),
};

describe('the last value', () => {
  it.each(Object.entries(sources))('of %s is what lastValueFrom gives', async (_name, make) => {
    const expected = await settle(() => lastValueFrom(make()));
    expect(await settle(() => lastValue(make()))).toEqual(expected);
  });

  it('is there at once when the source is done at once, with every operator’s end done', () => {
    const ended: string[] = [];
    const value = lastValue(
      of(1).pipe(
        finalize(() => ended.push('inner')),
        map((n) => n + 1),
        finalize(() => ended.push('outer')),
      ),
    );
    expect(isThenable(value)).toBe(false);
    expect([value, ended]).toEqual([2, ['inner', 'outer']]);
    expect(() => lastValue(EMPTY)).toThrow(EmptyError);
  });

  it('ends every operator, and the source, when the last of several values came late', async () => {
    const ended: string[] = [];
    const source = timer(0, 1).pipe(
      finalize(() => ended.push('source')),
      take(2),
      finalize(() => ended.push('taken')),
    );
    expect(await lastValue(source)).toBe(1);
    expect(ended.toSorted()).toEqual(['source', 'taken']);
  });
});
