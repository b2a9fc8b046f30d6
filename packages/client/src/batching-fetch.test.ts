import { describe, expect, it, test } from '@jest/globals';
import { json, ModelServer, problem, refusal, type ModelOptions } from '../test/model-server.js';
import { Configuration, ItemsApi, ResponseError } from './gen/index.js';
import { createBatchingFetch, createSheaf, type BatchingFetchOptions } from './index.js';

/** A batching fetch to a model server; `foreign` has the URLs that went to it or elsewhere, in order. */
function fetchOf(model: ModelOptions = {}, options: Partial<BatchingFetchOptions> = {}) {
  const server = new ModelServer(model);
  server.items.set('a', { n: 1 });
  server.items.set('b', { n: 2 });
  const fetch = createBatchingFetch({ baseUrl: 'http://sheaf.test', fetch: server.fetch, ...options });
  const lines = () => server.received.map(({ method, path }) => `${method} ${path}`);
  return { fetch, server, lines };
}

const jsonBody = (body: unknown, init: RequestInit = {}): RequestInit => ({
  method: 'PUT',
  body: JSON.stringify(body),
  ...init,
  headers: { 'content-type': 'application/json', ...(init.headers as Record<string, string>) },
});

describe('calls of one tick', () => {
  it('go as one batch, in order, and get real Responses', async () => {
    const { fetch, server, lines } = fetchOf();
    const [put, got, deleted, missing] = await Promise.all([
      fetch('http://sheaf.test/items/c', jsonBody({ n: 3 })),
      fetch(new URL('http://sheaf.test/items/c?x=1')),
      fetch('http://sheaf.test/items/a', { method: 'delete' }),
      fetch('http://sheaf.test/items/none'),
    ]);
    expect(lines()).toEqual(['POST /batch']);
    expect(server.posted()[0]).toEqual({
      requests: [
        { method: 'PUT', path: '/items/c', body: { n: 3 } },
        { method: 'GET', path: '/items/c?x=1' },
        { method: 'DELETE', path: '/items/a' },
        { method: 'GET', path: '/items/none' },
      ],
    });
    expect(put).toBeInstanceOf(Response);
    expect([put!.status, put!.ok, await put!.json()]).toEqual([201, true, { itemId: 'c', n: 3 }]);
    expect([got!.url, got!.headers.get('content-type'), await got!.clone().text()]).toEqual([
      'http://sheaf.test/items/c?x=1',
      'application/json',
      '{"itemId":"c","n":3}',
    ]);
    expect(got!.clone().url).toBe(got!.url);
    expect([deleted!.status, deleted!.body, await deleted!.text()]).toEqual([204, null, '']);
    expect([missing!.status, missing!.ok, missing!.headers.get('content-type')]).toEqual([404, false, 'application/problem+json']);
    expect(await missing!.json()).toMatchObject({ code: 'not-found' });
  });

  it('are those that follow from promises too, and no later ones', async () => {
    const { fetch, lines } = fetchOf();
    await Promise.all([fetch('/items/a'), Promise.resolve().then(() => fetch('/items/b'))]);
    await Promise.all([fetch('/items/a'), new Promise((resolve) => setTimeout(resolve, 20)).then(() => fetch('/items/b'))]);
    expect(lines()).toEqual(['POST /batch', 'GET /items/a', 'GET /items/b']);
  });

  it('go as themselves when there is only one', async () => {
    const { fetch, server } = fetchOf();
    expect(await (await fetch('http://sheaf.test/items/a', { headers: { 'x-odd': '1' } })).json()).toEqual({ itemId: 'a', n: 1 });
    await fetch('/items/b', { headers: { 'if-match': '"b"', authorization: 'Bearer t' } });
    expect(
      server.received.map(({ method, path, headers }) => [method, path, headers['if-match'], headers['authorization'], headers['x-odd']]),
    ).toEqual([
      ['GET', '/items/a', undefined, undefined, '1'],
      ['GET', '/items/b', '"b"', 'Bearer t', undefined],
    ]);
  });

  it('may be Request objects, with bodies and headers', async () => {
    const { fetch, server } = fetchOf();
    const patch = new Request('http://sheaf.test/items/a', {
      method: 'PATCH',
      body: '{"n":5}',
      headers: { 'content-type': 'application/merge-patch+json', 'if-match': '"a"' },
    });
    const responses = await Promise.all([fetch(patch), fetch(new Request('http://sheaf.test/items/a')), fetch('/items/b')]);
    expect(server.posted()[0]?.requests).toEqual([
      { method: 'PATCH', path: '/items/a', headers: { 'content-type': 'application/merge-patch+json', 'if-match': '"a"' }, body: { n: 5 } },
      { method: 'GET', path: '/items/a' },
      { method: 'GET', path: '/items/b' },
    ]);
    expect(await responses[1]!.json()).toEqual({ itemId: 'a', n: 5 });
  });

  it('keep the headers that items may have', async () => {
    const { fetch, server } = fetchOf();
    const headers = { accept: 'application/json, text/plain, */*', 'accept-language': 'de', 'if-none-match': '"x"' };
    await Promise.all([fetch('/items/a', { headers }), fetch('/items/b', { headers: { accept: '*/*' } })]);
    expect(server.posted()[0]?.requests.map((item) => item.headers)).toEqual([headers, undefined]);
  });

  it('are counted: more than the most make more batches, one after the other', async () => {
    const { fetch, server } = fetchOf({}, { maxItems: 2 });
    await Promise.all(['a', 'b', 'a', 'b', 'a'].map((id) => fetch(`/items/${id}`)));
    expect(server.received.map(({ path, body }) => [path, (body as { requests?: [] } | undefined)?.requests?.length])).toEqual([
      ['/batch', 2],
      ['/batch', 2],
      ['/items/a', undefined],
    ]);
  });

  it('can be collected for longer', async () => {
    const flushes: (() => void)[] = [];
    const { fetch, lines } = fetchOf({}, { schedule: (send) => void flushes.push(send) });
    const first = fetch('/items/a');
    await new Promise((resolve) => setTimeout(resolve, 5));
    const second = fetch('/items/b');
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(lines()).toEqual([]);
    expect(flushes.length).toBe(1);
    flushes[0]!();
    await Promise.all([first, second]);
    expect(lines()).toEqual(['POST /batch']);
  });
});

