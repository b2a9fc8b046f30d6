import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { errors, requests as rqs } from 'recombee-api-client';
import { runPython } from '../program.ts';
import type { ClientServer, ClientSuite, MissingFeature } from '../suite.ts';
import { batchOf, clientOf, codesOf, emptied, nativeOf, refusalOf, withClock } from './client.ts';
import { countAll, type Group, groups, passes } from './own-tests.ts';

const ownTests = Object.entries(groups).map(([group, { tests, isServed }]) => ({ group: group as Group, tests, isServed }));

const notSupported: MissingFeature[] = [
  ...ownTests
    .filter(({ isServed }) => !isServed)
    .map(({ group, tests }) => ({ feature: group, why: `501 not-implemented; the npm client has ${tests} tests of them` })),
  {
    feature: 'scenarios that are set up',
    why: 'There is no Admin UI: requests for them are answered 400, as by a service where none is set up; `scenario` elsewhere has no effect',
  },
  {
    feature: '`logic`, `diversity`, `minRelevance`, `rotationRate`, `userImpact`, `expertSettings`, A/B groups',
    why: 'Accepted without effect',
  },
  { feature: 'ReQL functions, `context_user`, `context_item`', why: '400 that names the place' },
  {
    feature: 'dependencies',
    why: 'The wire form has none; requests run as if one after the other',
    proves: 'an item that depends on another',
  },
  { feature: 'credentials of a request in a batch', why: 'The wire form has none', proves: 'credentials per item' },
];

