import { randomUUID } from 'node:crypto';
import type { Batch, ItemResult, Problem } from '@sheaf/core';
import type { WholeAnswer, WholeEncoder } from '../dialect.js';
import { type AnswerBody, answerBody } from '../http/answer-body.js';
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
  const body = bodyOf(result);
  const headers: Record<string, string> = { 'cache-control': 'no-store', ...result.headers };
  if (body?.contentType !== undefined) headers['content-type'] = body.contentType;
  // Python's httplib2 fails on a challenge without a parameter.
  if (/^\w+$/.test(headers['www-authenticate'] ?? '')) headers['www-authenticate'] += ' realm=""';
  return { status: result.status, headers, body: body?.bytes ?? '' };
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
  const { status, headers } = result;
  const { bytes, contentType } = bodyOf(result) ?? { bytes: empty, contentType: undefined };
  let head = `HTTP/1.1 ${status} ${reasonPhrase(status)}\r\n`;
  for (const name in headers) {
    const value = name === 'content-type' ? (contentType ?? headers[name]!) : headers[name]!;
    if (isOneLine(value)) head += `${writtenName(name)}: ${value}\r\n`;
  }
  return { head: `${head}Content-Length: ${bytes.length}\r\n`, body: bytes };
}

function bodyOf(result: ItemResult): AnswerBody | undefined {
  const failure = textOfFailure(result);
  return failure === undefined ? answerBody(result) : { bytes: Buffer.from(failure), contentType: json };
}

/** `<response-` and what came between the brackets, still encoded: the client takes it apart again. */
function responseId(contentId: string | undefined): string {
  return contentId === undefined ? '' : `Content-ID: ${contentId.replace(/^<?/, (bracket) => `${bracket}response-`)}\r\n`;
}

function headersOf(contentType: string): Readonly<Record<string, string>> {
  return { 'content-type': contentType, 'cache-control': 'no-store' };
}
