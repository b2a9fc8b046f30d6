import type { Readable } from 'node:stream';
import type { Item, Limits, Problem } from '@sheaf/core';
import { problem, problemOfFaults } from '@sheaf/core';
import { decodeJobLine, type JobEnvelope, JobItems } from '@sheaf/dialects';

/** Where the items of an upload go. */
export interface ItemSink {
  /** Resolves when the next may come. */
  add(item: Item): Promise<void>;
}

/**
 * Reads an upload line by line into the sink that `begin` gives for its first line, one line in memory at a time. What comes back is why the whole is
 * refused; what was added by then is of no use. Rejects when the upload breaks off.
 */
export async function readUpload(
  body: Readable,
  limits: Limits,
  maxItems: number,
  begin: (envelope: JobEnvelope) => Promise<ItemSink>,
): Promise<Problem | undefined> {
  const items = new JobItems(limits);
  let sink: ItemSink | undefined;
  for await (const { number, bytes } of linesOf(body, limits.maxBodyBytes)) {
    if (sink === undefined) {
      if (bytes === undefined)
        return problem('line-too-long', { detail: `A line has at most ${limits.maxBodyBytes} bytes.`, line: number });
      const decoded = decodeJobLine(bytes, limits);
      if ('problem' in decoded) return { ...decoded.problem, line: number };
      sink = await begin(decoded.envelope);
    } else {
      if (items.count === maxItems)
        return problem('too-many-items', { detail: `A job has at most ${maxItems} items; more arrived.`, limit: maxItems });
      await sink.add(bytes === undefined ? items.tooLong(number) : items.read(bytes, number));
    }
  }
  if (items.count > 0) return undefined;
  const detail = sink === undefined ? 'The upload is empty.' : 'A job has at least one item; a line with options and nothing else arrived.';
  return problemOfFaults([{ code: 'empty-batch', pointer: '', detail }]);
}

interface Line {
  /** From 1. */
  readonly number: number;
  /** Without its end; `undefined`: there were more than a line may have. */
  readonly bytes: Buffer | undefined;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Lines that are not blank, in NDJSON's sense. Holds no more of a line than `maxBytes`. */
export async function* linesOf(body: Readable, maxBytes: number): AsyncGenerator<Line> {
  let number = 0;
  let pieces: Buffer[] = [];
  let length = 0;
  const take = (): Line | undefined => {
    number += 1;
    const bytes = length > maxBytes ? undefined : trimmed(pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces));
    pieces = [];
    length = 0;
    return bytes?.length === 0 ? undefined : { number, bytes };
  };
  // Whoever stops reading has the request still to answer: the stream is its own to end.
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(lineFeed, from);
      const piece = chunk.subarray(from, end === -1 ? chunk.length : end);
      length += piece.length;
      if (length > maxBytes) pieces = [];
      else if (piece.length > 0) pieces.push(piece);
      if (end === -1) break;
      const line = take();
      if (line !== undefined) yield line;
      from = end + 1;
    }
  }
  if (length > 0) {
    const line = take();
    if (line !== undefined) yield line;
  }
}

/** Without white space around it. */
function trimmed(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && isBlank(bytes[end - 1]!)) end -= 1;
  let start = 0;
  while (start < end && isBlank(bytes[start]!)) start += 1;
  return bytes.subarray(start, end);
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === carriageReturn;
}
