import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { anyInteractions, views } from '../test/interactions.js';
import { buildModel } from './build.js';
import type { BuildOptions } from './build-options.js';
import { modelKinds } from './model.js';
import type { HistoryEntry, Recommendations, Selection } from './recommendation.js';
import { createRecommender, type Recommender } from './recommender.js';

// Jaccard: a and b 2/4, a and c 1/3, b and d 1/3; d is liked by one, cold by none.
const liked = { u1: 'a b', u2: 'a b', u3: 'a c', u4: 'b d' };

function recommender(options: Partial<BuildOptions> = {}, interactions = views(liked)): Recommender {
  return createRecommender(buildModel(interactions, { kind: 'sar', similarity: 'jaccard', minSupport: 1, minEaseUsers: 1, ...options }));
}

function viewed(...itemIds: string[]): HistoryEntry[] {
  return itemIds.map((itemId) => ({ itemId, affinity: 1, type: 'view' }));
}

function scores({ recommended }: Recommendations): Record<string, number> {
  return Object.fromEntries(recommended.map(({ id, score }) => [id, score]));
}

const ids = ({ recommended }: Recommendations): string[] => recommended.map(({ id }) => id);

describe('items for a user', () => {
  it('scores by SAR with the mean similarity to the history, weighted by affinity', () => {
    const history: HistoryEntry[] = [
      { itemId: 'a', affinity: 3, type: 'cart' },
      { itemId: 'd', affinity: 1, type: 'view' },
    ];
    const answer = recommender().itemsToUser(history, { count: 2 });
    expect(answer).toEqual({
      model: 'sar',
      exhausted: false,
      recommended: [
        {
          id: 'b',
          score: expect.closeTo((3 * (2 / 4) + 1 / 3) / 4, 7),
          rank: 1,
          model: 'sar',
          reason: {
            basis: 'history',
            because: [
              { id: 'a', type: 'cart' },
              { id: 'd', type: 'view' },
            ],
          },
        },
        {
          id: 'c',
          score: expect.closeTo((3 * (1 / 3)) / 4, 7),
          rank: 2,
          model: 'sar',
          reason: { basis: 'history', because: [{ id: 'a', type: 'cart' }] },
        },
      ],
    });
  });

  it('scores by EASE with the sum of weights, relative to the mean affinity', () => {
    // The 3 by 3 of ease.test.ts: a adds 1/3 to b, c adds 1/2.
    const three = recommender({ kind: 'ease', ridge: 1 }, views({ u1: 'a b', u2: 'a', u3: 'b c' }));
    const history = [
      { itemId: 'a', affinity: 4 },
      { itemId: 'c', affinity: 2 },
    ];
    const answer = three.itemsToUser(history, { count: 1 });
    expect(answer.model).toBe('ease');
    expect(answer.recommended).toEqual([
      {
        id: 'b',
        score: expect.closeTo((4 / 3) * (1 / 3) + (2 / 3) * (1 / 2), 6),
        rank: 1,
        model: 'ease',
        reason: { basis: 'history', because: [{ id: 'a' }, { id: 'c' }] },
      },
    ]);
  });

  it('brings counts into [0,1] by the largest one', () => {
    const byCount = recommender({ similarity: 'count' });
    expect(scores(byCount.itemsToItem('a', { count: 2 }))).toEqual({ b: 1, c: 0.5 });
  });

  it('fills up with popular items under the least score of the model, cold ones last', () => {
    const withCold = { ...views(liked), items: [...views(liked).items, 'cold'] };
    const answer = recommender({}, withCold).itemsToUser(viewed('d'), { count: 9 });
    expect(answer.recommended.map(({ id, model }) => [id, model])).toEqual([
      ['b', 'sar'],
      ['a', 'popularity'],
      ['c', 'popularity'],
      ['cold', 'popularity'],
    ]);
    // d and b: 1/3. a has 3 users, as many as any: (3 + 1) / (3 + 1) of it.
    expect(scores(answer)['a']).toBeCloseTo(1 / 3, 7);
    expect(scores(answer)['cold']).toBeCloseTo(1 / 3 / 4, 7);
    expect(answer.exhausted).toBe(true);
    expect(
      recommender()
        .itemsToUser(viewed('d'), { count: 9, fallback: false })
        .recommended.map(({ id }) => id),
    ).toEqual(['b']);
  });

  it('says that popularity spoke to a cold user', () => {
    const answer = recommender().itemsToUser([], { count: 2 });
    expect(answer).toMatchObject({ model: 'popularity', exhausted: false });
    expect(answer.recommended.map(({ id, score, reason }) => [id, score, reason.basis])).toEqual([
      ['a', 1, 'popular'],
      ['b', 1, 'popular'],
    ]);
    expect(recommender().itemsToUser(viewed('unknown'), { count: 1 }).model).toBe('popularity');
  });

  it('lets SAR speak for what EASE does not cover', () => {
    // c and d have one user each.
    const answer = recommender({ kind: 'ease', minEaseUsers: 2 }).itemsToUser(viewed('a'), { count: 3 });
    expect(answer.recommended.map(({ id, model }) => [id, model])).toEqual([
      ['b', 'ease'],
      ['c', 'sar'],
      ['d', 'popularity'],
    ]);
  });

  it('answers seen items when they are asked for', () => {
    expect(ids(recommender().itemsToUser(viewed('a', 'b'), { count: 2, excludeSeen: false }))).toEqual(['a', 'b']);
  });

  it('lets dislike speak against what goes with it', () => {
    const history = [
      { itemId: 'a', affinity: 1 },
      { itemId: 'd', affinity: -1 },
    ];
    const answer = recommender().itemsToUser(history, { count: 2, fallback: false });
    expect(scores(answer)).toEqual({ c: expect.closeTo(1 / 6, 7), b: expect.closeTo((2 / 4 - 1 / 3) / 2, 7) });
  });

  it('boosts, filters and cuts by score', () => {
    const one = recommender();
    const boosted = one.itemsToUser(viewed('a'), { count: 2, boost: (id) => (id === 'c' ? 2 : 1) });
    expect(ids(boosted)).toEqual(['c', 'b']);
    const banished = one.itemsToUser(viewed('a'), { count: 9, boost: (id) => (id === 'b' ? 0 : 1), fallback: false });
    expect(ids(banished)).toEqual(['c']);
    expect(ids(one.itemsToUser(viewed('a'), { count: 2, candidate: (id) => id !== 'b' }))).toEqual(['c', 'd']);
    const cut = one.itemsToUser(viewed('a'), { count: 2, minScore: 0.4 });
    expect(cut).toMatchObject({ exhausted: true, recommended: [{ id: 'b' }] });
  });

  it('divides scores above 1 by the largest, whatever is excluded', () => {
    const one = recommender();
    const tenfold: Partial<Selection> = { boost: () => 10 };
    const whole = one.itemsToUser(viewed('a'), { count: 2, ...tenfold });
    expect(scores(whole)).toEqual({ b: 1, c: expect.closeTo(2 / 3, 7) });
    expect(scores(one.itemsToUser(viewed('a'), { count: 1, ...tenfold, exclude: ['b'] }))['c']).toBe(scores(whole)['c']);
  });

  it('knows the history that it was built from', () => {
    expect(recommender().historyOf('u3')).toEqual([
      { itemId: 'a', affinity: 1, type: 'view' },
      { itemId: 'c', affinity: 1, type: 'view' },
    ]);
    expect(recommender().historyOf('nobody')).toEqual([]);
    expect([recommender().hasUser('u3'), recommender().hasUser('a'), recommender().hasItem('a'), recommender().hasItem('u3')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

describe('items for items', () => {
  it('gives an item’s neighbours, never the item', () => {
    const answer = recommender().itemsToItem('a', { count: 9, fallback: false });
    expect(scores(answer)).toEqual({ b: 0.5, c: expect.closeTo(1 / 3, 7) });
    expect(answer.recommended[0]!.reason).toEqual({ basis: 'item', because: [{ id: 'a' }] });
  });

  it('gives the mean of the neighbours of a seed set, whatever is repeated or unknown in it', () => {
    const answer = recommender().itemsToItems(['d', 'a', 'a', 'unknown'], { count: 9, fallback: false });
    expect(scores(answer)).toEqual({ b: expect.closeTo((1 / 3 + 1 / 2) / 2, 7), c: expect.closeTo(1 / 6, 7) });
    expect(answer.recommended[0]!.reason).toEqual({ basis: 'items', because: [{ id: 'a' }, { id: 'd' }] });
  });

  it('falls back to popularity for an item that nobody touched or that it does not know', () => {
    expect(recommender().itemsToItem('unknown', { count: 1 })).toMatchObject({ model: 'popularity', recommended: [{ id: 'a' }] });
  });

  it('prefers what the user likes too', () => {
    const one = recommender({}, views({ u1: 'a b', u2: 'a c', u3: 'c z', u4: 'b' }));
    expect(ids(one.itemsToItem('a', { count: 2 }))).toEqual(['b', 'c']);
    const answer = one.itemsToItem('a', { count: 2, history: viewed('z') });
    // c is all that z speaks for; b, which it does not speak for, loses half.
    expect(scores(answer)).toEqual({ c: expect.closeTo(1 / 3, 7), b: expect.closeTo(1 / 3 / 2, 7) });
  });
});

describe('users', () => {
  it('gives users with like histories, by cosine', () => {
    const answer = recommender().usersToUser('u1', recommender().historyOf('u1'), { count: 9 });
    expect(answer.recommended.map(({ id, model }) => [id, model])).toEqual([
      ['u2', 'histories'],
      ['u3', 'histories'],
      ['u4', 'histories'],
    ]);
    expect(scores(answer)).toEqual({ u2: expect.closeTo(1, 7), u3: expect.closeTo(0.5, 7), u4: expect.closeTo(0.5, 7) });
    expect(answer.recommended[1]!.reason).toEqual({ basis: 'similarUser', because: [{ id: 'a', type: 'view' }] });
  });

  it('gives the most active users to one without a history', () => {
    const answer = recommender({}, views({ u1: 'a', u2: 'a b' })).usersToUser('new', [], { count: 1 });
    expect(answer).toMatchObject({ model: 'popularity', recommended: [{ id: 'u2', reason: { basis: 'active' } }] });
  });

  it('gives users who lean towards an item and do not have it yet', () => {
    const one = recommender();
    // Towards c speaks a (1/3). u1 and u2 have a and b, u4 only what says nothing of c.
    const answer = one.usersToItem('c', { count: 9, fallback: false });
    expect(scores(answer)).toEqual({ u1: expect.closeTo(1 / Math.SQRT2, 6), u2: expect.closeTo(1 / Math.SQRT2, 6) });
    expect(answer.recommended[0]!.reason).toEqual({ basis: 'likelyUser', because: [{ id: 'a', type: 'view' }] });
    expect(ids(one.usersToItem('c', { count: 9, fallback: false, excludeSeen: false }))).toContain('u3');
    expect(one.usersToItem('unknown', { count: 9, fallback: false })).toEqual({ model: 'popularity', recommended: [], exhausted: true });
  });
});

describe('every answer', () => {
  const anyRecommender = fc
    .tuple(anyInteractions, fc.constantFrom(...modelKinds))
    .map(([interactions, kind]) => recommender({ kind, ridge: 2 }, interactions));
  const asks: Record<string, (one: Recommender, subject: string, selection: Selection) => Recommendations> = {
    itemsToUser: (one, subject, selection) => one.itemsToUser(one.historyOf(`user ${subject}`), selection),
    itemsToItem: (one, subject, selection) => one.itemsToItem(`item ${subject}`, selection),
    itemsToItems: (one, subject, selection) => one.itemsToItems([`item ${subject}`, 'item 1'], selection),
    personalised: (one, subject, selection) => one.itemsToItem('item 1', { ...selection, history: one.historyOf(`user ${subject}`) }),
    usersToUser: (one, subject, selection) => one.usersToUser(`user ${subject}`, one.historyOf(`user ${subject}`), selection),
    usersToItem: (one, subject, selection) => one.usersToItem(`item ${subject}`, selection),
    popularItems: (one, _, selection) => one.popularItems(selection),
  };
  const cases = Object.keys(asks);

  it.each(cases)('%s has scores in [0,1] that fall with rank, equal ones by id, no id twice', (name) => {
    fc.assert(
      fc.property(anyRecommender, fc.nat(8), fc.integer({ min: 1, max: 20 }), (one, subject, count) => {
        const { recommended, exhausted } = asks[name]!(one, String(subject), { count });
        expect(exhausted).toBe(recommended.length < count);
        expect(new Set(recommended.map(({ id }) => id)).size).toBe(recommended.length);
        recommended.forEach(({ id, score, rank, model }, at) => {
          expect(rank).toBe(at + 1);
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
          const before = recommended[at - 1];
          if (before === undefined) return;
          expect(score).toBeLessThanOrEqual(before.score);
          if (score === before.score && model === before.model) expect(id > before.id).toBe(true);
        });
      }),
    );
  });

  it.each(cases)('%s never has what is excluded, and else is the same', (name) => {
    fc.assert(
      fc.property(anyRecommender, fc.nat(8), fc.array(fc.nat(30)), fc.integer({ min: 1, max: 5 }), (one, subject, places, count) => {
        const whole = asks[name]!(one, String(subject), { count: 1000 }).recommended;
        const exclude = places.flatMap((place) => whole[place]?.id ?? []);
        const rest = asks[name]!(one, String(subject), { count, exclude: [...exclude, 'unknown'] }).recommended;
        const expected = whole.filter(({ id }) => !exclude.includes(id)).slice(0, count);
        expect(rest.map(({ id, score, model }) => ({ id, score, model }))).toEqual(
          expected.map(({ id, score, model }) => ({ id, score, model })),
        );
        const filtered = asks[name]!(one, String(subject), { count, candidate: (id) => !exclude.includes(id) }).recommended;
        expect(filtered).toEqual(rest);
      }),
    );
  });
});
