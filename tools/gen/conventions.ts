import { type Document, type ReadOperation, type Schema, operationsOf, resolve } from './document.ts';

/**
 * What the generators need of a spec beyond valid OpenAPI (spec/README.md), as a list of every breach with its place; empty when all is well.
 * A construct that would come out wrong on either side is refused here rather than generated badly.
 */
export function breaches(document: Document): string[] {
  const operations = operationsOf(document);
  return [
    ...operations.flatMap((operation) => operationBreaches(document, operation)),
    ...repeated(operations.map(({ id }) => id)).map((id) => `operationId ${id} is used twice`),
    ...Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) => [
      ...(/^[A-Z][A-Za-z0-9]*$/.test(name) && !reservedNames.has(name)
        ? []
        : [`schema ${name}: a name is PascalCase and none of ${[...reservedNames].join(', ')}`]),
      ...schemaBreaches(document, `#/components/schemas/${name}`, schema),
    ]),
  ];
}

// Names that the generated modules use themselves, or that stand for something else in every TypeScript file.
const reservedNames = new Set(
  ['Type', 'Operation', 'OperationId', 'OperationInput', 'OperationOutput', 'OperationTypes', 'ProblemCode', 'ProblemEntry'].concat([
    'Array',
    'Boolean',
    'Date',
    'Error',
    'Number',
    'Object',
    'Promise',
    'Record',
    'String',
  ]),
);

function operationBreaches(document: Document, { id, method, path, object, parameters, body, responses }: ReadOperation): string[] {
  const place = `${method} ${path}`;
  const found: string[] = [];
  const require = (holds: boolean, rule: string) => {
    if (!holds) found.push(`${place}: ${rule}`);
  };
  require(/^[a-z][A-Za-z0-9]*$/.test(id), 'operationId is camelCase');
  require((object.tags ?? []).length === 1, 'has exactly one tag: the generated client has one class per tag');
  require(isEffects(
    object['x-effects'],
  ), 'x-effects is { reads, writes, adds }, each a list of resources: segments joined by /, each a constant, {parameter}, {parameter?condition}, {body:/pointer} or *');
  require(typeof object['x-transactional'] === 'boolean', 'x-transactional is true or false');
  require(typeof object['x-idempotent'] === 'boolean', 'x-idempotent is true or false');
  require(['undefined', 'boolean'].includes(typeof object['x-batchable']), 'x-batchable is true or false');
  require(!body || object['x-codegen-request-body-name'] === 'body', 'a request body is named by x-codegen-request-body-name: body');
  require(!body || Object.keys(body.content).length > 0, 'a request body has a media type');
  for (const name of repeated(parameters.map((parameter) => parameter.name)))
    require(false, `two parameters are named ${name}: a batch names them by name alone`);
  for (const parameter of parameters) {
    require(parameter.name !== 'body', 'no parameter is named body: calls take the body under that name');
    require(parameter.schema !== undefined, `parameter ${parameter.name} has a schema`);
    require(parameter.in !== 'cookie', `parameter ${parameter.name} is in path, query or header`);
    const { enum: inline, items } = parameter.schema ?? {};
    require(!inline && !items?.enum, `parameter ${parameter.name}: its enum is a component schema, which has a name in the client`);
  }
  const schemas = [
    ...parameters.map(({ name, schema }) => [`parameter ${name}`, schema] as const),
    ...Object.entries(body?.content ?? {}).map(([type, { schema }]) => [`body ${type}`, schema] as const),
    ...responses.flatMap(([status, response]) => [
      ...Object.entries(response.content ?? {}).map(([type, { schema }]) => [`${status} ${type}`, schema] as const),
      ...Object.entries(response.headers ?? {}).map(
        ([name, header]) => [`${status} header ${name}`, resolve(document, header).schema] as const,
      ),
    ]),
  ];
  return [...found, ...schemas.flatMap(([where, schema]) => (schema ? schemaBreaches(document, `${place}: ${where}`, schema) : []))];
}

