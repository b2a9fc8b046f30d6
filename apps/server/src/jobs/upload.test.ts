import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { defaultLimits, type Item } from '@sheaf/core';
import type { JobEnvelope } from '@sheaf/dialects';
import * as fc from 'fast-check';
import { readUpload } from './upload.js';

async function upload(chunks: readonly (string | Buffer)[], { maxItems = 100, maxBodyBytes = 1000 } = {}) {
  const items: Item[] = [];
  let envelope: JobEnvelope | undefined;
  const body = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  const refusal = await readUpload(body, { ...defaultLimits, maxBodyBytes }, maxItems, async (given) => {
    envelope = given;
    return { add: async (item) => void items.push(item) };
  });
  return { refusal, items, envelope, body };
}

const line = (n: number) => `{"method":"PUT","path":"/items/${n}","body":{"ü":"\\u0000"}}`;

describe('readUpload', () => {
  it('reads the same items wherever the chunks are cut, with either line end, with or without the last', async () => {
    const lines = ['{"execution":"serial"}', '', line(0), '  ', '{"method":', line(2), line(3)];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '\n', ' \n\n'),
        fc.array(fc.nat(400), { maxLength: 8 }),
        async (end, last, cuts) => {
          const bytes = Buffer.from(lines.join(end) + last);
          const places = [0, ...cuts.map((cut) => cut % bytes.length).toSorted((a, b) => a - b), bytes.length];
          const chunks = places.slice(1).map((place, at) => bytes.subarray(places[at], place));
          const { refusal, items, envelope } = await upload(chunks);
          expect(refusal).toBeUndefined();
          expect(envelope?.execution).toBe('serial');
          expect(items.map(({ index, problem }) => [index, problem?.code, problem?.['line']])).toEqual([
            [0, undefined, undefined],
            [1, 'malformed-json', 5],
            [2, undefined, undefined],
            [3, undefined, undefined],
          ]);
        },
      ),
    );
  });

  it('makes a line of too many bytes an item that says so, and holds none of it', async () => {
    const { items, refusal } = await upload(['{}\n', 'x'.repeat(900), 'x'.repeat(900), 'x'.repeat(5000), `\n${line(1)}`]);
    expect(refusal).toBeUndefined();
    expect(items.map(({ problem }) => problem?.code)).toEqual(['line-too-long', undefined]);
  });

  it.each([
    ['an empty body', [], 'empty-batch'],
    ['blank lines', ['\n \n\r\n'], 'empty-batch'],
    ['options alone', ['{}\n'], 'empty-batch'],
    ['options that are none', ['{"execution":"later"}\n', line(0)], 'invalid-envelope'],
    ['options that are cut off', ['{"execution"\n', line(0)], 'malformed-json'],
    ['options that are too long', [`{"metadata":{"a":"${'x'.repeat(1000)}"}}\n`, line(0)], 'line-too-long'],
  ])('refuses %s', async (_title, chunks, code) => {
    expect((await upload(chunks)).refusal).toMatchObject({ code });
  });

  it('refuses an item too many as soon as it comes, and leaves the stream to its owner', async () => {
    const { refusal, items, body } = await upload(['{}\n', `${line(0)}\n${line(1)}\n${line(2)}\n`, 'never read'], { maxItems: 2 });
    expect(refusal).toMatchObject({ code: 'too-many-items', limit: 2 });
    expect(items).toHaveLength(2);
    expect(body.destroyed).toBe(false);
  });

  it('rejects when the upload breaks off', async () => {
    const reading = readUpload(Readable.from(broken()), defaultLimits, 10, async () => ({ add: async () => undefined }));
    await expect(reading).rejects.toThrow('gone');
  });
});

async function* broken() {
  yield Buffer.from(`{}\n${line(0)}\n`);
  throw new Error('gone');
}
