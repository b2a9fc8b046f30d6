import { describe, expect, it } from '@jest/globals';
import { type Batch, type ItemResult, problem, type Return, summarize } from '@sheaf/core';
import type { StreamEncoder, WholeEncoder } from '../dialect.js';
import { nativeDialect } from './native.js';

const native = nativeDialect();
const batch = (returned: Return): Batch => ({
  items: [],
  execution: 'auto',
  onError: 'continue',
  return: returned,
  concurrency: undefined,
  timeoutMs: undefined,
});
const results: ItemResult[] = [
  { id: 'a"\u2028', index: 0, status: 200, headers: { etag: '"1"' }, json: '{"x":[0,false,null,""]}' },
  { id: '1', index: 1, status: 204, headers: {}, json: undefined, droppedCookies: 2 },
  {
    id: '2',
    index: 2,
    status: 400,
    headers: { 'content-type': 'application/problem+json' },
    json: '{"code":"not-found"}',
    effect: 'none',
    retryable: false,
  },
  { id: '3', index: 3, status: 424, headers: {}, json: '{}', effect: 'none', retryable: true, skipped: true },
  { id: '4', index: 4, status: 200, headers: {}, json: 'null' },
];
const whole = (returned: Return) => {
  const answer = (native.encoder(batch(returned), 'application/json') as WholeEncoder).encode(results, summarize(results));
  return { ...answer, body: JSON.parse(String(answer.body)) as { responses: Record<string, unknown>[]; summary: unknown } };
};

const stream = (returned: Return) => native.encoder(batch(returned), 'application/x-ndjson') as StreamEncoder;

describe('the whole answer', () => {
  it('has one result per item in request order, with the body as it stood', () => {
    expect(whole('full')).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: {
        responses: [
          { id: 'a"\u2028', index: 0, status: 200, headers: { etag: '"1"' }, body: { x: [0, false, null, ''] } },
          { id: '1', index: 1, status: 204, headers: {} },
          {
            id: '2',
            index: 2,
            status: 400,
            headers: { 'content-type': 'application/problem+json' },
            body: { code: 'not-found' },
            effect: 'none',
            retryable: false,
          },
          { id: '3', index: 3, status: 424, headers: {}, body: {}, effect: 'none', retryable: true },
          { id: '4', index: 4, status: 200, headers: {}, body: null },
        ],
        summary: { total: 5, succeeded: 3, failed: 1, skipped: 1, droppedCookies: 2 },
      },
    });
  });

  it('leaves headers of successes out for minimal, and nothing of failures', () => {
    const { responses } = whole('minimal').body;
    expect(responses.map(({ headers }) => headers !== undefined)).toEqual([false, false, true, true, false]);
    expect(responses[2]).toEqual(whole('full').body.responses[2]);
  });

  it('has failed items only for errors, and a summary of all', () => {
    const { responses, summary } = whole('errors').body;
    expect(responses.map(({ index }) => index)).toEqual([2, 3]);
    expect(summary).toMatchObject({ total: 5, succeeded: 3 });
  });
});

describe('the streamed answer', () => {
  it('has a line per result and the summary last, each line one JSON text', () => {
    const { status, headers, encodeResult, encodeEnd } = stream('full');
    expect({ status, headers }).toEqual({ status: 200, headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' } });
    const text = [results[2]!, results[0]!].map(encodeResult).join('') + encodeEnd(summarize(results));
    const lines = text.split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      whole('full').body.responses[2],
      whole('full').body.responses[0],
      { summary: { total: 5, succeeded: 3, failed: 1, skipped: 1, droppedCookies: 2 } },
    ]);
  });

  it('has no line for a success where only errors are wanted', () => {
    expect(results.map((result) => stream('errors').encodeResult(result) === '')).toEqual([true, true, false, false, true]);
  });

  it('beats with an empty line, which readers of NDJSON skip', () => {
    expect(stream('full').heartbeat).toBe('\n');
  });
});

describe('refuse', () => {
  it('answers the problem document with its status, never to be stored, with the headers that go with it', () => {
    const refused = problem('method-not-allowed', { detail: 'Only POST.' });
    expect(native.refuse(refused, { allow: 'POST' })).toEqual({
      status: 405,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', allow: 'POST' },
      body: JSON.stringify(refused),
    });
  });
});
