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
