import { Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { BlobError, blobErrorOf } from './blob-error.js';
import type { ReadOptions } from './blob.js';

const decoders = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['br', createBrotliDecompress],
  ['deflate', createInflate],
]);

/** What a storage sends: decompressed, counted as it comes, its errors told as `BlobError`. */
export function bounded(content: AsyncIterable<Uint8Array>, encoding: string | undefined, what: string, options: ReadOptions): Readable {
  return Readable.from(chunks(content, encoding, what, options), { objectMode: false });
}

async function* chunks(
  content: AsyncIterable<Uint8Array>,
  stated: string | undefined,
  what: string,
  { maxBytes, signal }: ReadOptions,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let encoding = stated;
  try {
    // One encoding at most: each further one multiplies what a small blob can become.
    if (!isNone(stated) && !decoders.has(stated!))
      throw new BlobError('unavailable', `${what}: its content-encoding is none of gzip, br, deflate.`);
    const opened = await open(content);
    if (opened.isGzip && isNone(stated)) encoding = 'gzip';
    for await (const chunk of decoded(opened.content, encoding)) {
      signal?.throwIfAborted();
      bytes += chunk.length;
      if (bytes > maxBytes) throw new BlobError('too-large', `${what}: it has more than ${maxBytes} bytes, which is the limit.`);
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
async function open(
  content: AsyncIterable<Uint8Array>,
): Promise<{ readonly content: AsyncIterable<Uint8Array>; readonly isGzip: boolean }> {
  const rest = content[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  for (let isDone = false; !isDone && head.length < 2;) {
    const { done = false, value } = await rest.next();
    isDone = done;
    if (!done) head = Buffer.concat([head, value]);
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head;
      for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
    } finally {
      await rest.return?.();
    }
  }
  return { content: whole(), isGzip: head[0] === 0x1f && head[1] === 0x8b };
}

function isNone(encoding: string | undefined): boolean {
  return encoding === undefined || encoding === '' || encoding === 'identity';
}

function decoded(content: AsyncIterable<Uint8Array>, encoding: string | undefined): AsyncIterable<Uint8Array> {
  const source = Readable.from(content, { objectMode: false });
  const decoder = encoding === undefined ? undefined : decoders.get(encoding)?.();
  if (decoder !== undefined) {
    source.on('error', (error) => decoder.destroy(error));
    decoder.on('close', () => source.destroy());
    return source.pipe(decoder);
  }
  return source;
}

function isZlibError(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(Z_|ERR_BROTLI|ERR__ERROR)/.test(code);
}
