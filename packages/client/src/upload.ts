import type { Deadline } from './deadline.js';

/** What `fetch` needs to send text that is made while it is sent. */
export interface Upload {
  readonly body: ReadableStream<Uint8Array> | Blob;
  /** Asked for by `fetch` beside a stream. */
  readonly duplex?: 'half';
}

/** The caller's own source of items threw: that is no failure of the connection. */
export class SourceFailure extends Error {}

/** Where `fetch` has wrapped it. */
export function sourceFailureIn(error: unknown): SourceFailure | undefined {
  let at = error;
  while (at instanceof Error && !(at instanceof SourceFailure)) at = at.cause;
  return at instanceof SourceFailure ? at : undefined;
}

/** Chunks of about this size, so that a million short lines are not a million writes. */
const chunkCharacters = 64 * 1024;

/**
 * Sends pieces of text as they come. Browsers send streams over HTTP/2 only, and none says whether that is spoken before it has tried: there the
 * whole is put together first.
 */
export async function uploadOf(text: AsyncIterable<string>, deadline: Deadline): Promise<Upload> {
  const chunks = chunksOf(text, deadline);
  if (!sendsStreams()) {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    return { body: new Blob(parts) };
  }
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        controller.error(error);
      }
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
  return { body, duplex: 'half' };
}

async function* chunksOf(text: AsyncIterable<string>, deadline: Deadline): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const encoder = new TextEncoder();
  let waiting = '';
  try {
    for await (const piece of text) {
      waiting += piece;
      if (waiting.length < chunkCharacters) continue;
      yield encoder.encode(waiting);
      waiting = '';
      // The deadline is for the answer, and it begins anew with every chunk that the network takes.
      deadline.restart();
    }
  } catch (error) {
    throw new SourceFailure('The source of items failed', { cause: error });
  }
  if (waiting !== '') yield encoder.encode(waiting);
  deadline.restart();
}

function sendsStreams(): boolean {
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  // Node, Bun and Deno all say so.
  return process?.versions?.node !== undefined;
}
