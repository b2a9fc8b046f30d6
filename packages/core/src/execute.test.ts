import { describe, expect, it } from '@jest/globals';
import { batchOf, bodyOf, deferred, items, outcome, problemOf } from '../test/batch.js';
import { FakeClock, settled } from '../test/fake-clock.js';
import type { Dispatch, ItemContext, Outcome } from './dispatch.js';
import type { Batch, ItemResult } from './envelope.js';
import { execute, type ExecuteOptions } from './execute.js';
import { defaultLimits } from './limits.js';
import { plan } from './plan.js';
import { problem } from './problem.js';
import { summarize } from './result.js';

function start(batch: Batch, dispatch: Dispatch, options: Partial<ExecuteOptions> = {}): Promise<ItemResult[]> {
  return execute(plan(batch), dispatch, { clock: new FakeClock(), limits: defaultLimits, batchId: 'b', ...options });
}

const hang = () => new Promise<Outcome>(() => {});
const statuses = (results: readonly ItemResult[]) => results.map(({ status }) => status);

describe('results', () => {
  it('are one per item, in request order, with what the dispatch answered', async () => {
    const results = await start(batchOf(items(3)), (item) => outcome(200 + item.index, { index: item.index }));
    expect(results).toEqual([
      { id: '0', index: 0, status: 200, headers: { 'content-type': 'application/json' }, json: '{"index":0}' },
      { id: '1', index: 1, status: 201, headers: { 'content-type': 'application/json' }, json: '{"index":1}' },
      { id: '2', index: 2, status: 202, headers: { 'content-type': 'application/json' }, json: '{"index":2}' },
    ]);
  });

  it('are in request order when items finish in another, and onResult has them as they finish', async () => {
    const waiting = [deferred<Outcome>(), deferred<Outcome>(), deferred<Outcome>()];
    const seen: number[] = [];
    const running = start(batchOf(items(3), { execution: 'parallel' }), (item) => waiting[item.index]!.promise, {
      onResult: (result) => seen.push(result.index),
    });
    for (const index of [2, 0, 1]) {
      waiting[index]!.resolve(outcome(200, index));
      await settled();
    }
    expect((await running).map(bodyOf)).toEqual([0, 1, 2]);
    expect(seen).toEqual([2, 0, 1]);
  });

  it('of an empty batch are none', async () => {
    expect(await start(batchOf([]), () => outcome(200))).toEqual([]);
  });

  it.each([[0], [false], [null], [''], [[]], ['text']])('keep the body %j', async (body) => {
    const [result] = await start(batchOf(items(1)), () => outcome(200, body));
    expect(result!.json).toBe(JSON.stringify(body));
  });

  it.each([[204], [304]])('have no body with status %i', async (status) => {
    const [result] = await start(batchOf(items(1)), () => outcome(status, { a: 1 }));
    expect(result!.json).toBeUndefined();
  });

  it('have no body where the operation answered none, or an empty text', async () => {
    const results = await start(batchOf(items(2)), (item) => (item.index === 0 ? outcome(200) : { status: 200, headers: {}, json: '' }));
    expect(results.map(({ json }) => json)).toEqual([undefined, undefined]);
  });

  it('take a body that is JSON text already as it is', async () => {
    const [result] = await start(batchOf(items(1)), () => ({ status: 200, headers: {}, json: '{"n":9007199254740993}' }));
    expect(result!.json).toBe('{"n":9007199254740993}');
  });

  it('do not change when a later item changes the same object', async () => {
    const stored = { views: 0 };
    const results = await start(batchOf(items(3)), () => {
      stored.views += 1;
      return outcome(200, stored);
    });
    expect(results.map(bodyOf)).toEqual([{ views: 1 }, { views: 2 }, { views: 3 }]);
  });

  it('of successes have no body with return minimal and errors, which is then never serialised', async () => {
    for (const mode of ['minimal', 'errors'] as const) {
      const body = {
        toJSON: () => {
          throw new Error('serialised');
        },
      };
      const results = await start(batchOf(items(2), { return: mode }), (item) =>
        item.index === 0 ? outcome(200, body) : outcome(404, { code: 'not-found' }),
      );
      expect(results.map(bodyOf)).toEqual([undefined, { code: 'not-found' }]);
      expect(results[0]!.status).toBe(200);
    }
  });

  it('carry the number of cookies that were dropped', async () => {
    const limits = { ...defaultLimits, maxItemResultBytes: 10 };
    const bodies = [null, null, null, 'too large to answer'];
    const results = await start(
      batchOf(items(4)),
      (item) => outcome(item.index === 2 ? 401 : 200, bodies[item.index], { droppedCookies: item.index }),
      { limits },
    );
    expect(results.map(({ status, droppedCookies }) => [status, droppedCookies])).toEqual([
      [200, undefined],
      [200, 1],
      [401, 2],
      [502, 3],
    ]);
  });
});

