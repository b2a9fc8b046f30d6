// From voices to an answer: scores in [0,1], ranks, reasons.
import type { Recommendations, Recommended, Selection, Speaker } from './recommendation.js';
import type { Scores } from './scores.js';
import { Top } from './top.js';
import type { Voice } from './voice.js';

export interface Candidates {
  readonly ids: readonly string[];
  readonly indexOf: (id: string) => number | undefined;
  /** Room to score them in. */
  readonly scores: Scores;
}

/**
 * Asks the voices in turn until `count` are found. A voice's raw scores are divided by its best one where that is above 1, and by what
 * brings them under the least score of the voice before; so order is kept, and scores of one user and model can be compared between
 * answers, whatever was excluded or filtered from them. Equal scores stand in the order of ids.
 */
export function ranking(voices: readonly Voice[], candidates: Candidates, selection: Selection): Recommendations {
  const { count, minScore = 0, candidate, boost } = selection;
  const { ids, scores } = candidates;
  const isTaken = taken(candidates, selection.exclude ?? []);
  const recommended: Recommended[] = [];
  let speaker: Speaker | undefined;
  let ceiling = 1;

  for (const voice of voices) {
    scores.clear();
    voice.score(scores);
    const { best, least } = spread(scores, ids, boost);
    if (best === 0) continue;
    speaker ??= voice.speaker;
    const scale = ceiling / Math.max(1, best);
    const top = new Top(count - recommended.length);
    for (const index of scores.touched) {
      const score = scores.values[index]!;
      // The candidate function may be slow: it is asked only about what would be kept.
      if (score > 0 && isTaken[index] === 0 && top.accepts(index, score) && (candidate?.(ids[index]!) ?? true)) top.add(index, score);
    }
    for (const { index, score } of top.drain()) {
      if (score * scale < minScore) return answer(recommended, speaker, count);
      isTaken[index] = 1;
      const rank = recommended.length + 1;
      recommended.push({ id: ids[index]!, score: score * scale, rank, model: voice.speaker, reason: voice.reason(index) });
    }
    if (recommended.length === count) break;
    ceiling = least * scale;
  }
  return answer(recommended, speaker ?? 'popularity', count);
}

function answer(recommended: readonly Recommended[], speaker: Speaker, count: number): Recommendations {
  return { model: recommended[0]?.model ?? speaker, recommended, exhausted: recommended.length < count };
}

function taken({ ids, indexOf }: Candidates, exclude: Iterable<string>): Uint8Array {
  const isTaken = new Uint8Array(ids.length);
  for (const id of exclude) {
    const index = indexOf(id);
    if (index !== undefined) isTaken[index] = 1;
  }
  return isTaken;
}

/** The best and the least score above 0, once boosted; 0 and 0 without any. */
function spread(scores: Scores, ids: readonly string[], boost: Selection['boost']): { best: number; least: number } {
  const { values } = scores;
  let best = 0;
  let least = Infinity;
  for (const index of scores.touched) {
    if (!(values[index]! > 0)) continue;
    if (boost !== undefined) values[index]! *= Math.max(0, boost(ids[index]!));
    if (values[index]! > best) best = values[index]!;
    if (values[index]! > 0 && values[index]! < least) least = values[index]!;
  }
  return best === 0 ? { best, least: 0 } : { best, least };
}
