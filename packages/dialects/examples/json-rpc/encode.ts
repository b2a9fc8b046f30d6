import type { Batch, ItemResult, Problem } from '@sheaf/core';
import type { WholeAnswer, WholeEncoder } from '@sheaf/dialects';
import type { Call } from './call.js';

/** One answer per call that had an id, in the order of the calls; nothing where none had. */
export function encoderOf({ items }: Batch): WholeEncoder {
  return {
    streams: false,
    encode(results) {
      const calls = results.map((result) => ({ call: items[result.index]!.source as Call, result }));
      const answers = calls.filter(({ call }) => !call.isNotification).map(({ call, result }) => answerTo(call, result));
      if (answers.length === 0) return { status: 204, headers: { 'cache-control': 'no-store' }, body: '' };
      const isAlone = calls[0]!.call.isAlone;
      return { status: 200, headers: answerHeaders, body: isAlone ? answers[0]! : `[${answers.join()}]` };
    },
  };
}

/** A request that is refused as a whole: there is no call whose id could be answered. */
export function encodeRefusal(problem: Problem, headers: Readonly<Record<string, string>> = {}): WholeAnswer & { readonly body: string } {
  const { status, code, title, detail = title } = problem;
  return { status, headers: { ...answerHeaders, ...headers }, body: errorText(null, codeOf(code), detail, undefined) };
}

const answerHeaders = { 'content-type': 'application/json', 'cache-control': 'no-store' } as const;

/** The result is JSON text already: it is joined, not read and written again. */
function answerTo({ id }: Call, { status, json }: ItemResult): string {
  if (status < 400) return `{"jsonrpc":"2.0","result":${json ?? 'null'},"id":${JSON.stringify(id)}}`;
  const { code, title, detail } = problemOf(json);
  return errorText(id, codeOf(code), detail ?? title ?? 'Failed', { status, ...(code === undefined ? {} : { code }) });
}

function errorText(id: unknown, code: number, message: string, data: object | undefined): string {
  return JSON.stringify({ jsonrpc: '2.0', error: { code, message, data }, id });
}

/** The body of a failure that this app did not answer itself may be of any form. */
function problemOf(json: string | undefined): Partial<Pick<Problem, 'code' | 'title' | 'detail'>> {
  const body: unknown = json === undefined ? undefined : JSON.parse(json);
  return typeof body === 'object' && body !== null ? body : {};
}

/** https://www.jsonrpc.org/specification, section 5.1; -32000 is for what it leaves to servers. */
function codeOf(code: string | undefined): number {
  return codes[code ?? ''] ?? -32000;
}

const codes: Readonly<Record<string, number>> = {
  'malformed-json': -32700,
  'invalid-encoding': -32700,
  'json-too-deep': -32700,
  'invalid-envelope': -32600,
  'empty-batch': -32600,
  'duplicate-member': -32600,
  'forbidden-member': -32600,
  'inexact-number': -32600,
  'unknown-operation': -32601,
  'invalid-request': -32602,
  'internal-error': -32603,
};