/* oxlint-disable unicorn/no-thenable -- what an app's own thenables do is tested here */
describe('a dispatch that breaks its contract', () => {
  const bug = new Error('secret of the app');
  const broken: [string, Dispatch][] = [
    [
      'throws',
      () => {
        throw bug;
      },
    ],
    ['rejects', () => Promise.reject(bug)],
    ['answers nothing', () => undefined as never],
    ['answers null', () => null as never],
    ['answers text', () => 'ok' as never],
    ['resolves to nothing', () => Promise.resolve(undefined as never)],
    ['answers no status', () => ({ headers: {}, body: 1 }) as never],
    ['answers no headers', () => ({ status: 200, body: 1 }) as never],
    ['answers status 0', () => outcome(0)],
    ['answers status 102', () => outcome(102)],
    ['answers status 600', () => outcome(600)],
    ['answers status 200.5', () => outcome(200.5)],
    ['answers status NaN', () => outcome(NaN)],
    ['answers status "200"', () => outcome('200' as never)],
    [
      'answers a body that is a ring',
      () => {
        const body: Record<string, unknown> = {};
        body['self'] = body;
        return outcome(200, body);
      },
    ],
    ['answers a bigint', () => outcome(200, { n: 1n })],
    [
      'answers a body whose toJSON throws',
      () =>
        outcome(200, {
          toJSON: () => {
            throw bug;
          },
        }),
    ],
    [
      'answers a thenable that throws',
      () =>
        ({
          then: () => {
            throw bug;
          },
        }) as never,
    ],
    [
      'answers a then that cannot be read',
      () =>
        Object.defineProperty({}, 'then', {
          get: () => {
            throw bug;
          },
        }) as never,
    ],
  ];

  it.each(broken)('that %s costs that item a 500 that hides the cause, and no other item anything', async (_, breaks) => {
    const causes: unknown[] = [];
    const results = await start(batchOf(items(3)), (item, context) => (item.index === 1 ? breaks(item, context) : outcome(200)), {
      onInternalError: (cause, item) => causes.push([cause, item.index]),
    });
    expect(statuses(results)).toEqual([200, 500, 200]);
    expect(results[1]).toMatchObject({ effect: 'unknown', retryable: false, headers: { 'content-type': 'application/problem+json' } });
    expect(problemOf(results[1])).toEqual({
      type: '/problems/internal-error',
      title: 'Internal error',
      status: 500,
      code: 'internal-error',
      instance: 'b/1',
    });
    expect(causes).toEqual([[expect.any(Error), 1]]);
  });

  it('that calls back twice gives one result, the first', async () => {
    const seen: ItemResult[] = [];
    const twice = {
      then(resolve: (value: Outcome) => void, reject: (error: unknown) => void) {
        resolve(outcome(200, 'first'));
        resolve(outcome(200, 'second'));
        reject(bug);
      },
    };
    const results = await start(batchOf(items(1)), () => twice as never, { onResult: (result) => seen.push(result) });
    expect(results.map(bodyOf)).toEqual(['first']);
    expect(seen).toHaveLength(1);
  });

  it('is retryable when it had written nothing', async () => {
    const [result] = await start(batchOf(items(1)), (_, context) => {
      context.effect = 'none';
      throw bug;
    });
    expect(result).toMatchObject({ effect: 'none', retryable: true });
  });
});

/* oxlint-enable unicorn/no-thenable */

describe('observers that throw', () => {
  it('reject the execution with what they threw, once every item is final', async () => {
    const seen: number[] = [];
    const bug = new Error('writer');
    const running = start(batchOf(items(3)), async () => outcome(200), {
      onResult: (result) => {
        seen.push(result.index);
        if (result.index === 0) throw bug;
      },
    });
    await expect(running).rejects.toBe(bug);
    expect(seen).toEqual([0, 1, 2]);
  });
});

