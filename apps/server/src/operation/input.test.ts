import { describe, expect, it } from '@jest/globals';
import { type Operation, type OperationId, operations } from '@sheaf/contracts';
import { openapi } from '@sheaf/contracts/openapi';
import type { FastifyRequest } from 'fastify';
import { compileInput } from './input.js';
import { ProblemError } from './problem-error.js';

interface Sent {
  readonly params?: object;
  readonly query?: object;
  readonly headers?: object;
  readonly body?: unknown;
}

function read(id: OperationId, sent: Sent): unknown {
  const headers = { 'content-type': 'application/json', ...sent.headers };
  const request = { params: {}, query: {}, body: undefined, ...sent, headers };
  try {
    return compileInput(operations[id])(request as unknown as FastifyRequest);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problem;
  }
}

function faultsOf(id: OperationId, sent: Sent): (readonly [string, string])[] {
  const problem = read(id, sent) as ProblemError['problem'];
  expect(problem).toMatchObject({ status: 422, code: 'invalid-request', errorCount: problem.errors?.length });
  return problem.errors!.map(({ pointer, detail }) => [pointer, detail]);
}

describe('the input of an operation', () => {
  it.each([
    ['listItems', {}, { limit: 100, offset: 0 }],
    ['listItems', { query: { limit: '7', offset: '2' } }, { limit: 7, offset: 2 }],
    ['listItems', { query: { limit: 7 } }, { limit: 7, offset: 0 }],
    ['getItem', { params: { itemId: '7' }, headers: { 'if-match': '"a"' } }, { itemId: '7', 'If-Match': '"a"' }],
    ['listPopularItems', { query: { type: 'view' } }, { type: ['view'], count: 10 }],
    ['listPopularItems', { query: { type: 'view,rating' } }, { type: ['view', 'rating'], count: 10 }],
    ['listPopularItems', { query: { type: ['view', 'rating'] } }, { type: ['view', 'rating'], count: 10 }],
    ['deleteInteractions', { query: { userId: '1', itemId: 'true', type: 'view' } }, { userId: '1', itemId: 'true', type: 'view' }],
  ] as const)('of %s, given %j, is %j', (id, sent, parameters) => {
    expect(read(id, sent)).toEqual({ parameters });
  });

  it.each(['', ' 7', '7 ', '+7', '07', '0x7', '7e0', '7.5', 'Infinity', '1'.repeat(400), 'true'])(
    'takes no whole number from %j',
    (limit) => {
      expect(faultsOf('listItems', { query: { limit } })).toHaveLength(1);
    },
  );

  it('has the body as it is, and none where the operation takes none', () => {
    const body = { itemId: 'a', zero: 0 };
    expect(read('putItem', { params: { itemId: 'a' }, body })).toEqual({ parameters: { itemId: 'a', declaredOnly: false }, body });
    expect((read('putItem', { params: { itemId: 'a' }, body }) as { body: unknown }).body).toBe(body);
    expect(read('getItem', { params: { itemId: 'a' }, body })).toEqual({ parameters: { itemId: 'a' } });
  });

  it('tells every place that breaks the contract, the rule in words, and what arrived without showing it', () => {
    expect(faultsOf('putItem', { params: { itemId: 'secret id' }, query: { no: 1 }, headers: { 'if-match': '' }, body: 'secret' })).toEqual(
      [
        ['/parameters/itemId', 'must be: 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`; a string of 9 characters arrived'],
        ['/parameters/If-Match', 'must not have fewer than 1 characters; a string of 0 characters arrived'],
        ['/parameters/no', 'is not known here'],
        ['/body', 'must be object; a string of 6 characters arrived'],
      ],
    );
  });

  it('tells a place once, known members first', () => {
    const body = { userId: 1, type: 'like', more: 1, timestamp: 'never', rating: '5', portion: 2, additionalData: [], more2: 2 };
    expect(faultsOf('addInteraction', { body }).map(([pointer]) => pointer)).toEqual([
      '/body/itemId',
      '/body/type',
      '/body/userId',
      '/body/timestamp',
      '/body/rating',
      '/body/portion',
      '/body/additionalData',
      '/body/more',
      '/body/more2',
    ]);
  });

  it('counts what it does not name, and never shows a long name', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`m${at}`, at]));
    const { errors, errorCount } = read('addInteraction', {
      body: { type: 'view', userId: 'u', itemId: 'i', ...many },
    }) as ProblemError['problem'];
    expect([errors?.length, errorCount]).toEqual([20, 300]);
    expect(faultsOf('addInteraction', { body: { type: 'view', userId: 'u', itemId: 'i', ['x'.repeat(200)]: 1 } })).toEqual([
      ['/body', 'has a member with a name of 200 characters, which is not known here'],
    ]);
  });

  it('does not take inherited names for members', () => {
    const faults = faultsOf('addInteraction', {
      body: JSON.parse('{"type":"view","userId":"u","itemId":"i","toString":1,"constructor":2}'),
    });
    expect(faults.map(([pointer]) => pointer)).toEqual(['/body/toString', '/body/constructor']);
    expect(faultsOf('listItems', { query: { hasOwnProperty: '1' } }).map(([pointer]) => pointer)).toEqual(['/parameters/hasOwnProperty']);
  });

  it.each([
    ['putItem', 'application/json', true],
    ['putItem', 'Application/JSON; charset=utf-8', true],
    ['putItem', 'application/merge-patch+json', false],
    ['patchItem', 'application/merge-patch+json', true],
    ['patchItem', 'application/json', true],
    ['putItem', 'text/plain', false],
  ] as const)('of %s comes in %s: %s', (id, contentType, isTaken) => {
    const answer = read(id, { params: { itemId: 'a' }, headers: { 'content-type': contentType }, body: {} });
    expect((answer as { code?: string }).code).toBe(isTaken ? undefined : 'unsupported-media-type');
  });

  it.each(Object.values(operations).map((operation) => [operation.id, operation] as const))(
    'of %s has schemas that all resolve',
    (id, operation) => {
      // A reference outside the context would reject every value, silently.
      const { parameters = {}, body } = succeeding(operation);
      const sent: { params: Record<string, unknown>; query: Record<string, unknown>; body?: unknown } = { params: {}, query: {}, body };
      for (const { name, in: place } of operation.parameters) {
        if (place !== 'header' && Object.hasOwn(parameters, name)) sent[place === 'path' ? 'params' : 'query'][name] = parameters[name];
      }
      expect(read(id, sent)).toHaveProperty('parameters');
    },
  );
});

/** The request of the operation's first example that succeeds. */
function succeeding({ method, path }: Operation): { parameters?: Record<string, unknown>; body?: unknown } {
  const paths = openapi['paths'] as Record<string, Record<string, { 'x-examples': { request: object; response: { status: number } }[] }>>;
  const example = paths[path]![method.toLowerCase()]!['x-examples'].find(({ response }) => response.status < 400);
  return example!.request;
}
