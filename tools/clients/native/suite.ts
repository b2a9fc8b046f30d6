// Sheaf's own client, as it is built: what it does against the built server, beside what the clients of other services do.
import assert from 'node:assert/strict';
import { BatchError, BatchRefused, calls, createSheaf, item, ref, request, type Sheaf } from '@sheaf/client';
import type { ClientServer, ClientSuite } from '../suite.ts';

const sheafOf = ({ baseUrl, token }: ClientServer): Sheaf => createSheaf({ baseUrl, token, retries: 0 });

async function dependencies(server: ClientServer): Promise<void> {
  const sheaf = sheafOf(server);
  const movie = calls.createItem({ body: { title: 'Heat' } });
  const user = calls.putUser({ userId: 'ada', body: {} });
  const view = calls.addInteraction({ body: { type: 'view', userId: ref(user).body.userId, itemId: ref(movie).body.itemId } });
  const [made, , viewed] = await sheaf.batch([movie, user, view]);
  assert.deepEqual([viewed.userId, viewed.itemId], ['ada', made.itemId]);

  const lookUp = item(calls.getItem({ itemId: 'nobody-has-this' }), { id: 'look-up' });
  const make = item(calls.putItem({ itemId: 'made', body: {} }), { dependsOn: [lookUp], runIf: 'failed' });
  const use = item(calls.getItem({ itemId: ref(lookUp).body.itemId }), { id: 'use' });
  assert.deepEqual(
    (await sheaf.batch.settled([lookUp, make, use])).map(({ status }) => status),
    [404, 201, 424],
  );
}

async function failures(server: ClientServer): Promise<void> {
  const error: unknown = await sheafOf(server)
    .batch([calls.putItem({ itemId: 'kept', body: {} }), calls.getItem({ itemId: 'nobody-has-this' })])
    .catch((thrown: unknown) => thrown);
  assert.ok(error instanceof BatchError);
  assert.deepEqual(
    error.results.map((result) => (result!.ok ? result!.status : result!.problem.code)),
    [201, 'not-found'],
  );
}

async function streams(server: ClientServer): Promise<void> {
  const indexes: number[] = [];
  const requests = Array.from({ length: 100 }, (_, index) => calls.putItem({ itemId: `streamed-${index}`, body: {} }));
  for await (const result of sheafOf(server).batch.stream(requests)) {
    assert.ok(result.ok);
    indexes.push(result.index);
  }
  assert.deepEqual(
    indexes.toSorted((a, b) => a - b),
    requests.map((_, index) => index),
  );
}

async function builder(server: ClientServer): Promise<void> {
  const told: string[] = [];
  const batch = sheafOf(server).builder({ callback: ({ id, ok }) => void told.push(`every ${id} ${ok}`) });
  const movie = batch.add(calls.putItem({ itemId: 'casino', body: {} }), { id: 'movie', callback: () => void told.push('this one') });
  batch.add(calls.getItem({ itemId: ref(movie).body.itemId }), { id: 'again' });
  await batch.execute();
  assert.deepEqual(told.toSorted(), ['every again true', 'every movie true', 'this one']);
}

async function joinedFetch(server: ClientServer): Promise<void> {
  const { fetch } = sheafOf(server);
  const answers = await Promise.all(
    ['/items/joined', '/items/nobody-has-this', '/health'].map((path, index) =>
      fetch(server.baseUrl + path, {
        headers: { authorization: `Bearer ${server.token}`, ...(index === 0 ? { 'content-type': 'application/json' } : {}) },
        ...(index === 0 ? { method: 'PUT', body: '{"title":"joined"}' } : {}),
      }),
    ),
  );
  assert.deepEqual(
    answers.map(({ status }) => status),
    [201, 404, 200],
  );
}

