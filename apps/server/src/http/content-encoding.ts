import { type Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { type Limits, problem } from '@sheaf/core';
import { ProblemError } from '../operation/problem-error.js';

/**
 * The body as it was before its one gzip or br encoding, within the limits: bytes that come out, and how many times more they are than went in.
 * A body that is not encoded is given back as it is. Throws `unsupported-content-encoding`; the stream fails with `content-too-large` or, when
 * the data is damaged, `invalid-encoding`.
 */
export function decodeContent(
  payload: Readable,
  encoding: string | undefined,
  limits: Pick<Limits, 'maxBodyBytes' | 'maxGzipRatio'>,
): Readable {
  const name = encoding?.trim().toLowerCase();
  if (name === undefined || name === '' || name === 'identity') return payload;
  if (name !== 'gzip' && name !== 'br') {
    const refusal = problem('unsupported-content-encoding', { detail: 'A body has one encoding, gzip or br, or none.' });
    throw new ProblemError(refusal, { 'accept-encoding': 'gzip, br' });
  }
  const decoder = name === 'gzip' ? createGunzip() : createBrotliDecompress();
  let decodedBytes = 0;
  const decoded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      decodedBytes += chunk.length;
      const excess = excessOf(decodedBytes, decoder.bytesWritten, limits);
      done(excess, excess === null ? chunk : undefined);
    },
  });
  // Fastify compares it with content-length.
  Object.defineProperty(decoded, 'receivedEncodedLength', { get: () => decoder.bytesWritten });
  const stop = (error: Error) => {
    payload.unpipe(decoder);
    decoder.destroy();
    decoded.destroy(error);
  };
  payload.once('error', stop);
  decoder.once('error', () => stop(new ProblemError(problem('invalid-encoding', { detail: `The body is not ${name}, or is cut off.` }))));
  decoded.once('error', () => {
    payload.unpipe(decoder);
    decoder.destroy();
  });
  return payload.pipe(decoder).pipe(decoded);
}

/** Bodies this small are not worth a ratio, here as in a batch: a few hundred like lines compress better than any limit. */
const ratioMattersFromBytes = 1024 * 1024;

function excessOf(
  decodedBytes: number,
  encodedBytes: number,
  { maxBodyBytes, maxGzipRatio }: Pick<Limits, 'maxBodyBytes' | 'maxGzipRatio'>,
): ProblemError | null {
  if (decodedBytes > maxBodyBytes) {
    return new ProblemError(
      problem('content-too-large', { detail: `A body has at most ${maxBodyBytes} bytes after decompression.`, limit: maxBodyBytes }),
    );
  }
  if (decodedBytes > ratioMattersFromBytes && decodedBytes > maxGzipRatio * encodedBytes) {
    return new ProblemError(
      problem('content-too-large', {
        detail: `A body is at most ${maxGzipRatio} times as large as its compressed form.`,
        limit: maxGzipRatio,
      }),
    );
  }
  return null;
}
