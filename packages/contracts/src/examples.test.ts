import { describe, expect, it } from '@jest/globals';
import { Compile } from 'typebox/compile';
import { dereferencedOperations, dereferencedSpec, type Example } from '../test/dereferenced.js';
import { type Operation, type OperationId, operations, type ProblemCode, problems, schemas } from './index.js';

const examples = dereferencedOperations(dereferencedSpec()).flatMap(({ operation }) =>
  (operation['x-examples'] ?? []).map((example): [string, Operation, Example] => [
    `${operation.operationId} ${example.name}`,
    operations[operation.operationId as OperationId],
    example,
  ]),
);

describe('the examples of the spec', () => {
  it('show every operation succeeding', () => {
    const shown = new Set(examples.filter(([, , { response }]) => response.status < 300).map(([, { id }]) => id));
    expect(Object.keys(operations).filter((id) => !shown.has(id))).toEqual([]);
  });

  it.each(examples)('answer a status that the operation states, with a body of its schema: %s', (_title, operation, { response }) => {
    const stated = operation.responses[String(response.status)];
    expect(stated).toBeDefined();
    const [schema] = Object.values(stated?.content ?? {});
    expect(response.body !== undefined).toBe(schema !== undefined);
    if (schema) expect(Compile(schemas, schema).Errors(response.body)).toEqual([]);
  });

  it.each(examples.filter(([, , { response }]) => response.status < 400))(
    'send what the operation takes, where it succeeds: %s',
    (_title, operation, { request }) => {
      expect(Compile(schemas, operation.parametersSchema).Errors(request.parameters ?? {})).toEqual([]);
      const [schema] = Object.values(operation.body?.content ?? {});
      expect(request.body !== undefined).toBe(schema !== undefined);
      if (schema) expect(Compile(schemas, schema).Errors(request.body)).toEqual([]);
    },
  );

  const failures = examples.filter(([, , { response }]) => response.status >= 400);
  it.each(failures)('answer problems as the catalogue has them: %s', (_title, _operation, { response }) => {
    const { code, status, title, type } = response.body as { code: ProblemCode; status: number; title: string; type: string };
    expect(problems[code]).toMatchObject({ status: response.status, title, type });
    expect(status).toBe(response.status);
  });
});
