// What is asked of a recommender and what it answers.
import type { InteractionType } from './interactions.js';
import type { Reason } from './reason.js';

/**
 * Who spoke: a model, for users like a user the likeness of `histories`, or `popularity` (of users: activity) where these have nothing to say:
 * cold users, cold items, too few neighbours.
 */
export type Speaker = 'ease' | 'sar' | 'histories' | 'popularity';

export interface HistoryEntry {
  readonly itemId: string;
  /** See affinity.ts. Below 0 it speaks against what goes with the item. */
  readonly affinity: number;
  /** What the user did that counts most. Default: nothing is said of it in reasons. */
  readonly type?: InteractionType;
}

export interface Selection {
  /** At most so many are answered; at least 1. */
  readonly count: number;
  /** Ids that are never answered. Ids not in the model do no harm. */
  readonly exclude?: Iterable<string>;
  /** Only ids for which it says true are answered. Called as late and as seldom as possible. */
  readonly candidate?: (id: string) => boolean;
  /** Multiplies a score, 0 or more; 1 leaves it. Called for everything scored, so it makes answers slower. */
  readonly boost?: (id: string) => number;
  /** In [0,1]; default 0. */
  readonly minScore?: number;
  /** Whether popular items fill up what the model leaves open. Default true. */
  readonly fallback?: boolean;
}

export interface Recommended {
  readonly id: string;
  /** In [0,1], falling with rank. */
  readonly score: number;
  /** From 1. */
  readonly rank: number;
  readonly model: Speaker;
  readonly reason: Reason;
}

export interface Recommendations {
  /** Who gave the first one; without any, who would have. */
  readonly model: Speaker;
  readonly recommended: readonly Recommended[];
  /** Whether fewer than `count` were left. */
  readonly exhausted: boolean;
}
