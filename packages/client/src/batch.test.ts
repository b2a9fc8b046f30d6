import { describe, expect, it, jest, test } from '@jest/globals';
import { clientOf } from '../test/client.js';
import { json, problem, refusal } from '../test/model-server.js';
import {
  BatchError,
  BatchRefused,
  CallError,
  ConnectionError,
  TimeoutError,
  UnexpectedAnswer,
  calls,
  createSheaf,
  item,
  ref,
  request,
  type Item,
} from './index.js';

const putMovie = calls.putItem({ itemId: '1', body: { title: 'Toy Story' } });

describe('return', () => {
  const missing = calls.getItem({ itemId: 'nobody-has-this' });

  it('minimal leaves out what succeeded answered, on the wire too, and keeps failures whole', async () => {
    const { sheaf, server } = clientOf();
    const [put, failed] = await sheaf.batch.settled([putMovie, missing], { return: 'minimal' });
    expect(server.posted()).toMatchObject([{ return: 'minimal' }]);
    expect(put).toEqual({ ok: true, id: '0', index: 0, status: 201, headers: {}, value: undefined });
    expect(failed).toMatchObject({ ok: false, status: 404, problem: { code: 'not-found' } });
  });

  it('errors gives the failures alone, in request order, streamed as well', async () => {
    const { sheaf } = clientOf();
    const batch = [putMovie, missing, putMovie, missing] as const;
    expect((await sheaf.batch.settled(batch, { return: 'errors' })).map(({ index }) => index)).toEqual([1, 3]);
    expect(await sheaf.batch.settled([putMovie], { return: 'errors' })).toEqual([]);
    const streamed: number[] = [];
    for await (const { index, problem: why } of sheaf.batch.stream(batch, { return: 'errors' })) {
      streamed.push(index);
      expect(why.code).toBe('not-found');
    }
    expect(streamed.toSorted()).toEqual([1, 3]);
  });

  it('asks for all where items refer to each other, so that a split batch finds the values', async () => {
    const { sheaf, server } = clientOf({ maxItems: 1 });
    const first = calls.putItem({ itemId: 'first', body: {} });
    const second = calls.putItem({ itemId: 'second', body: { of: ref(first).body.itemId } });
    const results = await sheaf.batch.settled([first, second], { return: 'minimal', mayBeJob: false });
    expect(results).toMatchObject([
      { ok: true, value: undefined, headers: {} },
      { ok: true, value: undefined, headers: {} },
    ]);
    expect(server.posted().at(-1)).toMatchObject({ requests: [{ body: { of: 'first' } }] });
    expect(server.posted().every((sent) => !('return' in sent))).toBe(true);
  });

  it('that nobody typed does not take the values from those who ask for them', async () => {
    const { sheaf } = clientOf();
    expect(await sheaf.batch([putMovie], { return: 'minimal' } as object)).toEqual([{ itemId: '1', title: 'Toy Story' }]);
  });
});

