import type { Database } from '@sheaf/database';
import { sql } from 'kysely';
import type { JsonObject } from '../catalogue/merge-patch.js';
import type { Scope } from '../catalogue/scope.js';
import type { Tables } from '../catalogue/tables.js';
import { Gatherings } from './gathering.js';

type Kind = 'items' | 'users';

/** Ids of one statement: the embedded database's one session is busy with it for a few milliseconds. */
const maxIds = 2000;

/** Who asks by one statement. */
const maxQuestions = 64;

/** Characters of properties' JSON that are kept. */
const maxCachedLength = 64 * 1024 * 1024;

interface Cached {
  readonly tag: string;
  readonly properties: JsonObject;
  readonly length: number;
}

/**
 * Items and users by their ids, as they are stored now. Properties that were read before are not read again while their tag, the hash of
 * their text, is the same: only tags travel then.
 */
export class EntityLookup {
  /** By catalogue, kind and id, least lately read first. */
  readonly #cache = new Map<string, Cached>();
  #length = 0;
  readonly #existing: Gatherings<readonly string[], ReadonlySet<string>>;

  constructor(private readonly database: Database<Tables>) {
    this.#existing = new Gatherings((key, questions) => this.#exist(key, questions), maxQuestions);
  }

  /** Which of the ids exist. */
  existing({ catalogueId }: Scope, kind: Kind, ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.#existing.answer(`${kind} ${catalogueId}`, ids);
  }

  /** All who ask get what is found for all of them: who looks an id up has asked for it. */
  async #exist(key: string, questions: readonly (readonly string[])[]): Promise<ReadonlySet<string>[]> {
    const [kind, catalogueId] = key.split(' ') as [Kind, string];
    const asked = questions.length === 1 ? (questions[0] as readonly string[]) : [...new Set(questions.flat())];
    const found = new Set<string>();
    for (const part of parts(asked)) {
      const { rows } = await sql<{ id: string }>`select id from ${sql.table(kind)}
        where catalogue_id = ${catalogueId} and id = any(${part}::text[])`.execute(this.database.kysely);
      for (const { id } of rows) found.add(id);
    }
    return questions.map(() => found);
  }

  /** The properties of those that exist, without the id. */
  async properties(scope: Scope, kind: Kind, ids: readonly string[]): Promise<Map<string, JsonObject>> {
    const found = new Map<string, JsonObject>();
    for (const part of parts(ids)) await this.#read(scope, kind, part, found);
    return found;
  }

  async #read(scope: Scope, kind: Kind, ids: readonly string[], found: Map<string, JsonObject>): Promise<void> {
    const keyOf = (id: string) => `${scope.catalogueId} ${kind} ${id}`;
    const known = ids.filter((id) => this.#cache.has(keyOf(id)));
    const { rows } = await sql<{ id: string; tag: string; text: string | null }>`
      select id, tag, case when id = any(${known}::text[]) then null else properties::text end as text from ${sql.table(kind)}
      where catalogue_id = ${scope.catalogueId} and id = any(${ids}::text[])`.execute(this.database.kysely, scope.abort);
    const stale: string[] = [];
    for (const { id, tag, text } of rows) {
      const key = keyOf(id);
      const cached = this.#cache.get(key);
      if (text !== null) found.set(id, this.#keep(key, tag, text));
      else if (cached?.tag === tag) found.set(id, this.#touch(key, cached));
      else stale.push(id);
    }
    for (const id of stale) this.#forget(keyOf(id));
    if (stale.length > 0) await this.#read(scope, kind, stale, found);
  }

  #keep(key: string, tag: string, text: string): JsonObject {
    this.#forget(key);
    const properties = JSON.parse(text) as JsonObject;
    this.#cache.set(key, { tag, properties, length: text.length });
    this.#length += text.length;
    for (const oldest of this.#cache.keys()) {
      if (this.#length <= maxCachedLength) break;
      this.#forget(oldest);
    }
    return properties;
  }

  #touch(key: string, cached: Cached): JsonObject {
    this.#cache.delete(key);
    this.#cache.set(key, cached);
    return cached.properties;
  }

  #forget(key: string): void {
    this.#length -= this.#cache.get(key)?.length ?? 0;
    this.#cache.delete(key);
  }
}

function* parts(ids: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < ids.length; at += maxIds) yield ids.slice(at, at + maxIds);
}

/** Those of the properties that were asked for; `*` is all of them. */
export function chosen(properties: JsonObject, names: readonly string[]): JsonObject {
  if (names.includes('*')) return properties;
  return Object.fromEntries(names.filter((name) => Object.hasOwn(properties, name)).map((name) => [name, properties[name]]));
}