describe('credentials', () => {
  it('go on the batch; different ones make different batches', async () => {
    const { fetch, server } = fetchOf();
    const as = (token: string, path: string) => fetch(path, { headers: { authorization: token } });
    await Promise.all([
      as('ada', '/items/a'),
      as('bob', '/items/a'),
      as('ada', '/items/b'),
      as('bob', '/items/b'),
      fetch('/items/a'),
      fetch('/items/b'),
    ]);
    expect(
      server.received.map(({ headers, body }) => [
        headers['authorization'],
        (body as { requests: { path: string }[] }).requests.map(({ path }) => path),
      ]),
    ).toEqual([
      ['ada', ['/items/a', '/items/b']],
      ['bob', ['/items/a', '/items/b']],
      [undefined, ['/items/a', '/items/b']],
    ]);
    expect(server.posted()[0]?.requests[0]).not.toHaveProperty('headers');
  });

  it('of the options are those of calls that have none, and never leave the server', async () => {
    const { fetch, server } = fetchOf({}, { token: () => Promise.resolve('own'), headers: { 'x-api-key': 'k' } });
    await Promise.all([
      fetch('/items/a'),
      fetch('/items/b'),
      fetch('/items/b', { headers: { authorization: 'other' } }),
      fetch('http://elsewhere.test/items/b'),
    ]);
    expect(server.received.map(({ path, headers }) => `${path} ${headers['authorization']} ${headers['x-api-key']}`).toSorted()).toEqual([
      '/batch Bearer own k',
      '/items/b other k',
      '/items/b undefined undefined',
    ]);
  });

  it('are joined by mode: include and omit make different batches', async () => {
    const inits: RequestInit[] = [];
    const { server } = fetchOf();
    const spied = createBatchingFetch({
      baseUrl: 'http://sheaf.test',
      fetch: (input, init) => {
        inits.push(init ?? {});
        return server.fetch(input as string, init);
      },
    });
    await Promise.all((['include', 'omit', 'include', 'omit'] as const).map((credentials) => spied('/items/a', { credentials })));
    expect(inits.map(({ method, credentials }) => [method, credentials])).toEqual([
      ['POST', 'include'],
      ['POST', 'omit'],
    ]);
  });
});

