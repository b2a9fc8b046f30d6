import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Operation, operations } from '@sheaf/contracts';
import { openapi } from '@sheaf/contracts/openapi';
import { problems } from '@sheaf/contracts/problems';
import { closeConnections, send } from './request.js';
import { startTestServer, type TestServer } from './server.js';
import { TestController } from './test.controller.js';

const secret = 'token-that-must-not-leak';
let server: TestServer;
beforeAll(async () => {
  const catalogues = JSON.stringify([
    { id: 'demo', token: 'demo-token' },
    { id: 'shop', token: secret, ratingRange: { min: 1, max: 10 } },
  ]);
  server = await startTestServer('embedded', { environment: { SHEAF_CATALOGUES: catalogues }, controllers: [TestController] });
}, 60_000);
afterAll(async () => {
  closeConnections();
  await server.close();
});

const anonymous = { headers: { authorization: null } };

describe('the routes', () => {
  const pages = [
    'GET /',
    'GET /docs',
    'GET /docs/scalar.js',
    'GET /docs/start.js',
    'GET /metrics',
    'GET /openapi.json',
    'GET /problems/:code',
  ];
  /** Services whose programs are served: their own paths, which are no operations of ours and which no batch may call. */
  const services = ['/openai/v1/', '/recommendations/v4.0/'];
  const isOfService = (path: string) => services.some((service) => path.startsWith(service));
  let routes: { operationId: string; method: string; path: string; batchable: boolean }[];
  beforeAll(async () => {
    const { body } = await send(server.url, 'GET', '/batch/capabilities');
    routes = (body as { operations: typeof routes }).operations.filter(({ path }) => !path.startsWith('/test/'));
  });

  it('are the operations of the contract, each by its name, method and path, and the pages beside them', () => {
    const served = routes.map(({ operationId, method, path, batchable }) => [operationId, method, path, batchable] as const);
    const wanted = Object.values(operations)
      .filter(({ path }) => !path.startsWith('/batch'))
      .map(({ id, method, path, batchable }) => [id, method, path.replaceAll(/\{(\w+)\}/g, ':$1'), batchable] as const);
    const isPage = (method: string, path: string) => pages.includes(`${method} ${path}`);
    expect(served.filter(([, method, path]) => !isPage(method, path) && !isOfService(path)).toSorted()).toEqual(wanted.toSorted());
    for (const service of services) expect(served.some(([, , path]) => path.startsWith(service))).toBe(true);
    expect(served.filter(([, , path, batchable]) => isOfService(path) && batchable)).toEqual([]);
    expect(
      served
        .filter(([, method, path]) => isPage(method, path))
        .map(([, method, path]) => `${method} ${path}`)
        .toSorted(),
    ).toEqual(pages);
  });

  it('answer a parameter that they do not know only as they state it', async () => {
    for (const { id, method, path, responses } of Object.values<Operation>(operations)) {
      const target = `${path.replaceAll(/\{\w+\}/g, 'some-id')}?no-such=1`;
      const { status } = await send(server.url, method, target, method === 'GET' || method === 'DELETE' ? {} : { body: {} });
      expect([id, Object.keys(responses)]).toEqual([id, expect.arrayContaining([String(status)])]);
    }
  });

  it('of batches answer as well', async () => {
    for (const { method, path } of [operations.executeBatch, operations.getBatchCapabilities]) {
      const answer = await send(
        server.url,
        method,
        path,
        method === 'POST' ? { body: { requests: [{ method: 'GET', path: '/health' }] } } : {},
      );
      expect(answer.status).toBe(200);
    }
  });

  it.each(Object.values(operations).map((operation) => [operation.id, operation] as const))(
    'of %s: need a credential where the contract says so',
    async (_id, operation) => {
      const { method, path, authenticated } = operation;
      const answer = await send(server.url, method, path.replaceAll(/\{\w+\}/g, 'x'), anonymous);
      if (authenticated)
        expect([answer.status, (answer.body as { code: string }).code, answer.headers['www-authenticate']]).toEqual([
          401,
          'unauthenticated',
          'Bearer',
        ]);
      else expect(answer.status).toBe(200);
    },
  );

  it('of pages are open, and no batch can call them', async () => {
    const open = ['/docs', '/docs/start.js', '/docs/scalar.js', '/openapi.json', '/problems/not-found', '/metrics'];
    for (const path of open) expect([path, (await send(server.url, 'GET', path, anonymous)).status]).toEqual([path, 200]);
    const { body } = await send(server.url, 'POST', '/batch', { body: { requests: open.map((path) => ({ method: 'GET', path })) } });
    expect((body as { responses: { status: number }[] }).responses.map(({ status }) => status)).toEqual(open.map(() => 403));
  });
});

