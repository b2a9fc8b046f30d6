import { readFile } from 'node:fs/promises';
import type { InteractionInput } from '@sheaf/contracts';
import type { Database } from '@sheaf/database';
import { sql } from 'kysely';
import { tagOf } from './etag.js';
import type { JsonObject } from './merge-patch.js';
import type { Tables } from './tables.js';
import { parseTimestamp } from './timestamp.js';

/** What tools/sample writes, as the API would take it. */
export interface Sample {
  readonly items: readonly (JsonObject & { readonly itemId: string })[];
  readonly users: readonly (JsonObject & { readonly userId: string })[];
  readonly interactions: readonly (InteractionInput & { readonly timestamp: string })[];
}

/** With a part that goes with the time of loading: `begin` and timestamps in it are told for the moment `at`. */
interface StoredSample extends Sample {
  readonly live: Sample & { readonly at: string };
}

/**
 * Loads the sample into a catalogue that is empty and never had it; says whether it did. A catalogue that its owner has emptied stays empty.
 * One transaction that holds the catalogue's row: all of it or nothing, and replicas that start together load it once.
 */
export async function loadSample(database: Database<Tables>, catalogueId: string): Promise<boolean> {
  const loaded = await database.kysely.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ wanted: boolean }>`
      select sample_loaded_at is null
        and not exists (select from items where catalogue_id = ${catalogueId})
        and not exists (select from users where catalogue_id = ${catalogueId}) as wanted
      from catalogues where id = ${catalogueId} for update`.execute(transaction);
    if (rows[0]?.wanted !== true) return false;
    const sample = atNow(JSON.parse(await readFile(sampleFile, 'utf8')) as StoredSample, Date.now());
    const entities = {
      items: sample.items.map(({ itemId, ...rest }) => row(itemId, rest)),
      users: sample.users.map(({ userId, ...rest }) => row(userId, rest)),
    };
    for (const table of ['items', 'users'] as const) {
      await sql`insert into ${sql.table(table)} (catalogue_id, id, properties, tag)
        select ${catalogueId}, id, properties::json, tag from json_to_recordset(${JSON.stringify(entities[table])}::json) as row (id text, properties text, tag text)
      `.execute(transaction);
    }
    const interactions = sample.interactions.map(({ timestamp, ...rest }) => ({ ...rest, timestampUs: String(parseTimestamp(timestamp)) }));
    await sql`insert into interactions (catalogue_id, user_id, item_id, type, timestamp_us, rating, amount, price, duration)
      select ${catalogueId}, "userId", "itemId", type, "timestampUs", rating, amount, price, duration
      from json_to_recordset(${JSON.stringify(interactions)}::json) as row ("userId" text, "itemId" text, type text, "timestampUs" bigint,
        rating double precision, amount double precision, price double precision, duration double precision)`.execute(transaction);
    await sql`update catalogues set sample_loaded_at = now() where id = ${catalogueId}`.execute(transaction);
    return true;
  });
  if (loaded) await database.maintain(['items', 'users', 'interactions']);
  return loaded;
}

/** The live part moved to now, by whole hours, so that what begins at a quarter still does. */
function atNow({ live, ...fixed }: StoredSample, nowMs: number): Sample {
  const hourMs = 3_600_000;
  const laterMs = Math.floor((nowMs - Date.parse(live.at)) / hourMs) * hourMs;
  const moved = (time: unknown) => new Date(Date.parse(String(time)) + laterMs).toISOString().replace('.000Z', 'Z');
  return {
    items: [...fixed.items, ...live.items.map((item) => ({ ...item, begin: moved(item['begin']) }))],
    users: [...fixed.users, ...live.users],
    interactions: [...fixed.interactions, ...live.interactions.map((each) => ({ ...each, timestamp: moved(each.timestamp) }))],
  };
}

const sampleFile = new URL('../../sample/sample.json', import.meta.url);

function row(id: string, rest: JsonObject): { id: string; properties: string; tag: string } {
  const properties = JSON.stringify(rest);
  return { id, properties, tag: tagOf(properties) };
}
