// From voices to an answer: scores in [0,1], ranks, reasons.
import type { Recommendations, Recommended, Selection, Speaker } from './recommendation.js';
import type { Scores } from './scores.js';
import { Top, type Scored } from './top.js';
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
  // Asked as late as possible: a caller's filter may be slow.
  const isOpen = (index: number): boolean => isTaken[index] === 0 && (candidate?.(ids[index]!) ?? true);
  const recommended: Recommended[] = [];
  let speaker: Speaker | undefined;
  let ceiling = 1;

  for (const voice of voices) {
    const room = count - recommended.length;
    const { best, least, found } =
      voice.order === undefined || boost !== undefined
        ? bestScored(voice, scores, room, isOpen, boost && ((index) => boost(ids[index]!)))
        : firstInOrder(voice.order, room, isOpen);
    if (best === 0) continue;
    speaker ??= voice.speaker;
    const scale = ceiling / Math.max(1, best);
    for (const { index, score } of found) {
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

interface Found {
  /** The best and the least score above 0 of all, whether open or not; both 0 without any. */
  readonly best: number;
  readonly least: number;
  /** Best first. */
  readonly found: readonly Scored[];
}

function bestScored(
  voice: Voice,
  scores: Scores,
  room: number,
  isOpen: (index: number) => boolean,
  boost: ((index: number) => number) | undefined,
): Found {
  scores.clear();
  voice.score(scores);
  const top = new Top(room);
  let best = 0;
  let least = Infinity;
  for (const index of scores.touched) {
    let score = scores.values[index]!;
    if (score > 0 && boost !== undefined) score *= boost(index);
    if (!(score > 0)) continue;
    if (score > best) best = score;
    if (score < least) least = score;
    if (top.accepts(index, score) && isOpen(index)) top.add(index, score);
  }
  return { best, least: best === 0 ? 0 : least, found: top.drain() };
}

function firstInOrder({ indexes, scores }: NonNullable<Voice['order']>, room: number, isOpen: (index: number) => boolean): Found {
  const found: Scored[] = [];
  for (const index of indexes) {
    if (found.length === room) break;
    if (isOpen(index)) found.push({ index, score: scores[index]! });
  }
  return { best: scores[indexes[0]!] ?? 0, least: scores[indexes.at(-1)!] ?? 0, found };
}
