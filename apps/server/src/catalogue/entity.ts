import { type Kysely, type SqlBool, sql } from 'kysely';
import { brokenBy, type Preconditions, tagOf } from './etag.js';
import { type JsonObject, mergePatch } from './merge-patch.js';
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

/** Rows that one statement reads or changes: some milliseconds on the embedded database, whose only session it holds. */
const chunkRows = 1000;

/** The most properties that an item or user may have, those that patches add included. */
export const maxProperties = 1000;

/**
 * Items or users of all catalogues: both are free properties under an id. A change and its preconditions are one statement, or one transaction,
 * so that they hold for what is changed whatever else runs.
 */
export class Entities {
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly table: 'items' | 'users',
    /**
     * Whether other servers may change declarations. Then a write asks for their version in its own statement, which costs a fifth of its time on
     * PostgreSQL; on the embedded database it would be more than half, and nobody else is there.
     */
    private readonly isShared: boolean,
  ) {}

  async get(scope: Scope, id: string): Promise<Entity | undefined> {
    return this.db
      .selectFrom(this.table)
      .select(['id', 'properties', 'tag'])
      .where('catalogue_id', '=', scope.catalogueId)
      .where('id', '=', id)
      .executeTakeFirst(scope.abort);
  }

  async exists(scope: Scope, id: string): Promise<boolean> {
    const row = await this.db
      .selectFrom(this.table)
      .select('id')
      .where('catalogue_id', '=', scope.catalogueId)
      .where('id', '=', id)
      .executeTakeFirst(scope.abort);
    return row !== undefined;
  }

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
   * Creates it or replaces all its properties, which were checked by that version of the declarations; `undefined`: a precondition does not hold, or
   * the version is another one by now, and nothing changed.
   */
  async put(
    scope: Scope,
    id: string,
    properties: JsonObject,
    preconditions: Preconditions,
    version: number,
  ): Promise<{ tag: string; created: boolean } | undefined> {
    const text = JSON.stringify(properties);
    const tag = tagOf(text);
    const { ifMatch, ifNoneMatch } = preconditions;
    const row =
      ifMatch === undefined
        ? await this.insertion(scope, id, text, tag, version)
            .onConflict((conflict) =>
              ifNoneMatch === '*'
                ? conflict.doNothing()
                : conflict
                    .columns(['catalogue_id', 'id'])
                    .doUpdateSet({ properties: text, tag, revision: sql<number>`${sql.ref(this.table)}.revision + 1` })
                    .where(meets(`${this.table}.tag`, preconditions)),
            )
            .returning('revision')
            .executeTakeFirst(scope.abort)
        : await this.db
            .updateTable(this.table)
            .set({ properties: text, tag, revision: sql<number>`revision + 1` })
            .where('catalogue_id', '=', scope.catalogueId)
            .where('id', '=', id)
            .where(meets('tag', preconditions))
            .$if(this.isShared, (query) => query.where(({ exists }) => exists(isAt(this.db, scope, version).select('catalogues.id'))))
            .returning('revision')
            .executeTakeFirst(scope.abort);
    return row === undefined ? undefined : { tag, created: row.revision === 1 };
  }

  private insertion(scope: Scope, id: string, text: string, tag: string, version: number) {
    const insert = this.db.insertInto(this.table);
    if (!this.isShared) return insert.values({ catalogue_id: scope.catalogueId, id, properties: text, tag });
    return insert
      .columns(['catalogue_id', 'id', 'properties', 'tag'])
      .expression(
        isAt(this.db, scope, version).select([
          'catalogues.id',
          sql<string>`${id}::text`.as('entity_id'),
          sql<string>`${text}::json`.as('properties'),
          sql<string>`${tag}::text`.as('tag'),
        ]),
      );
  }

  /** Creates it without properties where it does not exist. */
  async ensure(db: Kysely<Tables>, { catalogueId, abort }: Scope, id: string): Promise<void> {
    await sql`insert into ${sql.table(this.table)} (catalogue_id, id, properties, tag)
      select id, ${id}, '{}', ${tagOf('{}')} from catalogues where id = ${catalogueId} and deleted_at is null
      on conflict do nothing`.execute(db, abort);
  }

  /** Applies a merge patch that was checked by that version of the declarations, in a transaction that holds the row's lock from reading to writing. */
  async patch(
    scope: Scope,
    id: string,
    patch: JsonObject,
    preconditions: Preconditions,
    version: number,
  ): Promise<Entity | 'missing' | 'broken' | 'too-many-properties' | 'other-version'> {
    return this.db.transaction().execute(async (transaction) => {
      const stored = await transaction
        .selectFrom(this.table)
        .select([
          'properties',
          'tag',
          this.isShared ? isAt(transaction, scope, version).select('catalogues.id').as('catalogue') : 'id as catalogue',
        ])
        .where('catalogue_id', '=', scope.catalogueId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst(scope.abort);
      if (stored === undefined) return 'missing';
      if (stored.catalogue === null) return 'other-version';
      if (brokenBy(stored.tag, preconditions) !== undefined) return 'broken';
      const properties = mergePatch(stored.properties, patch);
      if (Object.keys(properties).length > maxProperties) return 'too-many-properties';
      const text = JSON.stringify(properties);
      const tag = tagOf(text);
      await transaction
        .updateTable(this.table)
        .set({ properties: text, tag, revision: sql<number>`revision + 1` })
        .where('catalogue_id', '=', scope.catalogueId)
        .where('id', '=', id)
        .execute(scope.abort);
      return { id, properties, tag };
    });
  }

  /**
   * Changes the properties of all that meet, in the order of ids, a bounded number in a transaction; says which. What `change` gives back unchanged, or
   * with too many properties, stays as it is.
   */
  async changeAll(scope: Scope, meets: Meets, change: (properties: JsonObject) => JsonObject): Promise<string[]> {
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
  async deleteAll(scope: Scope, meets: Meets): Promise<string[]> {
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

  /** Deletes it with its interactions. */
  async delete(scope: Scope, id: string, preconditions: Preconditions): Promise<'deleted' | 'missing' | 'broken'> {
    // The cascade and another's may want the same interactions in another order: a deadlock, which PostgreSQL ends by undoing one.
    const { numDeletedRows } = await retryConflicts(() =>
      this.db
        .deleteFrom(this.table)
        .where('catalogue_id', '=', scope.catalogueId)
        .where('id', '=', id)
        .where(meets('tag', preconditions))
        .executeTakeFirst(scope.abort),
    );
    if (numDeletedRows > 0n) return 'deleted';
    const conditional = preconditions.ifMatch !== undefined || preconditions.ifNoneMatch !== undefined;
    return conditional && (await this.get(scope, id)) !== undefined ? 'broken' : 'missing';
  }
}

/** The catalogue's row, if its declarations are at that version; none when it was deleted. */
function isAt(db: Kysely<Tables>, { catalogueId }: Scope, version: number) {
  return db
    .selectFrom('catalogues')
    .where('catalogues.id', '=', catalogueId)
    .where('properties_version', '=', version)
    .where('deleted_at', 'is', null);
}

/** SQL that says of a stored row what `brokenBy` says of a tag. */
function meets(column: string, { ifMatch, ifNoneMatch }: Preconditions) {
  const tag = sql.ref(column);
  const matches = ifMatch === undefined || ifMatch === '*' ? sql`true` : sql`${tag} = any(${ifMatch}::text[])`;
  const noneMatches =
    ifNoneMatch === undefined ? sql`true` : ifNoneMatch === '*' ? sql`false` : sql`not ${tag} = any(${ifNoneMatch}::text[])`;
  return sql<SqlBool>`${matches} and ${noneMatches}`;
}
