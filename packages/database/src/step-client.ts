import { CompiledQuery } from 'kysely';
import { Client, Query, type Connection } from 'pg';

/** A statement that `StepClient` sends together with those that go before it, in one message: all of them are one round trip. */
export function together(before: readonly string[], query: CompiledQuery): CompiledQuery {
  return { ...query, sql: [...before, query.sql].map((text) => mark + text).join('') };
}

/** PostgreSQL takes no text that has it, so no statement begins with it by itself. */
const mark = '\0';

/**
 * pg's client, with two things for steps of a shared transaction, in which the same few statements come again and again: a message of several
 * statements of which the last has parameters, and statements that are prepared when they come a second time. Parsing and planning are two thirds of the time of a small write on
 * the embedded database and a third on a server (measured).
 */
export class StepClient extends Client {
  readonly #prepared = new PreparedStatements();

  override query(...args: unknown[]): never {
    const [text, values] = args;
    if (typeof text !== 'string' || !text.startsWith(mark)) {
      // Maybe the end of a transaction. What comes after it may be another session: that of a pooler, or the one that the embedded database's clients share.
      this.#prepared.forget();
      return super.query(...(args as [string])) as never;
    }
    const statements = text.slice(mark.length).split(mark);
    return new Promise((resolve, reject) => {
      const query = new StepQuery(statements, values as unknown[], this.#prepared, (error, result) =>
        error ? reject(error) : resolve(result),
      );
      super.query(query as never);
    }) as never;
  }
}

/** Which statements are prepared in a session, under which names. */
class PreparedStatements {
  /** By text, the one that was used longest ago first. `isPrepared`: under its name; else it has come once. */
  readonly #statements = new Map<string, { readonly name: string; isPrepared: boolean }>();

  /** The name of a statement that came before, and whether it has to be parsed under it. */
  nameOf(text: string): { readonly name: string; readonly isNew: boolean } | undefined {
    const known = this.#statements.get(text);
    if (known === undefined) {
      this.#statements.set(text, { name: this.#freeName(), isPrepared: false });
      return undefined;
    }
    this.#statements.delete(text);
    this.#statements.set(text, known);
    const isNew = !known.isPrepared;
    known.isPrepared = true;
    return { name: known.name, isNew };
  }

  /** Its message failed: whether the session has it under its name is not known. */
  unprepare(text: string): void {
    const known = this.#statements.get(text);
    if (known !== undefined) known.isPrepared = false;
  }

  forget(): void {
    if (this.#statements.size > 0) this.#statements.clear();
  }

  #freeName(): string {
    if (this.#statements.size < maxPrepared) return `sheaf_step_${this.#statements.size}`;
    const [[text, { name }]] = this.#statements as unknown as [[string, { name: string }]];
    this.#statements.delete(text);
    return name;
  }
}

/** Each keeps memory of the session. */
const maxPrepared = 32;

type Done = (error: Error | null, result: unknown) => void;

/** What pg's Query has and its types do not say. */
const PgQuery = Query as unknown as new (
  text: string,
  values: unknown[],
  done: Done,
) => {
  name: string | undefined;
  prepare(connection: Wire): void;
  handleCommandComplete(message: unknown, connection: Wire): void;
  handleError(error: Error, connection: Wire): void;
};

interface Wire extends Omit<Connection, 'parse' | 'bind' | 'execute' | 'close'> {
  readonly parsedStatements: Record<string, string>;
  parse(message: { text: string; name: string | undefined }): void;
  bind(message: { statement: string | undefined }): void;
  execute(message: object): void;
  close(message: { type: 'S'; name: string }): void;
}

class StepQuery extends PgQuery {
  readonly #before: readonly string[];
  readonly #text: string;
  readonly #prepared: PreparedStatements;
  #beforeLeft: number;

  constructor(statements: readonly string[], values: unknown[], prepared: PreparedStatements, done: Done) {
    super(statements.at(-1)!, values, done);
    this.#prepared = prepared;
    this.#text = statements.at(-1)!;
    this.#before = statements.slice(0, -1);
    this.#beforeLeft = this.#before.length;
  }

  /** pg asks whether it may send the statement as plain text. */
  requiresPreparation(): boolean {
    return true;
  }

  /** pg's own, with what goes before it, and the Sync at its end is that of all. */
  override prepare(connection: Wire): void {
    for (const text of this.#before) {
      const statement = this.#parse(connection, text);
      if (statement === undefined) connection.parse({ text, name: undefined });
      connection.bind({ statement });
      connection.execute({});
    }
    this.name = this.#parse(connection, this.#text);
    // Tells pg not to parse it.
    if (this.name !== undefined) connection.parsedStatements[this.name] = this.#text;
    super.prepare(connection);
  }

  /** The name under which it is prepared. */
  #parse(connection: Wire, text: string): string | undefined {
    const known = this.#prepared.nameOf(text);
    if (known === undefined) return undefined;
    const { name, isNew } = known;
    if (isNew) {
      // Of another statement, of a transaction before or of a message that failed. That there is none is no error.
      connection.close({ type: 'S', name });
      connection.parse({ text, name });
    }
    return name;
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.#beforeLeft === 0) super.handleCommandComplete(message, connection);
    else this.#beforeLeft -= 1;
  }

  override handleError(error: Error, connection: Wire): void {
    for (const text of [...this.#before, this.#text]) this.#prepared.unprepare(text);
    super.handleError(error, connection);
  }
}