describe('/health and /ready', () => {
  it('say who is there', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
    expect((await send(server.url, 'GET', '/health')).body).toEqual({ status: 'ok', version, database: 'embedded', durability: 'none' });
    expect((await send(server.url, 'GET', '/ready')).body).toEqual({ status: 'ready' });
  });

  it.each(['starting', 'closing'] as const)('tell a server that is %s from one that is ready', async (state) => {
    server.lifecycle.state = state;
    const ready = await send(server.url, 'GET', '/ready', anonymous);
    const item = await send(server.url, 'GET', '/items/a');
    const health = await send(server.url, 'GET', '/health', anonymous);
    server.lifecycle.state = 'ready';
    expect([ready.status, (ready.body as { code: string }).code, ready.headers['retry-after']]).toEqual([503, 'unavailable', '1']);
    expect(health.status).toBe(200);
    expect(item.status).toBe(state === 'closing' ? 503 : 404);
    if (state === 'closing') expect(item.headers['connection']).toBe('close');
  });

  it('tell when the database does not answer, and so does every operation', async () => {
    const broken = await startTestServer('embedded');
    await broken.database.close();
    expect((await send(broken.url, 'GET', '/health')).status).toBe(200);
    const calls = [
      ['GET', '/ready', undefined],
      ['GET', '/items', undefined],
      ['PUT', '/items/a', {}],
      ['PATCH', '/items/a', {}],
      ['DELETE', '/users/a', undefined],
      ['POST', '/interactions', { type: 'view', userId: 'a', itemId: 'a' }],
      ['GET', '/popular-items', undefined],
    ] as const;
    for (const [method, path, body] of calls) {
      const answer = await send(broken.url, method, path, { body });
      expect([path, answer.status, (answer.body as { code: string }).code, answer.headers['retry-after']]).toEqual([
        path,
        503,
        'unavailable',
        '1',
      ]);
    }
    const { body } = await send(broken.url, 'POST', '/batch', {
      body: { requests: calls.map(([method, path, each]) => ({ method, path, ...(each && { body: each }) })) },
    });
    const { responses } = body as { responses: { status: number; effect: string; retryable: boolean; headers: Record<string, string> }[] };
    expect(responses.map(({ status, headers }) => [status, headers['retry-after']])).toEqual(calls.map(() => [503, '1']));
    // What cannot be known is said so: only what may be repeated without harm is called retryable.
    expect(responses.map(({ effect, retryable }) => [effect, retryable])).toEqual([
      ['none', true],
      ['none', true],
      ['unknown', true],
      ['unknown', false],
      ['unknown', true],
      ['unknown', false],
      ['none', true],
    ]);
    await broken.close();
  }, 30_000);
});

describe('an account', () => {
  const other = { headers: { authorization: `Bearer ${secret}` } };

  it('sees and changes its own catalogue alone', async () => {
    await send(server.url, 'PUT', '/items/mine', { body: { of: 'demo' } });
    await send(server.url, 'PUT', '/users/me', { body: {} });
    expect((await send(server.url, 'GET', '/items/mine', other)).status).toBe(404);
    expect((await send(server.url, 'GET', '/items', other)).body).toEqual({ items: [] });
    expect((await send(server.url, 'PUT', '/items/mine', { ...other, body: { of: 'shop' } })).status).toBe(201);
    expect((await send(server.url, 'DELETE', '/users/me', other)).status).toBe(404);
    const missing = await send(server.url, 'POST', '/interactions', { ...other, body: { type: 'view', userId: 'me', itemId: 'mine' } });
    expect(missing.status).toBe(404);
    const { body } = await send(server.url, 'POST', '/batch', {
      ...other,
      body: {
        requests: [
          { method: 'GET', path: '/items/mine' },
          { method: 'GET', path: '/users/me' },
        ],
      },
    });
    expect((body as { responses: object[] }).responses).toMatchObject([{ status: 200, body: { of: 'shop' } }, { status: 404 }]);
    expect((await send(server.url, 'GET', '/items/mine')).body).toEqual({ itemId: 'mine', of: 'demo' });
  });

  it('has its catalogue’s range of ratings', async () => {
    await send(server.url, 'PUT', '/items/rated', { ...other, body: {} });
    await send(server.url, 'PUT', '/users/rater', { ...other, body: {} });
    const rate = (rating: number) =>
      send(server.url, 'POST', '/interactions', { ...other, body: { type: 'rating', userId: 'rater', itemId: 'rated', rating } });
    expect([(await rate(10)).status, (await rate(10.5)).status, (await rate(0.5)).status]).toEqual([201, 422, 422]);
  });

  it('cannot go on with a cursor of another', async () => {
    for (const id of ['p1', 'p2']) await send(server.url, 'PUT', `/items/${id}`, { body: {} });
    const { body } = await send(server.url, 'GET', '/items?limit=1');
    const refused = await send(server.url, 'GET', `/items?cursor=${(body as { nextCursor: string }).nextCursor}`, other);
    expect((refused.body as { code: string }).code).toBe('invalid-cursor');
  });
});

