// An independent, plain and slow version: dense matrices, nothing pruned, nothing shared with packages/recommender. It says what the
// figures should be.
import { count, minEaseUsers, minSupport, type Method } from './methods.ts';
import type { Source } from './source.ts';
import type { Split } from './split.ts';

export function referenceSource(split: Split): Source {
  const data = dense(split);
  return {
    name: 'reference',
    prepare: async (method) => {
      if (method.neighbours === 'default') return undefined;
      const startedAt = performance.now();
      const scoresOf = scorer(method, data);
      const buildMs = performance.now() - startedAt;
      return {
        buildMs,
        recommend: async (userIds) => new Map(userIds.map((userId) => [userId, best(unseenScores(data, scoresOf, userId))])),
      };
    },
    close: async () => undefined,
  };
}

/** By item id what the method gives an item that the user did not rate. */
export function referenceScores(split: Split, method: Method): (userId: string) => Map<string, number> {
  const data = dense(split);
  const scoresOf = scorer(method, data);
  return (userId) => unseenScores(data, scoresOf, userId);
}

function unseenScores({ users, items, ratings }: Dense, scoresOf: Scorer, userId: string): Map<string, number> {
  const user = users.indexOf(userId);
  if (user < 0) return new Map();
  const scores = scoresOf(user);
  return new Map(items.flatMap((id, item) => (ratings[user]![item] === 0 ? [[id, scores[item]!]] : [])));
}

/** Equal ones by id. */
function best(scores: ReadonlyMap<string, number>): string[] {
  const sorted = [...scores].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return sorted.slice(0, count).map(([id]) => id);
}

interface Dense {
  readonly users: readonly string[];
  readonly items: readonly string[];
  /** By user and item, 0 where there is none. */
  readonly ratings: readonly Float64Array[];
}

function dense({ train, trainOf }: Split): Dense {
  const items = [...new Set(train.map(({ itemId }) => itemId))];
  const column = new Map(items.map((itemId, at) => [itemId, at]));
  const users = [...trainOf.keys()];
  const ratings = users.map((userId) => {
    const row = new Float64Array(items.length);
    for (const { itemId, rating } of trainOf.get(userId)!) row[column.get(itemId)!] = rating;
    return row;
  });
  return { users, items, ratings };
}

type Scorer = (user: number) => Float64Array;

function scorer(method: Method, data: Dense): Scorer {
  switch (method.model) {
    case 'random':
      return randomScores(data);
    case 'popularity': {
      const counts = Float64Array.from(data.items, (_, item) => data.ratings.filter((row) => row[item]! > 0).length);
      return () => counts;
    }
    case 'sar':
      return times(data, similarities(data, method.similarity!), (rating) => rating);
    case 'ease':
      return times(data, easeWeights(data, method.ridge!), (rating) => Number(rating > 0));
  }
}

/** Mulberry32, seeded, so that the figures do not move. */
function randomScores({ items }: Dense): Scorer {
  let state = 42;
  return () =>
    Float64Array.from(items, () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    });
}

function together({ items, ratings }: Dense): Float64Array[] {
  const counts = items.map(() => new Float64Array(items.length));
  for (const row of ratings) {
    const rated = [...row.keys()].filter((item) => row[item]! > 0);
    for (const one of rated) for (const other of rated) counts[one]![other]! += 1;
  }
  return counts;
}

function similarities(data: Dense, measure: NonNullable<Method['similarity']>): Float64Array[] {
  const counts = together(data);
  const own = counts.map((row, item) => row[item]!);
  return counts.map((row, one) =>
    row.map((both, other) => {
      if (both < minSupport || one === other) return 0;
      const [c, d] = [own[one]!, own[other]!];
      return { count: both, jaccard: both / (c + d - both), lift: both / (c * d), cosine: both / Math.sqrt(c * d) }[measure];
    }),
  );
}

/** B = I - P · diag(1 / P), P the inverse of the Gram matrix with the ridge on its diagonal. */
function easeWeights(data: Dense, ridge: number): Float64Array[] {
  const counts = together(data);
  const covered = counts.flatMap((row, item) => (row[item]! >= minEaseUsers ? [item] : []));
  const gram = covered.map((one) => Float64Array.from(covered, (other) => counts[one]![other]! + (one === other ? ridge : 0)));
  gaussJordan(gram);
  const weights = data.items.map(() => new Float64Array(data.items.length));
  covered.forEach((one, i) => {
    covered.forEach((other, j) => {
      if (i !== j) weights[one]![other] = -gram[i]![j]! / gram[j]![j]!;
    });
  });
  return weights;
}

/** Inverts in place. The matrix is positive definite, so no pivot is 0 and none need be looked for. */
function gaussJordan(rows: readonly Float64Array[]): void {
  rows.forEach((pivotRow, pivot) => {
    const divisor = pivotRow[pivot]!;
    pivotRow[pivot] = 1;
    for (let column = 0; column < pivotRow.length; column++) pivotRow[column]! /= divisor;
    for (const row of rows) {
      if (row === pivotRow) continue;
      const factor = row[pivot]!;
      row[pivot] = 0;
      for (let column = 0; column < row.length; column++) row[column]! -= factor * pivotRow[column]!;
    }
  });
}

function times({ items, ratings }: Dense, weights: readonly Float64Array[], amount: (rating: number) => number): Scorer {
  return (user) => {
    const scores = new Float64Array(items.length);
    ratings[user]!.forEach((rating, item) => {
      if (rating === 0) return;
      const row = weights[item]!;
      for (let other = 0; other < scores.length; other++) scores[other]! += amount(rating) * row[other]!;
    });
    return scores;
  };
}
