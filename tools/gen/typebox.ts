import type { Schema } from './document.ts';
import { literal, memberName, quoted } from './source.ts';
import { typeOf } from './type.ts';

/**
 * The TypeBox expression that serialises to exactly this schema. What has a builder with the same JSON uses it; a map, a type or null and an
 * object with free members stand in `Type.Unsafe<…>`, because their builders would write other JSON or lose the free members' type. `type` is that
 * type: a component's is its name.
 */
export function typebox(schema: Schema, depth = 0, type = typeOf(schema, depth)): string {
  if (schema.$ref !== undefined) return call('Ref', [quoted(schema.$ref)], without(schema, '$ref'), depth);
  if (schema.allOf) return call('Intersect', [list(schema.allOf, depth)], without(schema, 'allOf'), depth);
  if (schema.anyOf) return call('Union', [list(schema.anyOf, depth)], without(schema, 'anyOf'), depth);
  if (schema.enum) return call('Enum', [literal(schema.enum, depth)], without(schema, 'enum'), depth);
  switch (schema.type) {
    case 'array':
      return call('Array', [typebox(schema.items ?? {}, depth)], without(schema, 'type', 'items'), depth);
    case 'boolean':
    case 'integer':
    case 'null':
    case 'number':
    case 'string':
      return call(builders[schema.type], [], without(schema, 'type'), depth);
    case 'object':
      return objectExpression(schema, depth, type);
    case undefined:
      return call('Unknown', [], schema, depth);
    default:
      return unsafe(type, literal(schema, depth));
  }
}

const builders = { boolean: 'Boolean', integer: 'Integer', null: 'Null', number: 'Number', string: 'String' } as const;

function objectExpression(schema: Schema, depth: number, type: string): string {
  const { properties, required = [], additionalProperties } = schema;
  if (!properties) return unsafe(type, literal(schema, depth));
  const indent = '  '.repeat(depth + 1);
  const members = Object.entries(properties).map(([name, property]) => {
    const expression = typebox(property, depth + 1);
    return `${indent}${memberName(name)}: ${required.includes(name) ? expression : `Type.Optional(${expression})`},\n`;
  });
  const body = members.length === 0 ? '{}' : `{\n${members.join('')}${'  '.repeat(depth)}}`;
  const expression = call('Object', [body], without(schema, 'type', 'properties', 'required'), depth);
  return additionalProperties === false ? expression : unsafe(type, expression);
}

const unsafe = (type: string, expression: string) => `Type.Unsafe<${type}>(${expression})`;

const list = (schemas: readonly Schema[], depth: number) => `[${schemas.map((schema) => typebox(schema, depth)).join(', ')}]`;

function call(builder: string, args: readonly string[], options: Schema, depth: number): string {
  const given = Object.keys(options).length === 0 ? args : [...args, literal(options, depth)];
  return `Type.${builder}(${given.join(', ')})`;
}

function without(schema: Schema, ...keywords: string[]): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword)));
}
