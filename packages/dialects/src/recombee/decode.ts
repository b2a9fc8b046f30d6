import { arrived, type Fault, type Item, type Limits, type Problem, problem, problemOfFaults } from '@sheaf/core';
import type { Decoded, DialectRequest } from '../dialect.js';
import { batchOf } from '../item.js';
import { readJson } from '../json/read.js';
import { memberTree } from '../json/unique-members.js';
import { isObject } from '../native/member.js';
import { pointerTo } from '../pointer.js';
import type { Database } from './call.js';
import { splitTarget } from './target.js';
import { translate, type WrittenCall } from './translate.js';

const uniqueInBatch = memberTree(['', '/requests/*']);
const uniqueAlone = memberTree(['']);

/** The batch of a request: of `/batch/` as many items as it has requests, of any other path one. */
export function decode(
  request: DialectRequest,
  limits: Limits,
  prefix: string,
  databaseOf: (databaseId: string) => Database | undefined,
): Decoded {
  const target = splitTarget(request.target, prefix);
  const database = target && databaseOf(target.databaseId);
  if (target === undefined || database === undefined) return { problem: problem('not-found', { detail: 'There is no such database.' }) };
  const segments = segmentsOf(target.path);
  if ('problem' in segments) return segments;
  const isBatch = segments.data[0] === 'batch' && segments.data.slice(1).join('') === '' && segments.data.length <= 2;
  if (isBatch && request.method !== 'POST') {
    return { problem: problem('method-not-allowed', { detail: 'A batch is posted.' }), headers: { allow: 'POST' } };
  }
  const body = bodyOf(request, limits, isBatch);
  if ('problem' in body) return body;
  if (isBatch) return decodeBatch(body.value, limits, database);
  if (!isObject(body.value)) return { problem: invalid('', 'A body is an object of parameters', body.value) };
  const given = { ...queryOf(target.query), ...body.value };
  const item = translate({ method: request.method, segments: segments.data, given }, { index: 0, isAlone: true }, database);
  if (item.problem === undefined) return { batch: batchOf([item]) };
  const { problem: refusal } = item;
  return { problem: refusal, headers: Array.isArray(refusal['allow']) ? { allow: refusal['allow'].join(', ') } : {} };
}

/** The segments of a lone request's path, decoded: a slash that was encoded stays within its segment. */
function segmentsOf(path: string): { readonly data: readonly string[] } | { readonly problem: Problem } {
  const data: string[] = [];
  for (const segment of path.slice(1).split('/')) {
    try {
      data.push(decodeURIComponent(segment));
    } catch {
      return { problem: problem('invalid-path', { detail: 'The escapes in the path are not UTF-8.' }) };
    }
  }
  const rule = brokenSegmentRule(data);
  return rule === undefined ? { data } : { problem: problem('invalid-path', { detail: rule }) };
}

/** Between what a client joins and what a server splits, no path may mean another one. */
function brokenSegmentRule(segments: readonly string[]): string | undefined {
  if (segments.slice(0, -1).includes('')) return 'A path has one slash between its parts.';
  if (segments.some((segment) => segment.split('/').some((part) => part === '.' || part === '..'))) return 'A path has no dot segments.';
  if (segments.some((segment) => /[\\\p{Cc}]/u.test(segment))) return 'A path has no backslash and no control character.';
  return undefined;
}

function bodyOf(
  { body }: DialectRequest,
  { maxDepth }: Limits,
  isBatch: boolean,
): { readonly value: unknown } | { readonly problem: Problem } {
  // The npm client sends its content type on requests that have no body.
  if (body.length === 0 && !isBatch) return { value: {} };
  return readJson(body, { maxDepth, unique: isBatch ? uniqueInBatch : uniqueAlone });
}

/** Parameters of the query but for those of the signature; of one that stands twice, the last. */
function queryOf(query: string): Readonly<Record<string, string>> {
  const given = [...new URLSearchParams(query)].filter(([name]) => name !== 'hmac_timestamp' && name !== 'hmac_sign');
  return Object.fromEntries(given);
}

function decodeBatch(envelope: unknown, { maxItems }: Limits, database: Database): Decoded {
  if (!isObject(envelope)) return { problem: invalid('', 'A batch is an object with requests', envelope) };
  const { requests, distinctRecomms = false, ...others } = envelope;
  if (!Array.isArray(requests)) return { problem: invalid('/requests', 'Requests are an array', requests) };
  if (requests.length > maxItems) {
    const detail = `A batch has at most ${maxItems} requests; ${requests.length} arrived.`;
    return { problem: problem('too-many-items', { detail, limit: maxItems }) };
  }
  if (typeof distinctRecomms !== 'boolean' && distinctRecomms !== null)
    return { problem: invalid('/distinctRecomms', 'distinctRecomms is true or false', distinctRecomms) };
  const [other] = Object.keys(others);
  if (other !== undefined)
    return { problem: invalid(pointerTo('', other), 'A batch has requests and distinctRecomms alone', others[other]) };
  const items: Item[] = [];
  for (let index = 0; index < requests.length; index++) {
    const call = readCall(requests[index], `/requests/${index}`);
    if ('detail' in call) return { problem: problemOfFaults([call]) };
    items.push(translate(call, { index, isAlone: false }, database));
  }
  return { batch: distinctRecomms === true ? { ...batchOf(items), distinct: { seen: new Map() } } : batchOf(items) };
}

/** A request of a batch. What is not of its form refuses the whole: a client that writes so means something that is not known here. */
function readCall(value: unknown, pointer: string): WrittenCall | Fault {
  const bad = (member: string, rule: string, given: unknown): Fault => ({
    code: 'invalid-envelope',
    pointer: member === '' ? pointer : pointerTo(pointer, member),
    detail: `${rule}; ${arrived(given)} arrived.`,
  });
  if (!isObject(value)) return bad('', 'A request is an object', value);
  const { method, path, params, ...others } = value;
  const [other] = Object.keys(others);
  if (other !== undefined) return bad(other, 'A request has method, path and params alone', others[other]);
  const word = typeof method === 'string' ? method.toUpperCase() : '';
  if (!methods.includes(word)) return bad('method', `A method is one of ${methods.join(', ')}`, method);
  if (typeof path !== 'string' || path[0] !== '/' || path[1] === '/')
    return bad('path', 'A path is a text that begins with one slash, behind the id of the database', path);
  const segments = path.slice(1).split('/');
  const rule = brokenSegmentRule(segments);
  if (rule !== undefined) return bad('path', rule.slice(0, -1), path);
  if (params !== undefined && params !== null && !isObject(params)) return bad('params', 'Params are an object', params);
  return { method: word, segments, given: params ?? {} };
}

export const methods: readonly string[] = ['GET', 'PUT', 'POST', 'DELETE'];

function invalid(pointer: string, rule: string, given: unknown): Problem {
  return problemOfFaults([{ code: 'invalid-envelope', pointer, detail: `${rule}; ${arrived(given)} arrived.` }]);
}
