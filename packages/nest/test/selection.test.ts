import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { BatchModuleOptions } from '@sheaf/nest';
import { BatchModule } from '@sheaf/nest';
import type { Capability } from './batch.js';
import { itemOf, readCapabilities, sendBatch } from './batch.js';
import { credentials } from './cases.js';
import { AdminController } from './fixture/admin.controller.js';
import type { Fixture, FixtureOptions } from './fixture/app.js';
import { startFixture } from './fixture/app.js';
import { PartlyBatchableController, UnbatchableController } from './fixture/unbatchable.controller.js';
import { closeConnections, sendAlone } from './request.js';

// Apps are started by the dozen: on a busy machine that takes more than the usual 5 s.
jest.setTimeout(60_000);

let fixture: Fixture;
afterEach(async () => {
  closeConnections();
  await fixture.close();
});

async function start(batches: BatchModuleOptions, options: FixtureOptions = {}): Promise<readonly Capability[]> {
  fixture = await startFixture({ ...options, imports: [BatchModule.forRoot(batches)] });
  return (await readCapabilities(fixture.port, credentials.admin)).operations;
}

/** Statuses and problem codes of GET items, sent by an admin. */
async function answersOf(paths: readonly string[], method = 'GET'): Promise<[number, string | undefined][]> {
  const batch = await sendBatch(
    fixture.port,
    paths.map((path) => itemOf({ method, path })),
    credentials.admin,
  );
  return batch.responses.map(({ status, body }) => [status, (body as { code?: string } | undefined)?.code]);
}

const refused: [number, string] = [403, 'operation-not-batchable'];

