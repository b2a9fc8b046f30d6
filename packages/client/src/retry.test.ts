import { describe, expect, it, jest, test } from '@jest/globals';
import { clientOf } from '../test/client.js';
import { busy, problem, refusal, type ItemAnswer } from '../test/model-server.js';
import { BatchRefused, ConnectionError, calls, createSheaf, item, type Batchable, type BatchOptions } from './index.js';
import { backoffMs, retryAfterMs, sleep } from './retry.js';

const put = (itemId: string, body: Record<string, unknown> = {}) => calls.putItem({ itemId, body });
const get = (itemId: string) => calls.getItem({ itemId });
const create = calls.createItem({ body: {} });

/** A client whose server fails items for now: `failures` says how often, by item id. */
function flaky(failures: Readonly<Record<string, number>>, answer: ItemAnswer = busy()) {
  const { sheaf, server, waits } = clientOf({
    onItem: ({ parameters }, attempt) => (attempt <= (failures[String(parameters?.['itemId'])] ?? 0) ? answer : undefined),
  });
  const send = async (batch: readonly Batchable[], options?: BatchOptions) => ({
    statuses: (await sheaf.batch.settled(batch, options)).map(({ status }) => status),
    sent: server.posted().map(({ requests }) => requests.map(({ parameters }) => parameters?.['itemId'])),
  });
  return { sheaf, server, waits, send };
}

describe('items that failed for now', () => {
  it('are sent again, and only they', async () => {
    const { send, waits } = flaky({ b: 2, d: 1 });
    expect(await send([put('a'), put('b'), put('c'), put('d')])).toEqual({
      statuses: [201, 201, 201, 201],
      sent: [['a', 'b', 'c', 'd'], ['b', 'd'], ['b']],
    });
    expect(waits.length).toBe(2);
  });

  it('are given up after two repeats, or as many as asked for', async () => {
    expect((await flaky({ a: 9 }).send([put('a')])).sent.length).toBe(3);
    expect((await flaky({ a: 9 }).send([put('a')], { retries: 4 })).sent.length).toBe(5);
    expect(await flaky({ a: 9 }).send([put('a')], { retries: 0 })).toEqual({ statuses: [503], sent: [['a']] });
  });

  it('keep their ids and positions', async () => {
    const { sheaf, server } = flaky({ b: 1 });
    const results = await sheaf.batch.settled([put('a'), item(put('b'), { id: 'second' }), put('c')]);
    expect(results.map(({ id, index }) => [id, index])).toEqual([
      ['0', 0],
      ['second', 1],
      ['2', 2],
    ]);
    expect(server.posted()[1]?.requests).toEqual([{ id: 'second', operationId: 'putItem', parameters: { itemId: 'b' }, body: {} }]);
  });

  it('are not sent again when a repeat might apply twice', async () => {
    const { send } = flaky({ a: 1 }, { ...problem(503, 'unavailable'), effect: 'unknown', retryable: false });
    expect(await send([put('a')])).toEqual({ statuses: [503], sent: [['a']] });
  });

  it('take those with them that were skipped because of them, whatever the server says of these', async () => {
    const { send } = flaky({ a: 1 });
    const batch = [
      item(put('a'), { id: 'a' }),
      item(put('b'), { id: 'b', dependsOn: ['a'] }),
      put('c'),
      item(put('d'), { dependsOn: ['b'] }),
    ];
    expect(await send(batch)).toEqual({
      statuses: [201, 201, 201, 201],
      sent: [
        ['a', 'b', 'c', 'd'],
        ['a', 'b', 'd'],
      ],
    });
  });

  it('leave those skipped that another item stands in the way of', async () => {
    const { send } = flaky({ a: 1 });
    const batch = [put('a'), get('none'), item(put('c'), { dependsOn: ['0', '1'] })];
    expect(await send(batch)).toEqual({ statuses: [201, 404, 424], sent: [['a', 'none', 'c'], ['a']] });
  });

  it('take all with them that a stop left out', async () => {
    const { send } = flaky({ b: 1 });
    expect(await send([put('a'), put('b'), put('c'), put('d')], { onError: 'stop' })).toEqual({
      statuses: [201, 201, 201, 201],
      sent: [
        ['a', 'b', 'c', 'd'],
        ['b', 'c', 'd'],
      ],
    });
  });
});

