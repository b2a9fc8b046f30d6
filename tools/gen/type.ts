import type { Schema } from './document.ts';
import { docComment, memberName, quoted } from './source.ts';

/** The TypeScript type of a schema's values. Component schemas go by their names; unchecked keywords (lengths, patterns, bounds) do not narrow it. */
export function typeOf(schema: Schema, depth = 0): string {
  if (schema.$ref !== undefined) return schemaName(schema.$ref);
  if (schema.allOf) return schema.allOf.map((member) => grouped(typeOf(member, depth))).join(' & ');
  if (schema.anyOf) return schema.anyOf.map((member) => grouped(typeOf(member, depth))).join(' | ');
  if (schema.enum) return schema.enum.map((value) => quoted(String(value))).join(' | ');
  if (Array.isArray(schema.type)) return schema.type.map((type: string) => grouped(typeOf({ ...schema, type }, depth))).join(' | ');
  switch (schema.type) {
    case 'array':
      return `${grouped(typeOf(schema.items ?? {}, depth))}[]`;
    case 'boolean':
    case 'null':
    case 'string':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'object':
      return objectType(schema, depth);
    default:
      return 'unknown';
  }
}

/** The component that a reference names. */
export function schemaName($ref: string): string {
  return $ref.slice($ref.lastIndexOf('/') + 1);
}

function objectType({ properties = {}, required = [], additionalProperties = true }: Schema, depth: number): string {
  const named = Object.entries(properties);
  const rest =
    additionalProperties === false ? undefined : additionalProperties === true ? 'unknown' : typeOf(additionalProperties, depth + 1);
  if (named.length === 0) return rest === undefined ? 'Record<string, never>' : `Record<string, ${rest}>`;
  const indent = '  '.repeat(depth + 1);
  const members = named.map(([name, property]) => {
    const optional = required.includes(name) ? '' : '?';
    const comment = property.description === undefined ? '' : docComment(property.description, indent);
    return `${comment}${indent}${memberName(name)}${optional}: ${typeOf(property, depth + 1)};\n`;
  });
  // An index signature must admit the named members as well, so any but `unknown` would refuse them.
  if (rest !== undefined) members.push(`${indent}[name: string]: unknown;\n`);
  return `{\n${members.join('')}${'  '.repeat(depth)}}`;
}

function grouped(type: string): string {
  return /[|&]/.test(type) && !type.startsWith('{') ? `(${type})` : type;
}
