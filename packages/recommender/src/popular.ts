// Popular and trending items, from counts of interactions within windows of time.
import type { InteractionType, Interactions } from './interactions.js';

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

/** Interactions from `fromMs` up to, not with, `toMs`, of these types (default: all). */
export declare function countWithin(
  interactions: Interactions,
  window: { readonly fromMs: number; readonly toMs: number; readonly types?: readonly InteractionType[] },
): ItemCounts;

/** Most first; score = count over the largest count among the candidates. Items without any are left out. */
export declare function popularItems(counts: ItemCounts, page: Page): RankedItem[];

export interface TrendingOptions extends Page {
  /** Lengths of the windows, to compare windows of unequal length by rate. */
  readonly recentMs: number;
  readonly previousMs: number;
  /** Added to both counts, so that 1 after 0 does not beat 1,000 after 100. Default 5. */
  readonly smoothing?: number;
}

/**
 * Growth = (recent + smoothing) / (previous × recentMs / previousMs + smoothing); only items that grew, most first;
 * score = 1 - 1 / growth.
 */
export declare function trendingItems(recent: ItemCounts, previous: ItemCounts, options: TrendingOptions): RankedItem[];
