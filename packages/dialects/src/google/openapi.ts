/** What of an OpenAPI 3.0 or 3.1 document is read. Anything in it may be something else than it should be: apps write these documents, too. */
export interface OpenApiDocument {
  readonly info?: { readonly title?: string; readonly description?: string };
  readonly paths?: Readonly<Record<string, OpenApiPath>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, unknown>>;
  };
}

export interface OpenApiPath {
  readonly parameters?: readonly unknown[];
  readonly get?: OpenApiOperation;
  readonly put?: OpenApiOperation;
  readonly post?: OpenApiOperation;
  readonly delete?: OpenApiOperation;
  readonly patch?: OpenApiOperation;
}

export interface OpenApiOperation {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses?: Readonly<Record<string, unknown>>;
}

/** A parameter, request body or response, where it stands or where its `$ref` within the document leads; `undefined`: nowhere. */
export function resolve<Kind extends object>(document: OpenApiDocument, value: unknown): Kind | undefined {
  let found = value;
  // A chain of references that comes back to itself ends, too.
  for (let steps = 0; isObject(found) && typeof found['$ref'] === 'string'; steps++) {
    if (steps === 10 || !found['$ref'].startsWith('#/')) return undefined;
    found = found['$ref']
      .slice(2)
      .split('/')
      .map((token) => decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>((parent, token) => (isObject(parent) && Object.hasOwn(parent, token) ? parent[token] : undefined), document);
  }
  return isObject(found) ? (found as Kind) : undefined;
}

/** The schema of the JSON form of a body; `undefined`: it has none. */
export function jsonSchema(content: unknown): unknown {
  if (!isObject(content)) return undefined;
  const type = Object.keys(content).find((each) => /^application\/(?:[\w.-]+\+)?json *(?:;|$)/i.test(each));
  const media = type === undefined ? undefined : content[type];
  return isObject(media) ? (media['schema'] ?? {}) : undefined;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
