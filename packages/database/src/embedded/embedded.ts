import { existsSync, mkdirSync, opendirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Database, Log } from '../database.js';
import { Gate, gateDialect } from '../gated-dialect.js';
import { migrate, migrationLock } from '../migrate.js';
import { localNotifications } from '../notifications.js';
import { pinger } from '../ping.js';
import { createPool, endPool } from '../pool.js';
import { checkRoom, roomAdvice } from '../room.js';
import { scripter } from '../script.js';
import { DatabaseUnavailableError, reason } from '../unavailable.js';
import type { FromWorker, ToWorker, WorkerSettings } from './messages.js';
import { NamedLocks } from './named-locks.js';
import { WorkerConnection } from './worker-connection.js';

export interface EmbeddedOptions {
  /** A folder, or `'memory'`. */
  readonly dataDir: string;
  readonly log: Log;
  readonly poolSize: number;
  readonly idleTransactionTimeoutMs: number;
}

export interface EmbeddedDatabase<Tables> extends Database<Tables> {
  /** How many times a file of the database was synced to the disk since it was opened. */
  fileSyncs(): number;
}

export async function openEmbedded<Tables>(options: EmbeddedOptions): Promise<EmbeddedDatabase<Tables>> {
  const engine = await Engine.start(options);
  const pool = createPool(
    {
      stream: () => engine.connect(),
      max: options.poolSize,
      idleTimeoutMillis: 0,
      // Else pg would take these from the environment, where they are meant for a server.
      ssl: false,
      host: 'embedded',
      user: 'postgres',
      database: 'postgres',
    },
    options.log,
  );
  const gate = new Gate();
  const kysely = new Kysely<Tables>({ dialect: gateDialect(new PostgresDialect({ pool }), gate) });
  // PostgreSQL's advisory locks belong to a session, and here all callers share one. This process is the only one on the folder.
  const locks = new NamedLocks();
  const withAdvisoryLock = async <Result>(name: string, work: () => Promise<Result>) => {
    gate.enter();
    return locks.hold(name, work).finally(() => gate.leave());
  };
  const notifications = localNotifications();
  let closed: Promise<void> | undefined;
  return {
    kysely,
    driver: 'embedded',
    durability: engine.durability,
    cancelStatements: false,
    shareTransaction: (work) => gate.shared.share(kysely, work),
    script: scripter(pool, gate),
    abortable: (signal) => ({ signal, inflightQueryAbortStrategy: 'ignore query' }),
    withAdvisoryLock,
    subscribe: notifications.subscribe,
    notify: notifications.notify,
    migrate: (migrations) => withAdvisoryLock(migrationLock, () => migrate(kysely, migrations)),
    maintain: async (tables) => {
      await sql`vacuum (analyze) ${tables === undefined ? sql`` : sql.join(tables.map((table) => sql.table(table)))}`.execute(kysely);
    },
    ping: pinger(pool, gate),
    checkRoom: async () => (engine.folder === null ? undefined : checkRoom(engine.folder)),
    lost: engine.lost,
    close: () =>
      (closed ??= gate
        .close()
        .then(() => endPool(pool))
        .then(() => engine.stop())),
    fileSyncs: () => engine.fileSyncs(),
  };
}

/**
 * PostgreSQL refuses a statement that nests too deep (54001) when its own stack is full. With Node's default of 4 MB the thread's
 * stack is full before that, which ends the database: `1+1+…` 50,000 long did.
 */
const resourceLimits = { stackSizeMb: 64 };

/** The worker thread, from here. */
class Engine {
  /** Null: in memory. */
  readonly folder: string | null;
  readonly #worker: Worker;
  readonly #syncs: BigInt64Array;
  readonly #connections = new Map<number, WorkerConnection>();
  readonly #exited: Promise<void>;
  #lastConnection = 0;
  #isStopping = false;
  readonly #lost = Promise.withResolvers<Error>();
  #failure: DatabaseUnavailableError | undefined;
  durability: 'fsync' | 'process-crash' | 'none' = 'none';

