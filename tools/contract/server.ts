// A server for the contract tests, of the built code, by @nestjs/testing, on a database in memory.
import 'reflect-metadata';
import { Test } from '@nestjs/testing';
import { createLog, readConfiguration, startServer as start } from '@sheaf/server';
import type { MakeApp } from '@sheaf/server';

export interface TestServer {
  readonly baseUrl: string;
  readonly token: string;
  readonly close: () => Promise<void>;
}

/** Small limits, so that one that is passed costs little. `databaseUrl`: PostgreSQL instead. */
export async function startServer(databaseUrl?: string): Promise<TestServer> {
  const reading = readConfiguration({
    PORT: '0',
    SHEAF_SAMPLE: 'off',
    // What an example has built is what it asks.
    SHEAF_REBUILD: 'off',
    SHEAF_MAX_BODY_BYTES: String(256 * 1024),
    ...(databaseUrl === undefined ? { SHEAF_DATA_DIR: 'memory' } : { DATABASE_URL: databaseUrl }),
  });
  if ('faults' in reading) throw new Error(reading.faults.join('\n'));
  const make = (async (module, adapter, options) => {
    const testing = await Test.createTestingModule({ imports: [module] }).compile();
    return testing.createNestApplication(adapter, options);
  }) as MakeApp;
  const server = await start({ configuration: reading.configuration, log: createLog('fatal'), make });
  return { baseUrl: server.url, token: 'demo-token', close: () => server.close() };
}
