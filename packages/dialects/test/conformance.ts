import { describe, expect, it } from '@jest/globals';
import { type Batch, defaultLimits, type Item, type ItemResult, problem, summarize } from '@sheaf/core';
import type { Dialect, DialectRequest } from '@sheaf/dialects';
import * as fc from 'fast-check';

/** Said aloud where a wire form has no way to write something. */
export const notSupported = 'not supported by this wire form';

/** What every dialect shows in its own words: the request as its clients send it, and what it means. */
export interface DecodingTable {
  readonly aRead: Decoding;
  readonly aWriteWithAJsonBody: Decoding;
  readonly bodiesThatAreFalsy: Decoding;
  readonly idsOfTheCaller: Decoding;
  readonly aDependency: Decoding;
  readonly aHeaderOfAnItem: Decoding;
  readonly dataInEscapes: Decoding;
}

type Decoding = typeof notSupported | { readonly given: DialectRequest; readonly want: readonly Partial<Item>[] };

/** The results that every dialect encodes. */
export const results: readonly ItemResult[] = [
  {
    id: '0',
    index: 0,
    status: 200,
    headers: { 'content-type': 'application/json', etag: '"1"' },
    json: '{"itemId":"a","zero":0,"text":"ü\\u0000"}',
  },
  { id: '1', index: 1, status: 204, headers: {}, json: undefined },
  { id: '2', index: 2, status: 200, headers: { 'content-type': 'application/json' }, json: 'null' },
  {
    id: '3',
    index: 3,
    status: 404,
    headers: { 'content-type': 'application/problem+json' },
    json: '{"type":"/problems/not-found","title":"Not found","status":404,"code":"not-found"}',
    effect: 'none',
    retryable: false,
  },
];

/** How a dialect joins the suite. */
export interface Conformance {
  readonly dialect: Dialect;
  /** A content type that it reads. */
  readonly contentType: string;
  readonly decoding: DecodingTable;
  /** What `results` are in each media type that it answers in; streamed ones joined, in the same order. */
  readonly encoding: Readonly<Record<string, string>>;
  /** What the problem `malformed-json` with the detail `At byte 0.` is answered with. */
  readonly refusal: { readonly status: number; readonly body: string };
}

export function conform({ dialect, contentType, decoding, encoding, refusal }: Conformance): void {
  describe(`dialect ${dialect.name}`, () => {
    describe('decodes', () => {
      it.each(Object.entries(decoding) as [keyof DecodingTable, Decoding][])('%s', (_scenario, entry) => {
        if (entry === notSupported) return expect(entry).toBe(notSupported);
        const { items } = batchOf(dialect, entry.given);
        expect(items).toEqual(entry.want.map((item, index) => expect.objectContaining({ index, ...item }) as unknown));
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
      });
    });

    describe('encodes', () => {
      it.each(Object.entries(encoding))('results in %s', (mediaType, want) => {
        expect(dialect.answersIn(mediaType)).toBe(mediaType);
        const encoder = dialect.encoder(batchOf(dialect, firstGiven(decoding)), mediaType);
        const summary = summarize(results);
        if (encoder.streams) {
          expect({ ...encoder.headers, body: results.map(encoder.encodeResult).join('') + encoder.encodeEnd(summary) }).toMatchObject({
            body: want,
            'cache-control': 'no-store',
          });
        } else {
          const { headers, body } = encoder.encode(results, summary);
          expect({ ...headers, body: String(body) }).toMatchObject({ body: want, 'cache-control': 'no-store' });
        }
      });

      it('a refusal, with the headers that go with it', () => {
        const { status, headers, body } = dialect.refuse(problem('malformed-json', { detail: 'At byte 0.' }), { 'x-more': '1' });
        expect({ status, body, ...headers }).toMatchObject({ ...refusal, 'cache-control': 'no-store', 'x-more': '1' });
      });
    });

    describe('whatever arrives', () => {
      it('gives a batch or a problem of 4xx', () => {
        const texts = requestsOf(decoding).map(({ body }) => Buffer.from(body).toString());
        const edit = fc.record({
          at: fc.nat(),
          remove: fc.nat(4),
          insert: fc.oneof(
            fc.constantFrom('', '{', '"', '\\', '\n', '--', '\u0000', '['.repeat(99), '1e999', '__proto__'),
            fc.string({ maxLength: 3 }),
          ),
        });
        const edited = fc.tuple(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 4 })).map(([text, edits]) =>
          edits.reduce((whole, { at, remove, insert }) => {
            const place = at % (whole.length + 1);
            return whole.slice(0, place) + insert + whole.slice(place + remove);
          }, text),
        );
        const body = fc.oneof(
          edited.map((text) => Buffer.from(text)),
          fc.uint8Array({ maxLength: 50 }),
        );
        fc.assert(
          fc.property(body, (bytes) => {
            const decoded = dialect.decode({ ...firstGiven(decoding), body: bytes }, defaultLimits);
            if ('problem' in decoded) {
              const { status } = dialect.refuse(decoded.problem);
              expect([status >= 400, status < 500]).toEqual([true, true]);
            } else decoded.batch.items.forEach((item, index) => expect(item.index).toBe(index));
          }),
          { numRuns: 1000 },
        );
      });

      it('holds to the limit of items', () => {
        const decoded = dialect.decode(firstGiven(decoding), { ...defaultLimits, maxItems: 0 });
        expect(decoded).toMatchObject({ problem: { code: 'too-many-items', limit: 0 } });
      });

      it('reads its own content type and no other', () => {
        expect(dialect.reads(contentType)).toBe(true);
        for (const other of [undefined, 'text/html', `${contentType} garbage`, `x${contentType}`]) expect(dialect.reads(other)).toBe(false);
        expect(dialect.acceptPost).not.toBe('');
        expect(dialect.answersIn('text/html')).toBeUndefined();
      });
    });
  });
}

function batchOf(dialect: Dialect, request: DialectRequest): Batch {
  const decoded = dialect.decode(request, defaultLimits);
  if ('problem' in decoded) throw new Error(JSON.stringify(decoded.problem));
  return decoded.batch;
}

function requestsOf(decoding: DecodingTable): DialectRequest[] {
  return (Object.values(decoding) as Decoding[]).flatMap((entry) => (entry === notSupported ? [] : [entry.given]));
}

function firstGiven(decoding: DecodingTable): DialectRequest {
  const [first] = requestsOf(decoding);
  if (first === undefined) throw new Error('a dialect supports something');
  return first;
}
