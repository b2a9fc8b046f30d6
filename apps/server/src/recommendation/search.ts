import type { Database } from '@sheaf/database';
import type { HistoryEntry, Recommender } from '@sheaf/recommender';
import { sql } from 'kysely';
import type { Scope } from '../catalogue/scope.js';
import type { Tables } from '../catalogue/tables.js';
import type { Candidate } from './candidates.js';

/** What is looked for, and where. */
export interface SearchInput {
  readonly query: string;
  /** Default: every text and every list of texts. */
  readonly searchProperties?: readonly string[];
}

/** Rows that one statement looks through: the embedded database's one session is busy with it for a few milliseconds. */
const pageRows = 2000;

/** How well an item matches, best first; the user's taste decides only among equals. */
const matchShare = 0.9;

/** Items whose texts have all words of the query, best first: by how well they match, then by the user's taste, then by popularity, then by id. */
export async function search(
  database: Database<Tables>,
  scope: Scope,
  { query, searchProperties }: SearchInput,
  exclude: ReadonlySet<string>,
  recommender: Recommender | undefined,
  history: readonly HistoryEntry[],
): Promise<Candidate[]> {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const found = new Map<string, { readonly match: number; readonly property: string }>();
  for await (const { id, text } of rowsWith(database, scope, words)) {
    if (exclude.has(id)) continue;
    const best = bestMatch(JSON.parse(text) as Record<string, unknown>, words, searchProperties);
    if (best !== undefined) found.set(id, best);
  }
  const tastes = tastesOf(found.size, (id) => found.has(id), recommender, history);
  return Array.from(found, ([id, { match, property }]): Candidate => {
    const taste = tastes.get(id);
    return {
      id,
      score: matchShare * match + (1 - matchShare) * (taste?.score ?? 0),
      model: taste?.model ?? 'popularity',
      reason: () =>
        `'${property}' ${levelInWords(match)}${(taste?.score ?? 0) > 0 && taste?.model !== 'popularity' ? ', and it is to the taste of the user' : ''}`,
    };
  }).toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** Items whose stored JSON could match, in the order of ids. */
async function* rowsWith(database: Database<Tables>, scope: Scope, words: readonly string[]): AsyncGenerator<{ id: string; text: string }> {
  const patterns = words.map(patternOf);
  let after = '';
  for (;;) {
    const { rows } = await sql<{ id: string | null; text: string | null }>`
      with page as materialized (
        select id, properties::text as text from items where catalogue_id = ${scope.catalogueId} and id > ${after} order by id limit ${pageRows})
      select id, text from page where text ilike all(${patterns}::text[])
      union all (select max(id), null from page having count(*) = ${pageRows})`.execute(database.kysely, scope.abort);
    let last: string | undefined;
    for (const { id, text } of rows) {
      if (id !== null && text !== null) yield { id, text };
      else if (id !== null) last = id;
    }
    if (last === undefined) return;
    after = last;
  }
}

/** What the JSON of a text with the word contains, letters beyond ASCII left open: databases differ in which of them are one in upper and lower case. */
function patternOf(word: string): string {
  const escaped = JSON.stringify(word)
    .slice(1, -1)
    .replaceAll(/[\\%_]/g, String.raw`\$&`);
  return `%${escaped.replaceAll(/[^\x20-\x7e]+/g, '%')}%`;
}

function bestMatch(
  properties: Readonly<Record<string, unknown>>,
  words: readonly string[],
  names: readonly string[] | undefined,
): { match: number; property: string } | undefined {
  const texts = Object.entries(properties).flatMap(([property, value]) =>
    names === undefined || names.includes(property)
      ? [value].flat().flatMap((each) => (typeof each === 'string' ? [{ property, text: each.toLowerCase() }] : []))
      : [],
  );
  const whole = texts.find(({ text }) => text.trim() === words.join(' '));
  if (whole !== undefined) return { match: levels.whole, property: whole.property };
  let match: number = levels.word;
  let property: string | undefined;
  for (const word of words) {
    let best: { level: number; property: string } | undefined;
    for (const each of texts) {
      const level = levelOf(each.text, word);
      if (level > (best?.level ?? 0)) best = { level, property: each.property };
    }
    if (best === undefined) return undefined;
    match = Math.min(match, best.level);
    property ??= best.property;
  }
  return { match, property: property as string };
}

/** The user's taste adds up to a tenth, which is less than what lies between two levels. */
const levels = { whole: 1, word: 0.75, start: 0.5, part: 0.25 } as const;

/** How well a text has a word; 0: not at all. */
function levelOf(text: string, word: string): number {
  let best = 0;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const begins = at === 0 || !isLetter(text, at - 1);
    const ends = at + word.length === text.length || !isLetter(text, at + word.length);
    if (begins && ends) return levels.word;
    best = Math.max(best, begins ? levels.start : levels.part);
  }
  return best;
}

function isLetter(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at] as string);
}

function levelInWords(match: number): string {
  if (match === levels.whole) return 'is what was searched for';
  if (match === levels.word) return 'has the words searched for';
  return match === levels.start ? 'has words that begin so' : 'contains what was searched for';
}

/** How much the user likes each of those found; without a user or a history, how popular they are. */
function tastesOf(
  count: number,
  candidate: (id: string) => boolean,
  recommender: Recommender | undefined,
  history: readonly HistoryEntry[],
): Map<string, { score: number; model: Candidate['model'] }> {
  if (recommender === undefined || count === 0) return new Map();
  const { recommended } = recommender.itemsToUser(history, { count, candidate, excludeSeen: false });
  return new Map(recommended.map(({ id, score, model }) => [id, { score, model }]));
}