describe('a call goes alone', () => {
  const form = new FormData();
  form.set('a', '1');
  const alone: [string, string | Request, RequestInit?][] = [
    ['to another origin', 'http://elsewhere.test/items/a'],
    ['to batches themselves', '/batch', jsonBody({ requests: [{ method: 'GET', path: '/items/a' }] }, { method: 'POST' })],
    ['to the capabilities', '/batch/capabilities'],
    ['with a header that is not allowed', '/items/a', { headers: { 'x-request-id': '1' } }],
    ['when it asks for something that is not JSON', '/items/a', { headers: { accept: 'text/event-stream' } }],
    ['with a body that is not JSON', '/items/a', { method: 'PUT', body: '{"a":1}', headers: { 'content-type': 'text/plain' } }],
    ['with a body that has no type', '/items/a', { method: 'PUT', body: '{"a":1}' }],
    [
      'with broken JSON, so that it fails as alone',
      '/items/a',
      { method: 'PUT', body: '{"a":', headers: { 'content-type': 'application/json' } },
    ],
    [
      'with a number that parsing would change',
      '/items/a',
      { method: 'PUT', body: '{"a":9007199254740993}', headers: { 'content-type': 'application/json' } },
    ],
    ['with a body of a megabyte', '/items/a', jsonBody('a'.repeat(1_000_001))],
    ['with an exponent', '/items/a', { method: 'PUT', body: '[1e400]', headers: { 'content-type': 'application/json' } }],
    ['with another charset', '/items/a', { method: 'PUT', body: '{}', headers: { 'content-type': 'application/json; charset=latin1' } }],
    ['with bytes', '/items/a', { method: 'PUT', body: new TextEncoder().encode('{}'), headers: { 'content-type': 'application/json' } }],
    ['with a form', '/items/a', { method: 'PUT', body: form }],
    ['with parameters', '/items/a', { method: 'PUT', body: new URLSearchParams({ a: '1' }) }],
    ['with a method that no batch has', '/items/a', { method: 'PROPFIND' }],
    ['with a cache mode', '/items/a', { cache: 'no-store' }],
    ['with a redirect mode', '/items/a', { redirect: 'manual' }],
    ['with a mode that hides the answer', '/items/a', { mode: 'no-cors' }],
    ['with keepalive', '/items/a', { keepalive: true }],
    ['with an option that is not known', '/items/a', { next: { revalidate: 60 } } as RequestInit],
    ['with a path that is too long', `/items/${'a'.repeat(8200)}`],
    ['as a Request with a redirect mode', new Request('http://sheaf.test/items/a', { redirect: 'error' })],
  ];
  test.each(alone.map(([name, input, init]) => [name, { input, init }] as const))('%s', async (_, { input, init = {} }) => {
    const seen: string[] = [];
    const fetch = createBatchingFetch({
      baseUrl: 'http://sheaf.test',
      fetch: async (target, options) => {
        const request = new Request(target, options);
        const { origin, pathname } = new URL(request.url);
        const text = await request.text();
        if (text.startsWith('{"requests":[{"method":"GET","path":"/joined/')) seen.push('joined');
        else seen.push(`${request.method} ${origin}${pathname}`);
        return json(200, { responses: [0, 1].map((index) => ({ id: String(index), index, status: 204 })) });
      },
    });
    await Promise.all([fetch('/joined/1'), fetch(input, init), fetch('/joined/2')]);
    const { href } = new URL(typeof input === 'string' ? input : input.url, 'http://sheaf.test');
    expect(seen.toSorted()).toEqual([`${init.method ?? 'GET'} ${href}`, 'joined']);
  });

  it('with a body that is a stream', async () => {
    const { fetch, lines } = fetchOf();
    const body = new Blob(['{"n":9}']).stream();
    const streamed = new Request('http://sheaf.test/items/a', {
      method: 'PUT',
      body,
      duplex: 'half',
      headers: { 'content-type': 'text/plain' },
    } as RequestInit);
    await Promise.all([fetch(streamed), fetch('/items/a'), fetch('/items/b')]);
    expect(lines().toSorted()).toEqual(['POST /batch', 'PUT /items/a']);
  });

  it('rejects as fetch does for a body with GET, and for no URL', async () => {
    const { fetch } = fetchOf();
    const withBody = jsonBody({}, { method: 'GET' });
    await expect(fetch('/items/a', withBody)).rejects.toMatchObject({
      name: 'TypeError',
    });
    await expect(fetch('http://')).rejects.toMatchObject({ name: 'TypeError' });
  });
});

describe('bodies arrive as sent', () => {
  it('also those that look like references, 0, false, null and ""', async () => {
    const { fetch, server } = fetchOf();
    const bodies = [
      { $result: 'x#', a: { $literal: 1 } },
      0,
      false,
      null,
      '',
      [{ uuid: '123e4567-e89b-12d3' }],
      { a: '9007199254740993', b: 0.1, c: -0.5 },
    ];
    await Promise.all(bodies.map((body, at) => fetch(`/other/${at}`, jsonBody(body))));
    const requests = server.posted()[0]?.requests.map(({ body }) => body);
    expect(requests).toEqual([{ $literal: bodies[0] }, ...bodies.slice(1)]);
  });
});

