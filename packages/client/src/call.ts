/** An operation asked for and not yet sent: what the generated `calls` make and a batch carries. `Result` is the type of its answer's body. */
export interface Call<Result = unknown, Id extends string = string> {
  readonly operationId: Id;
  /** Path, query and header parameters by their spec names, as given. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** As given. Absent: no body; `null`, `0`, `false` and `""` are bodies. */
  readonly body?: unknown;
  /** Whether it changes nothing on the server. */
  readonly safe: boolean;
  /** Whether doing it twice leaves what doing it once leaves. */
  readonly idempotent: boolean;
  /** For types only, never there. A function, so that `void` and an optional member stay apart. */
  readonly [resultType]?: () => Result;
}

declare const resultType: unique symbol;

/** The type of a call's answer. */
export type ResultOf<Made extends Call> = Made extends Call<infer Result> ? Result : never;

/** A place in an earlier result, to be replaced by its value before the item is dispatched. */
export interface Reference<Value> {
  /** For types only: a reference to another type does not fit. */
  readonly [valueType]: () => Value;
}

declare const valueType: unique symbol;

/** A value or, at any depth, a reference to one of its type. */
export type Input<Value> = unknown extends Value
  ? Value
  : Value extends object
    ? Reference<Value> | { readonly [Name in keyof Value]: Input<Value[Name]> }
    : Value | Reference<Value>;

/** What a factory takes: the operation's parameters by their spec names, and `body` where it takes one. */
export type Args<Values> = { readonly [Name in keyof Values]: Input<Values[Name]> };

/** Makes a call of what a generated factory was given. Nothing is checked, converted or left out: the server answers for it. */
export function call<Result, Id extends string>(
  operationId: Id,
  safe: boolean,
  idempotent: boolean,
  { body, ...parameters }: CallInput,
): Call<Result, Id> {
  return { operationId, parameters, ...(body === undefined ? {} : { body }), safe, idempotent };
}

interface CallInput {
  readonly [name: string]: unknown;
  readonly body?: unknown;
}
