import { entriesOf, type Entries } from './entry.js';
import { isCallItem, type Batchable, type ItemOptions } from './item.js';
import { wireItem, wireTarget } from './part.js';
import { formatPointer } from './pointer.js';
import type { PlaceOf } from './reference.js';
import { wireValue } from './wire-value.js';

/** What a job can be made of. */
export type JobSource = readonly Batchable[] | Iterable<Batchable> | AsyncIterable<Batchable>;

/**
 * The lines of a job's upload: the options, then an item each.
 *
 * A list is checked as a batch is, before anything is sent; of what comes piece by piece each item is checked when it comes.
 *
 * @throws BatchRefused where ids, dependencies or references of a list do not hold
 */
export function jobLines(source: JobSource, options: object): AsyncGenerator<string, void, undefined> {
  return Array.isArray(source) ? linesOfEntries(entriesOf(source as readonly Batchable[]), options) : linesOfSource(source, options);
}

/** The same of items that have been checked. */
export async function* linesOfEntries(entries: Entries, options: object): AsyncGenerator<string, void, undefined> {
  yield lineOf(options);
  for (const entry of entries.entries) yield lineOf(wireItem(entry, String(entry.index), { entries }, []));
}

async function* linesOfSource(source: Iterable<Batchable> | AsyncIterable<Batchable>, options: object) {
  yield lineOf(options);
  const sent = new SentItems();
  let index = 0;
  for await (const entry of source) {
    yield lineOf(sent.wireItem(entry, index));
    index += 1;
  }
}

/** The items of an upload so far, by what the caller made of them: nothing is kept alive for it. */
class SentItems {
  /** `undefined`: it came more than once, and a reference to it names no one item. */
  private readonly ids = new WeakMap<object, string | undefined>();

  wireItem(entry: Batchable, index: number): object {
    const { call, options } = isCallItem(entry) ? entry : { call: entry, options: {} as ItemOptions };
    const { id = String(index), dependsOn = [], runIf, timeoutMs } = options;
    const written = ({ source, tokens }: PlaceOf) => ({ $result: `${this.idOf(source, index)}#${formatPointer(tokens)}` });
    const wire = {
      ...(options.id === undefined ? {} : { id }),
      ...wireTarget(call, written),
      ...('body' in call ? { body: wireValue(call.body, written) } : {}),
      ...(dependsOn.length === 0
        ? {}
        : { dependsOn: dependsOn.map((named) => (typeof named === 'string' ? named : this.idOf(named, index))) }),
      ...(runIf === undefined ? {} : { runIf }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    };
    this.keep(entry, id);
    if (isCallItem(entry)) this.keep(call, id);
    return wire;
  }

  private keep(source: object, id: string): void {
    this.ids.set(source, this.ids.has(source) ? undefined : id);
  }

  private idOf(source: object, index: number): string {
    const id = this.ids.get(source);
    if (id !== undefined) return id;
    const why = this.ids.has(source) ? 'came more than once before it' : 'did not come before it';
    throw new TypeError(`Item ${index} of the job depends on a call that ${why}.`);
  }
}

function lineOf(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