describe('a batch that fails', () => {
  it('with 4xx is taken apart: each call goes alone', async () => {
    const { fetch, lines } = fetchOf({ onRequest: ({ path }) => (path === '/batch' ? refusal(400, 'invalid-path') : undefined) });
    const put = new Request('http://sheaf.test/items/c', jsonBody({ n: 3 }));
    const responses = await Promise.all([fetch('/items/a'), fetch(put), fetch('/items/none')]);
    expect(responses.map(({ status }) => status)).toEqual([200, 201, 404]);
    expect(lines().slice(1).toSorted()).toEqual(['GET /items/a', 'GET /items/none', 'PUT /items/c']);
    await Promise.all([fetch('/items/a'), fetch('/items/b')]);
    expect(lines()[4]).toBe('POST /batch');
  });

  test.each([
    ['404', () => refusal(404, 'not-found')],
    ['405', () => new Response(null, { status: 405 })],
    ['a page', () => new Response('<p>Hello</p>', { headers: { 'content-type': 'text/html' } })],
  ])('with %s, because the server has none, is not tried again', async (_, answer) => {
    const { fetch, lines } = fetchOf({ onRequest: ({ path }) => (path === '/batch' ? answer() : undefined) });
    await Promise.all([fetch('/items/a'), fetch('/items/b')]);
    await Promise.all([fetch('/items/a'), fetch('/items/b')]);
    expect(lines()).toEqual(['POST /batch', 'GET /items/a', 'GET /items/b', 'GET /items/a', 'GET /items/b']);
  });

  it('with 5xx is each call’s answer: it may have run', async () => {
    const { fetch, lines } = fetchOf({ onRequest: () => refusal(503, 'unavailable', { 'retry-after': '3' }) });
    const responses = await Promise.all([fetch('/items/a'), fetch('/items/b', jsonBody({}))]);
    expect(responses.map(({ status, url, headers }) => [status, url, headers.get('retry-after')])).toEqual([
      [503, 'http://sheaf.test/items/a', '3'],
      [503, 'http://sheaf.test/items/b', '3'],
    ]);
    expect(await responses[1]!.json()).toMatchObject({ code: 'unavailable' });
    expect(lines()).toEqual(['POST /batch']);
  });

  it('with the connection rejects each call as fetch does', async () => {
    const cause = new TypeError('fetch failed');
    const fetch = createBatchingFetch({ baseUrl: 'http://sheaf.test', fetch: () => Promise.reject(cause) });
    const outcomes = await Promise.allSettled([fetch('/items/a'), fetch('/items/b')]);
    expect(outcomes).toEqual([
      { status: 'rejected', reason: cause },
      { status: 'rejected', reason: cause },
    ]);
  });

  it('with an answer that is none of a batch rejects each call', async () => {
    for (const body of [{}, { responses: [] }, { responses: [{ index: 1 }, { index: 0 }] }, null]) {
      const fetch = createBatchingFetch({ baseUrl: 'http://sheaf.test', fetch: async () => json(200, body) });
      const outcomes = await Promise.allSettled([fetch('/items/a'), fetch('/items/b')]);
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    }
  });

  test.each(['not-executed', 'operation-not-batchable', 'unknown-operation'])(
    'for one call with %s leaves that call to go alone',
    async (code) => {
      const { fetch, lines } = fetchOf({ onItem: ({ path }) => (path === '/items/a' ? problem(503, code) : undefined) });
      const responses = await Promise.all([fetch('/items/a'), fetch('/items/b')]);
      expect(responses.map(({ status }) => status)).toEqual([200, 200]);
      expect(lines()).toEqual(['POST /batch', 'GET /items/a']);
    },
  );

  it('for want of room in the answer lets a read go alone, and no write', async () => {
    const { fetch, lines } = fetchOf({ onItem: () => problem(502, 'result-too-large') });
    const responses = await Promise.all([fetch('/items/a'), fetch('/items/b', jsonBody({}))]);
    expect(responses.map(({ status }) => status)).toEqual([200, 502]);
    expect(lines()).toEqual(['POST /batch', 'GET /items/a']);
  });
});

