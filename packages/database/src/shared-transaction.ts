import { AsyncLocalStorage } from 'node:async_hooks';
import type { CompiledQuery, DatabaseConnection, Kysely, QueryResult, Transaction } from 'kysely';
import { CompiledQuery as Compiled } from 'kysely';

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
  #hasSavepoint = false;

  constructor(
    readonly transaction: Transaction<Tables>,
    private readonly current: AsyncLocalStorage<Step>,
  ) {}

  async step<Result>(work: () => Result | Promise<Result>, keeps: (result: Result) => boolean): Promise<Result> {
    // In one round trip with the end of the step before: a statement each would be a third of a small step's time.
    await this.#run(this.#hasSavepoint ? `release savepoint ${stepSavepoint}; savepoint ${stepSavepoint}` : `savepoint ${stepSavepoint}`);
    this.#hasSavepoint = true;
    const step = new Step((query) => this.transaction.executeQuery(query));
    let kept = false;
    try {
      const result = await this.current.run(step, work);
      kept = keeps(result);
      return result;
    } finally {
      await step.close();
      this.hadConflict ||= step.hadConflict;
      if (!kept && step.hasRun) await this.#run(`rollback to savepoint ${stepSavepoint}`);
    }
  }

  async #run(statements: string): Promise<void> {
    await this.transaction.executeQuery(Compiled.raw(statements));
  }
}

const stepSavepoint = 'sheaf_step';
const statementSavepoint = 'sheaf_statement';

class Step {
  isOpen = true;
  hasRun = false;
  hadConflict = false;
  #nested = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly execute: (query: CompiledQuery) => Promise<QueryResult<unknown>>) {}

  /** A statement by itself: when it fails, what came before it stays, and the next one can run. */
  statement(query: CompiledQuery): Promise<QueryResult<unknown>> {
    return this.#inTurn(async () => {
      // The step's own savepoint serves for its first statement.
      const savepoint = this.hasRun ? statementSavepoint : stepSavepoint;
      if (this.hasRun) await this.execute(Compiled.raw(`savepoint ${statementSavepoint}`));
      this.hasRun = true;
      try {
        return await this.execute(query);
      } catch (error) {
        this.#note(error);
        await this.execute(Compiled.raw(`rollback to savepoint ${savepoint}`));
        throw error;
      }
    });
  }

  /** A statement within a transaction that the step's work has opened: when it fails, that transaction is to be rolled back. */
  statementWithin(query: CompiledQuery): Promise<QueryResult<unknown>> {
    return this.#inTurn(() =>
      this.execute(query).catch((error: unknown) => {
        this.#note(error);
        throw error;
      }),
    );
  }

  async begin(): Promise<string> {
    const savepoint = `sheaf_nested_${(this.#nested += 1)}`;
    this.hasRun = true;
    await this.#inTurn(() => this.execute(Compiled.raw(`savepoint ${savepoint}`)));
    return savepoint;
  }

  async commit(savepoint: string): Promise<void> {
    await this.#inTurn(() => this.execute(Compiled.raw(`release savepoint ${savepoint}`)));
  }

  async rollBack(savepoint: string): Promise<void> {
    await this.#inTurn(() => this.execute(Compiled.raw(`rollback to savepoint ${savepoint}; release savepoint ${savepoint}`)));
  }

  /** No further statement; resolves when the last one has ended. */
  async close(): Promise<void> {
    this.isOpen = false;
    await this.#last.catch(() => undefined);
  }

  #inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(run, run);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #note(error: unknown): void {
    const { code } = (error ?? {}) as { code?: unknown };
    this.hadConflict ||= code === '40001' || code === '40P01';
  }
}

/** What Kysely takes for a connection of its own. */
export class StepConnection implements DatabaseConnection {
  #savepoint: string | undefined;

  constructor(private readonly step: Step) {}

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (!this.step.isOpen) throw new Error('A query came after its work had been given up and undone.');
    const result = this.#savepoint === undefined ? this.step.statement(query) : this.step.statementWithin(query);
    return (await result) as QueryResult<Row>;
  }

  // oxlint-disable-next-line eslint/require-yield -- neither driver streams
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('A shared transaction does not stream.');
  }

  /** A cancelled statement would have to be told from its neighbours on the same connection: it runs to its end, and its caller is let go. */
  async cancelQuery(): Promise<void> {}

  async begin(): Promise<void> {
    this.#savepoint = await this.step.begin();
  }

  async commit(): Promise<void> {
    await this.step.commit(this.#savepoint!);
    this.#savepoint = undefined;
  }

  async rollBack(): Promise<void> {
    await this.step.rollBack(this.#savepoint!);
    this.#savepoint = undefined;
  }
}
