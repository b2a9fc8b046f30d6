import { DatabaseUnavailableError } from '@sheaf/database';

/**
 * Runs work again when PostgreSQL undid it because others were in its way; after three times it is `DatabaseUnavailableError`. `codes`: what else says so
 * of this work.
 */
export async function retryConflicts<Result>(work: () => Promise<Result>, codes: readonly string[] = []): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isConflict(error, codes)) throw error;
      if (attempt === 3) throw new DatabaseUnavailableError('Others kept changing the same rows.', { cause: error });
    }
  }
}

/** Serialisation failure; deadlock; two viewPortions of one session that were added at the same moment. */
const conflicts: readonly unknown[] = ['40001', '40P01', '23505'];

function isConflict(error: unknown, codes: readonly unknown[]): boolean {
  return error instanceof Error && 'code' in error && (conflicts.includes(error.code) || codes.includes(error.code));
}
