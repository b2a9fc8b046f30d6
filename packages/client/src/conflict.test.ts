import { describe, expect, test } from '@jest/globals';
import { Touched } from './conflict.js';
import { calls, item, ref, request, type AnyCall } from './index.js';

const put1 = calls.putItem({ itemId: '1', body: {} });
const put2 = calls.putItem({ itemId: '2', body: {} });
const get1 = calls.getItem({ itemId: '1' });
const list = calls.listItems();
const add = (itemId: string, userId = 'ada') => calls.addInteraction({ body: { type: 'view', userId, itemId } });
const cascade = (itemId: string, userId = 'ada') => calls.addInteractionCascade({ body: { type: 'view', userId, itemId } });
const forAda = (cascadeCreate = false) => calls.recommendItemsToUser({ userId: 'ada', cascadeCreate });
const removal = calls.deleteInteractions({ userId: 'ada', itemId: '1', type: 'view' });
const putReferred = calls.putItem({ itemId: ref(item(get1, {})).body.itemId, body: {} });
const removalBySomeone = calls.deleteInteractions({ userId: ref(add('1')).body.userId, itemId: '1', type: 'view' });

const pairs: [string, AnyCall, AnyCall, boolean][] = [
  ['two writes of one item', put1, put1, true],
  ['writes of two items', put1, put2, false],
  ['a write and a read of one item', put1, get1, true],
  ['a write and a read of two items', put2, get1, false],
  ['two reads', get1, get1, false],
  ['a write of one and a read of all', put1, list, true],
  ['an add to all and a read of all', calls.createItem({ body: {} }), list, true],
  ['two adds to one collection', calls.createItem({ body: {} }), calls.createItem({ body: {} }), false],
  ['interactions of two users', add('1'), add('1', 'bob'), false],
  ['interactions of one key', add('1'), add('1'), true],
  ['an interaction and a write of its item', add('1'), put1, true],
  ['an interaction and a write of another item', add('1'), put2, false],
  ['an interaction and a read of all', add('1'), calls.listPopularItems(), true],
  ['an interaction and a removal of its key', add('1'), removal, true],
  ['an interaction and a cascading delete', add('1'), calls.deleteItem({ itemId: '2' }), true],
  ['a write whose target is not known yet and any item', putReferred, put2, true],
  ['a write whose target is not known yet and a user', putReferred, calls.putUser({ userId: 'ada', body: {} }), false],
  [
    'removals of two items’ interactions, one by a user not known yet',
    removalBySomeone,
    calls.deleteInteractions({ userId: 'ada', itemId: '2', type: 'view' }),
    false,
  ],
  ['removals of one item’s interactions, one by a user not known yet', removalBySomeone, removal, true],
  ['a removal by a user not known yet and a read of all', removalBySomeone, calls.listPopularItems(), true],
  ['a write that does not say of what, and is refused, and any item', calls.putItem({ body: {} } as never), put1, false],
  ['interactions of two users with one item that they create', cascade('1'), cascade('1', 'bob'), true],
  ['interactions of two users with two items that they create', cascade('1'), cascade('2', 'bob'), false],
  ['recommendations for one user', forAda(), forAda(), true],
  ['recommendations for two users', forAda(), calls.recommendItemsToUser({ userId: 'bob' }), false],
  ['recommendations to one item', calls.recommendItemsToItem({ itemId: '1' }), calls.recommendItemsToItem({ itemId: '1' }), false],
  ['a recommendation and a read of its user', forAda(), calls.getUser({ userId: 'ada' }), false],
  ['a recommendation that creates its user and a read of it', forAda(true), calls.getUser({ userId: 'ada' }), true],
  [
    'a recommendation that may create its user and a read of it',
    forAda(ref(add('1')).body as never),
    calls.getUser({ userId: 'ada' }),
    true,
  ],
  ['a request line that writes and anything', request('POST', '/x'), get1, true],
  ['a request line that reads and a read', request('GET', '/x'), get1, false],
  ['a request line that reads and a write', request('GET', '/x'), put1, true],
];

describe('calls conflict', () => {
  test.each(pairs)('%s', (_, one, other, expected) => {
    for (const [earlier, later] of [
      [one, other],
      [other, one],
    ] as const) {
      const touched = new Touched();
      touched.add(later);
      expect(touched.conflictsWith(earlier)).toBe(expected);
    }
  });
});
