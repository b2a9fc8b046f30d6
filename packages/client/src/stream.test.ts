import { describe, expect, it, jest } from '@jest/globals';
import { clientOf } from '../test/client.js';
import { busy, json, problem } from '../test/model-server.js';
import { ConnectionError, TimeoutError, UnexpectedAnswer, calls, createSheaf, item, type Settled } from './index.js';

const put = (itemId: string) => calls.putItem({ itemId, body: {} });
const get = (itemId: string) => calls.getItem({ itemId });

async function all<Value>(results: AsyncIterable<Value>): Promise<Value[]> {
  const list: Value[] = [];
  for await (const result of results) list.push(result);
  return list;
}

/** A client whose server answers with these pieces of NDJSON, and says when the client lets go of the answer. */
function streaming(pieces: readonly (string | Uint8Array)[]) {
  const encoder = new TextEncoder();
  const state = { isCancelled: false, isAborted: false };
  const sheaf = createSheaf({
    baseUrl: 'http://sheaf.test',
    retries: 0,
    fetch: async (_, init) => {
      init?.signal?.addEventListener('abort', () => (state.isAborted = true));
      let at = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          const piece = pieces[at];
          at += 1;
          if (piece === undefined) controller.close();
          else controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece);
        },
        cancel() {
          state.isCancelled = true;
        },
      });
      return new Response(body, { headers: { 'content-type': 'application/x-ndjson; charset=utf-8' } });
    },
  });
  return { sheaf, state };
}

const line = (index: number, rest: object = { status: 200 }) => `${JSON.stringify({ id: String(index), index, headers: {}, ...rest })}\n`;
const summary = '{"summary":{"total":1}}\n';

