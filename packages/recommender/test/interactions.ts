import * as fc from 'fast-check';
import { InteractionCollector, interactionTypes, type Interactions, type InteractionType } from '../src/interactions.js';

/** What each user liked: `{ u1: 'a b', u2: 'a' }` makes views at moment 0. */
export function views(liked: Readonly<Record<string, string>>): Interactions {
  const collector = new InteractionCollector();
  for (const [userId, items] of Object.entries(liked)) {
    for (const itemId of items.split(' ')) collector.add(userId, itemId, 'view', 0);
  }
  return collector.finish();
}

/** Interactions of a few users with a few items, of every type, some of them with ratings below 0. */
export const anyInteractions: fc.Arbitrary<Interactions> = fc
  .array(
    fc.record({
      user: fc.integer({ min: 0, max: 7 }),
      item: fc.integer({ min: 0, max: 11 }),
      type: fc.constantFrom<InteractionType>(...interactionTypes),
      value: fc.constantFrom(-1, 0, 0.5, 3, 5),
      atMs: fc.integer({ min: 0, max: 1_000_000 }),
    }),
    { maxLength: 80 },
  )
  .map((rows) => {
    const collector = new InteractionCollector();
    collector.addItem('cold');
    for (const { user, item, type, value, atMs } of rows) collector.add(`user ${user}`, `item ${item}`, type, atMs, value);
    return collector.finish();
  });
