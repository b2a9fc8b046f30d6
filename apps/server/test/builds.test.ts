import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Build, Builds, RecommendedItems } from '@sheaf/contracts';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { Builds as StoredBuilds } from '../src/recommendation/builds.js';
import { RecommendationService } from '../src/recommendation/recommendation-service.js';
import { createLog } from '../src/service/log.js';
import { closeConnections, send } from './request.js';
import { drivers, startTestServer, stopPostgres, type TestServer } from './server.js';
import { codeOf } from './ways.js';

afterAll(async () => {
  closeConnections();
  await stopPostgres();
});

const settings = {
  build: { maxBytes: 1024 ** 3, maxEaseItems: 1000 },
  buildsKept: 10,
  modelCacheBytes: 1024 ** 2,
  rebuild: { enabled: true, changes: 5, percent: 100, intervalSeconds: 3600 },
};
const quiet = createLog('silent');

/** Six users who like two movies of three each. */
async function fill(url: string): Promise<void> {
  const requests = [
    ...['i0', 'i1', 'i2', 'i3'].map((id) => ({ method: 'PUT', path: `/items/${id}`, body: {} })),
    ...Array.from({ length: 6 }, (_, user) => [
      { method: 'PUT', path: `/users/u${user}`, body: {} },
      ...[0, 1].map((offset) => ({
        method: 'POST',
        path: '/interactions',
        body: { type: 'view', userId: `u${user}`, itemId: `i${(user + offset) % 3}`, timestamp: '2026-11-01T12:00:00Z' },
      })),
    ]).flat(),
  ];
  const { body } = await send(url, 'POST', '/batch', { body: { requests, return: 'errors' } });
  expect(body).toMatchObject({ summary: { failed: 0 } });
}

const start = async (url: string, body: object = {}, waitMs = 20_000) =>
  (await send(url, 'POST', `/builds?waitMs=${waitMs}`, { body: { minSupport: 1, model: 'sar', ...body } })).body as Build;
const get = async (url: string, name: number | string, waitMs = 0) =>
  (await send(url, 'GET', `/builds/${name}?waitMs=${waitMs}`)).body as Build;
const list = async (url: string) => ((await send(url, 'GET', '/builds')).body as Builds).builds;
const buildAsked = async (url: string, query = '') =>
  ((await send(url, 'GET', `/users/u0/recommended-items?count=1${query}`)).body as RecommendedItems).buildId;

