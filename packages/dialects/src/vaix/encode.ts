import type { Batch, ItemResult, Problem } from '@sheaf/core';
import type { Dialect, WholeAnswer, WholeEncoder } from '../dialect.js';
import { readFailure } from '../http/failure.js';
import type { Call } from './service-operation.js';

export const json = 'application/json';

const answerHeaders = { 'content-type': json, 'cache-control': 'no-store' } as const;

/** Whether a batch came in the native form: its items have nothing of a request of the service. */
export function isOfNative({ items }: Batch): boolean {
  return items[0]?.source === undefined;
}

/** Answers in the order of the requests; the answer of one that came alone with its own status and body. */
export function encoderOf({ items }: Batch): WholeEncoder {
  return {
    streams: false,
    encode(results) {
      const byCall = new Map<Call, ItemResult[]>();
      for (const result of results) {
        const call = items[result.index]!.source as Call;
        const own = byCall.get(call);
        if (own === undefined) byCall.set(call, [result]);
        else own.push(result);
      }
      const [[first] = []] = byCall;
      if (first !== undefined && first.name === undefined) {
        const { status, body, headers } = told(first, results);
        return { status, headers: { ...headers, ...answerHeaders }, body };
      }
      const data = [...byCall].map(([call, own]) => {
        const { status, body } = told(call, own);
        return `{"body":${body},"name":${JSON.stringify(call.name)},"status_code":${status}}`;
      });
      return { status: 200, headers: answerHeaders, body: `{"data":[${data.join()}],"status":"success"}` };
    },
  };
}

function told(call: Call, results: readonly ItemResult[]): { status: number; body: string; headers: Readonly<Record<string, string>> } {
  const answer = call.tell(results);
  if ('data' in answer) return { status: answer.status, body: JSON.stringify({ data: answer.data, status: 'success' }), headers: {} };
  const { result } = answer;
  const { 'retry-after': retryAfter } = result.headers;
  const headers: Readonly<Record<string, string>> = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  return { status: result.status, body: errorText(messageOf(result)), headers };
}

function messageOf(result: ItemResult): string {
  const failure = readFailure(result);
  if (failure === undefined) return 'the request failed';
  const [first] = failure.errors;
  return first === undefined ? failure.message : `${first.pointer}: ${first.detail}`;
}

const nativeForm = Symbol('nativeForm');

/** Marks the refusal of a batch that came in the native form, so that it is told in that form. No text of it is changed. */
export function inNativeForm(problem: Problem): Problem {
  return { ...problem, [nativeForm]: true } as Problem;
}

/** The whole is refused: the first fault with its place, and how many there are. */
export function encodeRefusal(
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
  native: Dialect,
): WholeAnswer & { readonly body: string } {
  if (nativeForm in problem) return native.refuse(problem, headers);
  const { status, detail, title, errors: [first] = [], errorCount = 0 } = problem;
  const place = first === undefined || first.pointer === '' ? '' : `${first.pointer}: `;
  const more = errorCount > 1 ? ` (and ${errorCount - 1} more)` : '';
  return { status, headers: { ...answerHeaders, ...headers }, body: errorText(`${place}${detail ?? title}${more}`) };
}

function errorText(error: string): string {
  return JSON.stringify({ error, status: 'error' });
}
