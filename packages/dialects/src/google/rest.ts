import { arrived, problemOfFaults } from '@sheaf/core';
import type { Decoded, Dialect, DialectRequest } from '../dialect.js';
import { readItemBody } from '../http/item-body.js';
import { batchOf, itemAt } from '../item.js';
import { defaultItemHeaders, itemHeaderSet } from '../native/headers.js';
import { brokenPathRule } from '../native/path.js';
import { encodeAlone, encodeProblem } from './encode.js';
import { type ServiceTarget, serviceTarget } from './service-target.js';

export interface GoogleRestOptions {
  /** Where the service is for its clients: `/sheaf/v1`. Serve the dialect at `<servicePath>/*`. */
  readonly servicePath: string;
  /** Headers that are handed on beside `authorization`, in any case. Default: `defaultItemHeaders`. */
  readonly itemHeaders?: readonly string[];
}

/**
 * The requests that Google's client libraries send one by one, for an app that is no Google service itself: each is a batch of one, answered with
 * the item's own status and body, errors in Google's form. So a call means the same alone as in `googleDialect` with the same `servicePath`.
 *
 * @throws TypeError at start for a header that can never be handed on
 */
export function googleRestDialect({ servicePath, itemHeaders = defaultItemHeaders }: GoogleRestOptions): Dialect {
  const allowed = itemHeaderSet(itemHeaders);
  const toApp = serviceTarget(servicePath);
  return {
    name: 'google-rest',
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    itemCredentials: 'own',
    acceptPost: 'application/json',
    // Which bodies and answers there are only the route knows.
    reads: () => true,
    answersIn: () => 'application/json',
    decode: (request, { maxDepth }) => decode(request, allowed, toApp, maxDepth),
    encoder: () => ({ streams: false, encode: ([result]) => encodeAlone(result!) }),
    refuse: encodeProblem,
  };
}

function decode(request: DialectRequest, allowed: ReadonlySet<string>, toApp: ServiceTarget, maxDepth: number): Decoded {
  const sent = isLongQuery(request)
    ? {
        method: 'GET',
        target: `${request.target}${request.target.includes('?') ? '&' : '?'}${Buffer.from(request.body).toString()}`,
        body: none,
      }
    : request;
  const path = toApp(sent.target);
  const rule = brokenPathRule(sent.target) ?? brokenPathRule(path);
  if (rule !== undefined)
    return { problem: problemOfFaults([{ code: 'invalid-path', pointer: '', detail: `${rule}; ${arrived(sent.target)} arrived.` }]) };
  const contentType = request.headers['content-type'] as string | undefined;
  const body = sent.body.length === 0 ? undefined : readItemBody(sent.body, contentType, maxDepth);
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(
      (header): header is [string, string] => allowed.has(header[0]) && header[0] !== 'content-type' && typeof header[1] === 'string',
    ),
  );
  const item = itemAt(0, {
    target: { method: sent.method, path },
    headers: body?.contentType === undefined ? headers : { ...headers, 'content-type': body.contentType },
    body: body?.body,
    bodyEncoding: body?.bodyEncoding ?? 'json',
  });
  return { batch: batchOf([item]) };
}

/** A URL of more than 2,048 characters the clients send as a form, and say so. */
function isLongQuery({ method, headers }: DialectRequest): boolean {
  return (
    method === 'POST' &&
    headers['x-http-method-override'] === 'GET' &&
    String(headers['content-type']).startsWith('application/x-www-form-urlencoded')
  );
}

const none = new Uint8Array();