describe.each(drivers)('builds on the %s database', (driver) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(driver, { environment: { SHEAF_REBUILD: 'off', SHEAF_BUILDS_KEPT: '3' } });
    await fill(server.url);
  }, 60_000);
  afterAll(() => server?.close());

  it('are none at first, and recommendations say so until one has succeeded; then it is active', async () => {
    const { url } = server;
    expect(await list(url)).toEqual([]);
    expect((await send(url, 'GET', '/builds/active')).status).toBe(404);
    const refused = await send(url, 'GET', '/users/u0/recommended-items');
    expect([refused.status, codeOf(refused)]).toEqual([409, 'no-build']);
    const live = await send(url, 'GET', '/users/u0/recommended-items?allowNoBuild=true&count=9');
    expect(live.body).toMatchObject({ model: 'popularity', exhausted: true });
    expect((live.body as RecommendedItems).items.map(({ itemId }) => itemId)).toEqual(['i2', 'i3']);
    expect((live.body as RecommendedItems).buildId).toBeUndefined();

    const accepted = await send(url, 'POST', '/builds', { body: { model: 'ease', description: 'The first', ridge: 2 } });
    expect([accepted.status, accepted.headers['location'], accepted.headers['retry-after']]).toEqual([202, '/builds/1', '1']);
    expect(['queued', 'running']).toContain((accepted.body as Build).status);
    const ended = await get(url, 1, 20_000);
    expect(ended).toMatchObject({
      buildId: 1,
      status: 'succeeded',
      percent: 100,
      active: true,
      automatic: false,
      description: 'The first',
      options: { model: 'ease', ridge: 2, similarity: 'cosine', activate: true },
      metrics: { interactions: 12, items: 3, users: 6 },
    });
    expect(ended.metrics!.bytes).toBeGreaterThan(100);
    expect(Date.parse(ended.endedAt!)).toBeGreaterThanOrEqual(Date.parse(ended.startedAt!));
    expect(await buildAsked(url)).toBe(1);
    expect(await get(url, 'active')).toEqual(ended);
  }, 60_000);

  it('are activated by name, and any that succeeded can be asked', async () => {
    const { url } = server;
    const second = await start(url, { activate: false });
    expect(second).toMatchObject({ status: 'succeeded', active: false, options: { model: 'sar', minSupport: 1 } });
    expect([await buildAsked(url), await buildAsked(url, `&buildId=${second.buildId}`)]).toEqual([1, second.buildId]);
    const activated = await send(url, 'POST', `/builds/${second.buildId}/activate`);
    expect([activated.status, (activated.body as Build).active]).toEqual([200, true]);
    expect(await buildAsked(url)).toBe(second.buildId);
    expect((await list(url)).map(({ buildId, active }) => [buildId, active])).toEqual([
      [2, true],
      [1, false],
    ]);
  });

  it('a batch keeps the build that was active at its start, whatever it activates', async () => {
    const { url } = server;
    const before = await buildAsked(url);
    const requests = [
      { operationId: 'activateBuild', parameters: { buildId: '1' } },
      { operationId: 'recommendItemsToUser', parameters: { userId: 'u0', count: 1 } },
    ];
    const { body } = await send(url, 'POST', '/batch', { body: { requests } });
    const { responses } = body as { responses: { status: number; body: { active?: boolean; buildId?: number } }[] };
    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
    expect([responses[0]!.body.active, responses[1]!.body.buildId]).toEqual([true, before]);
    expect(await buildAsked(url)).toBe(1);
  });

  it('that take more memory than they may fail with a problem, and the active one stays', async () => {
    const { url } = server;
    const failed = await start(url, { model: 'ease', maxBytes: 1000 });
    expect(failed).toMatchObject({ status: 'failed', active: false, options: { maxBytes: 1000 } });
    expect(failed.problem).toMatchObject({ code: 'build-too-large', limit: 1000, detail: expect.stringContaining('1000 are allowed') });
    expect(await buildAsked(url)).toBe(1);
    const refused = await send(url, 'POST', `/builds/${failed.buildId}/activate`);
    expect([refused.status, codeOf(refused)]).toEqual([409, 'build-state']);
    const asked = await send(url, 'GET', `/users/u0/recommended-items?buildId=${failed.buildId}`);
    expect([asked.status, codeOf(asked)]).toEqual([409, 'build-state']);
  });

  it('can be deleted but for the active one', async () => {
    const { url } = server;
    const { buildId } = await start(url, { activate: false });
    expect((await send(url, 'DELETE', `/builds/${buildId}`)).status).toBe(204);
    expect((await send(url, 'GET', `/builds/${buildId}`)).status).toBe(404);
    const active = await send(url, 'DELETE', '/builds/active');
    expect([active.status, codeOf(active)]).toEqual([409, 'build-state']);
    const { rows } = await sql`select from build_chunks where number = ${buildId}`.execute(server.database.kysely);
    expect(rows).toEqual([]);
  });

  it('run one after the other, can be cancelled while they wait or run, and ended ones stay as they are', async () => {
    const { url } = server;
    const three = await Promise.all([1, 2, 3].map(() => start(url, {}, 0)));
    const last = Math.max(...three.map(({ buildId }) => buildId));
    const cancelled = await send(url, 'POST', `/builds/${last}/cancel`);
    expect(cancelled.body).toMatchObject({ buildId: last, status: 'cancelled', active: false });
    const others = three.map(({ buildId }) => buildId).filter((buildId) => buildId !== last);
    for (const buildId of others) expect(await get(url, buildId, 20_000)).toMatchObject({ status: 'succeeded' });
    const [first, second] = await Promise.all(others.toSorted((a, b) => a - b).map((buildId) => get(url, buildId)));
    expect(Date.parse(second!.startedAt!)).toBeGreaterThanOrEqual(Date.parse(first!.endedAt!));
    expect((await send(url, 'POST', `/builds/${first!.buildId}/cancel`)).body).toMatchObject({ status: 'succeeded' });
    expect(await get(url, last, 1000)).toMatchObject({ status: 'cancelled' });
  }, 60_000);

  it('of those that ended the newest are kept, and the active one however old', async () => {
    const { url } = server;
    await send(url, 'POST', '/builds/latest/activate');
    await send(url, 'POST', `/builds/${(await list(url)).find(({ status }) => status === 'succeeded')!.buildId}/activate`);
    const active = (await get(url, 'active')).buildId;
    for (let nth = 0; nth < 4; nth += 1) await start(url, { activate: false });
    const kept = (await list(url)).map(({ buildId }) => buildId);
    expect(kept).toHaveLength(4);
    expect(kept.at(-1)).toBe(active);
    expect(await buildAsked(url)).toBe(active);
  }, 60_000);

  it('that lost their process are begun again, and fail when that has happened three times', async () => {
    const { database } = server;
    const builds = new StoredBuilds(database);
    const options = { ...(await list(server.url))[0]!.options, activate: true };
    const orphan = async (attempts: number) => {
      const { buildId } = await builds.enqueue('orphaned', options, false, undefined);
      await sql`update builds set status = 'running', attempt = gen_random_uuid(), attempts = ${attempts}, started_at = now(),
        lease_until = now() - interval '1 second' where catalogue_id = 'orphaned' and number = ${buildId}`.execute(database.kysely);
      return buildId;
    };
    const again = await orphan(1);
    const service = new RecommendationService(database, settings, quiet);
    await service.onApplicationBootstrap();
    await service.firstBuild('orphaned');
    expect(await builds.get('orphaned', again)).toMatchObject({ status: 'succeeded', active: true });
    const hopeless = await orphan(3);
    service.runner.poke();
    await service.firstBuild('orphaned');
    expect(await builds.get('orphaned', hopeless)).toMatchObject({ status: 'failed', problem: { code: 'internal-error' } });
    await service.beforeApplicationShutdown();
  }, 60_000);

  it('are left alone while their process gives signs of life, and what a lost attempt writes counts for nothing', async () => {
    const { database } = server;
    const builds = new StoredBuilds(database);
    const options = (await list(server.url))[0]!.options;
    const { buildId } = await builds.enqueue('leased', options, false, undefined);
    const first = (await builds.claim('leased', '00000000-0000-4000-8000-000000000001'))!;
    expect(first.number).toBe(buildId);
    expect(await builds.waiting(false)).not.toContain('leased');
    expect(await builds.progress(first, 40)).toBe(true);
    expect(await builds.get('leased', buildId)).toMatchObject({ status: 'running', percent: 40 });
    const second = (await builds.claim('leased', '00000000-0000-4000-8000-000000000002'))!;
    expect(await builds.progress(first, 50)).toBe(false);
    expect(await builds.store(first, new Uint8Array(10), async () => true)).toBe(false);
    expect(await builds.succeed(first, { interactions: 0, items: 0, users: 0, easeItems: 0, milliseconds: 1, bytes: 1 }, 1n)).toBe(false);
    expect(await builds.progress(second, 50)).toBe(true);
    await builds.cancel('leased', buildId);
    expect(await builds.progress(second, 60)).toBe(false);
  });

  it('start by themselves once enough has changed: the first at once, the next ones not too often', async () => {
    const { database } = server;
    const service = new RecommendationService(database, settings, quiet);
    await service.rebuild.start();
    const changed = (times: number) => {
      const request = { principal: { catalogue: { id: 'changing' } }, routeOptions: { config: { operation: { id: 'addInteraction' } } } };
      for (let nth = 0; nth < times; nth += 1) service.rebuild.noteAnswered(request as unknown as FastifyRequest);
    };
    const started = async () => (await service.builds.list('changing')).map(({ automatic }) => automatic);
    changed(4);
    await service.rebuild.flush();
    expect(await started()).toEqual([]);
    changed(1);
    await service.rebuild.flush();
    expect(await started()).toEqual([true]);
    await service.rebuild.flush();
    await service.firstBuild('changing');
    // It counts from the build's beginning; one an hour is what the settings allow.
    changed(5);
    await service.rebuild.flush();
    expect(await started()).toEqual([true]);
    await sql`update builds set created_at = created_at - interval '2 hours' where catalogue_id = 'changing'`.execute(database.kysely);
    await service.rebuild.flush();
    expect(await started()).toEqual([true, true]);
    await service.beforeApplicationShutdown();
  }, 60_000);

  it('go with their catalogue when it is emptied', async () => {
    const { url } = server;
    expect(await buildAsked(url)).toBeDefined();
    expect((await send(url, 'DELETE', '/catalogues/demo/contents')).status).toBe(204);
    expect(await list(url)).toEqual([]);
    await send(url, 'PUT', '/users/u0', { body: {} });
    expect(codeOf(await send(url, 'GET', '/users/u0/recommended-items'))).toBe('no-build');
  });
});

