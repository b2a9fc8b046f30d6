import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DialectRequest } from '@sheaf/dialects';
import * as fc from 'fast-check';
import type { Conformance } from '../../../packages/dialects/test/conformance.js';
import { fuzzRuns, hostileRequests } from '../../../packages/dialects/test/hostile.js';
import { google } from '../../../packages/dialects/test/google.js';
import { graph } from '../../../packages/dialects/test/graph.js';
import { native } from '../../../packages/dialects/test/native.js';
import { recombee } from '../../../packages/dialects/test/recombee.js';
import { vaix } from '../../../packages/dialects/test/vaix.js';
import { closeConnections, send } from './request.js';
import { startTestServer, type TestServer } from './server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer('embedded', { environment: { SHEAF_MAX_ITEMS: '50', SHEAF_LOG_LEVEL: 'error' } });
}, 60_000);
afterAll(async () => {
  closeConnections();
  await server.close();
});

/** A request over HTTP costs about ten times what decoding does. */
const runs = Math.ceil(fuzzRuns / 5);

const seedsOf = ({ decoding }: Conformance): DialectRequest[] =>
  (Object.values(decoding) as ({ given: DialectRequest } | string)[]).flatMap((each) => (typeof each === 'string' ? [] : [each.given]));
const get = (target: string): DialectRequest => ({ method: 'GET', target, headers: {}, body: Buffer.alloc(0) });
const at = (target: string, seeds: readonly DialectRequest[]): DialectRequest[] => seeds.map((seed) => ({ ...seed, target }));

/** As Recombee's clients sign: so that what is spoiled gets beyond the door. */
function signed(target: string): string {
  const text = `${target}${target.includes('?') ? '&' : '?'}hmac_timestamp=${Math.floor(Date.now() / 1000)}`;
  return `${text}&hmac_sign=${createHmac('sha1', 'demo-token').update(text).digest('hex')}`;
}

describe('whatever arrives over HTTP', () => {
  it.each<[string, readonly DialectRequest[], readonly string[], (target: string) => string]>([
    ['/batch', seedsOf(native), ['POST'], String],
    ['/v1.0/$batch', seedsOf(graph), ['POST'], String],
    ['/batch/sheaf/v1', at('/batch/sheaf/v1', seedsOf(google)), ['POST'], String],
    [
      '/sheaf/v1',
      [get('/sheaf/v1/items/a?alt=json'), { ...get('/sheaf/v1/items/a'), method: 'PUT', body: Buffer.from('{}') }],
      ['GET', 'PUT', 'DELETE'],
      String,
    ],
    ['/api/batch, plain', at('/api/batch', seedsOf(native)), ['POST', 'GET'], String],
    ['/api/batch', seedsOf(vaix), ['POST', 'PUT'], String],
    [
      '/api/sports/events',
      [get('/api/sports/events/popular?count=5&from_offset=-2h'), get('/api/sports/events/recommended?user=ada&filters=a%3Aeq%3A1')],
      ['GET', 'POST', 'HEAD'],
      String,
    ],
    [
      '/demo',
      [
        ...at('/demo/batch/', seedsOf(recombee)),
        get('/demo/items/list/?filter=%27a%27%20%3D%3D%201&count=5'),
        get('/demo/users/u/ratings/'),
      ],
      ['GET', 'PUT', 'POST', 'DELETE'],
      signed,
    ],
    [
      '/items',
      [get('/items?limit=2&filter=a%3Aeq%3A1'), { ...get('/items/a'), method: 'PUT', body: Buffer.from('{"title":"a"}') }],
      ['GET', 'PUT', 'POST', 'PATCH', 'DELETE'],
      String,
    ],
  ])(
    'at %s is never answered 500, for the whole or within',
    async (_path, seeds, methods, address) => {
      const statuses = new Map<number, number>();
      await fc.assert(
        fc.asyncProperty(hostileRequests(seeds, methods), async ({ method, target, headers, body }) => {
          const sent = body.length === 0 ? {} : { body: Buffer.from(body) };
          const answer = await send(server.url, method, address(target), { headers: headers as Record<string, string>, ...sent });
          expect([answer.status < 500 || answer.status === 501, answer.status]).toEqual([true, answer.status]);
          expect(answer.bytes.toString()).not.toMatch(/"(?:status|code|status_code|statusCode)":500/);
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        }),
        { numRuns: runs },
      );
      // Some were good enough to run.
      expect(statuses.get(200)).toBeGreaterThan(0);
      expect((await send(server.url, 'GET', '/health')).status).toBe(200);
      expect(server.logged).toEqual([]);
    },
    300_000,
  );

  it('as bytes that are no HTTP leaves the server as it was', async () => {
    const { port, hostname } = new URL(server.url);
    const line = fc.constantFrom(
      'POST /batch HTTP/1.1\r\n',
      'GET / HTTP/1.1\r\n',
      'Host: x\r\n',
      'Content-Length: 5\r\n',
      'Transfer-Encoding: chunked\r\n',
      '5\r\nabc',
      '\r\n\r\n',
      '\u0016\u0003\u0001',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    );
    const piece = fc.oneof(
      line.map((text) => Buffer.from(text, 'latin1')),
      fc.uint8Array({ maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 6 }), async (pieces) => {
        const socket = connect(Number(port), hostname);
        socket.on('error', () => undefined).resume();
        socket.end(Buffer.concat(pieces));
        await once(socket, 'close');
      }),
      { numRuns: runs },
    );
    expect((await send(server.url, 'GET', '/health')).status).toBe(200);
  }, 300_000);
});
