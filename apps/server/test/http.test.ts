import { connect } from 'node:net';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeConnections, send } from './request.js';
import { startTestServer, type TestServer } from './server.js';
import { codeOf } from './ways.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer('embedded', { environment: { SHEAF_MAX_BODY_BYTES: '65536' } });
  await send(server.url, 'PUT', '/items/large', { body: { text: 'text '.repeat(4000) } });
  await send(server.url, 'PUT', '/items/small', { body: { x: 1 } });
}, 60_000);
afterAll(async () => {
  closeConnections();
  await server.close();
});

describe('a request', () => {
  it('keeps the id that its caller gave it, where it is a token', async () => {
    const { headers, body } = await send(server.url, 'GET', '/items/none', { headers: { 'x-request-id': 'call-17:a.b' } });
    expect(headers['x-request-id']).toBe('call-17:a.b');
    expect((body as { instance: string }).instance).toBe('call-17:a.b');
  });

  it.each([undefined, '', 'two words', 'x'.repeat(129), 'a,b', '"quoted"'])('gets an id when its caller gives %j', async (given) => {
    const { headers } = await send(server.url, 'GET', '/health', { headers: given === undefined ? {} : { 'x-request-id': given } });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it.each(['/health', '/items/small', '/items/none', '/nothing', '/items/%zz', '/batch', '/docs', '/metrics'])(
    'to %s is answered with an id',
    async (path) => {
      expect((await send(server.url, 'GET', path)).headers['x-request-id']).toBeDefined();
    },
  );

  it('is authenticated before its body is read', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
        // The body that it promises never comes.
        socket.write('PUT /items/a HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{');
      });
      socket.once('data', (data) => {
        resolve(data.toString());
        socket.destroy();
      });
      socket.once('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  });

  it.each([
    ['PUT', '/items/enc', gzipSync('{"x":1}'), 'gzip'],
    ['PUT', '/items/enc', brotliCompressSync('{"x":1}'), 'br'],
    ['PATCH', '/items/enc', gzipSync('{"x":1}'), 'GZIP'],
    ['PUT', '/items/enc', Buffer.from('{"x":1}'), 'identity'],
    ['POST', '/batch', gzipSync('{"requests":[{"method":"GET","path":"/health"}]}'), 'gzip'],
  ])('%s %s may be encoded', async (method, path, body, encoding) => {
    const answer = await send(server.url, method, path, { body, headers: { 'content-encoding': encoding } });
    expect([200, 201]).toContain(answer.status);
  });

  it.each([
    ['deflate', Buffer.from('{}'), 415, 'unsupported-content-encoding'],
    ['gzip, br', gzipSync('{}'), 415, 'unsupported-content-encoding'],
    ['gzip', Buffer.from('{"x":1}'), 400, 'invalid-encoding'],
    ['gzip', gzipSync('{"x":1}').subarray(0, 15), 400, 'invalid-encoding'],
    ['br', Buffer.from('{"x":1}'), 400, 'invalid-encoding'],
    ['gzip', gzipSync(`{"x":"${'0123456789'.repeat(7000)}"}`), 413, 'content-too-large'],
  ])('that is not what %s says, or too large, is refused', async (encoding, body, status, code) => {
    const answer = await send(server.url, 'PUT', '/items/enc2', { body, headers: { 'content-encoding': encoding } });
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect((await send(server.url, 'GET', '/items/enc2')).status).toBe(404);
  });

  it('that expands more than a hundredfold is refused once that is much', async () => {
    const generous = await startTestServer('embedded');
    const small = gzipSync(`{"x":"${' '.repeat(100_000)}"}`);
    const large = gzipSync(`{"x":"${' '.repeat(2_000_000)}"}`);
    const headers = { 'content-encoding': 'gzip' };
    expect((await send(generous.url, 'PUT', '/items/a', { body: small, headers })).status).toBe(201);
    const refused = await send(generous.url, 'PUT', '/items/b', { body: large, headers });
    expect([refused.status, codeOf(refused), (refused.body as { limit: number }).limit]).toEqual([413, 'content-too-large', 100]);
    await generous.close();
  }, 30_000);

  it('over the limit is refused, and the connection closed', async () => {
    const answer = await send(server.url, 'PUT', '/items/a', { body: { x: 'x'.repeat(65_536) } });
    expect([answer.status, codeOf(answer), (answer.body as { limit: number }).limit]).toEqual([413, 'content-too-large', 65_536]);
    expect(answer.headers['connection']).toBe('close');
  });

  it('over the limit is told so while it is still being sent', async () => {
    for (let time = 0; time < 8; time += 1) {
      const answer = await send(server.url, 'PUT', '/items/a', { body: Buffer.alloc(8 * 1024 * 1024, ' ') });
      expect([answer.status, codeOf(answer)]).toEqual([413, 'content-too-large']);
    }
  });

  it.each([
    ['application/json', 201],
    ['application/json; charset=utf-8', 201],
    ['Application/JSON;charset="UTF-8"', 201],
    ['application/json; charset=utf-16', 415],
    ['application/json; charset=utf-8; x=1', 415],
    ['application/json garbage', 415],
    ['application/jsonx', 415],
    ['application/merge-patch+json', 415],
    ['application/problem+json', 415],
    ['text/plain', 415],
    ['multipart/form-data; boundary=x', 415],
    [null, 415],
  ])('to put with the content type %j is answered %i', async (contentType, status) => {
    await send(server.url, 'DELETE', '/items/typed');
    const answer = await send(server.url, 'PUT', '/items/typed', { body: { x: 1 }, headers: { 'content-type': contentType } });
    expect(answer.status).toBe(status);
    if (status === 415) expect([codeOf(answer), answer.headers['accept-post']]).toEqual(['unsupported-media-type', 'application/json']);
  });

  it('to patch may be a merge patch by its type', async () => {
    const answer = await send(server.url, 'PATCH', '/items/small', {
      body: { x: 2 },
      headers: { 'content-type': 'application/merge-patch+json' },
    });
    expect(answer).toMatchObject({ status: 200, body: { x: 2 } });
  });

  it('that takes no body is not troubled by one', async () => {
    for (const [body, headers] of [
      [Buffer.alloc(0), {}],
      [Buffer.from('not JSON'), {}],
      [Buffer.from('text'), { 'content-type': 'text/plain' }],
    ] as const) {
      await send(server.url, 'PUT', '/items/gone', { body: {} });
      expect((await send(server.url, 'DELETE', '/items/gone', { body, headers })).status).toBe(204);
    }
  });

  it('with HEAD is answered as with GET, without the body', async () => {
    const get = await send(server.url, 'GET', '/items/small');
    const head = await send(server.url, 'HEAD', '/items/small');
    expect([head.status, head.headers['etag'], head.headers['content-length'], head.bytes.length]).toEqual([
      200,
      get.headers['etag'],
      get.headers['content-length'],
      0,
    ]);
    expect((await send(server.url, 'HEAD', '/items/none')).status).toBe(404);
  });

  it.each([
    ['PUT', '/items', 'DELETE, GET, HEAD, PATCH, POST'],
    ['POST', '/items/a', 'DELETE, GET, HEAD, PATCH, PUT'],
    ['DELETE', '/popular-items', 'GET, HEAD'],
    ['PUT', '/health', 'GET, HEAD'],
    ['POST', '/docs', 'GET, HEAD'],
    ['PUT', '/batch', 'POST'],
  ])('%s %s has another method, and the answer says which: %s', async (method, path, allow) => {
    const answer = await send(server.url, method, path, { body: {} });
    expect([answer.status, codeOf(answer), answer.headers['allow']]).toEqual([405, 'method-not-allowed', allow]);
  });

  it.each(['/nothing', '/items/a/b', '/items/', '//items', '/Items', '/items/a/interactions/'])('to %s leads nowhere', async (path) => {
    const answer = await send(server.url, 'GET', path);
    expect([answer.status, codeOf(answer)]).toEqual([404, 'unknown-operation']);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  it('whose path has a bad escape is refused with a problem', async () => {
    const answer = await send(server.url, 'GET', '/items/%zz');
    expect([answer.status, codeOf(answer), answer.headers['content-type']]).toEqual([
      400,
      'invalid-path',
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('that is none is answered with a problem', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      socket.once('data', (data) => resolve(data.toString()));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\ncontent-type: application\/problem\+json/);
    expect(answer).toContain('"status":400');
  });
});

describe('an answer', () => {
  it.each([
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', undefined],
    ['*;q=0', undefined],
    ['gzip;q=0', undefined],
    ['zstd', undefined],
  ])('that is large is encoded as %j asks: %s', async (accepted, encoding) => {
    const plain = await send(server.url, 'GET', '/items/large');
    const answer = await send(server.url, 'GET', '/items/large', { headers: { 'accept-encoding': accepted } });
    expect([answer.status, answer.headers['content-encoding'], answer.headers['vary']]).toEqual([200, encoding, 'accept-encoding']);
    const bytes = encoding === 'gzip' ? gunzipSync(answer.bytes) : encoding === 'br' ? brotliDecompressSync(answer.bytes) : answer.bytes;
    expect(bytes.equals(plain.bytes)).toBe(true);
    expect(answer.headers['etag']).toBe(plain.headers['etag']);
  });

  it('that is small is not encoded', async () => {
    const answer = await send(server.url, 'GET', '/items/small', { headers: { 'accept-encoding': 'gzip' } });
    expect([answer.headers['content-encoding'], answer.body]).toEqual([undefined, expect.objectContaining({ itemId: 'small' })]);
  });

  it('of a batch is encoded, whole or streamed, and never stored', async () => {
    const requests = Array.from({ length: 50 }, () => ({ method: 'GET', path: '/items/small' }));
    const whole = await send(server.url, 'POST', '/batch', { body: { requests }, headers: { 'accept-encoding': 'gzip' } });
    expect([whole.headers['content-encoding'], whole.headers['cache-control']]).toEqual(['gzip', 'no-store']);
    expect((JSON.parse(gunzipSync(whole.bytes).toString()) as { responses: unknown[] }).responses).toHaveLength(50);
    const streamed = await send(server.url, 'POST', '/batch', {
      body: { requests },
      headers: { accept: 'application/x-ndjson', 'accept-encoding': 'br' },
    });
    expect([streamed.headers['content-encoding'], streamed.headers['cache-control']]).toEqual(['br', 'no-store']);
    const lines = brotliDecompressSync(streamed.bytes)
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { summary?: object });
    expect(lines).toHaveLength(51);
    expect(lines.at(-1)?.summary).toEqual({ total: 50, succeeded: 50, failed: 0, skipped: 0 });
  });
});

describe('browsers of other origins', () => {
  it('get no leave unless it is set', async () => {
    const { headers } = await send(server.url, 'GET', '/items/small', { headers: { origin: 'https://app.example.com' } });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('get leave for the origins that are set', async () => {
    const open = await startTestServer('embedded', { environment: { SHEAF_CORS_ORIGINS: 'https://app.example.com' } });
    const preflight = (origin: string) =>
      send(open.url, 'OPTIONS', '/items/a', {
        headers: {
          origin,
          'access-control-request-method': 'PUT',
          'access-control-request-headers': 'authorization,content-type,if-match',
          authorization: null,
        },
      });
    const allowed = await preflight('https://app.example.com');
    expect([allowed.status, allowed.headers['access-control-allow-origin']]).toEqual([204, 'https://app.example.com']);
    expect(allowed.headers['access-control-allow-methods']).toContain('PUT');
    expect(allowed.headers['access-control-allow-headers']).toContain('if-match');
    expect((await preflight('https://evil.example.com')).headers['access-control-allow-origin']).not.toBe('https://evil.example.com');
    const batch = await send(open.url, 'POST', '/batch', {
      body: { requests: [{ method: 'GET', path: '/health' }] },
      headers: { origin: 'https://app.example.com' },
    });
    expect([batch.status, batch.headers['access-control-allow-origin']]).toEqual([200, 'https://app.example.com']);
    expect(batch.headers['access-control-expose-headers']).toContain('x-request-id');
    const { body } = await send(open.url, 'GET', '/batch/capabilities');
    const ways = (body as { operations: { batchable: boolean; dispatch?: string }[] }).operations.filter(({ batchable }) => batchable);
    expect(ways.filter(({ dispatch }) => dispatch !== 'compiled')).toEqual([]);
    await open.close();
  }, 30_000);
});

/** The address in the last line that the log has of a request. */
function addressIn(log: readonly string[]): string | undefined {
  const lines = log.map((line) => JSON.parse(line) as { msg: string; remoteAddress?: string });
  return lines.filter(({ msg }) => msg === 'request').at(-1)?.remoteAddress;
}

describe('the address of a caller', () => {
  it('is that of the connection, whatever it claims', async () => {
    await send(server.url, 'GET', '/health', { headers: { 'x-forwarded-for': '203.0.113.9' } });
    await send(server.url, 'GET', '/health');
    expect(addressIn(server.logged)).toBe('127.0.0.1');
  });

  it('is what a trusted proxy says', async () => {
    const behind = await startTestServer('embedded', { environment: { SHEAF_TRUST_PROXY: 'loopback' } });
    await send(behind.url, 'GET', '/health', { headers: { 'x-forwarded-for': '203.0.113.9' } });
    await behind.close();
    expect(addressIn(behind.logged)).toBe('203.0.113.9');
  }, 30_000);
});