describe('sheaf.batch', () => {
  it('gives each answer at the position of its call', async () => {
    const { sheaf } = clientOf();
    const [put, got, page, deleted] = await sheaf.batch([
      putMovie,
      calls.getItem({ itemId: '1' }),
      calls.listItems(),
      calls.deleteItem({ itemId: '1' }),
    ]);
    expect(put.itemId).toBe('1');
    expect(got).toEqual({ itemId: '1', title: 'Toy Story' });
    expect(page.items.map(({ itemId }) => itemId)).toEqual(['1']);
    expect(deleted).toBeUndefined();
  });

  it('takes lists whose length is not known', async () => {
    const { sheaf } = clientOf();
    const items: Item[] = await sheaf.batch(['1', '2', '3'].map((itemId) => calls.putItem({ itemId, body: {} })));
    expect(items.map(({ itemId }) => itemId)).toEqual(['1', '2', '3']);
  });

  it('sends parameters by their names and bodies as they are, 0, false, null and "" included', async () => {
    const { sheaf, server } = clientOf();
    await sheaf.batch.settled([
      calls.putItem({ itemId: '1', 'If-None-Match': '*', body: { zero: 0, no: false, nothing: null, empty: '', unknown: { deep: [] } } }),
      calls.listItems(),
      request('POST', '/things?x=1', { body: null, headers: { 'if-match': '"a"' } }),
    ]);
    expect(server.posted()).toEqual([
      {
        requests: [
          {
            operationId: 'putItem',
            parameters: { itemId: '1', 'If-None-Match': '*' },
            body: { zero: 0, no: false, nothing: null, empty: '', unknown: { deep: [] } },
          },
          { operationId: 'listItems' },
          { method: 'POST', path: '/things?x=1', headers: { 'if-match': '"a"' }, body: null },
        ],
      },
    ]);
  });

  it('puts its options and those of items into the envelope', async () => {
    const { sheaf, server } = clientOf();
    const put = item(putMovie, { id: 'put', timeoutMs: 5000 });
    const get = calls.getItem({ itemId: '1' });
    await sheaf.batch.settled([put, get, item(calls.getItem({ itemId: '1' }), { dependsOn: ['put', get], runIf: 'always' })], {
      execution: 'parallel',
      onError: 'stop',
      concurrency: 4,
      timeoutMs: 9000,
    });
    expect(server.posted()).toMatchObject([
      {
        execution: 'parallel',
        onError: 'stop',
        concurrency: 4,
        timeoutMs: 9000,
        requests: [{ id: 'put', timeoutMs: 5000 }, {}, { dependsOn: ['put', '1'], runIf: 'always' }],
      },
    ]);
  });

  it('rejects when an item failed, and has all results', async () => {
    const { sheaf } = clientOf();
    const error = await sheaf
      .batch([putMovie, calls.getItem({ itemId: 'none' }), item(putMovie, { id: 'again', dependsOn: ['1'] })])
      .catch((reason: unknown) => reason);
    if (!(error instanceof BatchError)) throw error;
    expect(error.message).toBe('2 of 3 items failed; the first: item 1: 404 not-found: not-found');
    expect(error.results.map(({ ok, status, id }) => [ok, status, id])).toEqual([
      [true, 201, '0'],
      [false, 404, '1'],
      [false, 424, 'again'],
    ]);
    expect(error.failures.map(({ index, problem }) => [index, problem.code])).toEqual([
      [1, 'not-found'],
      [2, 'failed-dependency'],
    ]);
  });

  it('answers an empty batch without a request', async () => {
    const { sheaf, server } = clientOf();
    expect(await sheaf.batch([])).toEqual([]);
    expect(server.received).toEqual([]);
  });

  it('sends the token, a fresh one from a function, and the headers', async () => {
    let count = 0;
    const { sheaf, server } = clientOf({}, { token: async () => `t${(count += 1)}`, headers: { 'x-tenant': 'a' } });
    await sheaf.batch([putMovie]);
    await sheaf.capabilities();
    const sent = server.received.map(({ method, path, headers }) => [
      method,
      path,
      headers['authorization'],
      headers['x-tenant'],
      headers['content-type'],
    ]);
    expect(sent).toEqual([
      ['POST', '/batch', 'Bearer t1', 'a', 'application/json'],
      ['GET', '/batch/capabilities', 'Bearer t2', 'a', undefined],
    ]);
  });

  it('lets a header go before the token, in any case', async () => {
    const { sheaf, server } = clientOf({}, { token: 't', headers: { Authorization: 'Basic x', Accept: 'text/html' } });
    await sheaf.batch([putMovie]);
    expect([server.received[0]?.headers['authorization'], server.received[0]?.headers['accept']]).toEqual(['Basic x', 'application/json']);
  });

  test.each(['http://sheaf.test/api', 'http://sheaf.test/api/', new URL('http://sheaf.test/api')])(
    'stays below the path of %s',
    async (baseUrl) => {
      const paths: string[] = [];
      const sheaf = createSheaf({
        baseUrl,
        fetch: async (input) => {
          paths.push(String(input));
          return refusal(400, 'invalid-envelope');
        },
      });
      await expect(sheaf.batch([putMovie])).rejects.toThrow(BatchRefused);
      expect(paths).toEqual(['http://sheaf.test/api/batch']);
    },
  );

  it('posts batches where the server takes them', async () => {
    const paths: string[] = [];
    const sheaf = createSheaf({
      baseUrl: 'http://sheaf.test/api',
      batchPath: '/v1/bulk',
      fetch: async (input) => {
        paths.push(String(input));
        return json(200, { limits: {} });
      },
    });
    await sheaf.capabilities();
    await expect(sheaf.batch([putMovie])).rejects.toThrow(UnexpectedAnswer);
    expect(paths).toEqual(['http://sheaf.test/api/v1/bulk/capabilities', 'http://sheaf.test/api/v1/bulk']);
  });

  it('never sends an idempotency key', async () => {
    const { sheaf, server } = clientOf();
    await sheaf.batch([putMovie]);
    expect(server.received[0]?.headers).not.toHaveProperty('idempotency-key');
    expect(server.posted()[0]?.requests[0]).not.toHaveProperty('idempotencyKey');
  });
});

