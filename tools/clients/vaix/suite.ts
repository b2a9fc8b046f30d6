// Vaix has no client library: plain HTTP requests are its clients. Here the fetch of Node; programs.py is the same by Python's requests.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runPython } from '../program.ts';
import type { ClientServer, ClientSuite } from '../suite.ts';
import { feed } from './feed.ts';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}
interface Part {
  readonly name: string;
  readonly status_code: number;
  readonly body: { readonly data?: Record<string, unknown>[]; readonly status: string; readonly error?: string };
}

async function ask(
  server: ClientServer,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  base = server.baseUrl,
): Promise<Answer> {
  const answer = await fetch(base + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${server.token}`,
      'x-vaix-client-id': server.catalogue,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}

async function batch(server: ClientServer, requests: readonly object[]): Promise<readonly Part[]> {
  const { status, body } = await ask(server, '/api/batch', { requests });
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual(Object.keys(body as object), ['data', 'status']);
  assert.equal((body as { status: string }).status, 'success');
  return (body as { data: Part[] }).data;
}

async function events(server: ClientServer, operation: string, params: object): Promise<Record<string, unknown>[]> {
  const [part] = await batch(server, [{ operation_id: operation, name: '1', params }]);
  assert.deepEqual([part!.status_code, part!.body.status], [200, 'success'], JSON.stringify(part));
  return part!.body.data!;
}
const idsOf = (found: readonly Record<string, unknown>[]) => found.map((event) => event['event_id']);
const popular = async (server: ClientServer, params: object) => idsOf(await events(server, 'get_popular_events', params));

const fields =
  'begin confidence country country_id event_id event_type league league_id participant_ids participants sport sport_id status'.split(' ');
const example = JSON.parse(readFileSync(join(import.meta.dirname, '../../../packages/dialects/src/vaix/fixtures/batch.json'), 'utf8')) as {
  requests: object[];
};

async function theDocumentsBatch(server: ClientServer): Promise<void> {
  const [first, second] = await batch(server, example.requests);
  assert.deepEqual([Object.keys(first!), first!.name, first!.status_code], [['body', 'name', 'status_code'], '1', 200]);
  assert.deepEqual([Object.keys(second!), second!.name, second!.status_code], [['body', 'name', 'status_code'], '2', 200]);
  assert.deepEqual(idsOf(first!.body.data!), ['belgium-italy', 'liverpool-porto', 'spain-france']);
  for (const event of first!.body.data!) assert.deepEqual(Object.keys(event), [...fields, 'total_bets']);
  assert.deepEqual(idsOf(second!.body.data!), ['liverpool-porto', 'baskonia-madrid']);
  for (const event of second!.body.data!) assert.deepEqual(Object.keys(event).toSorted(), [...fields, 'score'].toSorted());
  assert.deepEqual(
    first!.body.data!.map(({ total_bets }) => total_bets),
    [24, 9, 5],
  );
  const scores = second!.body.data!.map(({ score }) => score as number);
  assert.deepEqual(
    scores,
    scores.toSorted((a, b) => b - a),
  );
}

async function recommended(server: ClientServer): Promise<void> {
  const known = await events(server, 'get_recommended_events', { user: 'cleo', count: '2' });
  assert.equal(known.length, 2);
  for (const { confidence } of known) assert.ok((confidence as number) >= 0 && (confidence as number) <= 1);
  const unknown = await events(server, 'get_recommended_events', { user: 'nobody', count: '2' });
  assert.deepEqual(idsOf(unknown), ['belgium-italy', 'baskonia-madrid']);
}

async function clientIds(server: ClientServer): Promise<void> {
  const made = await ask(server, '/catalogues', { name: 'Another client' });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const { catalogueId } = made.body as { catalogueId: string };
  await feed(server, catalogueId);
  const path = '/api/sports/events/popular?fields=event_id&count=1';
  const own = { data: [{ event_id: 'belgium-italy' }], status: 'success' };
  assert.deepEqual(await ask(server, path, undefined, { 'x-vaix-client-id': catalogueId }), { status: 200, body: own });
  const { status, body } = await ask(server, path, undefined, { 'x-vaix-client-id': 'another-account' });
  assert.deepEqual([status, Object.keys(body as object)], [403, ['error', 'status']]);
}

async function refusals(server: ClientServer): Promise<void> {
  const good = { operation_id: 'get_popular_events', name: '1' };
  for (const requests of [
    [good, { operation_id: 'some_operation_id', name: '2', path_params: { id: '2' } }],
    [good, good],
    [good, { method: 'GET', path: '/health' }],
    [],
  ]) {
    const { status, body } = await ask(server, '/api/batch', { requests });
    assert.deepEqual([status, Object.keys(body as object), (body as { status: string }).status], [400, ['error', 'status'], 'error']);
  }
}

const features: ClientSuite['features'] = [
  { feature: 'Events and bets for the rest', run: (server) => feed(server, server.catalogue) },
  {
    feature: 'The batch of the document: popular by bets, trending by growth, in the documented shape',
    proves: 'reads',
    run: theDocumentsBatch,
  },
  { feature: 'Recommended events with confidence, and for a user that nobody knows', run: recommended },
  {
    feature: 'from, from_offset, to_offset, hours',
    run: async (server) => {
      assert.deepEqual(await popular(server, { to_offset: '3h' }), ['belgium-italy']);
      assert.deepEqual(await popular(server, { from_offset: '-1d', to_offset: '0' }), ['yesterday']);
      assert.deepEqual(await popular(server, { from_offset: '1d', hours: '36' }), ['spain-france']);
      const from = new Date(Date.now() + 199 * 3_600_000).toISOString();
      assert.deepEqual(await popular(server, { from }), ['lakers-bulls']);
    },
  },
  {
    feature: 'filters, exclude_n_popular, fields, order_by',
    run: async (server) => {
      assert.deepEqual(await popular(server, { filters: 'sport:eq:Basketball|league:in:Champions League,NBA;status:neq:ended' }), [
        'baskonia-madrid',
        'liverpool-porto',
      ]);
      assert.deepEqual(await popular(server, { exclude_n_popular: '2', count: '1' }), ['liverpool-porto']);
      assert.deepEqual(
        await events(server, 'get_popular_events', { fields: 'event_id,league', order_by: '+league,-event_id', count: '3' }),
        [
          { event_id: 'liverpool-porto', league: 'Champions League' },
          { event_id: 'belgium-italy', league: 'Euro Cup' },
          { event_id: 'baskonia-madrid', league: 'Euroleague' },
        ],
      );
      assert.deepEqual(idsOf(await events(server, 'get_trending_events', { exclude_n_popular: '2' })), ['liverpool-porto', 'spain-france']);
    },
  },
  {
    feature: 'A failed request with the documented text',
    proves: 'a failure is its own item’s',
    run: async (server) => {
      const [first, second] = await batch(server, [
        { operation_id: 'get_popular_events', name: '1', params: { count: '1' } },
        { operation_id: 'get_trending_events', name: '2', params: { count: '-2' } },
      ]);
      assert.equal(first!.status_code, 200);
      const body = { error: 'invalid value for count: cannot be less than 1, got -2', status: 'error' };
      assert.deepEqual(second, { body, name: '2', status_code: 400 });
    },
  },
  {
    feature: 'path_params and body_params of other operations',
    proves: 'writes with a body',
    run: async (server) => {
      const path = { item_id: 'final' };
      const parts = await batch(server, [
        { operation_id: 'put_item', name: 'put', path_params: path, body_params: { sport: 'Soccer' } },
        { operation_id: 'get_item', name: 'get', path_params: path },
        { operation_id: 'delete_item', name: 'delete', path_params: path },
        { operation_id: 'get_item', name: 'gone', path_params: path },
      ]);
      assert.deepEqual(
        parts.map(({ name, status_code, body }) => [name, status_code, body.status]),
        [
          ['put', 201, 'success'],
          ['get', 200, 'success'],
          ['delete', 204, 'success'],
          ['gone', 404, 'error'],
        ],
      );
      assert.deepEqual(parts[1]!.body.data, { itemId: 'final', sport: 'Soccer' });
    },
  },
  {
    feature: '100 answers in the order of the requests',
    proves: 'answers in the order of the requests',
    run: async (server) => {
      const requests = Array.from({ length: 100 }, (_, index) => ({
        operation_id: index % 2 === 0 ? 'get_health' : 'get_item',
        name: `n${index}`,
        ...(index % 2 === 0 ? {} : { path_params: { item_id: 'a-film' } }),
      }));
      assert.deepEqual(
        (await batch(server, requests)).map(({ name }) => name),
        requests.map(({ name }) => name),
      );
    },
  },
  {
    feature: '10,000 requests in one batch, and 413 for one more',
    proves: 'the largest batch',
    run: async (server) => {
      const requests = Array.from({ length: 10_001 }, (_, index) => ({
        operation_id: 'get_item',
        name: String(index),
        path_params: { item_id: 'a-film' },
      }));
      const parts = await batch(server, requests.slice(1));
      assert.equal(parts.filter(({ status_code }) => status_code === 200).length, 10_000);
      assert.equal((await ask(server, '/api/batch', { requests })).status, 413);
    },
  },
  {
    feature: 'The requests for events alone',
    proves: 'one request alone',
    run: async (server) => {
      const path = '/api/sports/events';
      const { body } = await ask(server, `${path}/popular?filters=league%3Aeq%3AEuro%20Cup&order_by=%2Bbegin&fields=event_id`);
      assert.deepEqual(body, { data: [{ event_id: 'belgium-italy' }, { event_id: 'spain-france' }], status: 'success' });
      for (const kind of ['trending', 'recommended']) assert.equal((await ask(server, `${path}/${kind}?user=ada&count=1`)).status, 200);
      assert.deepEqual(await ask(server, `${path}/recommended`), {
        status: 400,
        body: { error: 'invalid value for user: is required', status: 'error' },
      });
      assert.equal((await ask(server, `${path}/other`)).status, 404);
    },
  },
  { feature: 'x-vaix-client-id names a catalogue of the account; 403 for any other', run: clientIds },
  {
    feature: 'x-vaix-authentication-method',
    run: async (server) => {
      const path = '/api/sports/events/popular?count=1';
      for (const [method, status] of [
        ['vaix', 200],
        ['iam', 200],
        ['other', 400],
      ] as const)
        assert.equal((await ask(server, path, undefined, { 'x-vaix-authentication-method': method })).status, status);
    },
  },
  {
    feature: '400 for an unknown operation_id, a repeated name, both forms in one batch',
    proves: 'refusal of a whole batch',
    run: refusals,
  },
  {
    feature: '401 for a wrong token',
    proves: 'refusal of wrong credentials',
    run: async (server) => {
      const { status, body } = await ask(server, '/api/batch', example, { authorization: 'Bearer wrong-token' });
      assert.deepEqual([status, Object.keys(body as object)], [401, ['error', 'status']]);
    },
  },
  {
    feature: 'All of it by https',
    proves: 'https',
    run: async (server) => {
      const { status } = await ask(server, '/api/batch', example, {}, server.secureUrl);
      assert.equal(status, 200);
    },
  },
];

const notSupported: ClientSuite['notSupported'] = [
  { feature: 'Dependencies', why: 'the wire form has none', proves: 'an item that depends on another' },
  { feature: 'Credentials per request', why: 'the wire form has none', proves: 'credentials per item' },
  { feature: 'The error form {"errors":{…}}', why: 'one form of error is enough to read' },
];

export const suite: readonly ClientSuite[] = [
  { dialect: 'vaix', client: 'fetch of Node', version: '24', features, notSupported },
  {
    dialect: 'vaix',
    client: 'PyPI requests',
    version: '2.34.2',
    features: [
      { feature: 'Events and bets for the rest', run: (server) => feed(server, server.catalogue) },
      ...['The batch of the document', 'A request alone', 'A failed request with the documented text'].map((feature, index) => ({
        feature,
        run: async (server: ClientServer) => {
          await runPython(server, [
            join(import.meta.dirname, 'programs.py'),
            String(index),
            server.secureUrl,
            server.token,
            server.catalogue,
          ]);
        },
      })),
    ],
    notSupported: [],
  },
];
