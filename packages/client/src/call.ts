/** An operation asked for and not yet sent: what the generated `calls` make and a batch carries. `Result` is the type of its answer's body. */
export interface Call<Result = unknown, Id extends string = string> extends Sendable<Result> {
  readonly operationId: Id;
  /** Path, query and header parameters by their spec names, as given. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A request line asked for and not yet sent: for routes that the spec does not name. `request` makes it. */
export interface RequestCall<Result = unknown> extends Sendable<Result> {
  readonly method: RequestMethod;
  /** Absolute, percent-encoded, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type RequestMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** What a batch can carry, by name or by request line. */
export type AnyCall<Result = unknown> = Call<Result> | RequestCall<Result>;

interface Sendable<Result> {
  /** As given. Absent: no body; `null`, `0`, `false` and `""` are bodies. */
  readonly body?: unknown;
  /** Whether doing it twice leaves what doing it once leaves. */
  readonly idempotent: boolean;
  readonly effects: Effects;
  /** For types only, never there. A function, so that `void` and an optional member stay apart. */
  readonly [resultType]?: () => Result;
}

declare const resultType: unique symbol;

/**
 * The resources that an operation touches (`x-effects` of the spec): paths of segments, each a constant, `{parameter}`, `{body:/pointer}` or `*`.
 * One that names a parameter which is not given is not touched, and one with `{parameter?condition}` only where the parameter `condition` is true.
 * The client asks them one question: whether sending a failed item again would put it behind one that it had to come before.
 */
export interface Effects {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Collections that it adds to: adding to one does not conflict with adding to it. */
  readonly adds: readonly string[];
}

/** The type of a call's answer. */
export type ResultOf<Made> = Made extends { readonly [resultType]?: () => infer Result } ? Result : never;

/** A place in an earlier result, to be replaced by its value before the item is dispatched. */
export interface Reference<Value> {
  /** For types only: a reference to another type does not fit. */
  readonly [valueType]: () => Value;
}

declare const valueType: unique symbol;

/** A value or, at any depth, a reference to one of its type. */
export type Input<Value> = unknown extends Value ? Value : Reference<Value> | Parts<Value>;

type Parts<Value> = Value extends object ? { readonly [Name in keyof Value]: Input<Value[Name]> } : Value;

/** What a factory takes: the operation's parameters by their spec names, and `body` where it takes one. */
export type Args<Values> = { readonly [Name in keyof Values]: Input<Values[Name]> };

/** Makes a call of what a generated factory was given. Nothing is checked, converted or left out: the server answers for it. */
export function call<Result, Id extends string>(
  operationId: Id,
  { idempotent, effects }: { readonly idempotent: boolean; readonly effects: Effects },
  { body, ...parameters }: { readonly [name: string]: unknown; readonly body?: unknown },
): Call<Result, Id> {
  return { operationId, parameters, ...(body === undefined ? {} : { body }), idempotent, effects };
}

/**
 * A call by request line, for an app whose routes the spec does not name: `request<Animal>('GET', '/animals/7')`. Nothing checks that the answer is
 * a `Result`. References may stand in the body only.
 *
 * @param path absolute, percent-encoded, with its query
 * @param options.headers only those of the server's allow-list; credentials are the batch's
 */
export function request<Result = unknown>(
  method: RequestMethod,
  path: string,
  { body, headers = {} }: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
): RequestCall<Result> {
  const isSafe = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
  return {
    method,
    path,
    headers,
    ...(body === undefined ? {} : { body }),
    // RFC 9110, 9.2.2.
    idempotent: isSafe || method === 'PUT' || method === 'DELETE',
    // What it touches is not known: anything.
    effects: isSafe ? { reads: ['*'], writes: [], adds: [] } : { reads: [], writes: ['*'], adds: [] },
  };
}
