import { describe, expect, it } from '@jest/globals';
import { defaultLimits, type ItemResult, problem, resultOfSkip, summarize } from '@sheaf/core';
import { googleDialect } from './google.js';
import { googleRestDialect } from './rest.js';

const google = googleDialect();

/** The answer to parts with these Content-IDs. */
const answer = (ids: readonly (string | undefined)[], results: readonly ItemResult[], dialect = google) => {
  const parts = ids.map((id) => `--b\nContent-Type: application/http\n${id === undefined ? '' : `Content-ID: ${id}\n`}\nGET /a\n`);
  const headers = { 'content-type': 'multipart/mixed; boundary=b' };
  const decoded = dialect.decode({ method: 'POST', target: '/', headers, body: Buffer.from(`${parts.join('')}--b--`) }, defaultLimits);
  if ('problem' in decoded) throw new Error(JSON.stringify(decoded.problem));
  const encoder = dialect.encoder(decoded.batch, 'multipart/mixed');
  if (encoder.streams) throw new Error('is not whole');
  return encoder.encode(results, summarize(results));
};
const result = (index: number, members: Partial<ItemResult> = {}): ItemResult => ({
  id: String(index),
  index,
  status: 200,
  headers: {},
  json: undefined,
  ...members,
});
/** What a MIME parser finds in the one part of an answer. */
const messageOf = (members: Partial<ItemResult>): Buffer => {
  const { body, headers } = answer([undefined], [result(0, members)]);
  const boundary = headers['content-type']!.split('boundary=')[1]!;
  const bytes = Buffer.from(body as Buffer);
  const start = bytes.indexOf('\r\n\r\n') + 4;
  return bytes.subarray(start, bytes.indexOf(`\r\n--${boundary}--\r\n`));
};

/** The body of one part. */
const bodyOf = (status: number, contentType: string, json: string) =>
  messageOf({ status, headers: { 'content-type': contentType }, json })
    .toString()
    .split('\r\n\r\n')[1];

