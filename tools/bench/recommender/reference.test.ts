import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Method } from './methods.ts';
import { packageSource } from './package-source.ts';
import { referenceScores } from './reference.ts';
import type { Split } from './split.ts';

const methods: Method[] = [
  { name: 'popularity', model: 'popularity', neighbours: 'all' },
  ...(['count', 'jaccard', 'lift', 'cosine'] as const).map((similarity): Method => ({
    name: similarity,
    model: 'sar',
    similarity,
    neighbours: 'all',
  })),
  { name: 'EASE', model: 'ease', neighbours: 'all', ridge: 3 },
];

// Users who rate all they know alike, so that EASE's affinities, relative to their mean, are what the reference takes: 1.
const anySplit = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), { minLength: 8, maxLength: 14 }).map(splitOf);

function splitOf(rated: readonly (readonly number[])[]): Split {
  const train = rated.flatMap((items, user) =>
    items.map((item) => ({ userId: `u${user}`, itemId: `i${item}`, rating: 1 + (user % 5), timestamp: '2020-01-01T00:00:00Z' })),
  );
  const trainOf = new Map(rated.map((_, user) => [`u${user}`, train.filter(({ userId }) => userId === `u${user}`)]));
  return { train, trainOf, heldOutOf: new Map(), heldOut: 0 };
}

it.each(methods)('scores by $name what the package recommends', async (method) => {
  await fc.assert(
    fc.asyncProperty(anySplit, async (split) => {
      const scoresOf = referenceScores(split, method);
      const users = [...split.trainOf.keys()];
      const answers = await (await packageSource(split).prepare(method))!.recommend(users);
      for (const user of users) {
        const scores = scoresOf(user);
        // The package goes on with popular items where nothing speaks for an item. Equal scores may be rounded apart.
        const wanted = [...scores.values()].toSorted((a, b) => b - a).filter((score) => score > 1e-5);
        const given = answers.get(user)!.map((id) => scores.get(id)!);
        expect(given.slice(0, wanted.length)).toEqual(wanted.map((score) => expect.closeTo(score, 4)));
      }
    }),
    { numRuns: 40 },
  );
});
