import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { schemas } from '@sheaf/contracts';
import { Compile } from 'typebox/compile';
import { makeSample } from './sample.ts';
import { sampleText } from './text.ts';

const text = readFileSync(new URL('../../apps/server/sample/sample.json', import.meta.url), 'utf8');
const sample = JSON.parse(text) as ReturnType<typeof makeSample>;

describe('the sample', () => {
  it('is what its generator makes', () => {
    expect(sampleText(makeSample(20261121))).toBe(text);
  });

  it('has the counts that the README states, every id once', () => {
    expect(new Set(sample.items.map(({ itemId }) => itemId)).size).toBe(200);
    expect(new Set(sample.users.map(({ userId }) => userId)).size).toBe(50);
    expect(sample.interactions).toHaveLength(2000);
    expect(new Set(sample.items.map(({ title }) => title)).size).toBe(200);
  });

  it('holds what the contract takes', () => {
    const taken = [
      [Compile(schemas, schemas['#/components/schemas/Item']), sample.items],
      [Compile(schemas, schemas['#/components/schemas/User']), sample.users],
      [Compile(schemas, schemas['#/components/schemas/InteractionInput']), sample.interactions],
    ] as const;
    for (const [validator, entries] of taken) {
      for (const entry of entries) expect((validator as { Errors(value: unknown): unknown[] }).Errors(entry)).toEqual([]);
    }
  });

  it('has events that begin around the moment that they are told for, and bets before it', () => {
    const { at, items, users, interactions } = sample.live;
    expect([items.length, users.length, interactions.length]).toEqual([48, 24, 400]);
    for (const [validator, entries] of [
      [Compile(schemas, schemas['#/components/schemas/Item']), items],
      [Compile(schemas, schemas['#/components/schemas/User']), users],
      [Compile(schemas, schemas['#/components/schemas/InteractionInput']), interactions],
    ] as const) {
      for (const entry of entries) expect((validator as { Errors(value: unknown): unknown[] }).Errors(entry)).toEqual([]);
    }
    const begins = new Map(items.map(({ itemId, begin }) => [itemId, begin]));
    const fans = new Set(users.map(({ userId }) => userId));
    for (const { userId, itemId, timestamp } of interactions) {
      expect([fans.has(userId), timestamp < begins.get(itemId)!, timestamp < at]).toEqual([true, true, true]);
    }
    for (const { status, begin } of items) expect(status).toBe(begin < at ? 'ended' : 'not_started');
    const dayMs = 86_400_000;
    const within = (days: number) => items.filter(({ begin }) => begin > at && Date.parse(begin) < Date.parse(at) + days * dayMs).length;
    expect([within(10 / 24) >= 5, within(2) >= 10, within(7) >= 40]).toEqual([true, true, true]);
    const keys = interactions.map(({ userId, itemId, timestamp }) => [userId, itemId, timestamp].join());
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has events that trend, others that are popular, and movies above them all', () => {
    const { at, items, interactions } = sample.live;
    const weekMs = 7 * 86_400_000;
    const count = (itemId: string, fromMs: number, toMs: number) =>
      interactions.filter((each) => each.itemId === itemId && Date.parse(each.timestamp) >= fromMs && Date.parse(each.timestamp) < toMs)
        .length;
    const atMs = Date.parse(at);
    const counted = items.map(({ itemId }) => ({
      all: count(itemId, 0, atMs),
      growth: count(itemId, atMs - weekMs, atMs) - count(itemId, atMs - 2 * weekMs, atMs - weekMs),
    }));
    const top = counted.toSorted((a, b) => b.all - a.all).slice(0, 10);
    expect(top.some(({ growth }) => growth > 5)).toBe(true);
    expect(top.some(({ growth }) => growth <= 0)).toBe(true);
    const movies = new Map<string, number>();
    for (const { itemId } of sample.interactions) movies.set(itemId, (movies.get(itemId) ?? 0) + 1);
    expect([...movies.values()].filter((each) => each > top[0]!.all).length).toBeGreaterThanOrEqual(10);
  });

  it('has no interaction twice, and none without its user and item', () => {
    const keys = sample.interactions.map(({ type, userId, itemId, timestamp }) => [type, userId, itemId, timestamp].join());
    expect(new Set(keys).size).toBe(keys.length);
    const ids = new Set([...sample.items.map(({ itemId }) => itemId), ...sample.users.map(({ userId }) => userId)]);
    expect(sample.interactions.filter(({ userId, itemId }) => !ids.has(userId) || !ids.has(itemId))).toEqual([]);
  });

  it('lets taste show: people see far more movies of the genres that they like than chance would have', () => {
    const likes = new Map(sample.users.map(({ userId, likes: liked }) => [userId, liked]));
    const genresOf = new Map(sample.items.map(({ itemId, genres }) => [itemId, genres]));
    const isLiked = (userId: string, itemId: string) => genresOf.get(itemId)!.some((genre) => likes.get(userId)!.includes(genre));
    const views = sample.interactions.filter(({ type }) => type === 'view');
    const seen = views.filter(({ userId, itemId }) => isLiked(userId, itemId)).length / views.length;
    const all = sample.users.flatMap(({ userId }) => sample.items.map(({ itemId }) => isLiked(userId, itemId)));
    expect(seen).toBeGreaterThan((1.7 * all.filter(Boolean).length) / all.length);
  });

  it('has a long tail: a tenth of the movies has at least a quarter of the views', () => {
    const counts = new Map<string, number>();
    for (const { itemId } of sample.interactions) counts.set(itemId, (counts.get(itemId) ?? 0) + 1);
    const sorted = [...counts.values()].toSorted((a, b) => b - a);
    expect(sorted.slice(0, 20).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(500);
  });
});
