import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Type } from '@nestjs/common';
import { type Database, openDatabase } from '@sheaf/database';
import { hasTestPostgres, startTestPostgres, type TestPostgres } from '@sheaf/database/testing';
import { createApp } from '../src/app.js';
import type { Tables } from '../src/catalogue/tables.js';
import { readConfiguration } from '../src/configuration/configuration.js';
import { prepare } from '../src/server.js';
import { Lifecycle } from '../src/service/lifecycle.js';
import { createLog } from '../src/service/log.js';

/** A server on a free port of this machine, with what tests look behind it with. */
export interface TestServer {
  readonly url: string;
  readonly database: Database<Tables>;
  readonly lifecycle: Lifecycle;
  /** The lines of the log so far. */
  readonly logged: readonly string[];
  close(): Promise<void>;
}

export interface TestServerOptions {
  /** The server's environment beside a database of its own, which a DATABASE_URL here replaces. Default: an empty catalogue `demo`. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly controllers?: readonly Type[];
}

/** The databases that a suite runs on: in memory, and on PostgreSQL where there is one. */
export const drivers: readonly ('embedded' | 'postgres')[] = hasTestPostgres() ? ['embedded', 'postgres'] : ['embedded'];

let postgres: Promise<TestPostgres> | undefined;

export async function startTestServer(
  driver: 'embedded' | 'postgres',
  { environment = {}, controllers = [] }: TestServerOptions = {},
): Promise<TestServer> {
  const own = 'DATABASE_URL' in environment ? {} : await databaseOf(driver);
  const reading = readConfiguration({ PORT: '0', SHEAF_SAMPLE: 'off', ...own, ...environment });
  if ('faults' in reading) throw new Error(reading.faults.join('\n'));
  const { configuration } = reading;
  const logged: string[] = [];
  const log = createLog(configuration.logLevel, { write: (line) => void logged.push(line) });
  const { databaseUrl, dataDir } = configuration;
  const database = await openDatabase<Tables>(databaseUrl === undefined ? { dataDir, log } : { url: databaseUrl, log });
  await prepare(database, configuration);
  const lifecycle = new Lifecycle();
  const app = await createApp({ configuration, database, log, lifecycle, controllers });
  await app.listen(0, '127.0.0.1');
  lifecycle.state = 'ready';
  return {
    url: `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`,
    database,
    lifecycle,
    logged,
    close: async () => {
      // As `startServer` does: the connection of a request that still runs is not kept after its answer.
      (app.getHttpServer() as HttpServer).keepAliveTimeout = 1;
      await app.close();
      await database.close();
    },
  };
}

/** The environment that names a new database. */
export async function databaseOf(driver: 'embedded' | 'postgres'): Promise<Record<string, string>> {
  if (driver === 'embedded') return { SHEAF_DATA_DIR: 'memory' };
  postgres ??= startTestPostgres();
  return { DATABASE_URL: await (await postgres).createDatabase() };
}

/** Stops the PostgreSQL that was started for this file's tests, if any. */
export async function stopPostgres(): Promise<void> {
  await (await postgres)?.stop();
}
