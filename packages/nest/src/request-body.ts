import { createBrotliDecompress, createGunzip } from 'node:zlib';
import type { Readable } from 'node:stream';
import { problem } from '@sheaf/core';
import type { Limits, Problem } from '@sheaf/core';

/** Content encodings that a batch may come in, for the accept-encoding header of a 415. */
export const contentEncodings = 'gzip, br';

/** How the body of a batch is encoded, by its content-encoding header; `undefined`: in a way that is not offered, or more than once. */
export function contentEncoding(header: string | undefined): 'identity' | 'gzip' | 'br' | undefined {
  const encoding = (header ?? 'identity').trim().toLowerCase();
  if (encoding === 'x-gzip') return 'gzip';
  return encoding === 'identity' || encoding === 'gzip' || encoding === 'br' ? encoding : undefined;
}

/** Bodies this small are not worth a ratio: a few hundred like items compress better than any limit. */
const ratioMattersFromBytes = 1024 * 1024;

/**
 * Reads a body to its end, decompressing it; stops at the first byte too many, before or after decompression (HAPI CVE-2026-113873 did not).
 * Rejects only when the connection breaks.
 */
export async function readBody(
  stream: Readable,
  encoding: 'identity' | 'gzip' | 'br',
  limits: Pick<Limits, 'maxBodyBytes' | 'maxGzipRatio'>,
): Promise<Buffer | { readonly problem: Problem }> {
  const { maxBodyBytes, maxGzipRatio } = limits;
  let sentBytes = 0;
  const count = (chunk: Buffer) => (sentBytes += chunk.length);
  const decoder = encoding === 'gzip' ? createGunzip() : encoding === 'br' ? createBrotliDecompress() : undefined;
  const source =
    decoder === undefined
      ? stream
      : stream
          .on('data', count)
          .once('error', (error) => decoder.destroy(error))
          .pipe(decoder);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBodyBytes) return tooLarge(`The body has more than ${maxBodyBytes} bytes.`, maxBodyBytes);
      if (decoder !== undefined && bytes > ratioMattersFromBytes && bytes > sentBytes * maxGzipRatio)
        return tooLarge(`The body expands more than ${maxGzipRatio} times.`, maxGzipRatio);
      chunks.push(chunk);
    }
  } catch (error) {
    if (decoder === undefined || stream.errored) throw error;
    return { problem: problem('invalid-encoding', { detail: `The ${encoding} encoding of the body is cut off or broken.` }) };
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, bytes);
}

export function tooLarge(detail: string, limit: number): { readonly problem: Problem } {
  return { problem: problem('content-too-large', { detail, limit }) };
}
