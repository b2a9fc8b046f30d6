import { AsyncLocalStorage } from 'node:async_hooks';
import type { CompiledQuery, DatabaseConnection, Kysely, QueryResult, Transaction } from 'kysely';
import { CompiledQuery as Compiled } from 'kysely';
import { isOutOfRoom } from './room.js';
import { together } from './step-client.js';

/**
 * One transaction that code takes part in without being handed it: what runs within a step uses the database's `kysely` as ever, and all its
 * statements belong to this transaction.
 */
export interface SharedTransaction<Tables> {
  /** For statements of the transaction's own, outside of steps. */
  readonly transaction: Transaction<Tables>;
  /**
   * Runs `work`, whose statements mean what they mean alone: one that fails undoes only itself, and a transaction that it opens is a savepoint. All of
   * them are undone when `keeps` says no to what `work` gave, or when `work` rejects. A statement that comes after the step's end, from work that
   * was given up, throws. One step at a time.
   */
  step<Result>(work: () => Result | Promise<Result>, keeps: (result: Result) => boolean): Promise<Result>;
  /**
   * Whether a statement of a step ended in a deadlock or a serialisation failure: alone it would have been tried against others that are done by now;
   * here the locks of earlier steps may be what it met. Rolling back and running all again clears that.
   */
  readonly hadConflict: boolean;
  /** What a statement of the last step said that found the disk full: no fault of the step's work, whatever it made of that. */
  readonly lackedRoom: unknown;
}

/** The step that the current asynchronous context is within, if any. */
export class SharedTransactions {
  readonly #current = new AsyncLocalStorage<Step>();

  /** The connection that a query of this context must use; `undefined`: any. Throws within a step that is over. */
  connection(): DatabaseConnection | undefined {
    const step = this.#current.getStore();
    if (step === undefined) return undefined;
    if (!step.isOpen) throw new Error('A query came after its work had been given up and undone.');
    return new StepConnection(step);
  }

  async share<Tables, Result>(kysely: Kysely<Tables>, work: (shared: SharedTransaction<Tables>) => Promise<Result>): Promise<Result> {
    return kysely.transaction().execute((transaction) => work(new Shared(transaction, this.#current)));
  }
}

class Shared<Tables> implements SharedTransaction<Tables> {
  hadConflict = false;
  lackedRoom: unknown;
  /** What makes the savepoint of the next step. It goes with the step's first statement: a round trip of its own would be a third of a small step's time. */
  #opening: readonly string[] = [`savepoint ${stepSavepoint}`];

  readonly transaction: Transaction<Tables>;
  readonly #current: AsyncLocalStorage<Step>;

  constructor(transaction: Transaction<Tables>, current: AsyncLocalStorage<Step>) {
    this.transaction = transaction;
    this.#current = current;
  }

  async step<Result>(work: () => Result | Promise<Result>, keeps: (result: Result) => boolean): Promise<Result> {
    const step = new Step((before, query) => this.transaction.executeQuery(together(before, query)), this.#opening);
    let kept = false;
    try {
      const result = await this.#current.run(step, work);
      kept = keeps(result);
      return result;
    } finally {
      await step.close();
      this.hadConflict ||= step.hadConflict;
      this.lackedRoom = step.lackedRoom;
      if (step.hasRun) {
        if (!kept) await this.transaction.executeQuery(together([], Compiled.raw(`rollback to savepoint ${stepSavepoint}`)));
        // Rolling back to a savepoint leaves it as new.
        this.#opening = kept ? [`release savepoint ${stepSavepoint}`, `savepoint ${stepSavepoint}`] : [];
      }
    }
  }
}

const stepSavepoint = 'sheaf_step';
const statementSavepoint = 'sheaf_statement';

type Execute = (before: readonly string[], query: CompiledQuery) => Promise<QueryResult<unknown>>;

class Step {
  isOpen = true;
  hasRun = false;
  hadConflict = false;
  lackedRoom: unknown;
  #nested = 0;
  /** What is to go before the next statement: savepoints of transactions that the step's work has opened, or ended. */
  #due: string[] = [];
  #last: Promise<unknown> = Promise.resolve();

  readonly #execute: Execute;
  readonly #opening: readonly string[];

  constructor(execute: Execute, opening: readonly string[]) {
    this.#execute = execute;
    this.#opening = opening;
  }

  /** A statement by itself: when it fails, what came before it stays, and the next one can run. */
  statement(query: CompiledQuery): Promise<QueryResult<unknown>> {
    return this.#inTurn(async () => {
      // The step's own savepoint serves for its first statement.
      const savepoint = this.hasRun || this.#due.length > 0 ? statementSavepoint : stepSavepoint;
      if (savepoint === statementSavepoint) this.#due.push(`savepoint ${statementSavepoint}`);
      try {
        return await this.#run(query);
      } catch (error) {
        await this.#run(Compiled.raw(`rollback to savepoint ${savepoint}`));
        throw error;
      }
    });
  }

  /** A statement within a transaction that the step's work has opened: when it fails, that transaction is to be rolled back. */
  statementWithin(query: CompiledQuery): Promise<QueryResult<unknown>> {
    return this.#inTurn(() => this.#run(query));
  }

  begin(): Promise<string> {
    const savepoint = `sheaf_nested_${(this.#nested += 1)}`;
    return this.#inTurn(async () => {
      this.#due.push(`savepoint ${savepoint}`);
      return savepoint;
    });
  }

