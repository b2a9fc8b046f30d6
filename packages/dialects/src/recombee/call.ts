import { arrived } from '@sheaf/core';
import { CallFault } from './fault.js';
import { readTimestamp } from './timestamp.js';
import type { RatingRange } from './rating.js';

/** What the service calls a database: a catalogue. */
export interface Database {
  readonly id: string;
  readonly ratingRange: RatingRange;
}

/** One call of the service's, alone or in a batch, once its route is known: the ids of its path and what it was given. */
export class Call {
  constructor(
    readonly database: Database,
    /** By the names in the route's path. */
    private readonly ids: Readonly<Record<string, string>>,
    /** Parameters of query and body together, as the service's batches have them. Alone, those of the query are text. */
    readonly given: Readonly<Record<string, unknown>>,
  ) {}

  id(name: string): string {
    const id = this.ids[name];
    if (id === undefined) throw new TypeError(`The route has no {${name}}`);
    return id;
  }

  /** What was given under a name; null is as nothing, which is how Python writes it. */
  value(name: string): unknown {
    return Object.hasOwn(this.given, name) ? (this.given[name] ?? undefined) : undefined;
  }

  text(name: string): string | undefined {
    const value = this.value(name);
    if (value === undefined || typeof value === 'string') return value;
    throw new CallFault(`${name} must be a text; ${arrived(value)} arrived`);
  }

  required(name: string): string {
    const text = this.text(name);
    if (text === undefined) throw new CallFault(`${name} is required`);
    return text;
  }

  /** A whole number from `least` on; text that is one where it came in a query. */
  count(name: string, least: number): number | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    const count = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
    if (Number.isSafeInteger(count) && (count as number) >= least) return count as number;
    throw new CallFault(`${name} must be a whole number of at least ${least}; ${arrived(count)} arrived`);
  }

  /** Python writes True and False. */
  flag(name: string): boolean | undefined {
    const value = this.value(name);
    if (value === undefined || typeof value === 'boolean') return value;
    const word = typeof value === 'string' ? value.toLowerCase() : value;
    if (word === 'true' || word === '1' || word === 1) return true;
    if (word === 'false' || word === '0' || word === 0) return false;
    throw new CallFault(`${name} must be true or false; ${arrived(value)} arrived`);
  }

  /** An array of texts, or a text with commas between them. */
  list(name: string): readonly string[] | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    const list = typeof value === 'string' ? value.split(',') : value;
    if (Array.isArray(list) && list.every((each) => typeof each === 'string')) return list.filter((each) => each !== '');
    throw new CallFault(`${name} must be a list of texts; ${arrived(value)} arrived`);
  }

  timestamp(): string | undefined {
    const value = this.value('timestamp');
    return value === undefined ? undefined : readTimestamp(value, 'timestamp');
  }
}

/** Leaves out what is `undefined`: such parameters were not given. */
export function defined(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
