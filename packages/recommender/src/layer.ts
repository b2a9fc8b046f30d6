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

  /** What an affinity counts: EASE learnt from who liked what, however much. */
  amount(affinity: number): number {
    return this.speaker === 'sar' ? affinity : Number(affinity > 0);
  }

  /** The sources as this layer adds them up: SAR gives the mean similarity weighted by affinity, in [0,1]. */
  amounts(sources: readonly Source[]): Source[] {
    if (this.speaker === 'ease') {
      return sources.filter(({ amount }) => amount > 0).map((source) => ({ ...source, amount: 1 }));
    }
    const total = sources.reduce((sum, { amount }) => sum + Math.abs(amount), 0);
    return sources.map((source) => ({ ...source, amount: (source.amount * this.#scale) / total }));
  }
}

export function layersOf({ ease, sar, similarity, sarScale }: Model): Layer[] {
  // Counts are brought into [0,1] by the largest one; the other similarities lie there.
  const similar = new Layer('sar', sar, similarity === 'count' && sarScale > 0 ? 1 / sarScale : 1);
  return ease === undefined ? [similar] : [new Layer('ease', ease, 1), similar];
}