const npm: ClientSuite = {
  dialect: 'recombee',
  client: 'npm recombee-api-client',
  version: '6.3.0',
  features: [
    { feature: 'Its package has the tests that are counted here', run: countAll },
    ...ownTests
      .filter(({ isServed }) => isServed)
      .map(({ group, tests }) => ({
        feature: `Its own tests of ${group}: ${tests} of ${tests}`,
        run: (server: ClientServer) => passes(group, server),
        timeoutMs: 310_000,
      })),
    {
      feature: 'A lone request over http, with its own status',
      proves: 'one request alone',
      async run(server) {
        const client = await emptied(server, { protocol: 'http' });
        assert.equal(await client.send(new rqs.AddItem('one')), 'ok');
        assert.deepEqual(await client.send(new rqs.ListItems()), ['one']);
      },
    },
    {
      feature: 'A batch, which goes over https',
      proves: 'https',
      async run(server) {
        const client = await emptied(server, { protocol: 'http' });
        assert.deepEqual(await batchOf(client, [new rqs.AddItem('one')]), [{ code: 201, json: 'ok' }]);
      },
    },
    {
      feature: 'The same under /recombee',
      async run(server) {
        const client = await emptied(server);
        await client.send(new rqs.AddItem('one'));
        const under = clientOf(server, { baseUri: `${new URL(server.baseUrl).host}/recombee` });
        assert.deepEqual(await batchOf(under, [new rqs.ListItems()]), [{ code: 200, json: ['one'] }]);
      },
    },
    {
      feature: 'Requests of a batch see what those before them did, and their answers stay as they were',
      proves: 'answers in the order of the requests',
      async run(server) {
        const client = await emptied(server);
        const results = await batchOf(client, [
          new rqs.AddItemProperty('price', 'double'),
          new rqs.SetItemValues('tv', { price: 1.5 }, { cascadeCreate: true }),
          new rqs.GetItemValues('tv'),
          new rqs.SetItemValues('tv', { price: 2.5 }),
          new rqs.GetItemValues('tv'),
          new rqs.DeleteItem('tv'),
          new rqs.ListItems(),
        ]);
        assert.deepEqual(
          results.map(({ json }) => json),
          ['ok', 'ok', { price: 1.5 }, 'ok', { price: 2.5 }, 'ok', []],
        );
      },
    },
    {
      feature: 'The failure of a request is in its place, in the service’s words; the others run',
      proves: 'a failure is its own item’s',
      async run(server) {
        const client = await emptied(server);
        const results = await batchOf(client, [
          new rqs.AddItem('tv'),
          new rqs.AddItem('tv'),
          new rqs.GetItemValues('none'),
          new rqs.AddItem('***'),
          new rqs.ListItems(),
        ]);
        assert.deepEqual(codesOf(results), [201, 409, 404, 400, 200]);
        assert.deepEqual(Object.keys(results[2]!.json as object), ['statusCode', 'message']);
      },
    },
    {
      feature: 'Values that are written and read, of every type',
      proves: 'writes with a body',
      async run(server) {
        const client = await emptied(server);
        const values = {
          b: true,
          i: 42,
          d: 1.5,
          s: 'šřžذ的',
          t: '2014-01-01T12:30:00Z',
          set: ['a', 'b'],
          image: 'https://example.com/a.png',
          list: ['https://example.com/b.png'],
        };
        const types = { b: 'boolean', i: 'int', d: 'double', s: 'string', t: 'timestamp', set: 'set', image: 'image', list: 'imageList' };
        const added = await batchOf(
          client,
          Object.entries(types).map(([name, type]) => new rqs.AddItemProperty(name, type)),
        );
        assert.deepEqual(codesOf(added), Array(8).fill(201));
        await client.send(new rqs.SetItemValues('tv', { ...values }, { cascadeCreate: true }));
        assert.deepEqual(await client.send(new rqs.GetItemValues('tv')), values);
        for (const wrong of [{ i: 1.5 }, { b: 'true' }, { set: 'a' }, { undeclared: 1 }])
          assert.equal((await refusalOf(client, new rqs.SetItemValues('tv', wrong))).statusCode, 400);
      },
    },
    {
      feature: 'Lists with a filter, a page and properties',
      proves: 'reads',
      async run(server) {
        const client = await emptied(server);
        await client.send(new rqs.AddItemProperty('price', 'int'));
        await batchOf(
          client,
          [1, 2, 3, 4].map((price) => new rqs.SetItemValues(`tv-${price}`, { price }, { cascadeCreate: true })),
        );
        const filter = `'price' > 1 and not ('itemId' == "tv-3")`;
        assert.deepEqual(await client.send(new rqs.ListItems({ filter })), ['tv-2', 'tv-4']);
        assert.deepEqual(await client.send(new rqs.ListItems({ filter, count: 1, offset: 1, returnProperties: true })), [
          { itemId: 'tv-4', price: 4 },
        ]);
        const { statusCode, message } = await refusalOf(client, new rqs.ListItems({ filter: "size('price') > 1" }));
        assert.equal(statusCode, 400);
        assert.match(message, /Invalid ReQL in filter at position 0: /);
      },
    },
    {
      feature: 'Interactions: ratings from -1 to 1 on the catalogue’s own scale, times in seconds, deletions by time',
      async run(server) {
        const client = await emptied(server);
        const at = { timestamp: 1_348_151_906.25, cascadeCreate: true };
        await batchOf(
          client,
          [-1, 0.5, 1].map((rating, index) => new rqs.AddRating('u', 'tv', rating, { ...at, timestamp: at.timestamp + index })),
        );
        const rated = (rating: number, seconds: number) => ({ userId: 'u', itemId: 'tv', rating, timestamp: at.timestamp + seconds });
        const listed = (await client.send(new rqs.ListUserRatings('u'))) as { timestamp: number }[];
        assert.deepEqual(
          listed.toSorted((a, b) => a.timestamp - b.timestamp),
          [rated(-1, 0), rated(0.5, 1), rated(1, 2)],
        );
        const { interactions } = (await nativeOf(server, '/users/u/interactions')) as { interactions: { rating: number }[] };
        assert.deepEqual(
          interactions.map(({ rating }) => rating),
          [5, 3.875, 0.5],
        );
        await client.send(new rqs.DeleteRating('u', 'tv', { timestamp: at.timestamp }));
        assert.equal(((await client.send(new rqs.ListItemRatings('tv'))) as unknown[]).length, 2);
        await client.send(new rqs.DeleteRating('u', 'tv'));
        assert.deepEqual(await client.send(new rqs.ListItemRatings('tv')), []);
      },
    },
    {
      feature: 'Recommendations with a filter, a booster, values and evaluated expressions; the next ones repeat none',
      async run(server) {
        const client = await withPurchases(server);
        const options = {
          filter: "'price' >= 10",
          booster: "if 'price' > 15 then 2 else 1",
          returnProperties: true,
          includedProperties: ['price'],
          reqlExpressions: { dear: "'price' > 15", next: "'price' + 1" },
        };
        const first = (await client.send(new rqs.RecommendItemsToUser('user-0', 3, options))) as Recommended;
        assert.equal(first.numberNextRecommsCalls, 0);
        assert.equal(first.recomms.length, 3);
        for (const { values, reqlEvaluations } of first.recomms) {
          assert.ok(values!.price >= 10);
          assert.deepEqual(reqlEvaluations, { dear: values!.price > 15, next: values!.price + 1 });
        }
        const ids = first.recomms.map(({ id }) => id);
        for (const call of [1, 2]) {
          const next = (await client.send(new rqs.RecommendNextItems(first.recommId, 3))) as Recommended;
          assert.ok(next.recomms.length > 0);
          assert.equal(next.numberNextRecommsCalls, call);
          ids.push(...next.recomms.map(({ id }) => id));
        }
        assert.equal(new Set(ids).size, ids.length);
        assert.equal((await refusalOf(client, new rqs.RecommendNextItems('7e2a5b0e-9a2f-4f5e-9b36-2f7d6f0f5f3a', 3))).statusCode, 400);
      },
    },
    {
      feature: 'distinctRecomms: no item twice for one user in a batch, other users unaffected',
      async run(server) {
        const client = await withPurchases(server);
        const wanted = ['user-0', 'user-0', 'user-1', 'user-0'].map((user) => new rqs.RecommendItemsToUser(user, 4));
        const results = (await client.send(new rqs.Batch(wanted, { distinctRecomms: true }))) as { json: Recommended }[];
        const [one, two, other, three] = results.map(({ json }) => json.recomms.map(({ id }) => id));
        const own = [...one!, ...two!, ...three!];
        assert.equal(own.length, 12);
        assert.equal(new Set(own).size, 12);
        const alone = (await client.send(new rqs.RecommendItemsToUser('user-1', 4))) as Recommended;
        assert.deepEqual(
          other,
          alone.recomms.map(({ id }) => id),
        );
        const repeating = (await client.send(new rqs.Batch(wanted))) as { json: Recommended }[];
        assert.deepEqual(repeating[1]!.json.recomms, repeating[0]!.json.recomms);
      },
    },
    {
      feature: 'A batch of 10,000 requests; 10,001, which the client sends as two',
      proves: 'the largest batch',
      timeoutMs: 300_000,
      async run(server) {
        const client = await emptied(server);
        const added = await batchOf(
          client,
          Array.from({ length: 10_000 }, (_, index) => new rqs.AddItem(`item-${index}`)),
        );
        assert.deepEqual(codesOf(added), Array(10_000).fill(201));
        const read = await batchOf(
          client,
          Array.from({ length: 10_001 }, (_, index) => new rqs.GetItemValues(`item-${index}`)),
        );
        assert.deepEqual(codesOf(read), [...Array<number>(10_000).fill(200), 404]);
        assert.equal(((await client.send(new rqs.ListItems())) as unknown[]).length, 10_000);
      },
    },
    {
      feature: 'A batch in a batch is refused in its place',
      proves: 'refusal of a whole batch',
      async run(server) {
        const client = await emptied(server);
        const results = await batchOf(client, [new rqs.Batch([new rqs.AddItem('nested')]), new rqs.ListItems()]);
        assert.deepEqual(codesOf(results), [400, 200]);
        assert.deepEqual(results[1]!.json, []);
        // What is no path of this service's refuses the whole, and nothing runs.
        const odd = new rqs.AddItem('odd');
        odd.path = '/items/../../odd';
        const { statusCode, message } = await refusalOf(client, new rqs.Batch([new rqs.AddItem('even'), odd]));
        assert.deepEqual(
          [statusCode, JSON.parse(message)],
          [400, { statusCode: 400, message: 'A path has no dot segments; a string of 16 characters arrived.' }],
        );
        assert.deepEqual(await client.send(new rqs.ListItems()), []);
      },
    },
    {
      feature: 'A wrong token, and a clock that is 42 s slow: 401, in the service’s words',
      proves: 'refusal of wrong credentials',
      async run(server) {
        const wrong = await refusalOf(clientOf(server, { token: 'not-the-token' }), new rqs.ListItems());
        assert.deepEqual([wrong.statusCode, wrong.message], [401, '{"statusCode":401,"error":"Invalid HMAC signature"}']);
        const foreign = await refusalOf(clientOf(server, { databaseId: 'another' }), new rqs.Batch([new rqs.ListItems()]));
        assert.equal(foreign.statusCode, 404);
        const late = await withClock(-42_000, () => refusalOf(clientOf(server), new rqs.ListItems()));
        assert.equal(late.statusCode, 401);
        assert.match(late.message, /^\{"statusCode":401,"error":"Token has expired \(Current time: \d+, you are 4[2-4]s off\)"\}$/);
      },
    },
    {
      feature: 'What is not served: 501 and why',
      async run(server) {
        const { statusCode, message } = await refusalOf(await emptied(server), new rqs.AddSeries('s'));
        assert.deepEqual(
          [statusCode, JSON.parse(message)],
          [501, { statusCode: 501, message: 'not-implemented: Series are not served here.' }],
        );
      },
    },
    {
      feature: 'Its errors: ResponseError with the request and the status, TimeoutError; callbacks as well as promises',
      async run(server) {
        const client = await emptied(server);
        const request = new rqs.GetItemValues('none');
        const error = await new Promise<unknown>((resolve) => void client.send(request, (failure: unknown) => resolve(failure)));
        assert.ok(error instanceof errors.ResponseError);
        assert.deepEqual([(error as Refusal).statusCode, (error as Refusal).request], [404, request]);
        // Our server may answer within any time that is short; this one never does.
        const silent = createServer().listen(0, '127.0.0.1');
        await once(silent, 'listening');
        const { port } = silent.address() as AddressInfo;
        const hasty = new rqs.ListItems();
        hasty.timeout = 20;
        await assert.rejects(clientOf({ ...server, baseUrl: `http://127.0.0.1:${port}` }).send(hasty), errors.TimeoutError);
        silent.close();
      },
    },
  ],
  notSupported,
};