describe('sheaf.batch.stream', () => {
  it('gives results in the order in which items end, each with its position', async () => {
    const { sheaf, server } = clientOf();
    const results = await all(sheaf.batch.stream([put('a'), put('b'), item(put('c'), { dependsOn: ['0'] })], { execution: 'parallel' }));
    expect(results.map(({ index, id, status }) => [index, id, status])).toEqual([
      [1, '1', 201],
      [0, '0', 201],
      [2, '2', 201],
    ]);
    expect(server.received[0]?.headers['accept']).toBe('application/x-ndjson, application/json;q=0.9');
  });

  it('types each result by its position', async () => {
    const { sheaf } = clientOf();
    for await (const result of sheaf.batch.stream([put('a'), calls.listItems()])) {
      if (!result.ok) throw new Error(result.problem.code);
      if (result.index === 1) expect(result.value.items).toEqual([{ itemId: 'a' }]);
      else expect(result.value.itemId).toBe('a');
    }
    expect.assertions(2);
  });

  it('gives each result as soon as it is there', async () => {
    let release!: () => void;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const encoder = new TextEncoder();
    const sheaf = createSheaf({
      baseUrl: 'http://sheaf.test',
      fetch: async () =>
        new Response(
          new ReadableStream<Uint8Array>({
            async start(controller) {
              controller.enqueue(encoder.encode(line(1)));
              await gate;
              controller.enqueue(encoder.encode(line(0) + summary));
              controller.close();
            },
          }),
          { headers: { 'content-type': 'application/x-ndjson' } },
        ),
    });
    const results = sheaf.batch.stream([get('a'), get('b')]);
    expect((await results.next()).value).toMatchObject({ index: 1 });
    release();
    expect((await results.next()).value).toMatchObject({ index: 0 });
    expect((await results.next()).done).toBe(true);
  });

  it('reads lines however they are cut, blank ones between them, without a newline at the end', async () => {
    const bytes = new TextEncoder().encode(`\n \n${line(0, { status: 200, body: { title: 'Été' } })}\r\n\n${summary.trim()}`);
    for (const size of [1, 2, 3, 7, bytes.length]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.slice(at * size, at * size + size));
      expect(await all(streaming(pieces).sheaf.batch.stream([get('a')]))).toMatchObject([{ ok: true, value: { title: 'Été' } }]);
    }
  });

  it('takes one JSON answer from a server that does not stream', async () => {
    const { sheaf } = clientOf({ onRequest: () => json(200, { responses: [{ id: '0', index: 0, status: 200 }], summary: {} }) });
    expect(await all(sheaf.batch.stream([get('a')]))).toMatchObject([{ ok: true, status: 200 }]);
  });

  it('ends the request when the loop is left', async () => {
    const { sheaf, state } = streaming([line(0), line(1), summary]);
    for await (const result of sheaf.batch.stream([get('a'), get('b')])) {
      expect(result.index).toBe(0);
      break;
    }
    expect(state.isCancelled).toBe(true);
  });

  it('throws when the answer breaks off, and has what came before', async () => {
    const { sheaf } = streaming([line(0)]);
    const seen: Settled[] = [];
    const error = await (async () => {
      for await (const result of sheaf.batch.stream([get('a'), get('b')])) seen.push(result);
    })().catch((reason: unknown) => reason);
    if (!(error instanceof ConnectionError)) throw error;
    expect(seen.map(({ index }) => index)).toEqual([0]);
    expect(error.results.map((result) => result?.status)).toEqual([200, undefined]);
  });

  it('does not guess when a complete answer lacks results', async () => {
    await expect(all(streaming([line(0), summary]).sheaf.batch.stream([get('a'), get('b')]))).rejects.toThrow(UnexpectedAnswer);
    await expect(all(streaming([line(0), line(0), summary]).sheaf.batch.stream([get('a'), get('b')]))).rejects.toThrow(UnexpectedAnswer);
  });

  it('waits for the next bytes, heartbeats included, and not for the end or for its reader', async () => {
    jest.useFakeTimers();
    try {
      let controller!: ReadableStreamDefaultController<Uint8Array>;
      const write = (text: string) => controller.enqueue(new TextEncoder().encode(text));
      const sheaf = createSheaf({
        baseUrl: 'http://sheaf.test',
        retries: 0,
        fetch: async (_, init) => {
          const body = new ReadableStream<Uint8Array>({
            start(made) {
              controller = made;
            },
          });
          init?.signal?.addEventListener('abort', () => controller.error(init.signal!.reason));
          return new Response(body, { headers: { 'content-type': 'application/x-ndjson' } });
        },
      });
      const results = sheaf.batch.stream([get('a'), get('b')], { timeoutMs: 1000 });
      const first = results.next();
      for (let beat = 0; beat < 3; beat += 1) {
        await jest.advanceTimersByTimeAsync(15_000);
        write('\n');
      }
      await jest.advanceTimersByTimeAsync(15_000);
      write(line(0));
      expect((await first).value).toMatchObject({ index: 0 });
      await jest.advanceTimersByTimeAsync(100_000);
      const second = results.next().catch((reason: unknown) => reason);
      await jest.advanceTimersByTimeAsync(16_001);
      expect(await second).toBeInstanceOf(TimeoutError);
    } finally {
      jest.useRealTimers();
    }
  });

  it('rejects with the reason when its caller aborts', async () => {
    const controller = new AbortController();
    const { sheaf } = streaming([line(0), line(1), summary]);
    const results = sheaf.batch.stream([get('a'), get('b')], { signal: controller.signal });
    await results.next();
    controller.abort(new Error('enough'));
    await expect(results.next()).rejects.toThrow('enough');
  });

  it('gives failures that may pass only when they are final', async () => {
    const { sheaf } = clientOf({
      onItem: ({ parameters }, attempt) => (parameters?.['itemId'] === 'a' && attempt <= 2 ? busy() : undefined),
    });
    const results = await all(sheaf.batch.stream([put('a'), item(put('c'), { dependsOn: ['0'] }), put('b'), get('none')]));
    expect(results.map(({ index, status }) => [index, status])).toEqual([
      [2, 201],
      [3, 404],
      [0, 201],
      [1, 201],
    ]);
    const never = clientOf({ onItem: ({ parameters }) => (parameters?.['itemId'] === 'a' ? busy() : undefined) });
    expect((await all(never.sheaf.batch.stream([put('a'), put('b')]))).map(({ index, status }) => [index, status])).toEqual([
      [1, 201],
      [0, 503],
    ]);
  });

  it('splits as batches do', async () => {
    const { sheaf } = clientOf({ maxItems: 2 });
    await sheaf.capabilities();
    const results = await all(sheaf.batch.stream([get('none'), put('a'), put('b'), item(put('c'), { dependsOn: ['0'] }), put('d')]));
    expect(results.map(({ index, status }) => [index, status])).toEqual([
      [0, 404],
      [1, 201],
      [3, 424],
      [2, 201],
      [4, 201],
    ]);
  });
});

it('tells a skipped item’s cause by its position in the whole batch', async () => {
  const { sheaf } = clientOf({
    maxItems: 2,
    onItem: ({ id }) => (id === '3' ? problem(424, 'failed-dependency', { item: { id: '2', index: 0 } }) : undefined),
  });
  await sheaf.capabilities();
  const results = await sheaf.batch.settled([put('a'), put('b'), put('c'), put('d')]);
  expect(results[3]).toMatchObject({ problem: { item: { id: '2', index: 2 } } });
});
