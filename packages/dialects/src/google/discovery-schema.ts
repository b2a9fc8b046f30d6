import { isObject } from './openapi.js';

/** A schema as discovery documents have it: JSON Schema draft 3 with references by name (https://developers.google.com/discovery/v1/type-format). */
export interface DiscoverySchema {
  readonly id?: string;
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly default?: string;
  readonly enum?: readonly string[];
  readonly minimum?: string;
  readonly maximum?: string;
  readonly properties?: Readonly<Record<string, DiscoverySchema>>;
  readonly additionalProperties?: DiscoverySchema;
  readonly items?: DiscoverySchema;
}

/** Translates a schema of OpenAPI; what the older form cannot say becomes `any`. Clients show it and do not check values against it. */
export function discoverySchema(schema: unknown): DiscoverySchema {
  if (!isObject(schema)) return { type: 'any' };
  const { description } = schema;
  const translated = translate(schema);
  return typeof description === 'string' && translated.description === undefined ? { ...translated, description } : translated;
}

/** The type of a value without structure, for parameters, too. */
export function plainSchema(schema: Readonly<Record<string, unknown>>): DiscoverySchema {
  const type = typeOf(schema) ?? 'any';
  const values = 'const' in schema ? [schema['const']] : schema['enum'];
  const { format, default: standard, minimum, maximum } = schema;
  return {
    type,
    ...(typeof format === 'string' && type !== 'any' ? { format } : {}),
    ...(Array.isArray(values) && type === 'string' && values.every((value) => typeof value === 'string') ? { enum: values } : {}),
    ...(standard === undefined || standard === null || typeof standard === 'object'
      ? {}
      : { default: String(standard as string | number) }),
    ...(typeof minimum === 'number' ? { minimum: String(minimum) } : {}),
    ...(typeof maximum === 'number' ? { maximum: String(maximum) } : {}),
  };
}

function translate(schema: Readonly<Record<string, unknown>>): DiscoverySchema {
  const { $ref, allOf, items, properties, additionalProperties } = schema;
  if (typeof $ref === 'string') return { $ref: $ref.slice($ref.lastIndexOf('/') + 1) };
  if (Array.isArray(allOf)) return allOf.length === 1 ? discoverySchema(allOf[0]) : merged([...(allOf as unknown[]), { properties }]);
  const one = onlyAlternative(schema);
  if (one !== undefined) return discoverySchema(one);
  const type = typeOf(schema);
  if (type === 'array') return { type, items: discoverySchema(items) };
  if (type !== 'object') return plainSchema(schema);
  const hasMore = additionalProperties === true || isObject(additionalProperties);
  return {
    type,
    ...(isObject(properties) ? { properties: translateAll(properties) } : {}),
    ...(hasMore ? { additionalProperties: discoverySchema(additionalProperties) } : {}),
  };
}

function typeOf({ type, properties, items, ...schema }: Readonly<Record<string, unknown>>): string | undefined {
  const types = [type].flat().filter((each) => typeof each === 'string' && each !== 'null');
  if (types.length === 1) return types[0] as string;
  if (types.length > 1) return 'any';
  if (isObject(properties) || isObject(schema['additionalProperties'])) return 'object';
  if (items !== undefined) return 'array';
  const [value] = 'const' in schema ? [schema['const']] : Array.isArray(schema['enum']) ? (schema['enum'] as unknown[]) : [];
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' ? typeof value : undefined;
}

/** Of `oneOf` and `anyOf` the one member that is not null, if there is one. */
function onlyAlternative({ oneOf, anyOf }: Readonly<Record<string, unknown>>): unknown {
  const all = [oneOf ?? anyOf ?? []].flat() as unknown[];
  const values = all.filter((each) => !isObject(each) || each['type'] !== 'null');
  return values.length === 1 ? values[0] : undefined;
}

/** Members of one object that is described in parts. A part that stands elsewhere keeps its name; there is no other way to say both. */
function merged(parts: readonly unknown[]): DiscoverySchema {
  const known = parts.map((part) => discoverySchema(part));
  const properties = Object.assign({}, ...known.map((part) => part.properties ?? {})) as Record<string, DiscoverySchema>;
  const references = known.filter((part) => part.$ref !== undefined);
  if (Object.keys(properties).length === 0 && references.length === 1) return references[0]!;
  return { type: 'object', properties, ...(references.length === 0 ? {} : { additionalProperties: { type: 'any' } }) };
}

function translateAll(schemas: Readonly<Record<string, unknown>>): Record<string, DiscoverySchema> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, discoverySchema(schema)]));
}
