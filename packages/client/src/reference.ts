import type { Reference } from './call.js';
import type { Batchable } from './item.js';

/**
 * Places in the result of an earlier item of the same batch, to stand in a later call's input: `ref(movie).body.itemId`. The server puts the
 * value in when the earlier item has answered, and the later item waits for it; where there is no such value it is answered 422.
 *
 * Only members that the result's type names can be reached; `untyped` reaches free properties. Any object of a caller that merely looks like a
 * reference on the wire stays data.
 */
export function ref<Result>(earlier: Batchable<Result>): ResultPlaces<Result> {
  return placeIn(earlier, []) as unknown as ResultPlaces<Result>;
}

/** What of a result can be referred to. */
export interface ResultPlaces<Result> {
  readonly status: Reference<number>;
  /** By name, in any case. */
  readonly headers: {
    readonly etag: Reference<string>;
    readonly location: Reference<string>;
    readonly [name: string]: Reference<string>;
  };
  /** Where nothing is known of the result, all its properties are free. */
  readonly body: Place<unknown extends Result ? FreeForm : Result>;
}

/** A reference to a value of that type, and the ways on to what is inside it. */
export type Place<Value> = Reference<Value> & Inside<NonNullable<Value>>;

type Inside<Value> = Value extends readonly (infer Element)[]
  ? { readonly 0: Place<Element>; readonly [index: number]: Place<Element> }
  : Value extends object
    ? { readonly [Name in keyof Value as Named<Name>]-?: Place<Exclude<Value[Name], undefined>> }
    : unknown;

/** Leaves index signatures out: with them every misspelt name would count as a free property. */
type Named<Name> = string extends Name ? never : number extends Name ? never : symbol extends Name ? never : Name;

/**
 * A reference to a free property, by the names and indexes that lead to it: `untyped<string>(ref(movie).body, 'title')`. Nobody checks that it
 * exists or what it is; without a type argument it fits anywhere. Compiles only where the type leaves properties free.
 */
export function untyped<Value = never>(
  free: Reference<FreeForm>,
  ...path: readonly [string | number, ...(string | number)[]]
): Reference<Value> {
  const from = placeOf(free);
  if (from === undefined) throw new TypeError('untyped: the first argument is not a place that ref() gave');
  return placeIn(from.source, [...from.tokens, ...path.map(String)]) as Reference<Value>;
}

type FreeForm = Readonly<Record<string, unknown>>;

/** Whose result a reference points into, and where. */
export interface PlaceOf {
  /** The call or item that `ref` was given. */
  readonly source: object;
  /** JSON Pointer tokens: `['body', 'itemId']`, `['headers', 'etag']`, `['status']`. */
  readonly tokens: readonly string[];
}

/** What `ref` made, by identity: nothing that a caller writes or receives can get in here. */
const places = new WeakMap<object, PlaceOf>();

/** Where a reference points; `undefined` for every value that `ref` did not make. */
export function placeOf(value: unknown): PlaceOf | undefined {
  return typeof value === 'object' && value !== null ? places.get(value) : undefined;
}

function placeIn(source: object, tokens: readonly string[]): object {
  const made = new Proxy(Object.create(null) as object, {
    get: (_, name) =>
      typeof name === 'symbol' ? undefined : placeIn(source, [...tokens, tokens[0] === 'headers' ? name.toLowerCase() : name]),
    // `{ ...ref(movie).body }` and JSON.stringify would otherwise go on with an empty object, silently.
    ownKeys: () => {
      throw new TypeError(
        `A reference (${tokens.join('/')}) stands for a value that is not known yet: it cannot be spread, listed or serialised.`,
      );
    },
  });
  places.set(made, { source, tokens });
  return made;
}
