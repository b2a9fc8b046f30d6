import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BatchModule } from '@sheaf/nest';
import { itemOf, sendBatch } from './batch.js';
import { credentials } from './cases.js';
import type { Fixture } from './fixture/app.js';
import { startFixture } from './fixture/app.js';
import { closeConnections, sendAlone } from './request.js';

describe('what items do', () => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture({ imports: [BatchModule.forRoot({})] });
  });
  afterAll(async () => {
    closeConnections();
    await fixture.close();
  });

  const countOf = async (key: string) =>
    ((await sendAlone(fixture.port, { method: 'GET', path: `/api/effects/counts/${key}` }, credentials.reader)).body as { count: number })
      .count;

  it.each([
    ['POST', 'plain', 201],
    ['PUT', 'late', 200],
    ['POST', 'replied', 202],
    ['POST', 'streamed', 201],
    ['POST', 'hooked', 201],
    ['DELETE', 'failing', 500],
  ])('is done exactly once by each item of %s effects/%s', async (method, route, status) => {
    const items = Array.from({ length: 50 }, () => itemOf({ method, path: `/api/effects/${route}/${route}` }));
    for (const execution of ['auto', 'serial', 'parallel']) {
      const before = await countOf(route);
      const batch = await sendBatch(fixture.port, items, credentials.reader, { execution });
      expect(new Set(batch.responses.map((item) => item.status))).toEqual(new Set([status]));
      expect(await countOf(route)).toBe(before + 50);
    }
  });

  it('includes what waits for the answer to be out, as an access log does', async () => {
    const noted = { method: 'POST', path: '/api/effects/noted/noted' };
    await sendAlone(fixture.port, noted, credentials.reader);
    await sendBatch(fixture.port, [itemOf(noted), itemOf(noted)], credentials.reader);
    expect(await countOf('noted')).toBe(6);
  });

  it('is not done at all by an item that may not', async () => {
    await sendBatch(fixture.port, [itemOf({ method: 'POST', path: '/api/effects/plain/refused' })], credentials.nobody);
    expect(await countOf('refused')).toBe(0);
  });

  it('is said of failed items: none where no handler began, unknown where a writing handler failed', async () => {
    const batch = await sendBatch(
      fixture.port,
      [
        itemOf({ method: 'DELETE', path: '/api/effects/failing/said' }),
        itemOf({ method: 'POST', path: '/api/admin/panel', body: {} }),
        itemOf({ method: 'GET', path: '/api/failures/error' }),
        itemOf({ method: 'POST', path: '/api/bodies/validated', body: {} }),
        itemOf({ method: 'GET', path: '/api/nothing' }),
        itemOf({ method: 'GET', path: '/api/answers/string' }),
      ],
      credentials.reader,
    );
    expect(batch.responses.map(({ status, effect }) => [status, effect])).toEqual([
      [500, 'unknown'],
      [403, 'none'],
      [500, 'none'],
      [422, 'none'],
      [404, 'none'],
      [200, undefined],
    ]);
  });

  it('keeps cookies out of the answers and counts them', async () => {
    const items = ['/api/replies/cookie', '/api/answers/string', '/api/replies/cookie'].map((path) => itemOf({ method: 'GET', path }));
    const batch = await sendBatch(fixture.port, items, credentials.reader);
    expect(batch.headers['set-cookie']).toBeUndefined();
    expect(batch.responses.map(({ headers }) => headers['set-cookie'])).toEqual([undefined, undefined, undefined]);
    expect(batch.summary.droppedCookies).toBe(4);
  });

  it('runs items of one batch in request order, each seeing what the one before left', async () => {
    const items = Array.from({ length: 20 }, (_, index) =>
      itemOf(
        index % 2 === 0 ? { method: 'POST', path: '/api/effects/plain/ordered' } : { method: 'GET', path: '/api/effects/counts/ordered' },
      ),
    );
    const batch = await sendBatch(fixture.port, items, credentials.reader);
    const counts = batch.responses.filter((_, index) => index % 2 === 1).map(({ body }) => (body as { count: number }).count);
    expect(counts).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});
