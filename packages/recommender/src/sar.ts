// Item-to-item similarities from co-occurrence, a row at a time: memory is one row of counters beside the result.
import type { Csr } from './csr.js';
import type { Similarity } from './model.js';
import { similarity } from './similarity.js';
import { Top } from './top.js';

export interface SarOptions {
  readonly similarity: Similarity;
  readonly minSupport: number;
  readonly sarNeighbours: number;
}

/**
 * `itemsOfUsers` and `usersOfItems` are each other's transpose and hold only what counts as liking. `step` is called with the share done,
 * 0 to 1; throw from it to stop.
 */
export function buildSar(
  itemsOfUsers: Csr,
  usersOfItems: Csr,
  options: SarOptions,
  step: (done: number) => void,
): { weights: Csr; scale: number } {
  const itemCount = usersOfItems.offsets.length - 1;
  const offsets = new Uint32Array(itemCount + 1);
  // Room for full rows: pages that are never written take no memory.
  const columns = new Uint32Array(itemCount * Math.min(options.sarNeighbours, itemCount));
  const values = new Float32Array(columns.length);
  const counts = new Uint32Array(itemCount);
  const touched = new Uint32Array(itemCount);
  const top = new Top(options.sarNeighbours);
  const total = work(itemsOfUsers);
  let done = 0;
  let scale = 0;
  for (let item = 0; item < itemCount; item++) {
    let touchedCount = 0;
    const before = done;
    for (let at = usersOfItems.offsets[item]!; at < usersOfItems.offsets[item + 1]!; at++) {
      const user = usersOfItems.columns[at]!;
      const end = itemsOfUsers.offsets[user + 1]!;
      done += end - itemsOfUsers.offsets[user]!;
      for (let other = itemsOfUsers.offsets[user]!; other < end; other++) {
        const index = itemsOfUsers.columns[other]!;
        if (counts[index]!++ === 0) touched[touchedCount++] = index;
      }
    }
    const own = counts[item]!;
    for (let at = 0; at < touchedCount; at++) {
      const other = touched[at]!;
      const both = counts[other]!;
      counts[other] = 0;
      if (other === item || both < options.minSupport) continue;
      top.add(other, similarity(options.similarity, both, own, usersOfItems.offsets[other + 1]! - usersOfItems.offsets[other]!));
    }
    let size = offsets[item]!;
    const kept = top.drain();
    scale = Math.max(scale, kept[0]?.score ?? 0);
    for (const { index, score } of kept.toSorted((a, b) => a.index - b.index)) {
      columns[size] = index;
      values[size++] = score;
    }
    offsets[item + 1] = size;
    // Often enough to be stopped within milliseconds, seldom enough to cost nothing.
    if (done >> 18 !== before >> 18) step(done / total);
  }
  const size = offsets[itemCount]!;
  return { weights: { offsets, columns: columns.slice(0, size), values: values.slice(0, size) }, scale };
}

/** Pairs to count: every user's items squared. */
function work({ offsets }: Csr): number {
  let pairs = 0;
  for (let user = 0; user + 1 < offsets.length; user++) pairs += (offsets[user + 1]! - offsets[user]!) ** 2;
  return pairs;
}
