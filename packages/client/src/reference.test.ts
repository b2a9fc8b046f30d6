import { describe, expect, it, test } from '@jest/globals';
import { clientOf } from '../test/client.js';
import { BatchRefused, calls, item, ref, request, untyped, type AnyCall } from './index.js';

const movie = item(calls.getItem({ itemId: '1' }), { id: 'movie' });
const page = calls.listItems();

async function sent(...batch: Parameters<ReturnType<typeof clientOf>['sheaf']['batch']['settled']>[0]) {
  const { sheaf, server } = clientOf();
  await sheaf.batch.settled(batch);
  return server.posted()[0]?.requests;
}

describe('ref', () => {
  it('names a place in the result of an earlier item', async () => {
    expect(
      await sent(
        movie,
        page,
        calls.addInteraction({ body: { type: 'view', userId: 'ada', itemId: ref(movie).body.itemId } }),
        calls.getItem({ itemId: ref(page).body.items[0].itemId }),
        calls.putItem({
          itemId: '2',
          'If-Match': ref(movie).headers.etag,
          body: { status: ref(movie).status, list: [ref(page).body.items[3]!.itemId] },
        }),
      ),
    ).toMatchObject([
      {},
      {},
      { body: { type: 'view', userId: 'ada', itemId: { $result: 'movie#/body/itemId' } } },
      { parameters: { itemId: { $result: '1#/body/items/0/itemId' } } },
      {
        parameters: { 'If-Match': { $result: 'movie#/headers/etag' } },
        body: { status: { $result: 'movie#/status' }, list: [{ $result: '1#/body/items/3/itemId' }] },
      },
    ]);
  });

  it('can be a whole body', async () => {
    expect(
      await sent(
        movie,
        calls.putItem({ itemId: '2', body: untyped(ref(movie).body, 'copy') }),
        request('POST', '/x', { body: ref(movie).body }),
      ),
    ).toMatchObject([{}, { body: { $result: 'movie#/body/copy' } }, { body: { $result: 'movie#/body' } }]);
  });

  it('finds a call by the item made of it, or by itself', async () => {
    const call = calls.getItem({ itemId: '1' });
    expect(await sent(item(call, { id: 'a' }), calls.getItem({ itemId: ref(call).body.itemId }))).toMatchObject([
      {},
      { parameters: { itemId: { $result: 'a#/body/itemId' } } },
    ]);
  });

  it('escapes names as JSON Pointer does, and takes header names in any case', async () => {
    const thing = request('GET', '/thing');
    expect(
      await sent(thing, request('POST', '/x', { body: [untyped(ref(thing).body, 'a/b', 'c~d', 0), ref(thing).headers['X-Total']] })),
    ).toMatchObject([{}, { body: [{ $result: '0#/body/a~1b/c~0d/0' }, { $result: '0#/headers/x-total' }] }]);
  });

  it('is replaced by the server', async () => {
    const { sheaf } = clientOf();
    const put = calls.putItem({ itemId: '1', body: { title: 'Toy Story' } });
    const [, copy] = await sheaf.batch([put, calls.putItem({ itemId: '2', body: { title: untyped(ref(put).body, 'title') } })]);
    expect(copy).toEqual({ itemId: '2', title: 'Toy Story' });
  });

  const wrong: [string, (call: AnyCall) => readonly AnyCall[], string][] = [
    ['an item that is not in the batch', (call) => [call], 'unknown-reference'],
    ['a later item', (call) => [call, movie.call], 'forward-dependency'],
  ];
  test.each(wrong)('to %s is refused before anything is sent', async (_, batch, code) => {
    const { sheaf, server } = clientOf();
    const error = await sheaf.batch(batch(calls.getItem({ itemId: ref(movie.call).body.itemId }))).catch((reason: unknown) => reason);
    if (!(error instanceof BatchRefused)) throw error;
    expect(error.problem).toMatchObject({ status: 400, code, errors: [{ pointer: '/requests/0/parameters/itemId' }] });
    expect(server.received).toEqual([]);
  });

  it('cannot be spread, serialised or joined to a text by mistake', () => {
    const place = ref(movie).body;
    expect(() => ({ ...place })).toThrow('a value that is not known yet');
    expect(() => JSON.stringify({ place })).toThrow('a value that is not known yet');
    expect(() => `${String(place.itemId)}!`).toThrow(TypeError);
  });

  it('can be awaited like any value', async () => {
    const place = ref(movie).body;
    expect((await place) === place).toBe(true);
  });
});

describe('data that looks like a reference', () => {
  it('stays data, at any depth', async () => {
    const body = { $result: 'movie#/body', list: [{ deep: { $literal: 1, beside: true } }], plain: { $other: 1 } };
    const { sheaf, server } = clientOf();
    const [put] = await sheaf.batch([calls.putItem({ itemId: '1', body: { inner: body } })]);
    expect(put).toEqual({ itemId: '1', inner: body });
    expect(server.posted()[0]?.requests[0]?.body).toEqual({ inner: { $literal: body } });
    const list = [{ $literal: [] }, { a: { $result: 1 } }];
    expect(await sheaf.batch([calls.putItem({ itemId: '1', body: { list } })])).toEqual([{ itemId: '1', list }]);
  });

  it('stays data when it comes out of toJSON', async () => {
    const [item] =
      (await sent(calls.putItem({ itemId: '1', body: { at: new Date(0), odd: { toJSON: () => ({ $result: 'x#' }) } } }))) ?? [];
    expect(item?.body).toEqual({ at: '1970-01-01T00:00:00.000Z', odd: { $literal: { $result: 'x#' } } });
  });

  it('keeps members that would set a prototype', async () => {
    const body = JSON.parse('{"__proto__": {"$result": "a#"}, "b": 1}') as Record<string, unknown>;
    const { sheaf, server } = clientOf();
    await sheaf.batch([calls.putItem({ itemId: '1', body })]);
    expect(JSON.stringify(server.posted()[0]?.requests[0]?.body)).toBe('{"__proto__":{"$literal":{"$result":"a#"}},"b":1}');
  });

  it('cannot hold a reference, which the envelope has no way to write', async () => {
    const { sheaf } = clientOf();
    const body = { a: { $literal: true, b: ref(movie).body.itemId } };
    await expect(sheaf.batch([movie, calls.putItem({ itemId: '1', body })])).rejects.toThrow(
      'A reference cannot stand inside an object with a $result or $literal member.',
    );
  });
});
