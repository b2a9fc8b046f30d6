import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { clientOf } from '../test/client.js';
import { busy, type ModelOptions } from '../test/model-server.js';
import { calls, item, ref, untyped, type Batchable, type BatchOptions, type CallItem, type RunIf, type Settled } from './index.js';

/** An item of a random batch, with links by distance: 1 is the item before. */
interface RandomItem {
  readonly operation: 'put' | 'patch' | 'get' | 'delete' | 'list';
  readonly itemId: string;
  readonly value: number;
  readonly refersTo: number | undefined;
  readonly dependsOn: number | undefined;
  readonly runIf: RunIf;
  readonly hasId: boolean;
}

const back = fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined, freq: 3 });
const randomItem: fc.Arbitrary<RandomItem> = fc.record({
  operation: fc.constantFrom('put', 'put', 'patch', 'get', 'delete', 'list'),
  itemId: fc.constantFrom('a', 'b', 'c'),
  value: fc.nat(9),
  refersTo: back,
  dependsOn: back,
  runIf: fc.constantFrom<RunIf>('succeeded', 'succeeded', 'succeeded', 'failed', 'always'),
  hasId: fc.boolean(),
});
const randomItems = fc.array(randomItem, { minLength: 1, maxLength: 14 });
const randomOptions = fc.record({
  execution: fc.constantFrom('auto' as const, 'serial' as const),
  onError: fc.constantFrom('continue' as const, 'stop' as const),
});

function batchOf(items: readonly RandomItem[]): Batchable[] {
  const batch: CallItem[] = [];
  items.forEach(({ operation, itemId, value, refersTo, dependsOn, runIf, hasId }, at) => {
    const earlier = refersTo === undefined ? undefined : batch[at - refersTo];
    // A value that is there, one that often is not, and a whole answer.
    const body = {
      value,
      ...(earlier === undefined
        ? {}
        : value < 4
          ? { from: ref(earlier).status }
          : value < 7
            ? { from: untyped(ref(earlier).body, 'value') }
            : { from: ref(earlier).body }),
    };
    const call = {
      put: calls.putItem({ itemId, body }),
      patch: calls.patchItem({ itemId, body }),
      get: calls.getItem({ itemId: earlier !== undefined && value > 5 ? untyped(ref(earlier).body, 'itemId') : itemId }),
      delete: calls.deleteItem({ itemId }),
      list: calls.listItems(),
    }[operation];
    const parent = dependsOn === undefined ? undefined : batch[at - dependsOn];
    batch.push(item(call, { ...(hasId ? { id: `id${at}` } : {}), ...(parent === undefined ? {} : { dependsOn: [parent], runIf }) }));
  });
  return batch;
}

/** What of a result must not depend on how the batch was sent. */
function essence(result: Settled) {
  const { ok, id, index, status } = result;
  return { ok, id, index, status, answer: result.ok ? result.value : [result.problem.code, result.effect] };
}

async function outcome(items: readonly RandomItem[], model: ModelOptions, options: BatchOptions) {
  const { sheaf, server } = clientOf(model);
  await sheaf.capabilities();
  const results = await sheaf.batch.settled(batchOf(items), options);
  return {
    results: results.map(essence).map(withoutWords),
    state: withoutWords(Object.fromEntries(server.items)),
    requests: server.posted().length,
  };
}

/** Problems may stand in answers by reference; their wording is not part of what must be equal. */
function withoutWords<Value>(value: Value): Value {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'object' && part !== null && 'code' in part ? { code: part.code } : part)),
  ) as Value;
}

describe('a batch that is split', () => {
  it('has the answers and the effects that it has whole', async () => {
    await fc.assert(
      fc.asyncProperty(randomItems, randomOptions, fc.integer({ min: 1, max: 5 }), async (items, options, maxItems) => {
        const whole = await outcome(items, {}, options);
        const split = await outcome(items, { maxItems }, options);
        expect(whole.requests).toBe(1);
        expect([split.results, split.state]).toEqual([whole.results, whole.state]);
      }),
      { numRuns: 400 },
    );
  });

  it('also by bytes', async () => {
    await fc.assert(
      fc.asyncProperty(randomItems, randomOptions, fc.integer({ min: 2000, max: 4000 }), async (items, options, maxBodyBytes) => {
        const fill = 'x'.repeat(600);
        const filled = items.map((each) => ({ ...each, itemId: `${each.itemId}${fill}` }));
        const whole = await outcome(filled, {}, options);
        // An answer referred to may be larger than a whole request may be: then the item's answer is 413, and rightly differs.
        fc.pre(whole.results.every(({ answer }) => JSON.stringify(answer ?? null).length < maxBodyBytes - 1500));
        const split = await outcome(filled, { maxBodyBytes }, options);
        expect([split.results, split.state]).toEqual([whole.results, whole.state]);
      }),
      { numRuns: 100 },
    );
  });

  it('gives each result once, streamed too, and calls each callback once', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomItems,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('auto' as const, 'parallel' as const),
        async (items, maxItems, execution) => {
          const { sheaf } = clientOf({ maxItems });
          const all = items.map((_, index) => index);
          const streamed: number[] = [];
          for await (const { index } of sheaf.batch.stream(batchOf(items), { execution })) streamed.push(index);
          expect(streamed.toSorted((a, b) => a - b)).toEqual(all);
          const told: number[] = [];
          const builder = sheaf.builder({ execution, callback: ({ index }) => void told.push(index) });
          const own = all.map(() => 0);
          for (const [at, added] of (batchOf(items) as CallItem[]).entries()) {
            // The links of batchOf point at its own items, which are not these.
            builder.add(calls.getItem({ itemId: items[at]!.itemId }), {
              id: added.options.id ?? `made${at}`,
              callback: () => void (own[at]! += 1),
            });
          }
          await builder.execute();
          expect(told).toEqual(all);
          expect(own).toEqual(all.map(() => 1));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a batch whose items fail for now', () => {
  it('ends as if those that failed in the end had never run, and all others had in request order', async () => {
    let repeated = 0;
    await fc.assert(
      fc.asyncProperty(
        randomItems,
        randomOptions,
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.constantFrom(0, 0, 0, 1, 2, 9), { minLength: 14, maxLength: 14 }),
        async (items, options, maxItems, failures) => {
          const identified = items.map((each) => ({ ...each, hasId: true }));
          const tries = new Map<string, number>();
          const flaky = await outcome(
            identified,
            {
              maxItems,
              onItem: ({ id }) => {
                const count = (tries.get(id!) ?? 0) + 1;
                tries.set(id!, count);
                return count <= failures[Number(id!.slice(2))]! ? busy() : undefined;
              },
            },
            options,
          );
          repeated += [...tries.values()].filter((count) => count > 1).length;
          const failed = new Set(flaky.results.flatMap(({ status, id }) => (status === 503 ? [id] : [])));
          const replayed = await outcome(
            identified,
            { onItem: ({ id }) => (failed.has(id!) ? busy() : undefined) },
            { ...options, retries: 0 },
          );
          expect([flaky.results, flaky.state]).toEqual([replayed.results, replayed.state]);
        },
      ),
      { numRuns: 600 },
    );
    // Otherwise the property holds because nothing is ever sent again.
    expect(repeated).toBeGreaterThan(100);
  });
});
