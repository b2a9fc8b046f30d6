import type { ItemResult } from '@sheaf/core';
import { isJsonType } from './answer-body.js';

/** What a failed item says, whatever form its app writes errors in. */
export interface Failure {
  /** `error`: an object under `error`, as Google and OData have it; `problem`: RFC 9457; `exception`: what Nest makes of an exception. */
  readonly form: 'error' | 'problem' | 'exception';
  /** The error's own code: a number or a word; `undefined` where it has none. */
  readonly code: unknown;
  readonly message: string;
  /** Places in the input, where a problem names them. */
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
  /** The whole body. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Reads the body of a result of 400 and above; `undefined` for a success, and for a body that is in none of the three forms. */
export function readFailure({ status, headers, json }: ItemResult): Failure | undefined {
  const type = (headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();
  if (status < 400 || json === undefined || !isJsonType(type) || !json.startsWith('{')) return undefined;
  const body = JSON.parse(json) as Readonly<Record<string, unknown>>;
  const { error, title, detail, message, statusCode, code } = body;
  if (isObject(error) && typeof error['message'] === 'string')
    return { form: 'error', code: error['code'], message: error['message'], errors: [], body };
  if (type === 'application/problem+json' && (typeof detail === 'string' || typeof title === 'string'))
    return { form: 'problem', code, message: (detail ?? title) as string, errors: errorsOf(body['errors']), body };
  if (typeof statusCode === 'number' && (typeof message === 'string' || isTexts(message)))
    return { form: 'exception', code, message: typeof message === 'string' ? message : message.join('; '), errors: [], body };
  return undefined;
}

function errorsOf(value: unknown): Failure['errors'] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (each: unknown): each is Failure['errors'][number] =>
      isObject(each) && typeof each['pointer'] === 'string' && typeof each['detail'] === 'string',
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
