import { describe, expect, it } from '@jest/globals';
import { defaultLimits } from '@sheaf/core';
import * as fc from 'fast-check';
import { nativeDialect } from './native.js';

const native = nativeDialect();
const decodeBytes = (body: Uint8Array, limits = defaultLimits) =>
  native.decode({ method: 'POST', target: '/batch', headers: {}, body }, limits);
const decode = (envelope: unknown, limits = defaultLimits) => decodeBytes(Buffer.from(JSON.stringify(envelope)), limits);
const batchOf = (envelope: unknown) => {
  const decoded = decode(envelope);
  if ('problem' in decoded) throw new Error(JSON.stringify(decoded.problem));
  return decoded.batch;
};
const itemOf = (item: unknown) => batchOf({ requests: [item] }).items[0]!;
const problemOf = (envelope: unknown, limits = defaultLimits) => {
  const decoded = decode(envelope, limits);
  if ('batch' in decoded) throw new Error('was taken');
  return decoded.problem;
};
const faultOf = (item: unknown) => problemOf({ requests: [item] }).errors?.[0];

const withDependencies = (count: number) => ({
  requests: [
    { id: 'a', method: 'GET', path: '/' },
    { method: 'GET', path: '/', dependsOn: Array<string>(count).fill('a') },
  ],
});

