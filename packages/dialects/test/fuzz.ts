import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { type Batch, defaultLimits, type Item, type ItemResult, plan, problem, summarize } from '@sheaf/core';
import type { Dialect, DialectRequest } from '@sheaf/dialects';
import * as fc from 'fast-check';
import type { Conformance } from './conformance.js';
import { fuzzRuns, hostileRequests } from './hostile.js';

/** As small as a batch of a fuzz run needs. */
const limits = { ...defaultLimits, maxItems: 50, maxDepth: 32 };

/** Longest time of one request, far beyond what any takes: what is slower has found a way to be slow. */
const patienceMs = 5000;

/** Requests of a dialect beside those of its conformance table: its lone requests. */
export interface FuzzOptions {
  readonly more?: readonly DialectRequest[];
  /** Large bodies, in whose making a little text becomes much; each some 100 kB. Default: those of JSON. */
  readonly large?: readonly (() => DialectRequest)[];
}

export function fuzz({ dialect, decoding }: Conformance, { more = [], large }: FuzzOptions = {}): void {
  const seeds = [
    ...(Object.values(decoding) as ({ given: DialectRequest } | string)[]).flatMap((each) =>
      typeof each === 'string' ? [] : [each.given],
    ),
    ...more,
  ];

  describe(`dialect ${dialect.name}, whatever arrives`, () => {
    it('gives a batch that can run and be answered, or a refusal of 4xx', () => {
      let batches = 0;
      fc.assert(
        fc.property(hostileRequests(seeds, dialect.methods), (request) => {
          const startedMs = performance.now();
          const decoded = dialect.decode(request, limits);
          expect(performance.now() - startedMs).toBeLessThan(patienceMs);
          if ('problem' in decoded) expectRefusal(dialect, decoded.problem, decoded.headers);
          else {
            batches += 1;
            expectBatch(decoded.batch, dialect);
            expectAnswer(dialect, decoded.batch);
          }
        }),
        { numRuns: fuzzRuns },
      );
      // Else what is spoiled is never read beyond its first fault.
      expect(batches).toBeGreaterThan(fuzzRuns / 50);
    }, 600_000);

    it('never holds more memory than a few times what arrived', () => {
      // A collection takes a tenth of a second: once is enough for what is there before.
      const before = heapBytes();
      for (const make of large ?? largeTexts.map((text) => () => ({ ...seeds[0]!, body: Buffer.from(text()) }))) {
        const request = make();
        const startedMs = performance.now();
        const decoded = dialect.decode(request, defaultLimits);
        expect(performance.now() - startedMs).toBeLessThan(patienceMs);
        // An item of a dozen characters is an object of some 300 bytes; what it holds may not grow with anything else.
        expect(heapBytes() - before).toBeLessThan(40 * request.body.length);
        if ('problem' in decoded) expectRefusal(dialect, decoded.problem, decoded.headers);
      }
    }, 60_000);
  });
}

/**
 * The same for what is no whole request: a line of a file, a body of a form of its own. `read` gives what it makes of the bytes, `undefined` of a refusal,
 * and checks it.
 */
export function fuzzText(name: string, texts: readonly string[], read: (bytes: Buffer) => unknown): void {
  const seeds = texts.map((text): DialectRequest => ({ method: 'POST', target: '/', headers: {}, body: Buffer.from(text) }));

  describe(`${name}, whatever arrives`, () => {
    it('is read or refused', () => {
      let readable = 0;
      fc.assert(
        fc.property(hostileRequests(seeds), ({ body }) => {
          const startedMs = performance.now();
          if (read(Buffer.from(body)) !== undefined) readable += 1;
          expect(performance.now() - startedMs).toBeLessThan(patienceMs);
        }),
        { numRuns: fuzzRuns },
      );
      expect(readable).toBeGreaterThan(fuzzRuns / 50);
    }, 600_000);

    it('never holds more memory than a few times what arrived', () => {
      const before = heapBytes();
      for (const text of largeTexts) {
        const bytes = Buffer.from(text());
        const held = read(bytes);
        expect(heapBytes() - before).toBeLessThan(40 * bytes.length);
        expect(held === undefined || typeof held === 'object').toBe(true);
      }
    }, 60_000);
  });
}

/** An item that stands by itself. */
export function expectItem(item: Item): void {
  expect(Object.keys(item.headers)).toEqual(Object.keys(item.headers).filter((name) => name === name.toLowerCase()));
  expectTarget(item);
}

function expectRefusal(
  dialect: Dialect,
  refusal: Parameters<Dialect['refuse']>[0],
  headers: Readonly<Record<string, string>> | undefined,
): void {
  const { status, body } = dialect.refuse(refusal, headers);
  expect([status >= 400, status < 500 || status === 501]).toEqual([true, true]);
  // Names and numbers of what arrived may stand in it, no more.
  expect(body.length).toBeLessThan(20_000);
}

