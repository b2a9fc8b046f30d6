// Where jobs run while the proof kills: processes of the built server, and a look at their database from beside them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '@sheaf/database';
import { sql } from 'kysely';
import { type ServerProcess, startServerProcess } from '../server-process.ts';
import { type CrashablePostgres, startPostgres } from './postgres.ts';

/** How far a job had come, as its database has it. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface Site {
  readonly name: string;
  /** The address of a server that takes requests; while it is dead, requests fail. */
  baseUrl(): string;
  /** Kills at random: what it killed, and how far the job was at that moment. */
  kill(jobId: string | undefined): Promise<{ what: string; progress: Progress | undefined }>;
  /** Starts whatever is dead. */
  recover(): Promise<void>;
  /** Stops all servers, so that `rows` is quick. */
  rest(): Promise<void>;
  rows<Row>(statement: string): Promise<Row[]>;
  close(): Promise<void>;
}

/** Small chunks and short leases: many boundaries to be killed at, and little to wait for. */
const settings = { SHEAF_JOB_CHUNK_ITEMS: '40', SHEAF_JOB_LEASE_MS: '1000', SHEAF_LOG_LEVEL: 'error', SHEAF_REBUILD: 'off' };

/** One process on the embedded database. */
export async function embeddedSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-jobs-embedded-'));
  const start = () => startServerProcess({ ...settings, SHEAF_DATA_DIR: folder });
  let server: ServerProcess | undefined = await start();
  let address = server.baseUrl;
  const rows = async <Row>(statement: string): Promise<Row[]> => {
    // One process at a time may have the folder.
    const wasRunning = server !== undefined;
    await server?.stop('SIGTERM');
    server = undefined;
    const database = await openDatabase<never>({ dataDir: folder });
    try {
      return (await sql.raw<Row>(statement).execute(database.kysely)).rows;
    } finally {
      await database.close();
      if (wasRunning) await recover();
    }
  };
  const recover = async () => {
    server ??= await start();
    address = server.baseUrl;
  };
  return {
    name: 'embedded database, one process',
    baseUrl: () => address,
    kill: async (jobId) => {
      await server?.stop('SIGKILL');
      server = undefined;
      return { what: 'server', progress: jobId === undefined ? undefined : (await rows<Progress>(progressOf(jobId)))[0] };
    },
    recover,
    rest: async () => {
      await server?.stop();
      server = undefined;
    },
    rows,
    close: async () => {
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One process for requests and three workers on PostgreSQL. */
export async function postgresSite(random: () => number): Promise<Site> {
  const postgres = await startPostgres();
  try {
    return await siteOn(postgres, random);
  } catch (error) {
    postgres.stop();
    throw error;
  }
}

async function siteOn(postgres: CrashablePostgres, random: () => number): Promise<Site> {
  const environment = { ...settings, DATABASE_URL: postgres.url };
  const roles = ['api', 'worker', 'worker', 'worker'] as const;
  const start = (role: string) => startServerProcess({ ...environment, SHEAF_ROLE: role });
  // One after the other: the first makes the tables.
  const processes: (ServerProcess | undefined)[] = [];
  for (const role of roles) processes.push(await start(role));
  let address = processes[0]!.baseUrl;
  let database: Database<never> = await openDatabase<never>({ url: postgres.url });
  const rows = async <Row>(statement: string): Promise<Row[]> => {
    for (let tries = 0; ; tries += 1) {
      try {
        return (await sql.raw<Row>(statement).execute(database.kysely)).rows;
      } catch (error) {
        if (tries === 5) throw error;
        await database.close();
        database = await openDatabase<never>({ url: postgres.url });
      }
    }
  };
  const die = async (...which: number[]) => {
    await Promise.all(which.map((index) => processes[index]?.stop('SIGKILL')));
    for (const index of which) processes[index] = undefined;
  };
  return {
    name: 'PostgreSQL, one process for requests and three workers',
    baseUrl: () => address,
    kill: async (jobId) => {
      const dice = random();
      const worker = 1 + Math.floor(random() * 3);
      const seen = async () => (jobId === undefined ? undefined : (await rows<Progress>(progressOf(jobId)))[0]);
      if (dice < 0.12) {
        // Before, not after: the workers go on by themselves when it is back.
        const progress = await seen();
        postgres.crashAndRestart();
        return { what: 'PostgreSQL', progress };
      }
      const which = dice < 0.25 ? [0, worker] : dice < 0.5 ? [1, 2, 3] : dice < 0.6 ? [0, 1, 2, 3] : [worker];
      await die(...which);
      return { what: which.map((index) => (index === 0 ? 'api' : `worker ${index}`)).join(' and '), progress: await seen() };
    },
    recover: async () => {
      await Promise.all(
        roles.map(async (role, index) => {
          processes[index] ??= await start(role);
        }),
      );
      address = processes[0]!.baseUrl;
    },
    rest: async () => {
      await Promise.all(processes.map((each) => each?.stop()));
      processes.fill(undefined);
    },
    rows,
    close: async () => {
      await database.close();
      await Promise.all(processes.map((each) => each?.stop()));
      postgres.stop();
    },
  };
}

function progressOf(jobId: string): string {
  return `select succeeded + failed + skipped as done, total from jobs where id = '${jobId}'`;
}
