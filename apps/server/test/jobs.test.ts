import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { NoRoomError } from '@sheaf/database';
import { sql } from 'kysely';
import { closeConnections, send } from './request.js';
import { databaseOf, drivers, startTestServer, stopPostgres, type TestServer } from './server.js';
import { TestController } from './test.controller.js';

// Starting servers takes seconds on a busy machine.
jest.setTimeout(60_000);

interface Job {
  readonly jobId: string;
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly problem?: { readonly code: string };
  readonly endedAt?: string;
}

interface Result {
  readonly id: string;
  readonly index: number;
  readonly status: number;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly cursor: string;
}

const shop = { id: 'shop', token: 'shop-token-of-its-own' };
const demo = { id: 'demo', token: 'demo-token' };
const shops = { authorization: `Bearer ${shop.token}` };

describe.each(drivers)('jobs over HTTP, on %s', (driver) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(driver, {
      controllers: [TestController],
      environment: { SHEAF_CATALOGUES: JSON.stringify([demo, shop]), SHEAF_JOB_CHUNK_ITEMS: '50' },
    });
  });
  afterAll(async () => {
    closeConnections();
    await server.close();
  });

  const create = async (body: unknown, headers: Record<string, string> = {}): Promise<Job> => {
    const answer = await send(server.url, 'POST', '/jobs', { body, headers });
    expect(answer).toMatchObject({ status: 202 });
    return answer.body as Job;
  };
  const ended = async (jobId: string, headers: Record<string, string> = {}): Promise<Job> => {
    for (;;) {
      const { body } = await send(server.url, 'GET', `/jobs/${jobId}?waitMs=20000`, { headers });
      if ((body as Job).endedAt !== undefined) return body as Job;
    }
  };
  const results = async (jobId: string, query = '', headers: Record<string, string> = {}) => {
    const { body, headers: answered } = await send(server.url, 'GET', `/jobs/${jobId}/results${query}`, { headers });
    const lines = String(body).trimEnd().split('\n');
    const end = JSON.parse(lines.pop()!) as { state: string; counts: object; cursor: string };
    return { lines: lines.map((line) => JSON.parse(line) as Result), end, type: answered['content-type'] };
  };
  it('runs what was posted, names where to look, and gives the results that a batch would', async () => {
    const requests = [
      { id: 'movie', operationId: 'putItem', parameters: { itemId: 'heat' }, body: { title: 'Heat', odd: 'a\u0000b' } },
      { operationId: 'getItem', parameters: { itemId: { $result: 'movie#/body/itemId' } } },
      { method: 'GET', path: '/items/nobody-has-this' },
      { method: 'POST', path: '/jobs', body: { requests: [] } },
      { operationId: 'no-such-operation' },
    ];
    const accepted = await send(server.url, 'POST', '/jobs', { body: { requests } });
    const { jobId } = accepted.body as Job;
    expect(accepted.headers).toMatchObject({
      location: `/jobs/${jobId}`,
      'operation-location': `${server.url}/jobs/${jobId}`,
      'retry-after': '1',
    });
    expect(await ended(jobId)).toMatchObject({ state: 'succeeded', counts: { total: 5, succeeded: 2, failed: 3 } });
    const { lines, end, type } = await results(jobId);
    expect(type).toBe('application/x-ndjson');
    expect(end).toMatchObject({ state: 'succeeded', cursor: '5' });
    const batch = await send(server.url, 'POST', '/batch', { body: { requests } });
    const { responses } = batch.body as { responses: Record<string, unknown>[] };
    expect(lines.map((line) => comparable({ ...line }))).toEqual(responses.map(comparable));
  });

  it('takes an upload of NDJSON, gzip too, with the results of bad lines among the others', async () => {
    const lines = ['{"execution":"parallel","metadata":{"from":"nightly"}}', ...Array.from({ length: 500 }, (_, index) => put(index))];
    lines[100] = '{"method":"PUT",';
    lines.splice(200, 0, '', '   ');
    const { body, headers } = upload(lines);
    const answer = await send(server.url, 'POST', '/jobs', { body: gzipSync(body), headers: { ...headers, 'content-encoding': 'gzip' } });
    expect(answer).toMatchObject({ status: 202, body: { counts: { total: 500 }, execution: 'parallel', metadata: { from: 'nightly' } } });
    const { jobId } = answer.body as Job;
    expect(await ended(jobId)).toMatchObject({ counts: { succeeded: 499, failed: 1, skipped: 0 } });
    const { lines: failed } = await results(jobId, '?only=failed');
    expect(failed).toMatchObject([{ index: 99, status: 400, body: { code: 'malformed-json', line: 101 } }]);
    const { count } = await server.database.kysely
      .selectFrom('items')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('id', 'like', 'up-%')
      .executeTakeFirstOrThrow();
    expect(count).toBe(499);
  });

  it('refuses an upload that finds no room, closes its connection, and keeps nothing of it', async () => {
    const { checkRoom } = server.database;
    let looks = 0;
    // The first thousand items are written, the second are not.
    Object.assign(server.database, {
      checkRoom: async () => {
        looks += 1;
        if (looks > 2) throw new NoRoomError('The disk is full.');
      },
    });
    try {
      const put = JSON.stringify({ method: 'PUT', path: '/items/never', body: { text: 'x'.repeat(2000) } });
      const { body, headers } = upload(['{"startAfterSeconds":3600}', ...Array<string>(20_000).fill(put)]);
      const answer = await send(server.url, 'POST', '/jobs', { body, headers });
      expect(answer).toMatchObject({ status: 503, body: { code: 'storage-full' }, headers: { 'retry-after': '10', connection: 'close' } });
    } finally {
      Object.assign(server.database, { checkRoom });
    }
    const { rows } = await sql`select id from jobs where accepted_at is null`.execute(server.database.kysely);
    expect(rows).toEqual([]);
  });

  it('keeps nothing of an upload that breaks off', async () => {
    const before = await jobsInDatabase();
    const outgoing = httpRequest(`${server.url}/jobs`, {
      method: 'POST',
      headers: { authorization: 'Bearer demo-token', 'content-type': 'application/x-ndjson', 'transfer-encoding': 'chunked' },
    });
    outgoing.on('error', () => undefined);
    outgoing.write(`{}\n${Array.from({ length: 3000 }, (_, index) => put(index)).join('\n')}\n`);
    // Until the server has begun to write it.
    while ((await jobsInDatabase()) === before) await new Promise((turn) => setImmediate(turn));
    outgoing.destroy();
    while ((await jobsInDatabase()) !== before) await new Promise((turn) => setImmediate(turn));
    const { rows } = await sql`select 1 from job_items where job_id not in (select id from jobs)`.execute(server.database.kysely);
    expect(rows).toEqual([]);
  });

  it('refuses more items than a job may have, and keeps nothing of them', async () => {
    const small = await startTestServer(driver, { environment: { SHEAF_JOB_MAX_ITEMS: '3' } });
    const four = upload(['{}', put(0), put(1), put(2), put(3)]);
    expect(await send(small.url, 'POST', '/jobs', four)).toMatchObject({ status: 413, body: { code: 'too-many-items', limit: 3 } });
    expect(await send(small.url, 'GET', '/jobs')).toMatchObject({ body: { jobs: [] } });
    await small.close();
  });

  it('is not there for another account, which is told what it would be told of no job', async () => {
    const { jobId } = await create({ requests: [{ method: 'GET', path: '/items' }] });
    await ended(jobId);
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['GET', '/results'],
      ['GET', '/events'],
      ['POST', '/retry-failed'],
    ] as const) {
      const theirs = await send(server.url, method, `/jobs/${jobId}${path}`, { headers: shops });
      const noOnes = await send(server.url, method, `/jobs/no-such-job${path}`, { headers: shops });
      expect(theirs.status).toBe(404);
      expect({ ...(theirs.body as object), instance: '' }).toEqual({ ...(noOnes.body as object), instance: '' });
    }
    expect(await send(server.url, 'GET', '/jobs', { headers: shops })).toMatchObject({ body: { jobs: [] } });
  });

  it('runs its items for its own account, whose token is kept nowhere', async () => {
    const { jobId } = await create({ requests: [{ method: 'PUT', path: '/items/theirs', body: { of: 'shop' } }] }, shops);
    expect(await ended(jobId, shops)).toMatchObject({ counts: { succeeded: 1 } });
    expect((await send(server.url, 'GET', '/items/theirs')).status).toBe(404);
    expect(await send(server.url, 'GET', '/items/theirs', { headers: shops })).toMatchObject({ body: { of: 'shop' } });
    const kept = await sql<{ text: string }>`
      select jobs::text as text from jobs union all select encode(item, 'escape') from job_items
      union all select encode(line, 'escape') from job_results union all select data::text from pgboss.job`.execute(server.database.kysely);
    expect(kept.rows.length).toBeGreaterThan(2);
    for (const { text } of kept.rows) expect(text).not.toContain(shop.token);
  });

  it('answers 401 for every item of an account that is gone when they run', async () => {
    const { jobId } = await create({ requests: [{ method: 'GET', path: '/items' }], startAfterSeconds: 3600 }, shops);
    await sql`update jobs set account_id = 'gone' where id = ${jobId}`.execute(server.database.kysely);
    await sql`update pgboss.job set start_after = now() where data->>'jobId' = ${jobId}`.execute(server.database.kysely);
    for (;;) {
      const { rows } = await sql<{ status: number }>`select status from job_results where job_id = ${jobId}`.execute(
        server.database.kysely,
      );
      if (rows.length > 0) {
        expect(rows).toEqual([{ status: 401 }]);
        break;
      }
    }
  });

  it('tells of itself by events until its end, from where the reader was', async () => {
    const { jobId } = await create({
      requests: [
        { method: 'GET', path: '/items' },
        { method: 'PUT', path: '/items/seen', body: {} },
      ],
      startAfterSeconds: 3600,
    });
    const watching = send(server.url, 'GET', `/jobs/${jobId}/events`, { headers: { 'accept-encoding': 'identity' } });
    const early = await send(server.url, 'GET', `/jobs/${jobId}`);
    await send(server.url, 'DELETE', `/jobs/${jobId}`);
    const { headers, body } = await watching;
    expect(headers['content-type']).toBe('text/event-stream');
    const events = eventsOf(String(body));
    expect(events.at(-1)).toMatchObject({ event: 'job', data: { jobId, state: 'cancelled', counts: { skipped: 2 } } });
    expect((early.body as Job).state).toBe('queued');
    // Who has seen the newest is told nothing, and let go.
    const again = await send(server.url, 'GET', `/jobs/${jobId}/events`, { headers: { 'last-event-id': events.at(-1)!.id } });
    expect(again.body).toBeUndefined();
    const late = await send(server.url, 'GET', `/jobs/${jobId}/events`, { headers: { 'last-event-id': '1' } });
    expect(eventsOf(String(late.body)).map(({ id }) => id)).toEqual([events.at(-1)!.id]);
  });

  it('gives results page by page, whose cursors can be used at any time', async () => {
    const { jobId } = await create({ requests: Array.from({ length: 120 }, () => ({ method: 'GET', path: '/items/none' })) });
    await ended(jobId);
    const seen: number[] = [];
    for (let cursor = ''; ;) {
      const { lines, end } = await results(jobId, `?limit=50${cursor === '' ? '' : `&cursor=${cursor}`}`);
      if (lines.length === 0) break;
      seen.push(...lines.map(({ index }) => index));
      cursor = end.cursor;
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => index));
  });

  it('leaves out what a reader does not want of successes', async () => {
    const { jobId } = await create({
      requests: [
        { method: 'GET', path: '/items' },
        { method: 'GET', path: '/items/none' },
      ],
    });
    await ended(jobId);
    const { lines } = await results(jobId, '?return=minimal');
    expect(lines[0]).toEqual({ id: '0', index: 0, status: 200, cursor: '1' });
    expect(lines[1]).toMatchObject({ status: 404, body: { code: 'not-found' }, effect: 'none' });
  });

  it('is counted in the metrics: by state, its items by outcome, its chunks by time, and what waits', async () => {
    const { jobId } = await create({
      requests: [
        { method: 'GET', path: '/items' },
        { method: 'GET', path: '/items/none' },
      ],
    });
    await ended(jobId);
    await create({ requests: [{ method: 'GET', path: '/items' }], startAfterSeconds: 3600 });
    const text = (await send(server.url, 'GET', '/metrics')).body as string;
    const valueOf = (line: string) =>
      Number(
        text
          .split('\n')
          .find((each) => each.startsWith(`${line} `))
          ?.slice(line.length + 1),
      );
    expect(valueOf('sheaf_jobs{state="succeeded"}')).toBeGreaterThan(0);
    expect(valueOf('sheaf_jobs{state="queued"}')).toBeGreaterThan(0);
    expect(valueOf('sheaf_job_items_total{outcome="succeeded"}')).toBeGreaterThan(0);
    expect(valueOf('sheaf_job_items_total{outcome="failed"}')).toBeGreaterThan(0);
    expect(valueOf('sheaf_job_chunk_duration_seconds_count')).toBeGreaterThan(0);
    // Put off is not waiting.
    expect(valueOf('sheaf_jobs_oldest_queued_seconds')).toBe(0);
    expect(valueOf('sheaf_jobs_oldest_running_seconds')).toBe(0);
    expect(valueOf('sheaf_jobs_longest_silence_seconds')).toBe(0);
    expect(valueOf('sheaf_job_deliveries{state="failed"}')).toBe(0);
  });

  it('runs the failed again once their cause is gone', async () => {
    const { jobId } = await create({
      requests: [
        { method: 'GET', path: '/items' },
        { method: 'GET', path: '/items/late' },
      ],
    });
    expect(await ended(jobId)).toMatchObject({ counts: { failed: 1 } });
    await send(server.url, 'PUT', '/items/late', { body: {} });
    expect(await send(server.url, 'POST', `/jobs/${jobId}/retry-failed`)).toMatchObject({ status: 202 });
    expect(await ended(jobId)).toMatchObject({ state: 'succeeded', counts: { succeeded: 2, failed: 0 } });
  });

  it('answers an item that throws, times out or answers too much as a batch would, and goes on', async () => {
    const requests = [
      { method: 'GET', path: '/test/throws' },
      { method: 'GET', path: '/test/slow', timeoutMs: 50 },
      { method: 'GET', path: '/test/huge' },
      { method: 'PUT', path: '/items/after-all', body: {} },
    ];
    const { jobId } = await create({ requests });
    await ended(jobId);
    const { lines } = await results(jobId);
    expect(lines.map(({ status, body }) => [status, body?.['code']])).toEqual([
      [500, 'internal-error'],
      [504, 'item-timeout'],
      [502, 'result-too-large'],
      [201, undefined],
    ]);
  });

  it('is what a batch of any dialect becomes that prefers not to be waited for', async () => {
    const native = await send(server.url, 'POST', '/batch', {
      headers: { prefer: 'handling=lenient, Respond-Async; x=1, wait=10' },
      body: { requests: [{ method: 'PUT', path: '/items/later', body: {} }], execution: 'parallel', timeoutMs: 60_000 },
    });
    expect(native).toMatchObject({ status: 202, headers: { 'preference-applied': 'respond-async', 'retry-after': '1' } });
    const { jobId } = native.body as Job;
    expect(native.headers['location']).toBe(`/jobs/${jobId}`);
    expect(await ended(jobId)).toMatchObject({ state: 'succeeded', execution: 'parallel', counts: { succeeded: 1 } });
    const vaix = await send(server.url, 'POST', '/api/batch', {
      headers: { prefer: 'respond-async' },
      body: { requests: [{ method: 'PUT', path: '/items/later', body: {} }] },
    });
    expect(vaix.status).toBe(202);
    expect(await ended((vaix.body as Job).jobId)).toMatchObject({ state: 'succeeded' });
    const other = await send(server.url, 'POST', '/batch', {
      headers: { prefer: 'respond-asynchronously' },
      body: { requests: [{ method: 'GET', path: '/items/later' }] },
    });
    expect(other.status).toBe(200);
  });

  async function jobsInDatabase(): Promise<number> {
    const rows = await server.database.kysely.selectFrom('jobs').select('id').execute();
    return rows.length;
  }
});

