import { Faults, type Item, type Limits, problem, type Problem, problemOfFaults, type Reference } from '@sheaf/core';
import { itemAt } from '../item.js';
import { readJson } from '../json/read.js';
import { memberTree } from '../json/unique-members.js';
import { itemHeaderSet } from './headers.js';
import { readItem, type WrittenItem } from './item.js';

/** How far back an item of an upload can name others, and how long an id counts as taken: what is known of items is bounded by it. */
export const streamWindow = 10_000;

const unique = memberTree(['', '/headers']);

/**
 * Reads the items of an upload one line at a time. A line that cannot be read becomes an item that carries its problem, with the line's number; the
 * lines after it are read all the same.
 */
export class JobItems {
  readonly #itemHeaders: ReadonlySet<string>;
  /** Ids of the last items to their indexes, the oldest first. */
  readonly #ids = new Map<string, number>();
  #count = 0;

  constructor(
    private readonly limits: Limits,
    itemHeaders?: readonly string[],
  ) {
    this.#itemHeaders = itemHeaderSet(itemHeaders);
  }

  /** How many items there are so far. */
  get count(): number {
    return this.#count;
  }

  /** @param line its number in the upload, from 1 */
  read(text: Uint8Array, line: number): Item {
    const read = readJson(text, { maxDepth: this.limits.maxDepth, unique });
    if ('problem' in read) return this.#refused(undefined, read.problem, line);
    const faults = new Faults();
    const rules = { limits: this.limits, itemHeaders: this.#itemHeaders, mayRefer: read.hasDollarMember, faults };
    const written = readItem(read.value, this.#count, rules);
    if (written === undefined || faults.count > 0) return this.#refused(written?.id, problemOfLine(faults, this.#count), line);
    const links = this.#link(written, faults);
    if (faults.count > 0) return this.#refused(written.id, problemOfLine(faults, this.#count), line);
    const { target, headers, body, bodyEncoding, runIf, timeoutMs } = written;
    return this.#next(written.id, (index, id) => ({ index, id, target, headers, body, bodyEncoding, runIf, timeoutMs, ...links }));
  }

  /** A line with more bytes than one may have, of which nothing was kept. */
  tooLong(line: number): Item {
    const limit = this.limits.maxBodyBytes;
    return this.#refused(undefined, problem('line-too-long', { detail: `A line has at most ${limit} bytes.`, limit }), line);
  }

  #refused(id: string | undefined, why: Problem, line: number): Item {
    return this.#next(id, (index, own) => itemAt(index, { id: own, problem: { ...why, line } }));
  }

  #next(given: string | undefined, make: (index: number, id: string) => Item): Item {
    const index = this.#count;
    const id = given ?? String(index);
    this.#count += 1;
    if (!this.#ids.has(id)) this.#ids.set(id, index);
    for (const [oldest, at] of this.#ids) {
      if (at > index - streamWindow) break;
      this.#ids.delete(oldest);
    }
    return make(index, id);
  }

  /** What it says of others, by index. All of them are before it, so that no ring can be. */
  #link({ id, dependsOn, references }: WrittenItem, faults: Faults): Pick<Item, 'dependsOn' | 'references'> {
    const own = id ?? String(this.#count);
    const taken = this.#ids.get(own);
    if (taken !== undefined) {
      const detail = id === undefined ? `Item ${taken} is named as this one's index.` : `Item ${taken} has the same id.`;
      faults.add(() => ({ code: 'duplicate-id', pointer: id === undefined ? '' : '/id', detail }));
    }
    const parents = new Set<number>();
    const find = (name: string, code: 'unknown-dependency' | 'unknown-reference', pointer: string): number | undefined => {
      const parent = this.#ids.get(name);
      if (parent !== undefined) parents.add(parent);
      else
        faults.add(() => ({
          code,
          pointer,
          detail: `None of the last ${streamWindow} items has this id, a string of ${name.length} characters.`,
        }));
      return parent;
    };
    dependsOn.forEach((name, position) => find(name, 'unknown-dependency', `/dependsOn/${position}`));
    const found: Reference[] = [];
    for (const { at, id: name, pointer } of references) {
      const item = find(name, 'unknown-reference', `/${at.join('/')}`);
      if (item !== undefined) found.push({ at, item, pointer });
    }
    return { dependsOn: [...parents].toSorted((a, b) => a - b), references: found };
  }
}

/** Faults name their places from the line down: in an upload there is no array around the items. */
function problemOfLine(faults: Faults, index: number): Problem {
  const prefix = `/requests/${index}`;
  const kept = faults.kept.map((fault) =>
    fault.pointer.startsWith(prefix) ? { ...fault, pointer: fault.pointer.slice(prefix.length) } : fault,
  );
  return problemOfFaults({ kept, count: faults.count });
}
