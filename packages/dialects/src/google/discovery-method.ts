import { discoverySchema, type DiscoverySchema, plainSchema } from './discovery-schema.js';
import { isObject, jsonSchema, type OpenApiDocument, type OpenApiOperation, resolve } from './openapi.js';

export interface DiscoveryMethod {
  readonly id: string;
  readonly path: string;
  readonly httpMethod: string;
  readonly description?: string;
  readonly parameters?: Readonly<Record<string, DiscoveryParameter>>;
  /** Those of the path, in its order: what clients take by position. */
  readonly parameterOrder?: readonly string[];
  readonly request?: DiscoverySchema;
  readonly response?: DiscoverySchema;
}

interface DiscoveryParameter extends DiscoverySchema {
  readonly location: 'path' | 'query';
  readonly required?: true;
  readonly repeated?: true;
}

export interface MethodSource {
  readonly id: string;
  /** Without a leading slash. */
  readonly path: string;
  readonly verb: string;
  readonly operation: OpenApiOperation;
  /** Parameters of the path item. */
  readonly shared: readonly unknown[];
  /** Gives a schema that stands by itself a name, and the reference to it: methods name their bodies. */
  readonly nameSchema: (suffix: 'Request' | 'Response', schema: DiscoverySchema) => DiscoverySchema;
}

/** Translates an operation; `undefined`: clients could not call it, for a header that it requires or a body that is no JSON. */
export function discoveryMethod(document: OpenApiDocument, source: MethodSource): DiscoveryMethod | undefined {
  const { id, path, verb, operation, nameSchema } = source;
  const given = [...source.shared, ...(operation.parameters ?? [])].flatMap((each) => resolve<WrittenParameter>(document, each) ?? []);
  if (given.some((parameter) => parameter.in === 'header' && parameter.required === true)) return undefined;
  const requestBody = resolve<{ content?: unknown; required?: unknown }>(document, operation.requestBody);
  const request = jsonSchema(requestBody?.content);
  if (requestBody?.required === true && request === undefined) return undefined;

  const parameters = parametersOf(document, given, path);
  const order = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => variable(name!));
  const response = responseOf(document, operation);
  const description = operation.description ?? operation.summary;
  return {
    id,
    path: path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => `{${variable(name)}}`),
    httpMethod: verb.toUpperCase(),
    ...(description === undefined ? {} : { description }),
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
    ...(order.length === 0 ? {} : { parameterOrder: order }),
    ...(request === undefined ? {} : { request: nameSchema('Request', discoverySchema(request)) }),
    ...(response === undefined ? {} : { response: nameSchema('Response', discoverySchema(response)) }),
  };
}

interface WrittenParameter {
  readonly name?: unknown;
  readonly in?: unknown;
  readonly required?: unknown;
  readonly description?: unknown;
  readonly explode?: unknown;
  readonly schema?: unknown;
}

function parametersOf(document: OpenApiDocument, given: readonly WrittenParameter[], path: string): Record<string, DiscoveryParameter> {
  const parameters: Record<string, DiscoveryParameter> = {};
  // Every place of the path needs one, also where the document forgot it.
  for (const [, name] of path.matchAll(/\{([^}]+)\}/g)) parameters[variable(name!)] = { type: 'string', location: 'path', required: true };
  for (const { name, in: place, required, description, explode, schema } of given) {
    if (typeof name !== 'string' || (place !== 'path' && place !== 'query')) continue;
    const known = resolve<Readonly<Record<string, unknown>>>(document, schema) ?? {};
    const isList = known['type'] === 'array';
    // Joined by commas the list is one text, which the caller writes; the client repeats the parameter otherwise.
    const isRepeated = isList && explode !== false && place === 'query';
    const items = isList ? (resolve<Readonly<Record<string, unknown>>>(document, known['items']) ?? {}) : known;
    const plain = isList && !isRepeated ? { type: 'string' } : plainSchema(items);
    parameters[place === 'path' ? variable(name) : name] = {
      ...plain,
      ...(plain.type === 'any' || plain.type === 'object' ? { type: 'string' } : {}),
      ...(typeof description === 'string' ? { description } : {}),
      location: place,
      ...(place === 'path' || required === true ? { required: true } : {}),
      ...(isRepeated ? { repeated: true } : {}),
    };
  }
  return parameters;
}

/** What a URI template can call a variable (RFC 6570, section 2.3). */
function variable(name: string): string {
  return name.replaceAll(/[^\w.]/g, '_');
}

function responseOf(document: OpenApiDocument, { responses = {} }: OpenApiOperation): unknown {
  const success =
    Object.keys(responses).find((status) => status.startsWith('2')) ?? (isObject(responses['default']) ? 'default' : undefined);
  return success === undefined ? undefined : jsonSchema(resolve<{ content?: unknown }>(document, responses[success])?.content);
}