describe('jobs of several processes on one PostgreSQL', () => {
  if (!drivers.includes('postgres')) return it('need one', () => undefined);

  afterAll(async () => {
    closeConnections();
    await stopPostgres();
  });

  it('let those go who watch when their server stops; a worker runs them and takes no requests; any API tells of them', async () => {
    const database = await databaseOf('postgres');
    const first = await startTestServer('postgres', { environment: { ...database, SHEAF_ROLE: 'api' } });
    const accepted = await send(first.url, 'POST', '/jobs', { body: { requests: [{ method: 'PUT', path: '/items/survives', body: {} }] } });
    const { jobId } = accepted.body as Job;
    const watching = send(first.url, 'GET', `/jobs/${jobId}/events`);
    const waiting = send(first.url, 'GET', `/jobs/${jobId}?waitMs=20000`);
    // Both have arrived once a third request, sent after them, is answered.
    await send(first.url, 'GET', `/jobs/${jobId}`);
    await first.close();
    expect((await waiting).body).toMatchObject({ state: 'queued' });
    expect(eventsOf(String((await watching).body)).at(-1)?.data.state).toBe('queued');

    const worker = await startTestServer('postgres', { environment: { ...database, SHEAF_ROLE: 'worker' } });
    expect(await send(worker.url, 'GET', `/jobs/${jobId}`)).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect((await send(worker.url, 'GET', '/ready')).status).toBe(200);
    const api = await startTestServer('postgres', { environment: { ...database, SHEAF_ROLE: 'api' } });
    expect((await send(api.url, 'GET', `/jobs/${jobId}?waitMs=20000`)).body).toMatchObject({
      state: 'succeeded',
      counts: { succeeded: 1 },
    });
    await Promise.all([worker.close(), api.close()]);
  });
});

const upload = (lines: readonly string[], headers: Record<string, string> = {}) => ({
  body: Buffer.from(lines.join('\n')),
  headers: { 'content-type': 'application/x-ndjson', ...headers },
});
const put = (index: number) => JSON.stringify({ method: 'PUT', path: `/items/up-${index}`, body: { index } });

/** A result without what differs from run to run. The second put replaces, and each request has ids of its own. */
function comparable({ cursor: _cursor, ...line }: Readonly<Record<string, unknown>>): object {
  const replaced = line['id'] === 'movie' ? { status: 201, headers: {} } : {};
  return { ...line, ...replaced, body: { ...(line['body'] as object), instance: '' } };
}

function eventsOf(text: string): { event: string; id: string; data: Job }[] {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('event:'))
    .map((block) => {
      const fields = Object.fromEntries(
        block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      );
      return { event: fields['event']!, id: fields['id']!, data: JSON.parse(fields['data']!) as Job };
    });
}
