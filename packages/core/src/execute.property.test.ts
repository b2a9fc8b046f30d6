import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { batchOf, deferred, outcome } from '../test/batch.js';
import { FakeClock, settled } from '../test/fake-clock.js';
import type { Dispatch, Outcome } from './dispatch.js';
import type { Effect, Execution, ItemResult, OnError, RunIf } from './envelope.js';
import { execute } from './execute.js';
import { defaultLimits } from './limits.js';
import { plan } from './plan.js';

/** How the dispatch of an item behaves. `waitMs`: time until its promise is settled. */
interface Behaviour {
  readonly kind: 'sync' | 'async' | 'throw' | 'reject' | 'hang' | 'late' | 'nothing' | 'impossible';
  readonly status: number;
  readonly effect: Effect;
  readonly idempotent: boolean;
  readonly waitMs: number;
}

const itemTimeoutMs = 10;

interface Case {
  readonly items: readonly { readonly dependsOn: readonly number[]; readonly runIf: RunIf; readonly behaviour: Behaviour }[];
  readonly execution: Execution;
  readonly onError: OnError;
  readonly concurrency: number;
}

const behaviour: fc.Arbitrary<Behaviour> = fc.record({
  kind: fc.constantFrom('sync', 'sync', 'async', 'async', 'throw', 'reject', 'hang', 'late', 'nothing', 'impossible'),
  status: fc.constantFrom(200, 201, 204, 304, 400, 404, 409, 429, 500, 503),
  effect: fc.constantFrom('none', 'rolledBack', 'unknown'),
  idempotent: fc.boolean(),
  waitMs: fc.nat(5),
});

const cases: fc.Arbitrary<Case> = fc.record({
  items: fc
    .array(
      fc.record({ parents: fc.array(fc.nat(), { maxLength: 3 }), runIf: fc.constantFrom('succeeded', 'failed', 'always'), behaviour }),
      {
        maxLength: 40,
      },
    )
    .map((items) =>
      items.map(({ parents, runIf, behaviour }, index) => ({
        dependsOn: index === 0 ? [] : [...new Set(parents.map((parent) => parent % index))].toSorted((a, b) => a - b),
        runIf: runIf as RunIf,
        behaviour,
      })),
    ),
  execution: fc.constantFrom('auto', 'serial', 'parallel'),
  onError: fc.constantFrom('continue', 'stop'),
  concurrency: fc.integer({ min: 1, max: 8 }),
});

it('random batches end with exactly one right result per item, in order, bounded, and no item before its parents', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (given) => {
      const { results, told, begun, peak } = await run(given);
      const isParallel = given.execution === 'parallel';

      expect(results.map(({ index }) => index)).toEqual(given.items.map((_, index) => index));
      expect(told.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(given.items.map((_, index) => index));
      for (const result of told) expect(results[result.index]).toBe(result);
      expect(peak).toBeLessThanOrEqual(isParallel ? given.concurrency : 1);
      expect(new Set(begun).size).toBe(begun.length);
      if (!isParallel) expect(begun).toEqual(begun.toSorted((a, b) => a - b));
      const order = new Map(told.map(({ index }, position) => [index, position]));
      given.items.forEach(({ dependsOn }, index) =>
        dependsOn.forEach((parent) => expect(order.get(parent)!).toBeLessThan(order.get(index)!)),
      );

      const outcomes = results.map(({ status, effect, retryable, skipped }) => ({ status, effect, retryable, skipped }));
      if (isParallel && given.onError === 'stop') {
        // Which item fails first is a matter of time here: what began has its own result, and nothing else ran.
        outcomes.forEach((result, index) => {
          if (begun.includes(index)) expect(result).toEqual(alone(given.items[index]!.behaviour));
          else expect(result).toMatchObject({ status: 424, effect: 'none', skipped: true });
        });
        return;
      }
      const expected = oneByOne(given);
      expect(outcomes).toEqual(expected);
      expect(begun.toSorted((a, b) => a - b)).toEqual(expected.flatMap(({ skipped }, index) => (skipped ? [] : [index])));
    }),
    { numRuns: 300 },
  );
});

/** Executes the case on a clock that moves on whenever nothing else can. */
async function run(given: Case): Promise<{ results: ItemResult[]; told: ItemResult[]; begun: number[]; peak: number }> {
  const clock = new FakeClock();
  const told: ItemResult[] = [];
  const begun: number[] = [];
  let begunNotTold = 0;
  let peak = 0;
  const dispatch: Dispatch = (item, context) => {
    begun.push(item.index);
    peak = Math.max(peak, ++begunNotTold);
    const { kind, status, effect, idempotent, waitMs } = given.items[item.index]!.behaviour;
    context.effect = effect;
    context.idempotent = idempotent;
    const answer = outcome(status, { index: item.index });
    switch (kind) {
      case 'sync':
        return answer;
      case 'async':
        return clock.wait(waitMs).then(() => answer);
      case 'throw':
        throw new Error('thrown');
      case 'reject':
        return clock.wait(waitMs).then(() => Promise.reject(new Error('rejected')));
      case 'hang':
        return deferred<Outcome>().promise;
      case 'late':
        return clock.wait(itemTimeoutMs + 1).then(() => answer);
      case 'nothing':
        return undefined as never;
      case 'impossible':
        return { ...answer, status: 99 };
    }
  };
  const { execution, onError, concurrency } = given;
  const items = given.items.map(({ dependsOn, runIf }) => ({ dependsOn, runIf }));
  const running = execute(plan(batchOf(items, { execution, onError, concurrency })), dispatch, {
    clock,
    limits: { ...defaultLimits, itemTimeoutMs, batchTimeoutMs: 1_000_000 },
    batchId: 'b',
    onResult: (result) => {
      told.push(result);
      if (begun.includes(result.index)) begunNotTold -= 1;
    },
  });
  for (await settled(); told.length < given.items.length; await settled()) clock.advance(1);
  return { results: await running, told, begun, peak };
}

/** What the same items come to when each is asked for by itself, one after the other, by a caller who follows the rules by hand. */
function oneByOne(given: Case): Pick<ItemResult, 'status' | 'effect' | 'retryable' | 'skipped'>[] {
  const results: Pick<ItemResult, 'status' | 'effect' | 'retryable' | 'skipped'>[] = [];
  const failedFirst = () => results.find(({ status, skipped }) => status >= 400 && !skipped);
  for (const { dependsOn, runIf, behaviour } of given.items) {
    const failures = dependsOn.map((parent) => results[parent]!).filter(({ status }) => status >= 400);
    const stopper = given.onError === 'stop' ? failedFirst() : undefined;
    if (stopper !== undefined) {
      results.push({ status: 424, effect: 'none', retryable: stopper.retryable!, skipped: true });
    } else if ((runIf === 'succeeded' && failures.length > 0) || (runIf === 'failed' && failures.length === 0)) {
      const retryable = failures.length > 0 && failures.every((failure) => failure.retryable);
      results.push({ status: 424, effect: 'none', retryable, skipped: true });
    } else {
      results.push(alone(behaviour));
    }
  }
  return results;
}

function alone({ kind, status, effect, idempotent }: Behaviour): Pick<ItemResult, 'status' | 'effect' | 'retryable' | 'skipped'> {
  const own = kind === 'sync' || kind === 'async' ? status : kind === 'hang' || kind === 'late' ? 504 : 500;
  if (own < 400) return { status: own, effect: undefined, retryable: undefined, skipped: undefined };
  const mayRepeat = [429, 500, 503, 504].includes(own);
  return { status: own, effect, retryable: mayRepeat && (effect !== 'unknown' || idempotent), skipped: undefined };
}
