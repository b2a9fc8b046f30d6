import { DatabaseUnavailableError } from '@sheaf/database';

/** Runs work again when PostgreSQL undid it because others were in its way; after three times it is `DatabaseUnavailableError`. */
export async function retryConflicts<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isConflict(error)) throw error;
      if (attempt === 3) throw new DatabaseUnavailableError('Others kept changing the same rows.', { cause: error });
    }
  }
}

/** Serialisation failure; deadlock; two viewPortions of one session that were added at the same moment. */
function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01' || error.code === '23505');
}
