// How much a user cares for an item: interactions weighted by type, each worth half as much after every half-life.
import type { InteractionType } from './interactions.js';
import type { HistoryEntry } from './recommendation.js';

export interface AffinityOptions {
  /** By type. A rating counts its rating times the weight, a viewPortion its portion times the weight. */
  readonly weights: Readonly<Record<InteractionType, number>>;
  /** Milliseconds; null: time does not count. */
  readonly halfLifeMs: number | null;
  /** The moment of age 0. Later interactions count as of age 0. */
  readonly nowMs: number;
}

export interface UserInteraction {
  readonly itemId: string;
  readonly type: InteractionType;
  readonly atMs: number;
  /** The rating or the portion. */
  readonly value?: number;
}

/** A user's history of one entry per item, in the order in which items first come. */
export declare function historyFrom(interactions: Iterable<UserInteraction>, options: AffinityOptions): HistoryEntry[];