  private constructor(worker: Worker, syncs: BigInt64Array, folder: string | null) {
    this.folder = folder;
    this.#worker = worker;
    this.#syncs = syncs;
    this.#exited = new Promise((exited) => worker.once('exit', () => exited()));
  }

  static async start({ dataDir, log, idleTransactionTimeoutMs }: EmbeddedOptions): Promise<Engine> {
    const folder = dataDir === 'memory' ? null : resolve(dataDir);
    const where = folder === null ? 'in memory' : `in ${folder}`;
    if (folder !== null) prepareFolder(folder);
    const fileSyncs = new BigInt64Array(new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT));
    const workerData: WorkerSettings = { dataDir: folder, idleTransactionTimeoutMs, fileSyncs };
    const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';
    const engine = new Engine(new Worker(new URL(file, import.meta.url), { workerData, resourceLimits }), fileSyncs, folder);
    await engine.#ready(where, log);
    if (engine.durability === 'process-crash') {
      log.warn({ dataDir: folder }, 'the embedded database cannot sync its files here: a power cut may lose acknowledged writes');
    }
    return engine;
  }

  get lost(): Promise<Error> {
    return this.#lost.promise;
  }

  fileSyncs(): number {
    return Number(Atomics.load(this.#syncs, 0));
  }

  connect(): WorkerConnection {
    this.#lastConnection += 1;
    const number = this.#lastConnection;
    const connection = new WorkerConnection({
      statement: (bytes) => this.#post({ kind: 'statement', connection: number, bytes }),
      end: () => {
        this.#connections.delete(number);
        this.#post({ kind: 'end', connection: number });
      },
    });
    if (this.#failure === undefined) this.#connections.set(number, connection);
    else connection.destroy(this.#failure);
    return connection;
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#post({ kind: 'close' });
    await this.#exited;
  }

  /** Resolves when the database serves. After that, a worker that ends by itself fails every statement that waits or comes later. */
  #ready(where: string, log: Log): Promise<void> {
    const { promise, resolve: ready, reject } = Promise.withResolvers<void>();
    const failed = (why: string) => {
      if (this.#failure !== undefined) return;
      const message = this.folder === null ? why : why + roomAdvice(why, this.folder);
      this.#failure = new DatabaseUnavailableError(`The embedded database ${where} stopped: ${message}`);
      reject(new DatabaseUnavailableError(`Cannot open the embedded database ${where}: ${message}`));
      for (const connection of this.#connections.values()) connection.destroy(this.#failure);
      if (!this.#isStopping) this.#lost.resolve(this.#failure);
    };
    this.#worker.on('message', (message: FromWorker) => {
      if (message.kind === 'answer') {
        this.#connections.get(message.connection)?.receive(message.bytes);
      } else if (message.kind === 'hung-up') {
        this.#connections.get(message.connection)?.destroy(new Error(message.message));
      } else if (message.kind === 'warning') {
        log.warn({}, message.message);
      } else if (message.kind === 'failed') {
        failed(message.message);
      } else if (message.kind === 'ready') {
        // Not just any other message: under `node --watch` the thread's imports are reported here, too.
        this.durability = message.durability;
        ready();
      }
    });
    this.#worker.on('error', (error) => failed(reason(error)));
    this.#worker.on('exit', () => failed('its thread ended.'));
    return promise;
  }

  #post(message: ToWorker): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#worker.postMessage(message);
  }
}

/** One level after the other: mkdir with `recursive` never ends where a file system says that a folder's parent is not there (/proc does). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    // Says what else it is.
    opendirSync(folder).closeSync();
    return;
  }
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function prepareFolder(folder: string): void {
  try {
    makeFolder(resolve(folder));
  } catch (error) {
    throw new DatabaseUnavailableError(`Cannot use the data folder ${folder}: ${reason(error)}.`, { cause: error });
  }
}
