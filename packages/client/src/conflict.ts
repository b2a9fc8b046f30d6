import type { AnyCall } from './call.js';
import { parsePointer, valueAt } from './pointer.js';

/**
 * Which resources some calls have touched, to ask of another whether its place in the order matters: two calls conflict when one writes what
 * the other reads or writes. Adding to a collection conflicts with reading or writing it, and not with adding to it.
 */
export class Touched {
  private readonly reads = new Resources();
  private readonly writes = new Resources();
  private readonly adds = new Resources();
  /** What a call writes within a collection that it adds to, such as an interaction's own key: conflicts by key, not with other adds. */
  private readonly keys = new Resources();

  add(call: AnyCall): void {
    const { reads, writes, adds, keys } = resourcesOf(call);
    for (const resource of reads) this.reads.add(resource);
    for (const resource of writes) this.writes.add(resource);
    for (const resource of adds) this.adds.add(resource);
    for (const resource of keys) this.keys.add(resource);
  }

  conflictsWith(call: AnyCall): boolean {
    const { reads, writes, adds, keys } = resourcesOf(call);
    const { reads: read, writes: written, adds: added, keys: keyed } = this;
    return (
      written.meet([...reads, ...writes, ...adds, ...keys]) ||
      read.meet([...writes, ...adds, ...keys]) ||
      added.meet([...reads, ...writes]) ||
      keyed.meet([...reads, ...writes, ...keys])
    );
  }
}

interface CallResources {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly adds: readonly string[];
  readonly keys: readonly string[];
}

function resourcesOf(call: AnyCall): CallResources {
  const named = (patterns: readonly string[]) => patterns.map((pattern) => resource(pattern, call)).filter((each) => each !== undefined);
  const adds = named(call.effects.adds);
  const writes = named(call.effects.writes);
  const isKey = (written: string) => adds.some((collection) => match(collection, written));
  return {
    reads: named(call.effects.reads),
    adds,
    writes: writes.filter((written) => !isKey(written)),
    keys: writes.filter(isKey),
  };
}

/** A pattern of `x-effects` with the call's own values in it; `*` for what is not known before it runs. `undefined`: the call does not touch it. */
function resource(pattern: string, call: AnyCall): string | undefined {
  // A body's pointer has slashes of its own.
  const segments = pattern.match(/\{[^}]*\}|[^/]+/g) ?? [];
  const values = segments.map((segment) => (segment.startsWith('{') ? valueOf(segment.slice(1, -1), call) : segment));
  return values.includes(undefined) ? undefined : values.join('/');
}

function valueOf(place: string, call: AnyCall): string | undefined {
  if (place.startsWith('body:')) return textOf(valueAt(call.body, parsePointer(place.slice('body:'.length))));
  const [name, condition] = place.split('?') as [string, string?];
  const parameters = 'parameters' in call ? call.parameters : {};
  // A condition that is a reference may come true.
  if (condition !== undefined && (parameters[condition] ?? false) === false) return undefined;
  return parameters[name] === undefined ? undefined : textOf(parameters[name]);
}

function textOf(value: unknown): string {
  // A reference is an object: what will stand there is not known.
  return typeof value === 'string' || typeof value === 'number' ? encodeURIComponent(value) : '*';
}

/** A set of resources that knows quickly whether one of others can be the same. */
class Resources {
  private readonly exact = new Set<string>();
  private readonly wild = new Set<string>();

  add(resource: string): void {
    (resource.includes('*') ? this.wild : this.exact).add(resource);
  }

  meet(others: readonly string[]): boolean {
    return others.some((other) => this.meets(other));
  }

  private meets(other: string): boolean {
    if (this.exact.has(other)) return true;
    for (const wild of this.wild) if (match(wild, other)) return true;
    if (!other.includes('*')) return false;
    for (const exact of this.exact) if (match(other, exact)) return true;
    return false;
  }
}

/** Whether two resources can be the same one. `*` is any segment; at the end it is all that follows too. */
function match(one: string, other: string): boolean {
  const left = one.split('/');
  const right = other.split('/');
  for (let at = 0; ; at += 1) {
    const [l, r] = [left[at], right[at]];
    if (l === undefined || r === undefined) return l === r;
    if ((l === '*' && at === left.length - 1) || (r === '*' && at === right.length - 1)) return true;
    if (l !== r && l !== '*' && r !== '*') return false;
  }
}
