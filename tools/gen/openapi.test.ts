import { describe, expect, it } from '@jest/globals';
import type { Document } from './document.ts';
import { withExamples } from './openapi.ts';

const put = {
  operationId: 'put',
  'x-examples': [
    { name: 'made', summary: 'It is new.', request: { body: { a: 1 } }, response: { status: 201, body: { id: 'x', a: 1 } } },
    { name: 'refused', request: { body: { id: 1 } }, response: { status: 422, body: { code: 'no' } } },
    { name: 'gone', response: { status: 204 } },
  ],
  requestBody: { content: { 'application/json': { schema: {} }, 'text/plain': {} } },
  responses: {
    201: { description: 'Made.', content: { 'application/json': { schema: {} } } },
    204: { description: 'Gone.' },
    422: { $ref: '#/components/responses/No' },
  },
};
const document = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: { '/x': { put, parameters: [] } } } as unknown as Document;

describe('the examples of the served document', () => {
  it('stand beside the first media type, of requests that succeed and of answers of their status', () => {
    const { paths } = withExamples(document) as unknown as { paths: { '/x': { put: typeof put } } };
    expect(paths['/x'].put.requestBody.content).toEqual({
      'application/json': { schema: {}, examples: { made: { summary: 'It is new.', value: { a: 1 } } } },
      'text/plain': {},
    });
    expect(paths['/x'].put.responses).toEqual({
      201: {
        description: 'Made.',
        content: { 'application/json': { schema: {}, examples: { made: { summary: 'It is new.', value: { id: 'x', a: 1 } } } } },
      },
      204: { description: 'Gone.' },
      422: { $ref: '#/components/responses/No' },
    });
  });

  it('are left out where there are none', () => {
    const bare = { ...document, paths: { '/x': { get: { operationId: 'get', responses: {} } } } } as unknown as Document;
    expect(withExamples(bare)).toEqual(bare);
  });
});
