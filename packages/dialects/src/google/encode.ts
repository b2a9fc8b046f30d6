import { randomUUID } from 'node:crypto';
import type { Batch, ItemResult, Problem } from '@sheaf/core';
import type { WholeAnswer, WholeEncoder } from '../dialect.js';
import { bytesOfBody } from '../http/answer-body.js';
import { isOneLine, writtenName } from '../http/header-line.js';
import type { PartSource } from './decode.js';
import { errorOfProblem, textOfFailure } from './error.js';
import { reasonPhrase } from './status.js';

export const multipart = 'multipart/mixed';

/** A boundary that no body can hold but by knowing it. */
export function randomBoundary(): string {
  return `batch_${randomUUID()}`;
}

/** Answers each part with a part, in the order of the requests. Lines end in CRLF: the Python client reads nothing else. */
export function encoderOf({ items }: Batch, boundary: string): WholeEncoder {
  return {
    streams: false,
    encode(results) {
      const pieces: Buffer[] = [];
      for (const result of results) {
        const { head, body } = messageOf(result);
        const contentId = responseId((items[result.index]?.source as PartSource | undefined)?.contentId);
        pieces.push(Buffer.from(`--${boundary}\r\nContent-Type: application/http\r\n${contentId}\r\n${head}\r\n`), body, lineEnd);
      }
      pieces.push(Buffer.from(`--${boundary}--\r\n`));
      return { status: 200, headers: headersOf(`${multipart}; boundary=${boundary}`), body: Buffer.concat(pieces) };
    },
  };
}

/** Answers a lone request of the service with the item's own status, headers and body. */
export function encodeAlone(result: ItemResult): WholeAnswer {
  const failure = textOfFailure(result);
  const headers: Record<string, string> = failure === undefined ? { ...result.headers } : { ...result.headers, 'content-type': json };
  // Python's httplib2 fails on a challenge without a parameter.
  if (/^\w+$/.test(headers['www-authenticate'] ?? '')) headers['www-authenticate'] += ' realm=""';
  return { status: result.status, headers: { 'cache-control': 'no-store', ...headers }, body: failure ?? bytesOfBody(result) ?? '' };
}

/** An error as Google has it. */
export function encodeProblem(problem: Problem, headers: Readonly<Record<string, string>> = {}): WholeAnswer & { readonly body: string } {
  return { status: problem.status, headers: { ...headersOf(json), ...headers }, body: JSON.stringify(errorOfProblem(problem)) };
}

const json = 'application/json; charset=UTF-8';
const lineEnd = Buffer.from('\r\n');
const empty = Buffer.alloc(0);

/** Status line, headers and, behind an empty line, the body. There is always one header: the client fails on a head that has none. */
function messageOf(result: ItemResult): { readonly head: string; readonly body: Buffer } {
  const { status } = result;
  const failure = textOfFailure(result);
  const body = failure === undefined ? (bytesOfBody(result) ?? empty) : Buffer.from(failure);
  let head = `HTTP/1.1 ${status} ${reasonPhrase(status)}\r\n`;
  for (const [name, value] of Object.entries(result.headers)) {
    if (!isOneLine(value)) continue;
    head += `${writtenName(name)}: ${failure !== undefined && name === 'content-type' ? json : value}\r\n`;
  }
  return { head: `${head}Content-Length: ${body.length}\r\n`, body };
}

/** `<response-` and what came between the brackets, still encoded: the client takes it apart again. */
function responseId(contentId: string | undefined): string {
  return contentId === undefined ? '' : `Content-ID: ${contentId.replace(/^<?/, (bracket) => `${bracket}response-`)}\r\n`;
}

function headersOf(contentType: string): Readonly<Record<string, string>> {
  return { 'content-type': contentType, 'cache-control': 'no-store' };
}