/** A client whose server is busy when version 1 is put for the first time. */
function busyAtFirst() {
  return clientOf({
    onItem: ({ body }, attempt) => ((body as { version?: number } | undefined)?.version === 1 && attempt === 1 ? busy() : undefined),
  });
}

it('items that a stop left out are sent again in parallel batches too, wherever they stand', async () => {
  const { send } = flaky({ d: 1 });
  // This server begins with the last.
  expect(await send([put('a'), put('b'), put('d')], { onError: 'stop', execution: 'parallel' })).toEqual({
    statuses: [201, 201, 201],
    sent: [
      ['a', 'b', 'd'],
      ['a', 'b', 'd'],
    ],
  });
});

describe('an item keeps its place in the order', () => {
  const batch = [put('a', { version: 1 }), put('b'), put('a', { version: 2 })];

  it('it is not sent again behind a later write of the same item', async () => {
    const { sheaf, server } = busyAtFirst();
    expect((await sheaf.batch.settled(batch)).map(({ status }) => status)).toEqual([503, 201, 201]);
    expect(server.items.get('a')).toEqual({ version: 2 });
  });

  it('nor behind a later read of it', async () => {
    const { send } = flaky({ a: 1 });
    expect((await send([put('a'), calls.listItems()])).statuses).toEqual([503, 200]);
  });

  it('nor when one that waits for it has to come before another', async () => {
    const { send } = flaky({ a: 1 });
    const dependent = item(put('x', { version: 1 }), { dependsOn: ['0'] });
    expect(await send([put('a'), dependent, put('x', { version: 2 })])).toMatchObject({ statuses: [503, 424, 201] });
  });

  it('nor when another ran because it had failed', async () => {
    for (const runIf of ['failed', 'always'] as const) {
      const { send } = flaky({ a: 1 });
      expect((await send([put('a'), item(put('b'), { dependsOn: ['0'], runIf })])).statuses).toEqual([503, 201]);
    }
  });

  it('in parallel there is none to keep', async () => {
    const { sheaf } = busyAtFirst();
    expect((await sheaf.batch.settled(batch, { execution: 'parallel' })).map(({ status }) => status)).toEqual([200, 201, 201]);
  });

  it('a later one whose fate is not known counts, one that says that nothing remains of it does not', async () => {
    // Both ask for more patience than the client has, so neither is sent again itself.
    for (const [effect, first] of [
      ['unknown', 503],
      ['none', 201],
    ] as const) {
      const { sheaf } = clientOf({
        onItem: ({ body }, attempt) => {
          if ((body as { version: number }).version === 2) return { ...busy({ retryAfterMs: 1e6 }), effect };
          return attempt === 1 ? busy() : undefined;
        },
      });
      const results = await sheaf.batch.settled([put('a', { version: 1 }), put('a', { version: 2 })]);
      expect(results.map(({ status }) => status)).toEqual([first, 503]);
    }
  });

  it('a later one that has left nothing behind does not count', async () => {
    const { sheaf, server } = clientOf({ onItem: (_, attempt) => (attempt === 1 ? busy() : undefined) });
    await sheaf.batch(batch);
    expect(server.posted().map(({ requests }) => requests.length)).toEqual([3, 3]);
    expect(server.items.get('a')).toEqual({ version: 2 });
  });
});