describe('/metrics', () => {
  it('count requests and items by operation and status, and nothing that a caller makes up', async () => {
    await send(server.url, 'GET', '/items/none');
    await send(server.url, 'GET', '/made-up-by-a-caller');
    await send(server.url, 'POST', '/batch', {
      body: {
        requests: [
          { method: 'GET', path: '/items/none' },
          { operationId: 'listItems', parameters: { limit: 0 } },
          { method: 'GET', path: '/items/none', dependsOn: ['0'] },
        ],
      },
    });
    const text = (await send(server.url, 'GET', '/metrics')).body as string;
    for (const line of [
      'sheaf_request_duration_seconds_count{operation="getItem",status="404"}',
      'sheaf_request_duration_seconds_count{operation="executeBatch",status="200"}',
      'sheaf_request_duration_seconds_count{operation="none",status="404"}',
      'sheaf_item_duration_seconds_count{operation="getItem",status="404"}',
      'sheaf_item_duration_seconds_count{operation="listItems",status="422"}',
      'sheaf_item_results_total{status="424"} 1',
      'sheaf_ready 1',
      'nodejs_eventloop_lag_seconds ',
      'process_resident_memory_bytes ',
    ]) {
      expect(text).toContain(line);
    }
    expect(text).not.toContain('made-up');
  });

  it('need a credential where others can reach the server', async () => {
    const own = JSON.stringify([{ id: 'demo', token: secret }]);
    const exposed = await startTestServer('embedded', { environment: { HOST: '0.0.0.0', SHEAF_CATALOGUES: own } });
    expect((await send(exposed.url, 'GET', '/metrics', anonymous)).status).toBe(401);
    expect((await send(exposed.url, 'GET', '/metrics', { headers: { authorization: `Bearer ${secret}` } })).status).toBe(200);
    expect((await send(exposed.url, 'GET', '/health', anonymous)).status).toBe(200);
    await exposed.close();
  }, 30_000);
});

describe('the pages', () => {
  it('/openapi.json is the contract', async () => {
    expect((await send(server.url, 'GET', '/openapi.json', anonymous)).body).toEqual(openapi);
  });

  it('/docs asks no other host for anything, and the browser would not let it', async () => {
    const { headers, body } = await send(server.url, 'GET', '/docs', anonymous);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(Array.from((body as string).matchAll(/(?:src|href)="([^"]*)"/g), ([, address]) => address)).toEqual([
      'data:,',
      '/docs/scalar.js',
      '/docs/start.js',
    ]);
    expect((await send(server.url, 'GET', '/docs/start.js')).body).toContain('"url":"/openapi.json"');
    expect((await send(server.url, 'GET', '/docs/start.js')).body).not.toContain(secret);
    expect((await send(server.url, 'GET', '/docs/scalar.js', { headers: { 'accept-encoding': 'identity' } })).bytes.length).toBeGreaterThan(
      1_000_000,
    );
  });

  it('/ leads to /docs', async () => {
    const { status, headers } = await send(server.url, 'GET', '/', anonymous);
    expect([status, headers['location']]).toEqual([302, '/docs']);
  });

  it.each(Object.keys(problems))('/problems/%s says what the code means, to people and to programs', async (code) => {
    const entry = problems[code as keyof typeof problems];
    expect((await send(server.url, 'GET', entry.type, anonymous)).body).toEqual({ code, ...entry });
    const page = await send(server.url, 'GET', entry.type, { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain(`<code>${code}</code>`);
  });

  it.each(['nothing', '__proto__', 'constructor'])('/problems/%s is no problem', async (code) => {
    expect((await send(server.url, 'GET', `/problems/${code}`, anonymous)).status).toBe(404);
  });
});

describe('the log', () => {
  it('has a line for each request, with the id of its answer, and never a credential', async () => {
    const { headers } = await send(server.url, 'GET', '/items/none?limit=secret-in-query', {
      headers: { authorization: `Bearer ${secret}` },
    });
    const lines = server.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    const line = lines.find(({ requestId }) => requestId === headers['x-request-id']);
    expect(line).toMatchObject({
      msg: 'request',
      operation: 'getItem',
      method: 'GET',
      path: '/items/none',
      status: 422,
      catalogue: 'shop',
      remoteAddress: '127.0.0.1',
    });
    expect(typeof line?.['durationMs']).toBe('number');
    expect(server.logged.join('')).not.toContain(secret);
    expect(server.logged.join('')).not.toContain('secret-in-query');
  });

  it('has the cause of an internal error under the request’s id, which the answer does not show', async () => {
    const { status, headers, body } = await send(server.url, 'GET', '/test/throws');
    expect([status, (body as { code: string }).code]).toEqual([500, 'internal-error']);
    expect(JSON.stringify(body)).not.toContain('a secret of the server');
    const causes = server.logged.map((line) => JSON.parse(line) as { requestId?: string; err?: { message: string; stack: string } });
    const cause = causes.find(({ requestId, err }) => requestId === headers['x-request-id'] && err !== undefined);
    expect(cause?.err).toMatchObject({ message: 'a secret of the server', stack: expect.stringContaining('test.controller') });
  });
});
