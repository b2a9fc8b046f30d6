import { inTransaction, queryMessage } from './wire.ts';

/** The one session of the embedded database: takes whole protocol messages, answers with bytes that end in ReadyForQuery. */
export interface Session {
  run(statement: Uint8Array): Promise<Uint8Array>;
}

export interface SessionsOptions {
  readonly session: Session;
  readonly answer: (connection: number, bytes: Uint8Array) => void;
  readonly hangUp: (connection: number, message: string) => void;
  readonly idleTransactionTimeoutMs: number;
}

/**
 * Shares one session among many connections: statements run one at a time, in the order of arrival; while a connection has a transaction
 * open, only its statements run and all others wait. (A server would run them side by side; the outcome is one that a server allows.)
 */
export class Sessions {
  readonly #options: SessionsOptions;
  readonly #ended = new Set<number>();
  readonly #chores: (() => Promise<void>)[] = [];
  #waiting: { connection: number; bytes: Uint8Array }[] = [];
  /** The connection that has a transaction open. */
  #owner: number | undefined;
  #busy = false;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: SessionsOptions) {
    this.#options = options;
  }

  statement(connection: number, bytes: Uint8Array): void {
    if (this.#ended.has(connection)) return;
    this.#waiting.push({ connection, bytes });
    void this.#run();
  }

  /** Forgets a connection: what it still had waiting, and its transaction. Its number never comes again. */
  end(connection: number): void {
    this.#ended.add(connection);
    this.#waiting = this.#waiting.filter((statement) => statement.connection !== connection);
    void this.#run();
  }

  /** Runs `work` on the session as soon as no transaction is open, before the statements that wait. Passes on what it throws. */
  between(work: () => Promise<void>): Promise<void> {
    return new Promise((done, failed) => {
      this.#chores.push(() => work().then(done, failed));
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (;;) {
        if (this.#owner !== undefined && this.#ended.has(this.#owner)) await this.#rollBack();
        const chore = this.#owner === undefined ? this.#chores.shift() : undefined;
        if (chore !== undefined) {
          await chore();
          continue;
        }
        const statement = this.#next();
        if (statement === undefined) break;
        clearTimeout(this.#idle);
        this.#idle = undefined;
        const bytes = await this.#options.session.run(statement.bytes);
        this.#owner = inTransaction(bytes) ? statement.connection : undefined;
        this.#options.answer(statement.connection, bytes);
      }
    } finally {
      this.#busy = false;
    }
    if (this.#owner !== undefined) this.#idle ??= setTimeout(() => this.#giveUp(), this.#options.idleTransactionTimeoutMs);
  }

  #next(): { connection: number; bytes: Uint8Array } | undefined {
    if (this.#owner === undefined) return this.#waiting.shift();
    const at = this.#waiting.findIndex(({ connection }) => connection === this.#owner);
    return at === -1 ? undefined : this.#waiting.splice(at, 1)[0];
  }

  async #rollBack(): Promise<void> {
    clearTimeout(this.#idle);
    this.#idle = undefined;
    await this.#options.session.run(queryMessage('rollback'));
    this.#owner = undefined;
  }

  #giveUp(): void {
    const connection = this.#owner;
    if (connection === undefined) return;
    const { idleTransactionTimeoutMs, hangUp } = this.#options;
    hangUp(connection, `A transaction was open and idle for ${idleTransactionTimeoutMs} ms while others waited; it was rolled back.`);
    this.end(connection);
  }
}
