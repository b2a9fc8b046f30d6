import type { Database } from '@sheaf/database';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Tables } from '../catalogue/tables.js';
import type { ItemsRequest } from './items-request.js';

/** How long an answer can be continued. */
export const validMinutes = 30;

/** An answer that can be continued. */
export interface StoredAnswer {
  readonly id: string;
  readonly catalogueId: string;
  readonly request: ItemsRequest;
  /** Ids answered so far. */
  readonly given: readonly string[];
}

const sweepMs = 60_000;
const sweepRows = 5000;

/**
 * Answers by their recommId. Who asked does not wait until one is stored: those that come while a statement runs go together in the next, and
 * one that is asked for meanwhile is waited for.
 */
export class Answers {
  #waiting: StoredAnswer[] = [];
  #storing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database<Tables>,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.#timer = setInterval(() => void this.sweep(), sweepMs);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.stored();
  }

  add(answer: StoredAnswer): void {
    this.#waiting.push(answer);
    this.#storing ??= this.#store().finally(() => (this.#storing = undefined));
  }

  /** Resolves when all that was added is stored. */
  async stored(): Promise<void> {
    await this.#storing;
  }

  /** The answer with its revision; `undefined`: there is none, or it is too old. */
  async get(catalogueId: string, id: string): Promise<(StoredAnswer & { readonly revision: number }) | undefined> {
    await this.stored();
    const row = await this.database.kysely
      .selectFrom('recommendations')
      .select(['request', 'given', 'revision'])
      .where('id', '=', id)
      .where('catalogue_id', '=', catalogueId)
      .where('expires_at', '>', sql<Date>`clock_timestamp()`)
      .executeTakeFirst();
    return row && { id, catalogueId, request: row.request as ItemsRequest, given: row.given, revision: row.revision };
  }

  /** Adds to what was given; false: another has continued it in between. */
  async give(id: string, revision: number, ids: readonly string[]): Promise<boolean> {
    const { numUpdatedRows } = await this.database.kysely
      .updateTable('recommendations')
      .set({ given: sql<string[]>`given || ${[...ids]}::text[]`, revision: revision + 1, expires_at: expiry() })
      .where('id', '=', id)
      .where('revision', '=', revision)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Deletes what is too old. */
  async sweep(): Promise<void> {
    try {
      let deleted: bigint | undefined;
      do {
        ({ numAffectedRows: deleted } = await sql`delete from recommendations where id in (
          select id from recommendations where expires_at < clock_timestamp() limit ${sweepRows})`.execute(this.database.kysely));
      } while (deleted === BigInt(sweepRows));
    } catch (error) {
      this.log.warn({ err: error }, 'expired recommendations could not be deleted');
    }
  }

  async #store(): Promise<void> {
    while (this.#waiting.length > 0) {
      const answers = this.#waiting.splice(0, 1000);
      const rows = answers.map(({ id, catalogueId, request, given }) => ({ id, catalogue_id: catalogueId, request, given }));
      try {
        await sql`insert into recommendations (id, catalogue_id, request, given, expires_at)
          select id, catalogue_id, request, array(select json_array_elements_text(given)), ${expiry()}
          from json_to_recordset(${JSON.stringify(rows)}::json) as row (id uuid, catalogue_id text, request json, given json)`.execute(
          this.database.kysely,
        );
      } catch (error) {
        // The recommendations themselves were right; what is lost is that they can be continued.
        this.log.warn({ err: error, answers: answers.length }, 'recommendations could not be stored');
      }
    }
  }
}

function expiry() {
  return sql<Date>`clock_timestamp() + make_interval(mins => ${validMinutes})`;
}