describe('effect and retryable', () => {
  const cases: [string, number, Partial<Outcome>, (context: ItemContext) => void, object][] = [
    ['404 is not', 404, { effect: 'none' }, () => {}, { effect: 'none', retryable: false }],
    ['503 without effect is', 503, { effect: 'none' }, () => {}, { effect: 'none', retryable: true }],
    ['500 rolled back is', 500, { effect: 'rolledBack' }, () => {}, { effect: 'rolledBack', retryable: true }],
    ['500 with an unknown effect is not', 500, {}, () => {}, { effect: 'unknown', retryable: false }],
    ['500 of an idempotent operation is', 500, { idempotent: true }, () => {}, { effect: 'unknown', retryable: true }],
    ['409 of an idempotent operation is not', 409, { idempotent: true }, () => {}, { effect: 'unknown', retryable: false }],
    [
      'the context says what the outcome does not',
      504,
      {},
      (context) => {
        context.effect = 'none';
      },
      { effect: 'none', retryable: true },
    ],
    [
      'the context says that it is idempotent',
      502,
      {},
      (context) => {
        context.idempotent = true;
      },
      { effect: 'unknown', retryable: true },
    ],
    [
      'the outcome wins over the context',
      503,
      { effect: 'unknown' },
      (context) => {
        context.effect = 'none';
      },
      { effect: 'unknown', retryable: false },
    ],
  ];
  it.each(cases)('%s', async (_, status, more, note, expected) => {
    const [result] = await start(batchOf(items(1)), (_item, context) => {
      note(context);
      return outcome(status, null, more);
    });
    expect(result).toMatchObject(expected);
  });

  it.each([408, 425, 429, 500, 502, 503, 504])('status %i may succeed later', async (status) => {
    const [result] = await start(batchOf(items(1)), () => outcome(status, null, { effect: 'none' }));
    expect(result!.retryable).toBe(true);
  });

  it('are not on successes', async () => {
    const [result] = await start(batchOf(items(1)), () => outcome(200, null, { effect: 'none', idempotent: true }));
    expect(Object.keys(result!)).toEqual(['id', 'index', 'status', 'headers', 'json']);
  });
});

it('a plan can be executed again', async () => {
  const planned = plan(batchOf([{}, { dependsOn: [0] }], { execution: 'parallel' }));
  for (let round = 0; round < 2; round += 1) {
    const begun: number[] = [];
    const dispatch: Dispatch = async (item) => (begun.push(item.index), await settled(), outcome(200));
    await execute(planned, dispatch, { clock: new FakeClock(), limits: defaultLimits, batchId: 'b' });
    expect(begun).toEqual([0, 1]);
  }
});

describe('dependencies', () => {
  it('let an item wait for its parents, whatever else is free', async () => {
    const parent = deferred<Outcome>();
    const begun: number[] = [];
    const running = start(batchOf([{}, { dependsOn: [0] }, {}], { execution: 'parallel' }), (item) => {
      begun.push(item.index);
      return item.index === 0 ? parent.promise : outcome(200);
    });
    await settled();
    expect(begun).toEqual([0, 2]);
    parent.resolve(outcome(200));
    await running;
    expect(begun).toEqual([0, 2, 1]);
  });

  it('answer 424 with the failed parent, which goes on to theirs', async () => {
    const results = await start(batchOf([{ id: 'a' }, { id: 'b', dependsOn: [0] }, { id: 'c', dependsOn: [1] }]), () =>
      outcome(404, null, { effect: 'none' }),
    );
    expect(results[1]).toMatchObject({ status: 424, effect: 'none', retryable: false, skipped: true });
    expect(problemOf(results[1])).toEqual({
      type: '/problems/failed-dependency',
      title: 'Dependency failed',
      status: 424,
      code: 'failed-dependency',
      detail: 'Item 0, which this one depends on, answered 404.',
      item: { id: 'a', index: 0 },
    });
    expect(problemOf(results[2])).toMatchObject({ item: { id: 'b', index: 1 } });
  });

  it('are retryable after a parent that is, and only if all that failed are', async () => {
    const answers = [outcome(503, null, { effect: 'none' }), outcome(404, null, { effect: 'none' })];
    const results = await start(
      batchOf([{}, {}, { dependsOn: [0] }, { dependsOn: [2] }, { dependsOn: [0, 1] }]),
      (item) => answers[item.index]!,
    );
    expect(results.slice(2).map(({ retryable }) => retryable)).toEqual([true, true, false]);
  });

  it.each([
    ['failed', [200, 200], 424],
    ['failed', [200, 500], 201],
    ['failed', [424, 200], 201],
    ['always', [500, 500], 201],
    ['always', [200, 200], 201],
    ['succeeded', [200, 399], 201],
    ['succeeded', [200, 400], 424],
  ] as const)('with runIf %s and parents %j answer %i', async (runIf, parents, status) => {
    const results = await start(batchOf([{}, {}, { dependsOn: [0, 1], runIf }]), (item) => outcome(parents[item.index] ?? 201));
    expect(results[2]!.status).toBe(status);
  });

  it('with runIf failed and no parent at all never run', async () => {
    const results = await start(batchOf([{ runIf: 'failed' }]), () => outcome(200));
    expect(results[0]).toMatchObject({ status: 424, skipped: true, retryable: false });
  });

  it('count a parent that was skipped as failed', async () => {
    const results = await start(batchOf([{}, { dependsOn: [0] }, { dependsOn: [1], runIf: 'failed' }]), (item) =>
      outcome(item.index === 0 ? 404 : 200),
    );
    expect(statuses(results)).toEqual([404, 424, 200]);
  });
});

