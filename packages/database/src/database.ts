import type { AbortableQueryOptions, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { openEmbedded } from './embedded/embedded.js';
import { openPostgres } from './postgres.js';
import type { SharedTransaction } from './shared-transaction.js';

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/database`: a PostgreSQL server, 15 or later. Without it the database is embedded. */
  readonly url?: string;
  /**
   * Embedded only: the folder that holds the database; one process at a time. `'memory'` keeps everything in memory and nothing after
   * `close`. Default: `.sheaf` in the working directory.
   */
  readonly dataDir?: string;
  /** Where warnings go; a pino logger fits. Default: lines on stderr. */
  readonly log?: Log;
  /** Connections held at most. More callers wait their turn. Default: 10 (embedded: 8, all of them into one session). */
  readonly poolSize?: number;
  /** PostgreSQL only (the embedded database cannot be interrupted): a statement that takes longer fails with code 57014. Default: 30,000; 0 is no limit. */
  readonly statementTimeoutMs?: number;
  /**
   * An open transaction that sends nothing for this long is rolled back and its connection closed. On the embedded database everyone
   * waits behind an open transaction, so one that was forgotten would stop the service. Default: 60,000.
   */
  readonly idleTransactionTimeoutMs?: number;
}

/** The part of a pino logger that is used. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * What an acknowledged commit survives: `fsync` a power cut (every commit is synced, seen at start); `process-crash` the death of the
 * process, but not a power cut (syncing was tried at start and did not reach the disk); `none` nothing (in memory); `server` what the
 * PostgreSQL server's own settings promise.
 */
export type Durability = 'fsync' | 'process-crash' | 'none' | 'server';

/** One PostgreSQL dialect, whether a server or the embedded database answers: same SQL, same values, same errors. */
export interface Database<Tables> {
  /**
   * Query builder. Inside `kysely.transaction().execute(trx => …)` use only `trx`: a query through `kysely` there throws
   * (on the embedded database it would wait for its own transaction for ever).
   * Failed statements throw pg's `DatabaseError` with `code` (SQLSTATE) and `constraint`.
   */
  readonly kysely: Kysely<Tables>;
  readonly driver: 'postgres' | 'embedded';
  readonly durability: Durability;
  /** True when an aborted statement is stopped in the database too. False: its caller is let go, the statement runs to its end. */
  readonly cancelStatements: boolean;
  /**
   * Runs `work` in one transaction that the code it calls takes part in by itself: see `SharedTransaction`. Commits when `work` resolves, rolls back
   * when it rejects. Inside `work` use only `shared.transaction` and `shared.step`.
   */
  shareTransaction<Result>(work: (shared: SharedTransaction<Tables>) => Promise<Result>): Promise<Result>;
  /**
   * Runs several statements, without parameters, as one message, on a connection of their own; answers the rows of all of them. For libraries that
   * write whole scripts: `begin; …; commit`. A script that fails leaves no transaction open.
   */
  script(statements: string): Promise<unknown[]>;
  /** Options for `.execute(…)` that end the wait when `signal` aborts, and the statement too where `cancelStatements` says so. */
  abortable(signal: AbortSignal): AbortableQueryOptions;
  /**
   * Runs `work` while holding the lock of that name: one holder at a time over all processes on this database. Not reentrant. No
   * transaction is open around it. Rejects with what `work` throws, or when the connection that held the lock was lost.
   */
  withAdvisoryLock<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
  /**
   * Calls the listener with every message that `notify` sends on the channel from now on, in any process on this database; `undefined` tells
   * that messages may have been missed, because the connection is new. A hint to look, never the truth: look by yourself now and then, too.
   * The answer ends it.
   */
  subscribe(channel: string, listener: (payload: string | undefined) => void): () => void;
  /** Sends up to 8,000 bytes to everybody who has subscribed to the channel. */
  notify(channel: string, payload: string): Promise<void>;
  /**
   * Runs the migrations that have not run yet, in the order of their names, in one transaction: all or none. Any number of replicas may
   * call it at once. Resolves with the names that this call ran. Rejects when a migration fails, and when the database has a migration
   * that is not in `migrations` (it belongs to a newer release).
   */
  migrate(migrations: Readonly<Record<string, Migration>>): Promise<string[]>;
  /**
   * After large work (an import, a big job): brings planner statistics up to date, 5 to 9 times faster claims afterwards, and on the
   * embedded database clears dead rows too. Default: all tables.
   */
  maintain(tables?: readonly (keyof Tables & string)[]): Promise<void>;
  /** Resolves when the database answers; rejects with `DatabaseUnavailableError` when it does not within `timeoutMs` (default 2,000). For readiness. */
  ping(timeoutMs?: number): Promise<void>;
  /**
   * For work that can wait, before it writes much: rejects with `NoRoomError` where the embedded database's disk is nearly full. Resolves on a server,
   * which alone knows its disk: there `isOutOfRoom` tells a statement that found no room.
   */
  checkRoom(): Promise<void>;
  /** Resolves, with why, when the embedded database has stopped by itself: every statement fails from then on, until it is opened anew. Never on a server. */
  readonly lost: Promise<Error>;
  /** Lets running statements and transactions end, refuses new ones, then closes. A second call waits for the first. */
  close(): Promise<void>;
}

/** Opens the database. Rejects with `DatabaseUnavailableError` when it cannot be reached or used, saying where and why. */
export async function openDatabase<Tables>(options: DatabaseOptions = {}): Promise<Database<Tables>> {
  const log = options.log ?? stderrLog;
  return options.url === undefined
    ? openEmbedded<Tables>({
        dataDir: options.dataDir ?? '.sheaf',
        log,
        poolSize: options.poolSize ?? 8,
        idleTransactionTimeoutMs: options.idleTransactionTimeoutMs ?? 60_000,
      })
    : openPostgres<Tables>({
        url: options.url,
        log,
        poolSize: options.poolSize ?? 10,
        statementTimeoutMs: options.statementTimeoutMs ?? 30_000,
        idleTransactionTimeoutMs: options.idleTransactionTimeoutMs ?? 60_000,
      });
}

const write = (level: string) => (fields: object, message: string) => {
  const plain = Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? value.message : value]);
  process.stderr.write(`${JSON.stringify({ level, message, ...Object.fromEntries(plain) })}\n`);
};
const stderrLog: Log = { info: () => undefined, warn: write('warn'), error: write('error') };