interface Refusal {
  readonly statusCode: number;
  readonly request: unknown;
}

interface Recommended {
  readonly recommId: string;
  readonly recomms: readonly {
    readonly id: string;
    readonly values?: { readonly price: number };
    readonly reqlEvaluations?: Readonly<Record<string, unknown>>;
  }[];
  readonly numberNextRecommsCalls?: number;
}

/** 20 items, of which each of 20 users has bought a quarter. */
async function withPurchases(server: ClientServer) {
  const client = await emptied(server);
  const numbers = Array.from({ length: 20 }, (_, index) => index);
  await client.send(new rqs.AddItemProperty('price', 'int'));
  await batchOf(
    client,
    numbers.map((price) => new rqs.SetItemValues(`item-${price}`, { price }, { cascadeCreate: true })),
  );
  const bought = numbers.flatMap((user) =>
    numbers
      .filter((item) => (user * 7 + item * 3) % 4 === 0)
      .map((item) => new rqs.AddPurchase(`user-${user}`, `item-${item}`, { cascadeCreate: true })),
  );
  assert.deepEqual(new Set(codesOf(await batchOf(client, bought))), new Set([200]));
  return client;
}

const pypi: ClientSuite = {
  dialect: 'recombee',
  client: 'PyPI recombee-api-client',
  version: '6.3.1',
  features: [
    {
      feature: 'A program of batches, recommendations and next items, with only host, database and token changed',
      async run(server) {
        const printed = await runPython(server, [join(import.meta.dirname, 'program.py')], { env: environmentOf(server) });
        assert.equal(printed, readFileSync(join(import.meta.dirname, 'program.txt'), 'utf8'));
      },
    },
    {
      feature: 'The program of the README, as it is',
      async run(server) {
        const { RECOMBEE_HOST } = environmentOf(server);
        const printed = await runPython(server, [join(import.meta.dirname, '../../../examples/recombee.py')], {
          env: { RAPI_URI: RECOMBEE_HOST },
        });
        assert.equal(printed, '[200, 404, 200]\n');
      },
    },
    {
      feature: 'Its errors, filters and times, and every parameter that its requests have',
      async run(server) {
        assert.equal(
          await runPython(server, [join(import.meta.dirname, 'checks.py')], { env: environmentOf(server) }),
          'all as expected\n',
        );
      },
    },
  ],
  notSupported: [],
};

function environmentOf({ baseUrl, catalogue, token }: ClientServer) {
  return { RECOMBEE_HOST: new URL(baseUrl).host, RECOMBEE_DATABASE: catalogue, RECOMBEE_TOKEN: token };
}

export const suite: readonly ClientSuite[] = [npm, pypi];