describe('a later part of a batch', () => {
  const earlier = new Map<number, ItemResult>([
    [2, { id: 'two', index: 2, status: 200, headers: {}, json: '{"itemId":"movie"}' }],
    [3, { id: 'three', index: 3, status: 500, headers: {}, json: '{}', effect: 'none', retryable: true }],
  ]);

  it.each(['auto', 'parallel'] as const)('keeps its indexes and uses the results before it, when %s', async (execution) => {
    const given: unknown[] = [];
    const results = await start(
      batchOf(
        [
          { index: 5, dependsOn: [2], references: [{ at: ['body'], item: 2, pointer: ['body', 'itemId'] }] },
          { index: 6, dependsOn: [3] },
          { index: 7, dependsOn: [3, 5], runIf: 'failed' },
        ],
        { execution },
      ),
      (item, context) => {
        given.push([item.index, item.body, context.requestId]);
        return outcome(200);
      },
      { earlier },
    );
    expect(given).toEqual([
      [5, 'movie', 'b/5'],
      [7, undefined, 'b/7'],
    ]);
    expect(results.map(({ index, status }) => [index, status])).toEqual([
      [5, 200],
      [6, 424],
      [7, 200],
    ]);
    expect(problemOf(results[1])).toMatchObject({ item: { id: 'three', index: 3 } });
  });
});

describe('distinct recommendations', () => {
  const seen = new Map([['ada', ['a']]]);

  it('tells each item what those before it have recommended, but not what failed ones would have, and begins with what the caller says', async () => {
    const known: string[][] = [];
    const statuses = [200, 500, 200, 200];
    await start(batchOf(items(4), { distinct: { seen } }), ({ index }, context) => {
      known.push([...context.recommended!.seenBy('ada')]);
      context.recommended!.add('ada', [`of-${index}`]);
      return outcome(statuses[index]!);
    });
    expect(known).toEqual([['a'], ['a', 'of-0'], ['a', 'of-0'], ['a', 'of-0', 'of-2']]);
  });

  it('counts nothing of an item whose answer was too large, or that came after its time', async () => {
    const clock = new FakeClock();
    const late = deferred<Outcome>();
    const known: string[][] = [];
    const results = start(
      batchOf([{}, { timeoutMs: 10 }, {}], { distinct: { seen: new Map() } }),
      ({ index }, context) => {
        known.push([...context.recommended!.seenBy('ada')]);
        context.recommended!.add('ada', [`of-${index}`]);
        if (index === 0) return outcome(200, 'x'.repeat(100));
        return index === 1 ? late.promise : outcome(200);
      },
      { clock, limits: { ...defaultLimits, maxItemResultBytes: 50 } },
    );
    clock.advance(10);
    late.resolve(outcome(200));
    expect(statuses(await results)).toEqual([502, 504, 200]);
    expect(known).toEqual([[], [], []]);
  });

  it('holds in a parallel batch: items of one user keep their order although nothing else waits', async () => {
    const known: string[][] = [];
    const batch = batchOf(items(3), { execution: 'parallel', distinct: { seen: new Map() } });
    await execute(
      plan(batch, () => 'ada'),
      async ({ index }, context) => {
        known.push([...context.recommended!.seenBy('ada')]);
        await Promise.resolve();
        context.recommended!.add('ada', [`of-${index}`]);
        return outcome(200);
      },
      { clock: new FakeClock(), limits: defaultLimits, batchId: 'b' },
    );
    expect(known).toEqual([[], ['of-0'], ['of-0', 'of-1']]);
  });

  it('is not there for items of a batch that did not ask for it', async () => {
    const states: unknown[] = [];
    await start(batchOf(items(1)), (_, context) => {
      states.push(context.recommended);
      return outcome(200);
    });
    expect(states).toEqual([undefined]);
  });
});

