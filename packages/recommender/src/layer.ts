// One table of weights of a model and what a history means to it. An EASE model has two: where EASE is silent, SAR speaks.
import { transposed, type Csr } from './csr.js';
import type { Model } from './model.js';
import type { Source } from './voice.js';

export class Layer {
  readonly speaker: 'ease' | 'sar';
  readonly weights: Csr;
  readonly #scale: number;
  #columns: Csr | undefined;

  constructor(speaker: 'ease' | 'sar', weights: Csr, scale: number) {
    this.speaker = speaker;
    this.weights = weights;
    this.#scale = scale;
  }

  /** By item what speaks for it. Made when first asked for: only users for an item need it, and it is as large as the weights. */
  get columns(): Csr {
    this.#columns ??= transposed(this.weights, this.weights.offsets.length - 1);
    return this.#columns;
  }

  /**
   * The sources as this layer adds them up, in units of the user's own affinity. SAR: shares of 1, so that a score is a weighted mean of
   * similarities, in [0,1]. EASE learnt from who touched what: on average 1, so that a score predicts that 0 or 1.
   */
  amounts(sources: readonly Source[]): Source[] {
    const total = sources.reduce((sum, { amount }) => sum + Math.abs(amount), 0);
    const scale = this.speaker === 'sar' ? this.#scale / total : sources.length / total;
    return sources.map((source) => ({ ...source, amount: source.amount * scale }));
  }
}

export function layersOf({ ease, sar, similarity, sarScale }: Model): Layer[] {
  // Counts are brought into [0,1] by the largest one; the other similarities lie there.
  const similar = new Layer('sar', sar, similarity === 'count' && sarScale > 0 ? 1 / sarScale : 1);
  return ease === undefined ? [similar] : [new Layer('ease', ease, 1), similar];
}
