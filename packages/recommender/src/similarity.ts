// How alike two items are, from counts of users: the measures of SAR.
// https://github.com/recommenders-team/recommenders/blob/main/examples/02_model_collaborative_filtering/sar_deep_dive.ipynb
import type { Similarity } from './model.js';

/** `both` users touched both items, `one` and `other` one of them each. In [0,1] but for `count`. */
export function similarity(measure: Similarity, both: number, one: number, other: number): number {
  switch (measure) {
    case 'count':
      return both;
    case 'jaccard':
      return both / (one + other - both);
    case 'lift':
      return both / (one * other);
    case 'cosine':
      return both / Math.sqrt(one * other);
  }
}
