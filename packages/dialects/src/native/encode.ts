import type { Batch, ItemResult, Problem, Return } from '@sheaf/core';
import type { Encoder, StreamEncoder, WholeAnswer, WholeEncoder } from '../dialect.js';

export const json = 'application/json';
export const ndjson = 'application/x-ndjson';

/** Encodes spec/schemas/BatchResponse.yaml as one JSON text, or as NDJSON lines in completion order. */
export function encoderOf(batch: Batch, mediaType: string): Encoder {
  return mediaType === ndjson ? linesOf(batch.return) : whole(batch.return);
}

/** A problem document (RFC 9457). */
export function encodeProblem(problem: Problem, headers: Readonly<Record<string, string>> = {}): WholeAnswer {
  return { status: problem.status, headers: { ...headersOf('application/problem+json'), ...headers }, body: JSON.stringify(problem) };
}

function whole(returned: Return): WholeEncoder {
  return {
    streams: false,
    encode(results, summary) {
      let responses = '';
      for (const result of results) {
        if (isLeftOut(result, returned)) continue;
        responses += responses === '' ? encodeResult(result, returned) : `,${encodeResult(result, returned)}`;
      }
      return { status: 200, headers: headersOf(json), body: `{"responses":[${responses}],"summary":${JSON.stringify(summary)}}` };
    },
  };
}

function linesOf(returned: Return): StreamEncoder {
  return {
    streams: true,
    status: 200,
    headers: headersOf(ndjson),
    encodeResult: (result) => (isLeftOut(result, returned) ? '' : `${encodeResult(result, returned)}\n`),
    heartbeat: '\n',
    encodeEnd: (summary) => `{"summary":${JSON.stringify(summary)}}\n`,
  };
}

function isLeftOut(result: ItemResult, returned: Return): boolean {
  return returned === 'errors' && result.status < 400;
}

/** One result as spec/schemas/BatchItemResult.yaml has it. Joined, not serialised: the body is JSON text already. */
function encodeResult({ id, index, status, headers, json: body, effect, retryable }: ItemResult, returned: Return): string {
  let text = `{"id":${JSON.stringify(id)},"index":${index},"status":${status}`;
  if (returned !== 'minimal' || status >= 400) text += `,"headers":${JSON.stringify(headers)}`;
  if (body !== undefined) text += `,"body":${body}`;
  return effect === undefined ? `${text}}` : `${text},"effect":"${effect}","retryable":${retryable === true}}`;
}

function headersOf(contentType: string): Readonly<Record<string, string>> {
  return { 'content-type': contentType, 'cache-control': 'no-store' };
}
