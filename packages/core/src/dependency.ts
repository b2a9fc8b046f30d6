import type { Fault, Item, Reference } from './envelope.js';
import { arrived, type Faults } from './fault.js';
import { pointerWithin } from './pointer.js';
import type { WrittenReference } from './reference.js';

/** What an item says about others, as written: by ids. */
export interface WrittenLinks {
  /** `undefined`: the caller gave none, and the index as text is it. */
  readonly id: string | undefined;
  readonly dependsOn: readonly string[];
  readonly references: readonly WrittenReference[];
}

/** The same with ids made indexes: the members of an `Item` that need the whole batch to be known. */
export type Links = Pick<Item, 'index' | 'id' | 'dependsOn' | 'references'>;

/** The wire's own names, for the pointers of faults. */
export interface EnvelopeNames {
  /** JSON Pointer of the array of items: `/requests`, or `''` where the envelope is the array. */
  readonly items: string;
  readonly id: string;
  readonly dependsOn: string;
}

/**
 * Makes items of what was read, ids resolved to indexes: the one check that all dialects share. `make` gets each item as read with its links
 * and is called once per item, in order.
 *
 * Faults, in this order: `duplicate-id` (the first bearer and every repeat), then per item `unknown-dependency`, `unknown-reference`,
 * `forward-dependency` (to a later item) and `dependency-cycle` (to itself or in a ring, which the detail names). With a fault the items
 * are not fit to run.
 */
export function linkItems<Written extends WrittenLinks, Made>(
  written: readonly Written[],
  names: EnvelopeNames,
  faults: Faults,
  make: (item: Written, links: Links) => Made,
): Made[] {
  if (!written.some(bearsNames)) {
    return written.map((item, index) => make(item, { index, id: String(index), dependsOn: none, references: none }));
  }
  const ids = indexIds(written, names, faults);
  const linking = new Linking(written.length, ids);
  const linked = written.map((item, index) => linking.links(item, index));
  if (linking.isBroken) written.forEach((item, index) => checkLinks(item, index, ids, linked, names, faults));
  return written.map((item, index) => make(item, linked[index]!));
}

const none: readonly never[] = Object.freeze([]);
const maxRingShown = 20;

function bearsNames(item: WrittenLinks): boolean {
  return item.id !== undefined || item.dependsOn.length > 0 || item.references.length > 0;
}

function indexIds(written: readonly WrittenLinks[], names: EnvelopeNames, faults: Faults): Map<string, number> {
  const ids = new Map<string, number>();
  const repeated = new Set<string>();
  const refuse = (index: number, other: number) => {
    const own = written[index]!.id !== undefined;
    faults.add(() => ({
      code: 'duplicate-id',
      pointer: `${names.items}/${index}${own ? `/${names.id}` : ''}`,
      detail: own ? `Item ${other} has the same id.` : `An item without an id has its index as id, and item ${other} is named so.`,
    }));
  };
  written.forEach((item, index) => {
    const id = item.id ?? String(index);
    const first = ids.get(id);
    if (first === undefined) {
      ids.set(id, index);
      return;
    }
    if (!repeated.has(id)) refuse(first, index);
    repeated.add(id);
    refuse(index, first);
  });
  return ids;
}

/** Looks ids up, once each: a 16 MB body can hold millions of them, and nothing else runs meanwhile. */
class Linking {
  /** Whether any id so far is unknown, or that of the item itself or a later one. */
  isBroken = false;
  /** By item: one more than the index of the last item found to depend on it. Finds repeats without a set per item. */
  private readonly lastChild: Uint32Array;

  constructor(
    count: number,
    private readonly ids: ReadonlyMap<string, number>,
  ) {
    this.lastChild = new Uint32Array(count);
  }

  links(item: WrittenLinks, index: number): Links {
    const id = item.id ?? String(index);
    if (item.dependsOn.length === 0 && item.references.length === 0) return { index, id, dependsOn: none, references: none };
    const parents: number[] = [];
    for (const name of item.dependsOn) this.parent(name, index, parents);
    const references: Reference[] = [];
    for (const { at, id: name, pointer } of item.references) {
      const parent = this.parent(name, index, parents);
      if (parent !== undefined) references.push({ at, item: parent, pointer });
    }
    return { index, id, dependsOn: parents.toSorted((a, b) => a - b), references };
  }

  private parent(name: string, index: number, parents: number[]): number | undefined {
    const parent = this.ids.get(name);
    this.isBroken ||= parent === undefined || parent >= index;
    if (parent !== undefined && this.lastChild[parent] !== index + 1) {
      this.lastChild[parent] = index + 1;
      parents.push(parent);
    }
    return parent;
  }
}

function checkLinks(
  item: WrittenLinks,
  index: number,
  ids: ReadonlyMap<string, number>,
  linked: readonly Links[],
  names: EnvelopeNames,
  faults: Faults,
): void {
  const place = `${names.items}/${index}`;
  item.dependsOn.forEach((name, position) => {
    const parent = ids.get(name);
    if (parent !== undefined && parent < index) return;
    const pointer = `${place}/${names.dependsOn}/${position}`;
    if (parent !== undefined) return faults.add(() => faultOfOrder(index, parent, linked, pointer));
    const detail = `No item has this id, ${arrived(name)}.`;
    faults.add(() => ({ code: 'unknown-dependency', pointer, detail }));
  });
  for (const { at, id: name } of item.references) {
    const parent = ids.get(name);
    if (parent !== undefined && parent < index) continue;
    const pointer = pointerWithin(place, at);
    if (parent !== undefined) {
      faults.add(() => faultOfOrder(index, parent, linked, pointer));
    } else {
      const detail = `No item has the id before the "#", ${arrived(name)}.`;
      faults.add(() => ({ code: 'unknown-reference', pointer, detail }));
    }
  }
}

/** Which rule a link to the item itself or a later one breaks. Searches the whole batch, but only for the faults that are kept. */
function faultOfOrder(index: number, parent: number, linked: readonly Links[], pointer: string): Fault {
  const ring = shortestRing(index, parent, linked);
  if (ring === undefined) {
    return { code: 'forward-dependency', pointer, detail: `Item ${index} comes before item ${parent} and cannot depend on it.` };
  }
  const shown = ring.slice(0, maxRingShown).join(' -> ') + (ring.length > maxRingShown ? ` -> … (${ring.length - 1} items)` : '');
  return { code: 'dependency-cycle', pointer, detail: `Items wait for each other in a ring: ${shown}.` };
}

/** The indexes from `index` by way of `parent` back to `index`, each depending on the next; `undefined` when no way leads back. */
function shortestRing(index: number, parent: number, linked: readonly Links[]): number[] | undefined {
  const cameFrom = new Map<number, number>([[parent, index]]);
  for (const item of cameFrom.keys()) {
    if (item === index) {
      const back: number[] = [];
      for (let at = cameFrom.get(index)!; at !== index; at = cameFrom.get(at)!) back.push(at);
      return [index, ...back.toReversed(), index];
    }
    for (const next of linked[item]!.dependsOn) if (!cameFrom.has(next)) cameFrom.set(next, item);
  }
  return undefined;
}
