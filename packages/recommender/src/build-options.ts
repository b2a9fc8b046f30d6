// What a build is told. Defaults were measured: docs/recommender-quality.md.
import type { InteractionType } from './interactions.js';
import type { ModelKind, Similarity } from './model.js';

export interface BuildOptions {
  readonly kind: ModelKind;
  /** SAR's measure. */
  readonly similarity: Similarity;
  /** SAR: pairs of items that fewer users share say nothing. At least 1. */
  readonly minSupport: number;
  /** SAR: neighbours kept per item, 8 bytes each. */
  readonly sarNeighbours: number;
  /** EASE: weights kept per item, 8 bytes each. */
  readonly easeNeighbours: number;
  /** EASE covers items with at least so many users, */
  readonly minEaseUsers: number;
  /** and of them at most so many, those with most users. */
  readonly maxEaseItems: number;
  /** EASE: added to the diagonal of the Gram matrix. Above 0; the larger, the less rare items weigh. */
  readonly ridge: number;
  readonly weights: Readonly<Record<InteractionType, number>>;
  /** Milliseconds after which an interaction is worth half; null: time does not count. */
  readonly halfLifeMs: number | null;
  /** Bytes that the build may take at its largest moment, `interactions` included. */
  readonly maxMemoryBytes: number;
}

export const defaultBuildOptions: BuildOptions = {
  kind: 'ease',
  similarity: 'cosine',
  minSupport: 4,
  sarNeighbours: 50,
  easeNeighbours: 500,
  minEaseUsers: 5,
  maxEaseItems: 10_000,
  ridge: 300,
  weights: { view: 1, viewPortion: 1, rating: 1, bookmark: 2, cart: 3, purchase: 5 },
  halfLifeMs: null,
  maxMemoryBytes: 1.5 * 2 ** 30,
};
