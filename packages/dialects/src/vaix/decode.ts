import { Faults, type Item, type Limits, type Problem, problem, problemOfFaults } from '@sheaf/core';
import type { Decoded, Dialect, DialectRequest } from '../dialect.js';
import { batchOf, itemAt } from '../item.js';
import { readJson } from '../json/read.js';
import { memberTree } from '../json/unique-members.js';
import { isObject, refuse } from '../native/member.js';
import { inNativeForm } from './encode.js';
import { eventOperations, eventPaths } from './events.js';
import { ParameterFault } from './parameter.js';
import { readRequest, type WrittenRequest } from './request.js';
import { nativeOperations } from './service-operation.js';
import type { Call, ServiceOperation } from './service-operation.js';

export interface VaixRules {
  readonly native: Dialect;
  readonly needsAuthorization: boolean;
  nowMs(): number;
}

const unique = memberTree(['', '/requests/*']);

/** By operation_id: the operations of the service, and in the same way of writing all of the contract. */
const operations: ReadonlyMap<string, ServiceOperation> = new Map([...nativeOperations, ...eventOperations]);

/** The batch of a request: of `/api/batch` what its body holds, of any other path a request for events alone. */
export function decode(request: DialectRequest, limits: Limits, rules: VaixRules): Decoded {
  const { native, nowMs } = rules;
  const [path = '', query = ''] = splitOnce(request.target, '?');
  const method = request.headers['x-vaix-authentication-method'];
  if (method !== undefined && method !== 'vaix' && method !== 'iam')
    return { problem: problem('invalid-header', { detail: 'x-vaix-authentication-method is vaix or iam.' }) };
  const operation = eventPaths.get(path.replace(/\/$/, '').slice(path.lastIndexOf('/api/')));
  if (operation !== undefined) return request.method === 'GET' ? decodeAlone(operation, query, nowMs()) : notAllowed('GET');
  if (!/\/batch\/?$/.test(path)) return { problem: problem('unknown-operation', { detail: 'No operation has this path.' }) };
  if (request.method !== 'POST') return notAllowed('POST');
  if (!mayHoldOperationIds(request.body)) {
    const decoded = native.decode(request, limits);
    return 'problem' in decoded ? { ...decoded, problem: inNativeForm(decoded.problem) } : decoded;
  }
  return decodeBatch(request, limits, rules);
}

function notAllowed(allow: string): Decoded {
  return { problem: problem('method-not-allowed', { detail: `This path has the method ${allow}.` }), headers: { allow } };
}

function decodeAlone(operation: ServiceOperation, query: string, nowMs: number): Decoded {
  const params: Record<string, string> = Object.create(null) as Record<string, string>;
  const call: WrittenRequest = { name: undefined, params, pathParams: {}, bodyParams: undefined };
  for (const [name, value] of new URLSearchParams(query)) {
    if (name in params) return { problem: problem('invalid-envelope', { detail: 'A parameter stands once.' }) };
    params[name] = value;
  }
  return { batch: batchOf(itemsOf(operation, call, 0, nowMs)) };
}

/** A native batch of thousands of items is not read twice; where the words only stand in some text, the reading tells. */
function mayHoldOperationIds(body: Uint8Array): boolean {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return bytes.includes('"operation_id"') || !(bytes.includes('"method"') || bytes.includes('"operationId"'));
}

function decodeBatch(request: DialectRequest, limits: Limits, { native, nowMs, needsAuthorization }: VaixRules): Decoded {
  const read = readJson(request.body, { maxDepth: limits.maxDepth, unique });
  if ('problem' in read) return read;
  const faults = new Faults();
  const requests = isObject(read.value) ? read.value['requests'] : undefined;
  if (!Array.isArray(requests)) {
    refuse(faults, '', undefined, 'invalid-envelope', 'A batch is an object with an array of requests', read.value);
    return { problem: problemOfFaults(faults) };
  }
  const isVaix = requests.some((each) => isObject(each) && each['operation_id'] !== undefined);
  const isNative = requests.some((each) => isObject(each) && (each['method'] !== undefined || each['operationId'] !== undefined));
  if (isVaix && isNative)
    return { problem: problem('invalid-envelope', { detail: 'Requests of one batch have either operation_id or method, not both.' }) };
  if (isNative) {
    const decoded = native.decode(request, limits);
    return 'problem' in decoded ? { ...decoded, problem: inNativeForm(decoded.problem) } : decoded;
  }
  if (needsAuthorization && request.headers['authorization'] === undefined)
    return {
      problem: problem('unauthenticated', { detail: 'The request has no authorization header.' }),
      headers: { 'www-authenticate': 'Bearer' },
    };
  if (requests.length === 0) return { problem: problem('empty-batch', { detail: 'A batch has at least one request.' }) };
  if (requests.length > limits.maxItems) {
    const detail = `A batch has at most ${limits.maxItems} requests; ${requests.length} arrived.`;
    return { problem: problem('too-many-items', { detail, limit: limits.maxItems }) };
  }
  for (const [member, given] of Object.entries(read.value as object))
    if (member !== 'requests') refuse(faults, '', member, 'invalid-envelope', 'A batch has requests alone', given);
  const names = new Map<string, number>();
  const atMs = nowMs();
  const items: Item[] = [];
  requests.forEach((value: unknown, index) => {
    const written = readRequest(value, index, operations, faults);
    if (written === undefined) return;
    const first = names.get(written.name!);
    if (first === undefined) names.set(written.name!, index);
    else {
      const detail = `A name stands once in a batch; request ${first} has the same.`;
      faults.add(() => ({ code: 'duplicate-id', pointer: `/requests/${index}/name`, detail }));
    }
    if (faults.count === 0) items.push(...itemsOf(written.operation, written, items.length, atMs));
  });
  if (faults.count > 0) return { problem: problemOfFaults(faults) };
  return { batch: batchOf(items) };
}

/** The items of one request: what it asks for that breaks a rule is its own failure and leaves the others alone. */
function itemsOf(operation: ServiceOperation, written: WrittenRequest, from: number, nowMs: number): Item[] {
  try {
    const { steps, tell } = operation.translate(written, nowMs);
    const call: Call = { name: written.name, tell };
    return steps.map(({ operationId, parameters, body, unless }, step) =>
      itemAt(from + step, {
        target: { operationId, parameters },
        body,
        source: call,
        // The step before it is a main request whose failure this one makes up for.
        ...(unless === 'succeeded' ? { dependsOn: [from + step - 1], runIf: 'failed' } : undefined),
      }),
    );
  } catch (error) {
    if (!(error instanceof ParameterFault)) throw error;
    const refusal: Problem = problem('invalid-envelope', { detail: error.message });
    const call: Call = { name: written.name, tell: ([result]) => ({ result: result! }) };
    return [itemAt(from, { problem: refusal, source: call })];
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
