import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BatchModule } from '@sheaf/nest';
import type { Capability } from './batch.js';
import { itemOf, readCapabilities, sendBatch } from './batch.js';
import { cases, credentials } from './cases.js';
import { configurations } from './configurations.js';
import type { Fixture, FixtureOptions } from './fixture/app.js';
import { startFixture } from './fixture/app.js';
import { AdminController } from './fixture/admin.controller.js';
import { ProtectedController } from './fixture/protected.controller.js';
import { closeConnections } from './request.js';

// Apps are started by the dozen: on a busy machine that takes more than the usual 5 s.
jest.setTimeout(60_000);

afterAll(closeConnections);

async function capabilitiesOf(options: FixtureOptions): Promise<readonly Capability[]> {
  const fixture = await startFixture({ ...options, imports: [BatchModule.forRoot({})] });
  try {
    return (await readCapabilities(fixture.port, credentials.reader)).operations;
  } finally {
    await fixture.close();
  }
}

describe('the way that each route is dispatched', () => {
  let operations: readonly Capability[];
  const wayOf = (operationId: string) => operations.find((operation) => operation.operationId === operationId)?.dispatch;
  beforeAll(async () => {
    operations = await capabilitiesOf({});
  });

  it('is compiled for at least 20 routes', () => {
    expect(operations.filter(({ dispatch }) => dispatch === 'compiled').length).toBeGreaterThanOrEqual(20);
  });

  const stated = new Map(
    cases.flatMap(({ operation, dispatch }) => (operation && dispatch ? [[operation.operationId, dispatch] as const] : [])),
  );
  it.each([...stated])('of %s is %s', (operationId, dispatch) => {
    expect(wayOf(operationId)).toBe(dispatch);
  });

  it.each([
    'send',
    'sendLater',
    'sendAsync',
    'sendNothing',
    'sendNull',
    'sendBuffer',
    'sendError',
    'redirect',
    'raw',
    'notFound',
    'render',
  ])('is never compiled for RepliesController_%s, where the handler answers by the reply or a template', (method) => {
    expect(['route', 'inject']).toContain(wayOf(`RepliesController_${method}`));
  });

  it('is told for every route that Nest serves, by a name of its own', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const name of ['readBook', 'writeBook', 'AdminController_panel', 'VersionOneController_onlyOne_v1']) expect(ids).toContain(name);
  });
});

describe('a route that more than Nest’s own pipeline protects', () => {
  it.each(['before create', 'after create'] as const)(
    'goes by inject when an onRoute hook added %s gives it a preHandler',
    async (routeHooks) => {
      const operations = await capabilitiesOf({ routeHooks });
      const hooked = operations.filter(({ operationId }) =>
        ['ProtectedController_byPreHandler', 'ProtectedController_decorated', 'EffectsController_hooked'].includes(operationId),
      );
      expect(hooked.map(({ dispatch }) => dispatch)).toEqual(['inject', 'inject', 'inject']);
    },
  );

  const everywhere = Object.entries(configurations).filter(([, { injectsAll }]) => injectsAll);
  it.each(everywhere)('goes by inject, as all others, in an app %s', async (_name, options) => {
    const operations = await capabilitiesOf(options);
    const ways = operations.filter(({ batchable }) => batchable).map(({ dispatch }) => dispatch);
    expect(ways.length).toBeGreaterThan(20);
    expect(new Set(ways)).toEqual(new Set(['inject']));
  });

  it('is never compiled when a guard is made anew for every request', async () => {
    const operations = await capabilitiesOf({ scopedEverywhere: true });
    expect(operations.filter(({ dispatch }) => dispatch === 'compiled')).toEqual([]);
  });
});

describe('an item that may not pass', () => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture({ imports: [BatchModule.forRoot({})] });
  });
  afterAll(() => fixture.close());

  it.each([
    ['GET', '/api/protected/by-middleware', 401],
    ['POST', '/api/protected/by-middleware', 401],
    ['GET', '/api/protected/%62y-middleware', 401],
    ['HEAD', '/api/protected/by-middleware', 401],
    ['GET', '/api/protected/by-pre-handler', 403],
    ['HEAD', '/api/protected/by-pre-handler', 403],
    ['GET', '/plain/protected', 403],
    ['GET', '/api/admin/panel', 403],
    ['GET', '/api/%61dmin/panel', 403],
    ['POST', '/api/admin/panel', 403],
    ['HEAD', '/api/admin/panel', 403],
  ])('is refused at %s %s with %i, a hundred times of a hundred, and its handler never runs', async (method, path, status) => {
    ProtectedController.calls = 0;
    AdminController.calls = 0;
    const items = Array.from({ length: 100 }, () => itemOf({ method, path }));
    const batch = await sendBatch(fixture.port, items, credentials.reader);
    expect(batch.responses.map((item) => item.status)).toEqual(Array.from({ length: 100 }, () => status));
    expect(batch.summary).toMatchObject({ total: 100, failed: 100, succeeded: 0 });
    expect([ProtectedController.calls, AdminController.calls]).toEqual([0, 0]);
  });

  it('does not keep its neighbours from passing', async () => {
    const paths = ['/api/admin/panel', '/api/answers/object', '/api/protected/by-middleware', '/api/answers/public', '/api/admin/panel/x'];
    const batch = await sendBatch(
      fixture.port,
      paths.map((path) => itemOf({ method: 'GET', path })),
      credentials.reader,
    );
    expect(batch.responses.map(({ status }) => status)).toEqual([403, 200, 401, 200, 403]);
  });

  it('is refused by each item’s own route, whoever sends the batch', async () => {
    const paths = [
      '/api/admin/panel',
      '/api/protected/by-middleware',
      '/api/protected/by-pre-handler',
      '/api/answers/public',
      '/api/answers/object',
    ];
    const statuses = async (as: keyof typeof credentials) =>
      (
        await sendBatch(
          fixture.port,
          paths.map((path) => itemOf({ method: 'GET', path })),
          credentials[as],
        )
      ).responses.map(({ status }) => status);
    expect(await statuses('admin')).toEqual([200, 200, 200, 200, 200]);
    expect(await statuses('reader')).toEqual([403, 401, 403, 200, 200]);
    expect(await statuses('nobody')).toEqual([401, 401, 403, 200, 401]);
  });
});
