import { describe, expect, it } from '@jest/globals';
import { defaultLimits, type ItemResult, problem, summarize } from '@sheaf/core';
import { vaixDialect } from './vaix.js';

const vaix = vaixDialect({ nowMs: () => 0 });

const result = (index: number, status: number, body: unknown): ItemResult => ({
  id: String(index),
  index,
  status,
  headers: {
    'content-type': status < 400 ? 'application/json' : 'application/problem+json',
    ...(status === 503 ? { 'retry-after': '3' } : {}),
  },
  json: JSON.stringify(body),
  ...(status < 400 ? {} : { effect: 'none' as const, retryable: false }),
});
const counted = (...counts: readonly [string, number, object?][]) => ({
  items: counts.map(([itemId, count, properties = {}]) => ({ itemId, count, properties })),
});
const scored = (...scores: readonly [string, number, object?][]) => ({
  items: scores.map(([itemId, score, properties = {}], index) => ({ itemId, score, rank: index + 1, properties })),
});

/** What a lone request is answered when its operations answer so. */
function answerTo(target: string, ...results: readonly ItemResult[]) {
  const decoded = vaix.decode({ method: 'GET', target: `/api/sports/events/${target}`, headers: {}, body: Buffer.alloc(0) }, defaultLimits);
  if ('problem' in decoded) throw new Error(JSON.stringify(decoded.problem));
  const encoder = vaix.encoder(decoded.batch, 'application/json');
  if (encoder.streams) throw new Error('streams');
  const { status, headers, body } = encoder.encode(results, summarize(results));
  return { status, headers, body: JSON.parse(String(body)) as { data: Record<string, unknown>[]; status: string } };
}
const idsOf = ({ body }: ReturnType<typeof answerTo>) => body.data.map((event) => event['event_id']);

const match = {
  begin: '2021-07-02T19:00:00Z',
  country: 'International',
  country_id: 'sr:category:4',
  league: 'Euro Cup',
  league_id: 'sr:tournament:1',
  participant_ids: ['sr:competitor:4717', 'sr:competitor:4707'],
  participants: ['Belgium', 'Italy'],
  sport: 'Soccer',
  sport_id: 'sr:sport:1',
  status: 'closed',
};

describe('events', () => {
  it('that are popular look as in the document, in the document’s order of fields', () => {
    const { status, body } = answerTo('popular', result(0, 200, counted(['sr:match:21516115', 6663, match], ['sr:match:21514503', 6000])));
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toBe(
      '{"data":[{"begin":"2021-07-02T19:00:00Z","confidence":1,"country":"International","country_id":"sr:category:4","event_id":"sr:match:21516115","event_type":null,' +
        '"league":"Euro Cup","league_id":"sr:tournament:1","participant_ids":["sr:competitor:4717","sr:competitor:4707"],"participants":["Belgium","Italy"],' +
        '"sport":"Soccer","sport_id":"sr:sport:1","status":"closed","total_bets":6663},' +
        '{"begin":null,"confidence":0.9004803362353647,"country":null,"country_id":null,"event_id":"sr:match:21514503","event_type":null,' +
        '"league":null,"league_id":null,"participant_ids":[],"participants":[],"sport":null,"sport_id":null,"status":null,"total_bets":6000}],"status":"success"}',
    );
  });

  it('that trend have a score, by how much their bets grow', () => {
    const { body } = answerTo('trending', result(0, 200, scored(['a', 0.921769], ['b', 0], ['c', 1])));
    expect(body.data.map(({ event_id, score, confidence, total_bets }) => [event_id, score, confidence, total_bets])).toEqual([
      ['a', 12.7827, 0.921769, undefined],
      ['b', 1, 0, undefined],
      ['c', 1_000_000_000, 1, undefined],
    ]);
  });

  it('leave out the most popular, whatever they are chosen by', () => {
    const most = result(0, 200, counted(['a', 9], ['b', 8]));
    expect(idsOf(answerTo('popular?count=2&exclude_n_popular=2', result(0, 200, counted(['a', 9], ['b', 8], ['c', 7], ['d', 6]))))).toEqual(
      ['c', 'd'],
    );
    expect(
      idsOf(answerTo('trending?count=2&exclude_n_popular=2', most, result(1, 200, scored(['d', 0.4], ['b', 0.3], ['c', 0.2], ['e', 0.1])))),
    ).toEqual(['d', 'c']);
    const recommended = answerTo(
      'recommended?user=ada&exclude_n_popular=2',
      most,
      result(1, 200, scored(['a', 0.9], ['e', 0.5])),
      result(2, 424, {}),
    );
    expect(recommended.body.data.map(({ event_id, confidence }) => [event_id, confidence])).toEqual([['e', 0.5]]);
  });

  it('are the popular ones for a user that nobody knows, and a failure where something else is wrong', () => {
    const popular = result(1, 200, counted(['a', 2], ['b', 1]));
    expect(idsOf(answerTo('recommended?user=nobody', result(0, 404, problem('not-found')), popular))).toEqual(['a', 'b']);
    const wrong = answerTo(
      'recommended?user=***',
      result(0, 422, problem('invalid-request', { detail: 'No.', errors: [{ pointer: '/parameters/userId', detail: 'Not so.' }] })),
      popular,
    );
    expect(wrong).toMatchObject({ status: 422, body: { error: '/parameters/userId: Not so.', status: 'error' } });
    expect(answerTo('recommended?user=ada', result(0, 404, problem('unknown-operation')), popular)).toMatchObject({ status: 404 });
    const later = answerTo('trending?exclude_n_popular=1', result(0, 503, problem('unavailable')), result(1, 200, scored()));
    expect(later).toMatchObject({ status: 503, headers: { 'retry-after': '3', 'cache-control': 'no-store' } });
  });

  it('have the fields and the order that are asked for', () => {
    const items = counted(
      ['a', 3, { begin: '2026-01-02T00:00:00Z', league: 'B' }],
      ['b', 2, { begin: '2026-01-01T00:00:00Z' }],
      ['c', 2, { league: 'A' }],
    );
    expect(answerTo('popular?fields=total_bets,event_id,score', result(0, 200, items)).body.data).toEqual([
      { total_bets: 3, event_id: 'a' },
      { total_bets: 2, event_id: 'b' },
      { total_bets: 2, event_id: 'c' },
    ]);
    expect(idsOf(answerTo('popular?order_by=%2Bbegin', result(0, 200, items)))).toEqual(['b', 'a', 'c']);
    expect(idsOf(answerTo('popular?order_by=+total_bets,-event_id', result(0, 200, items)))).toEqual(['c', 'b', 'a']);
    expect(idsOf(answerTo('popular?order_by=-league', result(0, 200, items)))).toEqual(['a', 'c', 'b']);
    expect(idsOf(answerTo('popular?order_by=participants', result(0, 200, items)))).toEqual(['a', 'b', 'c']);
  });

  it('that fail alone are answered with their own status', () => {
    expect(
      answerTo(
        'popular?count=-2',
        result(0, 400, problem('invalid-envelope', { detail: 'invalid value for count: cannot be less than 1, got -2' })),
      ),
    ).toMatchObject({
      status: 400,
      body: { error: 'invalid value for count: cannot be less than 1, got -2', status: 'error' },
    });
  });
});
