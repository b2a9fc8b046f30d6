import { stringAt } from './string.js';

/** Where a text stops being JSON. */
export interface Malformed {
  readonly offset: number;
  /** What JSON has at that place. */
  readonly expected: string;
}

/** A step from a value down to a part of it: an index, or a member's name by the offsets between its quotes. */
export type Step = number | { readonly start: number; readonly end: number };

export interface Visitor {
  /** Called at each member's name, with the path of its value. `at` is the offset of the opening quote. */
  name(at: number, path: readonly Step[]): void;
  /** Called at the first byte of each value, before its parts. */
  value(at: number, path: readonly Step[]): void;
}

/**
 * Reads a JSON text by its grammar, for places that JSON.parse does not tell: where it is malformed, and the path of an offset. Much slower than
 * JSON.parse, so only refused texts come here. It calls itself once per level: count the depth first.
 */
export function walk(bytes: Uint8Array, visitor?: Visitor): Malformed | undefined {
  const path: Step[] = [];
  let i = 0;
  let malformed: Malformed | undefined;

  blanks();
  if (value()) {
    blanks();
    if (i < bytes.length) fail('the end of the text');
  }
  return malformed;

  function value(): boolean {
    visitor?.value(i, path);
    const byte = bytes[i];
    if (byte === 0x7b) return object();
    if (byte === 0x5b) return array();
    if (byte === 0x22) return string();
    if (byte === 0x74) return literal('true');
    if (byte === 0x66) return literal('false');
    if (byte === 0x6e) return literal('null');
    if (byte === 0x2d || isDigit(byte)) return number();
    return fail('a value');
  }

  function object(): boolean {
    i++;
    blanks();
    if (bytes[i] === 0x7d) return skip();
    for (;;) {
      if (bytes[i] !== 0x22) return fail('a member name in double quotes');
      const at = i;
      if (!string()) return false;
      path.push({ start: at + 1, end: i - 1 });
      visitor?.name(at, path);
      blanks();
      if (bytes[i] !== 0x3a) return fail('a colon');
      i++;
      blanks();
      if (!value()) return false;
      path.pop();
      blanks();
      if (bytes[i] === 0x7d) return skip();
      if (bytes[i] !== 0x2c) return fail('a comma or a closing brace');
      i++;
      blanks();
    }
  }

  function array(): boolean {
    i++;
    blanks();
    if (bytes[i] === 0x5d) return skip();
    for (let index = 0; ; index++) {
      path.push(index);
      if (!value()) return false;
      path.pop();
      blanks();
      if (bytes[i] === 0x5d) return skip();
      if (bytes[i] !== 0x2c) return fail('a comma or a closing bracket');
      i++;
      blanks();
    }
  }

  function string(): boolean {
    for (i++; i < bytes.length; i++) {
      const byte = bytes[i]!;
      if (byte === 0x22) return skip();
      if (byte < 0x20) return fail('an escape in place of a control character');
      if (byte !== 0x5c) continue;
      i++;
      if (bytes[i] === 0x75) {
        for (let digits = 0; digits < 4; digits++) if (!isHexDigit(bytes[++i])) return fail('four hexadecimal digits');
      } else if (bytes[i] === undefined || !'"\\/bfnrt'.includes(String.fromCharCode(bytes[i]!))) return fail('one of " \\ / b f n r t u');
    }
    return fail('a closing quote');
  }

  function number(): boolean {
    if (bytes[i] === 0x2d) i++;
    if (bytes[i] === 0x30) i++;
    else if (!digits()) return false;
    if (bytes[i] === 0x2e) {
      i++;
      if (!digits()) return false;
    }
    if (bytes[i] === 0x65 || bytes[i] === 0x45) {
      i++;
      if (bytes[i] === 0x2b || bytes[i] === 0x2d) i++;
      if (!digits()) return false;
    }
    return true;
  }

  function digits(): boolean {
    if (!isDigit(bytes[i])) return fail('a digit');
    while (isDigit(bytes[i])) i++;
    return true;
  }

  function literal(word: string): boolean {
    for (const letter of word) {
      if (bytes[i] !== letter.charCodeAt(0)) return fail(word);
      i++;
    }
    return true;
  }

  function blanks(): void {
    while (bytes[i] === 0x20 || bytes[i] === 0x0a || bytes[i] === 0x0d || bytes[i] === 0x09) i++;
  }

  function skip(): true {
    i++;
    return true;
  }

  function fail(expected: string): false {
    malformed = { offset: i, expected };
    return false;
  }
}

/** An index as text, or a member's name. */
export function stepName(bytes: Uint8Array, step: Step): string {
  return typeof step === 'number' ? String(step) : stringAt(bytes, step.start, step.end);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isHexDigit(byte: number | undefined): boolean {
  return isDigit(byte) || (byte !== undefined && ((byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)));
}
