// A model is plain data: it goes between threads and, as bytes, into a database.
import type { AffinityOptions } from './affinity.js';
import type { Csr } from './csr.js';

/** How alike two items are, from how many users touched them: c(i,j) both, c(i) and c(j) each. */
export const similarities = ['count', 'jaccard', 'lift', 'cosine'] as const;
export type Similarity = (typeof similarities)[number];

export const modelKinds = ['sar', 'ease'] as const;
export type ModelKind = (typeof modelKinds)[number];

export interface Model {
  /** `ease` has `ease` weights for the most interacted items, and `sar` for all others. */
  readonly kind: ModelKind;
  readonly similarity: Similarity;
  readonly affinity: AffinityOptions;
  /** Ids in ascending order of UTF-16 code units, so that index order is id order. */
  readonly items: readonly string[];
  readonly users: readonly string[];
  /** Users per item. */
  readonly popularity: Uint32Array;
  /** Users by items: affinities, as of `affinity.nowMs`. */
  readonly history: Csr;
  /** The type that gave each entry of `history` most of its affinity, as code. */
  readonly historyTypes: Uint8Array;
  /** Items by items: row i holds the items most similar to i. Symmetric but for pruning, no diagonal, all above 0. */
  readonly sar: Csr;
  /** The largest similarity before pruning, by which `count` is brought into [0,1]. */
  readonly sarScale: number;
  /** Items by items: row i says what an interaction with i adds to every other item. Rows of items not covered are empty. */
  readonly ease: Csr | undefined;
}
