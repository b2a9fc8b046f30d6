import type { Document, OperationObject, Schema } from './document.ts';

/** A small spec with what the generators must get right: enum, map, nested references, type or null, free members, a header parameter, no body. */
export function tinySpec(): Document {
  return {
    openapi: '3.1.0',
    info: { title: 'Tiny', version: '1' },
    security: [{ bearer: [] }],
    paths: {
      '/farms/{farmId}': {
        parameters: [{ name: 'farmId', in: 'path', required: true, schema: { $ref: '#/components/schemas/FarmId' } }],
        put: putFarm,
        delete: {
          ...effects,
          operationId: 'deleteFarm',
          tags: ['Farms'],
          security: [],
          'x-batchable': false,
          responses: { 204: { description: 'Gone.' } },
        },
      },
    },
    components: {
      schemas: schemas,
      parameters: { traceId: { name: 'X-Trace-Id', in: 'header', schema: { type: 'string' } } },
      responses: { Failed: { description: `It's wrong.`, content: { 'application/problem+json': {} } } },
      headers: { ETag: { required: true, schema: { type: 'string' } } },
    },
  };
}

const effects = { 'x-effects': { reads: [], writes: ['farms/{farmId}'], adds: [] }, 'x-transactional': true, 'x-idempotent': true };

const putFarm: OperationObject = {
  ...effects,
  operationId: 'putFarm',
  tags: ['Farms'],
  summary: 'Put a farm',
  parameters: [
    { $ref: '#/components/parameters/traceId' },
    { name: 'kinds', in: 'query', explode: false, schema: { type: 'array', items: { $ref: '#/components/schemas/Kind' } } },
  ],
  'x-codegen-request-body-name': 'body',
  requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Farm' } } } },
  responses: {
    201: {
      description: 'Made.',
      headers: { ETag: { $ref: '#/components/headers/ETag' } },
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Farm' } } },
    },
    204: { description: 'Was there.' },
    422: { $ref: '#/components/responses/Failed' },
  },
};

const schemas: Readonly<Record<string, Schema>> = {
  Kind: { type: 'string', enum: ['cow', `farmer's dog`] },
  Animal: {
    type: 'object',
    required: ['kind'],
    properties: {
      kind: { $ref: '#/components/schemas/Kind' },
      nick: { type: ['string', 'null'], maxLength: 9, description: 'What it is called.' },
    },
    additionalProperties: false,
  },
  FarmId: { type: 'string', pattern: '^[a-z\\d]+$' },
  Farm: {
    type: 'object',
    description: 'A farm.',
    required: ['animals'],
    properties: {
      animals: { type: 'array', minItems: 1, items: { $ref: '#/components/schemas/Animal' } },
      counts: { type: 'object', additionalProperties: { type: 'integer' } },
    },
    additionalProperties: true,
  },
};
