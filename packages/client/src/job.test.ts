import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { ModelJobs, type ModelJobsOptions } from '../test/model-jobs.js';
import { refusal } from '../test/model-server.js';
import { BatchRefused, calls, createSheaf, item, ref, type Settled } from './index.js';

function clientOf(options: ModelJobsOptions = {}) {
  const server = new ModelJobs(options);
  const sheaf = createSheaf({ baseUrl: 'http://sheaf.test', token: 't', fetch: server.fetch, sleep: async () => undefined });
  return { server, sheaf };
}

const get = (itemId: string) => calls.getItem({ itemId });

async function collected<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
}

describe('a job', () => {
  it('is uploaded as a line of options and a line per item', async () => {
    const { server, sheaf } = clientOf();
    const first = get('a');
    const job = await sheaf.job([first, item(calls.getItem({ itemId: ref(first).body.itemId }), { id: 'again', timeoutMs: 5 })], {
      execution: 'parallel',
      metadata: { why: 'test' },
    });
    expect(job.id).toBe('job/1');
    expect(server.received[0]).toMatchObject({ method: 'POST', path: '/jobs' });
    expect(server.received[0]!.headers).toMatchObject({ 'content-type': 'application/x-ndjson', authorization: 'Bearer t' });
    expect(server.lines).toEqual([
      { execution: 'parallel', metadata: { why: 'test' } },
      { operationId: 'getItem', parameters: { itemId: 'a' } },
      { id: 'again', operationId: 'getItem', parameters: { itemId: { $result: '0#/body/itemId' } }, timeoutMs: 5 },
    ]);
  });

  it('does not show the token to who prints or stores the handle', async () => {
    const sheaf = createSheaf({ baseUrl: 'http://sheaf.test', token: 'secret-token', fetch: new ModelJobs().fetch });
    const job = await sheaf.job([get('a')]);
    for (const holder of [job, sheaf.builder(), sheaf]) {
      expect(JSON.stringify(holder)).not.toContain('secret-token');
      expect(inspect(holder, { depth: 9 })).not.toContain('secret-token');
    }
  });

  it('is made of anything that can be looped over, with references to what came before', async () => {
    const { server, sheaf } = clientOf();
    await sheaf.job(linked());
    expect(server.lines).toEqual([
      {},
      { operationId: 'getItem', parameters: { itemId: 'a' } },
      {
        id: 'b',
        operationId: 'putItem',
        parameters: { itemId: 'b' },
        body: { $literal: { $result: 'mine', $literal: 1 } },
        dependsOn: ['0'],
        runIf: 'failed',
      },
      { operationId: 'getItem', parameters: { itemId: { $result: '0#/body/itemId' } } },
    ]);
  });

  it.each([
    ['never came', () => get('x')],
    ['comes with it', (self: object) => self],
  ])('does not start when an item depends on one that %s', async (_, parent) => {
    const { sheaf } = clientOf();
    const self = { call: get('a'), options: { dependsOn: [] as object[] } };
    self.options.dependsOn.push(parent(self));
    await expect(sheaf.job(new Set([self as never]))).rejects.toThrow('did not come before it');
  });

  it('does not start when an item depends on a call that came twice', async () => {
    const { sheaf } = clientOf();
    const twice = get('a');
    await expect(sheaf.job(new Set([item(twice, {}), item(twice, {}), item(get('b'), { dependsOn: [twice] })]).values())).rejects.toThrow(
      'came more than once',
    );
  });

  it('rejects with what its source throws', async () => {
    const { sheaf } = clientOf();
    const fault = new RangeError('the file ended');
    async function* source() {
      yield get('a');
      throw fault;
    }
    await expect(sheaf.job(source())).rejects.toBe(fault);
  });

  it('is refused before anything is sent when the ids of a list do not hold', async () => {
    const { server, sheaf } = clientOf();
    await expect(sheaf.job([item(get('a'), { id: 'x' }), item(get('b'), { id: 'x' })])).rejects.toBeInstanceOf(BatchRefused);
    expect(server.received).toEqual([]);
  });

  it('that the server refuses rejects with its problem', async () => {
    const { sheaf } = clientOf({ refuses: refusal(413, 'too-many-items') });
    await expect(sheaf.job([get('a')])).rejects.toMatchObject({ status: 413, problem: { code: 'too-many-items' } });
  });
});

