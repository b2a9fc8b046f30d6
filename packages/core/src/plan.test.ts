import { describe, expect, it } from '@jest/globals';
import { batchOf, items } from '../test/batch.js';
import { plan } from './plan.js';
import { Readiness } from './readiness.js';

describe('a plan', () => {
  it.each(['auto', 'serial'] as const)('of %s is one item after the other, without edges', (execution) => {
    const batch = batchOf([{}, { dependsOn: [0] }], { execution, concurrency: 16 });
    expect(plan(batch)).toEqual({ batch, concurrency: 1, edges: undefined, referenced: new Set() });
  });

  it('of parallel has an edge for every dependency and no bound', () => {
    const { concurrency, edges } = plan(batchOf([{}, { dependsOn: [0] }, { dependsOn: [0, 1] }, {}], { execution: 'parallel' }));
    expect(concurrency).toBeUndefined();
    expect([...edges!.waits]).toEqual([0, 1, 2, 0]);
    expect([...edges!.starts]).toEqual([0, 2, 3, 3, 3]);
    expect([...edges!.targets]).toEqual([1, 2, 2]);
  });

  it('of parallel items that do not wait has no edges at all', () => {
    expect(plan(batchOf(items(3), { execution: 'parallel' })).edges).toBeUndefined();
  });

  it('knows which items are referred to', () => {
    const references = [{ at: ['body'], item: 1, pointer: ['status'] }];
    expect(plan(batchOf([{}, {}, { dependsOn: [1], references }])).referenced).toEqual(new Set([1]));
  });

  it.each([[1], [2], [-1]])('refuses a batch whose item 1 depends on item %i, which a decoder must not give', (parent) => {
    expect(() => plan(batchOf([{}, { dependsOn: [parent] }, {}]))).toThrow(RangeError);
  });

  it('refuses a batch whose items are out of place', () => {
    expect(() => plan(batchOf([{}, { index: 2 }]))).toThrow(RangeError);
    expect(() => plan(batchOf([{ index: 1 }, { index: 1 }]))).toThrow(RangeError);
  });

  it('of a later part has edges within the part only, by position', () => {
    const part = batchOf([{ index: 7, dependsOn: [2] }, { index: 8, dependsOn: [3, 7] }, { index: 9 }], { execution: 'parallel' });
    const { edges } = plan(part);
    expect([...edges!.waits]).toEqual([0, 1, 0]);
    expect([...edges!.starts]).toEqual([0, 1, 1, 1]);
    expect([...edges!.targets]).toEqual([1]);
    expect(plan(batchOf([{ index: 7, dependsOn: [2] }], { execution: 'parallel' })).edges).toBeUndefined();
  });
});

function users(...names: readonly (string | undefined)[]) {
  const batch = batchOf(items(names.length), { execution: 'parallel', distinct: { seen: new Map() } });
  return plan(batch, ({ index }) => names[index]).edges;
}

function edgesOf(edges: ReturnType<typeof users>): string[] {
  if (edges === undefined) return [];
  const { starts, targets } = edges;
  return Array.from(starts.subarray(0, -1), (start, from) =>
    Array.from(targets.subarray(start, starts[from + 1]), (to) => `${from}>${to}`),
  ).flat();
}

describe('the plan of a parallel batch with distinct recommendations', () => {
  it('keeps the order of the items of one user, and no other', () => {
    expect(edgesOf(users('ada', 'bob', undefined, 'ada', 'bob', 'ada'))).toEqual(['0>3', '1>4', '3>5']);
  });

  it('has no edges where nobody is recommended anything twice', () => {
    expect(users('ada', undefined, 'bob')).toBeUndefined();
  });

  it('puts an item of which nobody knows the user between all before and all after it', () => {
    expect(edgesOf(users('ada', 'bob', '*', 'ada', 'cyd', 'ada'))).toEqual(['0>2', '1>2', '2>3', '2>4', '3>5']);
    expect(edgesOf(users('*', '*'))).toEqual(['0>1']);
  });

  it('has at most two edges per item, however users and unknown ones alternate', () => {
    const names = Array.from({ length: 3000 }, (_, index) => (index % 7 === 0 ? '*' : `user-${index % 5}`));
    expect(edgesOf(users(...names)).length).toBeLessThanOrEqual(6000);
  });

  it('adds to the dependencies, and orders nothing where recommendations may repeat', () => {
    const members = [{}, {}, { dependsOn: [1] }];
    const batch = batchOf(members, { execution: 'parallel', distinct: { seen: new Map() } });
    expect(edgesOf(plan(batch, () => 'ada').edges)).toEqual(['0>1', '1>2', '1>2']);
    expect(edgesOf(plan(batchOf(members, { execution: 'parallel' }), () => 'ada').edges)).toEqual(['1>2']);
  });
});

describe('readiness', () => {
  it('hands out each item once, after those it waits for, and the released ones first', () => {
    const batch = batchOf([{}, { dependsOn: [0] }, {}, { dependsOn: [1, 2] }, {}], { execution: 'parallel' });
    const readiness = new Readiness(batch.items.length, plan(batch).edges);
    const taken: number[] = [];
    const take = () => taken.push(readiness.take());
    expect(readiness.any()).toBe(true);
    take();
    expect(readiness.any()).toBe(true);
    take();
    readiness.release(0);
    expect(readiness.any()).toBe(true);
    take();
    readiness.release(2);
    readiness.release(1);
    expect(readiness.any()).toBe(true);
    take();
    expect(readiness.any()).toBe(true);
    take();
    expect(taken).toEqual([0, 2, 1, 3, 4]);
    expect(readiness.any()).toBe(false);
  });
});