describe('an item that carries a problem', () => {
  const refused = { problem: problem('invalid-request', { detail: 'This dialect has no such method.' }) };

  it('is answered with it at its turn, effect none, and is never dispatched', async () => {
    const dispatched: number[] = [];
    const seen: number[] = [];
    const results = await start(
      batchOf([{}, refused, {}]),
      (item) => {
        dispatched.push(item.index);
        return outcome(200);
      },
      { onResult: ({ index }) => seen.push(index) },
    );
    expect(dispatched).toEqual([0, 2]);
    expect(seen).toEqual([0, 1, 2]);
    expect(results[1]).toEqual({
      id: '1',
      index: 1,
      status: 422,
      headers: { 'content-type': 'application/problem+json' },
      json: JSON.stringify(refused.problem),
      effect: 'none',
      retryable: false,
    });
    expect(summarize(results)).toEqual({ total: 3, succeeded: 2, failed: 1, skipped: 0 });
  });

  it('is retryable when its problem is', async () => {
    const [result] = await start(batchOf([{ problem: problem('unavailable') }]), () => outcome(200));
    expect(result).toMatchObject({ status: 503, retryable: true });
  });

  it('stops a batch that stops at failures', async () => {
    const results = await start(batchOf([{}, refused, {}], { onError: 'stop' }), () => outcome(200));
    expect(statuses(results)).toEqual([200, 422, 424]);
    expect(problemOf(results[2])).toMatchObject({ item: { id: '1', index: 1 } });
  });

  it('fails those that depend on it, lets those run that wait for a failure, and can be referred to', async () => {
    const given: unknown[] = [];
    const results = await start(
      batchOf(
        [
          refused,
          { dependsOn: [0] },
          { dependsOn: [0], runIf: 'failed', references: [{ at: ['body'], item: 0, pointer: ['body', 'code'] }] },
        ],
        { execution: 'parallel' },
      ),
      (item) => {
        given.push(item.body);
        return outcome(200);
      },
    );
    expect(statuses(results)).toEqual([422, 424, 200]);
    expect(given).toEqual(['invalid-request']);
  });

  it('waits for its own parents, and is skipped when they fail', async () => {
    const results = await start(batchOf([{}, { ...refused, dependsOn: [0] }]), () => outcome(500));
    expect(statuses(results)).toEqual([500, 424]);
    expect(results[1]!.skipped).toBe(true);
  });

  it('is not executed once the caller has hung up', async () => {
    const [result] = await start(batchOf([refused]), () => outcome(200), { signal: AbortSignal.abort() });
    expect(problemOf(result).code).toBe('not-executed');
  });
});

describe('onError stop', () => {
  it('answers every item after the first failure with 424 that names it, runIf or not', async () => {
    const begun: number[] = [];
    const results = await start(batchOf([{}, { id: 'bad' }, { runIf: 'always', dependsOn: [1] }, {}], { onError: 'stop' }), (item) => {
      begun.push(item.index);
      return outcome(item.index === 1 ? 409 : 200, null, { effect: 'none' });
    });
    expect(statuses(results)).toEqual([200, 409, 424, 424]);
    expect(begun).toEqual([0, 1]);
    for (const result of results.slice(2)) {
      expect(result).toMatchObject({ skipped: true, effect: 'none', retryable: false });
      expect(problemOf(result)).toMatchObject({ code: 'failed-dependency', item: { id: 'bad', index: 1 } });
    }
  });

  it('makes the rest retryable when the failure is', async () => {
    const results = await start(batchOf(items(2), { onError: 'stop', execution: 'serial' }), () => outcome(503, null, { effect: 'none' }));
    expect(results[1]).toMatchObject({ status: 424, retryable: true });
  });

  it('in parallel starts nothing more and lets finish what runs', async () => {
    const first = deferred<Outcome>();
    const second = deferred<Outcome>();
    const begun: number[] = [];
    const running = start(batchOf(items(4), { onError: 'stop', execution: 'parallel', concurrency: 2 }), (item) => {
      begun.push(item.index);
      return item.index === 0 ? first.promise : second.promise;
    });
    second.resolve(outcome(500));
    await settled();
    first.resolve(outcome(200, 'finished'));
    const results = await running;
    expect(statuses(results)).toEqual([200, 500, 424, 424]);
    expect(begun).toEqual([0, 1]);
    expect(problemOf(results[3])).toMatchObject({ item: { index: 1 } });
  });

  it('names the first that failed to items that were released by another failure', async () => {
    const waiting = [deferred<Outcome>(), deferred<Outcome>()];
    const running = start(
      batchOf([{}, {}, { dependsOn: [0] }], { onError: 'stop', execution: 'parallel' }),
      (item) => waiting[item.index]!.promise,
    );
    waiting[1]!.resolve(outcome(500));
    await settled();
    waiting[0]!.resolve(outcome(500));
    expect(problemOf((await running)[2])).toMatchObject({ item: { index: 1 } });
  });

  it('does not stop at an item that was only skipped', async () => {
    const results = await start(batchOf([{}, { dependsOn: [0], runIf: 'failed' }, {}], { onError: 'stop' }), () => outcome(200));
    expect(statuses(results)).toEqual([200, 424, 200]);
  });
});