describe('a model', () => {
  const servers: TestServer[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });

  it('answers at once after a restart, from the same build', async () => {
    const environment = { SHEAF_REBUILD: 'off', SHEAF_DATA_DIR: join(mkdtempSync(join(tmpdir(), 'sheaf-builds-')), 'data') };
    const first = await startTestServer('embedded', { environment });
    await fill(first.url);
    const { buildId } = await start(first.url);
    const before = await send(first.url, 'GET', '/users/u0/recommended-items?count=5');
    await first.close();
    const second = await startTestServer('embedded', { environment });
    servers.push(second);
    const after = await send(second.url, 'GET', '/users/u0/recommended-items?count=5');
    expect((after.body as RecommendedItems).buildId).toBe(buildId);
    expect((after.body as RecommendedItems).items).toEqual((before.body as RecommendedItems).items);
  }, 60_000);

  it('is there soon after the first start with the sample, without anybody asking for it', async () => {
    const server = await startTestServer('embedded', { environment: { SHEAF_SAMPLE: 'on' } });
    servers.push(server);
    expect(await get(server.url, 'latest', 20_000)).toMatchObject({ buildId: 1, status: 'succeeded', active: true, automatic: true });
    const { body } = await send(server.url, 'GET', '/users/user-01/recommended-items?count=5');
    expect(body).toMatchObject({ buildId: 1, model: 'ease' });
    expect((body as RecommendedItems).items).toHaveLength(5);
  }, 60_000);
});
