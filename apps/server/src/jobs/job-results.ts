import { Readable } from 'node:stream';
import type { Job, ResultLine } from '@sheaf/jobs';
import { presentJob } from './job-answer.js';

/** Lines as bytes, in pieces that are worth a write, and the last line with what to go on with. */
export function jobResults({ lines }: { lines(): AsyncGenerator<ResultLine, { job: Job; cursor: string }> }): Readable {
  async function* pieces(): AsyncGenerator<Buffer> {
    let piece: Uint8Array[] = [];
    let length = 0;
    const reading = lines();
    for (;;) {
      const next = await reading.next();
      if (next.done === true) {
        const { job, cursor } = next.value;
        const { state, counts } = presentJob(job);
        piece.push(Buffer.from(`${JSON.stringify({ state, counts, cursor })}\n`));
        yield Buffer.concat(piece);
        return;
      }
      const { bytes, cursor } = next.value;
      const end = Buffer.from(`,"cursor":"${cursor}"}\n`);
      // The line's own brace comes last.
      piece.push(bytes.subarray(0, -1), end);
      length += bytes.length + end.length;
      if (length < pieceBytes) continue;
      yield Buffer.concat(piece);
      piece = [];
      length = 0;
    }
  }
  return Readable.from(pieces(), { objectMode: false });
}

const pieceBytes = 64 * 1024;
