import type { TSchema } from 'typebox';

/** One operation of the spec, as the server and the contract tests read it. */
export interface Operation<Id extends string = string> {
  /** The operationId. */
  readonly id: Id;
  readonly method: Method;
  /** With parameters in braces: `/items/{itemId}`. */
  readonly path: string;
  readonly tags: readonly string[];
  readonly parameters: readonly Parameter[];
  /** All parameters as one object by their spec names, as a batch item carries them; others are refused. */
  readonly parametersSchema: TSchema;
  /** `undefined`: the operation takes no body. */
  readonly body: Body | undefined;
  /** By status: `'200'`, `'404'`, … */
  readonly responses: Readonly<Record<string, Response>>;
  readonly effects: Effects;
  /** Whether its effects can take part in a database transaction. */
  readonly transactional: boolean;
  /** Whether doing it twice leaves what doing it once leaves. */
  readonly idempotent: boolean;
  /** Whether a batch may call it. */
  readonly batchable: boolean;
  /** Whether it needs a credential. */
  readonly authenticated: boolean;
}

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** A parameter, with OpenAPI's defaults for style and explode filled in. */
export interface Parameter {
  /** As in the spec, capitals of a header's name included. */
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly style: string;
  readonly explode: boolean;
  /** The type that text on the wire is read as, references followed. */
  readonly type: ParameterType;
  /** The type of each element where `type` is array. */
  readonly itemType?: ParameterType;
  readonly schema: TSchema;
}

export type ParameterType = 'array' | 'boolean' | 'integer' | 'number' | 'object' | 'string';

export interface Body {
  readonly required: boolean;
  readonly content: Content;
}

export interface Response {
  readonly description: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, { readonly required: boolean; readonly schema: TSchema }>>;
  /** Without members: no body. */
  readonly content: Content;
}

/** Schema by media type, the preferred one first. */
export type Content = Readonly<Record<string, TSchema>>;

/**
 * Resources that the operation touches: segments joined by `/`, each a constant, `{parameter}`, `{body:/pointer}` or `*`. One that names a parameter
 * which an item does not give is not touched by it; one with `{parameter?condition}` only by items whose parameter `condition` is true.
 */
export interface Effects {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly adds: readonly string[];
}
