import type { BodyEncoding, Faults } from '@sheaf/core';
import { carriedHeaders } from '../http/item-headers.js';
import { isMethod, mayHaveBody } from '../http/method.js';
import { isObject, refuse } from '../native/member.js';
import { noHeaders } from '../native/headers.js';
import { readBody } from './body.js';
import { pathOfUrl } from './url.js';

/** A request of the envelope by itself. */
export interface WrittenRequest {
  readonly id: string;
  readonly method: string;
  /** As it came. */
  readonly url: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly bodyEncoding: BodyEncoding;
  readonly dependsOn: readonly string[];
}

export interface RequestRules {
  readonly itemHeaders: ReadonlySet<string>;
  readonly root: string;
  readonly serviceRoot: string;
  readonly faults: Faults;
}

/** Reads the request at `index`; all its faults are added, and what comes back with one is not fit to run. */
export function readRequest(
  value: unknown,
  index: number,
  { itemHeaders, root, serviceRoot, faults }: RequestRules,
): WrittenRequest | undefined {
  const fault = 'invalid-envelope';
  if (!isObject(value)) return void refuse(faults, index, undefined, fault, 'A request is an object', value);
  const { id, url, headers = {}, dependsOn = [] } = value;
  const method = typeof value['method'] === 'string' ? value['method'].toUpperCase() : '';

  if (!isId(id)) refuse(faults, index, 'id', fault, 'An id is a string of 1 to 255 printable characters', id);
  if (!isMethod(method))
    refuse(faults, index, 'method', fault, 'A method is one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS', value['method']);
  const path = readUrl(url, index, { root, serviceRoot, faults });
  if (!isObject(headers)) refuse(faults, index, 'headers', fault, 'Headers are an object', headers);
  const carried = isObject(headers)
    ? carriedHeaders(Object.entries(headers), `/requests/${index}/headers`, itemHeaders, faults)
    : noHeaders;
  if (!Array.isArray(dependsOn) || !dependsOn.every((each) => typeof each === 'string'))
    refuse(faults, index, 'dependsOn', fault, 'dependsOn is an array of ids', dependsOn);
  checkMembers(value, index, faults);

  const { 'content-type': contentType, ...others } = carried;
  const body = readBody(mayHaveBody(method) ? value['body'] : undefined, contentType);
  if ('rule' in body) return void refuse(faults, index, 'body', fault, body.rule, value['body']);
  if (!mayHaveBody(method) && value['body'] !== undefined && value['body'] !== null)
    refuse(faults, index, 'body', 'unexpected-body', `A ${method} request has no body`, value['body']);
  return {
    id: id as string,
    method,
    url: url as string,
    path,
    headers: body.contentType === undefined ? others : { ...others, 'content-type': body.contentType },
    body: body.body,
    bodyEncoding: body.bodyEncoding,
    dependsOn: dependsOn as readonly string[],
  };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 255 && !/[\p{Cc}\p{Cs}]/u.test(value);
}

function readUrl(url: unknown, index: number, { root, serviceRoot, faults }: Omit<RequestRules, 'itemHeaders'>): string {
  if (typeof url !== 'string' || url === '') {
    refuse(faults, index, 'url', 'invalid-envelope', 'A url is a string', url);
    return '/';
  }
  const read = pathOfUrl(url, serviceRoot, root);
  if ('path' in read) return read.path;
  refuse(faults, index, 'url', 'invalid-path', read.rule, url);
  return '/';
}

/** What OData has and this server has not is refused by name; annotations mean nothing to it; anything else is most likely misspelt. */
function checkMembers(request: Readonly<Record<string, unknown>>, index: number, faults: Faults): void {
  for (const member in request) {
    if (known.has(member) || member.includes('@')) continue;
    if (member === 'atomicityGroup' || member === 'if')
      refuse(faults, index, member, 'not-available', `This server does not offer ${member} yet`, request[member]);
    else refuse(faults, index, member, 'invalid-envelope', 'A request has no such member', request[member]);
  }
}

const known: ReadonlySet<string> = new Set(['id', 'method', 'url', 'headers', 'body', 'dependsOn']);
