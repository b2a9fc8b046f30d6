import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { problems } from '@sheaf/contracts/problems';
import { sql } from 'kysely';
import {
  type BadInput,
  canaries,
  type Expected,
  type JobNeed,
  readBadInputs,
  requestOf,
} from '../../../packages/dialects/test/bad-inputs.js';
import { type Answer, closeConnections, send } from './request.js';
import { startTestServer, type TestServer } from './server.js';
import { TestController } from './test.controller.js';

const inputs = readBadInputs();
const jobsFor: Readonly<Record<JobNeed, object>> = {
  'waiting-job': { requests: [{ method: 'GET', path: '/items/none' }], startAfterSeconds: 3600 },
  'finished-job': { requests: [{ method: 'GET', path: '/items' }] },
  'expired-job': { requests: [{ method: 'GET', path: '/items' }], expirySeconds: 0 },
  'lost-job': { requests: [{ operationId: 'startBuild', body: {} }], startAfterSeconds: 3600 },
};
const routesFor = ['slow-route', 'throwing-route', 'huge-result', 'forbidding-guard', 'excluded-route', 'full-disk'];

interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly code?: string;
  readonly limit?: number;
  readonly offset?: number;
  readonly errors?: readonly { readonly pointer: string }[];
}

interface ItemResult {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly effect?: string;
  readonly retryable?: boolean;
}

