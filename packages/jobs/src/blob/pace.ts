import { BlobError } from './blob-error.js';

/** A storage that sends less than this while it is waited for holds up whoever reads for days: it is given up. */
const leastBytesPerSecond = 16 * 1024;
/** Time that any of them may take to begin. */
const graceMs = 60_000;

/** What a storage sends, unless it drips. Only the time counts in which it was waited for: a slow reader is not its fault. */
export async function* paced(
  content: AsyncIterable<Uint8Array>,
  what: string,
  nowMs: () => number = () => performance.now(),
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let waitedMs = 0;
  let askedMs = nowMs();
  for await (const chunk of content) {
    waitedMs += nowMs() - askedMs;
    bytes += chunk.length;
    if (waitedMs > graceMs + (bytes / leastBytesPerSecond) * 1000)
      throw new BlobError('unreachable', `${what}: it comes too slowly, less than ${leastBytesPerSecond} bytes a second.`);
    yield chunk;
    askedMs = nowMs();
  }
}
