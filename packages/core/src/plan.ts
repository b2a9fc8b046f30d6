import type { Batch, Item } from './envelope.js';

/** The order that a batch is executed in. Making one costs time linear in items and links, and a plan can be executed any number of times. */
export interface Plan {
  readonly batch: Batch;
  /** 1: one item at a time, in request order, which keeps every dependency. `undefined`: as many as the batch and the limits allow. */
  readonly concurrency: 1 | undefined;
  /** Which items wait for which; `undefined` when none waits, or when request order says it all. */
  readonly edges: Edges | undefined;
  /** Items that a later one refers to: what they answer is kept until the end even where `return` leaves it out. */
  readonly referenced: ReadonlySet<number>;
}

/** Edges from each item to those that wait for it, as arrays of numbers: thousands of items may wait for one. */
export interface Edges {
  /** By position in `batch.items`, as in all three: for how many others it waits. */
  readonly waits: Uint32Array;
  /** Where its part of `targets` begins; one more entry marks the end. */
  readonly starts: Uint32Array;
  readonly targets: Uint32Array;
}

/**
 * Plans a decoded batch. `serial` and, for now, `auto` run one item after the other in request order; `parallel` keeps explicit dependencies
 * only. Planning by effects will give `auto` edges of its own and no bound: executing is the same for any set of edges.
 *
 * The items may be a later part of a batch: then the first one's index is not 0, and what depends on items before it waits for nothing, because
 * these are final (`ExecuteOptions.earlier`).
 *
 * @param recommendsTo the user to whom an item recommends, `'*'`: some user, nobody knows whom before it runs; `undefined`: nobody. Where
 *   recommendations are distinct, items of one user keep their order, whatever the execution
 * @throws RangeError when an item is out of place or depends on itself or a later one: the decoder must have refused that
 */
export function plan(batch: Batch, recommendsTo?: (item: Item) => string | undefined): Plan {
  const referenced = new Set<number>();
  const first = batch.items[0]?.index ?? 0;
  let links = 0;
  for (let position = 0; position < batch.items.length; position += 1) {
    const item = batch.items[position]!;
    const { index } = item;
    if (index !== first + position) throw new RangeError(`plan: the item at ${first + position} says that it is at ${index}`);
    for (const parent of item.dependsOn) {
      if (!(parent >= 0 && parent < index)) throw new RangeError(`plan: item ${index} depends on item ${parent}`);
      if (parent >= first) links += 1;
    }
    for (const reference of item.references) referenced.add(reference.item);
  }
  if (batch.execution !== 'parallel') return { batch, concurrency: 1, edges: undefined, referenced };
  const order = batch.distinct === undefined || recommendsTo === undefined ? undefined : recommendationOrder(batch.items, recommendsTo);
  if (order !== undefined) links += order.reduce((sum, { length }) => sum + length, 0);
  return { batch, concurrency: undefined, edges: links === 0 ? undefined : edgesOf(batch, first, links, order), referenced };
}

/**
 * By position, for which earlier positions an item waits so that each sees what those before it have recommended: the last one of its user; or,
 * where nobody knows whose it is, the last ones of all users, and what follows waits for it. At most two edges per item.
 */
function recommendationOrder(items: readonly Item[], recommendsTo: (item: Item) => string | undefined): readonly (readonly number[])[] {
  const lastOf = new Map<string, number>();
  let lastOfAny: number | undefined;
  return items.map((item, position) => {
    const user = recommendsTo(item);
    if (user === undefined) return [];
    if (user === '*') {
      const before = lastOf.size > 0 ? [...lastOf.values()] : lastOfAny === undefined ? [] : [lastOfAny];
      lastOf.clear();
      lastOfAny = position;
      return before;
    }
    const before = lastOf.get(user) ?? lastOfAny;
    lastOf.set(user, position);
    return before === undefined ? [] : [before];
  });
}

/** @param order by position, positions that an item waits for beside its dependencies; they order only and skip nothing */
function edgesOf({ items }: Batch, first: number, links: number, order: readonly (readonly number[])[] = []): Edges {
  const waits = new Uint32Array(items.length);
  const starts = new Uint32Array(items.length + 1);
  const targets = new Uint32Array(links);
  for (const { index, dependsOn } of items) {
    for (const parent of dependsOn) {
      if (parent < first) continue;
      waits[index - first]! += 1;
      starts[parent - first + 1]! += 1;
    }
    for (const before of order[index - first] ?? []) {
      waits[index - first]! += 1;
      starts[before + 1]! += 1;
    }
  }
  for (let index = 0; index < items.length; index += 1) starts[index + 1]! += starts[index]!;
  const filled = starts.slice();
  for (const { index, dependsOn } of items) {
    for (const parent of dependsOn) {
      if (parent < first) continue;
      targets[filled[parent - first]!] = index - first;
      filled[parent - first]! += 1;
    }
    for (const before of order[index - first] ?? []) {
      targets[filled[before]!] = index - first;
      filled[before]! += 1;
    }
  }
  return { waits, starts, targets };
}
