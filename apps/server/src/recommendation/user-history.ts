import type { Database } from '@sheaf/database';
import type { InteractionType, UserInteraction } from '@sheaf/recommender';
import { sql } from 'kysely';
import type { Scope } from '../catalogue/scope.js';
import type { Tables } from '../catalogue/tables.js';
import { Gatherings } from './gathering.js';

/** Interactions that are looked at, the newest ones: more say nothing new of a taste, and nobody may stop a server by having millions. */
const maxInteractions = 20_000;

/** Users of one statement: with a few hundred interactions each it takes a few milliseconds. */
const maxUsers = 32;

/** What users did up to now. */
export class UserHistories {
  readonly #gatherings: Gatherings<string, UserInteraction[] | undefined>;

  constructor(database: Database<Tables>) {
    this.#gatherings = new Gatherings((catalogueId, userIds) => read(database, catalogueId, userIds), maxUsers);
  }

  /** Newest first; `undefined`: there is no such user. */
  of({ catalogueId }: Scope, userId: string): Promise<UserInteraction[] | undefined> {
    return this.#gatherings.answer(catalogueId, userId);
  }
}

/** By the key's index. A user's interactions come as one text, in one order: scores add up alike each time, and there is little to parse. */
async function read(
  database: Database<Tables>,
  catalogueId: string,
  userIds: readonly string[],
): Promise<(UserInteraction[] | undefined)[]> {
  const { rows } = await sql<{ id: string; text: string | null }>`
    select id, (
      select string_agg(concat_ws(E'\\t', item_id, type, timestamp_us, value), E'\\n'
        order by timestamp_us desc, item_id desc, type desc, session_id desc)
      from (
        select item_id, type, timestamp_us, session_id, coalesce(rating, portion, 0) as value from interactions
        where catalogue_id = users.catalogue_id and user_id = users.id
        order by timestamp_us desc, item_id desc, type desc, session_id desc limit ${maxInteractions}) as own) as text
    from users where catalogue_id = ${catalogueId} and id = any(${userIds}::text[])`.execute(database.kysely);
  const texts = new Map(rows.map(({ id, text }) => [id, text]));
  return userIds.map((id) => {
    const text = texts.get(id);
    return text === undefined ? undefined : text === null ? [] : text.split('\n').map(interactionOf);
  });
}

function interactionOf(line: string): UserInteraction {
  const [itemId, type, us, value] = line.split('\t') as [string, InteractionType, string, string];
  return { itemId, type, atMs: Number(us) / 1000, value: Number(value) };
}
