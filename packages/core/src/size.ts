/** What a JSON value comes to. */
export interface Size {
  /** UTF-8 bytes of its JSON text; `undefined`, a place still to be filled, has none. */
  readonly bytes: number;
  /** Arrays and objects within each other; 0 for anything else. */
  readonly depth: number;
  /** It has a member `__proto__`, or a `constructor` that holds a `prototype`: refused in a body as sent (as Fastify does). */
  readonly forbidden: boolean;
}

/**
 * Measures a JSON value without writing it out. `known` remembers every array and object met, so values that overlap are walked once. No
 * recursion: an answer may be nested deeper than the stack.
 */
export function measure(value: unknown, known: WeakMap<object, Size>): Size {
  if (!isContainer(value)) return { bytes: scalarBytes(value), depth: 0, forbidden: false };
  const open: object[] = [value];
  for (let inner = open.at(-1); inner !== undefined; inner = open.at(-1)) {
    const depth = open.length;
    const size = known.get(inner) ?? measureContainer(inner, known, open);
    if (open.length > depth) continue;
    known.set(inner, size);
    open.pop();
  }
  return known.get(value)!;
}

/** The container's size, provided that those inside it are known; those that are not go on `open`, and what is returned counts for nothing. */
function measureContainer(container: object, known: WeakMap<object, Size>, open: object[]): Size {
  const isArray = Array.isArray(container);
  let bytes = 1;
  let depth = 0;
  let forbidden = false;
  for (const [name, part] of Object.entries(container)) {
    bytes += isArray ? 1 : scalarBytes(name) + 2;
    if (!isContainer(part)) {
      bytes += scalarBytes(part);
    } else {
      const size = known.get(part);
      if (size === undefined) open.push(part);
      else {
        bytes += size.bytes;
        depth = Math.max(depth, size.depth);
        forbidden ||= size.forbidden;
      }
    }
    forbidden ||= !isArray && isForbidden(name, part);
  }
  // One of the two brackets, and a comma for every part: one comma more than there are stands for the other bracket, unless there are none.
  return { bytes: bytes === 1 ? 2 : bytes, depth: depth + 1, forbidden };
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function scalarBytes(value: unknown): number {
  if (value === undefined) return 0;
  return typeof value === 'string' ? Buffer.byteLength(JSON.stringify(value)) : String(value).length;
}

function isForbidden(name: string, part: unknown): boolean {
  return name === '__proto__' || (name === 'constructor' && isContainer(part) && Object.hasOwn(part, 'prototype'));
}
