import { describe, expect, it } from '@jest/globals';
import { clientOf } from '../test/client.js';
import { problem, refusal } from '../test/model-server.js';
import { BatchRefused, calls, ref, type Item, type Progress, type Settled } from './index.js';

const put = (itemId: string) => calls.putItem({ itemId, body: {} });

describe('sheaf.builder', () => {
  it('calls the item’s own callback and the builder’s, in the order of the answers', async () => {
    const { sheaf } = clientOf();
    const told: string[] = [];
    const batch = sheaf.builder({ callback: ({ id }) => void told.push(`all ${id}`) });
    batch.add(put('a'), { id: 'first', callback: ({ id }) => void told.push(`own ${id}`) });
    batch.add(put('b'));
    batch.add(put('c'), { callback: ({ id }) => void told.push(`own ${id}`) });
    const results = await batch.execute();
    expect(told).toEqual(['own first', 'all first', 'all 1', 'own 2', 'all 2']);
    expect(results.map(({ id, status }) => [id, status])).toEqual([
      ['first', 201],
      ['1', 201],
      ['2', 201],
    ]);
  });

  it('tells a callback the value, typed, or the failure', async () => {
    const { sheaf } = clientOf();
    const batch = sheaf.builder();
    let item: Item | undefined;
    let code: string | undefined;
    batch.add(put('a'), { callback: (result) => void (item = result.ok ? result.value : undefined) });
    batch.add(calls.getItem({ itemId: 'none' }), { callback: (result) => void (code = result.ok ? undefined : result.problem.code) });
    await batch.execute();
    expect([item, code]).toEqual([{ itemId: 'a' }, 'not-found']);
  });

  it('refuses an id that was added before, at once', async () => {
    const { sheaf } = clientOf();
    const batch = sheaf.builder();
    batch.add(put('a'), { id: 'same' });
    expect(() => batch.add(put('b'), { id: 'same' })).toThrow(BatchRefused);
    expect(batch.size).toBe(1);
    expect(await batch.execute()).toHaveLength(1);
  });

  it('makes ids that no item was given, whenever it was added', async () => {
    const { sheaf } = clientOf();
    const batch = sheaf.builder();
    batch.add(put('a'));
    batch.add(put('b'), { id: '0' });
    batch.add(put('c'), { id: '0.1' });
    expect((await batch.execute()).map(({ id }) => id)).toEqual(['0.2', '0', '0.1']);
  });

  it('gives back what stands for the item in references and dependencies', async () => {
    const { sheaf, server } = clientOf();
    const batch = sheaf.builder();
    const movie = batch.add(put('a'));
    batch.add(calls.getItem({ itemId: ref(movie).body.itemId }));
    batch.add(put('c'), { dependsOn: [movie], runIf: 'failed', timeoutMs: 5 });
    expect((await batch.execute()).map(({ status }) => status)).toEqual([201, 200, 424]);
    expect(server.posted()[0]?.requests).toMatchObject([
      {},
      { parameters: { itemId: { $result: '0#/body/itemId' } } },
      { dependsOn: ['0'], runIf: 'failed', timeoutMs: 5 },
    ]);
  });

  it('waits for callbacks that take their time, one after the other', async () => {
    const { sheaf } = clientOf();
    const told: string[] = [];
    const slow = async ({ id }: Settled) => {
      told.push(`begin ${id}`);
      await Promise.resolve();
      told.push(`end ${id}`);
    };
    const batch = sheaf.builder({ callback: slow });
    batch.add(put('a'));
    batch.add(put('b'));
    await batch.execute();
    expect(told).toEqual(['begin 0', 'end 0', 'begin 1', 'end 1']);
  });

  it('runs all callbacks although some throw, and rejects then', async () => {
    const { sheaf } = clientOf();
    const told: string[] = [];
    const batch = sheaf.builder({ callback: ({ id }) => void told.push(id) });
    const errors = [new Error('sync'), new Error('async')];
    batch.add(put('a'), {
      callback: () => {
        throw errors[0];
      },
    });
    batch.add(put('b'), { callback: () => Promise.reject(errors[1]) });
    batch.add(put('c'));
    const error = await batch.execute().catch((reason: unknown) => reason);
    if (!(error instanceof AggregateError)) throw error;
    expect(error.errors).toEqual(errors);
    expect(told).toEqual(['0', '1', '2']);
  });

  it('tells its progress', async () => {
    const { sheaf } = clientOf({
      onItem: ({ parameters }) => (parameters?.['itemId'] === 'b' ? problem(409, 'already-exists') : undefined),
    });
    const progress: Progress[] = [];
    const batch = sheaf.builder({ onProgress: (now) => void progress.push(now) });
    batch.add(put('a'));
    batch.add(put('b'));
    batch.add(put('c'), { dependsOn: ['1'] });
    await batch.execute();
    expect(progress).toEqual([
      { total: 3, done: 1, succeeded: 1, failed: 0, skipped: 0 },
      { total: 3, done: 2, succeeded: 1, failed: 1, skipped: 0 },
      { total: 3, done: 3, succeeded: 1, failed: 1, skipped: 1 },
    ]);
  });

  it('calls back as items end when it streams', async () => {
    const { sheaf } = clientOf();
    const told: string[] = [];
    const batch = sheaf.builder({ stream: true, execution: 'parallel', callback: ({ id }) => void told.push(id) });
    batch.add(put('a'));
    batch.add(put('b'));
    const results = await batch.execute();
    expect(told).toEqual(['1', '0']);
    expect(results.map(({ id }) => id)).toEqual(['0', '1']);
  });

  it('calls back for what was answered before the batch failed as a whole', async () => {
    const { sheaf } = clientOf({
      maxItems: 1,
      onRequest: ({ path }, count) => (path === '/batch' && count > 2 ? refusal(401, 'unauthenticated') : undefined),
    });
    await sheaf.capabilities();
    const told: string[] = [];
    const batch = sheaf.builder({ callback: ({ id }) => void told.push(id) });
    batch.add(put('a'));
    batch.add(put('b'));
    await expect(batch.execute()).rejects.toThrow(BatchRefused);
    expect(told).toEqual(['0']);
  });

  it('is executed once', async () => {
    const { sheaf } = clientOf();
    const batch = sheaf.builder();
    expect(await batch.execute()).toEqual([]);
    await expect(batch.execute()).rejects.toThrow('This batch has been executed');
    expect(() => batch.add(put('a'))).toThrow('This batch has been executed');
  });
});
