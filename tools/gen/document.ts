/** What the generators read of a bundled OpenAPI 3.1 document. Everything else passes through unread. */
export interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, Schema>>;
    readonly parameters?: Readonly<Record<string, ParameterObject>>;
    readonly responses?: Readonly<Record<string, ResponseObject>>;
    readonly requestBodies?: Readonly<Record<string, RequestBody>>;
    readonly headers?: Readonly<Record<string, HeaderObject>>;
  };
}

/** A JSON Schema of 2020-12, or a boolean one where `additionalProperties` stands. */
export interface Schema {
  readonly [keyword: string]: unknown;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

export interface Reference {
  readonly $ref: string;
}

export interface PathItem {
  readonly [method: string]: unknown;
  readonly parameters?: readonly (ParameterObject | Reference)[];
}

export interface OperationObject {
  readonly [extension: `x-${string}`]: unknown;
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly (ParameterObject | Reference)[];
  readonly requestBody?: RequestBody | Reference;
  readonly responses?: Readonly<Record<string, ResponseObject | Reference>>;
}

export interface ParameterObject {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
  readonly style?: string;
  readonly explode?: boolean;
}

export interface RequestBody {
  readonly required?: boolean;
  readonly content: Content;
}

export interface ResponseObject {
  readonly description: string;
  readonly headers?: Readonly<Record<string, HeaderObject | Reference>>;
  readonly content?: Content;
}

export interface HeaderObject {
  readonly required?: boolean;
  readonly schema?: Schema;
}

/** By media type. */
export type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

/** An operation with what stands around it in the document, parameters, body and responses already resolved. */
export interface ReadOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly object: OperationObject;
  readonly parameters: readonly ParameterObject[];
  readonly body: RequestBody | undefined;
  readonly responses: readonly (readonly [status: string, response: ResponseObject])[];
}

const methods = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];

/** Every operation of the document, sorted by operationId. */
export function operationsOf(document: Document): ReadOperation[] {
  const found = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.filter((method) => item[method] !== undefined).map((method) => readOperation(document, path, item, method)),
  );
  return found.toSorted((a, b) => byText(a.id, b.id));
}

function readOperation(document: Document, path: string, item: PathItem, method: string): ReadOperation {
  const object = item[method] as OperationObject;
  const own = (object.parameters ?? []).map((parameter) => resolve<ParameterObject>(document, parameter));
  // An operation's parameter replaces the path's parameter of the same name and place.
  const shared = (item.parameters ?? [])
    .map((parameter) => resolve<ParameterObject>(document, parameter))
    .filter((parameter) => !own.some(({ name, in: place }) => name === parameter.name && place === parameter.in));
  return {
    id: object.operationId ?? '',
    method: method.toUpperCase(),
    path,
    object,
    parameters: [...shared, ...own],
    body: object.requestBody && resolve<RequestBody>(document, object.requestBody),
    responses: Object.entries(object.responses ?? {})
      .map(([status, response]) => [status, resolve<ResponseObject>(document, response)] as const)
      .toSorted(([a], [b]) => byText(a, b)),
  };
}

/** What a `$ref` inside the document names, followed to its end; anything else as it is. Throws for a reference that names nothing. */
export function resolve<Value>(document: Document, value: Value | Reference): Value {
  const seen = new Set<string>();
  let current: unknown = value;
  while (isReference(current)) {
    const { $ref } = current;
    if (seen.has($ref)) throw new Error(`${$ref} refers to itself`);
    seen.add($ref);
    current = lookUp(document, $ref);
  }
  return current as Value;
}

function lookUp(document: Document, $ref: string): unknown {
  if (!$ref.startsWith('#/')) throw new Error(`${$ref} is not a reference within the bundle`);
  const tokens = $ref
    .slice(2)
    .split('/')
    .map((token) => decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~'));
  let target: unknown = document;
  for (const token of tokens) {
    target =
      target !== null && typeof target === 'object' && Object.hasOwn(target, token)
        ? (target as Record<string, unknown>)[token]
        : undefined;
  }
  if (target === undefined) throw new Error(`${$ref} names nothing`);
  return target;
}

function isReference(value: unknown): value is Reference {
  return value !== null && typeof value === 'object' && '$ref' in value && typeof value.$ref === 'string';
}

/** Sorts by UTF-16 code units: the same order on every machine, whatever its locale. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
