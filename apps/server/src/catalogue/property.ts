import type { PropertyType } from '@sheaf/contracts';
import { type Kysely, sql } from 'kysely';
import { maxProperties } from './entity-set.js';
import { brokenBy, type Preconditions, tagOf } from './etag.js';
import type { Scope } from './scope.js';
import type { PropertyKind, Tables } from './tables.js';

/** The declared properties of items and users of all catalogues. */
export class Properties {
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly kind: PropertyKind,
  ) {}

  /** In the order of names (code points). */
  async list({ catalogueId, abort }: Scope): Promise<{ name: string; type: PropertyType }[]> {
    return this.db
      .selectFrom('properties')
      .select(['name', 'type'])
      .where('catalogue_id', '=', catalogueId)
      .where('kind', '=', this.kind)
      .orderBy('name')
      .execute(abort);
  }

  async typeOf(scope: Scope, name: string): Promise<PropertyType | undefined> {
    return this.#typeOf(this.db, scope, name);
  }

  /** Declares it; the catalogue's row is held meanwhile, so that what is written by another version of the declarations has been or waits. */
  async put(
    scope: Scope,
    name: string,
    type: PropertyType,
    preconditions: Preconditions,
  ): Promise<'created' | 'same' | 'other-type' | 'broken' | 'too-many' | 'no-catalogue'> {
    const { catalogueId, abort } = scope;
    return this.db.transaction().execute(async (transaction) => {
      if (!(await this.#hold(transaction, scope))) return 'no-catalogue';
      const stored = await this.#typeOf(transaction, scope, name);
      if (stored !== undefined) {
        if (brokenBy(tagOf(stored), preconditions) !== undefined) return 'broken';
        return stored === type ? 'same' : 'other-type';
      }
      if (preconditions.ifMatch !== undefined) return 'broken';
      const { count } = await transaction
        .selectFrom('properties')
        .select(sql<number>`count(*)::integer`.as('count'))
        .where('catalogue_id', '=', catalogueId)
        .where('kind', '=', this.kind)
        .executeTakeFirstOrThrow(abort);
      if (count >= maxProperties) return 'too-many';
      await transaction.insertInto('properties').values({ catalogue_id: catalogueId, kind: this.kind, name, type }).execute(abort);
      await this.#count(transaction, scope);
      return 'created';
    });
  }

  async delete(scope: Scope, name: string): Promise<void> {
    const { catalogueId, abort } = scope;
    await this.db.transaction().execute(async (transaction) => {
      if (!(await this.#hold(transaction, scope))) return;
      await transaction
        .deleteFrom('properties')
        .where('catalogue_id', '=', catalogueId)
        .where('kind', '=', this.kind)
        .where('name', '=', name)
        .execute(abort);
      await this.#count(transaction, scope);
    });
  }

  async #hold(transaction: Kysely<Tables>, { catalogueId, abort }: Scope): Promise<boolean> {
    const row = await transaction
      .selectFrom('catalogues')
      .select('id')
      .where('id', '=', catalogueId)
      .where('deleted_at', 'is', null)
      .forUpdate()
      .executeTakeFirst(abort);
    return row !== undefined;
  }

  async #typeOf(db: Kysely<Tables>, { catalogueId, abort }: Scope, name: string): Promise<PropertyType | undefined> {
    const row = await db
      .selectFrom('properties')
      .select('type')
      .where('catalogue_id', '=', catalogueId)
      .where('kind', '=', this.kind)
      .where('name', '=', name)
      .executeTakeFirst(abort);
    return row?.type;
  }

  async #count(transaction: Kysely<Tables>, { catalogueId, abort }: Scope): Promise<void> {
    await transaction
      .updateTable('catalogues')
      .set({ properties_version: sql<number>`properties_version + 1` })
      .where('id', '=', catalogueId)
      .execute(abort);
  }
}
