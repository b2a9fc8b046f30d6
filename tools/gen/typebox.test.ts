import { stripTypeScriptTypes } from 'node:module';
import { runInThisContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Type } from 'typebox';
import type { Schema } from './document.ts';
import { tinySpec } from './tiny.ts';
import { typebox } from './typebox.ts';

/** The JSON of what an expression makes. */
function serialised(expression: string): unknown {
  const make = runInThisContext(`(${stripTypeScriptTypes(`(Type) => ${expression}`)})`) as (type: typeof Type) => unknown;
  return JSON.parse(JSON.stringify(make(Type)));
}

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom("it's", '"\\', '`${x}`', '\u2028\u2029', '*/', '</script>'),
);
const names = fc.oneof(texts, fc.constantFrom('constructor', 'X-Trace-Id', 'toString', '0')).filter((name) => name !== '__proto__');
const described = fc.record({ description: texts }, { requiredKeys: [] });

const { schema } = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc
    .tuple(
      described,
      fc.oneof(
        { depthSize: 'small' },
        fc.constant({}),
        fc.constantFrom('boolean', 'integer', 'number', 'string', 'null').map((type) => ({ type })),
        fc.record({ type: fc.constant('string'), pattern: fc.constantFrom('^[\\w-]+$', "^['\\\\]$"), minLength: fc.nat(9) }),
        fc.record({ type: fc.constant(['string', 'null']), maxLength: fc.nat(9) }),
        fc.record({ type: fc.constant('string'), enum: fc.uniqueArray(texts, { minLength: 1, maxLength: 3 }) }),
        fc.constant({ $ref: '#/components/schemas/Kind' }),
        fc.record({ type: fc.constant('array'), items: tie('schema'), minItems: fc.nat(3) }),
        fc.record({ type: fc.constant('object'), additionalProperties: fc.oneof(fc.constant(true), tie('schema')) }),
        fc.record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
        fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
        fc
          .tuple(
            fc.uniqueArray(fc.tuple(names, tie('schema'), fc.boolean()), { minLength: 1, maxLength: 4, selector: ([name]) => name }),
            fc.boolean(),
          )
          .map(([members, additionalProperties]) => objectOf(members, additionalProperties)),
      ),
    )
    .map(([before, keywords]) => ({ ...before, ...keywords })),
}));

function objectOf(members: readonly (readonly [string, Schema, boolean])[], additionalProperties: boolean): Schema {
  const properties = Object.fromEntries(members.map(([name, member]) => [name, member]));
  // In the order of the properties, as the conventions ask: integers come first among an object's own names.
  const required = Object.keys(properties).filter((name) => members.some(([other, , needed]) => needed && other === name));
  return { type: 'object', ...(required.length > 0 ? { required } : {}), properties, additionalProperties };
}

describe('a TypeBox expression', () => {
  it('serialises to exactly the schema that it was made of, for any schema of the supported keywords', () => {
    fc.assert(
      fc.property(schema, (one) => {
        expect(serialised(typebox(one))).toEqual(one);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  it.each(Object.entries(tinySpec().components?.schemas ?? {}))('serialises to the schema: %s', (_name, one) => {
    expect(serialised(typebox(one))).toEqual(one);
  });

  it('keeps the kind of an object whose members are free, under a type that knows them', () => {
    const expression = typebox({ type: 'object', required: ['id'], properties: { id: { type: 'string' } }, additionalProperties: true });
    expect(expression).toMatch(/^Type\.Unsafe<\{\n {2}id: string;\n {2}\[name: string\]: unknown;\n\}>\(Type\.Object\(/);
    const make = runInThisContext(`(${stripTypeScriptTypes(`(Type) => ${expression}`)})`) as (type: typeof Type) => { '~kind': string };
    expect(make(Type)['~kind']).toBe('Object');
  });
});
