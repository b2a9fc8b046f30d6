import type { Pool } from 'pg';
import type { Gate } from './gated-dialect.js';
import { DatabaseUnavailableError, reason } from './unavailable.js';

/** Asks the database for one value; says so when it does not answer in time (a server that hangs, an embedded database busy with a long statement). */
export async function ping(pool: Pool, gate: Gate, timeoutMs = 2_000): Promise<void> {
  gate.enter();
  const answered = pool.query('select 1').finally(() => gate.leave());
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`it did not answer within ${timeoutMs} ms`)), timeoutMs);
  try {
    await Promise.race([answered, late]);
  } catch (error) {
    throw error instanceof DatabaseUnavailableError
      ? error
      : new DatabaseUnavailableError(`The database is not available: ${reason(error)}.`, { cause: error });
  } finally {
    clearTimeout(timer);
    answered.catch(() => undefined);
  }
}
