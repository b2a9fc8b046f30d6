// Where rows are written: processes of the built server on a database, and the same database schema by itself.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '@sheaf/database';
import { startTestPostgres } from '@sheaf/database/testing';
import { sql } from 'kysely';
import { startServerProcess, type ServerProcess } from '../../server-process.ts';
import { cpuMsOf, familyOf } from './cpu.ts';

export type DatabaseName = 'embedded' | 'memory' | 'postgres';

/** Processor time so far, in milliseconds. */
export interface Cpu {
  /** Of the server's processes; on the embedded database its thread included. */
  readonly serverMs: number;
  /** Of PostgreSQL. */
  readonly databaseMs: number;
}

export interface Site {
  readonly server: ServerProcess;
  /** For plain SQL: with the server's tables. */
  readonly database: Database<never>;
  cpu(): Cpu;
  close(): Promise<void>;
}

/** @param workers on PostgreSQL: so many more processes that only run jobs; the first then only takes requests */
export async function openSite(name: DatabaseName, environment: Record<string, string> = {}, workers = 0): Promise<Site> {
  const settings = { SHEAF_REBUILD: 'off', SHEAF_LOG_LEVEL: 'error', ...environment };
  return name === 'postgres' ? onPostgres(settings, workers) : onEmbedded(settings, name === 'memory');
}

async function onEmbedded(settings: Record<string, string>, inMemory: boolean): Promise<Site> {
  // One process at a time has an embedded database: plain SQL has a folder of its own, in which a server made the tables.
  const [own, plain] = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'sheaf-bench-jobs-'))) as [string, string];
  await (await startServerProcess({ ...settings, SHEAF_DATA_DIR: plain })).stop();
  const server = await startServerProcess({ ...settings, SHEAF_DATA_DIR: inMemory ? 'memory' : own });
  const database = await openDatabase<never>({ dataDir: plain });
  return {
    server,
    database,
    cpu: () => ({ serverMs: cpuMsOf([server.pid]), databaseMs: 0 }),
    close: async () => {
      await server.stop();
      await database.close();
      for (const folder of [own, plain]) rmSync(folder, { recursive: true });
    },
  };
}

async function onPostgres(settings: Record<string, string>, workers: number): Promise<Site> {
  const postgres = await startTestPostgres();
  const url = await postgres.createDatabase();
  const start = (role: string) => startServerProcess({ ...settings, DATABASE_URL: url, SHEAF_ROLE: role });
  // One after the other: the first makes the tables.
  const server = await start(workers === 0 ? 'all' : 'api');
  const others: ServerProcess[] = [];
  for (let n = 0; n < workers; n += 1) others.push(await start('worker'));
  const database = await openDatabase<never>({ url });
  const { rows } = await sql<{ folder: string }>`select current_setting('data_directory') as folder`.execute(database.kysely);
  const postmaster = Number(readFileSync(join(rows[0]!.folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
  return {
    server,
    database,
    cpu: () => ({ serverMs: cpuMsOf([server, ...others].map(({ pid }) => pid)), databaseMs: cpuMsOf(familyOf(postmaster)) }),
    close: async () => {
      await database.close();
      await Promise.all([server, ...others].map((each) => each.stop()));
      await postgres.stop();
    },
  };
}
