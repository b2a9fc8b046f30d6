// How good ranked lists are against what was held out.

export interface Quality {
  readonly map: number;
  readonly ndcg: number;
  readonly precision: number;
  readonly recall: number;
  readonly users: number;
}

/**
 * The means over users with something held out, each at `count`. Average precision and the ideal DCG are over min(count, held out): a
 * perfect list has 1 in both. A user without a list counts as one with an empty list.
 */
export function qualityOf(
  lists: ReadonlyMap<string, readonly string[]>,
  heldOutOf: ReadonlyMap<string, ReadonlySet<string>>,
  count: number,
): Quality {
  const sums = { map: 0, ndcg: 0, precision: 0, recall: 0 };
  for (const [userId, heldOut] of heldOutOf) {
    let hits = 0;
    let precisions = 0;
    let gain = 0;
    for (const [at, itemId] of (lists.get(userId) ?? []).slice(0, count).entries()) {
      if (!heldOut.has(itemId)) continue;
      hits += 1;
      precisions += hits / (at + 1);
      gain += discount(at);
    }
    const reachable = Math.min(count, heldOut.size);
    let ideal = 0;
    for (let at = 0; at < reachable; at++) ideal += discount(at);
    sums.map += precisions / reachable;
    sums.ndcg += gain / ideal;
    sums.precision += hits / count;
    sums.recall += hits / heldOut.size;
  }
  const users = heldOutOf.size;
  return { map: sums.map / users, ndcg: sums.ndcg / users, precision: sums.precision / users, recall: sums.recall / users, users };
}

function discount(at: number): number {
  return 1 / Math.log2(at + 2);
}
