import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeConnections, send } from './request.js';
import { startTestServer, type TestServer } from './server.js';

let server: TestServer;
let own: TestServer;
const ownToken = 'a-token-of-our-own';
beforeAll(async () => {
  server = await startTestServer('embedded', { environment: { SHEAF_SAMPLE: 'on' } });
  const SHEAF_CATALOGUES = JSON.stringify([{ id: 'shop', token: ownToken }]);
  own = await startTestServer('embedded', { environment: { SHEAF_CATALOGUES } });
}, 120_000);
afterAll(async () => {
  closeConnections();
  await Promise.all([server.close(), own.close()]);
});

const example = JSON.parse(
  readFileSync(new URL('../../../packages/dialects/src/vaix/fixtures/batch.json', import.meta.url), 'utf8'),
) as object;
const plain = { requests: [{ method: 'GET', path: '/health' }] };
const withoutToken = { headers: { authorization: null } };

interface Part {
  readonly name: string;
  readonly status_code: number;
  readonly body: { readonly data: readonly Record<string, unknown>[]; readonly status: string };
}

describe('/api/batch', () => {
  it('answers the document’s batch from the sample, in exactly the documented shape', async () => {
    const { status, body } = await send(server.url, 'POST', '/api/batch', { body: example });
    const { data, status: word } = body as { data: Part[]; status: string };
    expect([status, word, data.map(({ name, status_code, body: each }) => [name, status_code, each.status])]).toEqual([
      200,
      'success',
      [
        ['1', 200, 'success'],
        ['2', 200, 'success'],
      ],
    ]);
    const shared = {
      begin: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as unknown,
      confidence: expect.any(Number) as unknown,
      country: expect.any(String) as unknown,
      country_id: expect.any(String) as unknown,
      event_id: expect.any(String) as unknown,
      event_type: expect.any(String) as unknown,
      league: expect.any(String) as unknown,
      league_id: expect.any(String) as unknown,
      participant_ids: [expect.any(String), expect.any(String)] as unknown,
      participants: [expect.any(String), expect.any(String)] as unknown,
      sport: expect.any(String) as unknown,
      sport_id: expect.any(String) as unknown,
      status: 'not_started',
    };
    const [popular, trending] = data.map(({ body: each }) => each.data);
    expect(popular!.length).toBeGreaterThan(1);
    for (const event of popular!) expect(event).toEqual({ ...shared, sport: 'Soccer', total_bets: expect.any(Number) });
    expect(trending!.length).toBeGreaterThan(0);
    for (const event of trending!) expect(event).toEqual({ ...shared, score: expect.any(Number) });
    const bets = popular!.map(({ total_bets }) => total_bets as number);
    expect(bets).toEqual(bets.toSorted((a, b) => b - a));
  });

  it('needs a token for the service’s form, and none for a plain batch while everybody knows the one there is', async () => {
    expect(await send(server.url, 'POST', '/api/batch', { ...withoutToken, body: example })).toMatchObject({
      status: 401,
      body: { status: 'error' },
    });
    expect(await send(server.url, 'POST', '/api/batch', { ...withoutToken, body: plain })).toMatchObject({
      status: 200,
      body: { summary: { succeeded: 1 } },
    });
    expect(await send(server.url, 'GET', '/api/sports/events/popular', withoutToken)).toMatchObject({
      status: 401,
      body: { status: 'error' },
    });
    expect(await send(server.url, 'POST', '/batch', { ...withoutToken, body: plain })).toMatchObject({ status: 401 });
    const wrong = { headers: { authorization: 'Bearer wrong-token' }, body: plain };
    expect(await send(server.url, 'POST', '/api/batch', wrong)).toMatchObject({ status: 401 });
    for (const body of [plain, example])
      expect(await send(own.url, 'POST', '/api/batch', { ...withoutToken, body })).toMatchObject({
        status: 401,
        body: { status: 'error' },
      });
  });

  it('acts for the catalogue that x-vaix-client-id names, if it is one of the account', async () => {
    const authorization = `Bearer ${ownToken}`;
    const made = await send(own.url, 'POST', '/catalogues', { headers: { authorization }, body: { name: 'other' } });
    const { catalogueId } = made.body as { catalogueId: string };
    const put = { requests: [{ operation_id: 'put_item', name: '1', path_params: { item_id: 'a' }, body_params: {} }] };
    const headers = { authorization, 'x-vaix-client-id': catalogueId };
    expect(await send(own.url, 'POST', '/api/batch', { headers, body: put })).toMatchObject({ body: { data: [{ status_code: 201 }] } });
    expect(await send(own.url, 'GET', '/items/a', { headers: { authorization } })).toMatchObject({ status: 404 });
    expect(await send(own.url, 'GET', '/items/a', { headers: { authorization, 'sheaf-catalogue': catalogueId } })).toMatchObject({
      status: 200,
    });
    // What the service's header names counts before ours.
    const both = { authorization, 'x-vaix-client-id': 'shop', 'sheaf-catalogue': catalogueId };
    const get = { requests: [{ operation_id: 'get_item', name: '1', path_params: { item_id: 'a' } }] };
    expect(await send(own.url, 'POST', '/api/batch', { headers: both, body: get })).toMatchObject({
      body: { data: [{ status_code: 404 }] },
    });
    const unknown = { authorization, 'x-vaix-client-id': 'nobody' };
    expect(await send(own.url, 'POST', '/api/batch', { headers: unknown, body: get })).toMatchObject({
      status: 403,
      body: { error: 'x-vaix-client-id names no catalogue of this account.', status: 'error' },
    });
  });

  it('refuses other types, methods and answers in the service’s words', async () => {
    const failed = { status: 'error', error: expect.any(String) as unknown };
    expect(await send(server.url, 'POST', '/api/batch', { headers: { 'content-type': 'text/plain' }, body: plain })).toMatchObject({
      status: 415,
      body: failed,
    });
    expect(await send(server.url, 'POST', '/api/batch', { headers: { accept: 'text/html' }, body: example })).toMatchObject({
      status: 406,
      body: failed,
    });
    expect(await send(server.url, 'PUT', '/api/batch', { body: example })).toMatchObject({ status: 405, body: failed });
    expect(await send(server.url, 'GET', '/api/batch')).toMatchObject({ status: 405, headers: { allow: 'POST' }, body: failed });
    expect(await send(server.url, 'GET', '/api/sports/events/popular?count=-2')).toMatchObject({
      status: 400,
      body: { error: 'invalid value for count: cannot be less than 1, got -2', status: 'error' },
    });
    expect(
      await send(server.url, 'POST', '/api/batch', {
        body: { requests: [{ operation_id: 'execute_batch', name: '1', body_params: plain }] },
      }),
    ).toMatchObject({
      status: 200,
      body: { data: [{ status_code: 403, body: failed }] },
    });
  });
});
