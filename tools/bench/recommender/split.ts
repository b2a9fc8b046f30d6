// The ratings of a MovieLens folder, held out or trained on by a checksum: the same split on every machine and in every language.
import { crc32 } from 'node:zlib';
import { ratings, type Rating } from '../../import/source.ts';

export interface Split {
  readonly train: readonly Rating[];
  /** By user, in the order of train. */
  readonly trainOf: ReadonlyMap<string, readonly Rating[]>;
  /** Item ids by user: what is relevant, whatever the rating. Users with none are not there. */
  readonly heldOutOf: ReadonlyMap<string, ReadonlySet<string>>;
  readonly heldOut: number;
}

/** A rating is held out where crc32("userId:movieId") mod 100 is below 25. */
export async function splitRatings(folder: string): Promise<Split> {
  const train: Rating[] = [];
  const trainOf = new Map<string, Rating[]>();
  const heldOutOf = new Map<string, Set<string>>();
  let heldOut = 0;
  for await (const rating of ratings(folder)) {
    const { userId, itemId } = rating;
    if (crc32(`${userId}:${itemId}`) % 100 < 25) {
      heldOut += 1;
      entry(heldOutOf, userId, () => new Set<string>()).add(itemId);
    } else {
      train.push(rating);
      entry(trainOf, userId, (): Rating[] => []).push(rating);
    }
  }
  return { train, trainOf, heldOutOf, heldOut };
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
