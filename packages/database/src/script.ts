import type { Pool, QueryResult } from 'pg';
import type { Gate } from './gated-dialect.js';

/** `Database.script` over a pool. */
export function scripter(pool: Pool, gate: Gate): (statements: string) => Promise<unknown[]> {
  return async (statements) => {
    gate.enter();
    try {
      const client = await pool.connect();
      try {
        const results = (await client.query(statements)) as unknown as QueryResult | QueryResult[];
        return [results].flat().flatMap(({ rows }) => rows as unknown[]);
      } catch (error) {
        // Whatever the script had begun; without a transaction this only warns.
        await client.query('rollback').catch(() => undefined);
        throw error;
      } finally {
        client.release();
      }
    } finally {
      gate.leave();
    }
  };
}
