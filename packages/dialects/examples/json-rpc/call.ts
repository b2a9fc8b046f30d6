import { type Item, problem, type Problem } from '@sheaf/core';

/** What the encoder needs of an item: kept as its `source`. */
export interface Call {
  /** As the caller wrote it, any JSON value; null where there was none to read. */
  readonly id: unknown;
  /** Whether it had no id: it runs and is not answered. */
  readonly isNotification: boolean;
  /** Whether it came by itself, not in an array. */
  readonly isAlone: boolean;
}

/**
 * The item of one call: `method` is an operationId, `params` are its parameters by name, and a member `body` of them its body. What is no call becomes
 * an item that is refused, so that the others run.
 */
export function itemOf(value: unknown, index: number, isAlone: boolean): Item {
  const item = {
    index,
    id: String(index),
    headers: {},
    bodyEncoding: 'json',
    dependsOn: [],
    runIf: 'succeeded',
    references: [],
    timeoutMs: undefined,
  } as const;
  const refused = (refusal: Problem, source: Call): Item => ({ ...item, body: undefined, problem: refusal, source });

  const call = isObject(value) ? value : {};
  const { jsonrpc, method, params = {}, id = null } = call;
  if (jsonrpc !== '2.0' || typeof method !== 'string' || method === '' || typeof params !== 'object' || params === null)
    return refused(problem('invalid-envelope', { detail: 'This is no call of JSON-RPC 2.0.' }), { id, isNotification: false, isAlone });

  const source: Call = { id, isNotification: !Object.hasOwn(call, 'id'), isAlone };
  if (!isObject(params)) return refused(problem('invalid-request', { detail: 'Parameters are given by name.' }), source);
  const { body, ...parameters } = params;
  return { ...item, target: { operationId: method, parameters }, body, source };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