describe('spec/bad-inputs.yaml, over HTTP', () => {
  let server: TestServer;
  let withoutDatabase: TestServer;
  const reached = new Set<string>();
  beforeAll(async () => {
    // A short lease: how often the server looks after jobs that nobody has in hand goes by it.
    server = await startTestServer('embedded', {
      controllers: [TestController],
      environment: { SHEAF_JOB_LEASE_MS: '500', SHEAF_BLOB_HOSTS: '127.0.0.1:9' },
    });
    withoutDatabase = await startTestServer('embedded');
    await withoutDatabase.database.close();
  }, 60_000);
  afterAll(async () => {
    closeConnections();
    await server.close();
    await withoutDatabase.close();
  });
  beforeEach(async () => {
    for (const table of ['items', 'users'] as const) await server.database.kysely.deleteFrom(table).execute();
  });

  it.each(inputs.map((input) => [input.row, input.name, input] as const))(
    '%i: %s',
    async (_row, _name, input) => {
      expect([undefined, 'no-database', ...routesFor, ...Object.keys(jobsFor)]).toContain(input.needs);
      const { url } = input.needs === 'no-database' ? withoutDatabase : server;
      const request = requestOf(input, 'demo-token');
      const { method, headers, body } = request;
      const jobId = input.needs !== undefined && input.needs in jobsFor ? await startJob(input.needs as JobNeed) : '';
      const path = request.path.replace('{jobId}', jobId);
      const unsent = Object.fromEntries(
        ['authorization', 'content-type'].filter((name) => headers[name] === undefined).map((name) => [name, null]),
      );
      const answer = await send(url, method, path, { headers: { ...headers, ...unsent }, body });
      const job = answer.status < 300 ? (answer.body as { jobId?: string }).jobId : undefined;
      const results = job === undefined ? undefined : await endOf(job);
      expectAnswer(input, answer, results?.responses);
      if (input.answer.job !== undefined) await expectEnd(input.answer.job, results?.job);
      if (input.needs !== 'no-database') await expectRun(input, answer);
      // Some are tried again before they are given up.
    },
    30_000,
  );

  it('has reached every code of spec/problems.yaml', () => {
    expect(Object.keys(problems).filter((code) => !reached.has(code))).toEqual([]);
  });

  async function startJob(need: JobNeed): Promise<string> {
    const { body } = await send(server.url, 'POST', '/jobs', { body: jobsFor[need] });
    const { jobId } = body as { jobId: string };
    if (need === 'lost-job') {
      await sql`update job_items set begun_by = 1 where job_id = ${jobId}`.execute(server.database.kysely);
      await sql`update pgboss.job set start_after = now() where data->>'jobId' = ${jobId}`.execute(server.database.kysely);
    }
    if (need !== 'waiting-job') await endOf(jobId);
    return jobId;
  }

  async function endOf(jobId: string): Promise<{ job: unknown; responses: ItemResult[] }> {
    const { body: job } = await send(server.url, 'GET', `/jobs/${jobId}?waitMs=20000`);
    const { body } = await send(server.url, 'GET', `/jobs/${jobId}/results`);
    const lines = typeof body === 'string' ? body.split('\n').filter((line) => line.includes('"index":')) : [];
    const results = lines.map((line) => JSON.parse(line) as ItemResult & { index: number });
    return { job, responses: results.toSorted((a, b) => a.index - b.index) };
  }

  async function expectEnd({ state, status, code, delivery }: NonNullable<BadInput['answer']['job']>, job: unknown): Promise<void> {
    expect(job).toMatchObject({ state, ...(code === undefined ? {} : { problem: { status, code } }) });
    if (code !== undefined) reached.add(code);
    if (delivery === undefined) return;
    // It is tried once the job has ended.
    const { jobId } = job as { jobId: string };
    for (;;) {
      const { body } = await send(server.url, 'GET', `/jobs/${jobId}`);
      const [told] = (body as { deliveries: { tries: number; problem?: { code: string } }[] }).deliveries;
      if (told?.problem === undefined) continue;
      expect(told).toMatchObject({ tries: 1, problem: { code: delivery } });
      reached.add(delivery);
      return;
    }
  }

  function expectAnswer({ answer: expected }: BadInput, answer: Answer, results: ItemResult[] | undefined): void {
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: expected.status });
    expectPart(expected, answer.body, answer.headers);
    if (expected.closes === true) expect(answer.headers['connection']).toBe('close');
    if (expected.status >= 400) {
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json(; charset=utf-8)?$/);
      expect((answer.body as { instance?: string }).instance).toBe(answer.headers['x-request-id']);
    }
    for (const item of expected.items ?? []) {
      const result = (results ?? (answer.body as { responses: ItemResult[] }).responses)[item.index] as ItemResult;
      expect(result).toMatchObject({ status: item.status });
      expectPart(item, result.body, result.headers);
      if (item.effect !== undefined) expect(result.effect).toBe(item.effect);
      if (item.retryable !== undefined) expect(result.retryable).toBe(item.retryable);
    }
  }

  function expectPart(expected: Expected, body: unknown, headers: Readonly<Record<string, unknown>>): void {
    const problem = (body ?? {}) as Problem;
    if (expected.code !== undefined) {
      reached.add(expected.code);
      const { title, type } = problems[expected.code as keyof typeof problems];
      expect(problem).toMatchObject({ code: expected.code, title, type });
    }
    if (expected.pointers !== undefined) expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(expected.pointers);
    if (expected.limit !== undefined) expect(problem.limit).toBe(expected.limit);
    if (expected.offset !== undefined) expect(problem.offset).toBe(expected.offset);
    if (expected.body !== undefined) {
      expect(body).toMatchObject(expected.body);
      // The problem of something that failed after it was asked for.
      const { code } = (expected.body['problem'] ?? {}) as Problem;
      if (code !== undefined) reached.add(code);
    }
    for (const [name, value] of Object.entries(expected.headers ?? {})) {
      const got = String(headers[name]);
      if (typeof value === 'string') expect([name, got.split(';')[0]]).toEqual([name, value]);
      else expect(got.split(/\s*,\s*/)).toEqual(expect.arrayContaining([...value]));
    }
  }

  /** Nothing has run; or all others have. */
  async function expectRun({ ran, ...input }: BadInput, answer: Answer): Promise<void> {
    const there = await Promise.all(Object.values(canaries).map(async (path) => (await send(server.url, 'GET', path)).status));
    if (ran === 'none') expect(there).toEqual([404, 404, 404]);
    else if ('item' in input) expect(there).toEqual([404, 200, 200]);
    if (ran !== 'others' || answer.status !== 200) return;
    const { responses = [] } = answer.body as { responses?: ItemResult[] };
    const expectedToFail = new Set((input.answer.items ?? []).filter(({ status }) => status >= 400).map(({ index }) => index));
    responses.forEach((result, index) => expect([index, result.status >= 400]).toEqual([index, expectedToFail.has(index)]));
  }
});
