import type { DispatchedItem, ItemResult, Reference } from './envelope.js';
import type { ReadyItem } from './dispatch.js';
import type { Limits } from './limits.js';
import { formatPointer, pointerWithin, valueAt } from './pointer.js';
import { problem, type Problem } from './problem.js';
import { measure, type Size } from './size.js';

/**
 * Puts values of earlier results in place of references. Every value is counted before anything is built of it, so references that double
 * thirty times over end as a 413 and not as memory.
 */
export class Substitution {
  private readonly sources = new Map<number, Source>();
  /** Bytes of all items substituted so far. */
  private bytes = 0;

  constructor(private readonly limits: Pick<Limits, 'maxBodyBytes' | 'maxDepth'>) {}

  /** Keeps the result of an item that others refer to, body included. */
  keep(result: ItemResult): void {
    this.sources.set(result.index, new Source(result));
  }

  /**
   * The item with its references replaced, whose decoded form stays as it is; or why it cannot be: 422 `unresolved-reference`,
   * 400 `json-too-deep` or `forbidden-member`, 413 `reference-too-large`. Every item referred to must have been kept.
   */
  apply(item: DispatchedItem): { readonly item: ReadyItem } | { readonly refusal: Problem } {
    const found = item.references.map((reference) => ({ reference, ...this.sources.get(reference.item)!.find(reference.pointer) }));
    const refusal = this.unresolved(found) ?? this.unfit(found) ?? this.tooLarge(item, found);
    if (refusal !== undefined) return { refusal };
    const parts: Record<string, unknown> = {
      body: item.body,
      parameters: 'parameters' in item.target ? item.target.parameters : undefined,
    };
    const copied = new Set<object>([parts]);
    for (const { reference, value } of found) put(parts, reference.at, copyOf(value), copied);
    const parameters = parts['parameters'] as Readonly<Record<string, unknown>>;
    const target = 'operationId' in item.target ? { operationId: item.target.operationId, parameters } : item.target;
    return { item: { ...item, target, body: parts['body'] } };
  }

  private unresolved(found: readonly Found[]): Problem | undefined {
    const errors = found
      .filter(({ value }) => value === undefined)
      .map(({ reference }) => ({
        pointer: pointerWithin('', reference.at),
        detail: `The result of item ${reference.item} has no value at the place referred to.`,
      }));
    return errors.length === 0 ? undefined : problem('unresolved-reference', { errors });
  }

  /** The rules that the body as sent was read by hold for what comes by reference too. */
  private unfit(found: readonly Found[]): Problem | undefined {
    // Around the item: the envelope and its array. Around the value: one container per token but the last, and the item itself.
    const tooDeep = found.filter(({ reference, size }) => 2 + reference.at.length + size.depth > this.limits.maxDepth);
    if (tooDeep.length > 0) {
      const errors = tooDeep.map(({ reference }) => ({
        pointer: pointerWithin('', reference.at),
        detail: `With the value of item ${reference.item} the nesting passes ${this.limits.maxDepth} levels.`,
      }));
      return problem('json-too-deep', { errors, limit: this.limits.maxDepth });
    }
    const forbidden = found.filter(({ size }) => size.forbidden);
    if (forbidden.length === 0) return undefined;
    const errors = forbidden.map(({ reference }) => ({
      pointer: pointerWithin('', reference.at),
      detail: `The value of item ${reference.item} has a member named __proto__, or constructor with a prototype inside.`,
    }));
    return problem('forbidden-member', { errors });
  }

  private tooLarge(item: DispatchedItem, found: readonly Found[]): Problem | undefined {
    const limit = this.limits.maxBodyBytes;
    const parameters = 'parameters' in item.target ? item.target.parameters : undefined;
    const own = measure(parameters, new WeakMap()).bytes + measure(item.body, new WeakMap()).bytes;
    const bytes = found.reduce((sum, { size }) => sum + size.bytes, own);
    if (this.bytes + bytes > limit) {
      const detail =
        bytes > limit
          ? `With its references replaced the item has ${bytes} bytes; ${limit} are allowed.`
          : `With their references replaced the items so far have ${this.bytes} bytes and this one ${bytes}; ${limit} are allowed.`;
      return problem('reference-too-large', { detail, limit });
    }
    this.bytes += bytes;
    return undefined;
  }
}

/** A reference and what it leads to. */
interface Found {
  readonly reference: Reference;
  /** `undefined`: nothing is there. */
  readonly value: unknown;
  readonly size: Size;
}

/** A result that others refer to. Its body is parsed once and each of its values measured once, however many refer to it. */
class Source {
  private parsed: unknown;
  private isParsed = false;
  private readonly sizes = new WeakMap<object, Size>();
  private readonly found = new Map<string, { value: unknown; size: Size }>();

  constructor(private readonly result: ItemResult) {}

  find(pointer: readonly string[]): { value: unknown; size: Size } {
    const key = formatPointer(pointer);
    let found = this.found.get(key);
    if (found === undefined) {
      const value = this.value(pointer);
      found = { value, size: measure(value, this.sizes) };
      this.found.set(key, found);
    }
    return found;
  }

  private value([member, ...rest]: readonly string[]): unknown {
    if (member === 'status') return valueAt(this.result.status, rest);
    if (member === 'headers') return valueAt(this.result.headers, rest);
    return valueAt(this.body(), rest);
  }

  private body(): unknown {
    if (!this.isParsed) {
      this.isParsed = true;
      if (this.result.json !== undefined) this.parsed = JSON.parse(this.result.json);
    }
    return this.parsed;
  }
}

/** Sets a place within `parts`; the containers on the way are copied, each once per item. */
function put(parts: Record<string, unknown>, at: readonly string[], value: unknown, copied: Set<object>): void {
  let holder = parts;
  for (const token of at.slice(0, -1)) {
    const inner = holder[token] as Record<string, unknown>;
    if (!copied.has(inner)) {
      const copy = (Array.isArray(inner) ? [...inner] : { ...inner }) as Record<string, unknown>;
      copied.add(copy);
      holder[token] = copy;
    }
    holder = holder[token] as Record<string, unknown>;
  }
  holder[at.at(-1)!] = value;
}

/** A copy for each place: an operation that changes what it was given must not change what another gets. Depth has been checked. */
function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copyOf(part)]));
}
