import type { InteractionType } from '@sheaf/contracts';
import { type Kysely, sql } from 'kysely';
import { emptyTable } from './contents.js';
import { tagOf } from './etag.js';
import { retryConflicts } from './retry.js';
import type { Scope } from './scope.js';
import type { Tables } from './tables.js';
import type { TimestampUs } from './timestamp.js';

/** One that its user can have once for each item, type and time. */
export interface InteractionKey {
  readonly userId: string;
  readonly itemId: string;
  readonly type: Exclude<InteractionType, 'rating' | 'viewPortion'>;
  readonly timestampUs: TimestampUs;
}

/** What is imported together. */
export interface InteractionImport {
  /** Those that do not exist are made. */
  readonly userIds: ReadonlySet<string>;
  /** Those to look for; the items of `added` are among them. */
  readonly itemIds: ReadonlySet<string>;
  /** Whose interactions of type cart go first. */
  readonly takenBack: readonly { readonly userId: string; readonly itemId: string }[];
  /** Of several that have one key the first counts, one that is there already before all; one of an item that does not exist is left out. */
  readonly added: readonly (InteractionKey & { readonly additionalData: object | undefined })[];
}

/** What became of it. */
export interface ImportedInteractions {
  /** Those of `itemIds` that exist. */
  readonly items: ReadonlySet<string>;
  /** Interactions that were added or taken back. */
  readonly changes: number;
}

/**
 * Interactions, many at a time: a few statements for all of them, in one transaction. Callers bound how many, since the embedded database has one session:
 * 1,000 take it some 50 ms.
 */
export class InteractionSet {
  constructor(private readonly db: Kysely<Tables>) {}

  /** `undefined`: there is no such catalogue any more, and nothing changed. */
  import({ catalogueId }: Scope, { userIds, itemIds, takenBack, added }: InteractionImport): Promise<ImportedInteractions | undefined> {
    return retryConflicts(
      () =>
        this.db.transaction().execute(async (transaction) => {
          const { rows } = await sql<{ items: string[] }>`
            select array(select id from items where catalogue_id = catalogues.id and id = any(${[...itemIds]}::text[])) as items
            from catalogues where id = ${catalogueId} and deleted_at is null`.execute(transaction);
          if (rows[0] === undefined) return undefined;
          const items = new Set(rows[0].items);
          // In one order, whoever imports: two that wait for each other's rows would be a deadlock.
          await sql`insert into users (catalogue_id, id, properties, tag)
            select ${catalogueId}, id, '{}', ${tagOf('{}')} from unnest(${[...userIds]}::text[]) as given (id) order by id
            on conflict do nothing`.execute(transaction);
          const { numAffectedRows: gone = 0n } = await sql`delete from interactions
            using unnest(${takenBack.map(({ userId }) => userId)}::text[], ${takenBack.map(({ itemId }) => itemId)}::text[]) as key (user_id, item_id)
            where catalogue_id = ${catalogueId} and interactions.user_id = key.user_id and interactions.item_id = key.item_id
              and type = 'cart'`.execute(transaction);
          const rowsToAdd = added.filter(({ itemId }) => items.has(itemId));
          const data = rowsToAdd.map(({ additionalData }) => (additionalData === undefined ? null : JSON.stringify(additionalData)));
          const { numAffectedRows: come = 0n } = await sql`
            insert into interactions (catalogue_id, user_id, item_id, type, timestamp_us, additional_data)
            select ${catalogueId}, user_id, item_id, type, timestamp_us, data
            from unnest(${columns(rowsToAdd)}, ${data}::json[])
              with ordinality as given (user_id, item_id, type, timestamp_us, data, number)
            order by user_id, timestamp_us, item_id, type, number
            on conflict do nothing`.execute(transaction);
          return { items, changes: Number(gone + come) };
        }),
      // A user or an item was deleted in between: what there is is looked up again.
      [foreignKeyViolation],
    );
  }

  /** Deletes those of them that there are; how many. */
  async delete({ catalogueId }: Scope, interactions: readonly InteractionKey[]): Promise<number> {
    const { numAffectedRows = 0n } = await retryConflicts(() =>
      sql`delete from interactions using unnest(${columns(interactions)}) as key (user_id, item_id, type, timestamp_us)
        where catalogue_id = ${catalogueId} and interactions.user_id = key.user_id and interactions.item_id = key.item_id
          and interactions.type = key.type and interactions.timestamp_us = key.timestamp_us`.execute(this.db),
    );
    return Number(numAffectedRows);
  }

  /** Deletes all of the catalogue; how many there were. */
  clear({ catalogueId }: Scope): Promise<number> {
    return emptyTable(this.db, 'interactions', catalogueId);
  }
}

const foreignKeyViolation = '23503';

/** An array for each column of the key. */
function columns(interactions: readonly InteractionKey[]) {
  return sql`${interactions.map(({ userId }) => userId)}::text[], ${interactions.map(({ itemId }) => itemId)}::text[],
    ${interactions.map(({ type }) => type)}::text[], ${interactions.map(({ timestampUs }) => String(timestampUs))}::bigint[]`;
}