async function largest(server: ClientServer): Promise<void> {
  // The client splits what is more than the server takes.
  const requests = Array.from({ length: 10_001 }, (_, index) => calls.putItem({ itemId: `large-${index % 500}`, body: { index } }));
  const results = await sheafOf(server).batch.settled(requests);
  assert.deepEqual([results.length, results.filter(({ ok }) => ok).length], [10_001, 10_001]);
}

async function refusal(server: ClientServer): Promise<void> {
  const put = calls.putItem({ itemId: 'twice', body: {} });
  const error: unknown = await sheafOf(server)
    .batch([item(put, { id: 'a' }), item(put, { id: 'a' })])
    .catch((thrown: unknown) => thrown);
  assert.ok(error instanceof BatchRefused);
  assert.deepEqual([error.status, error.problem.code], [400, 'duplicate-id']);
}

async function wrongToken({ baseUrl }: ClientServer): Promise<void> {
  const error: unknown = await createSheaf({ baseUrl, token: 'wrong-token' })
    .batch([calls.listItems({})])
    .catch((thrown: unknown) => thrown);
  assert.deepEqual((error as BatchRefused).status, 401);
}

async function roundTrip(server: ClientServer): Promise<void> {
  const sheaf = sheafOf(server);
  const [put, got, gone] = await sheaf.batch([
    calls.putItem({ itemId: 'one', body: { title: 'ü', zero: 0, no: false, nothing: null } }),
    calls.getItem({ itemId: 'one' }),
    calls.deleteItem({ itemId: 'one' }),
  ]);
  assert.deepEqual(got, { itemId: 'one', title: 'ü', zero: 0, no: false, nothing: null });
  assert.deepEqual([put.itemId, gone], ['one', undefined]);
}

export const suite: ClientSuite = {
  dialect: 'native',
  client: '@sheaf/client',
  version: '0.1.0',
  features: [
    {
      feature: 'Typed calls, answered in their own types',
      proves: 'reads',
      run: async (server) => assert.deepEqual((await sheafOf(server).batch([calls.listItems({ limit: 1 })]))[0].items, []),
    },
    { feature: 'PUT, GET and DELETE, with bodies that are falsy', proves: 'writes with a body', run: roundTrip },
    { feature: 'BatchError with the result of every item', proves: 'a failure is its own item’s', run: failures },
    {
      feature: 'The tuple of answers in the order of the calls',
      proves: 'answers in the order of the requests',
      run: async (server) => {
        const requests = Array.from({ length: 100 }, (_, n) => calls.putItem({ itemId: `order-${n}`, body: { n } }));
        const items = await sheafOf(server).batch(requests, { execution: 'parallel' });
        assert.deepEqual(
          items.map((each) => each['n']),
          requests.map((_, n) => n),
        );
      },
    },
    { feature: 'References to earlier answers, dependsOn and runIf', proves: 'an item that depends on another', run: dependencies },
    {
      feature: 'One call alone',
      proves: 'one request alone',
      run: async (server) => assert.equal((await sheafOf(server).call(calls.getHealth())).status, 'ok'),
    },
    { feature: '10,001 calls, which the client splits', proves: 'the largest batch', run: largest },
    { feature: 'BatchRefused for an id that stands twice', proves: 'refusal of a whole batch', run: refusal },
    { feature: '401 for a wrong token', proves: 'refusal of wrong credentials', run: wrongToken },
    {
      feature: 'Batches by https',
      proves: 'https',
      run: async (server) => roundTrip({ ...server, baseUrl: server.secureUrl }),
    },
    { feature: 'Streamed results', run: streams },
    { feature: 'A builder with callbacks', run: builder },
    { feature: 'A fetch that joins the calls of one tick', run: joinedFetch },
    {
      feature: 'Requests by method and path',
      run: async (server) => {
        const [health] = await sheafOf(server).batch([request<{ status: string }>('GET', '/health')]);
        assert.equal(health.status, 'ok');
      },
    },
  ],
  notSupported: [{ feature: 'Credentials per item', why: 'items act for whoever sent the batch', proves: 'credentials per item' }],
};
