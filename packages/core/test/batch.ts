import type { Outcome } from '../src/dispatch.js';
import type { Batch, Item, ItemResult } from '../src/envelope.js';
import type { Problem } from '../src/problem.js';

/** A batch of items that say only what matters to the test. Frozen throughout, so that touching what was decoded throws. */
export function batchOf(items: readonly Partial<Item>[], options: Partial<Omit<Batch, 'items'>> = {}): Batch {
  return deepFreeze({
    items: items.map((item, index) => {
      const members = {
        index,
        id: String(index),
        headers: {},
        body: undefined,
        bodyEncoding: 'json' as const,
        dependsOn: [],
        runIf: 'succeeded' as const,
        references: [],
        timeoutMs: undefined,
      };
      if (item.problem !== undefined) return { ...members, ...item, target: undefined, problem: item.problem };
      return { ...members, target: { operationId: 'op', parameters: {} }, ...item } as Item;
    }),
    execution: 'auto',
    onError: 'continue',
    return: 'full',
    concurrency: undefined,
    timeoutMs: undefined,
    ...options,
  });
}

/** So many items that say nothing. */
export function items(count: number): Partial<Item>[] {
  return Array.from({ length: count }, () => ({}));
}

export function outcome(status: number, body?: unknown, more: Partial<Outcome> = {}): Outcome {
  return { status, headers: { 'content-type': 'application/json' }, body, ...more };
}

/** What the caller would read as the item's body. */
export function bodyOf(result: ItemResult | undefined): unknown {
  return result?.json === undefined ? undefined : JSON.parse(result.json);
}

export function problemOf(result: ItemResult | undefined): Problem {
  return bodyOf(result) as Problem;
}

export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/** A promise and its handles. */
export function deferred<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void; reject: (error: unknown) => void } {
  return Promise.withResolvers<Value>();
}
