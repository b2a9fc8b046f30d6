// How much a user cares for an item: interactions weighted by type, each worth half as much after every half-life.
import { interactionTypes, type InteractionType } from './interactions.js';
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

/** A user's history: one entry per item, in the order in which items first come. Items whose interactions weigh nothing are left out. */
export function historyFrom(interactions: Iterable<UserInteraction>, options: AffinityOptions): HistoryEntry[] {
  const sums = new Map<string, AffinitySum>();
  for (const { itemId, type, atMs, value = 0 } of interactions) {
    const sum = sums.get(itemId) ?? new AffinitySum();
    sums.set(itemId, sum);
    sum.add(interactionTypes.indexOf(type), strength(type, value, atMs, options));
  }
  const entries = [...sums].map(([itemId, sum]) => ({ itemId, affinity: sum.affinity, type: interactionTypes[sum.type]! }));
  return entries.filter(({ affinity }) => affinity !== 0);
}

// So little that it never outweighs anything, and above what a float32 rounds to 0.
const leastShare = 2 ** -100;

/** What one interaction adds: weight × 2^(-age / half-life). Never 0 for its age: who liked an item once counts among its users for ever. */
export function strength(type: InteractionType, value: number, atMs: number, { weights, halfLifeMs, nowMs }: AffinityOptions): number {
  const weight = type === 'rating' || type === 'viewPortion' ? value * weights[type] : weights[type];
  return halfLifeMs === null ? weight : weight * Math.max(leastShare, 2 ** (-Math.max(0, nowMs - atMs) / halfLifeMs));
}

/** Adds up what one user did with one item. */
export class AffinitySum {
  readonly #byType = new Float64Array(interactionTypes.length);

  add(type: number, amount: number): void {
    this.#byType[type]! += amount;
  }

  clear(): void {
    this.#byType.fill(0);
  }

  get affinity(): number {
    let sum = 0;
    for (const amount of this.#byType) sum += amount;
    return sum;
  }

  /** The code of the type that gave most. */
  get type(): number {
    let most = 0;
    for (let type = 1; type < this.#byType.length; type++) if (this.#byType[type]! > this.#byType[most]!) most = type;
    return most;
  }
}
