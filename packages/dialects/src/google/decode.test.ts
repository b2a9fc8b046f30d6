import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { defaultLimits } from '@sheaf/core';
import * as fc from 'fast-check';
import { googleDialect, type GoogleOptions } from './google.js';

const python = readFileSync(new URL('./fixtures/python-2.202.0.http', import.meta.url));
const pythonType = 'multipart/mixed; boundary="===============8620915840901789184=="';

const decode = (body: Buffer | string, { type = 'multipart/mixed; boundary=b', headers = {}, limits = {}, ...options }: Given = {}) =>
  googleDialect(options).decode(
    { method: 'POST', target: '/batch/farm/v2', headers: { ...headers, 'content-type': type }, body: Buffer.from(body as string) },
    { ...defaultLimits, ...limits },
  );
interface Given extends GoogleOptions {
  readonly type?: string;
  readonly headers?: Record<string, string>;
  readonly limits?: object;
}

const itemsOf = (body: Buffer | string, given?: Given) => {
  const decoded = decode(body, given);
  if ('problem' in decoded) throw new Error(JSON.stringify(decoded.problem));
  return decoded.batch.items;
};
const problemOf = (body: Buffer | string, given?: Given) => {
  const decoded = decode(body, given);
  if ('batch' in decoded) throw new Error('was taken');
  return decoded.problem;
};
const batch = (...parts: string[]) => `${parts.map((part) => `--b\r\nContent-Type: application/http\r\n${part}\r\n`).join('')}--b--\r\n`;
const part = (request: string) => `\r\n${request.replaceAll('\n', '\r\n')}`;
const faultOf = (request: string) => problemOf(batch(part(request))).errors![0];

const sent = (type: string, body: string) => {
  const text = `POST /a HTTP/1.1\r\nContent-Type: ${type}\r\n\r\n`;
  return itemsOf(
    Buffer.concat([
      Buffer.from(`--b\r\nContent-Type: application/http\r\n\r\n${text}`),
      Buffer.from(body, 'latin1'),
      Buffer.from('\r\n--b--'),
    ]),
  )[0]!;
};