describe('the answer of the google dialect', () => {
  it('names each part after its request, whatever the form of its id', () => {
    const { body } = answer(
      ['<u + a%20b>', 'item2', '<item1:12930812@barnyard.example.com>', undefined],
      [0, 1, 2, 3].map((index) => result(index)),
    );
    expect(String(body).match(/^Content-ID: .*$/gm)).toEqual([
      'Content-ID: <response-u + a%20b>',
      'Content-ID: response-item2',
      'Content-ID: <response-item1:12930812@barnyard.example.com>',
    ]);
  });

  it('has a head of one header and an empty line where there is no body', () => {
    expect(messageOf({ status: 204 }).toString()).toBe('HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n');
  });

  it('gives text and bytes as they are alone', () => {
    const text = messageOf({ headers: { 'content-type': 'text/plain; charset=utf-8' }, json: '"a\\nü"' });
    expect(text.toString()).toBe('HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 4\r\n\r\na\nü');
    const bytes = messageOf({ headers: { 'content-type': 'image/png' }, json: '"iVBORw=="' });
    expect(bytes.subarray(-4)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
    expect(messageOf({ headers: { 'content-type': 'application/json' }, json: '"a"' }).toString()).toMatch(/\r\n\r\n"a"$/);
  });

  it('lets no header break its line', () => {
    expect(messageOf({ headers: { 'x-a': 'b\r\nSet-Cookie: c', etag: '"1"' } }).toString()).toBe(
      'HTTP/1.1 200 OK\r\nETag: "1"\r\nContent-Length: 0\r\n\r\n',
    );
  });

  it('has a reason phrase for every status', () => {
    expect(messageOf({ status: 299 }).toString()).toMatch(/^HTTP\/1\.1 299 Unknown\r\n/);
  });

  it('gives errors of other forms the one that has a message, and leaves the rest', () => {
    const own = '{"error":{"code":404,"message":"No such animal","status":"NOT_FOUND"}}';
    expect(bodyOf(404, 'application/json', own)).toBe(own);
    const errors = [{ pointer: '/body/name', detail: 'Is text.' }];
    expect(
      JSON.parse(bodyOf(422, 'application/problem+json', JSON.stringify(problem('invalid-request', { detail: 'Wrong.', errors })))!),
    ).toEqual({
      error: {
        code: 422,
        message: 'Wrong.',
        status: 'INVALID_ARGUMENT',
        errors: [{ message: 'Is text.', location: '/body/name', domain: 'global', reason: 'invalid-request' }],
      },
    });
    expect(
      JSON.parse(bodyOf(403, 'application/json', '{"message":"Forbidden resource","error":"Forbidden","statusCode":403}')!),
    ).toMatchObject({
      error: { code: 403, message: 'Forbidden resource', status: 'PERMISSION_DENIED' },
    });
    for (const other of ['{"why":"so"}', '[1]', '"text"']) expect(bodyOf(400, 'application/json', other)).toBe(other);
  });

  it('tells of what Sheaf skipped in the same form', () => {
    const skipped = resultOfSkip({ id: '0', index: 0 }, problem('not-executed', { detail: 'Too late.' }), true);
    const { status, headers, json } = skipped;
    expect(messageOf({ status, headers, json }).toString()).toContain('"message":"Too late.","status":"UNAVAILABLE"');
  });

  it('chooses another boundary each time', () => {
    const types = [1, 2].map(() => answer([undefined], [result(0)]).headers['content-type']);
    expect(types[0]).toMatch(/^multipart\/mixed; boundary=batch_[\da-f-]{36}$/);
    expect(types[0]).not.toBe(types[1]);
  });
});

describe('a lone request of a service', () => {
  const rest = googleRestDialect({ servicePath: '/sheaf/v1' });
  const decode = (method: string, target: string, headers: Record<string, string> = {}, body = '') => {
    const decoded = rest.decode({ method, target, headers, body: Buffer.from(body) }, defaultLimits);
    if ('problem' in decoded) throw new Error(JSON.stringify(decoded.problem));
    return decoded.batch.items[0];
  };

  it('is a batch of one', () => {
    const headers = { 'content-type': 'application/json', 'if-match': '"1"', 'user-agent': 'x' };
    expect(decode('PUT', '/sheaf/v1/items/a?alt=json', headers, '{"a":1}')).toMatchObject({
      target: { method: 'PUT', path: '/items/a' },
      headers: { 'if-match': '"1"' },
      body: { a: 1 },
    });
    expect(decode('GET', '/sheaf/v1/items?alt=json&limit=1')).toMatchObject({
      target: { method: 'GET', path: '/items?limit=1' },
      body: undefined,
    });
  });

  it('may be a GET whose long query came as a form', () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-http-method-override': 'GET' };
    expect(decode('POST', '/sheaf/v1/items', headers, 'limit=1&alt=json')).toMatchObject({
      target: { method: 'GET', path: '/items?limit=1' },
      body: undefined,
    });
  });

  it('is refused for a path that leads elsewhere', () => {
    const decoded = rest.decode({ method: 'GET', target: '/sheaf/v1/a/%2e%2e/b', headers: {}, body: Buffer.alloc(0) }, defaultLimits);
    expect(decoded).toMatchObject({ problem: { code: 'invalid-path' } });
  });

  it('is answered with the status, headers and body of its one item', () => {
    const encoder = rest.encoder(
      { items: [], execution: 'auto', onError: 'continue', return: 'full', concurrency: undefined, timeoutMs: undefined },
      '',
    );
    if (encoder.streams) throw new Error('is not whole');
    const one = result(0, { status: 201, headers: { 'content-type': 'application/json', etag: '"1"' }, json: '{"a":1}' });
    expect(encoder.encode([one], summarize([one]))).toMatchObject({
      status: 201,
      headers: { etag: '"1"', 'content-type': 'application/json' },
    });
    const failed = result(0, {
      status: 404,
      headers: { 'content-type': 'application/problem+json' },
      json: JSON.stringify(problem('not-found')),
    });
    const challenged = result(0, { status: 401, headers: { 'www-authenticate': 'Bearer' } });
    expect(encoder.encode([challenged], summarize([challenged])).headers).toMatchObject({ 'www-authenticate': 'Bearer realm=""' });
    expect(JSON.parse(String(encoder.encode([failed], summarize([failed])).body))).toMatchObject({
      error: { code: 404, status: 'NOT_FOUND' },
    });
  });
});
