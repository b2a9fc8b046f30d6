import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSheaf } from '@sheaf/client';
import type { Sheaf } from '@sheaf/client';
import { createLog, readConfiguration, startServer } from '@sheaf/server';
import type { Server } from '@sheaf/server';
import { importMovieLens } from './load.ts';
import { silent } from './progress.ts';
import { MovieLensError, movies, ratings } from './source.ts';

const counts = { movies: 60, users: 12, ratings: 12 * 40 };
const options = { batchSize: 25, progress: silent };
let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-movielens-'));
  write(folder);
  const reading = readConfiguration({ PORT: '0', SHEAF_DATA_DIR: 'memory', SHEAF_SAMPLE: 'off' });
  if ('faults' in reading) throw new Error(reading.faults.join('\n'));
  server = await startServer({ configuration: reading.configuration, log: createLog('fatal') });
}, 60_000);

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('the MovieLens import', () => {
  it('stopped half-way and run again ends complete, and a third run changes nothing', async () => {
    // The connection breaks for good in the middle of the ratings.
    let requests = 0;
    const breaking: typeof fetch = (input, init) => {
      requests += 1;
      return requests > 14 ? Promise.reject(new TypeError('fetch failed')) : fetch(input, init);
    };
    await expect(importMovieLens(sheafWith(breaking), folder, options)).rejects.toThrow();

    const second = await importMovieLens(sheafWith(fetch), folder, options);
    expect(second.interactions.added).toBeGreaterThan(0);
    expect(second.interactions.present).toBeGreaterThan(0);
    expect(totals(second)).toEqual({ items: counts.movies, users: counts.users, interactions: counts.ratings });
    expect(await stored()).toEqual(counts);

    const before = await item('7');
    const third = await importMovieLens(sheafWith(fetch), folder, options);
    expect(third).toMatchObject({ items: { added: 0 }, users: { added: 0 }, interactions: { added: 0 } });
    expect(totals(third)).toEqual({ items: counts.movies, users: counts.users, interactions: counts.ratings });
    expect(await item('7')).toEqual(before);
    expect(before.body).toEqual({ itemId: '7', title: 'Movie 7, The', year: 1987, genres: ['Comedy', 'Drama'] });
  }, 60_000);

  it('leaves what somebody changed since as it is', async () => {
    await importMovieLens(sheafWith(fetch), folder, options);
    await fetch(`${server.url}/items/3`, {
      method: 'PATCH',
      headers: { authorization: 'Bearer demo-token', 'content-type': 'application/json' },
      body: '{"title":"Mine"}',
    });
    await importMovieLens(sheafWith(fetch), folder, options);
    expect((await item('3')).body).toMatchObject({ title: 'Mine' });
  }, 60_000);

  it.each([
    ['a folder without files', {}, 'does not exist'],
    ['a missing column', { 'movies.csv': 'movieId,title\n1,A\n' }, 'movies.csv has no column genres'],
    ['an id that is none', { 'movies.csv': 'movieId,title,genres\na b,A,Drama\n' }, 'movies.csv, line 2: an id is'],
    ['a line that is cut off', { 'movies.csv': 'movieId,title,genres\n1,"A' }, 'movies.csv: Quote Not Closed'],
    [
      'a rating that is no number',
      { 'movies.csv': 'movieId,title,genres\n', 'ratings.csv': 'userId,movieId,rating,timestamp\n1,1,good,5\n' },
      'ratings.csv, line 2: rating is not a number',
    ],
  ])('refuses %s with its place', async (_title, files, message) => {
    const bad = mkdtempSync(join(tmpdir(), 'sheaf-movielens-bad-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(bad, name), text);
    const reading = (async () => {
      for await (const _movie of movies(bad));
      for await (const _rating of ratings(bad));
    })();
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toBeInstanceOf(MovieLensError);
    rmSync(bad, { recursive: true });
  });
});

function sheafWith(send: typeof fetch): Sheaf {
  return createSheaf({ baseUrl: server.url, token: 'demo-token', fetch: send, retries: 0 });
}

function totals(summary: Awaited<ReturnType<typeof importMovieLens>>): Record<string, number> {
  return Object.fromEntries(Object.entries(summary).map(([name, { added, present }]) => [name, added + present]));
}

async function stored(): Promise<typeof counts> {
  const { items } = (await get('/items?limit=1000')) as { items: unknown[] };
  const { users } = (await get('/users?limit=1000')) as { users: unknown[] };
  const popular = (await get('/popular-items?count=1000')) as { items: { count: number }[] };
  return { movies: items.length, users: users.length, ratings: popular.items.reduce((sum, each) => sum + each.count, 0) };
}

async function item(id: string): Promise<{ etag: string | null; body: unknown }> {
  const response = await fetch(`${server.url}/items/${id}`, { headers: { authorization: 'Bearer demo-token' } });
  return { etag: response.headers.get('etag'), body: await response.json() };
}

async function get(path: string): Promise<unknown> {
  return (await fetch(server.url + path, { headers: { authorization: 'Bearer demo-token' } })).json();
}

function write(into: string): void {
  const movieRows = Array.from({ length: counts.movies }, (_none, index) => {
    const id = index + 1;
    return `${id},"Movie ${id}, The (${1980 + (id % 40)})",${id % 9 === 0 ? '(no genres listed)' : 'Comedy|Drama'}`;
  });
  writeFileSync(join(into, 'movies.csv'), `movieId,title,genres\r\n${movieRows.join('\r\n')}\r\n`);
  const ratingRows = Array.from({ length: counts.ratings }, (_none, index) => {
    const user = Math.floor(index / 40) + 1;
    return `${user},${((index * 7) % counts.movies) + 1},${((index % 10) + 1) / 2},${964_982_703 + index}`;
  });
  writeFileSync(join(into, 'ratings.csv'), `userId,movieId,rating,timestamp\n${ratingRows.join('\n')}\n`);
}
