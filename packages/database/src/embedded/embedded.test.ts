import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { DatabaseUnavailableError, isDatabaseUnavailable } from '../unavailable.js';
import { DataFolders } from '../../test/data-folders.js';
import { openEmbedded } from './embedded.js';

// Opening a database takes seconds on a busy machine.
jest.setTimeout(60_000);

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const open = (dataDir: string) => openEmbedded({ dataDir, log, poolSize: 4, idleTransactionTimeoutMs: 60_000 });

const folders = new DataFolders();
afterAll(() => folders.remove());

describe('openEmbedded', () => {
  it('syncs a file for every commit, and has the rows when it is opened again', async () => {
    const dataDir = await folders.created();
    const first = await open(dataDir);
    expect(first.durability).toBe('fsync');
    await sql`create table t (n int primary key)`.execute(first.kysely);
    const before = first.fileSyncs();
    for (let n = 0; n < 200; n += 1) await sql`insert into t values (${n})`.execute(first.kysely);
    expect(first.fileSyncs() - before).toBeGreaterThanOrEqual(200);
    await first.close();

    const second = await open(dataDir);
    expect((await sql`select count(*) as n from t`.execute(second.kysely)).rows).toEqual([{ n: 200 }]);
    await second.close();
  });

  it("opens after a power cut that left PostgreSQL's own lock file empty", async () => {
    const dataDir = await folders.created();
    writeFileSync(join(dataDir, 'database', 'postmaster.pid'), '');
    const database = await open(dataDir);
    await database.ping();
    await database.close();
  });

  it('lets nobody else read its folder', async () => {
    const inside = join(folders.missing(), 'new', 'folder');
    const database = await open(inside);
    expect(statSync(inside).mode & 0o077).toBe(0);
    expect(statSync(join(inside, 'database')).mode & 0o077).toBe(0);
    await database.close();
  });

  it('in memory promises nothing and leaves nothing', async () => {
    const first = await open('memory');
    expect(first.durability).toBe('none');
    await sql`create table t ()`.execute(first.kysely);
    await first.close();
    const second = await open('memory');
    expect((await sql`select to_regclass('t') as t`.execute(second.kysely)).rows).toEqual([{ t: null }]);
    await second.close();
  });

  it('says so, in every statement that runs or comes later, when PostgreSQL stops by itself; closing still works', async () => {
    const dataDir = await folders.created();
    const database = await open(dataDir);
    // COPY FROM STDIN has no input here and ends the whole backend: https://github.com/electric-sql/pglite/issues/1058
    const running = [sql`copy pg_class from stdin`, sql`select 1`, sql`select 2`].map((statement) =>
      statement.execute(database.kysely).then(
        () => undefined,
        (error: Error) => error,
      ),
    );
    for (const error of await Promise.all(running)) {
      expect(error).toBeInstanceOf(DatabaseUnavailableError);
      expect(error?.message).toMatch(/^The embedded database in .* stopped: .*exit.*1/i);
      expect(error?.message).toContain(dataDir);
    }
    expect((await database.lost).message).toMatch(/^The embedded database in .* stopped/);
    await expect(sql`select 3`.execute(database.kysely)).rejects.toThrow('stopped');
    await expect(database.ping()).rejects.toThrow(DatabaseUnavailableError);
    await database.close();

    const again = await open(dataDir);
    await again.ping();
    await again.close();
  });

  it('does not answer a ping while a transaction holds it, and does afterwards', async () => {
    const database = await open('memory');
    const transaction = await database.kysely.startTransaction().execute();
    // 20 probes: more than there are connections.
    const probes = Array.from({ length: 20 }, () => database.ping(10).catch((error: unknown) => error));
    const late = (await Promise.all(probes)).at(-1);
    expect(late).toBeInstanceOf(DatabaseUnavailableError);
    expect(String(late)).toContain('did not answer within 10 ms');
    await sql`select 1`.execute(transaction);
    await transaction.commit().execute();
    await database.ping();
    await database.close();
  });

  it("tells PostgreSQL's own reason when the files are not what it can open", async () => {
    const dataDir = await folders.created();
    writeFileSync(join(dataDir, 'database', 'PG_VERSION'), '12\n');
    const error: unknown = await open(dataDir).catch((thrown: unknown) => thrown);
    expect(isDatabaseUnavailable(error)).toBe(true);
    expect(String(error)).toContain(`Cannot open the embedded database in ${dataDir}`);
    expect(String(error)).toContain('initialized by PostgreSQL version 12');
  });

  it('says so where folders cannot be made at all', async () => {
    await expect(open('/proc/sheaf/data')).rejects.toThrow(/^Cannot use the data folder \/proc\/sheaf\/data: E/);
  });

  it('says which folder cannot be used, and why', async () => {
    const dataDir = folders.missing();
    mkdirSync(dataDir);
    const file = join(dataDir, 'file');
    writeFileSync(file, '');
    await expect(open(join(file, 'folder'))).rejects.toThrow(`Cannot use the data folder ${join(file, 'folder')}: ENOTDIR`);
  });
});
