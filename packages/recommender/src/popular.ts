// Popular and trending items, from counts of interactions within windows of time.
import { interactionTypes, type Interactions, type InteractionType } from './interactions.js';
import { Top } from './top.js';

export interface ItemCounts {
  readonly itemIds: readonly string[];
  /** Interactions per item, by position. */
  readonly counts: ArrayLike<number>;
}

export interface RankedItem {
  readonly itemId: string;
  /** In [0,1]. */
  readonly score: number;
  /** From 1, counted over the whole list (with `offset` too). */
  readonly rank: number;
  /** Interactions in the (recent) window. */
  readonly count: number;
}

export interface Page {
  readonly count: number;
  /** Items left out at the list's head. Default 0. */
  readonly offset?: number;
  /** Only items for which it says true, for filters and segments. */
  readonly candidate?: (itemId: string) => boolean;
}

export interface TrendingOptions extends Page {
  /** Lengths of the windows: unequal ones are compared by rate. */
  readonly recentMs: number;
  readonly previousMs: number;
  /** Interactions added to both windows, so that 1 after 0 does not beat 1,000 after 100. Above 0; default 5, a guess. */
  readonly smoothing?: number;
}

/** Interactions from `fromMs` up to, not with, `toMs`, of these types (default: all). */
export function countWithin(
  { items, item, type, atMs }: Interactions,
  {
    fromMs,
    toMs,
    types = interactionTypes,
  }: { readonly fromMs: number; readonly toMs: number; readonly types?: readonly InteractionType[] },
): ItemCounts {
  const isCounted = interactionTypes.map((each) => types.includes(each));
  const counts = new Uint32Array(items.length);
  for (let row = 0; row < item.length; row++) {
    if (atMs[row]! >= fromMs && atMs[row]! < toMs && isCounted[type[row]!]!) counts[item[row]!]!++;
  }
  return { itemIds: items, counts };
}

/** Most interactions first; score = count / largest count among the candidates. Items without interactions are left out. */
export function popularItems({ itemIds, counts }: ItemCounts, page: Page): RankedItem[] {
  const candidates = [...itemIds.keys()].filter((at) => counts[at]! > 0 && (page.candidate?.(itemIds[at]!) ?? true));
  const most = candidates.reduce((largest, at) => Math.max(largest, counts[at]!), 0);
  return pageOf(
    candidates.map((at) => ({ itemId: itemIds[at]!, count: counts[at]!, score: counts[at]! / most })),
    page,
  );
}

/**
 * Growth = (recent + smoothing) / (previous × recentMs / previousMs + smoothing). Only items that grew, fastest first; score = 1 - 1 / growth.
 * An item in one of the counts only has 0 in the other.
 */
export function trendingItems(recent: ItemCounts, previous: ItemCounts, options: TrendingOptions): RankedItem[] {
  const { recentMs, previousMs, smoothing = 5, candidate } = options;
  const before = new Map(previous.itemIds.map((itemId, at) => [itemId, previous.counts[at]!]));
  const grown = recent.itemIds.flatMap((itemId, at) => {
    const count = recent.counts[at]!;
    const expected = ((before.get(itemId) ?? 0) * recentMs) / previousMs;
    if (count <= expected || candidate?.(itemId) === false) return [];
    return [{ itemId, count, score: (count - expected) / (count + smoothing) }];
  });
  return pageOf(grown, options);
}

/** Equal scores: by count, then by id. */
function pageOf(items: Omit<RankedItem, 'rank'>[], { count, offset = 0 }: Page): RankedItem[] {
  const ordered = items.toSorted((a, b) => b.count - a.count || (a.itemId < b.itemId ? -1 : 1));
  const top = new Top(offset + count);
  ordered.forEach(({ score }, at) => top.add(at, score));
  return top
    .drain()
    .slice(offset)
    .map(({ index }, at) => ({ ...ordered[index]!, rank: offset + at + 1 }));
}