describe('decode', () => {
  it('reads what the Python client sends', () => {
    expect(itemsOf(python, { type: pythonType })).toMatchObject([
      { id: '031176c2-ea41-4e31-8d7d-8a40c0adb091 + 1', target: { method: 'GET', path: '/farm/v2/animals?maxResults=2&alt=json' } },
      {
        target: { method: 'POST', path: '/farm/v2/animals?name=sheep&alt=json' },
        body: undefined,
        headers: { accept: 'application/json' },
      },
      {
        // Folded after 78 columns, and joined by one blank.
        id: '031176c2-ea41-4e31-8d7d-8a40c0adb091 + an%20id%20/%20with%20%C3%BC%20and%20a%20really%20long%20name%20that%20makes%20the%20header%20longer%20than%2078',
        body: { name: 'ünï \n x' },
        bodyEncoding: 'json',
      },
      { target: { method: 'GET', path: '/farm/v2/farmers/a%2Fb%20%C3%BC?alt=json' } },
      { target: { method: 'DELETE', path: '/farm/v2/farmers/1' }, headers: { accept: '*/*' }, body: undefined },
      { target: { method: 'PATCH', path: '/farm/v2/farmers/1?alt=json' }, body: { name: null } },
    ]);
  });

  it('carries what is allowed, leaves out what tells of the transport, and refuses what would say who asks or how', () => {
    const [item] = itemsOf(
      batch(part('GET /a HTTP/1.1\nHost: h\nUser-Agent: x\nAccept-Encoding: gzip\nX-Goog-Api-Client: y\nAuthorization: Bearer z\n\n')),
    );
    expect(item!.headers).toEqual({ authorization: 'Bearer z' });
    for (const header of [
      'Transfer-Encoding: chunked',
      'Connection: close',
      'X-Forwarded-For: 10.0.0.1',
      'X-HTTP-Method-Override: DELETE',
      'Cookie: a=b',
      'Expect: 100-continue',
      'Content-Encoding: gzip',
    ])
      expect(problemOf(batch(part(`POST /a HTTP/1.1\n${header}\n\n`)))).toMatchObject({ code: 'forbidden-header', status: 400 });
    expect(problemOf(batch(part('GET /a HTTP/1.1\nAuthorization: a\nAuthorization: b\n\n'))).code).toBe('invalid-header');
  });

  it('applies conditions of the batch to parts without their own', () => {
    const parts = [part('GET /a'), part('GET /b HTTP/1.1\nIf-None-Match: "2"\n\n')];
    expect(itemsOf(batch(...parts), { headers: { 'if-none-match': '"1"', 'x-other': '1' } }).map(({ headers }) => headers)).toEqual([
      { 'if-none-match': '"1"' },
      { 'if-none-match': '"2"' },
    ]);
  });

  it('takes request lines without version, empty lines before them, LF and CRLF, and parts without an id', () => {
    expect(itemsOf(batch(part('\n\nGET /a'), part('DELETE /b HTTP/1.0'))).map(({ target, id }) => ({ target, id }))).toEqual([
      { target: { method: 'GET', path: '/a' }, id: '0' },
      { target: { method: 'DELETE', path: '/b' }, id: '1' },
    ]);
    expect(itemsOf('--b\nContent-Type: application/http; msgtype=request\n\nGET /a\n--b--', {})).toHaveLength(1);
  });

  it.each([
    ['an absolute URL', 'GET http://evil.example/a HTTP/1.1', 'invalid-path'],
    ['two slashes', 'GET //evil.example/a HTTP/1.1', 'invalid-path'],
    ['a dot segment', 'GET /a/../admin HTTP/1.1', 'invalid-path'],
    ['an encoded dot segment', 'GET /a/%2e%2e/admin HTTP/1.1', 'invalid-path'],
    ['an unknown method', 'TRACE /a HTTP/1.1', 'invalid-envelope'],
    ['no request line', 'hello', 'invalid-envelope'],
    ['a response', 'HTTP/1.1 200 OK', 'invalid-envelope'],
    ['a blank before a colon', 'GET /a HTTP/1.1\nIf-Match : x\n\n', 'invalid-envelope'],
    ['a body of a GET', 'GET /a HTTP/1.1\n\n{}', 'unexpected-body'],
    ['a body longer than its length', 'POST /a HTTP/1.1\nContent-Length: 2\n\n{}GET /b', 'invalid-envelope'],
    ['a body shorter than its length', 'POST /a HTTP/1.1\nContent-Length: 9\n\n{}', 'invalid-envelope'],
    ['two lengths', 'POST /a HTTP/1.1\nContent-Length: 2\nContent-Length: 2\n\n{}', 'invalid-envelope'],
  ])('refuses the whole for %s', (_what, request, code) => {
    expect(problemOf(batch(part('GET /first'), part(request)))).toMatchObject({ code, status: 400 });
    expect(faultOf(request)!.pointer).toMatch(/^\/parts\/0\//);
    // What arrived is told by its length and never shown.
    expect(faultOf(request)!.detail).toMatch(/; (?:a string of \d+ characters?|the number \d+) arrived\.$/);
  });

  it('refuses a batch within a batch, encoded parts, and ids that are not unique or not printable', () => {
    const inner = '--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\n--c--\r\n--b--';
    expect(problemOf(inner).errors![0]!.pointer).toBe('/parts/0/Content-Type');
    expect(problemOf(batch('Content-Transfer-Encoding: base64\r\n\r\nR0VUIC9h')).errors![0]!.pointer).toBe(
      '/parts/0/Content-Transfer-Encoding',
    );
    expect(problemOf(batch('Content-ID: <a>\r\n\r\nGET /a', 'Content-ID: <a>\r\n\r\nGET /b'))).toMatchObject({
      code: 'duplicate-id',
      errorCount: 2,
    });
    expect(problemOf(batch('Content-ID: \u00fc\r\n\r\nGET /a')).code).toBe('invalid-envelope');
  });

  it('refuses too many parts before it makes any, none, and what is cut off', () => {
    const many = batch(...Array.from({ length: 1001 }, () => part('GET /a')));
    expect(problemOf(many)).toMatchObject({ code: 'too-many-items', limit: 1000 });
    expect(itemsOf(batch(...Array.from({ length: 1000 }, () => part('GET /a'))))).toHaveLength(1000);
    expect(problemOf(many, { maxParts: 3 })).toMatchObject({ limit: 3 });
    expect(problemOf(many, { limits: { maxItems: 2 } })).toMatchObject({ limit: 2 });
    expect(problemOf('--b--\r\n').code).toBe('empty-batch');
    expect(problemOf(batch(part('GET /a')).slice(0, -8)).code).toBe('invalid-envelope');
    expect(problemOf('').code).toBe('invalid-envelope');
  });

  it('leaves a body that is no JSON to the app: text or base64 under its own content type', () => {
    expect(sent('application/json', '{"a":')).toMatchObject({
      body: '{"a":',
      bodyEncoding: 'text',
      headers: { 'content-type': 'application/json' },
    });
    expect(sent('application/json', '1e999')).toMatchObject({ body: '1e999', bodyEncoding: 'text' });
    expect(sent('text/csv', 'a,b\r\n1,2')).toMatchObject({
      body: 'a,b\r\n1,2',
      bodyEncoding: 'text',
      headers: { 'content-type': 'text/csv' },
    });
    expect(sent('image/png', '\u0089PNG\n')).toMatchObject({
      body: 'iVBORwo=',
      bodyEncoding: 'base64',
      headers: { 'content-type': 'image/png' },
    });
    expect(sent('application/json', '{"a":1,"a":2}')).toMatchObject({ body: { a: 2 }, headers: {} });
  });

  it('takes off the path of the service and the parameters of its clients', () => {
    const paths = ['/sheaf/v1/items/a?alt=json', '/sheaf/v1/items?limit=2&alt=json&prettyPrint=false', '/other?alt=json'];
    expect(itemsOf(batch(...paths.map((path) => part(`GET ${path}`))), { servicePath: 'sheaf/v1/' }).map(({ target }) => target)).toEqual([
      { method: 'GET', path: '/items/a' },
      { method: 'GET', path: '/items?limit=2' },
      { method: 'GET', path: '/other?alt=json' },
    ]);
    expect(problemOf(batch(part('GET /sheaf/v1//evil.example')), { servicePath: 'sheaf/v1' }).code).toBe('invalid-path');
  });

  it('never throws, whatever message arrives', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '--b',
        '--b--',
        '\r\n',
        '\n',
        '\r',
        ' ',
        'Content-Type: application/http',
        'Content-ID: <a + 1>',
        'Content-Length: 3',
      ),
      fc.constantFrom(
        'GET /a HTTP/1.1',
        'POST /a',
        'Content-Type: application/json',
        '{"a":1}',
        'a: b',
        '\u0000',
        '\u00ff',
        '%',
        '..',
        '/',
      ),
      fc.string({ maxLength: 4 }),
    );
    const message = fc.array(piece, { maxLength: 40 }).map((pieces) => Buffer.from(pieces.join(''), 'latin1'));
    const edited = fc.tuple(fc.nat(python.length), fc.nat(80), fc.uint8Array({ maxLength: 6 })).map(([at, length, bytes]) => ({
      body: Buffer.concat([python.subarray(0, at), bytes, python.subarray(at + length)]),
      type: pythonType,
    }));
    fc.assert(
      fc.property(
        fc.oneof(
          message.map((body) => ({ body, type: 'multipart/mixed; boundary=b' })),
          edited,
        ),
        ({ body, type }) => {
          const decoded = decode(body, { type });
          if ('problem' in decoded) expect(decoded.problem.status).toBeLessThan(500);
          else expect(decoded.batch.items.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
