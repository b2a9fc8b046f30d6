import { expect, it } from '@jest/globals';
import { reasonInWords, type Reason } from './reason.js';

const titles: Record<string, string> = { 1: 'Alien', 2: 'Brazil', 3: 'Casablanca', 9: 'Metropolis' };
const words = (reason: Reason): string => reasonInWords(reason, '9', (id) => titles[id] ?? id);

it.each<[Reason, string]>([
  [{ basis: 'history', because: [{ id: '1', type: 'view' }] }, "Because user viewed 'Alien'"],
  [
    {
      basis: 'history',
      because: [
        { id: '1', type: 'rating' },
        { id: '2', type: 'purchase' },
        { id: '3', type: 'rating' },
      ],
    },
    "Because user rated 'Alien' and 'Casablanca' and purchased 'Brazil'",
  ],
  [
    { basis: 'history', because: [{ id: '1' }, { id: '2' }, { id: '3' }] },
    "Because user interacted with 'Alien', 'Brazil' and 'Casablanca'",
  ],
  [{ basis: 'item', because: [{ id: '1' }] }, "People who like 'Alien' also like 'Metropolis'"],
  [{ basis: 'items', because: [{ id: '1' }, { id: '2' }] }, "People who like the selected items also like 'Metropolis'"],
  [{ basis: 'similarUser', because: [{ id: '1' }, { id: '2' }] }, "Because both users interacted with 'Alien' and 'Brazil'"],
  [{ basis: 'likelyUser', because: [{ id: '1', type: 'cart' }] }, "People who like 'Alien' also like 'Metropolis'"],
  [{ basis: 'popular', because: [] }, "'Metropolis' is popular"],
  [{ basis: 'active', because: [] }, 'One of the most active users'],
  [{ basis: 'trending', because: [] }, "'Metropolis' is trending"],
])('says %j in words', (reason, expected) => {
  expect(words(reason)).toBe(expected);
});

it('names an item by its id where no title is known', () => {
  expect(reasonInWords({ basis: 'popular', because: [] }, '7')).toBe("'7' is popular");
});
