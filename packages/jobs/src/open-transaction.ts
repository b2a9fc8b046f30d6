import type { Database, SharedTransaction } from '@sheaf/database';
import { sql } from 'kysely';
import type { JobTables } from './tables.js';

/** A shared transaction that is begun in one place and ended in another. */
export class OpenTransaction {
  private constructor(
    readonly shared: SharedTransaction<JobTables>,
    private readonly finish: (rollsBack: boolean) => Promise<void>,
  ) {}

  static async begin(database: Database<JobTables>, idleMs: number): Promise<OpenTransaction> {
    const begun = Promise.withResolvers<SharedTransaction<JobTables>>();
    const ending = Promise.withResolvers<void>();
    const ended = database.shareTransaction(async (shared) => {
      if (database.driver === 'postgres') await limitIdleness(shared, idleMs);
      begun.resolve(shared);
      await ending.promise;
    });
    ended.catch(begun.reject);
    return new OpenTransaction(await begun.promise, async (rollsBack) => {
      if (rollsBack) ending.reject(new RolledBack());
      else ending.resolve();
      await ended;
    });
  }

  commit(): Promise<void> {
    return this.finish(false);
  }

  async rollBack(): Promise<void> {
    await this.finish(true).catch(() => undefined);
  }
}

class RolledBack extends Error {}

async function limitIdleness({ transaction }: SharedTransaction<JobTables>, idleMs: number): Promise<void> {
  await sql`select set_config('idle_in_transaction_session_timeout', ${String(idleMs)}, true)`.execute(transaction);
}