describe('an abort', () => {
  it('before the batch is sent leaves the call out', async () => {
    const { fetch, server } = fetchOf();
    const controller = new AbortController();
    const aborted = fetch('/items/a', { signal: controller.signal });
    const others = [fetch('/items/b'), fetch('/items/none')];
    controller.abort(new Error('enough'));
    await expect(aborted).rejects.toThrow('enough');
    expect((await Promise.all(others)).map(({ status }) => status)).toEqual([200, 404]);
    expect(server.posted()[0]?.requests.map(({ path }) => path)).toEqual(['/items/b', '/items/none']);
  });

  it('before the call is made sends nothing of it', async () => {
    const { fetch, lines } = fetchOf();
    await expect(fetch('/items/a', { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    expect(lines()).toEqual([]);
  });

  it('rejects only that call; the batch ends when all are aborted', async () => {
    const controllers = [new AbortController(), new AbortController()];
    let sent!: AbortSignal;
    let answer!: (response: Response) => void;
    const fetch = createBatchingFetch({
      baseUrl: 'http://sheaf.test',
      schedule: (send) => void queueMicrotask(send),
      fetch: (_, init) => {
        sent = init!.signal!;
        return new Promise((resolve, reject) => {
          answer = resolve;
          sent.addEventListener('abort', () => reject(sent.reason as Error));
        });
      },
    });
    const pending = controllers.map(({ signal }, at) => fetch(`/items/${at}`, { signal }));
    const outcomes = Promise.allSettled(pending);
    await new Promise((resolve) => setTimeout(resolve, 0));
    controllers[0]!.abort(new Error('first'));
    await expect(pending[0]).rejects.toThrow('first');
    expect(sent.aborted).toBe(false);
    controllers[1]!.abort(new Error('second'));
    expect(sent.aborted).toBe(true);
    answer(json(200, {}));
    expect((await outcomes).map((outcome) => (outcome as PromiseRejectedResult).reason.message)).toEqual(['first', 'second']);
  });
});

describe('answers', () => {
  const answers: [string, object, string | undefined, string][] = [
    ['text', { headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'Grüße' }, 'text/plain; charset=utf-8', 'Grüße'],
    ['JSON text', { headers: { 'content-type': 'application/json' }, body: 'a' }, 'application/json', '"a"'],
    ['nothing but null', { headers: { 'content-type': 'application/json' }, body: null }, 'application/json', 'null'],
    ['text without a type', { headers: {}, body: 'a' }, undefined, 'a'],
    ['bytes', { headers: { 'content-type': 'application/octet-stream' }, body: btoa('\u0001ok') }, 'application/octet-stream', '\u0001ok'],
    ['an empty 200', { headers: {} }, undefined, ''],
  ];
  test.each(answers)('of %s have its body and type', async (_, answer, type, text) => {
    const { fetch } = fetchOf({ onItem: () => ({ status: 200, ...answer }) });
    const [response] = await Promise.all([fetch('/items/a'), fetch('/items/b')]);
    expect([response!.headers.get('content-type') ?? undefined, await response!.text()]).toEqual([type, text]);
  });

  it('that name a location without being a redirect, or are one without a location, are as they are', async () => {
    const { fetch, lines } = fetchOf({
      onItem: ({ path }) => (path === '/items/a' ? { status: 201, headers: { location: '/items/b' } } : { status: 301 }),
    });
    const responses = await Promise.all([fetch('/items/a'), fetch('/items/b')]);
    expect(responses.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
      [201, '/items/b'],
      [301, null],
    ]);
    expect(lines()).toEqual(['POST /batch']);
  });

  it('of redirects are what is found there', async () => {
    const seen: [string, string, string, string | null][] = [];
    const moves: Record<string, number> = { '/moved': 301, '/see': 303, '/kept': 307, '/put': 302, '/posted': 302 };
    const fetch = createBatchingFetch({
      baseUrl: 'http://sheaf.test',
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const { pathname } = new URL(request.url);
        if (pathname !== '/batch') {
          seen.push([request.method, request.url, await request.text(), request.headers.get('authorization')]);
          return json(200, { at: pathname });
        }
        const { requests } = (await request.json()) as { requests: { path: string }[] };
        return json(200, {
          responses: requests.map(({ path }, index) => ({
            id: String(index),
            index,
            status: moves[path],
            headers: { location: path === '/moved' ? 'http://elsewhere.test/new' : '/new' },
          })),
        });
      },
    });
    const headers = { authorization: 'Bearer t' };
    const responses = await Promise.all([
      fetch('/moved', { headers }),
      fetch('/see', jsonBody({ a: 1 }, { method: 'POST', headers })),
      fetch('/kept', jsonBody({ b: 2 }, { headers })),
      fetch('/put', jsonBody({ c: 3 }, { headers })),
      fetch('/posted', jsonBody({ d: 4 }, { method: 'POST', headers })),
    ]);
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(seen).toEqual([
      ['GET', 'http://elsewhere.test/new', '', null],
      ['GET', 'http://sheaf.test/new', '', 'Bearer t'],
      ['GET', 'http://sheaf.test/new', '', 'Bearer t'],
      ['PUT', 'http://sheaf.test/new', '{"b":2}', 'Bearer t'],
      ['PUT', 'http://sheaf.test/new', '{"c":3}', 'Bearer t'],
    ]);
  });
});

describe('below a path', () => {
  it('items are named without it', async () => {
    const received: string[] = [];
    const fetch = createBatchingFetch({
      baseUrl: 'http://sheaf.test/mounted',
      fetch: async (input, init) => {
        received.push(`${String(input)} ${String(init?.body)}`);
        return json(200, { responses: [0, 1].map((index) => ({ id: String(index), index, status: 204 })) });
      },
    });
    await Promise.all([fetch('items/a'), fetch('http://sheaf.test/mounted/items/b')]);
    expect(received).toEqual([
      'http://sheaf.test/mounted/batch {"requests":[{"method":"GET","path":"/items/a"},{"method":"GET","path":"/items/b"}]}',
    ]);
  });

  it('batches may be posted elsewhere', async () => {
    const received: string[] = [];
    const fetch = createBatchingFetch({
      baseUrl: 'http://sheaf.test',
      batchPath: '/api/batch',
      fetch: async (input, init) => {
        received.push(`${String(input)} ${String(init?.body)}`);
        return json(200, { responses: [0, 1].map((index) => ({ id: String(index), index, status: 204 })) });
      },
    });
    await Promise.all([fetch('/api/items/a'), fetch('/api/items/b')]);
    expect(received).toEqual([
      'http://sheaf.test/api/batch {"requests":[{"method":"GET","path":"/api/items/a"},{"method":"GET","path":"/api/items/b"}]}',
    ]);
  });
});

describe('any client', () => {
  it('such as the generated one is batched by giving it this fetch', async () => {
    const { fetch, server, lines } = fetchOf();
    const configuration = new Configuration({ basePath: 'http://sheaf.test', accessToken: 'demo-token', fetchApi: fetch });
    const items = new ItemsApi(configuration);
    const [put, got, page, missing, deleted] = await Promise.all([
      items.putItem({ itemId: 'c', body: { zero: 0, no: false, nothing: null, empty: '', more: { x: [1] } }, If_None_Match: '*' }),
      items.getItem({ itemId: 'a' }),
      items.listItems({ limit: 5 }),
      items.getItem({ itemId: 'none' }).catch((error: unknown) => error),
      items.deleteItem({ itemId: 'b' }),
    ]);
    expect(lines()).toEqual(['POST /batch']);
    expect(server.received[0]?.headers['authorization']).toBe('Bearer demo-token');
    expect(server.posted()[0]?.requests).toEqual([
      {
        method: 'PUT',
        path: '/items/c',
        headers: { 'if-none-match': '*' },
        body: { zero: 0, no: false, nothing: null, empty: '', more: { x: [1] } },
      },
      { method: 'GET', path: '/items/a' },
      { method: 'GET', path: '/items?limit=5' },
      { method: 'GET', path: '/items/none' },
      { method: 'DELETE', path: '/items/b' },
    ]);
    expect(put).toEqual({ itemId: 'c', zero: 0, no: false, nothing: null, empty: '', more: { x: [1] } });
    expect([got.itemId, page.items.length, deleted]).toEqual(['a', 3, undefined]);
    if (!(missing instanceof ResponseError)) throw missing;
    expect([missing.response.status, await missing.response.json()]).toEqual([404, expect.objectContaining({ code: 'not-found' })]);
  });

  it('comes with the client: sheaf.fetch, in its name', async () => {
    const server = new ModelServer();
    server.items.set('a', {});
    const sheaf = createSheaf({ baseUrl: 'http://sheaf.test', token: 't', fetch: server.fetch });
    await Promise.all([sheaf.fetch('/items/a'), sheaf.fetch('/items/a')]);
    expect(server.received.map(({ path, headers }) => [path, headers['authorization']])).toEqual([['/batch', 'Bearer t']]);
  });
});
