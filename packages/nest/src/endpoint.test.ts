import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { nativeDialect } from '@sheaf/dialects';
import { smallApp } from '../test/small-app.js';
import type { BatchModuleOptions } from './index.js';

let started = Promise.withResolvers<void>();
let release: () => void;

@Controller()
class SlowController {
  @Get('slow')
  async slow() {
    await new Promise<void>((resolve) => {
      release = resolve;
      started.resolve();
    });
    return 'done';
  }
  @Get('quick')
  quick() {
    return 'quick';
  }
}

const one = (path: string) => ({ requests: [{ method: 'GET', path }] });

describe('the endpoint of batches', () => {
  let app: NestFastifyApplication;
  afterEach(() => app.close());
  const start = async (options: BatchModuleOptions = {}) => ({ app } = await smallApp([SlowController], options));
  const post = (payload: object, headers: Record<string, string> = {}) => app.inject({ method: 'POST', url: '/batch', headers, payload });

  it('says which request it was, on every answer and in every problem', async () => {
    await start();
    const answered = await post(one('/quick'));
    const refused = await post({});
    expect(answered.headers['x-request-id']).toMatch(/./);
    expect(refused.headers['x-request-id']).not.toBe(answered.headers['x-request-id']);
    expect(refused.json<{ instance: string }>().instance).toBe(refused.headers['x-request-id']);
    expect([answered.headers['cache-control'], refused.headers['cache-control']]).toEqual(['no-store', 'no-store']);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH'] as const)('answers %s with the method that it takes', async (method) => {
    await start();
    const answer = await app.inject({ method, url: '/batch' });
    expect([answer.statusCode, answer.headers['allow'], answer.json<{ code: string }>().code]).toEqual([405, 'POST', 'method-not-allowed']);
  });

  it.each<[string, BatchModuleOptions['authenticate']]>([
    ['nobody', () => undefined],
    ['nobody, later', () => Promise.resolve(false)],
    ['an error', () => Promise.reject(new Error('unknown token'))],
  ])('answers 401 to whom authenticate finds to be %s, before it looks at the type or the body', async (_who, authenticate) => {
    await start({ authenticate, challenge: 'Bearer realm="x"' });
    for (const url of ['/batch', '/batch/capabilities']) {
      const answer = await app.inject({
        method: url === '/batch' ? 'POST' : 'GET',
        url,
        headers: url === '/batch' ? { 'content-type': 'text/plain' } : {},
      });
      expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer realm="x"']);
    }
  });

  it('lets pass whom authenticate knows', async () => {
    await start({ authenticate: ({ headers }) => headers.authorization === 'Bearer a' });
    expect((await post(one('/quick'), { authorization: 'Bearer a' })).statusCode).toBe(200);
    expect((await post(one('/quick'))).statusCode).toBe(401);
  });

  it('takes no new batch while it shuts down, and ends when the running one has ended', async () => {
    await start();
    started = Promise.withResolvers<void>();
    const running = post(one('/slow')).then((answer) => answer);
    await started.promise;
    let isClosed = false;
    const closing = app.close().then(() => (isClosed = true));
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    const late = await post(one('/quick'));
    expect([late.statusCode, late.headers['retry-after'], late.headers['connection'], isClosed]).toEqual([503, '1', 'close', false]);
    release();
    expect((await running).json()).toMatchObject({ responses: [{ status: 200, body: 'done' }] });
    await closing;
  });

  it.each(['application/json', 'application/x-ndjson'])(
    'tells of every result, of items that never began as well, before it answers in %s',
    async (accept) => {
      const seen: unknown[] = [];
      await start({ onResult: ({ status }, { index, target }) => seen.push([index, status, target]) });
      const requests = [{ method: 'GET', path: '/quick' }, { method: 'GET', path: '/missing' }, { operationId: 'SlowController_quick' }];
      const answer = await app.inject({ method: 'POST', url: '/batch', headers: { accept }, payload: { onError: 'stop', requests } });
      expect(answer.statusCode).toBe(200);
      expect(seen).toEqual([
        [0, 200, { method: 'GET', path: '/quick' }],
        [1, 404, { method: 'GET', path: '/missing' }],
        [2, 424, { operationId: 'SlowController_quick', parameters: {} }],
      ]);
    },
  );

  it('serves further dialects at paths of their own, and tells all of them', async () => {
    await start({ path: '/v1/batch/', dialects: [{ path: 'other', dialect: { ...nativeDialect(), name: 'other' } }] });
    for (const url of ['/v1/batch', '/other']) {
      expect((await app.inject({ method: 'POST', url, payload: one('/quick') })).json()).toMatchObject({ responses: [{ body: 'quick' }] });
      expect((await post(one(url))).statusCode).toBe(404);
    }
    const nested = await app.inject({
      method: 'POST',
      url: '/other',
      payload: { requests: [{ method: 'POST', path: '/v1/batch', body: {} }] },
    });
    expect(nested.json()).toMatchObject({ responses: [{ status: 403 }] });
    expect((await app.inject('/v1/batch/capabilities')).json()).toMatchObject({ dialects: ['native', 'other'] });
  });

  it.each([
    ['respond-async', true],
    ['Respond-Async; foo=bar', true],
    ['return=minimal,respond-async, wait=10', true],
    ['respond-asynchronously', false],
    ['handling=respond-async', false],
  ])('hands a batch over that prefers %j to who takes it: %s', async (prefer, isTaken) => {
    const taken: unknown[] = [];
    await start({
      respondAsync: ({ items }, headers, request) => {
        taken.push([items.length, headers['x-tenant'], headers['prefer'], request.url]);
        return { status: 202, headers: { location: '/jobs/1' }, body: '{}' };
      },
    });
    const answer = await post(one('/quick'), { prefer, 'x-tenant': 'ada' });
    expect(taken).toEqual(isTaken ? [[1, 'ada', undefined, '/batch']] : []);
    expect([answer.statusCode, answer.headers['location'], answer.headers['preference-applied']]).toEqual(
      isTaken ? [202, '/jobs/1', 'respond-async'] : [200, undefined, undefined],
    );
  });

  it('runs a batch at once that nobody takes over, and tells in its capabilities whether somebody could', async () => {
    await start({ respondAsync: () => undefined });
    const answer = await post(one('/quick'), { prefer: 'respond-async' });
    expect([answer.statusCode, answer.headers['preference-applied']]).toEqual([200, undefined]);
    expect((await app.inject('/batch/capabilities')).json()).toMatchObject({ features: { respondAsync: true } });
    await app.close();
    await start();
    expect((await app.inject('/batch/capabilities')).json()).toMatchObject({ features: { respondAsync: false } });
  });
});
