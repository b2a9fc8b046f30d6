import { createBrotliDecompress, createGunzip } from 'node:zlib';
import type { Readable } from 'node:stream';
import { problem } from '@sheaf/core';
import type { Limits, Problem } from '@sheaf/core';

/** Content encodings that a batch may come in, for the accept-encoding header of a 415. */
export const contentEncodings = 'gzip, br';

/** How the body of a batch is encoded, by its content-encoding header; `undefined`: in a way that is not offered, or more than once. */
export function contentEncoding(header: string | undefined): 'identity' | 'gzip' | 'br' | undefined {
  if (header === undefined) return 'identity';
  const encoding = header.trim().toLowerCase();
  if (encoding === 'x-gzip') return 'gzip';
  return encoding === 'identity' || encoding === 'gzip' || encoding === 'br' ? encoding : undefined;
}

/** Bodies this small are not worth a ratio: a few hundred like items compress better than any limit. */
const ratioMattersFromBytes = 1024 * 1024;

/**
 * Reads a body to its end, decompressing it; stops at the first byte too many, before or after decompression (HAPI CVE-2026-113873 did not). What
 * is refused is left unread, and its connection open for the answer. Rejects only when the connection breaks.
 */
export function readBody(
  stream: Readable,
  encoding: 'identity' | 'gzip' | 'br',
  { maxBodyBytes, maxGzipRatio }: Pick<Limits, 'maxBodyBytes' | 'maxGzipRatio'>,
): Promise<Buffer | { readonly problem: Problem }> {
  return new Promise((resolve, reject) => {
    const decoder = encoding === 'gzip' ? createGunzip() : encoding === 'br' ? createBrotliDecompress() : undefined;
    const chunks: Buffer[] = [];
    let sentBytes = 0;
    let bytes = 0;
    let isOver = false;

    function take(chunk: Buffer): void {
      if (isOver) return;
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes > maxBodyBytes) stop(tooLarge(`The body has more than ${maxBodyBytes} bytes.`, maxBodyBytes));
      else if (decoder !== undefined && bytes > ratioMattersFromBytes && bytes > sentBytes * maxGzipRatio)
        stop(tooLarge(`The body expands more than ${maxGzipRatio} times.`, maxGzipRatio));
    }
    function stop(answer: Buffer | { readonly problem: Problem }): void {
      if (isOver) return;
      isOver = true;
      if (decoder !== undefined) stream.unpipe(decoder);
      decoder?.destroy();
      if (!(answer instanceof Buffer)) stream.pause();
      resolve(answer);
    }
    function end(): void {
      stop(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, bytes));
    }

    stream.on('error', reject);
    // A caller that goes away half-way ends a request without its end.
    stream.on('close', () => {
      if (!stream.readableEnded) reject(new Error('The connection was closed before the end of the body.'));
    });
    if (decoder === undefined) {
      stream.on('data', take).on('end', end);
      return;
    }
    stream.on('data', (chunk: Buffer) => (sentBytes += chunk.length)).pipe(decoder);
    decoder.on('data', take).on('end', end);
    decoder.on('error', () =>
      stop({ problem: problem('invalid-encoding', { detail: `The ${encoding} encoding of the body is cut off or broken.` }) }),
    );
  });
}

export function tooLarge(detail: string, limit: number): { readonly problem: Problem } {
  return { problem: problem('content-too-large', { detail, limit }) };
}
