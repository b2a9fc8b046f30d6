import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { Compile } from 'typebox/compile';
import type { TSchema } from 'typebox';
import { dereferencedOperations, dereferencedSpec, type Schema } from '../test/dereferenced.js';
import { instances, mutations } from '../test/instance.js';
import { type OperationId, operations, schemas } from './index.js';

// Fixed, so that a failure is the same on every machine; the sample is large enough that other seeds find the same.
const seed = 20261121;
const runs = 200;

const ajv = new Ajv2020({ strict: false, validateFormats: true });
addFormats.default(ajv);

const spec = dereferencedSpec();
const components = Object.entries(schemas).map(([reference, schema]): [string, TSchema, Schema] => {
  const name = reference.slice('#/components/schemas/'.length);
  return [name, schema, spec.components.schemas[name] ?? {}];
});
const parameters = dereferencedOperations(spec).flatMap(({ operation }): [string, TSchema, Schema][] =>
  operations[operation.operationId as OperationId].parameters.map((parameter, index) => [
    `${operation.operationId} ${parameter.name}`,
    parameter.schema,
    operation.parameters?.[index]?.schema ?? {},
  ]),
);

// Two validators, two roads: TypeBox compiles what our generator made, ajv what redocly dereferenced.
describe.each([...components, ...parameters])('TypeBox and ajv judge alike: %s', (_name, schema, dereferenced) => {
  const typebox = Compile(schemas, schema);
  const other = ajv.compile(dereferenced);

  it(`both accept ${runs} valid instances`, () => {
    const valid = fc.sample(instances(dereferenced), { seed, numRuns: runs });
    expect(valid).toHaveLength(runs);
    expect(valid.filter((instance) => !typebox.Check(instance))).toEqual([]);
    expect(valid.filter((instance) => !other(instance))).toEqual([]);
  });

  it(`both give the same verdict on ${runs} instances with one place changed, and refuse some`, () => {
    const mutated = fc.sample(instances(dereferenced).chain(mutations), { seed, numRuns: runs });
    const verdicts = mutated.map((instance) => ({ instance, typebox: typebox.Check(instance), ajv: other(instance) }));
    expect(verdicts.filter((verdict) => verdict.typebox !== verdict.ajv)).toEqual([]);
    expect(verdicts.filter((verdict) => !verdict.typebox).length).toBeGreaterThan(runs / 20);
  });
});
