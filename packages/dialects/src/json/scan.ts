import type { ProblemCode } from '@sheaf/contracts/problems';
import { maxFaultsNamed } from '@sheaf/core';
import { isInexact } from './number.js';
import { spells, stringAt } from './string.js';
import { elsewhere, type MemberTree, stepInto, top } from './unique-members.js';

/** A place that breaks a rule, by the offset of the value's or the member name's first byte. */
export interface Suspect {
  readonly code: ProblemCode;
  readonly at: number;
}

/** What one look over the bytes found, before anything is parsed. */
export interface Scan {
  /** Offset of the bracket that opens a level too many; -1: none does. */
  readonly tooDeepAt: number;
  /** How many members the objects of the member tree have, repeated ones counted each time. */
  readonly members: number;
  /** Whether a member's name begins with `$`, anywhere: the sign of references. */
  readonly hasDollarMember: boolean;
  /** Members and values that are refused, in the order of the text; only the first 20 are kept. */
  readonly suspects: readonly Suspect[];
  readonly suspectCount: number;
}

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const minus = 0x2d;
const plus = 0x2b;
const dot = 0x2e;
const dollar = 0x24;

/** Room for one scan at a time, kept from scan to scan (making it cost a small batch 0.6 us); every level is written before it is read. */
let room = { nodeAround: new Int32Array(0), isConstructor: new Uint8Array(0) };

/**
 * Looks over a JSON text once, byte by byte, without building anything: depth must be known before JSON.parse, because whatever later walks a
 * value nested 5,000 deep overflows the stack and ends as a 500. What is not JSON at all is left for JSON.parse to find: for such text the
 * answer means nothing but the depth.
 */
export function scan(bytes: Uint8Array, maxDepth: number, tree: MemberTree): Scan {
  const end = bytes.length;
  if (room.nodeAround.length <= maxDepth) room = { nodeAround: new Int32Array(maxDepth + 1), isConstructor: new Uint8Array(maxDepth + 1) };
  // Per open level: the node around it, and whether it is the value of a member named `constructor`.
  const { nodeAround, isConstructor } = room;
  const suspects: Suspect[] = [];
  let suspectCount = 0;
  let depth = 0;
  let node = elsewhere;
  let countsHere = false;
  let members = 0;
  let hasDollarMember = false;
  // The last string seen: a member's name as soon as a colon follows.
  let nameStart = 0;
  let nameEnd = 0;
  let nameEscaped = false;
  let afterConstructor = false;

  const suspect = (code: ProblemCode, at: number): void => {
    if (suspectCount++ < maxFaultsNamed) suspects.push({ code, at });
  };

  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!;
    if (byte === quote) {
      nameStart = i + 1;
      nameEscaped = false;
      afterConstructor = false;
      let loneSurrogate = false;
      while (++i < end) {
        const inside = bytes[i]!;
        if (inside === quote) break;
        if (inside !== backslash) continue;
        nameEscaped = true;
        i++;
        const half = surrogateHalf(bytes, i);
        if (half === 0) continue;
        if (half === 1 && bytes[i + 5] === backslash && surrogateHalf(bytes, i + 6) === 2) i += 6;
        else loneSurrogate = true;
      }
      nameEnd = i;
      if (loneSurrogate) suspect('invalid-encoding', nameStart - 1);
    } else if (byte === colon) {
      if (countsHere) members++;
      const kind = kindOfName(bytes, nameStart, nameEnd, nameEscaped);
      if (kind === '$') hasDollarMember = true;
      else if (kind === '__proto__' || (kind === 'prototype' && isConstructor[depth] === 1)) suspect('forbidden-member', nameStart - 1);
      else afterConstructor = kind === 'constructor';
    } else if (byte === openBrace || byte === openBracket) {
      if (depth === maxDepth) return { tooDeepAt: i, members, hasDollarMember, suspects, suspectCount };
      nodeAround[++depth] = node;
      isConstructor[depth] = afterConstructor ? 1 : 0;
      afterConstructor = false;
      node = depth === 1 ? top : node === elsewhere ? elsewhere : stepInto(tree, node, bytes, nameStart, nameEnd, nameEscaped);
      countsHere = byte === openBrace && node !== elsewhere && tree.unique[node] === true;
    } else if (byte === closeBrace || byte === closeBracket) {
      if (depth === 0) continue;
      node = nodeAround[depth--]!;
      countsHere = depth > 0 && node !== elsewhere && tree.unique[node] === true;
    } else if ((byte >= 0x30 && byte <= 0x39) || byte === minus) {
      const start = i;
      let integerEnd = 0;
      let exponentAt = 0;
      while (++i < end) {
        const inside = bytes[i]!;
        if ((inside >= 0x30 && inside <= 0x39) || inside === plus || inside === minus) continue;
        if (inside === dot) integerEnd = i;
        else if (inside === 0x65 || inside === 0x45) exponentAt = i;
        else break;
      }
      // Up to 15 digits before the point and an exponent of one or two digits are always held: no need to look closer.
      const wide = (integerEnd || exponentAt || i) - start > 15 || (exponentAt > 0 && (i - start > 15 || i - exponentAt > 3));
      if (wide && isInexact(latin1(bytes, start, i))) suspect('inexact-number', start);
      i--;
    }
  }
  return { tooDeepAt: -1, members, hasDollarMember, suspects, suspectCount };
}

/** Whether the escape `uXXXX` at `at` is the first (1) or the second (2) half of a surrogate pair, D800 to DFFF; 0: neither. */
function surrogateHalf(bytes: Uint8Array, at: number): 0 | 1 | 2 {
  if (bytes[at] !== 0x75 || (bytes[at + 1]! | 0x20) !== 0x64) return 0;
  const digit = bytes[at + 2]! | 0x20;
  if (digit === 0x38 || digit === 0x39 || digit === 0x61 || digit === 0x62) return 1;
  return digit >= 0x63 && digit <= 0x66 ? 2 : 0;
}

/** The names that need a second look, `$` for all that begin so; most differ in the first byte or the length. */
function kindOfName(
  bytes: Uint8Array,
  start: number,
  end: number,
  isEscaped: boolean,
): '$' | '__proto__' | 'constructor' | 'prototype' | undefined {
  if (isEscaped) {
    const name = stringAt(bytes, start, end);
    if (name.startsWith('$')) return '$';
    return name === '__proto__' || name === 'constructor' || name === 'prototype' ? name : undefined;
  }
  if (bytes[start] === dollar) return '$';
  const length = end - start;
  if (length === 9) return spells(bytes, start, '__proto__') ? '__proto__' : spells(bytes, start, 'prototype') ? 'prototype' : undefined;
  return length === 11 && spells(bytes, start, 'constructor') ? 'constructor' : undefined;
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}
