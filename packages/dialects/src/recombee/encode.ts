import type { Batch, ItemResult, Problem } from '@sheaf/core';
import type { WholeAnswer, WholeEncoder } from '../dialect.js';
import type { Answer } from './routes/route.js';
import type { Source } from './translate.js';

const answerHeaders = { 'content-type': 'application/json', 'cache-control': 'no-store' } as const;

/** The results of a batch as an array of `{"code", "json"}`; the one of a lone request as its own status and body. */
export function encoderOf({ items }: Batch): WholeEncoder {
  const sourceOf = ({ index }: ItemResult) => items[index]?.source as Source;
  return {
    streams: false,
    encode(results) {
      const [first] = results;
      if (first !== undefined && sourceOf(first).isAlone) {
        const { code, json } = told(first, sourceOf(first).answer);
        return { status: code, headers: { ...passedOn(first), ...answerHeaders }, body: json };
      }
      const texts = results.map((result) => {
        const { code, json } = told(result, sourceOf(result).answer);
        return `{"code":${code},"json":${json}}`;
      });
      return { status: 200, headers: answerHeaders, body: `[${texts.join()}]` };
    },
  };
}

/** A request that is refused as a whole. Of credentials the service speaks in other words than of everything else. */
export function encodeRefusal(problem: Problem, headers: Readonly<Record<string, string>> = {}): WholeAnswer & { readonly body: string } {
  const status = codeOf(problem);
  const message = messageOf(problem);
  const body = JSON.stringify(status === 401 ? { statusCode: status, error: message } : { statusCode: status, message });
  return { status, headers: { ...answerHeaders, ...headers }, body };
}

function told({ status, json }: ItemResult, answer: Answer): { code: number; json: string } {
  if (status < 400)
    return { code: answer.code, json: answer.json === undefined ? '"ok"' : JSON.stringify(answer.json(JSON.parse(json ?? 'null'))) };
  const problem = problemOf(status, json);
  const code = answer.failures?.[status] ?? codeOf(problem);
  return { code, json: JSON.stringify({ statusCode: code, message: messageOf(problem) }) };
}

type Told = Pick<Problem, 'status' | 'detail' | 'title'> & { readonly code?: string };

function problemOf(status: number, json: string | undefined): Told {
  const body: unknown = json === undefined ? undefined : JSON.parse(json);
  return { title: 'Failed', ...(typeof body === 'object' ? body : undefined), status };
}

/** The service has no 412 and no 422; what is not served is no fault of the caller's. */
function codeOf({ status, code }: Told): number {
  if (code === 'not-available') return 501;
  if (code === 'operation-not-batchable' || code === 'too-many-items') return 400;
  if (status === 412) return 409;
  return status === 422 ? 400 : status;
}

/** In words that know no native request: only those that add, and add once, state a precondition. */
function messageOf({ code, detail, title }: Told): string {
  if (code === 'precondition-failed') return 'It exists already.';
  return (detail ?? title).replace(/^\/(?:parameters|body)\/(?=.)/, '');
}

/** When to come back. */
function passedOn({ headers }: ItemResult): Readonly<Record<string, string>> {
  const { 'retry-after': retryAfter } = headers;
  return retryAfter === undefined ? {} : { 'retry-after': retryAfter };
}
