import { PassThrough, Readable } from 'node:stream';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { contentEncoding, readBody } from './request-body.js';

const limits = { maxBodyBytes: 4_000_000, maxGzipRatio: 100 };
const read = async (bytes: Buffer, encoding: 'identity' | 'gzip' | 'br' = 'identity', given = limits) => {
  const body = await readBody(Readable.from([bytes.subarray(0, 5), bytes.subarray(5)], { objectMode: false }), encoding, given);
  return 'problem' in body ? { code: body.problem.code, limit: body.problem['limit'] } : body.toString();
};

describe('the body of a batch', () => {
  it('is read as it is, or from gzip or br', async () => {
    expect(await read(Buffer.from('{"a":"ü"}'))).toBe('{"a":"ü"}');
    expect(await read(gzipSync('zipped'), 'gzip')).toBe('zipped');
    expect(await read(brotliCompressSync('brotli'), 'br')).toBe('brotli');
    expect(await read(Buffer.from(''))).toBe('');
  });

  it('ends at the first byte too many, before and after decompression', async () => {
    const small = { ...limits, maxBodyBytes: 10 };
    const tooLarge = { code: 'content-too-large', limit: 10 };
    expect(await read(Buffer.alloc(11), 'identity', small)).toEqual(tooLarge);
    expect(await read(Buffer.alloc(10), 'identity', small)).toHaveLength(10);
    expect(await read(gzipSync(Buffer.alloc(11)), 'gzip', small)).toEqual(tooLarge);
    expect(await read(brotliCompressSync(Buffer.alloc(11)), 'br', small)).toEqual(tooLarge);
  });

  it('ends where it expands too much, and lets small bodies expand', async () => {
    expect(await read(gzipSync(Buffer.alloc(3_000_000)), 'gzip')).toEqual({ code: 'content-too-large', limit: 100 });
    expect(await read(gzipSync(Buffer.alloc(500_000)), 'gzip')).toHaveLength(500_000);
    const text = Buffer.from(JSON.stringify(Array.from({ length: 100_000 }, (_, index) => ({ path: `/items/${index}` }))));
    expect(await read(gzipSync(text), 'gzip')).toHaveLength(text.length);
  });

  it('stops reading what it refuses', async () => {
    let sent = 0;
    const endless = new Readable({
      read() {
        sent += 1;
        this.push(Buffer.alloc(1000));
      },
    });
    expect(await readBody(endless, 'identity', { ...limits, maxBodyBytes: 5000 })).toHaveProperty('problem');
    const before = sent;
    await new Promise((resolve) => setImmediate(resolve));
    expect([sent, endless.isPaused(), endless.destroyed]).toEqual([before, true, false]);
  });

  it.each([
    ['cut off', gzipSync('x'.repeat(1000)).subarray(0, 20)],
    ['something else', Buffer.from('{"plain":"JSON"}')],
    ['another encoding', deflateSync('x')],
  ])('that says gzip and is %s is refused', async (_what, bytes) => {
    expect(await read(bytes, 'gzip')).toMatchObject({ code: 'invalid-encoding' });
  });

  it('rejects when the connection breaks', async () => {
    for (const encoding of ['identity', 'gzip'] as const) {
      const stream = new PassThrough();
      const body = readBody(stream, encoding, limits);
      stream.destroy(new Error('reset'));
      await expect(body).rejects.toThrow('reset');
    }
  });
});

describe('a content encoding', () => {
  it.each([
    [undefined, 'identity'],
    ['identity', 'identity'],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['x-gzip', 'gzip'],
    ['br', 'br'],
    ['deflate', undefined],
    ['gzip, br', undefined],
    ['gzip, gzip', undefined],
    ['', undefined],
  ])('of %j is %s', (header, encoding) => {
    expect(contentEncoding(header)).toBe(encoding);
  });
});
