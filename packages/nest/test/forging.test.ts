import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BatchModule } from '@sheaf/nest';
import type { EnvelopeItem } from './batch.js';
import { itemOf, sendBatch, sendBytes } from './batch.js';
import { credentials, itemHeaders } from './cases.js';
import type { Fixture } from './fixture/app.js';
import { startFixture } from './fixture/app.js';
import { closeConnections, sendAlone } from './request.js';

afterAll(closeConnections);

describe('an item that tries to be someone else', () => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture({ imports: [BatchModule.forRoot({ itemHeaders })] });
  });
  afterAll(() => fixture.close());

  const countOf = async (key: string) =>
    ((await sendAlone(fixture.port, { method: 'GET', path: `/api/effects/counts/${key}` }, credentials.reader)).body as { count: number })
      .count;

  const witness = itemOf({ method: 'POST', path: '/api/effects/plain/forged' });
  async function expectRefused(item: EnvelopeItem, pointer: string): Promise<void> {
    const batch = await sendBatch(fixture.port, [witness, item], credentials.reader);
    expect(batch.status).toBe(400);
    expect(batch.problem?.errors?.map((error) => error.pointer).some((each) => each.startsWith(pointer))).toBe(true);
    expect(await countOf('forged')).toBe(0);
  }

  it.each([
    'authorization',
    'Authorization',
    'cookie',
    'host',
    'content-length',
    'transfer-encoding',
    'connection',
    'keep-alive',
    'te',
    'trailer',
    'upgrade',
    'expect',
    'proxy-authorization',
    'proxy-connection',
    'forwarded',
    'x-forwarded-for',
    'X-Forwarded-For',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-real-ip',
    'x-http-method-override',
    'x-http-method',
    'x-method-override',
    'x-not-allowed',
    '__proto__',
    'constructor',
  ])('is refused with the whole batch, and nothing runs, for the header %s', async (name) => {
    const headers = Object.fromEntries([[name, '1']]);
    await expectRefused({ method: 'GET', path: '/api/answers/object', headers }, '/requests/1');
  });

  it.each([
    ['a line feed', 'a\nb'],
    ['a carriage return', 'a\r\nx-forwarded-for: 1'],
    ['a null character', 'a\u0000b'],
    ['a delete character', 'a\u007fb'],
    ['a character beyond Latin-1', 'a\u0100b'],
  ])('is refused for a header value with %s', async (_what, value) => {
    await expectRefused({ method: 'GET', path: '/api/answers/object', headers: { 'x-own': value } }, '/requests/1/headers');
  });

  it.each(['x own', 'x-own\r\n', 'x:own', ''])('is refused for a header named %j', async (name) => {
    await expectRefused({ method: 'GET', path: '/api/answers/object', headers: { [name]: '1' } }, '/requests/1');
  });

  it.each([
    'http://127.0.0.1/api/answers/object',
    '//127.0.0.1/api/answers/object',
    'api/answers/object',
    '*',
    '/api/../health',
    '/api/%2e%2e/health',
    '/api/./answers/object',
    '/api/%2E/answers/object',
    '/api\\answers',
    '/api/%5canswers',
    '/api/answers/object%00',
    '/api/answers/object#fragment',
    '/api/answers/%zz',
    '/api/answers/object\r\nx-own: 1',
    '/api/answers/ object',
    '',
  ])('is refused for the path %j', async (path) => {
    await expectRefused({ method: 'GET', path }, '/requests/1');
  });

  it.each(['get', 'TRACE', 'CONNECT', 'PROPFIND', 'GET ', ''])('is refused for the method %j', async (method) => {
    await expectRefused({ method, path: '/api/answers/object' }, '/requests/1');
  });

  it.each(['GET', 'HEAD'])('is refused for a body on %s', async (method) => {
    await expectRefused({ method, path: '/api/answers/object', body: {} }, '/requests/1');
  });

  it('is refused for a header that it names twice', async () => {
    const text = JSON.stringify({ requests: [witness, { method: 'GET', path: '/api/answers/object', headers: { 'x-own': '1' } }] }).replace(
      '"x-own":"1"',
      '"x-own":"1","x-own":"2"',
    );
    const batch = await sendBytes(fixture.port, text, credentials.reader);
    expect(batch.status).toBe(400);
    expect(await countOf('forged')).toBe(0);
  });

  it('is refused for one header in two spellings', async () => {
    await expectRefused({ method: 'GET', path: '/api/answers/object', headers: { 'x-own': '1', 'X-Own': '2' } }, '/requests/1/headers');
  });

  it('cannot choose another operation by an inherited name', async () => {
    const batch = await sendBatch(
      fixture.port,
      ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'unknown'].map((operationId) => ({ operationId })),
      credentials.reader,
    );
    expect(batch.responses.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });

  it('gets neither the length nor the type of the batch around it', async () => {
    const batch = await sendBatch(fixture.port, [itemOf({ method: 'GET', path: '/api/bodies/none' })], credentials.reader);
    expect(batch.responses[0]?.body).toEqual({ type: 'undefined', body: null, contentType: null, length: null });
  });

  it('cannot call the batch itself, however it is spelled', async () => {
    const inner = { requests: [witness] };
    const paths = ['/batch', '/%62atch', '/batch?x=1'];
    const items: EnvelopeItem[] = paths.map((path) => ({ method: 'POST', path, body: inner }));
    const batch = await sendBatch(fixture.port, [...items, { method: 'GET', path: '/batch/capabilities' }], credentials.reader);
    expect(batch.responses.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(await countOf('forged')).toBe(0);
  });
});

describe.each([
  ['that trusts its proxy', true, '203.0.113.9'],
  ['that trusts nobody', false, '127.0.0.1'],
])('the client’s address in an app %s', (_name, trustProxy, ip) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture({ fastify: { trustProxy }, imports: [BatchModule.forRoot({ itemHeaders })] });
  });
  afterAll(() => fixture.close());

  it('is that of the outer request, for every way of dispatch', async () => {
    const outer = { ...credentials.reader, 'x-forwarded-for': '203.0.113.9' };
    const batch = await sendBatch(
      fixture.port,
      ['/api/identity/ip', '/api/identity/client', '/plain/address'].map((path) => itemOf({ method: 'GET', path })),
      outer,
    );
    expect(batch.responses.map(({ body }) => (body as { ip: string }).ip)).toEqual([ip, ip, ip]);
  });
});
