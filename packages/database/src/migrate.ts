import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { reason } from './unavailable.js';

export type Migrations = Readonly<Record<string, Migration>>;

/** Held around `migrate`, by every replica. Kysely's own lock covers running the migrations, but not creating its two tables. */
export const migrationLock = 'sheaf: migrations';

/** Runs the pending migrations in one transaction. Resolves with the names that ran. */
export async function migrate<Tables>(kysely: Kysely<Tables>, migrations: Migrations): Promise<string[]> {
  await refuseNewerRelease(kysely, migrations);
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results?.find(({ status }) => status === 'Error')?.migrationName;
    const what = failed === undefined ? 'The migrations' : `Migration ${failed}`;
    throw new Error(`${what} failed, so none of them took effect: ${reason(error)}`, { cause: error });
  }
  return (results ?? []).map(({ migrationName }) => migrationName);
}

async function refuseNewerRelease<Tables>(kysely: Kysely<Tables>, migrations: Migrations): Promise<void> {
  const { rows: tables } = await sql<{ exists: boolean }>`select to_regclass('kysely_migration') is not null as exists`.execute(kysely);
  if (tables[0]?.exists !== true) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(kysely);
  const unknown = rows.map(({ name }) => name).filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length === 0) return;
  throw new Error(
    `The database has ${unknown.length === 1 ? 'a migration' : 'migrations'} that this release does not know: ${unknown.join(', ')}. ` +
      'It was written by a newer release: start that one, or give this one a database of its own.',
  );
}
