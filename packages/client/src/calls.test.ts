import { describe, expect, it } from '@jest/globals';
import { operations } from '@sheaf/contracts';
import { calls } from './gen/calls.js';
import { Configuration, ItemsApi, UsersApi } from './gen/index.js';

const free = { title: 'x', zero: 0, no: false, nothing: null, empty: '', nested: { deep: [0, null, { $: '' }] }, list: [] };

describe('the generated calls', () => {
  it('are one per operation that a batch may call, with what the spec says of it', () => {
    const wanted = Object.values(operations).filter(({ batchable }) => batchable);
    expect(Object.keys(calls).toSorted()).toEqual(wanted.map(({ id }) => id));
    for (const { id, idempotent, effects } of wanted) {
      const made = (calls as Record<string, (input: object) => object>)[id]?.({});
      expect(made).toEqual({ operationId: id, parameters: {}, idempotent, effects });
    }
  });

  it('carry parameters under their spec names, header parameters included, and the body apart', () => {
    const call = calls.putItem({ itemId: 'a/b', 'If-Match': '"3"', body: free });
    expect(call).toMatchObject({ operationId: 'putItem', parameters: { itemId: 'a/b', 'If-Match': '"3"' } });
    expect(Object.keys(call.parameters)).toEqual(['itemId', 'If-Match']);
    expect(call.body).toBe(free);
  });

  it.each([0, false, null, '', [], {}])('carry the body %j as it is', (body) => {
    const call = calls.putItem({ itemId: '1', body: body as unknown as object as Record<string, unknown> });
    expect(JSON.parse(JSON.stringify(call))).toHaveProperty('body', body);
  });

  it('have no body where none was given', () => {
    expect('body' in calls.getItem({ itemId: '1' })).toBe(false);
    expect('body' in calls.listItems()).toBe(false);
  });
});

describe('the generated fetch client', () => {
  const sent: { url: string; init: RequestInit }[] = [];
  const configuration = new Configuration({
    basePath: 'http://sheaf.test',
    accessToken: 'token',
    fetchApi: async (url, init) => {
      sent.push({ url: String(url), init: init ?? {} });
      return Response.json({ itemId: '1', ...free });
    },
  });

  it('sends unknown members, 0, false, null and "" as they are, and hands answers over whole', async () => {
    const answer = await new ItemsApi(configuration).putItem({ itemId: 'a/ä', If_Match: '"3"', body: free });
    const { url, init } = sent.at(-1) ?? { url: '', init: {} };
    expect(url).toBe('http://sheaf.test/items/a%2F%C3%A4');
    expect(JSON.parse(String(init.body))).toEqual(free);
    expect(init.headers).toMatchObject({ 'Content-Type': 'application/json', 'If-Match': '"3"', Authorization: 'Bearer token' });
    expect(answer).toEqual({ itemId: '1', ...free });
  });

  it('sends query parameters that are 0 or "" too, and leaves out those that are absent', async () => {
    await new UsersApi(configuration).listUsers({ limit: 0, cursor: '' });
    expect(sent.at(-1)?.url).toBe('http://sheaf.test/users?limit=0&cursor=');
    await new UsersApi(configuration).listUsers();
    expect(sent.at(-1)?.url).toBe('http://sheaf.test/users');
  });
});
