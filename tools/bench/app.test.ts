import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import { createApp } from './app.ts';

const key = { 'x-api-key': 'secret' };
const view = { userId: 'u1', ts: 1_700_000_000_000, duration: 12.5 };

describe.each(['sheaf', 'naive'] as const)('the benchmark’s app with %s batches', (batches) => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await createApp(batches);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  async function call(
    method: InjectOptions['method'],
    url: string,
    payload?: object,
    headers: Record<string, string> = key,
  ): Promise<[number, unknown]> {
    const answer = await app.inject({ method: method!, url, headers, ...(payload === undefined ? {} : { payload }) });
    return [answer.statusCode, answer.json()];
  }

  it('answers an item, counts its views, and knows no other item', async () => {
    expect(await call('GET', '/items/5')).toEqual([
      200,
      { id: '5', name: 'Item number 5', price: 5.99, currency: 'EUR', stock: 5, tags: ['new', 'sale'] },
    ]);
    expect(await call('POST', '/items/5/views', view)).toEqual([201, { ok: true, id: '5', views: 1 }]);
    expect(await call('POST', '/items/5/views', { ...view, ts: '2026-11-21T00:00:00Z' })).toEqual([201, { ok: true, id: '5', views: 2 }]);
    expect((await call('GET', '/items/10000'))[0]).toBe(404);
    expect((await call('POST', '/items/x/views', view))[0]).toBe(404);
  });

  it('lets nobody in without the key', async () => {
    for (const headers of [{}, { 'x-api-key': 'wrong' }] as Record<string, string>[]) {
      expect((await call('GET', '/items/5', undefined, headers))[0]).toBe(401);
      expect((await call('POST', '/items/5/views', view, headers))[0]).toBe(401);
    }
  });

  it.each([
    ['no user', { ts: 1, duration: 1 }],
    ['an empty user', { ...view, userId: '' }],
    ['a negative duration', { ...view, duration: -1 }],
    ['a duration in text', { ...view, duration: '1' }],
    ['a time that is none', { ...view, ts: 'yesterday' }],
    ['a member too many', { ...view, extra: 1 }],
  ])('refuses a view with %s', async (_what, body) => {
    const [status, problem] = await call('POST', '/items/7/views', body);
    expect(status).toBe(422);
    expect((problem as { errors: unknown[] }).errors.length).toBeGreaterThan(0);
  });

  it('answers a batch of both, in order', async () => {
    const path = batches === 'sheaf' ? ['/batch'] : ['/naive/all', '/naive/windows'];
    for (const url of path) {
      const requests = [
        { method: 'GET', path: '/items/8' },
        { method: 'POST', path: '/items/8/views', body: view },
        { method: 'POST', path: '/items/8/views', body: { ...view, duration: -1 } },
        { method: 'GET', path: '/items/none' },
      ];
      const [status, answer] = await call('POST', url, { requests });
      expect(status).toBe(200);
      const { responses } = answer as { responses: { status: number; body: { id?: string } }[] };
      expect(responses.map((response) => response.status)).toEqual([200, 201, 422, 404]);
      expect(responses.slice(0, 2).map(({ body }) => body.id)).toEqual(['8', '8']);
    }
  });
});