describe('decode', () => {
  it('fills in what the caller leaves out', () => {
    expect(batchOf({ requests: [{ method: 'GET', path: '/items/1' }] })).toEqual({
      items: [
        {
          index: 0,
          id: '0',
          target: { method: 'GET', path: '/items/1' },
          headers: {},
          body: undefined,
          bodyEncoding: 'json',
          dependsOn: [],
          runIf: 'succeeded',
          references: [],
          timeoutMs: undefined,
        },
      ],
      execution: 'auto',
      onError: 'continue',
      return: 'full',
      concurrency: undefined,
      timeoutMs: undefined,
    });
  });

  it('takes every member that it knows', () => {
    const envelope = {
      requests: [
        { id: 'movie', operationId: 'getItem', parameters: { itemId: '1' }, timeoutMs: 1 },
        {
          id: 'like',
          method: 'POST',
          path: '/interactions?x=%20y',
          headers: { 'Accept-Language': ' de \t' },
          body: { itemId: { $result: 'movie#/body/itemId' }, text: { $literal: { $result: 1 } } },
          dependsOn: ['movie', 'movie'],
          runIf: 'always',
          timeoutMs: 30_000,
        },
      ],
      execution: 'parallel',
      concurrency: 32,
      onError: 'stop',
      return: 'errors',
      validateOnly: false,
      timeoutMs: 120_000,
      distinctRecommendations: { seen: { ada: ['movie-1'] } },
    };
    expect(batchOf(envelope)).toEqual({
      items: [
        expect.objectContaining({ id: 'movie', target: { operationId: 'getItem', parameters: { itemId: '1' } }, timeoutMs: 1 }),
        {
          index: 1,
          id: 'like',
          target: { method: 'POST', path: '/interactions?x=%20y' },
          headers: { 'accept-language': 'de' },
          body: { itemId: undefined, text: { $result: 1 } },
          bodyEncoding: 'json',
          dependsOn: [0],
          runIf: 'always',
          references: [{ at: ['body', 'itemId'], item: 0, pointer: ['body', 'itemId'] }],
          timeoutMs: 30_000,
        },
      ],
      execution: 'parallel',
      concurrency: 32,
      onError: 'stop',
      return: 'errors',
      timeoutMs: 120_000,
      distinct: { seen: new Map([['ada', ['movie-1']]]) },
    });
  });

  it('tells every JSON value that is a body from no body', () => {
    for (const body of [null, 0, false, '', [], {}]) expect(itemOf({ method: 'POST', path: '/x', body }).body).toEqual(body);
    expect(itemOf({ method: 'POST', path: '/x' }).body).toBeUndefined();
  });

  it('takes parameters that a reference fills', () => {
    const { items } = batchOf({
      requests: [
        { id: 'a', method: 'POST', path: '/items', body: {} },
        { operationId: 'getItem', parameters: { itemId: { $result: 'a#/body/itemId' } } },
      ],
    });
    expect(items[1]).toMatchObject({
      target: { operationId: 'getItem', parameters: { itemId: undefined } },
      dependsOn: [0],
      references: [{ at: ['parameters', 'itemId'], item: 0, pointer: ['body', 'itemId'] }],
    });
  });

  it('leaves text and base64 as they are, and refuses base64 that two readers could read differently', () => {
    expect(itemOf({ method: 'POST', path: '/x', body: '{"a":1', bodyEncoding: 'text' })).toMatchObject({
      body: '{"a":1',
      bodyEncoding: 'text',
    });
    expect(itemOf({ method: 'POST', path: '/x', body: 'AAEC/w==', bodyEncoding: 'base64' })).toMatchObject({ body: 'AAEC/w==' });
    for (const body of ['AAEC/w', 'AAEC_w==', 'AAEC/x==', 'AAEC/w== ', '====']) {
      expect(faultOf({ method: 'POST', path: '/x', body, bodyEncoding: 'base64' })?.pointer).toBe('/requests/0/body');
    }
  });

  it('takes ids of 255 characters, pairs of surrogates counted as one', () => {
    for (const id of ['a'.repeat(255), '😀'.repeat(255), ' ', 'ü~/"']) expect(itemOf({ id, method: 'GET', path: '/' }).id).toBe(id);
    for (const id of ['a'.repeat(256), '😀'.repeat(256), '\u007f', '#'])
      expect(faultOf({ id, method: 'GET', path: '/' })?.pointer).toBe('/requests/0/id');
  });

  it('names the rule and what arrived, and shows no text that arrived', () => {
    const secret = 'hunter2-secret';
    const envelope = {
      requests: [
        {
          id: `${secret}#`,
          method: secret,
          path: secret,
          headers: { accept: `${secret}\n`, 'content-type': 5, 'x-own': secret },
          runIf: secret,
        },
        { operationId: 'getItem', dependsOn: [secret], body: { x: { $result: secret } } },
      ],
      execution: secret,
      concurrency: 2.5,
      timeoutMs: true,
    };
    const problem = problemOf(envelope);
    expect(JSON.stringify(problem)).not.toContain(secret);
    expect(problem.errors).toContainEqual({
      pointer: '/requests/0/method',
      detail: 'A method is one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS; a string of 14 characters arrived.',
    });
    expect(problem.errors).toContainEqual({
      pointer: '/concurrency',
      detail: 'Concurrency is a whole number from 1 to 128; the number 2.5 arrived.',
    });
    expect(problem.errors).toContainEqual({
      pointer: '/timeoutMs',
      detail: "A batch's timeoutMs is a whole number from 1 to 120000; true arrived.",
    });
    expect(problem.errors).toContainEqual(expect.objectContaining({ pointer: '/requests/0/headers/x-own', code: 'forbidden-header' }));
  });

  it('never shows a member name of a thousand characters', () => {
    const name = 'n'.repeat(1000);
    expect(
      problemOf({ requests: [{ method: 'GET', path: '/', [name]: 1, headers: { [name]: '1' } }], [name]: 1 }).errors?.map(
        ({ pointer }) => pointer,
      ),
    ).toEqual(['', '/requests/0', '/requests/0/headers']);
  });

  it('takes one target, neither a half nor one and a half', () => {
    for (const target of [{ operationId: 'a', path: '/' }, { operationId: 'a', method: 'GET' }, { method: 'GET' }, { path: '/' }, {}]) {
      expect(faultOf(target)).toEqual({ pointer: '/requests/0', detail: expect.stringContaining('either operationId or') as unknown });
    }
  });

  it('takes 10,000 dependencies of one item', () => {
    expect(batchOf(withDependencies(10_000)).items[1]?.dependsOn).toEqual([0]);
    expect(problemOf(withDependencies(10_001)).errors?.[0]?.pointer).toBe('/requests/1/dependsOn');
  });

  it('names 20 faults and counts all', () => {
    const problem = problemOf({ requests: Array.from({ length: 1000 }, () => ({})) });
    expect(problem).toMatchObject({ code: 'invalid-envelope', status: 400, errorCount: 1000 });
    expect(problem.errors).toHaveLength(20);
  });

  it('looks at ids only once every item is readable', () => {
    const requests = [
      { id: 'a', method: 'GET', path: 'bad' },
      { method: 'GET', path: '/', dependsOn: ['a', 'b'] },
    ];
    expect(problemOf({ requests })).toMatchObject({ code: 'invalid-path', errorCount: 1 });
    expect(problemOf({ requests: requests.slice(1), return: 1 })).toMatchObject({ code: 'invalid-envelope', errorCount: 1 });
  });

  it('holds to the limits that it is given', () => {
    const requests = [{ method: 'POST', path: '/', timeoutMs: 20, body: [[]] }];
    const limits = { ...defaultLimits, maxItems: 1, maxDepth: 5, itemTimeoutMs: 20, batchTimeoutMs: 30, concurrency: 2, maxReferences: 1 };
    expect(decode({ requests, timeoutMs: 30, concurrency: 128 }, limits)).toHaveProperty('batch');
    expect(problemOf({ requests: [...requests, ...requests] }, limits)).toMatchObject({ code: 'too-many-items', limit: 1 });
    expect(problemOf({ requests: [{ ...requests[0], body: [[[]]] }] }, limits)).toMatchObject({ code: 'json-too-deep', limit: 5 });
    expect(problemOf({ requests: [{ ...requests[0], timeoutMs: 21 }], timeoutMs: 31, concurrency: 129 }, limits).errorCount).toBe(3);
  });

  it('sets only the headers that the app allows', () => {
    const own = nativeDialect({ itemHeaders: ['X-Own', 'Authorization'] });
    const body = Buffer.from(
      JSON.stringify({ requests: [{ method: 'GET', path: '/', headers: { 'x-own': '1', authorization: 'Bearer x' } }] }),
    );
    expect(own.decode({ method: 'POST', target: '/batch', headers: {}, body }, defaultLimits)).toHaveProperty('batch');
    expect(() => nativeDialect({ itemHeaders: ['X-Forwarded-For'] })).toThrow('itemHeaders');
    expect(() => nativeDialect({ itemHeaders: ['transfer-encoding'] })).toThrow('itemHeaders');
    expect(() => nativeDialect({ itemHeaders: ['a b'] })).toThrow('itemHeaders');
  });
});

