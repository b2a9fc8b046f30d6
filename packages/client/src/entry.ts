import type { AnyCall } from './call.js';
import { BatchRefused } from './error.js';
import { isCallItem, type Batchable, type RunIf } from './item.js';
import { formatPointer } from './pointer.js';
import { localProblem, type LocalProblemCode } from './problem.js';
import { referencesIn } from './wire-value.js';

/** One item of the whole batch, read and checked: its links are positions. */
export interface Entry {
  readonly index: number;
  /** Unique in the batch. */
  readonly id: string;
  readonly call: AnyCall;
  readonly runIf: RunIf;
  readonly timeoutMs: number | undefined;
  /** Positions that `dependsOn` names, each once. */
  readonly dependsOn: readonly number[];
  readonly references: readonly EntryReference[];
  /** Positions of all items that it waits for: those of `dependsOn` and of the references, each once. */
  readonly parents: readonly number[];
}

export interface EntryReference {
  /** JSON Pointer to where it stands, from the item: `/parameters/itemId`, `/body/tags/0`. */
  readonly at: string;
  /** Position of the earlier item. */
  readonly item: number;
  /** JSON Pointer tokens into its result. */
  readonly tokens: readonly string[];
}

/** The items of a batch, and where each call or item object stands: references point at objects. */
export interface Entries {
  readonly entries: readonly Entry[];
  readonly positionOf: (source: object) => number;
}

/**
 * Reads what a caller put in a batch. Ids are the caller's own, or made: the position as text, with a suffix where a caller's id is the same.
 *
 * @throws BatchRefused with all faults, as the server would refuse them, where ids, dependencies or references do not hold; a split batch would
 *   hide some from the server
 */
export function entriesOf(batch: readonly Batchable[]): Entries {
  return new Reader(batch).read();
}

interface Fault {
  readonly code: LocalProblemCode;
  readonly pointer: string;
  readonly detail: string;
}

/** Stands for an object that is in the batch more than once: a reference to it names no one item. */
const ambiguous = -1;

class Reader {
  private readonly ids: readonly string[];
  private readonly positions = new Map<object, number>();
  private readonly positionsById: ReadonlyMap<string, number>;
  private readonly faults: Fault[] = [];

  constructor(private readonly batch: readonly Batchable[]) {
    batch.forEach((entry, index) => {
      this.place(entry, index);
      if (isCallItem(entry)) this.place(entry.call, index);
    });
    this.ids = this.madeIds();
    this.positionsById = new Map(this.ids.map((id, index) => [id, index]));
  }

  read(): Entries {
    const entries = this.batch.map((entry, index) => this.entry(entry, index));
    const [first] = this.faults;
    if (first !== undefined) {
      const errors = this.faults.slice(0, 20).map(({ code, ...place }) => (code === first.code ? place : { ...place, code }));
      throw new BatchRefused(localProblem(first.code, first.detail, { errors, errorCount: this.faults.length }));
    }
    return { entries, positionOf: (source) => this.positions.get(source)! };
  }

  private place(source: object, index: number): void {
    this.positions.set(source, this.positions.has(source) ? ambiguous : index);
  }

  private madeIds(): string[] {
    const given = new Set<string>();
    this.batch.forEach((entry, index) => {
      const id = idOf(entry);
      if (id === undefined) return;
      if (given.has(id))
        this.fault('duplicate-id', index, '/id', `Each id stands once in a batch; this one (${id.length} characters) stands twice.`);
      given.add(id);
    });
    return this.batch.map((entry, index) => {
      let id = idOf(entry) ?? String(index);
      if (idOf(entry) === undefined) for (let suffix = 1; given.has(id); suffix += 1) id = `${index}.${suffix}`;
      return id;
    });
  }

  private entry(entry: Batchable, index: number): Entry {
    const { call, options } = isCallItem(entry) ? entry : { call: entry, options: {} };
    const dependsOn = (options.dependsOn ?? []).map((named, at) => this.parent(named, index, `/dependsOn/${at}`, 'unknown-dependency'));
    const found = referencesIn({ parameters: 'parameters' in call ? call.parameters : undefined, body: call.body });
    const references = found.map(({ source, tokens, at }) => {
      const pointer = formatPointer(at);
      return { at: pointer, item: this.parent(source, index, pointer, 'unknown-reference'), tokens };
    });
    return {
      index,
      id: this.ids[index]!,
      call,
      runIf: options.runIf ?? 'succeeded',
      timeoutMs: options.timeoutMs,
      dependsOn: [...new Set(dependsOn)],
      references,
      parents: [...new Set([...dependsOn, ...references.map((reference) => reference.item)])],
    };
  }

  private parent(named: object | string, index: number, place: string, unknown: 'unknown-dependency' | 'unknown-reference'): number {
    const position = typeof named === 'string' ? this.positionsById.get(named) : this.positions.get(named);
    const what = unknown === 'unknown-reference' ? 'A reference' : 'dependsOn';
    if (position === undefined) this.fault(unknown, index, place, `${what} names something that is not in the batch.`);
    else if (position === ambiguous) this.fault(unknown, index, place, `${what} names a call that stands in the batch more than once.`);
    else if (position === index) this.fault('dependency-cycle', index, place, `Item ${index} depends on itself.`);
    else if (position > index) this.fault('forward-dependency', index, place, `${what} names item ${position}, which comes later.`);
    return position ?? ambiguous;
  }

  private fault(code: LocalProblemCode, index: number, place: string, detail: string): void {
    this.faults.push({ code, pointer: `/requests/${index}${place}`, detail });
  }
}

function idOf(entry: Batchable): string | undefined {
  return isCallItem(entry) ? entry.options.id : undefined;
}
