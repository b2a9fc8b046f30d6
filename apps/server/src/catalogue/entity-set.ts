import { type Kysely, sql } from 'kysely';
import { tagOf } from './etag.js';
import type { JsonObject } from './merge-patch.js';
import { retryConflicts } from './retry.js';
import type { Scope } from './scope.js';
import type { Tables } from './tables.js';

/** An item or a user as stored. */
export interface Entity {
  readonly id: string;
  /** Without the id. */
  readonly properties: JsonObject;
  /** The opaque part of its ETag. */
  readonly tag: string;
}

/** The most properties that an item or user may have, those that patches add included. */
export const maxProperties = 1000;

/** Whether something is meant, by its id and properties. */
export type Meets = (entity: Pick<Entity, 'id' | 'properties'>) => boolean;

/** What a list has. */
export interface EntityList {
  /** It begins behind this id. Default: at the first. */
  readonly after: string | undefined;
  /** So many are left out first. */
  readonly offset: number;
  readonly limit: number;
  /** Default: all. */
  readonly meets: Meets | undefined;
  /** Whether properties and tags may be left out. */
  readonly idsOnly: boolean;
}

/** Items or users, many at a time: statements and transactions are of bounded size, however many there are. */
export class EntitySet {
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly table: 'items' | 'users',
  ) {}

  /** In the order of ids (code points), beginning behind `after`, in statements of bounded size. */
  async list(scope: Scope, { after, offset, limit, meets, idsOnly }: EntityList): Promise<Entity[]> {
    const found: Entity[] = [];
    let last = after;
    let skip = offset;
    while (found.length < limit) {
      const size = meets === undefined ? Math.min(limit - found.length, chunkRows) : chunkRows;
      const rows = await this.chunk(scope, last, meets === undefined ? skip : 0, size, idsOnly && meets === undefined);
      for (const row of rows) {
        if (meets !== undefined && (!meets(row) || (skip -= 1) >= 0)) continue;
        if (found.length < limit) found.push(row);
      }
      if (rows.length < size) break;
      if (meets === undefined) skip = 0;
      last = rows.at(-1)?.id;
    }
    return found;
  }

  private async chunk(scope: Scope, after: string | undefined, offset: number, limit: number, idsOnly: boolean): Promise<Entity[]> {
    let query = this.db.selectFrom(this.table).where('catalogue_id', '=', scope.catalogueId);
    if (after !== undefined) query = query.where('id', '>', after);
    if (offset > 0) query = query.offset(offset);
    query = query.orderBy('id').limit(limit);
    if (!idsOnly) return query.select(['id', 'properties', 'tag']).execute(scope.abort);
    const rows = await query.select('id').execute(scope.abort);
    return rows.map(({ id }) => ({ id, properties: {}, tag: '' }));
  }

  /**
   * Changes the properties of all that meet, in the order of ids, a bounded number in a transaction; says which. What `change` gives back unchanged, or
   * with too many properties, stays as it is.
   */
  async change(scope: Scope, meets: Meets, change: (properties: JsonObject) => JsonObject): Promise<string[]> {
    return this.inChunks(scope, meets, async (transaction, entities) => {
      const changed = entities.flatMap(({ id, properties, tag }) => {
        const next = change(properties);
        const text = JSON.stringify(next);
        return Object.keys(next).length > maxProperties ? [] : [{ id, properties: text, tag: tagOf(text), isOther: tagOf(text) !== tag }];
      });
      const others = changed.filter(({ isOther }) => isOther);
      if (others.length > 0)
        await sql`update ${sql.table(this.table)} as entity set properties = row.properties::json, tag = row.tag, revision = revision + 1
          from json_to_recordset(${JSON.stringify(others)}::json) as row (id text, properties text, tag text)
          where entity.catalogue_id = ${scope.catalogueId} and entity.id = row.id`.execute(transaction, scope.abort);
      return changed.map(({ id }) => id);
    });
  }

  /** Deletes all that meet, with their interactions, in the order of ids, a bounded number in a transaction; says which. */
  async delete(scope: Scope, meets: Meets): Promise<string[]> {
    const owner = sql.ref(this.table === 'items' ? 'item_id' : 'user_id');
    return this.inChunks(scope, meets, async (transaction, entities) => {
      const ids = entities.map(({ id }) => id);
      // Their cascade would be one statement, however many they have.
      for (;;) {
        const { numAffectedRows } = await sql`delete from interactions where ctid = any(array(
          select ctid from interactions where catalogue_id = ${scope.catalogueId} and ${owner} = any(${ids}::text[]) limit ${chunkRows}))`.execute(
          transaction,
          scope.abort,
        );
        if (numAffectedRows === 0n) break;
      }
      await transaction.deleteFrom(this.table).where('catalogue_id', '=', scope.catalogueId).where('id', 'in', ids).execute(scope.abort);
      return ids;
    });
  }

  /** Reads all without locks; what meets is locked, read again, and worked on in a transaction when it still meets. */
  private async inChunks(
    scope: Scope,
    meets: Meets,
    work: (transaction: Kysely<Tables>, entities: readonly Entity[]) => Promise<string[]>,
  ): Promise<string[]> {
    const done: string[] = [];
    for (let after: string | undefined; ;) {
      const rows = await this.chunk(scope, after, 0, chunkRows, false);
      const ids = rows.filter(meets).map(({ id }) => id);
      if (ids.length > 0) {
        const worked = await retryConflicts(() =>
          this.db.transaction().execute(async (transaction) => {
            const locked = await transaction
              .selectFrom(this.table)
              .select(['id', 'properties', 'tag'])
              .where('catalogue_id', '=', scope.catalogueId)
              .where('id', 'in', ids)
              .orderBy('id')
              .forUpdate()
              .execute(scope.abort);
            const meeting = locked.filter(meets);
            return meeting.length === 0 ? [] : work(transaction, meeting);
          }),
        );
        for (const id of worked) done.push(id);
      }
      if (rows.length < chunkRows) return done;
      after = rows.at(-1)?.id;
    }
  }
}

/** Rows that one statement reads or changes: some milliseconds on the embedded database, whose only session it holds. */
const chunkRows = 1000;
