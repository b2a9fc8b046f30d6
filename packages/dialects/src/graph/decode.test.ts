import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { defaultLimits, type Item } from '@sheaf/core';
import * as fc from 'fast-check';
import { graphDialect, type GraphOptions } from './graph.js';

const npm = readFileSync(new URL('./fixtures/npm-3.0.7.json', import.meta.url));
type Given = GraphOptions & { readonly headers?: Record<string, string>; readonly target?: string };

const decode = (body: unknown, { headers = {}, target = '/v1.0/$batch', ...options }: Given = {}) =>
  graphDialect(options).decode(
    { method: 'POST', target, headers, body: Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)) },
    defaultLimits,
  );
const batchOf = (body: unknown, given?: Given) => {
  const decoded = decode(body, given);
  if ('problem' in decoded) throw new Error(JSON.stringify(decoded.problem));
  return decoded.batch;
};
const problemOf = (body: unknown, given?: Given) => {
  const decoded = decode(body, given);
  if ('batch' in decoded) throw new Error('was taken');
  return decoded.problem;
};
const get = (id: string, members: object = {}) => ({ id, method: 'GET', url: '/a', ...members });
const post = (members: object) => ({ requests: [{ id: '1', method: 'POST', url: '/a', ...members }] });
const faultOf = (request: object) => problemOf({ requests: [request] });
const idsOf = (requests: readonly object[]) => batchOf({ requests }, { maxRequests: 1000 }).items.map(({ id }) => id);

const onErrorOf = (prefer?: string) => batchOf({ requests: [get('1')] }, prefer === undefined ? {} : { headers: { prefer } }).onError;