describe('sheaf.batch.settled', () => {
  it('tells what became of each item, with everything that its answer says', async () => {
    const { sheaf } = clientOf({
      onItem: ({ id }) => (id === 'odd' ? { status: 418, body: { message: 'short', statusCode: 418 }, effect: 'unknown' } : undefined),
    });
    const results = await sheaf.batch.settled(
      [putMovie, calls.getItem({ itemId: '1' }), calls.getItem({ itemId: 'none' }), item(putMovie, { id: 'odd' })],
      { retries: 0 },
    );
    expect(results).toEqual([
      {
        ok: true,
        id: '0',
        index: 0,
        status: 201,
        headers: { 'content-type': 'application/json' },
        value: { itemId: '1', title: 'Toy Story' },
      },
      {
        ok: true,
        id: '1',
        index: 1,
        status: 200,
        headers: { 'content-type': 'application/json', etag: '"1"' },
        value: { itemId: '1', title: 'Toy Story' },
      },
      {
        ok: false,
        id: '2',
        index: 2,
        status: 404,
        headers: { 'content-type': 'application/problem+json' },
        problem: { type: '/problems/not-found', title: 'not-found', status: 404, code: 'not-found' },
        body: { type: '/problems/not-found', title: 'not-found', status: 404, code: 'not-found' },
        effect: 'none',
        retryable: false,
      },
      {
        ok: false,
        id: 'odd',
        index: 3,
        status: 418,
        headers: { 'content-type': 'application/json' },
        problem: { type: 'about:blank', title: 'HTTP 418', status: 418, code: 'http-418', detail: 'short' },
        body: { message: 'short', statusCode: 418 },
        effect: 'unknown',
        retryable: false,
      },
    ]);
  });
});

describe('ids and links', () => {
  it('makes an id that no item was given', async () => {
    const { sheaf, server } = clientOf();
    const results = await sheaf.batch.settled([putMovie, item(putMovie, { id: '0' }), item(putMovie, { id: '0.1' }), putMovie]);
    expect(results.map(({ id }) => id)).toEqual(['0.2', '0', '0.1', '3']);
    expect(server.posted()[0]?.requests.map(({ id }) => id)).toEqual(['0.2', '0', '0.1', undefined]);
  });

  const get = calls.getItem({ itemId: '1' });
  const wrong = [
    ['the same id twice', () => [item(get, { id: 'a' }), item(putMovie, { id: 'a' })], 'duplicate-id', '/requests/1/id'],
    ['an unknown id', () => [item(get, { dependsOn: ['nobody'] })], 'unknown-dependency', '/requests/0/dependsOn/0'],
    ['an item that is not in the batch', () => [item(get, { dependsOn: [putMovie] })], 'unknown-dependency', '/requests/0/dependsOn/0'],
    ['a later item', () => [item(get, { dependsOn: ['b'] }), item(putMovie, { id: 'b' })], 'forward-dependency', '/requests/0/dependsOn/0'],
    ['itself', () => [item(get, { id: 'a', dependsOn: ['a'] })], 'dependency-cycle', '/requests/0/dependsOn/0'],
    [
      'a call that stands there twice',
      () => [get, get, item(putMovie, { dependsOn: [get] })],
      'unknown-dependency',
      '/requests/2/dependsOn/0',
    ],
  ] as const;
  test.each(wrong)('refuses %s before anything is sent', async (_, batch, code, pointer) => {
    const { sheaf, server } = clientOf();
    const error = await sheaf.batch(batch()).catch((reason: unknown) => reason);
    if (!(error instanceof BatchRefused)) throw error;
    expect(error.problem).toMatchObject({ status: 400, code, errors: [{ pointer }], errorCount: 1 });
    expect(server.received).toEqual([]);
  });
});

