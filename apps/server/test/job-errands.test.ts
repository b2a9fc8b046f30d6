import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import { closeConnections, send } from './request.js';
import { drivers, startTestServer, stopPostgres, type TestServer } from './server.js';

afterAll(async () => {
  closeConnections();
  await stopPostgres();
});

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

interface Posted {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface Job {
  readonly jobId: string;
  readonly state: string;
  readonly counts: { readonly total: number; readonly succeeded: number; readonly failed: number };
  readonly problem?: { readonly code: string; readonly detail: string };
  readonly deliveries?: readonly { readonly kind: string; readonly state: string; readonly tries: number }[];
}

describe.each(drivers)('errands of jobs on %s', (driver) => {
  let server: TestServer;
  let world: HttpServer;
  let origin: string;
  const posted: Posted[] = [];
  const inputs = new Map<string, { body: Buffer | string; headers?: Record<string, string> }>();
  /** Answers that are still sent: their bodies have no end. */
  const endless: ServerResponse[] = [];
  /** What a webhook answers, one after the other; 204 when there is none left. */
  let answers: number[] = [];

  beforeAll(async () => {
    world = createServer((request, response) => {
      const input = inputs.get(request.url!);
      if (request.method === 'GET') {
        if (request.url === '/endless') endless.push(response.writeHead(200));
        else if (input === undefined) response.writeHead(404).end();
        else response.writeHead(200, input.headers).end(input.body);
        return;
      }
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        posted.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
        if (request.url === '/endless') response.writeHead(200).write('and so on');
        else response.writeHead(answers.shift() ?? 204).end();
      });
    });
    await new Promise<void>((resolve) => world.listen(0, '127.0.0.1', resolve));
    const { port } = world.address() as AddressInfo;
    origin = `http://127.0.0.1:${port}`;
    server = await startTestServer(driver, { environment: { SHEAF_BLOB_HOSTS: `127.0.0.1:${port}` } });
  }, 60_000);

  afterAll(async () => {
    await server.close();
    world.closeAllConnections();
    world.close();
  });

  beforeEach(() => {
    posted.length = 0;
    inputs.clear();
    answers = [];
  });

