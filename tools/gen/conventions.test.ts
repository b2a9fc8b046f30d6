import { describe, expect, it } from '@jest/globals';
import { breaches } from './conventions.ts';
import type { Document, Schema } from './document.ts';
import { tinySpec } from './tiny.ts';

/** The tiny spec with one operation member or one schema other than it was. */
const withOperation = (change: object): Document => {
  const spec = tinySpec();
  const item = spec.paths['/farms/{farmId}'];
  return { ...spec, paths: { '/farms/{farmId}': { ...item, put: { ...(item?.['put'] as object), ...change } } } };
};
const withSchema = (name: string, schema: Schema): Document => {
  const spec = tinySpec();
  return { ...spec, components: { ...spec.components, schemas: { ...spec.components?.schemas, [name]: schema } } };
};
const parameter = (change: object) => ({ parameters: [{ name: 'p', in: 'query', schema: { type: 'string' }, ...change }] });

const cases: [string, Document, string][] = [
  ['an operation without a name', withOperation({ operationId: undefined }), 'operationId is camelCase'],
  ['two operations of one name', withOperation({ operationId: 'deleteFarm' }), 'operationId deleteFarm is used twice'],
  ['two tags', withOperation({ tags: ['A', 'B'] }), 'exactly one tag'],
  ['no effects', withOperation({ 'x-effects': undefined }), 'x-effects is { reads, writes, adds }'],
  ['effects with a member too many', withOperation({ 'x-effects': { reads: [], writes: [], adds: [], deletes: [] } }), 'x-effects is'],
  ['a resource that is none', withOperation({ 'x-effects': { reads: ['Farms/{farmId'], writes: [], adds: [] } }), 'x-effects is'],
  ['transactional left open', withOperation({ 'x-transactional': undefined }), 'x-transactional is true or false'],
  ['idempotent as text', withOperation({ 'x-idempotent': 'yes' }), 'x-idempotent is true or false'],
  ['batchable as text', withOperation({ 'x-batchable': 'no' }), 'x-batchable is true or false'],
  ['a body without its name', withOperation({ 'x-codegen-request-body-name': undefined }), 'named by x-codegen-request-body-name: body'],
  ['a parameter named body', withOperation(parameter({ name: 'body' })), 'no parameter is named body'],
  ['two parameters of one name', withOperation(parameter({ name: 'farmId' })), 'two parameters are named farmId'],
  ['a cookie', withOperation(parameter({ in: 'cookie' })), 'parameter p is in path, query or header'],
  ['a parameter without schema', withOperation(parameter({ schema: undefined })), 'parameter p has a schema'],
  ['an enum without a name', withOperation(parameter({ schema: { type: 'string', enum: ['a'] } })), 'its enum is a component schema'],
  ['a schema name that the modules use', withSchema('Operation', { type: 'string' }), 'schema Operation: a name is PascalCase'],
  ['oneOf', withSchema('Bad', { oneOf: [] }), '#/components/schemas/Bad: oneOf is not among the keywords'],
  ['const, in a property', withSchema('Bad', { type: 'object', properties: { a: { const: 1 } } }), 'Bad/properties/a: const is not among'],
  [
    'a reference to nothing',
    withSchema('Bad', { type: 'array', items: { $ref: '#/components/schemas/Nobody' } }),
    'Bad/items: #/components/schemas/Nobody names nothing',
  ],
  ['a rule beside a reference', withSchema('Bad', { $ref: '#/components/schemas/Kind', minLength: 1 }), 'minLength beside $ref'],
  ['a format that is not checked', withSchema('Bad', { type: 'string', format: 'datetime' }), 'format datetime is not checked'],
  ['several types', withSchema('Bad', { type: ['string', 'number'] }), 'a list of types is one type and'],
  ['an enum of numbers', withSchema('Bad', { type: 'integer', enum: [1] }), 'an enum has type string'],
  ['an array of what', withSchema('Bad', { type: 'array' }), 'an array has items'],
  [
    'required out of order',
    withSchema('Bad', { type: 'object', required: ['b', 'a'], properties: { a: {}, b: {} } }),
    'required lists some of the properties, in their order',
  ],
  [
    'required without property',
    withSchema('Bad', { type: 'object', required: ['c'], properties: { a: {} } }),
    'required lists some of the properties',
  ],
];

describe('the conventions', () => {
  it('hold for the tiny spec', () => {
    expect(breaches(tinySpec())).toEqual([]);
  });

  it.each(cases)('name the place of %s', (_title, document, message) => {
    expect(breaches(document).filter((breach) => breach.includes(message))).toHaveLength(1);
  });
});
