import { arrived, type Faults } from './fault.js';
import { parsePointer, pointerWithin } from './pointer.js';

/** A reference as the caller wrote it: the item still by its id. */
export interface WrittenReference {
  /** Where the value goes, tokens from the item down: `['parameters', 'itemId']`, `['body', 'tags', '0']`. */
  readonly at: readonly string[];
  readonly id: string;
  /** Tokens into the result: `['status']`, `['headers', 'etag']`, `['body', …]`. */
  readonly pointer: readonly string[];
}

/** What an item's values come to once references are found in them. */
export interface ReadValues {
  readonly parameters: Readonly<Record<string, unknown>> | undefined;
  readonly body: unknown;
  readonly references: readonly WrittenReference[];
}

/**
 * Finds `{"$result": "<id>#<JSON Pointer>"}` in an item's parameters and body. The values given back have `undefined` in those places and
 * `{"$literal": x}` replaced by x, inside which nothing is looked for; what was decoded is not touched. Faults: `invalid-reference`.
 *
 * @param itemPointer the item's place in the envelope, for faults: `/requests/3`
 */
export function readReferences(
  values: { readonly parameters?: Readonly<Record<string, unknown>> | undefined; readonly body?: unknown },
  itemPointer: string,
  maxReferences: number,
  faults: Faults,
): ReadValues {
  const search = new Search(itemPointer, faults);
  const parameters = search.walk(values.parameters, ['parameters']);
  const body = search.walk(values.body, ['body']);
  const count = search.references.length;
  if (count > maxReferences) {
    faults.add(() => ({
      code: 'invalid-reference',
      pointer: itemPointer,
      detail: `An item may hold ${maxReferences} references; this one has ${count}.`,
    }));
  }
  // Parameters are a map by name, and one value in place of all of them could be anything.
  if (values.parameters !== undefined && !isMap(parameters)) {
    search.refuse(['parameters'], 'A reference stands for one parameter, and a literal for an object of parameters.');
  }
  return { parameters: isMap(parameters) ? parameters : undefined, body, references: search.references };
}

/** Reads `"<id>#<JSON Pointer>"`: `undefined` when it is not that, or points at anything but `/status`, `/headers/<name>` or `/body…`. */
function parseReference(text: unknown): { id: string; pointer: readonly string[] } | undefined {
  if (typeof text !== 'string') return undefined;
  const hash = text.indexOf('#');
  const pointer = hash > 0 ? parsePointer(text.slice(hash + 1)) : undefined;
  if (pointer === undefined || !isResultPlace(pointer)) return undefined;
  return { id: text.slice(0, hash), pointer };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isResultPlace(pointer: readonly string[]): boolean {
  switch (pointer[0]) {
    case 'status':
      return pointer.length === 1;
    case 'headers':
      return pointer.length === 2;
    default:
      return pointer[0] === 'body';
  }
}

class Search {
  readonly references: WrittenReference[] = [];

  constructor(
    private readonly itemPointer: string,
    private readonly faults: Faults,
  ) {}

  /** The value with its references taken out; the same object where there are none. `at` is this walk's own stack of tokens. */
  walk(value: unknown, at: string[]): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Object.hasOwn(value, '$literal')) return this.literal(value as Record<string, unknown>, at);
    if (Object.hasOwn(value, '$result')) return this.reference(value as Record<string, unknown>, at);
    let copy: Record<string, unknown> | undefined;
    for (const [token, part] of Object.entries(value)) {
      if (typeof part !== 'object' || part === null) continue;
      at.push(token);
      const read = this.walk(part, at);
      at.pop();
      if (read === part) continue;
      copy ??= (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
      copy[token] = read;
    }
    return copy ?? value;
  }

  refuse(at: readonly string[], detail: string): void {
    this.faults.add(() => ({ code: 'invalid-reference', pointer: pointerWithin(this.itemPointer, at), detail }));
  }

  private literal(holder: Record<string, unknown>, at: readonly string[]): unknown {
    if (Object.keys(holder).length > 1) this.refuse(at, '"$literal" stands alone in its object; other members are beside it.');
    return holder['$literal'];
  }

  private reference(holder: Record<string, unknown>, at: readonly string[]): undefined {
    const parsed = parseReference(holder['$result']);
    if (Object.keys(holder).length > 1) {
      this.refuse(at, '"$result" stands alone in its object; other members are beside it.');
    } else if (parsed === undefined) {
      this.refuse(
        at,
        `"$result" is "<id>#" and a JSON Pointer that begins with /status, /headers/<name> or /body; ${arrived(holder['$result'])} arrived.`,
      );
    } else {
      this.references.push({ at: [...at], ...parsed });
    }
    return undefined;
  }
}