describe('the results of a job', () => {
  it('come while it runs, one per item, with the types of a batch', async () => {
    const { sheaf } = clientOf({ perLook: 2 });
    const job = await sheaf.job([get('a'), get('missing'), get('c'), get('d'), get('e')]);
    const results = await collected(job.results());
    expect(results.map((result) => (result.ok ? result.value.itemId : result.problem.code))).toEqual(['a', 'not-found', 'c', 'd', 'e']);
    expect(job.cursor).toBe('5');
  });

  it('go on behind the last one when the connection breaks', async () => {
    const { server, sheaf } = clientOf({ breaksOff: (look) => look < 2 });
    const job = await sheaf.job(['a', 'b', 'c', 'd'].map(get));
    const results = await collected(job.results());
    expect(results.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    const looks = server.received.filter(({ path }) => path.includes('/results')).map(({ path }) => path);
    expect(looks).toEqual([
      '/jobs/job%2F1/results',
      '/jobs/job%2F1/results?cursor=1',
      '/jobs/job%2F1/results?cursor=2',
      '/jobs/job%2F1/results?cursor=4',
    ]);
  });

  it('reject when the connection breaks again and again', async () => {
    const server = new ModelJobs();
    let isDown = false;
    const fetchOrFail: typeof fetch = (input, init) => (isDown ? Promise.reject(new TypeError('fetch failed')) : server.fetch(input, init));
    const sheaf = createSheaf({ baseUrl: 'http://sheaf.test', fetch: fetchOrFail, retries: 3, sleep: async () => undefined });
    const job = await sheaf.job([get('a')]);
    isDown = true;
    await expect(collected(job.results())).rejects.toThrow('No complete answer');
  });

  it('are found by the id of the job and go on behind a cursor', async () => {
    const { sheaf } = clientOf();
    const { id } = await sheaf.job(['a', 'b', 'c'].map(get));
    const again = sheaf.job.resume<{ itemId: string }>(id);
    const results: Settled<{ itemId: string }>[] = await collected(again.results({ cursor: '2' }));
    expect(results.map((result) => result.ok && result.value.itemId)).toEqual(['c']);
  });

  it('are those of failed items only when asked', async () => {
    const { sheaf } = clientOf();
    const job = await sheaf.job([get('a'), get('missing')]);
    expect((await collected(job.results({ only: 'failed' }))).map(({ index }) => index)).toEqual([1]);
  });

  it('end with what there is when they do not follow', async () => {
    const { sheaf } = clientOf({ perLook: 1, breaksOff: () => false });
    const job = await sheaf.job(['a', 'b', 'c'].map(get));
    const first: number[] = [];
    for await (const { index } of job.results({ follow: false })) first.push(index);
    expect(first.length).toBeGreaterThan(0);
    expect(first).toEqual(first.map((_, at) => at));
  });
});

describe('a running job', () => {
  it('is watched until its end', async () => {
    const { sheaf } = clientOf({ perLook: 1 });
    const job = await sheaf.job(['a', 'b'].map(get));
    const states: string[] = [];
    for await (const { state } of job.watch()) {
      states.push(state);
      if (state === 'running') await collected(job.results({ follow: false }));
    }
    expect(states).toEqual(['running', 'succeeded']);
    expect((await job.end()).state).toBe('succeeded');
  });

  it('is cancelled', async () => {
    const { server, sheaf } = clientOf();
    const job = await sheaf.job([get('a')]);
    expect((await job.cancel()).state).toBe('cancelling');
    expect(server.isCancelled).toBe(true);
  });
});

describe('a batch that one request cannot take', () => {
  it('asks for no bodies that nobody reads, of a job and of a batch that becomes one', async () => {
    const { server, sheaf } = clientOf();
    const job = await sheaf.job([get('a'), get('missing')]);
    const read = await collected(job.results({ return: 'minimal' }));
    expect(read).toMatchObject([
      { ok: true, value: undefined, headers: {} },
      { ok: false, problem: { code: 'not-found' } },
    ]);
    const large = ['a', 'b', 'missing', 'd'].map(get);
    expect(await sheaf.batch.settled(large, { return: 'errors' })).toMatchObject([{ index: 2, status: 404 }]);
    expect(server.lines[0]).toEqual({});
    const asked = server.received.filter(({ path }) => path.includes('/results'));
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.every(({ path }) => path.includes('return=minimal'))).toBe(true);
  });

  it('becomes a job where the server runs jobs', async () => {
    const { server, sheaf } = clientOf();
    const results = await sheaf.batch.settled(['a', 'missing', 'c', 'd'].map(get), { onError: 'continue' });
    expect(results.map(({ status }) => status)).toEqual([200, 404, 200, 200]);
    expect(server.lines[0]).toEqual({ onError: 'continue' });
  });

  it.each([
    ['a time limit', { timeoutMs: 1000 }],
    ['a concurrency', { concurrency: 4 }],
    ['a caller who wants none', { mayBeJob: false }],
  ])('is split with %s', async (_, options) => {
    const { server, sheaf } = clientOf();
    await sheaf.batch.settled(['a', 'b', 'c', 'd'].map(get), options);
    expect(server.lines).toEqual([]);
    expect(server.received.some(({ path }) => path === '/jobs')).toBe(false);
  });

  it('cancels its job when nobody waits for the rest', async () => {
    const { server, sheaf } = clientOf({ perLook: 1 });
    for await (const { index } of sheaf.batch.stream(['a', 'b', 'c', 'd'].map(get))) if (index === 0) break;
    expect(server.isCancelled).toBe(true);
  });
});

async function* linked() {
  const first = get('a');
  yield first;
  yield item(calls.putItem({ itemId: 'b', body: { $result: 'mine', $literal: 1 } }), { id: 'b', dependsOn: [first], runIf: 'failed' });
  yield calls.getItem({ itemId: ref(first).body.itemId });
}