function isEffects(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  const { reads, writes, adds, ...rest } = value as Record<string, unknown>;
  const lists = [reads, writes, adds];
  return lists.every((list) => Array.isArray(list) && list.every((text) => resource.test(String(text)))) && Object.keys(rest).length === 0;
}

const segment = String.raw`(?:\*|[a-z][a-z-]*|\{[A-Za-z][A-Za-z0-9-]*(?:\?[A-Za-z]+)?\}|\{body:/[^{}'\\]+\})`;
const resource = new RegExp(`^${segment}(?:/${segment})*$`);

// Keywords that come out the same in TypeBox, in TypeScript and in the generated client. `oneOf` loses data in the client's types, `const` and
// `prefixItems` come out as unknown there.
const keywords = new Set(
  ['$ref', 'type', 'description', 'title', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly', 'enum', 'format']
    .concat(['minLength', 'maxLength', 'pattern', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'])
    .concat([
      'items',
      'minItems',
      'maxItems',
      'uniqueItems',
      'properties',
      'required',
      'additionalProperties',
      'minProperties',
      'maxProperties',
      'propertyNames',
    ])
    .concat(['allOf', 'anyOf']),
);

// Formats that TypeBox and ajv-formats both check; either passes everything for a name that it does not know.
const formats = new Set([
  'date',
  'date-time',
  'time',
  'duration',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'json-pointer',
  'regex',
  'uri',
  'uri-reference',
  'uuid',
]);

function schemaBreaches(document: Document, place: string, schema: Schema): string[] {
  const found = Object.keys(schema)
    .filter((keyword) => !keywords.has(keyword) && !keyword.startsWith('x-'))
    .map((keyword) => `${place}: ${keyword} is not among the keywords that come out alike everywhere`);
  if (schema.$ref !== undefined) {
    try {
      resolve(document, schema);
    } catch (error) {
      found.push(`${place}: ${(error as Error).message}`);
    }
    const beside = Object.keys(schema).filter(
      (keyword) => !['$ref', 'description', 'title', 'default', 'examples', 'deprecated'].includes(keyword),
    );
    if (beside.length > 0) found.push(`${place}: ${beside.join(', ')} beside $ref`);
  }
  if (schema.format !== undefined && !formats.has(String(schema.format)))
    found.push(`${place}: format ${String(schema.format)} is not checked by both validators`);
  if (Array.isArray(schema.type)) {
    const named = schema.type.filter((type) => type !== 'null');
    if (named.length !== 1 || schema.type.length !== 2) found.push(`${place}: a list of types is one type and 'null'`);
  }
  if (schema.enum && (schema.type !== 'string' || !schema.enum.every((value) => typeof value === 'string'))) {
    found.push(`${place}: an enum has type string and texts only`);
  }
  if (schema.type === 'array' && !schema.items) found.push(`${place}: an array has items`);
  if ([schema.type].flat().includes('object') && schema.additionalProperties === undefined) {
    found.push(`${place}: an object states additionalProperties`);
  }
  for (const keyword of ['allOf', 'anyOf'] as const) {
    if (schema[keyword] && (schema.type ?? schema.properties) !== undefined) found.push(`${place}: type or properties beside ${keyword}`);
  }
  found.push(...requiredBreaches(place, schema));
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    found.push(...schemaBreaches(document, `${place}/properties/${name}`, property));
  for (const keyword of ['items', 'additionalProperties', 'propertyNames']) {
    const inner = schema[keyword];
    if (inner !== null && typeof inner === 'object') found.push(...schemaBreaches(document, `${place}/${keyword}`, inner as Schema));
  }
  for (const keyword of ['allOf', 'anyOf'] as const) {
    schema[keyword]?.forEach((member, index) => found.push(...schemaBreaches(document, `${place}/${keyword}/${index}`, member)));
  }
  return found;
}

// TypeBox writes `required` from the properties, in their order.
function requiredBreaches(place: string, { properties, required }: Schema): string[] {
  if (!required) return [];
  const inOrder = Object.keys(properties ?? {}).filter((name) => required.includes(name));
  if (required.length > 0 && inOrder.join() === required.join()) return [];
  return [`${place}: required lists some of the properties, in their order, or is left out`];
}

function repeated(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))];
}
