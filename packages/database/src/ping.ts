import type { Pool } from 'pg';
import type { Gate } from './gated-dialect.js';
import { DatabaseUnavailableError, reason } from './unavailable.js';

/**
 * Makes the function that asks the database for one value, and says so when it does not answer in time: a server that hangs, an embedded
 * database busy with a long statement. Calls that come while one still waits share its answer: probes would fill the pool otherwise.
 */
export function pinger(pool: Pool, gate: Gate): (timeoutMs?: number) => Promise<void> {
  let asked: Promise<unknown> | undefined;
  const ask = () => {
    gate.enter();
    return pool.query('select 1').finally(() => {
      gate.leave();
      asked = undefined;
    });
  };
  return async (timeoutMs = 2_000) => {
    asked ??= ask();
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error(`it did not answer within ${timeoutMs} ms`)), timeoutMs);
    try {
      await Promise.race([asked, late]);
    } catch (error) {
      throw error instanceof DatabaseUnavailableError
        ? error
        : new DatabaseUnavailableError(`The database is not available: ${reason(error)}.`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  };
}