  async function start(body: object): Promise<Job> {
    const answer = await send(server.url, 'POST', '/jobs', { body });
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 202 });
    return answer.body as Job;
  }

  async function endOf({ jobId }: Job): Promise<Job> {
    return (await send(server.url, 'GET', `/jobs/${jobId}?waitMs=20000`)).body as Job;
  }

  async function toldOf(job: Job): Promise<Job> {
    for (;;) {
      const { body } = await send(server.url, 'GET', `/jobs/${job.jobId}`);
      if ((body as Job).deliveries?.every(({ state }) => state === 'done' || state === 'failed')) return body as Job;
    }
  }

  it('fetch the items of a job, whose bad lines are those lines’ results', async () => {
    inputs.set('/in.ndjson?sig=canary', { body: [line('afar-1'), '{', line('afar-2'), ''].join('\n') });
    const job = await start({ input: { kind: 'http', url: `${origin}/in.ndjson?sig=canary` } });
    expect(job).toMatchObject({ state: 'queued', counts: { total: 0 }, percent: 0 });
    expect(await endOf(job)).toMatchObject({ state: 'succeeded', counts: { total: 3, succeeded: 2, failed: 1 } });
    const { body } = await send(server.url, 'GET', `/jobs/${job.jobId}/results?only=failed`);
    expect(JSON.parse(String(body).split('\n')[0]!)).toMatchObject({ index: 1, status: 400, body: { code: 'malformed-json', line: 2 } });
    expect((await send(server.url, 'GET', '/items/afar-2')).body).toMatchObject({ from: 'afar' });
  });

  it.each([[{ 'content-encoding': 'gzip' }], [{}]])('fetch compressed items that come with %j', async (headers) => {
    inputs.set('/in', { body: gzipSync(`${line('zipped')}\n`), headers: headers as Record<string, string> });
    expect(await endOf(await start({ input: { kind: 'http', url: `${origin}/in` } }))).toMatchObject({
      state: 'succeeded',
      counts: { total: 1 },
    });
  });

  it.each([
    ['is not there', undefined, 'input-unavailable'],
    ['is empty', '', 'empty-batch'],
    ['is damaged', 'no gzip', 'input-unavailable'],
  ])('end a job whose input %s, and nothing of it runs', async (_, body, code) => {
    if (body !== undefined) inputs.set('/in', { body, ...(body === '' ? {} : { headers: { 'content-encoding': 'gzip' } }) });
    const end = await endOf(await start({ input: { kind: 'http', url: `${origin}/in` } }));
    expect(end).toMatchObject({ state: 'failed', counts: { total: 0 }, problem: { code } });
  });

  it('fetch the items of a job again whose input was not there, when it is told to', async () => {
    const job = await start({ input: { kind: 'http', url: `${origin}/late` } });
    expect(await endOf(job)).toMatchObject({ state: 'failed', problem: { code: 'input-unavailable' } });
    inputs.set('/late', { body: line('late') });
    expect((await send(server.url, 'POST', `/jobs/${job.jobId}/retry-failed`)).status).toBe(202);
    expect(await endOf(job)).toMatchObject({ state: 'succeeded', counts: { total: 1, succeeded: 1 } });
  });

  it('keep credentials in clear nowhere', async () => {
    inputs.set('/in?sig=canary-of-the-test', { body: line('secret') });
    const job = await start({
      input: { kind: 'http', url: `${origin}/in?sig=canary-of-the-test` },
      webhook: { url: `${origin}/hook`, secret },
    });
    await endOf(job);
    const shown = await toldOf(job);
    expect(JSON.stringify(shown)).not.toMatch(/canary-of-the-test|whsec/);
    const { rows } = await sql<{
      text: string;
    }>`select encode(sealed, 'escape') as text from job_errands where job_id = ${job.jobId}`.execute(server.database.kysely);
    expect(rows.length).toBe(2);
    for (const { text } of rows) expect(text).not.toMatch(/canary-of-the-test|MfKQ9r8G|127\.0\.0\.1/);
  });

  it('tell a webhook of the end, signed, until it says that it has understood', async () => {
    answers = [500];
    const job = await start({
      requests: [{ method: 'GET', path: '/items' }],
      webhook: { url: `${origin}/hook`, secret },
      metadata: { a: 'b' },
    });
    await endOf(job);
    // The first try failed; the next comes in some seconds. It is made due for the test.
    while ((await send(server.url, 'GET', `/jobs/${job.jobId}`).then(({ body }) => (body as Job).deliveries![0]!)).state !== 'waiting');
    await sql`update job_errands set due_at = now() where job_id = ${job.jobId}`.execute(server.database.kysely);
    expect((await toldOf(job)).deliveries).toEqual([{ kind: 'webhook', state: 'done', tries: 2 }]);
    expect(posted.length).toBe(2);
    for (const { headers, body } of posted) {
      const data = new Webhook(secret).verify(body, headers as Record<string, string>);
      expect(data).toMatchObject({ type: 'job.succeeded', data: { jobId: job.jobId, metadata: { a: 'b' }, counts: { succeeded: 1 } } });
    }
    expect(posted[0]!.headers['webhook-id']).toBe(posted[1]!.headers['webhook-id']);
  });

  it('of one job wait for no storage that keeps another job waiting', async () => {
    const slow = await start({ input: { kind: 'http', url: `${origin}/endless` } });
    inputs.set('/in', { body: line('quick') });
    expect(await endOf(await start({ input: { kind: 'http', url: `${origin}/in` } }))).toMatchObject({ state: 'succeeded' });
    expect((await send(server.url, 'GET', `/jobs/${slow.jobId}`)).body).toMatchObject({ state: 'queued' });
    await send(server.url, 'DELETE', `/jobs/${slow.jobId}`);
    for (const response of endless.splice(0)) response.destroy();
  });

  it('do not wait for the end of what a webhook answers', async () => {
    const job = await start({ requests: [{ method: 'GET', path: '/items' }], webhook: { url: `${origin}/endless`, secret } });
    await endOf(job);
    expect((await toldOf(job)).deliveries).toEqual([{ kind: 'webhook', state: 'done', tries: 1 }]);
  });

  it('do not take an input that is far larger than its compressed form', async () => {
    inputs.set('/in', { body: gzipSync(Buffer.alloc(10_000_000, '\n')), headers: { 'content-encoding': 'gzip' } });
    const end = await endOf(await start({ input: { kind: 'http', url: `${origin}/in` } }));
    expect(end).toMatchObject({ state: 'failed', problem: { code: 'content-too-large' } });
  });

  it('leave a webhook alone that is gone', async () => {
    answers = [410];
    const job = await start({ requests: [{ method: 'GET', path: '/items' }], webhook: { url: `${origin}/hook`, secret } });
    await endOf(job);
    expect((await toldOf(job)).deliveries).toMatchObject([
      { kind: 'webhook', state: 'failed', tries: 1, problem: { code: 'delivery-failed' } },
    ]);
    // Until somebody says that it is back.
    expect((await send(server.url, 'POST', `/jobs/${job.jobId}/retry-failed`)).status).toBe(202);
    expect((await toldOf(job)).deliveries).toEqual([{ kind: 'webhook', state: 'done', tries: 1 }]);
    expect(posted[0]!.headers['webhook-id']).toBe(posted[1]!.headers['webhook-id']);
    expect((await send(server.url, 'POST', `/jobs/${job.jobId}/retry-failed`)).status).toBe(409);
  });

  it('tell of the new end of a job that ran again', async () => {
    const job = await start({ requests: [{ method: 'GET', path: '/items/not-yet' }], webhook: { url: `${origin}/hook`, secret } });
    await endOf(job);
    await toldOf(job);
    await send(server.url, 'PUT', '/items/not-yet', { body: {} });
    await send(server.url, 'POST', `/jobs/${job.jobId}/retry-failed`);
    await endOf(job);
    await toldOf(job);
    const told = posted.map(({ body }) => (JSON.parse(body) as { data: Job }).data.counts.succeeded);
    expect(told).toEqual([0, 1]);
    expect(new Set(posted.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
  });

  it('are not begun for a job that was cancelled before', async () => {
    const { jobId } = await start({ input: { kind: 'http', url: `${origin}/in` }, startAfterSeconds: 3600 });
    await send(server.url, 'DELETE', `/jobs/${jobId}`);
    const { body } = await send(server.url, 'GET', `/jobs/${jobId}`);
    expect(['cancelled', 'failed']).toContain((body as Job).state);
  });
});

function line(itemId: string): string {
  return JSON.stringify({ operationId: 'putItem', parameters: { itemId }, body: { from: 'afar' } });
}
