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

  /** In the order of ids (code points), beginning behind `after`. */
  async list(scope: Scope, after: string | undefined, limit: number): Promise<Entity[]> {
    let query = this.db.selectFrom(this.table).select(['id', 'properties', 'tag']).where('catalogue_id', '=', scope.catalogueId);
    if (after !== undefined) query = query.where('id', '>', after);
    return query.orderBy('id').limit(limit).execute(scope.abort);
  }

  /** Creates it or replaces all its properties; `undefined`: a precondition does not hold, and nothing changed. */
  async put(
    scope: Scope,
    id: string,
    properties: JsonObject,
    preconditions: Preconditions,
  ): Promise<{ tag: string; created: boolean } | undefined> {
    const text = JSON.stringify(properties);
    const tag = tagOf(text);
    const { ifMatch, ifNoneMatch } = preconditions;
    const row =
      ifMatch === undefined
        ? await this.db
            .insertInto(this.table)
            .values({ catalogue_id: scope.catalogueId, id, properties: text, tag })
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
            .returning('revision')
            .executeTakeFirst(scope.abort);
    return row === undefined ? undefined : { tag, created: row.revision === 1 };
  }

  /** Applies a merge patch, in a transaction that holds the row's lock from reading to writing. */
  async patch(
    scope: Scope,
    id: string,
    patch: JsonObject,
    preconditions: Preconditions,
  ): Promise<Entity | 'missing' | 'broken' | 'too-many-properties'> {
    return this.db.transaction().execute(async (transaction) => {
      const stored = await transaction
        .selectFrom(this.table)
        .select(['properties', 'tag'])
        .where('catalogue_id', '=', scope.catalogueId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst(scope.abort);
      if (stored === undefined) return 'missing';
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

/** SQL that says of a stored row what `brokenBy` says of a tag. */
function meets(column: string, { ifMatch, ifNoneMatch }: Preconditions) {
  const tag = sql.ref(column);
  const matches = ifMatch === undefined || ifMatch === '*' ? sql`true` : sql`${tag} = any(${ifMatch}::text[])`;
  const noneMatches =
    ifNoneMatch === undefined ? sql`true` : ifNoneMatch === '*' ? sql`false` : sql`not ${tag} = any(${ifNoneMatch}::text[])`;
  return sql<SqlBool>`${matches} and ${noneMatches}`;
}