it('names all faults of a batch, and the code of each that has another', async () => {
  const { sheaf } = clientOf();
  const batch = [putMovie, item(putMovie, { id: 'a', dependsOn: ['b'] }), item(putMovie, { id: 'a', dependsOn: ['c'] })];
  await expect(sheaf.batch(batch)).rejects.toMatchObject({
    problem: {
      code: 'duplicate-id',
      errorCount: 3,
      errors: [
        { pointer: '/requests/2/id', detail: expect.any(String) },
        { pointer: '/requests/1/dependsOn/0', detail: expect.any(String), code: 'unknown-dependency' },
        { pointer: '/requests/2/dependsOn/0', detail: expect.any(String), code: 'unknown-dependency' },
      ],
    },
  });
});

describe('a batch that fails as a whole', () => {
  it('rejects with the problem document', async () => {
    const { sheaf } = clientOf({ onRequest: () => refusal(400, 'json-too-deep') });
    const error = await sheaf.batch([putMovie]).catch((reason: unknown) => reason);
    if (!(error instanceof BatchRefused)) throw error;
    expect([error.status, error.problem.code, error.headers['content-type']]).toEqual([400, 'json-too-deep', 'application/problem+json']);
    expect(error.results).toEqual([undefined]);
  });

  it('rejects with a problem made of the status where a proxy answered with a page', async () => {
    const { sheaf } = clientOf({ onRequest: () => new Response('<h1>Bad gateway</h1>', { status: 502 }) });
    await expect(sheaf.batch([putMovie], { retries: 0 })).rejects.toMatchObject({
      name: 'BatchRefused',
      problem: { type: 'about:blank', code: 'http-502' },
    });
  });

  it('rejects with the cause when the connection fails', async () => {
    const cause = new TypeError('fetch failed', { cause: Object.assign(new Error(''), { code: 'ECONNREFUSED' }) });
    const sheaf = createSheaf({ baseUrl: 'http://sheaf.test', retries: 0, fetch: () => Promise.reject(cause) });
    const error = await sheaf.batch([putMovie]).catch((reason: unknown) => reason);
    if (!(error instanceof ConnectionError)) throw error;
    expect(error.cause).toBe(cause);
    expect(error.message).toBe('No complete answer from http://sheaf.test/batch: fetch failed: ECONNREFUSED');
  });

  it('rejects with what its token function threw', async () => {
    const reason = new Error('signed out');
    const { sheaf, server } = clientOf({}, { token: () => Promise.reject(reason) });
    await expect(sheaf.batch([putMovie])).rejects.toBe(reason);
    expect(server.received).toEqual([]);
  });

  it('takes a cut-off answer for a failed connection', async () => {
    const { sheaf } = clientOf({
      onRequest: () => new Response('{"responses":[{"id":"0",', { headers: { 'content-type': 'application/json' } }),
    });
    await expect(sheaf.batch([putMovie], { retries: 0 })).rejects.toThrow(ConnectionError);
  });

  const ok = { id: '0', index: 0, status: 200 };
  const unexpected = [
    ['a page', new Response('<p>Hello</p>', { headers: { 'content-type': 'text/html' } })],
    ['no results', json(200, { responses: [], summary: {} })],
    ['a result too many', json(200, { responses: [ok, { ...ok, index: 1, id: '1' }] })],
    ['a result twice', json(200, { responses: [ok, ok] })],
    ['a result with an id that nobody has', json(200, { responses: [{ ...ok, id: 'x' }] })],
    ['a result without status', json(200, { responses: [{ id: '0', index: 0 }] })],
    ['something else', json(200, { hello: 'world' })],
  ] as const;
  test.each(unexpected)('does not guess when the answer is %s', async (_, answer) => {
    const { sheaf } = clientOf({ onRequest: () => answer });
    await expect(sheaf.batch([putMovie])).rejects.toThrow(UnexpectedAnswer);
  });

  it('rejects with the signal’s reason when its caller aborts', async () => {
    const controller = new AbortController();
    const reason = new Error('changed my mind');
    const sheaf = createSheaf({
      baseUrl: 'http://sheaf.test',
      fetch: (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal!.reason as Error));
          controller.abort(reason);
        }),
    });
    await expect(sheaf.batch([putMovie], { signal: controller.signal })).rejects.toBe(reason);
    await expect(sheaf.batch([putMovie], { signal: controller.signal })).rejects.toBe(reason);
  });

  it('leaves no timer behind', async () => {
    jest.useFakeTimers();
    try {
      const { sheaf } = clientOf({ onRequest: (_, count) => (count === 2 ? refusal(400, 'empty-batch') : undefined) });
      await sheaf.batch([putMovie]);
      await expect(sheaf.batch([putMovie])).rejects.toThrow(BatchRefused);
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });

  it('gives up 15 s after the batch’s own deadline', async () => {
    jest.useFakeTimers();
    try {
      let signal: AbortSignal | null | undefined;
      const sheaf = createSheaf({
        baseUrl: 'http://sheaf.test',
        fetch: (_, init) =>
          new Promise((_resolve, reject) => {
            signal = init?.signal;
            signal?.addEventListener('abort', () => reject(signal!.reason as Error));
          }),
      });
      const failure = sheaf.batch([putMovie], { timeoutMs: 1000 }).catch((reason: unknown) => reason);
      await jest.advanceTimersByTimeAsync(15_999);
      expect(signal?.aborted).toBe(false);
      await jest.advanceTimersByTimeAsync(1);
      expect(await failure).toBeInstanceOf(TimeoutError);
      expect(await failure).toMatchObject({ message: 'No answer from http://sheaf.test/batch within 16000 ms' });
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('sheaf.call', () => {
  it('gives the answer of one call', async () => {
    const { sheaf, server } = clientOf();
    const put: Item = await sheaf.call(putMovie);
    expect(put).toEqual({ itemId: '1', title: 'Toy Story' });
    expect(server.posted()).toHaveLength(1);
  });

  it('rejects with the item’s failure', async () => {
    const { sheaf } = clientOf({ onItem: () => problem(409, 'already-exists', { detail: 'It is there.' }) });
    const error = await sheaf.call(putMovie).catch((reason: unknown) => reason);
    if (!(error instanceof CallError)) throw error;
    expect([error.status, error.problem.code, error.failure.effect, error.message]).toEqual([
      409,
      'already-exists',
      'none',
      'item 0: 409 already-exists: It is there.',
    ]);
  });
});

describe('sheaf.capabilities', () => {
  it('gives what the server states', async () => {
    const { sheaf } = clientOf({ maxItems: 7 });
    expect((await sheaf.capabilities()).limits.maxItems).toBe(7);
  });

  it('rejects when that is not JSON, or no object', async () => {
    for (const answer of [json(200, null), new Response('<p>', { headers: { 'content-type': 'text/html' } })]) {
      await expect(clientOf({ onRequest: () => answer }).sheaf.capabilities()).rejects.toThrow(UnexpectedAnswer);
    }
  });

  it('rejects with the problem when it is refused', async () => {
    const { sheaf } = clientOf({ onRequest: () => refusal(401, 'unauthenticated') });
    await expect(sheaf.capabilities()).rejects.toMatchObject({ name: 'BatchRefused', status: 401 });
  });
});
