import { describe, expect, it } from '@jest/globals';
import type { Schema } from './document.ts';
import { typeOf } from './type.ts';

const cases: [string, Schema, string][] = [
  ['anything', {}, 'unknown'],
  ['a text', { type: 'string', format: 'uri' }, 'string'],
  ['an integer', { type: 'integer' }, 'number'],
  ['a component', { $ref: '#/components/schemas/Item' }, 'Item'],
  ['an enum', { type: 'string', enum: ['a', "it's"] }, "'a' | 'it\\'s'"],
  ['an array of an enum', { type: 'array', items: { type: 'string', enum: ['a', 'b'] } }, "('a' | 'b')[]"],
  ['a type or null', { type: ['integer', 'null'] }, 'number | null'],
  ['a map', { type: 'object', additionalProperties: { type: 'boolean' } }, 'Record<string, boolean>'],
  ['a free map', { type: 'object' }, 'Record<string, unknown>'],
  ['an empty object', { type: 'object', additionalProperties: false }, 'Record<string, never>'],
  [
    'several at once',
    { allOf: [{ $ref: '#/components/schemas/A' }, { anyOf: [{ type: 'null' }, { type: 'string' }] }] },
    'A & (null | string)',
  ],
  [
    'an object',
    {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string' }, 'b-c': { type: 'null', description: 'Ends */ here.' } },
      additionalProperties: false,
    },
    "{\n  a: string;\n  /** Ends *\\/ here. */\n  'b-c'?: null;\n}",
  ],
  [
    'an object with typed free members, which the named ones must fit as well',
    { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: { type: 'number' } },
    '{\n  a?: string;\n  [name: string]: unknown;\n}',
  ],
];

describe('the TypeScript type', () => {
  it.each(cases)('of %s', (_title, schema, type) => {
    expect(typeOf(schema)).toBe(type);
  });
});
