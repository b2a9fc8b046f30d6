import type { ItemResult } from './result.js';

/** No item is recommended twice to one user, nor one of those listed. */
export type DistinctRecommendations = boolean | { readonly seen: Readonly<Record<string, readonly string[]>> };

/**
 * The same for a later part of a batch: what earlier parts have recommended counts as seen. Recommendations say to whom they are; a failed item
 * has recommended nothing.
 */
export function distinctAfter(asked: DistinctRecommendations, known: readonly (ItemResult | undefined)[]): DistinctRecommendations {
  if (asked === false) return false;
  const seen = new Map(Object.entries(asked === true ? {} : asked.seen).map(([userId, itemIds]) => [userId, new Set(itemIds)]));
  for (const result of known) {
    if (result === undefined || result.status >= 400 || !isRecommendation(result.body)) continue;
    const { userId, items } = result.body;
    const own = seen.get(userId) ?? new Set();
    for (const { itemId } of items) own.add(itemId);
    seen.set(userId, own);
  }
  if (seen.size === 0) return asked;
  return { seen: Object.fromEntries(Array.from(seen, ([userId, itemIds]) => [userId, [...itemIds]])) };
}

function isRecommendation(body: unknown): body is { readonly userId: string; readonly items: readonly { readonly itemId: string }[] } {
  const { recommId, userId, items } = (body ?? {}) as { recommId?: unknown; userId?: unknown; items?: unknown };
  return typeof recommId === 'string' && typeof userId === 'string' && Array.isArray(items);
}
