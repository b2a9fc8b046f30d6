import type { Kysely } from 'kysely';
import { tagOf } from '../catalogue/etag.js';
import type { Scope } from '../catalogue/scope.js';
import type { Tables } from '../catalogue/tables.js';

/** Creates an item or a user without properties, unless somebody else has done it meanwhile. */
export async function createMissing(db: Kysely<Tables>, scope: Scope, kind: 'items' | 'users', id: string): Promise<void> {
  await db
    .insertInto(kind)
    .values({ catalogue_id: scope.catalogueId, id, properties: '{}', tag: tagOf('{}') })
    .onConflict((conflict) => conflict.doNothing())
    .execute(scope.abort);
}
