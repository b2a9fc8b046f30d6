import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { closeConnections, send } from './request.js';
import { drivers, startTestServer, stopPostgres, type TestServer } from './server.js';

afterAll(async () => {
  closeConnections();
  await stopPostgres();
});

function times<Value>(count: number, run: (at: number) => Promise<Value>): Promise<Value[]> {
  return Promise.all(Array.from({ length: count }, (_, at) => run(at)));
}

describe.each(drivers)('at the same time, on the %s database', (driver) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(driver);
  }, 60_000);
  afterAll(() => server.close());
  beforeEach(async () => {
    for (const table of ['items', 'users'] as const) await server.database.kysely.deleteFrom(table).execute();
  });

  const put = (path: string, body: object, headers: Record<string, string> = {}) => send(server.url, 'PUT', path, { body, headers });
  const view = (body: object) => send(server.url, 'POST', '/interactions', { body: { type: 'view', userId: 'u', itemId: 'i', ...body } });

  it('one of twenty who create the same item does', async () => {
    const answers = await times(20, (at) => put('/items/i', { at }, { 'if-none-match': '*' }));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 19 }, () => 412)]);
    const winner = answers.findIndex(({ status }) => status === 201);
    expect((await send(server.url, 'GET', '/items/i')).body).toEqual({ itemId: 'i', at: winner });
  });

  it('one of twenty who put the same item without a condition creates it', async () => {
    const answers = await times(20, (at) => put('/items/i', { at }));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array.from({ length: 19 }, () => 200), 201]);
  });

  it('one of twenty who change the version that they saw does', async () => {
    const { headers } = await put('/items/i', { count: 0 });
    const answers = await times(20, (at) => put('/items/i', { by: at }, { 'if-match': headers['etag'] as string }));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
  });

  it('no patch of twenty is lost', async () => {
    await put('/items/i', {});
    const answers = await times(20, (at) => send(server.url, 'PATCH', '/items/i', { body: { [`p${at}`]: at } }));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const expected = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`p${at}`, at]));
    expect((await send(server.url, 'GET', '/items/i')).body).toEqual({ itemId: 'i', ...expected });
  });

  it('an interaction is added once', async () => {
    await put('/items/i', {});
    await put('/users/u', {});
    const answers = await times(20, () => view({ timestamp: '2026-11-01T00:00:00Z' }));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
  });

  it('a viewing portion of one session is one, whoever comes first', async () => {
    await put('/items/i', {});
    await put('/users/u', {});
    for (const timestamp of ['2026-11-01T00:00:00Z', undefined]) {
      const sessionId = `s${timestamp ?? ''}`;
      const answers = await times(20, (at) => view({ type: 'viewPortion', portion: at / 20, sessionId, ...(timestamp && { timestamp }) }));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array.from({ length: 19 }, () => 200), 201]);
    }
    const { body } = await send(server.url, 'GET', '/users/u/interactions');
    expect((body as { interactions: unknown[] }).interactions).toHaveLength(2);
  });

  it('interactions of what is being deleted are added or refused, and none is left without its item and user', async () => {
    for (let round = 0; round < 10; round += 1) {
      await times(3, (at) => put(`/items/i${at}`, {}));
      await times(3, (at) => put(`/users/u${at}`, {}));
      const adding = times(18, (at) => view({ itemId: `i${at % 3}`, userId: `u${Math.floor(at / 3) % 3}` }));
      const deleting = times(6, (at) => send(server.url, 'DELETE', at % 2 === 0 ? `/items/i${at / 2}` : `/users/u${(at - 1) / 2}`));
      expect((await adding).filter(({ status }) => status !== 201 && status !== 404)).toEqual([]);
      expect((await deleting).map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 204));
      expect(await server.database.kysely.selectFrom('interactions').select('user_id').execute()).toEqual([]);
    }
  }, 60_000);

  it('a batch and others who change the same items leave each item whole', async () => {
    const requests = Array.from({ length: 60 }, (_, at) => ({
      method: 'PUT',
      path: `/items/i${at % 5}`,
      body: { from: 'batch', at, twice: at },
    }));
    const batches = times(4, () => send(server.url, 'POST', '/batch', { body: { requests, execution: 'parallel' } }));
    const alone = times(60, (at) => put(`/items/i${at % 5}`, { from: 'alone', at, twice: at }));
    for (const { body } of await batches)
      expect((body as { summary: object }).summary).toEqual({ total: 60, succeeded: 60, failed: 0, skipped: 0 });
    await alone;
    const { body } = await send(server.url, 'GET', '/items');
    for (const { at, twice } of (body as { items: { at: number; twice: number }[] }).items) expect(twice).toBe(at);
  });
});
