/** The database cannot be reached or used: not the caller's fault, and a repeat later may succeed. */
export class DatabaseUnavailableError extends Error {
  readonly code = 'DATABASE_UNAVAILABLE';
  override readonly name = 'DatabaseUnavailableError';
}

/** True when an error from a query says that the database was away (as opposed to: the statement was wrong). A 503, not a 500. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return away.test(code);
  // pg gives these two no code.
  return typeof message === 'string' && (message.startsWith('Connection terminated') || message.includes('is not queryable'));
}

/**
 * Our own, then SQLSTATE class 08 (connection exceptions), 25P03 (idle transaction ended), 53300 (no connection left), 57P01 to 57P03 and
 * 57P05 (server shutting down, crashed, starting; idle session ended), then Node's.
 */
const away =
  /^(DATABASE_UNAVAILABLE|08\w{3}|25P03|53300|57P0[1235]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)$/;

/** Why it failed, in one line. An AggregateError (a host name with several addresses) has an empty message; its members have the reasons. */
export function reason(error: unknown): string {
  const { errors, message } = (error ?? {}) as { errors?: unknown; message?: unknown };
  if (Array.isArray(errors)) return errors.map(reason).join(', ');
  return typeof message === 'string' ? message : String(error);
}
