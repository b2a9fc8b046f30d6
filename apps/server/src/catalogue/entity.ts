import { type Kysely, type SqlBool, sql } from 'kysely';
import { type Entity, EntitySet, maxProperties } from './entity-set.js';
import { brokenBy, type Preconditions, tagOf } from './etag.js';
import { type JsonObject, mergePatch } from './merge-patch.js';
import { retryConflicts } from './retry.js';
import type { Scope } from './scope.js';
import type { Tables } from './tables.js';

/**
 * Items or users of all catalogues: both are free properties under an id. A change and its preconditions are one statement, or one transaction,
 * so that they hold for what is changed whatever else runs.
 */
export class Entities {
  readonly all: EntitySet;

  constructor(
    private readonly db: Kysely<Tables>,
    private readonly table: 'items' | 'users',
    /**
     * Whether other servers may change declarations. Then a write asks for their version in its own statement, which costs a fifth of its time on
     * PostgreSQL; on the embedded database it would be more than half, and nobody else is there.
     */
    private readonly isShared: boolean,
  ) {
    this.all = new EntitySet(db, table);
  }

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
