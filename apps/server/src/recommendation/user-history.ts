import type { Database } from '@sheaf/database';
import type { InteractionType, UserInteraction } from '@sheaf/recommender';
import { sql } from 'kysely';
import type { Scope } from '../catalogue/scope.js';
import type { Tables } from '../catalogue/tables.js';

/** Interactions that are looked at, the newest ones: more say nothing new of a taste, and nobody may stop a server by having millions. */
const maxInteractions = 20_000;

/** What a user did up to now, newest first, in one statement by the key's index; `undefined`: there is no such user. */
export async function userHistory(database: Database<Tables>, scope: Scope, userId: string): Promise<UserInteraction[] | undefined> {
  const { rows } = await sql<{ item_id: string | null; type: InteractionType; at_ms: number; value: number }>`
    select item_id, type, timestamp_us / 1000.0::float8 as at_ms, coalesce(rating, portion, 0) as value
    from users left join lateral (
      select item_id, type, timestamp_us, rating, portion from interactions
      where catalogue_id = users.catalogue_id and user_id = users.id order by timestamp_us desc limit ${maxInteractions}) as own on true
    where users.catalogue_id = ${scope.catalogueId} and users.id = ${userId}`.execute(database.kysely, scope.abort);
  if (rows.length === 0) return undefined;
  return rows.flatMap(({ item_id: itemId, type, at_ms: atMs, value }) => (itemId === null ? [] : [{ itemId, type, atMs, value }]));
}
