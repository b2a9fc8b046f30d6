import type { PropertyType } from '@sheaf/contracts';
import { parseTimestamp } from './timestamp.js';

/** What a value of a declared property must be, as the end of "must be"; `undefined`: it is. `null` is a value of every type. */
export function propertyRule(type: PropertyType, value: unknown): string | undefined {
  return value === null || rules[type].holds(value) ? undefined : rules[type].words;
}

const rules: Readonly<Record<PropertyType, { readonly words: string; holds(value: unknown): boolean }>> = {
  boolean: { words: 'true or false', holds: (value) => typeof value === 'boolean' },
  int: { words: 'a whole number that a double holds exactly', holds: Number.isSafeInteger },
  double: { words: 'a number', holds: (value) => typeof value === 'number' },
  string: { words: 'a string', holds: (value) => typeof value === 'string' },
  timestamp: {
    words: 'a number of seconds since 1970, or a date-time of RFC 3339 that exists, in UTC when it has no zone',
    holds: (value) => typeof value === 'number' || (typeof value === 'string' && isTime(value)),
  },
  set: { words: 'a list of strings', holds: (value) => Array.isArray(value) && value.every((each) => typeof each === 'string') },
  image: { words: 'an http or https URL', holds: isWebUrl },
  imageList: { words: 'a list of http or https URLs', holds: (value) => Array.isArray(value) && value.every(isWebUrl) },
};

function isTime(text: string): boolean {
  const iso = text.replace(' ', 'T');
  return parseTimestamp(iso) !== undefined || parseTimestamp(`${iso}Z`) !== undefined;
}

function isWebUrl(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol);
}
