import { Pool, type PoolConfig } from 'pg';
import { columnTypes } from './column-types.js';
import type { Log } from './database.js';
import { StepClient } from './step-client.js';

/**
 * Connections for Kysely. One that is lost while no statement of it runs tells so by an `error` event, which ends the process when
 * nobody listens; the pool listens only while it has the connection back, so an open transaction's connection would have no listener.
 */
export function createPool(config: PoolConfig, log: Log): Pool {
  const pool = new Pool({ ...config, Client: StepClient, types: columnTypes });
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ err: error }, 'a database connection was lost'));
  });
  pool.on('error', () => undefined);
  return pool;
}

/** `kysely.destroy()` ends the pool too; a second end rejects. */
export async function endPool(pool: Pool): Promise<void> {
  if (!pool.ending) await pool.end();
}
