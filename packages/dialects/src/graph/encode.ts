import type { Batch, ItemResult, Problem } from '@sheaf/core';
import type { WholeAnswer, WholeEncoder } from '../dialect.js';
import { isJsonType } from '../http/answer-body.js';
import { writtenName } from '../http/header-line.js';
import type { RequestSource } from './decode.js';
import { errorOfProblem, textOfFailure } from './error.js';

export const json = 'application/json';

/** Answers in the order of the requests as they came. */
export function encoderOf({ items, onError }: Batch): WholeEncoder {
  const positionOf = (index: number) => (items[index]?.source as RequestSource | undefined)?.position ?? index;
  return {
    streams: false,
    encode(results) {
      const responses = results
        .toSorted((a, b) => positionOf(a.index) - positionOf(b.index))
        .map((result) => responseOf(result, positionOf));
      const headers = onError === 'stop' ? { ...jsonHeaders, 'preference-applied': 'continue-on-error=false' } : jsonHeaders;
      return { status: 200, headers, body: `{"responses":[${responses.join(',')}]}` };
    },
  };
}

/** An error as OData has it. Graph's clients know 400 for a batch that asks for too much. */
export function encodeProblem(problem: Problem, headers: Readonly<Record<string, string>> = {}): WholeAnswer & { readonly body: string } {
  const status = problem.code === 'too-many-items' ? 400 : problem.status;
  return { status, headers: { ...jsonHeaders, ...headers }, body: JSON.stringify({ ...errorOfProblem(problem) }) };
}

const jsonHeaders: Readonly<Record<string, string>> = { 'content-type': json, 'cache-control': 'no-store' };

/** With these, the client's Response takes no body, not even an empty one. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

function responseOf(result: ItemResult, positionOf: (index: number) => number): string {
  const { id, status } = result;
  const failure = textOfFailure(result, positionOf);
  const body = bodiless.has(status) ? undefined : (failure ?? result.json);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(result.headers)) {
    if (name !== 'content-type') headers[writtenName(name)] = value;
    else if (body !== undefined) headers['Content-Type'] = failure === undefined ? contentTypeOf(value) : json;
  }
  const text = `{"id":${JSON.stringify(id)},"status":${status},"headers":${JSON.stringify(headers)}`;
  return body === undefined ? `${text}}` : `${text},"body":${body}}`;
}

/** The client reads a body as JSON where the type is application/json, and makes "[object Object]" of it where it is application/hal+json. */
function contentTypeOf(value: string): string {
  const [type = ''] = value.toLowerCase().split(';');
  return type.trim() !== json && isJsonType(type.trim()) ? json : value;
}
