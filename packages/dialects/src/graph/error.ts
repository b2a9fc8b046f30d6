import { STATUS_CODES } from 'node:http';
import type { ItemResult, Problem } from '@sheaf/core';
import { type Failure, readFailure } from '../http/failure.js';

/** A problem of Sheaf's own as OData has errors (https://docs.oasis-open.org/odata/odata-json-format/v4.01/, section 21.1). */
export function errorOfProblem({ title, detail, code, errors }: Problem): object {
  return errorOf(
    code,
    detail ?? title,
    errors?.map((each) => ({ code: each.code ?? code, message: each.detail, target: each.pointer })),
  );
}

/**
 * The text of a failed item's body; `positionOf` says where the request stood of which a problem has the index. What has an `error` with a code that is a word and a message is OData's form and stays as it is; a problem
 * document, what Nest makes of an exception and other errors get that form; any other body stays, as alone.
 */
export function textOfFailure(result: ItemResult, positionOf: (index: number) => number): string | undefined {
  const failure = readFailure(result);
  if (failure === undefined || (failure.form === 'error' && typeof failure.code === 'string')) return undefined;
  const { error } = failure.body as { error?: { status?: unknown } };
  // Google's errors have the word as status.
  const code = [failure.code, error?.status].find((each) => typeof each === 'string') ?? reasonWord(result.status);
  const details = failure.errors.map(({ pointer, detail }) => ({ code, message: detail, target: pointer }));
  return JSON.stringify(errorOf(code as string, messageOf(failure, positionOf), details.length === 0 ? undefined : details));
}

function errorOf(code: string, message: string, details: readonly object[] | undefined): object {
  return { error: details === undefined ? { code, message } : { code, message, details } };
}

/** Requests were sorted, so that an item's index need not be the place at which the caller wrote its request. */
function messageOf({ message, body }: Failure, positionOf: (index: number) => number): string {
  const { code, item } = body as { code?: unknown; item?: { index?: unknown } };
  if (code !== 'failed-dependency' || typeof item?.index !== 'number') return message;
  const position = positionOf(item.index);
  return message.replace(/\bitem \d+\b/i, (named) => `${named.startsWith('I') ? 'Request' : 'request'} ${position}`);
}

/** `NotFound` */
function reasonWord(status: number): string {
  return (STATUS_CODES[status] ?? 'Unknown').replaceAll(/[^A-Za-z]/g, '');
}
