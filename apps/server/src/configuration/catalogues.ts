import { readFileSync } from 'node:fs';
import { operations } from '@sheaf/contracts';
import type { Reading } from './variable.js';

/** An account with its own catalogue, which is its first and its default. */
export interface CatalogueEntry {
  /** The catalogue's id. */
  readonly id: string;
  /** The account's credential. */
  readonly token: string;
  /** Inclusive bounds of `rating`. */
  readonly ratingRange: { readonly min: number; readonly max: number };
}

export const demoToken = 'demo-token';

export const demoCatalogue: CatalogueEntry = { id: 'demo', token: demoToken, ratingRange: { min: 0.5, max: 5 } };

/** Reads SHEAF_CATALOGUES: JSON, or the path of a file that holds it. Tokens are never shown. */
export function readCatalogues(text: string): Reading<readonly CatalogueEntry[]> {
  let json = text;
  let source = '';
  if (!/^\s*[[{"]/.test(text)) {
    source = ` in the file ${JSON.stringify(text)}`;
    try {
      json = readFileSync(text, 'utf8');
    } catch (error) {
      return {
        fault: `must be JSON or the path of a readable file; reading ${JSON.stringify(text)} failed with ${(error as NodeJS.ErrnoException).code}`,
      };
    }
  }
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { fault: `must be JSON such as [{"id":"shop","token":"…"}]${source}; it has ${json.length} characters and does not parse` };
  }
  if (!Array.isArray(value) || value.length === 0) return { fault: `must be a JSON array with at least one entry${source}` };
  const faults = value.flatMap((entry: unknown, index) => entryFaults(entry, index));
  const entries = value as { id: string; token: string; ratingRange?: CatalogueEntry['ratingRange'] }[];
  if (faults.length === 0) faults.push(...repeats(entries, 'id'), ...repeats(entries, 'token'));
  if (faults.length > 0) return { fault: `${faults.join('; ')}${source}` };
  return { value: entries.map(({ id, token, ratingRange }) => ({ id, token, ratingRange: ratingRange ?? demoCatalogue.ratingRange })) };
}

/** First segments of the server's own paths, which a catalogue's own paths must never hide: the contract's, the pages', the dialects'. */
export const reservedIds: ReadonlySet<string> = new Set([
  ...Object.values(operations).map(({ path }) => path.split('/')[1] as string),
  '$batch',
  'api',
  'discovery',
  'docs',
  'farm',
  'metrics',
  'openai',
  'openapi.json',
  'problems',
  'recombee',
  'recommendations',
  'v1',
  'v1.0',
]);

function entryFaults(entry: unknown, index: number): string[] {
  const place = `entry ${index}`;
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return [`${place} must be an object with id and token`];
  const { id, token, ratingRange, ...others } = entry as Record<string, unknown>;
  const faults = Object.keys(others).map((name) => `${place} has ${JSON.stringify(name)}, which is not one of id, token, ratingRange`);
  if (typeof id !== 'string' || !/^(?!\.{1,2}$)[A-Za-z0-9_\-:@.]{1,128}$/.test(id)) {
    faults.push(`${place}: id must be 1 to 128 letters, digits and _ - : @ .`);
  } else if (reservedIds.has(id)) {
    faults.push(`${place}: id ${JSON.stringify(id)} is the name of one of the server's own paths`);
  }
  // The characters of a bearer token (RFC 6750, 2.1).
  if (typeof token !== 'string' || !/^[A-Za-z0-9\-._~+/]{8,512}=*$/.test(token)) {
    faults.push(`${place}: token must be 8 to 512 letters, digits and - . _ ~ + /`);
  }
  if (ratingRange !== undefined && !isRange(ratingRange))
    faults.push(`${place}: ratingRange must be {"min": number, "max": larger number}`);
  return faults;
}

function isRange(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { min, max, ...others } = value as Record<string, unknown>;
  return typeof min === 'number' && typeof max === 'number' && min < max && Object.keys(others).length === 0;
}

function repeats(entries: readonly { id: string; token: string }[], member: 'id' | 'token'): string[] {
  const seen = new Map<string, number>();
  return entries.flatMap((entry, index) => {
    const earlier = seen.get(entry[member]);
    seen.set(entry[member], index);
    return earlier === undefined ? [] : [`entries ${earlier} and ${index} have the same ${member}`];
  });
}