const name = fc.constantFrom(
  'id',
  'method',
  'path',
  'operationId',
  'parameters',
  'headers',
  'body',
  'bodyEncoding',
  'dependsOn',
  'runIf',
  'timeoutMs',
  'x',
);
const value = fc.oneof(
  fc.constantFrom('GET', 'POST', '/items/1', '/items/%2e', 'json', 'base64', 'succeeded', 'a', '0', 1, 0, null, true),
  fc.constant({ $result: 'a#/body' }),
  fc.constant(['a']),
  fc.constant({ accept: 'x' }),
  fc.jsonValue(),
);
const anyItem = fc.oneof(
  fc.array(fc.tuple(name, value), { maxLength: 6 }).map((members) => Object.fromEntries(members) as unknown),
  fc.jsonValue(),
);

const goodItem = fc.record(
  {
    id: fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' }).filter((id) => !id.includes('#')),
    method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE'),
    path: fc
      .array(
        fc.string({ minLength: 1, maxLength: 5 }).filter((part) => part !== '.' && part !== '..' && !/[\\/]/.test(part)),
        { maxLength: 3 },
      )
      .map((parts) => `/${parts.map(encodeURIComponent).join('/')}`),
    headers: fc.constantFrom<Record<string, string>>({}, { accept: 'text/plain' }, { 'content-type': 'application/json' }),
    // As JSON brings it: what fast-check makes may hold -0, which JSON.stringify writes as 0.
    body: fc
      .json({ maxDepth: 3 })
      .filter((text) => !/\$result|\$literal|constructor|__proto__/.test(text))
      .map((text) => JSON.parse(text) as unknown),
    timeoutMs: fc.integer({ min: 1, max: 30_000 }),
  },
  { requiredKeys: ['method', 'path'] },
);
type GoodItem = { id?: string; method: string; path: string; headers?: Record<string, string>; body?: unknown; timeoutMs?: number };

