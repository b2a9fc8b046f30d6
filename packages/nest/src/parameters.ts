import { arrived } from '@sheaf/core';
import type { ProblemError } from '@sheaf/core';
import type { OperationParameter } from './batchable.js';
import type { Operation } from './operation.js';

/** An item's parameters, put where the operation has them. */
export interface Placed {
  /** Values by name, for the path. */
  readonly params: Readonly<Record<string, string>>;
  /** Without the question mark; `''`: none. */
  readonly query: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Places an item's parameters, or says what is wrong with them: missing, unknown, or nothing that a URL or header can carry. */
export function placeParameters(
  { parameters, isOpen }: Operation,
  given: Readonly<Record<string, unknown>>,
  mayBeHeader: ReadonlySet<string>,
): Placed | { readonly errors: readonly ProblemError[] } {
  const errors: ProblemError[] = [];
  const params: Record<string, string> = {};
  for (const { name, in: place } of parameters.values()) if (place === 'path') params[name] = '';
  const query: string[] = [];
  const headers: Record<string, string> = {};
  const fault = (name: string, detail: string) => errors.push({ pointer: `/parameters/${escapePointer(name)}`, detail });

  for (const name of Object.keys(given)) {
    const value = given[name];
    const parameter = parameters.get(name);
    if (parameter === undefined && !isOpen) fault(name, 'The operation has no such parameter.');
    else if (parameter?.in === 'path') {
      const text = textOf(value);
      if (text === undefined) fault(name, `A path parameter is text, a number, true or false; ${arrived(value)} arrived.`);
      // A path without it would be another path: `/items/` is not `/items/:id`.
      else if (text === '' && name !== '*') fault(name, `A path parameter is not empty; ${arrived(value)} arrived.`);
      else params[name] = text;
    } else if (parameter?.in === 'header') {
      const text = listOf(value)?.join(', ');
      if (text === undefined || !/^[\t\x20-\x7e\x80-\xff]*$/.test(text))
        fault(name, `A header parameter is text that a header can carry; ${arrived(value)} arrived.`);
      else if (!mayBeHeader.has(name.toLowerCase())) fault(name, 'An item sets only headers of itemHeaders in the capabilities.');
      else headers[name.toLowerCase()] = text;
    } else {
      const list = listOf(value);
      if (list === undefined)
        fault(name, `A query parameter is text, a number, true, false or a list of these; ${arrived(value)} arrived.`);
      else query.push(...pairs(name, list, parameter));
    }
  }
  for (const { name, required } of parameters.values()) {
    if (required === true && !Object.hasOwn(given, name)) fault(name, 'The parameter is required; nothing arrived.');
  }
  return errors.length > 0 ? { errors } : { params, query: query.join('&'), headers };
}

function textOf(value: unknown): string | undefined {
  // Half a surrogate pair has no percent-encoding.
  if (typeof value === 'string') return value.isWellFormed() ? value : undefined;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function listOf(value: unknown): string[] | undefined {
  const texts = Array.isArray(value) ? value.map(textOf) : [textOf(value)];
  return texts.includes(undefined) ? undefined : (texts as string[]);
}

function pairs(name: string, list: readonly string[], parameter: OperationParameter | undefined): string[] {
  const key = encodeURIComponent(name);
  if (parameter?.explode === false) return [`${key}=${list.map(encodeURIComponent).join(',')}`];
  return list.map((text) => `${key}=${encodeURIComponent(text)}`);
}

function escapePointer(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}
