import { describe, expect, it } from '@jest/globals';
import { clientOf } from '../test/client.js';
import { busy, json, problem, refusal } from '../test/model-server.js';
import { BatchError, BatchRefused, calls, item, ref, untyped, type Batchable } from './index.js';

const put = (itemId: string, body: Record<string, unknown> = {}) => calls.putItem({ itemId, body });
const get = (itemId: string) => calls.getItem({ itemId });

const ask = (userId: string) => calls.recommendItemsToUser({ userId, count: 1 });
const recommended = (userId: string, ...itemIds: string[]) => ({
  status: 200,
  body: { recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10', userId, model: 'sar', items: itemIds.map((itemId) => ({ itemId })) },
});

function asked({ server }: ReturnType<typeof clientOf>): unknown[] {
  return server.posted().map((batch) => (batch as { distinctRecommendations?: unknown }).distinctRecommendations);
}

describe('distinct recommendations over several requests', () => {
  it('carry what earlier ones have recommended, but nothing of what failed or of a search', async () => {
    const answers = [
      recommended('ada', 'a'),
      problem(404, 'not-found'),
      recommended('bob', 'b'),
      { status: 200, body: { items: [{ itemId: 'x' }] } },
    ];
    const client = clientOf({ maxItems: 2, onItem: () => answers.shift() ?? recommended('ada', 'c') });
    await client.sheaf.capabilities();
    await client.sheaf.batch.settled([ask('ada'), ask('none'), ask('bob'), calls.searchItems({ query: 'x' }), ask('ada')], {
      distinctRecommendations: true,
    });
    expect(asked(client)).toEqual([true, { seen: { ada: ['a'] } }, { seen: { ada: ['a'], bob: ['b'] } }]);
  });

  it('begin with what the caller says', async () => {
    const client = clientOf({ maxItems: 1, onItem: () => recommended('ada', 'a') });
    await client.sheaf.capabilities();
    await client.sheaf.batch([ask('ada'), ask('ada')], { distinctRecommendations: { seen: { ada: ['z'], eve: [] } } });
    expect(asked(client)).toEqual([{ seen: { ada: ['z'], eve: [] } }, { seen: { ada: ['z', 'a'], eve: [] } }]);
  });

  it('are not asked for unless wanted', async () => {
    const client = clientOf({ onItem: () => recommended('ada', 'a') });
    await client.sheaf.batch([ask('ada'), ask('ada')]);
    await client.sheaf.batch([ask('ada')], { distinctRecommendations: false });
    expect(asked(client)).toEqual([undefined, false]);
  });
});

describe('a batch with more items than a request takes', () => {
  it('goes in parts, in order, with ids that are unique over all parts', async () => {
    const { sheaf, server } = clientOf({ maxItems: 2 });
    await sheaf.capabilities();
    const results = await sheaf.batch.settled([put('a'), put('b'), get('a'), item(get('b'), { id: 'last' }), get('none')]);
    expect(results.map(({ index, id, status }) => [index, id, status])).toEqual([
      [0, '0', 201],
      [1, '1', 201],
      [2, '2', 200],
      [3, 'last', 200],
      [4, '4', 404],
    ]);
    expect(server.posted().map(({ requests }) => requests.map(({ id, operationId }) => [id, operationId]))).toEqual([
      [
        [undefined, 'putItem'],
        [undefined, 'putItem'],
      ],
      [
        ['2', 'getItem'],
        ['last', 'getItem'],
      ],
      [['4', 'getItem']],
    ]);
  });

  it('is sent at once, and cut when the server refuses it', async () => {
    const { sheaf, server } = clientOf({ maxItems: 2 });
    await sheaf.batch([put('a'), put('b'), get('a')]);
    await sheaf.batch([put('a'), put('b'), get('a')]);
    expect(server.received.map(({ path, body }) => [path, (body as { requests?: unknown[] } | undefined)?.requests?.length])).toEqual([
      ['/batch', 3],
      ['/batch/capabilities', undefined],
      ['/batch', 2],
      ['/batch', 1],
      ['/batch', 2],
      ['/batch', 1],
    ]);
  });

  it('is cut by what the server states, and no smaller', async () => {
    const { sheaf, server } = clientOf({ maxItems: 4 });
    await sheaf.batch(Array.from({ length: 10 }, (_, at) => put(String(at))));
    expect(server.posted().map(({ requests }) => requests.length)).toEqual([10, 4, 4, 2]);
  });

  it('asks for the limits first when it is large', async () => {
    const { sheaf, server } = clientOf({ maxItems: 700 });
    await sheaf.batch(Array.from({ length: 1001 }, (_, at) => put(String(at))));
    const second = clientOf({ maxItems: 2000 });
    await second.sheaf.capabilities();
    await second.sheaf.batch(Array.from({ length: 1001 }, (_, at) => put(String(at))));
    expect(second.server.received.map(({ path }) => path)).toEqual(['/batch/capabilities', '/batch']);
    expect(server.received.map(({ path, body }) => [path, (body as { requests?: unknown[] } | undefined)?.requests?.length])).toEqual([
      ['/batch/capabilities', undefined],
      ['/batch', 700],
      ['/batch', 301],
    ]);
  });

  it('is halved until it fits a server that does not state its limits', async () => {
    const { sheaf, server } = clientOf({ maxItems: 2, statesLimits: false });
    const results = await sheaf.batch(['a', 'b', 'c', 'd', 'e'].map((itemId) => put(itemId)));
    expect(results.map(({ itemId }) => itemId)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(server.posted().map(({ requests }) => requests.length)).toEqual([5, 3, 2, 2, 1]);
    expect(server.posted('/batch/capabilities').length).toBe(1);
  });
});

describe('a batch with more bytes than a request takes', () => {
  const text = 'é'.repeat(100);

  it('goes in parts that fit, counted in UTF-8', async () => {
    const sizes: number[] = [];
    const maxBodyBytes = 600;
    const { sheaf } = clientOf({
      maxBodyBytes,
      onRequest: ({ path, body }) => {
        if (path === '/batch') sizes.push(new TextEncoder().encode(JSON.stringify(body)).length);
        return undefined;
      },
    });
    await sheaf.capabilities();
    const results = await sheaf.batch([put('a', { text }), put('b', { text }), put('c', { text }), put('d', { text })]);
    expect(results.map(({ itemId }) => itemId)).toEqual(['a', 'b', 'c', 'd']);
    expect(sizes.length).toBe(2);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(maxBodyBytes);
  });

  it('counts values that take the place of references', async () => {
    const { sheaf, server } = clientOf({ maxItems: 1, maxBodyBytes: 600 });
    await sheaf.capabilities();
    const a = put('a', { text });
    const copy = (itemId: string) => put(itemId, { text: untyped(ref(a).body, 'text') });
    await sheaf.batch([a, copy('b'), copy('c')]);
    expect(server.posted().map(({ requests }) => requests.length)).toEqual([1, 1, 1]);
    expect(server.items.get('c')).toEqual({ text });
  });

  it('answers 413 for the one item that no request takes, and sends the others', async () => {
    const { sheaf } = clientOf({ maxBodyBytes: 400 });
    const results = await sheaf.batch.settled([
      put('a'),
      put('b', { text: text.repeat(9) }),
      item(put('c'), { dependsOn: ['1'] }),
      put('d'),
    ]);
    expect(results.map(({ status, index }) => [index, status])).toEqual([
      [0, 201],
      [1, 413],
      [2, 424],
      [3, 201],
    ]);
    expect(results[1]).toMatchObject({ problem: { code: 'content-too-large' }, effect: 'none', retryable: false });
  });

  it('is halved behind a proxy that takes less than the server states', async () => {
    const { sheaf } = clientOf({
      onRequest: ({ path, body }) =>
        path === '/batch' && JSON.stringify(body).length > 500 ? new Response('too large', { status: 413 }) : undefined,
    });
    const results = await sheaf.batch(Array.from({ length: 20 }, (_, at) => put(String(at))));
    expect(results.length).toBe(20);
  });
});

describe('links to an earlier part', () => {
  const parts = { maxItems: 1 } as const;

  it('are resolved by the client: values, data that looks like a reference included', async () => {
    const { sheaf, server } = clientOf(parts);
    await sheaf.capabilities();
    const a = put('a', { odd: { $result: 'x#' }, list: [1, { b: null }] });
    await sheaf.batch([
      a,
      put('b', { odd: untyped(ref(a).body, 'odd'), value: untyped(ref(a).body, 'list', 1, 'b'), status: ref(a).status }),
    ]);
    expect(server.items.get('b')).toEqual({ odd: { $result: 'x#' }, value: null, status: 201 });
    expect(server.posted()[1]?.requests[0]).not.toHaveProperty('dependsOn');
  });

  it('answer 422 where the value is missing', async () => {
    const { sheaf, server } = clientOf(parts);
    await sheaf.capabilities();
    const a = put('a');
    const [, b] = await sheaf.batch.settled([a, put('b', { x: untyped(ref(a).body, 'toString'), y: ref(a).headers.etag })]);
    expect(b).toMatchObject({
      ok: false,
      status: 422,
      effect: 'none',
      retryable: false,
      problem: {
        code: 'unresolved-reference',
        errorCount: 2,
        errors: [{ pointer: '/body/x', detail: 'The result of item 0 has no value at /body/toString.' }, { pointer: '/body/y' }],
      },
    });
    expect(server.posted().length).toBe(1);
  });

  it('answer 424 behind a failure, and name it', async () => {
    const { sheaf, server } = clientOf(parts);
    await sheaf.capabilities();
    const none = item(get('none'), { id: 'first' });
    const results = await sheaf.batch.settled([
      none,
      put('b', { x: ref(none).body.itemId }),
      item(put('c'), { dependsOn: ['1'] }),
      put('d'),
    ]);
    expect(results.map(({ status }) => status)).toEqual([404, 424, 424, 201]);
    expect(results[1]).toMatchObject({
      problem: { code: 'failed-dependency', item: { id: 'first', index: 0 } },
      effect: 'none',
      retryable: false,
    });
    expect(server.posted().length).toBe(2);
  });

  it('let `failed` run behind a failure only, and `always` in any case', async () => {
    const { sheaf } = clientOf(parts);
    await sheaf.capabilities();
    const on = (parent: string, runIf: 'failed' | 'always') => item(put(`${parent}-${runIf}`), { dependsOn: [parent], runIf });
    const results = await sheaf.batch.settled([
      item(get('none'), { id: 'bad' }),
      item(put('x'), { id: 'good' }),
      on('bad', 'failed'),
      on('bad', 'always'),
      on('good', 'failed'),
      on('good', 'always'),
      item(put('y'), { runIf: 'failed' }),
    ]);
    expect(results.map(({ status }) => status)).toEqual([404, 201, 201, 201, 424, 201, 424]);
  });

  it('keep what is left of a condition over two parts', async () => {
    const { sheaf, server } = clientOf({ maxItems: 2 });
    await sheaf.capabilities();
    const second = item(get('none'), { id: 'second' });
    const bad = item(get('none'), { id: 'bad' });
    await sheaf.batch.settled([put('x'), bad, second, item(put('y'), { dependsOn: [bad, second], runIf: 'failed' })]);
    expect(server.posted()[1]?.requests[1]).toMatchObject({ dependsOn: ['second'], runIf: 'always' });
    expect(server.items.has('y')).toBe(true);
  });
});

describe('onError: stop over parts', () => {
  const batch: Batchable[] = [put('a'), get('none'), put('b'), put('c')];

  it('answers 424 for all behind the first failure', async () => {
    for (const maxItems of [1, 2, 3, 10]) {
      const { sheaf, server } = clientOf({ maxItems });
      await sheaf.capabilities();
      const results = await sheaf.batch.settled(batch, { onError: 'stop' });
      expect(results.map(({ status }) => status)).toEqual([201, 404, 424, 424]);
      expect([...server.items.keys()]).toEqual(['a']);
    }
  });

  it('is not stopped by an item that was only skipped', async () => {
    const { sheaf } = clientOf({ maxItems: 1 });
    await sheaf.capabilities();
    const results = await sheaf.batch.settled([put('a'), item(put('b'), { dependsOn: ['0'], runIf: 'failed' }), put('c')], {
      onError: 'stop',
    });
    expect(results.map(({ status }) => status)).toEqual([201, 424, 201]);
  });

  it('is stopped by what the client answers itself', async () => {
    const { sheaf } = clientOf({ maxItems: 1 });
    await sheaf.capabilities();
    const a = put('a');
    const results = await sheaf.batch.settled([a, put('b', { x: untyped(ref(a).body, 'none') }), put('c')], { onError: 'stop' });
    expect(results.map(({ status }) => status)).toEqual([201, 422, 424]);
  });
});

describe('a part that fails as a whole', () => {
  it('rejects with what had become of the items until then', async () => {
    const { sheaf, server } = clientOf({
      maxItems: 2,
      onRequest: ({ path }, count) => (path === '/batch' && count === 3 ? refusal(400, 'invalid-envelope') : undefined),
    });
    await sheaf.capabilities();
    const error = await sheaf.batch([put('a'), get('none'), put('b'), put('c'), put('d')]).catch((reason: unknown) => reason);
    if (!(error instanceof BatchRefused)) throw error;
    expect(error.results.map((result) => result?.status)).toEqual([201, 404, undefined, undefined, undefined]);
    expect(server.posted().length).toBe(2);
  });

  it('names items by their positions in the whole batch', async () => {
    const { sheaf } = clientOf({
      maxItems: 2,
      onRequest: ({ path }, count) => {
        const { body } = problem(400, 'invalid-path', {
          errors: [
            { pointer: '/requests/1/path', detail: 'wrong' },
            { pointer: '', detail: 'whole' },
          ],
        });
        return path === '/batch' && count === 3 ? json(400, body) : undefined;
      },
    });
    await sheaf.capabilities();
    await expect(sheaf.batch(['a', 'b', 'c', 'd'].map((itemId) => put(itemId)))).rejects.toMatchObject({
      problem: { code: 'invalid-path', errors: [{ pointer: '/requests/3/path' }, { pointer: '' }] },
    });
  });

  it('is not confused with failed items', async () => {
    const { sheaf } = clientOf({ maxItems: 1, onItem: ({ id }) => (id === '1' ? problem(409, 'already-exists') : undefined) });
    await sheaf.capabilities();
    await expect(sheaf.batch([put('a'), put('b')])).rejects.toThrow(BatchError);
  });
});

it('sends skipped items again with the one that failed for now, also over parts', async () => {
  const { sheaf, server } = clientOf({
    maxItems: 2,
    onItem: ({ operationId }, attempt) => (attempt === 1 && operationId === 'putItem' ? busy() : undefined),
  });
  await sheaf.capabilities();
  const a = put('a');
  const results = await sheaf.batch([a, calls.getItem({ itemId: ref(a).body.itemId }), get('a')]);
  expect(results.map(({ itemId }) => itemId)).toEqual(['a', 'a', 'a']);
  expect(server.posted().map(({ requests }) => requests.map(({ operationId }) => operationId))).toEqual([
    ['putItem', 'getItem'],
    ['putItem', 'getItem'],
    ['getItem'],
  ]);
});