describe('time', () => {
  it('gives an item up at its timeout with 504, aborts its signal, frees its place and discards what comes later', async () => {
    const clock = new FakeClock();
    const late = deferred<Outcome>();
    const seen: number[] = [];
    let signal: AbortSignal | undefined;
    const running = start(
      batchOf([{ timeoutMs: 50 }, {}]),
      (item, context) => {
        if (item.index === 1) return outcome(200);
        signal = context.signal;
        return late.promise;
      },
      { clock, onResult: (result) => seen.push(result.index) },
    );
    clock.advance(49);
    await settled();
    expect([signal!.aborted, seen]).toEqual([false, []]);
    clock.advance(1);
    late.resolve(outcome(200, 'late'));
    const results = await running;
    expect(results[0]).toMatchObject({ status: 504, effect: 'unknown', retryable: false });
    expect(problemOf(results[0])).toMatchObject({ code: 'item-timeout', limit: 50 });
    expect(results[1]!.status).toBe(200);
    expect(signal!.reason).toMatchObject({ name: 'TimeoutError' });
    expect(seen).toEqual([0, 1]);
    expect(clock.pending).toBe(0);
  });

  it('discards a late rejection without a trace', async () => {
    const clock = new FakeClock();
    const late = deferred<Outcome>();
    const causes: unknown[] = [];
    const running = start(batchOf([{ timeoutMs: 5 }]), () => late.promise, { clock, onInternalError: (cause) => causes.push(cause) });
    clock.advance(5);
    late.reject(new Error('aborted'));
    await settled();
    expect(statuses(await running)).toEqual([504]);
    expect(causes).toEqual([]);
  });

  it('says of an item given up what its context said last', async () => {
    const clock = new FakeClock();
    const running = start(
      batchOf(items(3), { execution: 'parallel' }),
      (item, context) => {
        if (item.index === 0) context.effect = 'none';
        if (item.index === 1) context.idempotent = true;
        return hang();
      },
      { clock },
    );
    clock.advance(defaultLimits.itemTimeoutMs);
    expect((await running).map(({ status, effect, retryable }) => [status, effect, retryable])).toEqual([
      [504, 'none', true],
      [504, 'unknown', true],
      [504, 'unknown', false],
    ]);
  });

  it('gives an item no more than the limit, whatever it asks for', async () => {
    const clock = new FakeClock();
    const running = start(batchOf([{ timeoutMs: 1_000_000 }]), hang, { clock });
    clock.advance(defaultLimits.itemTimeoutMs);
    expect(problemOf((await running)[0])).toMatchObject({ status: 504, limit: defaultLimits.itemTimeoutMs });
  });

  it('counts an item from its own start', async () => {
    const clock = new FakeClock();
    const first = deferred<Outcome>();
    const running = start(batchOf(items(2)), (item) => (item.index === 0 ? first.promise : hang()), { clock });
    clock.advance(20_000);
    first.resolve(outcome(200));
    await settled();
    clock.advance(29_999);
    await settled();
    expect(clock.pending).toBe(1);
    clock.advance(1);
    expect(statuses(await running)).toEqual([200, 504]);
  });

  it('ends a batch at its deadline: 504 for what runs, 503 for what has not begun', async () => {
    const clock = new FakeClock();
    const running = start(batchOf([{}, {}, { dependsOn: [0], runIf: 'failed' }], { timeoutMs: 100, onError: 'stop' }), hang, { clock });
    clock.advance(100);
    const results = await running;
    expect(statuses(results)).toEqual([504, 503, 503]);
    expect(problemOf(results[0])).toMatchObject({ code: 'item-timeout', limit: 100 });
    expect(problemOf(results[1])).toMatchObject({ code: 'not-executed', limit: 100 });
    expect(results[1]).toMatchObject({ skipped: true, effect: 'none', retryable: true });
  });

  it("counts the batch's time from its arrival", async () => {
    const clock = new FakeClock();
    const arrivedMs = clock.nowMs();
    clock.advance(60);
    const running = start(batchOf(items(1), { timeoutMs: 100 }), hang, { clock, arrivedMs });
    clock.advance(40);
    expect(statuses(await running)).toEqual([504]);
    clock.advance(100);
    expect(statuses(await start(batchOf(items(2), { timeoutMs: 100 }), () => outcome(200), { clock, arrivedMs }))).toEqual([503, 503]);
  });

  it('keeps the answer of an operation that never waits, even past its time', async () => {
    const clock = new FakeClock();
    const results = await start(
      batchOf([{ timeoutMs: 1 }, {}], { timeoutMs: 10 }),
      () => {
        clock.advance(20);
        return outcome(200);
      },
      { clock },
    );
    expect(statuses(results)).toEqual([200, 503]);
  });

  it('leaves no timer behind', async () => {
    const clock = new FakeClock();
    await start(batchOf([{}, { timeoutMs: 9 }, { timeoutMs: 5 }], { execution: 'parallel' }), async () => outcome(200), { clock });
    expect(clock.pending).toBe(0);
    await start(batchOf(items(5), { execution: 'parallel' }), async () => outcome(200), { clock });
    expect(clock.pending).toBe(0);
  });

  it('sets one timer for items with equal timeouts', async () => {
    const clock = new FakeClock();
    let set = 0;
    const after = clock.after.bind(clock);
    clock.after = (ms, run) => {
      set += 1;
      return after(ms, run);
    };
    await start(batchOf(items(100)), async () => outcome(200), { clock });
    expect(set).toBe(1);
  });
});