  /** Without a statement after it nothing has to be released: the step's own savepoint, or the transaction's end, ends those within. */
  commit(savepoint: string): Promise<void> {
    return this.#inTurn(async () => {
      this.#due.push(`release savepoint ${savepoint}`);
    });
  }

  rollBack(savepoint: string): Promise<void> {
    return this.#inTurn(async () => {
      this.#due.push(`rollback to savepoint ${savepoint}`);
      await this.#run(Compiled.raw(`release savepoint ${savepoint}`));
    });
  }

  /** No further statement; resolves when the last one has ended. */
  async close(): Promise<void> {
    this.isOpen = false;
    await this.#last.catch(() => undefined);
  }

  async #run(query: CompiledQuery): Promise<QueryResult<unknown>> {
    const before = this.hasRun ? this.#due : [...this.#opening, ...this.#due];
    this.#due = [];
    this.hasRun = true;
    try {
      return await this.#execute(before, query);
    } catch (error) {
      this.#note(error);
      throw error;
    }
  }

  #inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(run, run);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #note(error: unknown): void {
    const { code } = (error ?? {}) as { code?: unknown };
    this.hadConflict ||= code === '40001' || code === '40P01';
    if (isOutOfRoom(error)) this.lackedRoom ??= error;
  }
}

/** What Kysely takes for a connection of its own. */
export class StepConnection implements DatabaseConnection {
  #savepoint: string | undefined;

  readonly #step: Step;

  constructor(step: Step) {
    this.#step = step;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (!this.#step.isOpen) throw new Error('A query came after its work had been given up and undone.');
    const result = this.#savepoint === undefined ? this.#step.statement(query) : this.#step.statementWithin(query);
    return (await result) as QueryResult<Row>;
  }

  // oxlint-disable-next-line eslint/require-yield -- neither driver streams
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('A shared transaction does not stream.');
  }

  /** A cancelled statement would have to be told from its neighbours on the same connection: it runs to its end, and its caller is let go. */
  async cancelQuery(): Promise<void> {}

  async begin(): Promise<void> {
    this.#savepoint = await this.#step.begin();
  }

  async commit(): Promise<void> {
    await this.#step.commit(this.#savepoint!);
    this.#savepoint = undefined;
  }

  async rollBack(): Promise<void> {
    await this.#step.rollBack(this.#savepoint!);
    this.#savepoint = undefined;
  }
}