describe('decode', () => {
  it('reads what the npm client sends', () => {
    expect(batchOf(npm)).toMatchObject({
      onError: 'continue',
      items: [
        { id: '1', target: { method: 'GET', path: '/farm/v2/animals?maxResults=2' }, dependsOn: [] },
        {
          target: { method: 'POST', path: '/farm/v2/animals' },
          headers: { prefer: 'return=minimal' },
          body: { name: 'ü' },
          dependsOn: [0],
        },
        { headers: { 'content-type': 'text/plain' }, body: '{"name":"text"}', bodyEncoding: 'text', dependsOn: [1] },
        { target: { method: 'DELETE', path: '/farm/v2/animals/1' }, body: undefined },
        // The client has lost the body on its way: it wants a FileReader, which Node has not.
        { body: undefined, headers: {} },
      ],
    });
  });

  it.each([
    ['/x', '/x'],
    ['x', '/x'],
    ['/v1.0/x?y=/v1.0/z', '/x?y=/v1.0/z'],
    ['v1.0/x', '/x'],
    ['/v1.0', '/v1.0'],
    ['/v1.01/x', '/v1.01/x'],
    ['/beta/x', '/beta/x'],
  ])('takes the url %s as %s', (url, path) => {
    expect(batchOf({ requests: [get('1', { url })] }).items[0]!.target).toEqual({ method: 'GET', path });
  });

  it('takes urls as relative to where the app has its routes', () => {
    const requests = ['/x', '/v1.0/x'].map((url, index) => get(String(index), { url }));
    expect(batchOf({ requests }, { root: '/v1.0' }).items.map(({ target }) => target)).toEqual(
      [0, 1].map(() => ({ method: 'GET', path: '/v1.0/x' })),
    );
    expect(batchOf({ requests }, { target: '/$batch?x=1' }).items.map(({ target }) => (target as { path: string }).path)).toEqual([
      '/x',
      '/v1.0/x',
    ]);
  });

  it.each([
    'http://evil.example/x',
    'https://127.0.0.1/x',
    '//evil.example/x',
    '/a/../b',
    'a/%2e%2e/b',
    '/a\\b',
    '/a#b',
    '/a b',
    'file:/x',
  ])('refuses the url %s', (url) => {
    expect(faultOf(get('1', { url }))).toMatchObject({ code: 'invalid-path', status: 400, errors: [{ pointer: '/requests/0/url' }] });
  });

  it('sorts requests so that each stands behind those it depends on, and keeps their order otherwise', () => {
    expect(idsOf([get('1', { dependsOn: ['3'] }), get('2'), get('3', { dependsOn: ['4', '4'] }), get('4')])).toEqual(['4', '3', '1', '2']);
    expect(idsOf([get('a'), get('b'), get('c')])).toEqual(['a', 'b', 'c']);
    const chain = Array.from({ length: 1000 }, (_, index) => get(String(index), index < 999 ? { dependsOn: [String(index + 1)] } : {}));
    expect(idsOf(chain)[0]).toBe('999');
  });

  it('gives every batch without a ring an order in which no item depends on a later one', () => {
    const graph = fc.integer({ min: 1, max: 12 }).chain((count) =>
      fc.tuple(
        fc.array(fc.array(fc.nat(count - 1), { maxLength: 4 }), { minLength: count, maxLength: count }),
        fc.shuffledSubarray(
          Array.from({ length: count }, (_, index) => index),
          { minLength: count, maxLength: count },
        ),
      ),
    );
    fc.assert(
      fc.property(graph, ([links, rank]) => {
        // Only links to a lower rank: no ring.
        const requests = links.map((to, index) =>
          get(String(index), { dependsOn: to.filter((parent) => rank[parent]! < rank[index]!).map(String) }),
        );
        const { items } = batchOf({ requests });
        expect(items.map(({ id }) => id).toSorted()).toEqual(requests.map(({ id }) => id).toSorted());
        for (const { index, id, dependsOn } of items) {
          for (const parent of dependsOn) expect(parent).toBeLessThan(index);
          const wanted = new Set((requests[Number(id)] as { dependsOn?: string[] }).dependsOn);
          expect(new Set(dependsOn.map((parent) => items[parent]!.id))).toEqual(wanted);
        }
      }),
    );
  });

  it('refuses rings, unknown ids and ids that differ in case only', () => {
    expect(problemOf({ requests: [get('1', { dependsOn: ['2'] }), get('2', { dependsOn: ['1'] })] })).toMatchObject({
      code: 'dependency-cycle',
      detail: 'Requests wait for each other in a ring: 0 -> 1 -> 0.',
    });
    expect(faultOf(get('1', { dependsOn: ['1'] })).code).toBe('dependency-cycle');
    expect(faultOf(get('1', { dependsOn: ['2'] }))).toMatchObject({
      code: 'unknown-dependency',
      errors: [{ pointer: '/requests/0/dependsOn/0' }],
    });
    expect(problemOf({ requests: [get('a'), get('A')] })).toMatchObject({ code: 'duplicate-id', errors: [{ pointer: '/requests/1/id' }] });
  });

  it('goes on behind a failure unless the caller prefers not to', () => {
    for (const prefer of [undefined, 'continue-on-error', 'odata.continue-on-error=true', 'respond-async', 'x="continue-on-error=false"'])
      expect([prefer, onErrorOf(prefer)]).toEqual([prefer, 'continue']);
    for (const prefer of ['continue-on-error=false', 'return=minimal, odata.continue-on-error=false', 'Continue-On-Error="false"; x'])
      expect([prefer, onErrorOf(prefer)]).toEqual([prefer, 'stop']);
  });

  it.each([
    ['a JSON value', 'application/json;odata.metadata=minimal', { a: 1 }, { body: { a: 1 }, bodyEncoding: 'json', headers: {} }],
    ['a JSON string', 'application/json', 'aGk=', { body: 'aGk=', bodyEncoding: 'json', headers: {} }],
    ['base64 of bytes', 'image/png', 'iVBORw==', { body: 'iVBORw==', bodyEncoding: 'base64', headers: { 'content-type': 'image/png' } }],
    ['base64url without padding', 'image/png', '_-8', { body: '/+8=', bodyEncoding: 'base64' }],
    ['base64 of text', 'text/plain', 'aGVsbG8=', { body: 'aGVsbG8=', bodyEncoding: 'base64' }],
    ['text that is no base64', 'text/plain', 'hello, you', { body: 'hello, you', bodyEncoding: 'text' }],
    ['what reads as JSON', 'application/merge-patch+json', { a: null }, { body: '{"a":null}', bodyEncoding: 'text' }],
    ['null', 'text/plain', null, { body: undefined, headers: {} }],
  ])('reads %s', (_what, type, body, want) => {
    expect(batchOf(post({ headers: { 'Content-Type': type }, body })).items[0]).toMatchObject(want as Partial<Item>);
  });

  it.each([
    ['no object', [], 'invalid-envelope'],
    ['no requests', {}, 'invalid-envelope'],
    ['no request in it', { requests: [] }, 'empty-batch'],
    ['a request that is none', { requests: [1] }, 'invalid-envelope'],
    ['no id', { requests: [{ method: 'GET', url: '/a' }] }, 'invalid-envelope'],
    ['an id that is a number', { requests: [get(1 as never)] }, 'invalid-envelope'],
    ['no method', { requests: [{ id: '1', url: '/a' }] }, 'invalid-envelope'],
    ['no url', { requests: [{ id: '1', method: 'GET' }] }, 'invalid-envelope'],
    ['a misspelt member', { requests: [get('1', { depensOn: ['0'] })] }, 'invalid-envelope'],
    ['a group', { requests: [get('1', { atomicityGroup: 'g' })] }, 'not-available'],
    ['a condition', { requests: [get('1', { if: '$0 ne null' })] }, 'not-available'],
    ['a url below another request', { requests: [get('1'), get('2', { url: '$1/orders' })] }, 'not-available'],
    ['bytes that are no base64', post({ headers: { 'content-type': 'image/png' }, body: '???' }), 'invalid-envelope'],
    ['a body of a GET', { requests: [get('1', { body: {} })] }, 'unexpected-body'],
    ['a header of the connection', { requests: [get('1', { headers: { 'Transfer-Encoding': 'chunked' } })] }, 'forbidden-header'],
    ['another credential', { requests: [get('1', { headers: { authorization: 'Bearer x' } })] }, 'forbidden-header'],
    [
      'more headers than HTTP has',
      { requests: [get('1', { headers: Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`x-${index}`, ''])) })] },
      'invalid-header',
    ],
    ['a header in two cases', { requests: [get('1', { headers: { Accept: 'a', accept: 'b' } })] }, 'invalid-header'],
  ])('refuses the whole for %s', (_what, body, code) => {
    expect(problemOf(body)).toMatchObject({ code, status: 400 });
  });

  it('takes 20 requests, or as many as the app says', () => {
    const requests = Array.from({ length: 21 }, (_, index) => get(String(index)));
    expect(problemOf({ requests })).toMatchObject({ code: 'too-many-items', limit: 20 });
    expect(batchOf({ requests: requests.slice(1) }).items).toHaveLength(20);
    expect(batchOf({ requests }, { maxRequests: 21 }).items).toHaveLength(21);
  });

  it('never throws, whatever members a request has', () => {
    const value = fc.oneof(
      fc.constantFrom<unknown>('GET', 'post', '/x', '$1', '1', 'a', ['1'], ['2', 'a'], { 'content-type': 'text/plain' }, null, 1, true),
      fc.jsonValue(),
    );
    const name = fc.constantFrom('id', 'method', 'url', 'headers', 'body', 'dependsOn', 'if', 'atomicityGroup', '@odata.id', 'x');
    const request = fc.oneof(fc.dictionary(name, value), fc.jsonValue());
    const prefer = fc.oneof(fc.string(), fc.constantFrom('continue-on-error=false', 'continue-on-error'));
    fc.assert(
      fc.property(fc.array(request, { maxLength: 5 }), prefer, (requests, header) => {
        const decoded = decode({ requests }, { headers: { prefer: header } });
        if ('problem' in decoded) expect(decoded.problem.status).toBeLessThan(500);
      }),
      { numRuns: 3000 },
    );
  });
});
