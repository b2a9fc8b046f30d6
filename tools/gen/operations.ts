import {
  byText,
  type Content,
  type Document,
  operationsOf,
  type ParameterObject,
  type ReadOperation,
  resolve,
  type Schema,
} from './document.ts';
import { banner, docComment, literal, memberName, quoted } from './source.ts';
import { schemaName, typeOf } from './type.ts';
import { typebox } from './typebox.ts';

/** packages/contracts/src/gen/operations.ts: the operation table, and per operation the types of what goes in and comes out. */
export function operationsModule(document: Document): string {
  const operations = operationsOf(document);
  return [
    banner('spec/openapi.yaml') +
      `import Type from 'typebox';\nimport type { Operation } from '../operation.js';\n` +
      schemaImports(operations),
    docComment('Per operation: its parameters by their spec names, its body, and the bodies of its successes.') +
      `export interface OperationTypes {\n${operations.map(operationTypes).join('')}}\n`,
    docComment('The name of an operation of the spec.') + 'export type OperationId = keyof OperationTypes;\n',
    docComment('What an operation takes: `{ parameters, body }`, without `body` where it takes none.') +
      `export type OperationInput<Id extends OperationId> = OperationTypes[Id]['input'];\n`,
    docComment('What an operation answers when it succeeds (2xx): a union of its bodies, `void` for an answer without one.') +
      `export type OperationOutput<Id extends OperationId> = OperationTypes[Id]['output'];\n`,
    docComment('Every operation of the spec by its operationId. The context `schemas` resolves the references in its schemas.') +
      `export const operations: { readonly [Id in OperationId]: Operation<Id> } = {
${operations.map((operation) => `  ${operation.id}: ${tableEntry(document, operation)},\n`).join('')}};\n`,
  ].join('\n');
}

function schemaImports(operations: readonly ReadOperation[]): string {
  const used = operations.flatMap((operation) => [parametersSchema(operation), ...inputs(operation), ...outputs(operation)]);
  const names = [...new Set(used.flatMap((schema) => references(schema)).map(schemaName))].toSorted(byText);
  return names.length === 0 ? '' : `import type { ${names.join(', ')} } from './schemas.js';\n`;
}

function references(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, member]) => (key === '$ref' && typeof member === 'string' ? [member] : references(member)));
}

function operationTypes(operation: ReadOperation): string {
  const { id, method, path, object, body } = operation;
  const bodyMember = body ? `      body${body.required ? '' : '?'}: ${union(inputs(operation).map((schema) => typeOf(schema, 3)))};\n` : '';
  return (
    docComment([object.summary, `${method} ${path}`].filter(Boolean).join(': '), '  ') +
    `  ${id}: {
    input: {
      parameters: ${typeOf(parametersSchema(operation), 3)};
${bodyMember}    };
    output: ${union([...outputs(operation).map((schema) => typeOf(schema, 2)), ...(answersNothing(operation) ? ['void'] : [])])};
  };\n`
  );
}

// All parameters as one object by name.
function parametersSchema({ parameters }: ReadOperation): Schema {
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  const properties = Object.fromEntries(parameters.map(({ name, schema, description }) => [name, described(schema ?? {}, description)]));
  return { type: 'object', ...(required.length > 0 ? { required } : {}), properties, additionalProperties: false };
}

// The parameter's own description says more than that of the schema it refers to.
const described = (schema: Schema, description: string | undefined): Schema =>
  description === undefined ? schema : { ...schema, description };

const inputs = ({ body }: ReadOperation) => Object.values(body?.content ?? {}).map(({ schema }) => schema ?? {});

const successes = ({ responses }: ReadOperation) => responses.filter(([status]) => status.startsWith('2')).map(([, response]) => response);

const outputs = (operation: ReadOperation) =>
  successes(operation).flatMap(({ content }) => Object.values(content ?? {}).map(({ schema }) => schema ?? {}));

const answersNothing = (operation: ReadOperation) => successes(operation).some(({ content }) => Object.keys(content ?? {}).length === 0);

const union = (types: readonly string[]) => [...new Set(types)].join(' | ') || 'never';

function tableEntry(document: Document, operation: ReadOperation): string {
  const { id, method, path, object, parameters, body, responses } = operation;
  const security = object.security ?? document.security ?? [];
  const members: [string, string][] = [
    ['id', quoted(id)],
    ['method', quoted(method)],
    ['path', quoted(path)],
    ['tags', literal(object.tags ?? [])],
    [
      'parameters',
      block(
        parameters.map((parameter) => parameterEntry(document, parameter)),
        '[]',
        3,
      ),
    ],
    ['parametersSchema', typebox(parametersSchema(operation), 2)],
    ['body', body ? `{ required: ${body.required === true}, content: ${contentEntry(body.content, 3)} }` : 'undefined'],
    [
      'responses',
      block(
        responses.map(([status, response]) => `${memberName(status)}: ${responseEntry(document, response)}`),
        '{}',
        3,
      ),
    ],
    ['effects', literal(object['x-effects'], 2)],
    ['transactional', literal(object['x-transactional'])],
    ['idempotent', literal(object['x-idempotent'])],
    ['batchable', literal(object['x-batchable'] ?? true)],
    ['authenticated', literal(security.length > 0 && security.every((requirement) => Object.keys(requirement).length > 0))],
  ];
  return block(
    members.map(([name, expression]) => `${name}: ${expression}`),
    '{}',
    2,
  );
}

function parameterEntry(document: Document, { name, in: place, required = false, schema = {}, ...given }: ParameterObject): string {
  // OpenAPI 3.1, 4.8.12.2: form for query, simple for path and header; form explodes.
  const style = given.style ?? (place === 'query' ? 'form' : 'simple');
  const explode = given.explode ?? style === 'form';
  const resolved = resolve<Schema>(document, schema);
  const itemType = resolved.type === 'array' ? [`itemType: ${literal(resolve<Schema>(document, resolved.items ?? {}).type)}`] : [];
  const members = [
    `name: ${quoted(name)}`,
    `in: ${quoted(place)}`,
    `required: ${required}`,
    `style: ${quoted(style)}`,
    `explode: ${explode}`,
  ];
  return `{ ${[...members, `type: ${literal(resolved.type)}`, ...itemType, `schema: ${typebox(schema, 4)}`].join(', ')} }`;
}

function responseEntry(
  document: Document,
  { description, headers = {}, content = {} }: { description: string; headers?: object; content?: Content },
): string {
  const resolved = Object.entries(headers).map(([name, header]) => {
    const { required = false, schema = {} } = resolve<{ required?: boolean; schema?: Schema }>(document, header);
    return `${memberName(name.toLowerCase())}: { required: ${required}, schema: ${typebox(schema, 5)} }`;
  });
  const members = [`description: ${quoted(description)}`, `headers: ${inline(resolved)}`, `content: ${contentEntry(content, 4)}`];
  return block(members, '{}', 4);
}

function contentEntry(content: Content, depth: number): string {
  return inline(Object.entries(content).map(([type, { schema }]) => `${memberName(type)}: ${typebox(schema ?? {}, depth)}`));
}

const inline = (members: readonly string[]) => (members.length === 0 ? '{}' : `{ ${members.join(', ')} }`);

function block(members: readonly string[], [open, close]: string, depth: number): string {
  if (members.length === 0) return `${open}${close}`;
  const indent = '  '.repeat(depth);
  return `${open}\n${members.map((member) => `${indent}${member},\n`).join('')}${indent.slice(2)}${close}`;
}