describe('hang-up', () => {
  it('cancels what has not begun, aborts reads and lets a write finish', async () => {
    const caller = new AbortController();
    const write = deferred<Outcome>();
    const signals: AbortSignal[] = [];
    const running = start(
      batchOf(items(4), { execution: 'parallel', concurrency: 2 }),
      (item, context) => {
        signals.push(context.signal);
        context.effect = item.index === 0 ? 'unknown' : 'none';
        if (item.index === 0) return write.promise;
        return new Promise((resolve) => context.signal.addEventListener('abort', () => resolve(outcome(499, null, { effect: 'none' }))));
      },
      { signal: caller.signal },
    );
    caller.abort();
    await settled();
    write.resolve(outcome(201, 'kept'));
    const results = await running;
    expect(statuses(results)).toEqual([201, 499, 503, 503]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, true]);
    expect(signals[1]!.reason).toMatchObject({ name: 'AbortError' });
    expect(problemOf(results[3])).toMatchObject({ code: 'not-executed' });
    expect(results[3]).toMatchObject({ skipped: true, retryable: true });
  });

  it('before the start runs nothing', async () => {
    const results = await start(batchOf(items(2)), () => outcome(200), { signal: AbortSignal.abort() });
    expect(statuses(results)).toEqual([503, 503]);
  });

  it('by an item of the batch itself stops at the next', async () => {
    const caller = new AbortController();
    const told: number[] = [];
    const results = await start(
      batchOf(items(3)),
      (item) => {
        if (item.index === 1) caller.abort();
        return outcome(200);
      },
      { signal: caller.signal, onResult: ({ index }) => told.push(index) },
    );
    expect(statuses(results)).toEqual([200, 200, 503]);
    expect(told).toEqual([0, 1, 2]);
  });

  it('stays the reason for which a read was aborted, past its deadline too', async () => {
    const clock = new FakeClock();
    const caller = new AbortController();
    let context: ItemContext | undefined;
    const running = start(
      batchOf(items(1)),
      (_, given) => {
        context = given;
        given.effect = 'none';
        return new Promise<Outcome>(() => {});
      },
      { clock, signal: caller.signal },
    );
    caller.abort();
    clock.advance(defaultLimits.itemTimeoutMs);
    expect(statuses(await running)).toEqual([504]);
    expect(context!.signal.reason).toMatchObject({ name: 'AbortError' });
  });

  it('is not listened to once the batch is done', async () => {
    const caller = new AbortController();
    let listeners = 0;
    const add = caller.signal.addEventListener.bind(caller.signal);
    const remove = caller.signal.removeEventListener.bind(caller.signal);
    caller.signal.addEventListener = ((...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    }) as typeof add;
    caller.signal.removeEventListener = ((...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    }) as typeof remove;
    await start(batchOf(items(1)), () => outcome(200), { signal: caller.signal });
    expect(listeners).toBe(0);
  });
});

describe('limits of answers', () => {
  const limits = { ...defaultLimits, maxItemResultBytes: 10, maxAnswerBytes: 25 };

  it('replace a body over the item limit by 502, counted in bytes', async () => {
    const bodies = ['12345678', '123456789', 'ääää', 'äääää'];
    const results = await start(batchOf(items(4)), (item) => outcome(200, bodies[item.index], { effect: 'none' }), {
      limits: { ...limits, maxAnswerBytes: 1000 },
    });
    expect(statuses(results)).toEqual([200, 502, 200, 502]);
    expect(results[1]).toMatchObject({ effect: 'none', retryable: false });
    expect(results[1]).not.toHaveProperty('skipped');
    expect(problemOf(results[1])).toMatchObject({
      code: 'result-too-large',
      limit: 10,
      detail: 'The item answered 11 bytes; 10 are allowed.',
    });
  });

  it('replace what does not fit beside the answers before, and keep what does', async () => {
    const bodies = ['12345678', '12345678', '12345678', '123', ''];
    const results = await start(batchOf(items(5)), (item) => outcome(200, bodies[item.index]), { limits });
    expect(statuses(results)).toEqual([200, 200, 502, 200, 502]);
    expect(problemOf(results[2])).toMatchObject({ code: 'result-too-large', limit: 25 });
  });

  it('do not count bodies that the answer leaves out', async () => {
    const results = await start(batchOf(items(9), { return: 'minimal' }), () => outcome(200, '123456789012'), { limits });
    expect(new Set(statuses(results))).toEqual(new Set([200]));
  });

  it('make dependants of an item with too large a result fail', async () => {
    const results = await start(batchOf([{}, { dependsOn: [0] }]), () => outcome(200, '123456789012'), { limits });
    expect(statuses(results)).toEqual([502, 424]);
  });
});

