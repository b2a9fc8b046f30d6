import { Kysely, PostgresDialect, sql } from 'kysely';
import { Client, type ClientConfig, type Pool } from 'pg';
import type { Database, Log } from './database.js';
import { Gate, gateDialect } from './gated-dialect.js';
import { migrate, migrationLock, type Migrations } from './migrate.js';
import { postgresNotifications } from './notifications.js';
import { pinger } from './ping.js';
import { createPool, endPool } from './pool.js';
import { scripter } from './script.js';
import { DatabaseUnavailableError, reason } from './unavailable.js';

export interface PostgresOptions {
  readonly url: string;
  readonly log: Log;
  readonly poolSize: number;
  readonly statementTimeoutMs: number;
  readonly idleTransactionTimeoutMs: number;
}

const oldestVersion = 15;

export async function openPostgres<Tables>(options: PostgresOptions): Promise<Database<Tables>> {
  const config = connectionConfig(options);
  const pool = createPool({ ...config, max: options.poolSize }, options.log);
  await check(pool, options).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });

  const gate = new Gate();
  const kysely = new Kysely<Tables>({ dialect: gateDialect(new PostgresDialect({ pool }), gate) });
  const withAdvisoryLock = <Result>(name: string, work: () => Promise<Result>) => holdLock(config, gate, name, work);
  const notifications = postgresNotifications(config, options.log, (channel, payload) =>
    sql`select pg_notify(${channel}, ${payload})`.execute(kysely),
  );
  let closed: Promise<void> | undefined;
  return {
    kysely,
    driver: 'postgres',
    durability: 'server',
    cancelStatements: true,
    shareTransaction: (work) => gate.shared.share(kysely, work),
    script: scripter(pool, gate),
    abortable: (signal) => ({ signal, inflightQueryAbortStrategy: 'cancel query' }),
    withAdvisoryLock,
    subscribe: notifications.subscribe,
    notify: notifications.notify,
    migrate: (migrations) => withAdvisoryLock(migrationLock, () => migrateOnOwnConnection(config, options.log, gate, migrations)),
    // Dead rows are autovacuum's work; it also updates statistics, but only up to a minute after the work that needs them.
    maintain: async (tables) => {
      await sql`analyze ${tables === undefined ? sql`` : sql.join(tables.map((table) => sql.table(table)))}`.execute(kysely);
    },
    ping: pinger(pool, gate),
    checkRoom: async () => undefined,
    lost: new Promise(() => undefined),
    close: () =>
      (closed ??= gate
        .close()
        .then(() => notifications.close())
        .then(() => endPool(pool))),
  };
}

function connectionConfig({ url, statementTimeoutMs, idleTransactionTimeoutMs }: PostgresOptions): ClientConfig {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new DatabaseUnavailableError('The database URL must read postgres://user:password@host:port/database.');
  }
  return {
    connectionString: url,
    application_name: 'sheaf',
    // A peer that vanished is noticed by probes while nothing is sent; the system's own first one comes after two hours.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // Also how long a caller waits for a free connection of the pool.
    connectionTimeoutMillis: 10_000,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: idleTransactionTimeoutMs,
  };
}

/** Connects once, so that a wrong address, a wrong password or an old server is told at start, in one message without the password. */
async function check(pool: Pool, { url, log }: PostgresOptions): Promise<void> {
  const { rows } = await pool
    .query<{ version: string; number: number; encoding: string; fsync: string; commit: string }>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
              current_setting('server_encoding') as encoding, current_setting('fsync') as fsync,
              current_setting('synchronous_commit') as commit`,
    )
    .catch((error: unknown) => {
      throw new DatabaseUnavailableError(`Cannot use the PostgreSQL server at ${withoutPassword(url)}: ${reason(error)}.`, {
        cause: error,
      });
    });
  const server = rows[0]!;
  if (server.number < oldestVersion * 10_000) {
    throw new DatabaseUnavailableError(
      `The PostgreSQL server at ${withoutPassword(url)} is version ${server.version}; ${oldestVersion} or later is needed.`,
    );
  }
  if (server.encoding !== 'UTF8') {
    throw new DatabaseUnavailableError(`The database at ${withoutPassword(url)} has encoding ${server.encoding}; UTF8 is needed.`);
  }
  if (server.fsync === 'off' || server.commit === 'off') {
    log.warn(
      { fsync: server.fsync, synchronousCommit: server.commit },
      'the PostgreSQL server may lose acknowledged writes when it crashes',
    );
  }
}

function withoutPassword(url: string): string {
  const { username, host, pathname } = new URL(url);
  return `${username === '' ? '' : `${username}@`}${host}${pathname}`;
}

/** A connection of its own, without the statement timeout: building an index over a large table may take minutes. */
async function migrateOnOwnConnection(config: ClientConfig, log: Log, gate: Gate, migrations: Migrations): Promise<string[]> {
  const pool = createPool({ ...config, statement_timeout: 0, max: 1 }, log);
  const kysely = new Kysely<unknown>({ dialect: gateDialect(new PostgresDialect({ pool }), gate) });
  return migrate(kysely, migrations).finally(() => pool.end());
}

/** A connection of its own: taken from the pool, callers that wait for a lock could hold every connection that its holder needs to finish. */
async function holdLock<Result>(config: ClientConfig, gate: Gate, name: string, work: () => Promise<Result>): Promise<Result> {
  gate.enter();
  const client = new Client({ ...config, statement_timeout: 0 });
  let lost: Error | undefined;
  client.on('error', (error) => (lost ??= error));
  try {
    await client.connect().catch((error: unknown) => {
      throw new DatabaseUnavailableError(`No connection to the database: ${reason(error)}.`, { cause: error });
    });
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
    const result = await work();
    if (lost !== undefined) {
      throw new DatabaseUnavailableError(`The lock "${name}" was lost while it was held: ${lost.message}.`, { cause: lost });
    }
    return result;
  } finally {
    // Ending the session is what releases the lock, in every case.
    await client.end().finally(() => gate.leave());
  }
}