describe('waiting', () => {
  it('doubles, spread over the upper half', async () => {
    const { send, waits } = flaky({ a: 9 });
    await send([put('a')], { retries: 4 });
    for (const [repeat, most] of [200, 400, 800, 1600].entries()) {
      expect(waits[repeat]).toBeGreaterThanOrEqual(most / 2);
      expect(waits[repeat]).toBeLessThanOrEqual(most);
    }
    expect(backoffMs(30, 5000)).toBeLessThanOrEqual(5000);
  });

  it('is as long as the server asks for', async () => {
    const { send, waits } = flaky({ a: 1, b: 1 }, { ...busy(), headers: { 'retry-after': '7' } });
    await send([put('a'), put('b')]);
    expect(waits).toEqual([7000]);
    const other = flaky({ a: 1 }, busy({ retryAfterMs: 2500 }));
    await other.send([put('a')]);
    expect(other.waits).toEqual([2500]);
  });

  it('is not done when the server asks for more than the most', async () => {
    const { send, waits } = flaky({ a: 1 }, { ...busy(), headers: { 'retry-after': '31' } });
    expect((await send([put('a')])).statuses).toEqual([503]);
    expect(waits).toEqual([]);
  });

  test.each([
    [{ 'retry-after': '3' }, undefined, 3000],
    [{ 'retry-after': 'Sat, 21 Nov 2026 12:00:10 GMT' }, undefined, 10_000],
    [{ 'retry-after': 'Sat, 21 Nov 2026 11:00:00 GMT' }, undefined, 0],
    [{ 'retry-after': 'soon' }, undefined, 0],
    [{ 'retry-after': '3' }, { retryAfterMs: 50 }, 50],
    [{}, 'busy', 0],
  ])('%j with body %j asks for %s ms', (headers, body, expected) => {
    jest.useFakeTimers({ now: Date.parse('2026-11-21T12:00:00Z') });
    try {
      expect(retryAfterMs(headers as Record<string, string>, body)).toBe(expected);
    } finally {
      jest.useRealTimers();
    }
  });

  it('ends when its caller aborts', async () => {
    const controller = new AbortController();
    const waiting = sleep(1e9, controller.signal);
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await expect(sleep(1e9, controller.signal)).rejects.toThrow('enough');
  });
});

/** A client whose server gives its first answer to no batch. */
const failingOnce = (answer: () => Response) => clientOf({ onRequest: (_, count) => (count === 1 ? answer() : undefined) });

const page = () => new Response('bad gateway', { status: 502 });

describe('a request that fails as a whole', () => {
  it('is sent again when the server refuses for now, because nothing has run', async () => {
    for (const answer of [
      () => refusal(503, 'unavailable', { 'retry-after': '2' }),
      () => refusal(429, 'rate-limited', { 'retry-after': '2' }),
    ]) {
      const { sheaf, server, waits } = failingOnce(answer);
      await sheaf.batch.settled([create]);
      expect(server.posted().length).toBe(2);
      expect(waits).toEqual([2000]);
    }
  });

  it('is sent again when who knows what answered, if all of it is idempotent', async () => {
    const idempotent = failingOnce(page);
    await idempotent.sheaf.batch([put('a'), get('a')]);
    expect(idempotent.server.posted().length).toBe(2);
    const other = failingOnce(page);
    await expect(other.sheaf.batch([put('a'), create])).rejects.toThrow(BatchRefused);
    expect(other.server.posted().length).toBe(1);
  });

  it('is sent again when the connection broke, if all of it is idempotent', async () => {
    for (const [call, sent] of [
      [put('a'), 3],
      [create, 1],
    ] as const) {
      let count = 0;
      const sheaf = createSheaf({
        baseUrl: 'http://sheaf.test',
        sleep: () => Promise.resolve(),
        fetch: () => {
          count += 1;
          return Promise.reject(new TypeError('reset'));
        },
      });
      await expect(sheaf.batch([call])).rejects.toThrow(ConnectionError);
      expect(count).toBe(sent);
    }
  });

  it('is sent again with its conditions when nothing has run, and not when something may have', async () => {
    const batch = [put('a'), item(put('b'), { dependsOn: ['0'], runIf: 'failed' })];
    const refused = failingOnce(() => refusal(503, 'unavailable'));
    expect((await refused.sheaf.batch.settled(batch)).map(({ status }) => status)).toEqual([201, 424]);
    const open = failingOnce(page);
    await expect(open.sheaf.batch.settled(batch)).rejects.toThrow(BatchRefused);
  });

  it('is not sent again when it is at fault itself', async () => {
    const { sheaf, server } = failingOnce(() => refusal(400, 'invalid-envelope'));
    await expect(sheaf.batch([get('a')])).rejects.toThrow(BatchRefused);
    expect(server.posted().length).toBe(1);
  });

  it('leaves the results that items had before they were sent again', async () => {
    const { sheaf } = clientOf({
      onItem: ({ parameters }) => (parameters?.['itemId'] === 'b' ? busy() : undefined),
      onRequest: (_, count) => (count > 1 ? refusal(401, 'unauthenticated') : undefined),
    });
    const results = await sheaf.batch.settled([put('a'), put('b')]);
    expect(results.map(({ status }) => status)).toEqual([201, 503]);
  });
});
