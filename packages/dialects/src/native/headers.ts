import { arrived, type Faults } from '@sheaf/core';
import { pointerTo } from '../pointer.js';

/** What an item may set where the app says nothing else: how one resource is asked for, never who asks, from where, or over what connection. */
export const defaultItemHeaders: readonly string[] = [
  'accept',
  'accept-language',
  'content-type',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-unmodified-since',
  'prefer',
];

/** What no configuration can allow: framing, connection, address and method belong to the outer request (GHSA-m8rv-5g2x-5cg5, CVE-2022-24112). */
const never =
  /^(?:host|content-(?:length|encoding)|transfer-encoding|connection|keep-alive|te|trailer|upgrade|expect|forwarded|x-forwarded-.*|x-real-ip|x-http-method(?:-override)?|x-method-override|proxy-.*|:.*)$/;

/** Whether a header, by its lower-case name, is one that no item can ever set. */
export function isOuterOnly(name: string): boolean {
  return never.test(name);
}

/** The allow-list of an app as a set of lower-case names. Throws at start for a name that can never be allowed. */
export function itemHeaderSet(names: readonly string[] = defaultItemHeaders): ReadonlySet<string> {
  const set = new Set(names.map((name) => name.toLowerCase()));
  for (const name of set) if (isOuterOnly(name) || !isToken(name)) throw new TypeError(`itemHeaders: an item can never set ${name}`);
  return set;
}

export const noHeaders: Readonly<Record<string, string>> = Object.freeze({});

/**
 * An item's headers with lower-case names and values without outer blanks, as HTTP alone would hand them on. Faults: `invalid-header` for a name
 * or value that RFC 9110 has not, or a name that stands twice in different case; `forbidden-header` for one not in the allow-list.
 */
export function readHeaders(
  headers: Readonly<Record<string, unknown>>,
  pointer: string,
  allowed: ReadonlySet<string>,
  faults: Faults,
): Readonly<Record<string, string>> {
  const read: Record<string, string> = {};
  for (const [written, value] of Object.entries(headers)) {
    const name = written.toLowerCase();
    const fault = (code: 'invalid-header' | 'forbidden-header', detail: string): void =>
      faults.add(() => ({ code, pointer: pointerTo(pointer, written), detail }));
    if (!isToken(written)) fault('invalid-header', 'A header name is a token of RFC 9110.');
    else if (typeof value !== 'string') fault('invalid-header', `A header value is a string; ${arrived(value)} arrived.`);
    else if (!isFieldValue(value))
      fault(
        'invalid-header',
        `A header value is at most ${maxValueLength} characters of Latin-1 without control characters; ${arrived(value)} arrived.`,
      );
    else if (!allowed.has(name)) fault('forbidden-header', 'An item sets only headers of itemHeaders in /batch/capabilities.');
    else if (Object.hasOwn(read, name)) fault('invalid-header', 'A header stands once, whatever the case of its name.');
    else read[name] = withoutOuterBlanks(value);
  }
  return read;
}

function isToken(name: string): boolean {
  return /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/.test(name);
}

/** As much as an HTTP server takes for one header. */
const maxValueLength = 8192;

function isFieldValue(value: string): boolean {
  return value.length <= maxValueLength && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

/** Blanks and tabs only: a non-breaking blank, which trim() takes too, is part of the value. */
function withoutOuterBlanks(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && isBlank(value.charCodeAt(start))) start++;
  while (end > start && isBlank(value.charCodeAt(end - 1))) end--;
  return value.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
