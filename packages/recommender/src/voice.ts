// A voice scores candidates and says why. Voices are asked one after the other: the next one fills what the one before left open.
import { valueAt, type Csr } from './csr.js';
import type { InteractionType } from './interactions.js';
import type { Contribution, Reason } from './reason.js';
import type { Speaker } from './recommendation.js';
import type { Scores } from './scores.js';
import { Top } from './top.js';

export interface Voice {
  readonly speaker: Speaker;
  /** Adds raw scores; only those above 0 recommend. */
  score(scores: Scores): void;
  /** All it would score, best first, where that is known beforehand: spares scoring them. */
  readonly order?: { readonly indexes: Uint32Array; readonly scores: Float64Array };
  reason(index: number): Reason;
}

/** Something known that speaks for others: an item of a history or a seed. */
export interface Source {
  readonly index: number;
  readonly id: string;
  readonly amount: number;
  readonly type?: InteractionType;
}

const contributions = 3;

/** Each source adds its amount times its weights. */
export function weightsVoice(speaker: Speaker, basis: Reason['basis'], weights: Csr, sources: readonly Source[]): Voice {
  return {
    speaker,
    score(scores) {
      for (const { index, amount } of sources) {
        for (let at = weights.offsets[index]!; at < weights.offsets[index + 1]!; at++) {
          scores.add(weights.columns[at]!, amount * weights.values[at]!);
        }
      }
    },
    reason: (index) => ({ basis, because: strongest(sources, (source) => source.amount * valueAt(weights, source.index, index)) }),
  };
}

/** As the voice, and what the user likes too keeps its score, what the user does not loses up to half of it. */
export function personalised(voice: Voice, user: Voice, likes: Scores): Voice {
  return {
    ...voice,
    score(scores) {
      voice.score(scores);
      likes.clear();
      user.score(likes);
      const most = likes.touched.reduce((best, index) => Math.max(best, likes.values[index]!), 0);
      if (most === 0) return;
      for (const index of scores.touched) scores.values[index]! *= (1 + Math.max(0, likes.values[index]!) / most) / 2;
    },
  };
}

/** Above 0 for all, so that it can always fill up: (count + 1) / (largest count + 1). */
export function countsVoice(basis: Reason['basis'], counts: Uint32Array): Voice {
  const most = counts.reduce((largest, count) => Math.max(largest, count), 0);
  const shares = Float64Array.from(counts, (count) => (count + 1) / (most + 1));
  return {
    speaker: 'popularity',
    score: (scores) => shares.forEach((share, index) => scores.add(index, share)),
    order: { indexes: Uint32Array.from(counts.keys()).toSorted((a, b) => counts[b]! - counts[a]! || a - b), scores: shares },
    reason: () => ({ basis, because: [] }),
  };
}

/** The sources that contributed most, most first. */
export function strongest(sources: readonly Source[], contribution: (source: Source) => number): Contribution[] {
  const top = new Top(contributions);
  sources.forEach((source, at) => {
    const amount = contribution(source);
    if (amount > 0) top.add(at, amount);
  });
  return top.drain().map(({ index }) => {
    const { id, type } = sources[index]!;
    return type === undefined ? { id } : { id, type };
  });
}