function expectSame(items: readonly unknown[], requests: readonly GoodItem[]): void {
  expect(items).toEqual(
    requests.map(({ id, method, path, headers, body, timeoutMs }, index) =>
      expect.objectContaining({ index, id: id ?? String(index), target: { method, path }, headers: headers ?? {}, body, timeoutMs }),
    ),
  );
}

describe('decode, whatever arrives', () => {
  it('gives a batch or a problem of 4xx for every envelope', () => {
    const envelope = fc.oneof(
      fc.record({ requests: fc.array(anyItem, { maxLength: 5 }) }),
      fc.record(
        {
          requests: fc.array(anyItem, { maxLength: 2 }),
          execution: value,
          onError: value,
          return: value,
          concurrency: value,
          timeoutMs: value,
        },
        { requiredKeys: [] },
      ),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(envelope, (given) => {
        const decoded = decode(given);
        if ('problem' in decoded) expect([400, 413]).toContain(decoded.problem.status);
        else expect(decoded.batch.items).toHaveLength((given as { requests: unknown[] }).requests.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives a batch or a problem of 4xx for every text, and no other batch than JSON.parse would show', () => {
    const edit = fc.record({
      at: fc.nat(),
      remove: fc.nat(3),
      insert: fc.constantFrom('', '{', '}', '[', ']', ',', ':', '"', '\\', '0', 'e', '\\u0000', '"id":"x"', 'é'),
    });
    fc.assert(
      fc.property(fc.array(goodItem, { minLength: 1, maxLength: 3 }), fc.array(edit, { maxLength: 2 }), (requests, edits) => {
        let text = JSON.stringify({ requests });
        for (const { at, remove, insert } of edits) {
          const place = at % (text.length + 1);
          text = text.slice(0, place) + insert + text.slice(place + remove);
        }
        const decoded = decodeBytes(Buffer.from(text));
        if ('problem' in decoded) expect([400, 413]).toContain(decoded.problem.status);
        else expectSame(decoded.batch.items, (JSON.parse(text) as { requests: GoodItem[] }).requests);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes every good batch and keeps each item as it was written', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(goodItem, { minLength: 1, maxLength: 6, selector: ({ id }, index = 0) => id ?? String(index) }),
        (requests) => {
          fc.pre(new Set(requests.map(({ id }, index) => id ?? String(index))).size === requests.length);
          expectSame(batchOf({ requests }).items, requests);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never lets an item run as its neighbour: with a malformed one among them none is left, without it each keeps its own target and body', () => {
    const bad = fc.constantFrom<unknown>(
      null,
      {},
      { method: 'GET' },
      { method: 'GET', path: 'a' },
      { method: 'GET', path: '/', body: 1 },
      { operationId: '' },
      [],
    );
    fc.assert(
      fc.property(fc.array(goodItem, { minLength: 1, maxLength: 5 }), bad, fc.nat(), (items, malformed, place) => {
        const requests = items.map(({ id: _id, ...item }) => item as unknown);
        const at = place % (requests.length + 1);
        const among = [...requests.slice(0, at), malformed, ...requests.slice(at)];
        const problem = problemOf({ requests: among });
        expect(problem.errors?.every(({ pointer }) => pointer.startsWith(`/requests/${at}`))).toBe(true);
        expectSame(batchOf({ requests }).items, requests as GoodItem[]);
      }),
    );
  });
});
