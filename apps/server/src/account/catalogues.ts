import { randomUUIDv7 } from 'node:crypto';
import type { Database } from '@sheaf/database';
import { type AbortableQueryOptions, type Kysely, sql } from 'kysely';
import { emptyCatalogue } from '../catalogue/contents.js';
import { brokenBy, type Preconditions, tagOf } from '../catalogue/etag.js';
import type { CatalogueDetails, Tables } from '../catalogue/tables.js';
import { formatTimestamp } from '../catalogue/timestamp.js';
import { type CatalogueEntry, demoCatalogue } from '../configuration/catalogues.js';

/** What operations need to know of the catalogue that they act on. */
export interface CatalogueSettings {
  readonly id: string;
  /** Inclusive bounds of `rating`. */
  readonly ratingRange: { readonly min: number; readonly max: number };
}

/** A catalogue as its account sees it. */
export interface StoredCatalogue extends CatalogueSettings {
  readonly name: string;
  readonly description: string | undefined;
  readonly isConfigured: boolean;
  /** RFC 3339 in UTC. */
  readonly createdAt: string;
  /** The opaque part of its ETag. */
  readonly tag: string;
}

/** The catalogues of all accounts: those of the settings, whose rows the start makes, and those that accounts create. */
export class Catalogues {
  readonly #configured: ReadonlyMap<string, CatalogueEntry>;
  readonly #listeners: ((catalogueId: string) => void)[] = [];

  constructor(
    private readonly database: Database<Tables>,
    entries: readonly CatalogueEntry[],
  ) {
    this.#configured = new Map(entries.map((entry) => [entry.id, entry]));
  }

  /** Calls back whenever this server changed or deleted a catalogue, or emptied it. */
  onChange(listener: (catalogueId: string) => void): void {
    this.#listeners.push(listener);
  }

  /** Of one of the account's catalogues; `undefined`: it has none of this id, whether or not another has. */
  async settings(accountId: string, id: string): Promise<CatalogueSettings | undefined> {
    const stored = await this.get(accountId, id, undefined);
    return stored && { id, ratingRange: stored.ratingRange };
  }

  /** The id of the account that owns a catalogue. */
  async accountOf(id: string): Promise<string | undefined> {
    const row = await this.database.kysely
      .selectFrom('catalogues')
      .select('account_id')
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    return row?.account_id ?? undefined;
  }

