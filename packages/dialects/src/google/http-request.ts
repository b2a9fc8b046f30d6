/** A request as an application/http part holds it. */
export interface HttpRequest {
  readonly method: string;
  readonly target: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** The rule that a part breaks, as the beginning of a sentence, and the member that breaks it. */
export interface BrokenRequest {
  readonly member: string;
  readonly rule: string;
  /** What arrived there: a line, or a number of bytes. */
  readonly value: string | number;
}

/**
 * Reads a request message (RFC 9112) whose lines end in LF or CRLF: request line with or without its version, header fields, folded ones joined
 * by a blank, an empty line, the body. The body is as long as its content-length says; what more there is may be line ends only.
 */
export function readHttpRequest(content: Buffer): HttpRequest | BrokenRequest {
  const head = readHead(content);
  if (head === undefined) return { member: 'headers', rule: `The head of a part has at most ${maxHeadBytes} bytes`, value: content.length };
  const [line = '', ...rest] = head.lines;
  const [, method, target] = /^([!#$%&'*+\-.^_`|~\dA-Za-z]+) +(\S+)(?: +HTTP\/\d\.\d)?$/.exec(line) ?? [];
  if (method === undefined || target === undefined)
    return { member: 'request', rule: 'A part begins with a method, a path and, if anything, HTTP/1.1', value: line };
  const fields: [string, string][] = [];
  for (const text of rest) {
    const colon = text.indexOf(':');
    const name = text.slice(0, colon);
    // A blank before the colon is where readers of one message part ways (CVE-2019-16276).
    if (colon < 1 || /\s/.test(name)) return { member: 'headers', rule: 'A header line is a name, a colon and a value', value: text };
    fields.push([name, text.slice(colon + 1).trim()]);
  }
  const body = bodyOf(content.subarray(head.end), fields);
  return body === undefined
    ? { member: 'body', rule: 'A part has one content-length, the number of bytes of its body', value: content.length - head.end }
    : { method, target, fields, body };
}

/** Four times as much as Node's HTTP server takes. */
const maxHeadBytes = 65_536;

function readHead(content: Buffer): { readonly lines: readonly string[]; readonly end: number } | undefined {
  const lines: string[] = [];
  let at = 0;
  while (at < content.length) {
    const found = content.indexOf(0x0a, at);
    const end = found < 0 ? content.length : found;
    if (end > maxHeadBytes) return undefined;
    const line = content.toString('latin1', at, content[end - 1] === 0x0d && end > at ? end - 1 : end);
    at = end + 1;
    if (line === '') {
      if (lines.length > 0) break;
    } else if (/^[ \t]/.test(line) && lines.length > 1) lines[lines.length - 1] += ` ${line.trim()}`;
    else lines.push(line);
  }
  return { lines, end: Math.min(at, content.length) };
}

function bodyOf(sent: Buffer, fields: HttpRequest['fields']): Buffer | undefined {
  const lengths = fields.filter(([name]) => name.toLowerCase() === 'content-length').map(([, value]) => value);
  if (lengths.length === 0) return isLineEnds(sent, 0) ? sent.subarray(0, 0) : sent;
  const length = Number(lengths[0]);
  if (lengths.length > 1 || !/^\d{1,10}$/.test(lengths[0]!)) return undefined;
  if (sent.length >= length && isLineEnds(sent, length)) return sent.subarray(0, length);
  // Python counts characters.
  return countCharacters(sent) === length ? sent : undefined;
}

function countCharacters(utf8: Buffer): number {
  let count = 0;
  for (let at = 0; at < utf8.length; at++) if ((utf8[at]! & 0xc0) !== 0x80) count++;
  return count;
}

function isLineEnds(bytes: Buffer, from: number): boolean {
  for (let at = from; at < bytes.length; at++) if (bytes[at] !== 0x0a && bytes[at] !== 0x0d) return false;
  return true;
}
