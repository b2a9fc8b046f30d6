// node tools/import/check.ts <folder>: the whole import against the built server: killed half-way, run again, run a third time; counts and
// samples compared with the files themselves.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { fileURLToPath } from 'node:url';
import { startServerProcess } from '../server-process.ts';
import type { ServerProcess } from '../server-process.ts';
import { movies, ratings } from './source.ts';
import type { Movie, Rating } from './source.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: node tools/import/check.ts <folder>');
const program = fileURLToPath(new URL('movielens.ts', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'sheaf-import-'));
const files = { movies: await all(movies(folder)), ratings: await all(ratings(folder)) };
const windows = windowsOf(files.ratings);
let failed = 0;
let passed = 0;

const server = await startServerProcess({ SHEAF_DATA_DIR: dataDir });
try {
  console.log(`killed after about ${await killedHalfWay(server, folder)} interactions`);
  const second = await run(server, folder);
  check('the second run ends complete', second.status === 0, second.output);
  await compare(server);
  const third = await run(server, folder);
  const nothing = /items: 0 added/.test(third.output) && /users: 0 added/.test(third.output) && /interactions: 0 added/.test(third.output);
  check('the third run changes nothing', third.status === 0 && nothing, third.output);
  await compare(server);
  console.log(second.output.trim());
  console.log(third.output.trim());
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

// ratings.csv is in the order of its users: when the middle rating's user has one, half of them are there.
async function killedHalfWay({ baseUrl, token }: ServerProcess, source: string): Promise<number> {
  const middle = files.ratings[Math.floor(files.ratings.length / 2)] as Rating;
  const child = spawn(process.execPath, [program, source, '--url', baseUrl, '--token', token], { stdio: 'ignore' });
  const exited = once(child, 'exit');
  while (child.exitCode === null) {
    await delay(50);
    const page = await get(baseUrl, token, `/users/${middle.userId}/interactions?limit=1`).catch(() => ({ interactions: [] }));
    if ((page as { interactions: unknown[] }).interactions.length > 0) break;
  }
  const killed = child.kill('SIGKILL');
  await exited;
  const there = await interactions(baseUrl, token);
  check('the first run was killed half-way', killed && there > 0 && there < files.ratings.length, `${there} interactions`);
  return there;
}

async function run({ baseUrl, token }: ServerProcess, source: string): Promise<{ status: number | null; output: string }> {
  const child = spawn(process.execPath, [program, source, '--url', baseUrl, '--token', token]);
  let output = '';
  let progress = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (progress += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, output: status === 0 ? output : output + progress };
}

async function compare({ baseUrl, token }: ServerProcess): Promise<void> {
  const items = await pages<Movie>(baseUrl, token, '/items?limit=1000', 'items');
  const byId = new Map(items.map((item) => [item.itemId, item]));
  check(`${files.movies.length} items`, items.length === files.movies.length, `${items.length}`);
  check(
    'every item is as in movies.csv',
    files.movies.every((movie) => isDeepStrictEqual(byId.get(movie.itemId), movie)),
    '',
  );
  const userIds = [...new Set(files.ratings.map((rating) => rating.userId))];
  const users = await pages<{ userId: string }>(baseUrl, token, '/users?limit=1000', 'users');
  check(`${userIds.length} users`, users.length === userIds.length, `${users.length}`);
  const total = await interactions(baseUrl, token);
  check(`${files.ratings.length} interactions`, total === files.ratings.length, `${total}`);
  for (const userId of userIds.filter((_id, index) => index % 61 === 0)) {
    const stored = await pages<Rating & { type: string }>(baseUrl, token, `/users/${userId}/interactions?limit=1000`, 'interactions');
    const wanted = files.ratings.filter((rating) => rating.userId === userId);
    check(
      `ratings of user ${userId}`,
      isDeepStrictEqual(stored.map(plain).toSorted(), wanted.map(plain).toSorted()),
      `${stored.length} instead of ${wanted.length}`,
    );
  }
}

function plain({ userId, itemId, rating, timestamp }: Rating): string {
  return `${userId} ${itemId} ${rating} ${Date.parse(timestamp)}`;
}

/** All interactions, counted by the popular-items operation over every item. */
async function interactions(baseUrl: string, token: string): Promise<number> {
  let sum = 0;
  // Windows of time, as an answer names 1,000 items at most.
  for (const [from, to] of windows) {
    const { items } = (await get(baseUrl, token, `/popular-items?count=1000&from=${from}&to=${to}`)) as { items: { count: number }[] };
    if (items.length === 1000) throw new Error(`the window ${from} to ${to} has too many items to count`);
    sum += items.reduce((count, item) => count + item.count, 0);
  }
  return sum;
}

// Quantiles of the rating times, so that each window holds fewer than 1,000 ratings and so fewer than 1,000 items.
function windowsOf(all: readonly Rating[]): [string, string][] {
  const counts = new Map<string, number>();
  for (const { timestamp } of all) counts.set(timestamp, (counts.get(timestamp) ?? 0) + 1);
  const windows: [string, string][] = [];
  let from = '0001-01-01T00:00:00Z';
  let held = 0;
  for (const cut of [...counts.keys()].toSorted()) {
    const count = counts.get(cut) as number;
    if (held + count >= 1000) {
      windows.push([from, cut]);
      from = cut;
      held = 0;
    }
    held += count;
  }
  return [...windows, [from, '9999-01-01T00:00:00Z']];
}

async function pages<Row>(baseUrl: string, token: string, path: string, member: string): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = (await get(baseUrl, token, cursor === undefined ? path : `${path}&cursor=${encodeURIComponent(cursor)}`)) as Record<
      string,
      unknown
    >;
    rows.push(...(page[member] as Row[]));
    cursor = page['nextCursor'] as string | undefined;
  } while (cursor !== undefined);
  return rows;
}

async function get(baseUrl: string, token: string, path: string): Promise<unknown> {
  const response = await fetch(baseUrl + path, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`${path} was answered ${response.status} ${await response.text()}`);
  return response.json();
}

async function all<Row>(source: AsyncGenerator<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of source) rows.push(row);
  return rows;
}

function check(name: string, ok: boolean, arrived: string): void {
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name}${ok ? '' : `: ${arrived}`}`);
}
