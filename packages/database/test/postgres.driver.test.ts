import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { DatabaseUnavailableError, isDatabaseUnavailable, openDatabase, type Database, type Log } from '../src/index.js';
import { hasTestPostgres, startTestPostgres, type TestPostgres } from '../src/testing/index.js';
import { describeDriver, failure } from './driver.suite.js';

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

// Starting a server and opening databases takes seconds on a busy machine.
jest.setTimeout(60_000);

if (hasTestPostgres()) {
  let postgres: TestPostgres;
  let url: string;
  let database: Database<unknown>;
  beforeAll(async () => {
    postgres = await startTestPostgres();
    url = await postgres.createDatabase();
    database = await openDatabase({ url, log: quiet });
  });
  afterAll(async () => {
    await database.close();
    await postgres.stop();
  });

  describeDriver('a PostgreSQL server', async () => ({ url: await postgres.createDatabase() }), true);

  describe('a PostgreSQL server, beyond what both drivers do', () => {
    it('stops an aborted statement in the server too, and writes nothing to the console', async () => {
      const sleeping = sql`select count(*) from pg_stat_activity where state = 'active' and query like 'select pg_sleep%'`;
      const controller = new AbortController();
      const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
      const run = failure(sql`select pg_sleep(3600)`.execute(database.kysely, database.abortable(controller.signal)));
      await until(database, sleeping, 1);
      controller.abort(new Error('gone'));
      expect((await run)?.message).toBe('gone');
      await until(database, sleeping, 0);
      expect(database.cancelStatements).toBe(true);
      expect(said).not.toHaveBeenCalled();
      said.mockRestore();
    });

    it('ends a statement that takes longer than statementTimeoutMs, with code 57014', async () => {
      const own = await openDatabase({ url, log: quiet, statementTimeoutMs: 20 });
      expect((await failure(sql`select pg_sleep(3600)`.execute(own.kysely)))?.code).toBe('57014');
      await own.close();
    });

    it('runs a migration past the statement timeout', async () => {
      const own = await openDatabase({ url: await postgres.createDatabase(), log: quiet, statementTimeoutMs: 20 });
      const slow = { '1_slow': { up: async (db: never) => void (await sql`select pg_sleep(0.1)`.execute(db)) } };
      expect(await own.migrate(slow)).toEqual(['1_slow']);
      await own.close();
    });

    it('survives the server closing a connection in use and idle ones, and says that the database was away', async () => {
      const own = await openDatabase({ url, log: quiet, poolSize: 2 });
      const end = sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
      const lost = await failure(
        own.kysely.transaction().execute(async (trx) => {
          await end.execute(database.kysely);
          await sql`select 1`.execute(trx);
        }),
      );
      expect(isDatabaseUnavailable(lost)).toBe(true);
      expect((await sql<{ n: number }>`select 1 as n`.execute(own.kysely)).rows).toEqual([{ n: 1 }]);
      await end.execute(database.kysely);
      await own.close();
    });

    it('tells a lost lock from a held one', async () => {
      const run = database.withAdvisoryLock('lost', async () => {
        await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'`.execute(database.kysely);
        await until(database, sql`select count(*) from pg_locks where locktype = 'advisory'`, 0);
      });
      expect(await failure(run)).toBeInstanceOf(DatabaseUnavailableError);
    });

    it('warns once about a server that does not sync', async () => {
      const warned: object[] = [];
      const own = await openDatabase({ url, log: { ...quiet, warn: (fields) => warned.push(fields) } });
      expect(warned).toEqual([{ fsync: 'off', synchronousCommit: 'on' }]);
      await own.close();
    });

    it.each([
      ['a server that is not there', () => 'postgres://me:secret@127.0.0.1:1/x', 'me@127.0.0.1:1/x: connect ECONNREFUSED'],
      ['a database that is not there', () => url.replace(/[^/]+$/, 'nothing'), 'database "nothing" does not exist'],
      ['another scheme', () => 'mysql://me:secret@127.0.0.1/x', 'must read postgres://'],
      ['no URL at all', () => 'postgres://me:secret@[', 'must read postgres://'],
    ])('says in one message without the password what is wrong: %s', async (_title, address, expected) => {
      const error = await failure(openDatabase({ url: address(), log: quiet }));
      expect(error).toBeInstanceOf(DatabaseUnavailableError);
      expect(error?.message).toContain(expected);
      expect(error?.message).not.toContain('secret');
    });
  });
} else {
  describe('a PostgreSQL server', () => {
    it('is not on this machine, which SHEAF_REQUIRE_POSTGRES=1 would make a failure', () => {
      expect(process.env['SHEAF_REQUIRE_POSTGRES']).not.toBe('1');
    });
  });
}

/** Asks until the answer is `wanted`; jest's own timeout ends it otherwise. */
async function until(database: Database<unknown>, query: ReturnType<typeof sql>, wanted: number): Promise<void> {
  for (;;) {
    const { rows } = await query.execute(database.kysely);
    if (Object.values(rows[0] as object)[0] === wanted) return;
  }
}