describe('what a batch may call', () => {
  it('is everything but what @Batchable(false) marks, a method or a whole controller, in whatever spelling', async () => {
    PartlyBatchableController.calls = 0;
    const operations = await start({}, { controllers: [PartlyBatchableController, UnbatchableController] });
    expect(operations.find(({ operationId }) => operationId === 'PartlyBatchableController_alone')).toMatchObject({ batchable: false });
    expect(operations.find(({ operationId }) => operationId === 'UnbatchableController_get')).toMatchObject({ batchable: false });
    expect(await answersOf(['/api/partly-batchable/both/1'])).toEqual([[200, undefined]]);
    const paths = ['/api/partly-batchable/alone/1', '/api/partly-batchable/%61lone/1?x=1', '/api/unbatchable', '/api/%75nbatchable'];
    expect(await answersOf(paths)).toEqual(paths.map(() => refused));
    expect((await answersOf(paths, 'HEAD')).map(([status]) => status)).toEqual([403, 403, 403, 403]);
    const byName = await sendBatch(
      fixture.port,
      [{ operationId: 'PartlyBatchableController_alone', parameters: { id: 1 } }, { operationId: 'UnbatchableController_get' }],
      credentials.admin,
    );
    expect(byName.responses.map(({ status }) => status)).toEqual([403, 403]);
    expect(PartlyBatchableController.calls).toBe(0);
    expect((await sendAlone(fixture.port, { method: 'GET', path: '/api/unbatchable' }, credentials.admin)).status).toBe(200);
  });

  it('is only what include names: by operation, pattern, prefix, method or a function', async () => {
    await start({
      include: [
        'AdminController_panel',
        '/api/paths/one/:id',
        'GET /api/parameters/*',
        ({ controller, handler }) => controller?.name === 'AnswersController' && handler === 'string',
      ],
    });
    expect(await answersOf(['/api/admin/panel', '/api/paths/one/1', '/api/parameters/user', '/api/answers/string'])).toEqual([
      [200, undefined],
      [200, undefined],
      [200, undefined],
      [200, undefined],
    ]);
    const others = ['/api/admin/panel/x', '/api/paths/pair/1/2', '/api/answers/object', '/health', '/plain/open/1', '/api/scopes/waiting'];
    expect(await answersOf(others)).toEqual(others.map(() => refused));
    expect(await answersOf(['/api/paths/one/1'], 'HEAD')).toEqual([[200, undefined]]);
    expect(await answersOf(['/api/answers/object', '/api/admin/panel/x'], 'HEAD')).toEqual([refused, refused]);
  });

  it('is never what exclude names, whatever include says, and the handler does not run', async () => {
    AdminController.calls = 0;
    await start({
      include: ['/api/admin/*', '/api/answers/*'],
      exclude: ['AdminController_page', 'GET /api/answers/object', 'POST /api/admin/panel'],
    });
    expect(
      await answersOf(['/api/admin/panel', '/api/admin/panel/x', '/api/admin/%70anel/x', '/api/answers/object', '/api/answers/array']),
    ).toEqual([[200, undefined], refused, refused, refused, [200, undefined]]);
    expect(await answersOf(['/api/admin/panel'], 'POST')).toEqual([refused]);
    expect(AdminController.calls).toBe(1);
  });

  it('holds for routes that go by inject as well', async () => {
    await start({ exclude: ['ProtectedController_byMiddleware', 'GET /plain/open/:id'] }, { middlewareEverywhere: true });
    const paths = ['/api/protected/by-middleware', '/api/protected/%62y-middleware', '/plain/open/1', '/plain/%6fpen/1'];
    expect(await answersOf(paths)).toEqual(paths.map(() => refused));
    expect(await answersOf(['/api/protected/by-pre-handler'])).toEqual([[200, undefined]]);
  });

  it('is never a route that was registered with Fastify before BatchModule could hear of it', async () => {
    await start({}, { at: { 'before create': ({ fastify }) => fastify.get('/early', () => ({ early: true })) } });
    expect((await sendAlone(fixture.port, { method: 'GET', path: '/early' }, credentials.admin)).status).toBe(200);
    expect(await answersOf(['/early'])).toEqual([refused]);
  });

  it('is never the batch or its capabilities, wherever they are', async () => {
    fixture = await startFixture({ imports: [BatchModule.forRoot({ path: 'api/bundle' })] });
    const items = ['/api/bundle', '/api/%62undle', '/api/bundle?x=1'].map((path) =>
      itemOf({ method: 'POST', path, body: { requests: [] } }),
    );
    const batch = await sendBatch(
      fixture.port,
      [...items, itemOf({ method: 'GET', path: '/api/bundle/capabilities' })],
      credentials.admin,
      {},
      '/api/bundle',
    );
    expect(batch.responses.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });
});

const authenticate: BatchModuleOptions['authenticate'] = async ({ headers }) => {
  if (headers.authorization === 'Bearer broken') throw new Error('The directory of users is away');
  return headers.authorization?.startsWith('Bearer ') && headers.authorization !== 'Bearer stranger';
};

describe('who may send a batch', () => {
  it('is everyone, where the app says nothing: items are authorised each', async () => {
    await start({});
    const batch = await sendBatch(fixture.port, [
      itemOf({ method: 'GET', path: '/api/answers/public' }),
      itemOf({ method: 'GET', path: '/api/answers/object' }),
    ]);
    expect([batch.status, ...batch.responses.map(({ status }) => status)]).toEqual([200, 200, 401]);
  });

  it.each([
    ['nobody', {}],
    ['a stranger', credentials.stranger],
    ['somebody whom the check fails for', { authorization: 'Bearer broken' }],
  ])('is not %s, where the app has authenticate: 401 for the whole, with a challenge, and nothing runs', async (_who, outer) => {
    fixture = await startFixture({ imports: [BatchModule.forRoot({ authenticate })] });
    const items = [itemOf({ method: 'GET', path: '/api/answers/public' }), itemOf({ method: 'POST', path: '/api/effects/plain/whole' })];
    const batch = await sendBatch(fixture.port, items, outer);
    expect([batch.status, batch.problem?.code, batch.headers['www-authenticate']]).toEqual([401, 'unauthenticated', 'Bearer']);
    const counts = await sendAlone(fixture.port, { method: 'GET', path: '/api/effects/counts/whole' }, credentials.reader);
    expect(counts.body).toMatchObject({ count: 0 });
  });

  it('does not decide for the items: who may send is authorised for each item still', async () => {
    await start({ authenticate });
    const items = ['/api/admin/panel', '/api/answers/object'].map((path) => itemOf({ method: 'GET', path }));
    const batch = await sendBatch(fixture.port, items, credentials.reader);
    expect(batch.responses.map(({ status }) => status)).toEqual([403, 200]);
  });
});
