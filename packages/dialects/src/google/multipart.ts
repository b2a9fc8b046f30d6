import { Dicer } from '@fastify/busboy';

/** One part of a multipart message. */
export interface Part {
  /** Lower-case names; a name that stands twice has two values. Folded lines are joined, their blanks kept. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** As it came, byte for byte. */
  readonly content: Buffer;
}

/**
 * How many parts a message seems to have, by its delimiters: cheap enough to be asked before any part is made. Of a message that is cut off, one
 * too few.
 */
export function countParts(body: Buffer, boundary: string): number {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  let count = 0;
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, at + delimiter.length)) if (isLineStart(body, at)) count++;
  return Math.max(0, count - 1);
}

/**
 * Splits a multipart message (RFC 2046, section 5.1) whose lines end in CRLF or, as Python writes them, in LF. `undefined`: it is cut off, has
 * a part without a head, or lines of both kinds where it matters. Call `countParts` first: each part costs about a kilobyte.
 */
export function readMultipart(body: Buffer, boundary: string): Part[] | undefined {
  const endsInLf = hasLfLines(body, boundary);
  const parts: { stream: Dicer.PartStream; headers: Part['headers'] | undefined }[] = [];
  let isClosed = false;
  const dicer = new Dicer({ boundary, maxHeaderPairs });
  dicer.on('error', ignore).on('trailer', () => (isClosed = true));
  dicer.on('part', (stream) => {
    const part: (typeof parts)[number] = { stream, headers: undefined };
    parts.push(part);
    stream.on('error', ignore).on('header', (headers) => (part.headers = headers as Part['headers']));
  });
  // In one piece all is parsed before `write` returns; with text behind the last delimiter the trailer event tells that it was there.
  dicer.write(Buffer.concat([endsInLf ? toCrlf(body) : body, trailer]));
  // A delimiter whose line ends otherwise than the first one's would be body to this reader and a delimiter to the next.
  if (!isClosed || parts.length !== countParts(body, boundary)) return undefined;

  const read: Part[] = [];
  for (const { stream, headers } of parts) {
    if (headers === undefined) return undefined;
    const content = (stream.read() as Buffer | null) ?? empty;
    read.push({ headers, content: endsInLf ? toLf(content) : content });
  }
  return read;
}

/** A part's own head has three headers; the parser leaves out what is beyond this, and beyond 80 KB. */
const maxHeaderPairs = 100;
const cr = 0x0d;
const lf = 0x0a;
/** Not a line end alone: that could begin another delimiter, and the parser would keep it back. */
const trailer = Buffer.from('\r\n.');
const empty = Buffer.alloc(0);
/** A message that is cut off is told by the missing trailer; the parser's events of it come later and mean nothing more. */
const ignore = (): void => undefined;

function isLineStart(body: Buffer, at: number): boolean {
  return at === 0 || body[at - 1] === lf;
}

/** Whether the line of the first delimiter ends in a bare LF. */
function hasLfLines(body: Buffer, boundary: string): boolean {
  const delimiter = `--${boundary}`;
  let at = body.indexOf(delimiter, 0, 'latin1');
  while (at > 0 && !isLineStart(body, at)) at = body.indexOf(delimiter, at + 1, 'latin1');
  if (at < 0) return false;
  const end = body.indexOf(lf, at);
  return end >= 0 && body[end - 1] !== cr;
}

/** Puts a CR before every LF, also where one stands already, so that `toLf` gives back each byte. */
function toCrlf(body: Buffer): Buffer {
  let count = 0;
  for (let at = 0; at < body.length; at++) if (body[at] === lf) count++;
  const written = Buffer.allocUnsafe(body.length + count);
  let to = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]!;
    if (byte === lf) written[to++] = cr;
    written[to++] = byte;
  }
  return written;
}

/** Takes the CR before every LF away. */
function toLf(content: Buffer): Buffer {
  const written = Buffer.allocUnsafe(content.length);
  let to = 0;
  for (let at = 0; at < content.length; at++) {
    const byte = content[at]!;
    if (byte !== cr || content[at + 1] !== lf) written[to++] = byte;
  }
  return written.subarray(0, to);
}
