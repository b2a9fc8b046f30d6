import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BatchModule } from '@sheaf/nest';
import { itemOf, sendBatch } from './batch.js';
import { credentials, itemHeaders } from './cases.js';
import type { Fixture } from './fixture/app.js';
import { startFixture } from './fixture/app.js';
import { addPluginHooks } from './fixture/protection.js';
import type { Call } from './request.js';
import { closeConnections, sendAlone } from './request.js';

afterAll(closeConnections);

/** What an item does not get of the request around it, or has none of: all of it describes a message, and an item is no message of its own. */
const ofTheMessage = ['connection', 'content-length', 'transfer-encoding', 'accept-encoding'];

describe.each([
  ['that are compiled', {}],
  ['that go by inject', { at: { 'after create': ({ fastify }) => addPluginHooks(fastify) } } satisfies Parameters<typeof startFixture>[0]],
])('the headers that items see, on routes %s', (_way, options) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture({ ...options, imports: [BatchModule.forRoot({ itemHeaders })] });
  });
  afterAll(() => fixture.close());

  const outer = {
    ...credentials.reader,
    host: 'fixture.test',
    accept: 'application/json',
    'accept-encoding': 'gzip',
    'x-request-id': 'r-1',
    'x-anything': 'from outside',
    'x-own': 'from outside',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  };
  const calls: readonly Call[] = [
    { method: 'GET', path: '/api/parameters/all-headers' },
    { method: 'POST', path: '/api/parameters/all-headers' },
    { method: 'POST', path: '/api/parameters/all-headers', body: { a: 1 } },
    { method: 'GET', path: '/api/parameters/all-headers', headers: { 'x-own': 'the item’s'.replace('’', "'"), 'accept-language': 'de' } },
    { method: 'POST', path: '/api/parameters/all-headers', body: 'text', bodyEncoding: 'text', headers: { 'content-type': 'text/plain' } },
  ];

  it.each(calls)('are those of the same request alone: $method $headers $body', async (call) => {
    const alone = (await sendAlone(fixture.port, call, outer)).body as Record<string, string>;
    const batch = await sendBatch(fixture.port, [itemOf(call)], outer);
    const inBatch = batch.responses[0]?.body as Record<string, string>;
    for (const name of ofTheMessage) for (const headers of [alone, inBatch]) delete headers[name];
    expect(inBatch).toEqual(alone);
  });

  it('never tell what concerns the batch as a message', async () => {
    const batch = await sendBatch(fixture.port, [itemOf(calls[0]!)], {
      ...outer,
      prefer: 'respond-async',
      'if-none-match': '"batch"',
      'content-language': 'de',
      range: 'bytes=0-1',
      te: 'trailers',
    });
    const names = Object.keys(batch.responses[0]?.body as object);
    for (const name of ['prefer', 'if-none-match', 'content-language', 'content-type', 'content-length', 'range', 'te', 'connection']) {
      expect(names).not.toContain(name);
    }
  });

  it('are each item’s own: what one writes into them no other sees', async () => {
    const poison = itemOf({ method: 'GET', path: '/api/poison?own=1' });
    const looks = ['/api/admin/panel', '/api/parameters/headers', '/api/parameters/user', '/api/context/outside', '/api/poison'].map(
      (path) => itemOf({ method: 'GET', path }),
    );
    for (const execution of ['auto', 'parallel']) {
      const batch = await sendBatch(fixture.port, [poison, ...looks, poison, ...looks], outer, { execution });
      for (const [panel, headers, user, context] of [batch.responses.slice(1), batch.responses.slice(7)]) {
        expect(panel!.status).toBeGreaterThanOrEqual(403);
        expect(headers!.body).toMatchObject({ own: 'from outside', credential: 'Bearer reader' });
        expect(user!.body).toMatchObject({ name: 'rob' });
        expect(context!.body).toMatchObject({ name: 'no context' });
      }
    }
    expect((await sendAlone(fixture.port, { method: 'GET', path: '/api/context/outside' }, outer)).body).toMatchObject({
      name: 'no context',
    });
  });
});

describe('in an app that answers browsers of other origins', () => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture({
      imports: [BatchModule.forRoot({ itemHeaders })],
      at: {
        'after create': ({ app }) => void app!.enableCors({ origin: 'https://page.test', credentials: true, exposedHeaders: ['x-trail'] }),
      },
    });
  });
  afterAll(() => fixture.close());

  it('the batch tells the browser what it may read', async () => {
    const batch = await sendBatch(fixture.port, [itemOf({ method: 'GET', path: '/api/answers/object' })], {
      ...credentials.reader,
      origin: 'https://page.test',
    });
    expect(batch.headers).toMatchObject({ 'access-control-allow-origin': 'https://page.test', 'access-control-allow-credentials': 'true' });
    expect(batch.responses[0]?.status).toBe(200);
  });
});