describe('fairness', () => {
  it('yields to the event loop after every 2 ms of running', async () => {
    const clock = new FakeClock(0.5);
    await start(batchOf(items(100)), () => outcome(200), { clock });
    // Every look at the clock costs 0.5 ms: four items a slice.
    expect(clock.yields).toBeGreaterThanOrEqual(20);
    expect(clock.yields).toBeLessThanOrEqual(34);
  });

  it('yields between items whose promises are already resolved, which would not let the event loop turn', async () => {
    const clock = new FakeClock(0.5);
    await start(batchOf(items(100), { execution: 'parallel' }), async () => outcome(200), { clock });
    expect(clock.yields).toBeGreaterThanOrEqual(20);
  });

  it('yields while it answers for items that it skips', async () => {
    const clock = new FakeClock(0.5);
    await start(batchOf(items(100), { onError: 'stop' }), () => outcome(500), { clock });
    expect(clock.yields).toBeGreaterThanOrEqual(20);
  });

  it('begins nothing while it yields', async () => {
    const clock = new FakeClock(0.5);
    const turn = deferred<void>();
    let yields = 0;
    clock.yield = () => ((yields += 1), turn.promise);
    const begun: number[] = [];
    const parent = deferred<Outcome>();
    const running = start(
      batchOf(items(20), { execution: 'parallel' }),
      (item) => {
        begun.push(item.index);
        return item.index === 0 ? parent.promise : outcome(200);
      },
      { clock },
    );
    const before = begun.length;
    parent.resolve(outcome(200));
    await settled();
    expect(begun).toHaveLength(before);
    expect(yields).toBe(1);
    turn.resolve();
    await running;
    expect(begun).toHaveLength(20);
  });

  it.each([
    [1000, undefined, defaultLimits.concurrency, 32],
    [1000, 4, defaultLimits.concurrency, 4],
    [1000, 100, 8, 100],
    [1000, 1000, 8, 128],
    [1000, undefined, 1000, 128],
  ])('of %i items has in flight at most what the batch asks for (%s), else the default (%i)', async (count, asked, limit, most) => {
    let inFlight = 0;
    let peak = 0;
    await start(
      batchOf(items(count), { execution: 'parallel', concurrency: asked }),
      async () => {
        peak = Math.max(peak, ++inFlight);
        await settled();
        inFlight -= 1;
        return outcome(200);
      },
      { limits: { ...defaultLimits, concurrency: limit } },
    );
    expect(peak).toBe(most);
  });

  it('of serial and auto has one in flight, whatever the batch asks for', async () => {
    for (const execution of ['serial', 'auto'] as const) {
      let inFlight = 0;
      let peak = 0;
      await start(batchOf(items(10), { execution, concurrency: 8 }), async () => {
        peak = Math.max(peak, ++inFlight);
        await settled();
        inFlight -= 1;
        return outcome(200);
      });
      expect(peak).toBe(1);
    }
  });
});

describe('the context', () => {
  it('names the batch and the request, and pins the time at the start plus one microsecond per item', async () => {
    const clock = new FakeClock();
    const startUs = clock.epochUs();
    const seen: unknown[] = [];
    await start(
      batchOf(items(2)),
      (_, { batchId, requestId, nowUs }) => {
        clock.advance(1000);
        seen.push([batchId, requestId, nowUs]);
        return outcome(200);
      },
      { clock, batchId: 'outer' },
    );
    expect(seen).toEqual([
      ['outer', 'outer/0', startUs],
      ['outer', 'outer/1', startUs + 1],
    ]);
  });

  it('has one signal, that is aborted already when asked for too late', async () => {
    const clock = new FakeClock();
    let context: ItemContext | undefined;
    const running = start(batchOf([{ timeoutMs: 1 }]), (_, given) => ((context = given), new Promise<Outcome>(() => {})), { clock });
    clock.advance(1);
    await running;
    expect(context!.signal).toBe(context!.signal);
    expect(context!.signal.reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('gives the dispatch the very item that was decoded when it holds no reference', async () => {
    const batch = batchOf(items(1));
    let given: unknown;
    await start(batch, (item) => ((given = item), outcome(200)));
    expect(given).toBe(batch.items[0]);
  });
});
