import { describe, expect, it } from '@jest/globals';
import { openapi } from '@sheaf/contracts/openapi';
import * as fc from 'fast-check';
import { discoveryDocument, type DiscoveryDocument } from './discovery.js';
import type { OpenApiDocument } from './openapi.js';

const options = { name: 'farm', version: 'v2', rootUrl: 'http://127.0.0.1:3000/', batchPath: '/batch/farm/v2' };
const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });
const thing = { $ref: '#/components/schemas/Thing' };
const farm: OpenApiDocument = {
  info: { title: 'Farm', description: 'Animals.' },
  paths: {
    '/farm/v2/animals': {
      get: {
        operationId: 'animals.list',
        parameters: [
          { name: 'maxResults', in: 'query', schema: { type: 'integer', minimum: 1, default: 20 } },
          { name: 'kinds', in: 'query', schema: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } } },
          { name: 'ids', in: 'query', explode: false, schema: { type: 'array', items: { type: 'string' } } },
          { name: 'x-trace', in: 'header', schema: { type: 'string' } },
        ],
        responses: { 200: json({ type: 'object', properties: { items: { type: 'array', items: thing } } }) },
      } as never,
      post: { operationId: 'animals.insert', requestBody: json(thing), responses: { 201: json(thing) } } as never,
    },
    '/farm/v2/animals/{animal-id}': {
      parameters: [{ name: 'animal-id', in: 'path', required: true, schema: { type: 'string' } }],
      delete: { operationId: 'farm.animals.delete', summary: 'Deletes it.', responses: { 204: { description: 'Deleted.' } } },
    },
    '/health': { get: { operationId: 'getHealth' } },
  },
  components: { schemas: { Thing: { type: 'object', properties: { id: { type: 'string' }, age: { type: ['integer', 'null'] } } } } },
};

