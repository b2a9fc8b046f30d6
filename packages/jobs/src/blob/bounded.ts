import { Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { BlobError, blobErrorOf } from './blob-error.js';
import type { ReadOptions } from './blob.js';
import { paced } from './pace.js';

const decoders = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['br', createBrotliDecompress],
  ['deflate', createInflate],
]);

/** Like lines of a small blob may compress better than any limit. */
const ratioMattersFromBytes = 1024 * 1024;

/** What a storage sends: decompressed, counted as it comes, its errors told as `BlobError`. */
export function bounded(content: AsyncIterable<Uint8Array>, encoding: string | undefined, what: string, options: ReadOptions): Readable {
  return Readable.from(chunks(content, encoding, what, options), { objectMode: false });
}

async function* chunks(
  content: AsyncIterable<Uint8Array>,
  stated: string | undefined,
  what: string,
  { maxBytes, maxGzipRatio = Infinity, signal }: ReadOptions,
): AsyncGenerator<Uint8Array> {
  let encoding = isNone(stated) ? undefined : stated!;
  let bytes = 0;
  let encodedBytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of paced(content, what)) {
      encodedBytes += chunk.length;
      yield chunk;
    }
  }
  try {
    // One encoding at most: each further one multiplies what a small blob can become.
    if (encoding !== undefined && !decoders.has(encoding))
      throw new BlobError('unavailable', `${what}: its content-encoding is none of gzip, br, deflate.`);
    const { content: whole, isGzip } = await begin(counted());
    if (isGzip) encoding ??= 'gzip';
    for await (const chunk of decoded(whole, encoding)) {
      signal?.throwIfAborted();
      bytes += chunk.length;
      if (bytes > maxBytes) throw new BlobError('too-large', `${what}: it has more than ${maxBytes} bytes, which is the limit.`);
      if (bytes > ratioMattersFromBytes && bytes > maxGzipRatio * encodedBytes)
        throw new BlobError('too-large', `${what}: it is more than ${maxGzipRatio} times as large as its compressed form.`);
      yield chunk;
    }
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw isZlibError(error) ? new BlobError('unavailable', `${what}: its ${encoding} is damaged.`) : blobErrorOf(error, what);
  }
}

/**
 * The content, and whether it begins as gzip does: a `.gz` file is stored without a content-encoding more often than with one, and no text begins so.
 */
async function begin(
  content: AsyncGenerator<Uint8Array>,
): Promise<{ readonly content: AsyncIterable<Uint8Array>; readonly isGzip: boolean }> {
  let head = Buffer.alloc(0);
  for (let isDone = false; !isDone && head.length < 2;) {
    const { done = false, value } = await content.next();
    isDone = done;
    if (!done) head = Buffer.concat([head, value as Uint8Array]);
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head;
    yield* content;
  }
  return { content: whole(), isGzip: head[0] === 0x1f && head[1] === 0x8b };
}

function isNone(encoding: string | undefined): boolean {
  return encoding === undefined || encoding === '' || encoding === 'identity';
}

function decoded(content: AsyncIterable<Uint8Array>, encoding: string | undefined): AsyncIterable<Uint8Array> {
  const source = Readable.from(content, { objectMode: false });
  const decoder = encoding === undefined ? undefined : decoders.get(encoding)!();
  if (decoder === undefined) return source;
  source.on('error', (error) => decoder.destroy(error));
  decoder.on('close', () => source.destroy());
  return source.pipe(decoder);
}

function isZlibError(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(Z_|ERR_BROTLI|ERR__ERROR)/.test(code);
}
