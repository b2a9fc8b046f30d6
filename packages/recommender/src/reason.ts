// Why something was recommended: as data (what contributed most) and in words.
import type { InteractionType } from './interactions.js';

export interface Contribution {
  readonly id: string;
  /** What the user did with it, for a history. */
  readonly type?: InteractionType;
}

export interface Reason {
  /**
   * - `history`: what the user did with the items in `because`
   * - `item`: people who like the one item in `because` also like this one
   * - `items`: people who like the seeds in `because` also like this one
   * - `similarUser`: the user shares the items in `because` with the user asked about
   * - `likelyUser`: the user's history, of which `because` contributed most, goes with the item asked about
   * - `popular`: many users interacted with it
   * - `active`: the user interacted with many items
   * - `trending`: interactions with it grow
   */
  readonly basis: 'history' | 'item' | 'items' | 'similarUser' | 'likelyUser' | 'popular' | 'active' | 'trending';
  /** What contributed most, most first; at most 3. */
  readonly because: readonly Contribution[];
}

const did: Record<InteractionType, string> = {
  view: 'viewed',
  purchase: 'purchased',
  rating: 'rated',
  cart: 'added to the cart',
  bookmark: 'bookmarked',
  viewPortion: 'watched',
};

/** The reason in words. `itemId` is the item recommended (or asked about, for users); `titleOf` gives an item's title, default its id. */
export function reasonInWords(reason: Reason, itemId: string, titleOf: (itemId: string) => string = (id) => id): string {
  const titles = reason.because.map(({ id }) => `'${titleOf(id)}'`);
  const title = `'${titleOf(itemId)}'`;
  switch (reason.basis) {
    case 'history':
      return `Because user ${deeds(reason.because, titleOf)}`;
    case 'item':
      return `People who like ${listed(titles)} also like ${title}`;
    case 'items':
      return `People who like the selected items also like ${title}`;
    case 'similarUser':
      return `Because both users interacted with ${listed(titles)}`;
    case 'likelyUser':
      return `People who like ${listed(titles)} also like ${title}`;
    case 'popular':
      return `${title} is popular`;
    case 'active':
      return 'One of the most active users';
    case 'trending':
      return `${title} is trending`;
  }
}

/** `viewed 'A' and 'B' and purchased 'C'`: one verb for neighbours of one type. */
function deeds(because: readonly Contribution[], titleOf: (itemId: string) => string): string {
  const groups: { verb: string; titles: string[] }[] = [];
  for (const { id, type } of because) {
    const verb = type === undefined ? 'interacted with' : did[type];
    const title = `'${titleOf(id)}'`;
    const group = groups.find((each) => each.verb === verb);
    if (group === undefined) groups.push({ verb, titles: [title] });
    else group.titles.push(title);
  }
  return listed(groups.map(({ verb, titles }) => `${verb} ${listed(titles)}`));
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}
