import { describe, expect, it } from '@jest/globals';
import { dereferencedOperations, dereferencedSpec, type Schema } from '../test/dereferenced.js';
import { type OperationId, operations, schemas } from './index.js';

const spec = dereferencedSpec();

/**
 * A TypeBox schema as plain JSON with each `$ref` replaced by the schema that `schemas` has under it. Members beside a `$ref` (a description) stay and
 * win, as redocly does it.
 */
function serialised(schema: unknown): unknown {
  return dereference(JSON.parse(JSON.stringify(schema)));
}

function dereference(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dereference);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, dereference(member)]));
  const { $ref, ...beside } = members;
  if (typeof $ref !== 'string') return members;
  const target = (schemas as Record<string, unknown>)[$ref];
  if (target === undefined) throw new Error(`${$ref} is not in schemas`);
  return { ...(serialised(target) as object), ...beside };
}

function references(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, member]) => (name === '$ref' ? [String(member)] : references(member)));
}

describe('the TypeBox schemas', () => {
  it('are exactly the component schemas of the spec', () => {
    const names = Object.keys(schemas).map((reference) => reference.slice('#/components/schemas/'.length));
    expect(names).toEqual(Object.keys(spec.components.schemas).toSorted());
    expect(names.length).toBeGreaterThan(20);
  });

  it.each(Object.entries(schemas))('serialise to what redocly dereferences: %s', (reference, schema) => {
    const wanted = spec.components.schemas[reference.slice('#/components/schemas/'.length)];
    expect(serialised(schema)).toEqual(wanted);
  });

  it('refer to nothing outside the context, which would reject every value', () => {
    const found = [...references(JSON.parse(JSON.stringify(schemas))), ...references(JSON.parse(JSON.stringify(operations)))];
    expect(found.filter((reference) => !Object.hasOwn(schemas, reference))).toEqual([]);
    expect(found.length).toBeGreaterThan(50);
  });
});

describe('the operation table', () => {
  const found = dereferencedOperations(spec);

  it('has exactly the operations of the spec', () => {
    expect(Object.keys(operations)).toEqual(found.map(({ operation }) => operation.operationId).toSorted());
    expect(Object.entries(operations).filter(([id, operation]) => operation.id !== id)).toEqual([]);
  });

  it.each(found.map((entry) => [entry.operation.operationId, entry] as const))(
    'has what redocly dereferences for %s',
    (id, { method, path, operation: { parameters = [], requestBody, responses, security } }) => {
      const operation = operations[id as OperationId];
      expect({ method: operation.method, path: operation.path, authenticated: operation.authenticated }).toEqual({
        method,
        path,
        authenticated: security === undefined,
      });
      expect(
        operation.parameters.map(({ name, in: place, required, schema }) => ({ name, in: place, required, schema: serialised(schema) })),
      ).toEqual(parameters.map(({ name, in: place, required = false, schema }) => ({ name, in: place, required, schema })));
      expect(operation.body && { required: operation.body.required, content: content(operation.body.content) }).toEqual(
        requestBody && { required: requestBody.required ?? false, content: plain(requestBody.content) },
      );
      expect(Object.keys(operation.responses)).toEqual(Object.keys(responses).toSorted());
      for (const [status, response] of Object.entries(responses)) {
        const had = operation.responses[status];
        expect(content(had?.content ?? {})).toEqual(plain(response.content ?? {}));
        const headers = Object.entries(response.headers ?? {}).map(([name, { required = false, schema }]) => [
          name.toLowerCase(),
          { required, schema },
        ]);
        expect(
          Object.fromEntries(
            Object.entries(had?.headers ?? {}).map(([name, { required, schema }]) => [name, { required, schema: serialised(schema) }]),
          ),
        ).toEqual(Object.fromEntries(headers));
      }
    },
  );

  it('joins all parameters of an operation into one schema that refuses others', () => {
    for (const { parameters, parametersSchema } of Object.values(operations)) {
      const {
        properties,
        required = [],
        additionalProperties,
      } = serialised(parametersSchema) as {
        properties: Record<string, Schema>;
        required?: string[];
        additionalProperties: unknown;
      };
      expect(Object.keys(properties)).toEqual(parameters.map(({ name }) => name));
      expect(required).toEqual(parameters.filter((parameter) => parameter.required).map(({ name }) => name));
      expect(additionalProperties).toBe(false);
      for (const { name, schema } of parameters) {
        const { description: _own, ...rules } = properties[name] ?? {};
        const { description: _schemas, ...wanted } = serialised(schema) as Schema;
        expect(rules).toEqual(wanted);
      }
    }
  });
});

function content(byType: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(byType).map(([type, schema]) => [type, serialised(schema)]));
}

function plain(byType: Readonly<Record<string, { readonly schema: Schema }>>): Record<string, Schema> {
  return Object.fromEntries(Object.entries(byType).map(([type, { schema }]) => [type, schema]));
}
