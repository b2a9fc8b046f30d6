import { type Kysely, sql } from 'kysely';
import type { Entities } from './entity.js';
import { retryConflicts } from './retry.js';
import type { Scope } from './scope.js';
import type { Tables } from './tables.js';

/** What became of the source's interactions. */
export interface MergedUsers {
  readonly moved: number;
  /** The user had them already, under the same key. */
  readonly dropped: number;
}

/** Gives a user the interactions of another, which is deleted, in a transaction that holds both: nothing is added to either meanwhile. */
export async function mergeUsers(
  db: Kysely<Tables>,
  users: Entities,
  scope: Scope,
  { userId, sourceUserId, cascadeCreate }: { readonly userId: string; readonly sourceUserId: string; readonly cascadeCreate: boolean },
): Promise<MergedUsers | 'no-user' | 'no-source'> {
  const { catalogueId, abort } = scope;
  return retryConflicts(() =>
    db.transaction().execute(async (transaction) => {
      const lock = () =>
        transaction
          .selectFrom('users')
          .select('id')
          .where('catalogue_id', '=', catalogueId)
          .where('id', 'in', [userId, sourceUserId])
          .orderBy('id')
          .forUpdate()
          .execute(abort);
      let held = (await lock()).map(({ id }) => id);
      if (!held.includes(sourceUserId)) return 'no-source';
      if (!held.includes(userId)) {
        if (!cascadeCreate) return 'no-user';
        await users.ensure(transaction, scope, userId);
        held = (await lock()).map(({ id }) => id);
        if (!held.includes(userId)) return 'no-user';
      }
      let moved = 0n;
      for (;;) {
        const { numAffectedRows } = await sql`update interactions set user_id = ${userId} where ctid = any(array(
          select ctid from interactions as mine where catalogue_id = ${catalogueId} and user_id = ${sourceUserId} and not exists (
            select from interactions as theirs where theirs.catalogue_id = ${catalogueId} and theirs.user_id = ${userId}
              and theirs.item_id = mine.item_id and theirs.type = mine.type and theirs.session_id = mine.session_id
              and (mine.type = 'viewPortion' or theirs.timestamp_us = mine.timestamp_us))
          limit ${chunkRows}))`.execute(transaction, abort);
        moved += numAffectedRows ?? 0n;
        if (numAffectedRows !== BigInt(chunkRows)) break;
      }
      // What is left has its like at the user.
      const { numDeletedRows } = await transaction
        .deleteFrom('interactions')
        .where('catalogue_id', '=', catalogueId)
        .where('user_id', '=', sourceUserId)
        .executeTakeFirstOrThrow(abort);
      await transaction.deleteFrom('users').where('catalogue_id', '=', catalogueId).where('id', '=', sourceUserId).execute(abort);
      return { moved: Number(moved), dropped: Number(numDeletedRows) };
    }),
  );
}

/** Rows that one statement changes, which must not hold up the embedded database's only session. */
const chunkRows = 1000;
