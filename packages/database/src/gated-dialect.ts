import { AsyncLocalStorage } from 'node:async_hooks';
import type { AbortableOperationOptions, DatabaseConnection, Dialect, Driver, TransactionSettings } from 'kysely';
import { SharedTransactions, StepConnection } from './shared-transaction.js';
import { DatabaseUnavailableError, reason } from './unavailable.js';

/**
 * Counts who uses the database, so that `close` can let them finish (pg's own pool forgets those that wait for a connection), and
 * knows whose transaction is open, so that a query beside it throws instead of waiting for ever.
 */
export class Gate {
  readonly shared = new SharedTransactions();
  readonly #transaction = new AsyncLocalStorage<{ open: boolean }>();
  readonly #openTransactions = new WeakMap<DatabaseConnection, { open: boolean }>();
  #inside = 0;
  #closing: { promise: Promise<void>; resolve: () => void } | undefined;

  /** Throws when closed, or when the caller has a transaction open. Every `enter` needs one `leave`. */
  enter(): void {
    if (this.#closing !== undefined) throw new DatabaseUnavailableError('The database is closed.');
    if (this.#transaction.getStore()?.open === true) {
      throw new Error(
        'A query went past the transaction that is open around it. Inside db.transaction() use only the transaction: ' +
          'on the embedded database this query would wait for its own transaction for ever, on PostgreSQL it would not be part of it.',
      );
    }
    this.#inside += 1;
  }

  leave(): void {
    this.#inside -= 1;
    if (this.#inside === 0) this.#closing?.resolve();
  }

  /** Marks what the caller does from here on (it and all that it starts) as inside a transaction, until `transactionEnds`. */
  transactionBegins(connection: DatabaseConnection): void {
    const transaction = { open: true };
    this.#openTransactions.set(connection, transaction);
    this.#transaction.enterWith(transaction);
  }

  transactionEnds(connection: DatabaseConnection): void {
    const transaction = this.#openTransactions.get(connection);
    if (transaction !== undefined) transaction.open = false;
  }

  /** Refuses newcomers; resolves when the last one has left. */
  async close(): Promise<void> {
    this.#closing ??= Promise.withResolvers<void>();
    if (this.#inside === 0) this.#closing.resolve();
    await this.#closing.promise;
  }
}

/** The same dialect, with its connections handed out through the gate. */
export function gateDialect(dialect: Dialect, gate: Gate): Dialect {
  return {
    createDriver: () => new GatedDriver(dialect.createDriver(), gate),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (kysely) => dialect.createIntrospector(kysely),
  };
}

class GatedDriver implements Driver {
  readonly #driver: Driver;
  readonly #gate: Gate;
  readonly savepoint: Driver['savepoint'];
  readonly rollbackToSavepoint: Driver['rollbackToSavepoint'];
  readonly releaseSavepoint: Driver['releaseSavepoint'];

  constructor(driver: Driver, gate: Gate) {
    this.#driver = driver;
    this.#gate = gate;
    this.savepoint = driver.savepoint?.bind(driver);
    this.rollbackToSavepoint = driver.rollbackToSavepoint?.bind(driver);
    this.releaseSavepoint = driver.releaseSavepoint?.bind(driver);
  }

  init(options?: AbortableOperationOptions): Promise<void> {
    return this.#driver.init(options);
  }

  async acquireConnection(options?: AbortableOperationOptions): Promise<DatabaseConnection> {
    const shared = this.#gate.shared.connection();
    if (shared !== undefined) return shared;
    this.#gate.enter();
    try {
      const connection = await this.#driver.acquireConnection(options);
      quietWhenAborted(connection);
      return connection;
    } catch (error) {
      this.#gate.leave();
      throw error instanceof DatabaseUnavailableError
        ? error
        : new DatabaseUnavailableError(`No connection to the database: ${reason(error)}.`, { cause: error });
    }
  }

  async releaseConnection(connection: DatabaseConnection, options?: AbortableOperationOptions): Promise<void> {
    if (connection instanceof StepConnection) return;
    try {
      await this.#driver.releaseConnection(connection, options);
    } finally {
      this.#gate.leave();
    }
  }

  // Not async: what `transactionBegins` marks is the caller's own context, and only up to the first await is that the current one.
  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    if (connection instanceof StepConnection) return connection.begin();
    this.#gate.transactionBegins(connection);
    return this.#driver.beginTransaction(connection, settings).catch((error: unknown) => {
      this.#gate.transactionEnds(connection);
      throw error;
    });
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof StepConnection) return connection.commit();
    await this.#driver.commitTransaction(connection);
    this.#gate.transactionEnds(connection);
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof StepConnection) return connection.rollBack();
    try {
      await this.#driver.rollbackTransaction(connection);
    } finally {
      this.#gate.transactionEnds(connection);
    }
  }

  destroy(options?: AbortableOperationOptions): Promise<void> {
    return this.#driver.destroy(options);
  }
}

const quiet = new WeakSet<DatabaseConnection>();

/**
 * When a signal aborts a statement, Kysely answers its caller at once and writes what comes after to the console: how the statement
 * ended (57014, cancelled as asked), and a TypeError of its own where it ended before it could be cancelled. Nobody waits for either, and
 * it would be a line per aborted item, so they are swallowed here. A statement that could not be cancelled runs to its end.
 */
function quietWhenAborted(connection: DatabaseConnection): void {
  if (quiet.has(connection)) return;
  quiet.add(connection);
  const executeQuery = connection.executeQuery.bind(connection);
  connection.executeQuery = async (query, options) => {
    try {
      return await executeQuery(query, options);
    } catch (error) {
      if (options?.signal?.aborted === true) return { rows: [] };
      throw error;
    }
  };
  const cancelQuery = connection.cancelQuery?.bind(connection);
  if (cancelQuery !== undefined) connection.cancelQuery = (provider) => cancelQuery(provider).catch(() => undefined);
}
