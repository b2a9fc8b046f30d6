import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { openDatabase } from '../src/index.js';
import { startChild } from './children/child.js';
import { DataFolders } from './data-folders.js';

/** How often the writer is killed. More: SHEAF_KILL_ROUNDS=50 npm test -- durability */
const rounds = Number(process.env['SHEAF_KILL_ROUNDS'] ?? 3);
jest.setTimeout(60_000 + rounds * 20_000);

const folders = new DataFolders();
afterAll(() => folders.remove());

describe('the embedded database, when its process is killed', () => {
  it('has every row that was acknowledged, whole, and opens again', async () => {
    const dataDir = await folders.created();
    const lanes = 4;
    const acknowledged = new Map<number, number>();
    for (let round = 1; round <= rounds; round += 1) {
      const writer = startChild('writer.ts', dataDir, String(lanes));
      // At a random moment of its work: between and inside commits.
      const killAfter = 50 + Math.floor(Math.random() * 1500);
      let seen = 0;
      for await (const line of writer.lines) {
        const [lane, n] = line.split(' ').map(Number) as [number, number];
        acknowledged.set(lane, n);
        seen += 1;
        if (seen === killAfter) writer.process.kill('SIGKILL');
      }
      await writer.ended;
      expect(seen).toBeGreaterThanOrEqual(killAfter);

      const database = await openDatabase({ dataDir });
      expect(database.durability).toBe('fsync');
      const { rows } = await sql<{ lane: number; last: number; count: number; torn: number }>`
        select lane, max(n) as last, count(*) as count, count(*) filter (where filler = 'first') as torn from acknowledged group by lane
      `.execute(database.kysely);
      expect(rows).toHaveLength(lanes);
      for (const { lane, last, count, torn } of rows) {
        expect(last).toBeGreaterThanOrEqual(acknowledged.get(lane)!);
        expect({ count, torn }).toEqual({ count: last, torn: 0 });
      }
      await database.close();
    }
  });

  it.each(['database.creating', 'database.creating/base/5/PG_VERSION', 'database'])(
    'opens again when it was killed while it was being created, at the moment that %s appeared',
    async (path) => {
      const dataDir = folders.missing();
      const opener = startChild('opener.ts', dataDir);
      // One that has ended will never create it: then the test fails, and does not wait for ever.
      while (!existsSync(join(dataDir, path)) && opener.process.exitCode === null) await new Promise(setImmediate);
      expect(opener.process.exitCode).toBe(null);
      opener.process.kill('SIGKILL');
      await opener.ended;
      const database = await openDatabase({ dataDir });
      await database.ping();
      await database.close();
    },
  );
});

describe('the data folder', () => {
  it('is for one process: a second one is refused, with the folder and the number of the first', async () => {
    const dataDir = await folders.created();
    const first = startChild('opener.ts', dataDir);
    expect((await first.lines.next()).value).toBe('open');
    await expect(openDatabase({ dataDir })).rejects.toThrow(`The data folder ${dataDir} is in use by process ${first.process.pid} `);
    first.process.stdin.end();
    await first.ended;
    await (await openDatabase({ dataDir })).close();
  });

  it('is free as soon as the process that had it is killed', async () => {
    const dataDir = await folders.created();
    const first = startChild('opener.ts', dataDir);
    expect((await first.lines.next()).value).toBe('open');
    first.process.kill('SIGKILL');
    await first.ended;
    await (await openDatabase({ dataDir })).close();
  });

  it('goes to exactly one of several that start at the same time', async () => {
    const dataDir = await folders.created();
    const starters = Array.from({ length: 4 }, () => startChild('opener.ts', dataDir));
    const answers = await Promise.all(starters.map(async ({ lines }) => (await lines.next()).value as string));
    expect(answers.filter((answer) => answer === 'open')).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes(`The data folder ${dataDir} is in use by`))).toHaveLength(3);
    for (const starter of starters) starter.process.stdin.end();
    await Promise.all(starters.map(({ ended }) => ended));
  });
});