  /** In the order of ids, beginning behind `after`. */
  async list(
    accountId: string,
    after: string | undefined,
    limit: number,
    abort: AbortableQueryOptions | undefined,
  ): Promise<StoredCatalogue[]> {
    let query = this.#ofAccount(this.database.kysely, accountId);
    if (after !== undefined) query = query.where('id', '>', after);
    const rows = await query.orderBy('id').limit(limit).execute(abort);
    return rows.map((row) => this.#stored(row));
  }

  async get(accountId: string, id: string, abort: AbortableQueryOptions | undefined): Promise<StoredCatalogue | undefined> {
    const row = await this.#ofAccount(this.database.kysely, accountId).where('id', '=', id).executeTakeFirst(abort);
    return row && this.#stored(row);
  }

  async create(accountId: string, details: CatalogueDetails, abort: AbortableQueryOptions | undefined): Promise<StoredCatalogue> {
    const row = await this.database.kysely
      .insertInto('catalogues')
      .values({ id: randomUUIDv7(), account_id: accountId, details: JSON.stringify(details) })
      .returning(['id', 'details', createdUs])
      .executeTakeFirstOrThrow(abort);
    return this.#stored(row);
  }

  /** Changes it, in a transaction that holds the row's lock from reading to writing. */
  async patch(
    accountId: string,
    id: string,
    patch: { readonly name?: string; readonly description?: string | null; readonly ratingRange?: CatalogueSettings['ratingRange'] },
    preconditions: Preconditions,
    abort: AbortableQueryOptions | undefined,
  ): Promise<StoredCatalogue | 'missing' | 'broken' | 'configured'> {
    const patched = await this.database.kysely.transaction().execute(async (transaction) => {
      const row = await this.#ofAccount(transaction, accountId).where('id', '=', id).forUpdate().executeTakeFirst(abort);
      if (row === undefined) return 'missing';
      const stored = this.#stored(row);
      if (brokenBy(stored.tag, preconditions) !== undefined) return 'broken';
      if (stored.isConfigured && patch.ratingRange !== undefined) return 'configured';
      const { description, ...rest } = { ...row.details, ...patch };
      const details: CatalogueDetails = { ...rest, ...(description == null ? undefined : { description }) };
      await transaction
        .updateTable('catalogues')
        .set({ details: JSON.stringify(details) })
        .where('id', '=', id)
        .execute(abort);
      return this.#stored({ ...row, details });
    });
    if (typeof patched === 'object') this.#changed(id);
    return patched;
  }

  /** Takes it away from everybody at once, then removes what it holds. */
  async delete(
    accountId: string,
    id: string,
    preconditions: Preconditions,
    abort: AbortableQueryOptions | undefined,
  ): Promise<'deleted' | 'missing' | 'broken' | 'configured'> {
    const deleted = await this.database.kysely.transaction().execute(async (transaction) => {
      const row = await this.#ofAccount(transaction, accountId).where('id', '=', id).forUpdate().executeTakeFirst(abort);
      if (row === undefined) return 'missing';
      const stored = this.#stored(row);
      if (brokenBy(stored.tag, preconditions) !== undefined) return 'broken';
      if (stored.isConfigured) return 'configured';
      await transaction
        .updateTable('catalogues')
        .set({ deleted_at: sql<Date>`now()` })
        .where('id', '=', id)
        .execute(abort);
      return 'deleted';
    });
    if (deleted !== 'deleted') return deleted;
    this.#changed(id);
    await emptyCatalogue(this.database.kysely, id, abort);
    return 'deleted';
  }

  /** Removes all that it holds; false: the account has none of this id. */
  async reset(accountId: string, id: string, abort: AbortableQueryOptions | undefined): Promise<boolean> {
    if ((await this.get(accountId, id, abort)) === undefined) return false;
    await emptyCatalogue(this.database.kysely, id, abort);
    this.#changed(id);
    return true;
  }

  #ofAccount(db: Kysely<Tables>, accountId: string) {
    return db
      .selectFrom('catalogues')
      .select(['id', 'details', createdUs])
      .where('account_id', '=', accountId)
      .where('deleted_at', 'is', null);
  }

  #stored({
    id,
    details,
    created_us,
  }: {
    readonly id: string;
    readonly details: CatalogueDetails;
    readonly created_us: string;
  }): StoredCatalogue {
    const configured = this.#configured.get(id);
    const { name = id, description, ratingRange = demoCatalogue.ratingRange } = details;
    const shown = {
      id,
      name,
      description,
      ratingRange: configured?.ratingRange ?? ratingRange,
      isConfigured: configured !== undefined,
      createdAt: formatTimestamp(BigInt(created_us)),
    };
    return { ...shown, tag: tagOf(JSON.stringify(shown)) };
  }

  #changed(id: string): void {
    for (const listener of this.#listeners) listener(id);
  }
}

const createdUs = sql<string>`(extract(epoch from created_at) * 1000000)::bigint::text`.as('created_us');

/**
 * Removes what was written into catalogues while they were deleted, or was left when a server died at it; forgets those that were deleted an
 * hour ago, into which no request of that time can still write.
 */
export async function sweepDeleted({ kysely }: Database<Tables>): Promise<void> {
  const deleted = await kysely.selectFrom('catalogues').select('id').where('deleted_at', 'is not', null).execute();
  for (const { id } of deleted) await emptyCatalogue(kysely, id);
  await kysely
    .deleteFrom('catalogues')
    .where('deleted_at', '<', sql<Date>`now() - interval '1 hour'`)
    .execute();
}
