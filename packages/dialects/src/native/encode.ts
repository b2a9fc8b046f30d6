import type { Batch, ItemResult, Problem, Return } from '@sheaf/core';
import type { Encoder, StreamEncoder, WholeAnswer, WholeEncoder } from '../dialect.js';

export const json = 'application/json';
export const ndjson = 'application/x-ndjson';

function headersOf(contentType: string): Readonly<Record<string, string>> {
  return Object.freeze({ 'content-type': contentType, 'cache-control': 'no-store' });
}

const jsonHeaders = headersOf(json);

/** Text becomes bytes in pieces of this length: of one long text that was joined of many it takes twice as long (0.26 us per item against 0.12, measured). */
const pieceLength = 16_384;

/** Encodes spec/schemas/BatchResponse.yaml as one JSON text, or as NDJSON lines in completion order. */
export function encoderOf(batch: Batch, mediaType: string): Encoder {
  return mediaType === ndjson ? linesOf(batch.return) : whole(batch.return);
}

/** A problem document (RFC 9457). */
export function encodeProblem(problem: Problem, headers: Readonly<Record<string, string>> = {}): WholeAnswer & { readonly body: string } {
  return { status: problem.status, headers: { ...headersOf('application/problem+json'), ...headers }, body: JSON.stringify(problem) };
}

function whole(returned: Return): WholeEncoder {
  return {
    streams: false,
    encode(results, summary) {
      const encodeResult = resultEncoder(returned);
      const pieces: Buffer[] = [];
      let text = '{"responses":[';
      let separator = '';
      for (const result of results) {
        const encoded = encodeResult(result);
        if (encoded === '') continue;
        text += separator + encoded;
        separator = ',';
        if (text.length < pieceLength) continue;
        pieces.push(Buffer.from(text));
        text = '';
      }
      text += `],"summary":${JSON.stringify(summary)}}`;
      // A short text stays one: head and body then go to the socket in one write.
      const body = pieces.length === 0 ? text : Buffer.concat([...pieces, Buffer.from(text)]);
      return { status: 200, headers: jsonHeaders, body };
    },
  };
}

function linesOf(returned: Return): StreamEncoder {
  const encodeResult = resultEncoder(returned);
  return {
    streams: true,
    status: 200,
    headers: headersOf(ndjson),
    encodeResult(result) {
      const text = encodeResult(result);
      return text === '' ? '' : `${text}\n`;
    },
    heartbeat: '\n',
    encodeEnd: (summary) => `{"summary":${JSON.stringify(summary)}}\n`,
  };
}

/** The text of the headers object that many results shared last, kept from batch to batch where nobody can change the object. */
let shared = { headers: Object.freeze({}), text: ',"headers":{}' };

function headersTextOf(headers: ItemResult['headers']): string {
  if (headers === shared.headers) return shared.text;
  const text = `,"headers":${JSON.stringify(headers)}`;
  if (Object.isFrozen(headers)) shared = { headers, text };
  return text;
}

/**
 * Encodes one result as spec/schemas/BatchItemResult.yaml has it, `''` where `return` leaves it out. Joined, not serialised: the body is JSON text
 * already, and thousands of results share one headers object, whose text is kept (0.06 of 0.3 us per item, measured).
 */
function resultEncoder(returned: Return): (result: ItemResult) => string {
  let lastHeaders: ItemResult['headers'] | undefined;
  let headersText = '';
  return ({ id, index, status, headers, json: body, effect, retryable }) => {
    const isFailure = status >= 400;
    if (returned === 'errors' && !isFailure) return '';
    let text = `{"id":${quoted(id)},"index":${index},"status":${status}`;
    if (returned !== 'minimal' || isFailure) {
      if (headers !== lastHeaders) {
        lastHeaders = headers;
        headersText = headersTextOf(headers);
      }
      text += headersText;
    }
    if (body !== undefined) text += `,"body":${body}`;
    return effect === undefined ? `${text}}` : `${text},"effect":"${effect}","retryable":${retryable === true}}`;
  };
}

/** Ids have no control characters and no halves of surrogate pairs: only these two characters are escaped in JSON. */
function quoted(id: string): string {
  return id.includes('"') || id.includes('\\') ? JSON.stringify(id) : `"${id}"`;
}