describe('discoveryDocument', () => {
  it('makes of an OpenAPI document what the clients build a service from', () => {
    expect(discoveryDocument(farm, { ...options, servicePath: '/farm/v2' })).toEqual({
      kind: 'discovery#restDescription',
      discoveryVersion: 'v1',
      id: 'farm:v2',
      name: 'farm',
      version: 'v2',
      title: 'Farm',
      description: 'Animals.',
      protocol: 'rest',
      rootUrl: 'http://127.0.0.1:3000/',
      servicePath: 'farm/v2/',
      baseUrl: 'http://127.0.0.1:3000/farm/v2/',
      batchPath: 'batch/farm/v2',
      schemas: {
        Thing: { id: 'Thing', type: 'object', properties: { id: { type: 'string' }, age: { type: 'integer' } } },
        AnimalsListResponse: {
          id: 'AnimalsListResponse',
          type: 'object',
          properties: { items: { type: 'array', items: { $ref: 'Thing' } } },
        },
      },
      resources: {
        animals: {
          methods: {
            list: {
              id: 'farm.animals.list',
              path: 'animals',
              httpMethod: 'GET',
              parameters: {
                maxResults: { type: 'integer', minimum: '1', default: '20', location: 'query' },
                kinds: { type: 'string', enum: ['a', 'b'], location: 'query', repeated: true },
                ids: { type: 'string', location: 'query' },
              },
              response: { $ref: 'AnimalsListResponse' },
            },
            insert: {
              id: 'farm.animals.insert',
              path: 'animals',
              httpMethod: 'POST',
              request: { $ref: 'Thing' },
              response: { $ref: 'Thing' },
            },
            delete: {
              id: 'farm.animals.delete',
              path: 'animals/{animal_id}',
              httpMethod: 'DELETE',
              description: 'Deletes it.',
              parameters: { animal_id: { type: 'string', location: 'path', required: true } },
              parameterOrder: ['animal_id'],
            },
          },
        },
      },
    });
  });

  it('serves paths below another one, when none is there already', () => {
    const { servicePath, baseUrl, resources } = discoveryDocument(farm, { ...options, servicePath: 'sheaf/v1' });
    expect({ servicePath, baseUrl }).toEqual({ servicePath: 'sheaf/v1/', baseUrl: 'http://127.0.0.1:3000/sheaf/v1/' });
    expect(resources!['animals']!.methods!['list']!.path).toBe('farm/v2/animals');
    expect(Object.keys(resources!)).toEqual(['animals', 'health']);
    expect(discoveryDocument(farm, options)).toMatchObject({ servicePath: '', baseUrl: 'http://127.0.0.1:3000/' });
  });

  it.each([
    [{ operationId: 'AnimalsController_findAll', tags: ['x'] }, 'farm.animals.findAll'],
    [{ operationId: 'getItem', tags: ['Line items'] }, 'farm.lineItems.getItem'],
    [{ operationId: 'a.b.c' }, 'farm.a.b.c'],
    [{ operationId: 'farm.animals.list' }, 'farm.animals.list'],
    [{ operationId: 'farm.list' }, 'farm.farm.list'],
    [{ operationId: 'listThings' }, 'farm.things.listThings'],
    [{}, 'farm.things.get'],
    [{ tags: ['API'] }, 'farm.api.get'],
    [{ operationId: 'constructor.__proto__' }, 'farm.constructor.__proto__'],
    [{ operationId: '2nd try' }, 'farm.things._2ndTry'],
  ])('names %j %s', (operation, id) => {
    const { resources, methods } = discoveryDocument({ paths: { '/things/{id}': { get: operation } } }, options);
    expect(methodsOf({ resources, methods } as DiscoveryDocument).map((method) => method.id)).toEqual([id]);
  });

  it('keeps operations of one name apart', () => {
    const paths = { '/a': { get: { operationId: 'x.y' } }, '/b': { get: { operationId: 'x.y' } } };
    expect(methodsOf(discoveryDocument({ paths }, options)).map(({ id, path }) => [id, path])).toEqual([
      ['farm.x.y', 'a'],
      ['farm.x.y2', 'b'],
    ]);
  });

  it('leaves out what no such client can call', () => {
    const header = { name: 'if-match', in: 'header', required: true };
    const paths = {
      '/a': { put: { parameters: [header] }, post: { requestBody: { required: true, content: { 'text/csv': {} } } }, get: {} },
      '/b': { put: { parameters: [header] } },
    };
    const document = discoveryDocument({ paths } as OpenApiDocument, options);
    expect(methodsOf(document).map(({ httpMethod, path }) => `${httpMethod} ${path}`)).toEqual(['GET a']);
    expect(Object.keys(document.resources!)).toEqual(['a']);
    const none = discoveryDocument(farm, { ...options, include: ({ operationId }) => operationId === 'getHealth' });
    expect(methodsOf(none).map(({ id }) => id)).toEqual(['farm.health.getHealth']);
  });

  it.each([
    [true, { type: 'any' }],
    [{}, { type: 'any' }],
    [{ oneOf: [{ type: 'string' }, { type: 'integer' }] }, { type: 'any' }],
    [
      { anyOf: [thing, { type: 'null' }], description: 'One.' },
      { $ref: 'Thing', description: 'One.' },
    ],
    [{ type: ['string', 'number'] }, { type: 'any' }],
    [{ const: 'a' }, { type: 'string', enum: ['a'] }],
    [{ enum: [1, 2] }, { type: 'number' }],
    [
      { type: 'string', format: 'date-time' },
      { type: 'string', format: 'date-time' },
    ],
    [
      { allOf: [{ properties: { a: { type: 'string' } } }, { properties: { b: true } }] },
      { type: 'object', properties: { a: { type: 'string' }, b: { type: 'any' } } },
    ],
    [{ allOf: [thing] }, { $ref: 'Thing' }],
    [
      { type: 'object', additionalProperties: true },
      { type: 'object', additionalProperties: { type: 'any' } },
    ],
    [
      { type: 'array', items: { type: 'array' } },
      { type: 'array', items: { type: 'array', items: { type: 'any' } } },
    ],
  ])('translates the schema %j', (schema, want) => {
    expect(discoveryDocument({ components: { schemas: { A: schema } } }, options).schemas['A']).toEqual({ id: 'A', ...want });
  });

  it('has every operation of the contract that JSON can call, and a schema for every reference', () => {
    const document = discoveryDocument(openapi as OpenApiDocument, { ...options, name: 'sheaf', servicePath: 'sheaf/v1' });
    const references = JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g);
    for (const [, name] of references) expect(document.schemas).toHaveProperty([name!]);
    expect(methodsOf(document)).toContainEqual(
      expect.objectContaining({
        id: 'sheaf.items.getItem',
        path: 'items/{itemId}',
        parameterOrder: ['itemId'],
        response: { $ref: 'Item' },
      }),
    );
  });

  it('never throws for a document that is not what it should be', () => {
    const operation = fc.record(
      {
        operationId: fc.string(),
        tags: fc.array(fc.string()),
        parameters: fc.array(fc.jsonValue()),
        requestBody: fc.jsonValue(),
        responses: fc.dictionary(fc.string(), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    const paths = fc.dictionary(
      fc.string().map((path) => `/${path}`),
      fc.record({ get: operation, post: operation }, { requiredKeys: [] }),
    );
    fc.assert(
      fc.property(paths, fc.dictionary(fc.string(), fc.jsonValue()), (given, schemas) => {
        discoveryDocument({ paths: given, components: { schemas } } as OpenApiDocument, options);
      }),
      { numRuns: 500 },
    );
  });
});

function methodsOf({
  methods = {},
  resources = {},
}: Pick<DiscoveryDocument, 'methods' | 'resources'>): { id: string; path: string; httpMethod: string }[] {
  return [...Object.values(methods), ...Object.values(resources).flatMap((resource) => methodsOf(resource))];
}
