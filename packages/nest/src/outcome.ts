import { problem } from '@sheaf/core';
import type { Effect, Outcome, ProblemExtras } from '@sheaf/core';
import type { ProblemCode } from '@sheaf/contracts/problems';
import type { OutgoingHttpHeaders } from 'node:http';
import type { LightResponse } from './light-response.js';
import { transportHeaders } from './transport-headers.js';

/** A body as it was written: as one string, or as bytes. */
export interface Body {
  readonly text: string | undefined;
  readonly bytes: Buffer;
}

/** What an answer has as an item's outcome: transport headers and cookies left out, the body as the JSON text that stands for it. */
export function outcomeOf(method: string, status: number, headers: OutgoingHttpHeaders, body: Body): Outcome {
  const kept = itemHeaders(headers);
  const json = bodyless(method, status) ? undefined : jsonOf(kept.headers['content-type'], body);
  return outcome(status, kept.headers, json, kept.droppedCookies);
}

/** The outcome of what was written to a light response. */
export function outcomeOfResponse(response: LightResponse): Outcome {
  if (response.destroyed) return problemOutcome('internal-error', { detail: 'The answer broke off after it had begun.' });
  return outcomeOf(response.req.method, response.statusCode, response.getHeaders(), response);
}

/** The outcome of something that Sheaf itself answers. */
export function problemOutcome(code: ProblemCode, extras?: ProblemExtras, effect?: Effect): Outcome {
  const body = problem(code, extras);
  const answered = { status: body.status, headers: problemHeaders, json: JSON.stringify(body) };
  return effect === undefined ? answered : { ...answered, effect };
}

export function outcome(
  status: number,
  headers: Readonly<Record<string, string>>,
  json: string | undefined,
  droppedCookies: number,
): Outcome {
  if (droppedCookies > 0) return { status, headers, json, droppedCookies } as Outcome;
  return { status, headers, json } as Outcome;
}

/** True where HTTP has no body, whatever the handler gave. */
export function bodyless(method: string, status: number): boolean {
  return status === 204 || status === 304 || method === 'HEAD';
}

/** Lower-case names and text values; lists are joined as a client's header list joins them. */
export function itemHeaders(headers: OutgoingHttpHeaders): { headers: Record<string, string>; droppedCookies: number } {
  const kept: Record<string, string> = {};
  let droppedCookies = 0;
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || transportHeaders.has(name)) continue;
    if (name === 'set-cookie') droppedCookies += Array.isArray(value) ? value.length : 1;
    else kept[name] = typeof value === 'string' ? value : Array.isArray(value) ? value.join(', ') : String(value);
  }
  return { headers: kept, droppedCookies };
}

/**
 * The JSON text that stands for a body: JSON stays as it is, text becomes a string, anything else a string in base64. What is not what its
 * content type says takes the next form, so that nothing is lost. An empty body is none.
 */
function jsonOf(contentType: string | undefined, body: Body): string | undefined {
  if (body.text === '' || (body.text === undefined && body.bytes.length === 0)) return undefined;
  const [type = '', ...attributes] = (contentType ?? '').toLowerCase().split(';').map(trim);
  const charset = attributes
    .find((attribute) => attribute.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  const isJson = type === 'application/json' || type.endsWith('+json');
  const isText = isJson || type === '' || type.startsWith('text/') || type === 'application/xml' || charset !== undefined;
  const decoded = isText ? decode(body, charset ?? 'utf-8') : undefined;
  if (decoded === undefined) return JSON.stringify(body.bytes.toString('base64'));
  return (isJson ? asJson(decoded) : undefined) ?? JSON.stringify(decoded);
}

function decode(body: Body, charset: string): string | undefined {
  if (body.text !== undefined && /^utf-?8$/.test(charset)) return body.text;
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(body.bytes);
  } catch {
    return undefined;
  }
}

/** The text itself where it is JSON, so that its numbers stay as they are; on one line, because NDJSON answers are lines. */
function asJson(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return /[\n\r]/.test(text) ? JSON.stringify(value) : text;
  } catch {
    return undefined;
  }
}

function trim(text: string): string {
  return text.trim();
}

const problemHeaders = Object.freeze({ 'content-type': 'application/problem+json; charset=utf-8' });

export const jsonHeaders = Object.freeze({ 'content-type': 'application/json; charset=utf-8' });
export const textHeaders = Object.freeze({ 'content-type': 'text/plain; charset=utf-8' });
export const noHeaders = Object.freeze({});