/** What must hold for whoever plans and dispatches it. */
function expectBatch(batch: Batch, { itemCredentials }: Dialect): void {
  const { items } = batch;
  // Some requests take an item or two of their own.
  expect(items.length).toBeLessThanOrEqual(4 * limits.maxItems);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  items.forEach((item, index) => {
    expect(item.index).toBe(index);
    for (const parent of item.dependsOn) expect([parent >= 0, parent < index]).toEqual([true, true]);
    for (const [name, value] of Object.entries(item.headers)) {
      expect([name, value]).toEqual([name.toLowerCase(), expect.stringMatching(/^[\t\x20-\x7e\x80-\xff]*$/)]);
      expect(name).not.toMatch(/^(?:host|content-length|transfer-encoding|connection|x-forwarded-.*|x-http-method-override)$/);
      if (itemCredentials === 'inherit') expect(name).not.toMatch(/^(?:authorization|cookie|sheaf-catalogue)$/);
    }
    expectTarget(item);
  });
  plan(batch);
}

function expectTarget({ target, problem: refusal }: Item): void {
  if (target === undefined) return void expect(refusal!.status).toBeLessThanOrEqual(501);
  if (!('path' in target)) return void expect([typeof target.operationId, typeof target.parameters]).toEqual(['string', 'object']);
  expect(target.method).toMatch(/^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/);
  expect(target.path).toMatch(/^\/(?!\/)[!-~]*$/);
  const [path = ''] = target.path.split('?', 1);
  expect(path).not.toMatch(/%00|%5c|\\|#/i);
  for (const segment of path.split('/')) expect(decodeURIComponent(segment)).not.toMatch(/^\.\.?$/);
}

/** Whatever its items are answered, there is an answer. */
function expectAnswer(dialect: Dialect, batch: Batch): void {
  const outcomes = [
    { status: 204, json: undefined },
    { status: 424, json: JSON.stringify(problem('failed-dependency')) },
    { status: 404, json: '"text"' },
    { status: 500, json: '{"error":"text","message":[1]}' },
    { status: 404, json: JSON.stringify(problem('not-found')) },
  ];
  const results = batch.items.map((item, index): ItemResult => {
    const { status, json } = outcomes[(index + batch.items.length) % outcomes.length]!;
    const headers: Record<string, string> = json === undefined ? {} : { 'content-type': 'application/problem+json' };
    return { id: item.id, index, status, headers, json, ...(status < 400 ? {} : { effect: 'none', retryable: false }) };
  });
  // What an operation answers is its own: this asks for failures where an encoder reads successes.
  const failing = results.map((result) =>
    result.status < 400 ? { ...result, status: 404, json: 'null', effect: 'none' as const, retryable: false } : result,
  );
  const encoder = dialect.encoder(batch, dialect.answersIn(undefined)!);
  if (encoder.streams) throw new TypeError('By default a dialect answers as a whole.');
  expect(encoder.encode(failing, summarize(failing)).status).toBeLessThan(600);
}

const largeBytes = 256 * 1024;
const filled = (text: string): string => text.repeat(Math.floor(largeBytes / text.length));
const requests = (text: string): string => `{"requests":[${filled(`${text},`)}${text}]}`;

/** Texts that become much of little, or are slow to read for who reads them wrongly. */
const largeTexts: readonly (() => string)[] = [
  () => requests('{}'),
  () => requests('0'),
  () => requests('{"method":"GET","path":"/"}'),
  () => requests('{"id":"0","method":"GET","url":"/"}'),
  () => requests('{"operation_id":"get_item","name":"1"}'),
  () => `[${filled('{},')}{}]`,
  () => filled('['),
  () => filled('{"a":'),
  () => filled('{"requests":['),
  () => `{"requests":[{"method":"GET","path":"/${filled('a/')}"}]}`,
  () => `{"requests":[{"method":"GET","path":"/${filled('%2e')}"}]}`,
  () => `{"requests":[{"method":"GET","path":"/?filter=${filled("'a' == (")}"}]}`,
  () => `{"requests":[{"operation_id":"get_popular_events","name":"1","params":{"filters":"${filled('a:eq:1|')}"}}]}`,
  () => `{"requests":[{"operation_id":"get_popular_events","name":"1","params":{"from_offset":"${filled('1')}"}}]}`,
  () => `{"requests":[{${Array.from({ length: 15_000 }, (_, index) => `"member${index}":1`).join()}}]}`,
  () => `{"requests":[{"method":"POST","path":"/recomms/users/u/items/","params":{"filter":"${filled('(')}"}}]}`,
  () => `{"requests":[{"method":"POST","path":"/recomms/users/u/items/","params":{"filter":"${filled('not ')}"}}]}`,
  () => `"${filled(String.raw`\u00e4`)}"`,
  () => filled(' '),
];

/** After a collection: what is held. */
function heapBytes(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
