import {
  maxConcurrency,
  type Batch,
  type Execution,
  Faults,
  type Item,
  type Limits,
  linkItems,
  type OnError,
  type Problem,
  problem,
  problemOfFaults,
  type Return,
} from '@sheaf/core';
import type { Decoded, DialectRequest } from '../dialect.js';
import { readJson } from '../json/read.js';
import { memberTree } from '../json/unique-members.js';
import { type ItemRules, readItem, type WrittenItem } from './item.js';
import { readDistinct } from './distinct.js';
import { isObject, isOneOf, isWholeNumber, refuse } from './member.js';

const executions = ['auto', 'serial', 'parallel'] as const;
const onErrors = ['continue', 'stop'] as const;
const returns = ['full', 'minimal', 'errors'] as const;

/** Where a repeated member could mean one thing to us and another to whoever reads the same text; inside bodies the last one wins, as alone. */
const unique = memberTree(['', '/requests/*', '/requests/*/headers']);

/**
 * Reads the native envelope (spec/schemas/BatchRequest.yaml). In this order, the first step that finds a fault answering with all it found:
 * the text (`readJson`), count, shape, references. Nothing has run when it refuses.
 */
export function decode(request: DialectRequest, limits: Limits, itemHeaders: ReadonlySet<string>): Decoded {
  const read = readJson(request.body, { maxDepth: limits.maxDepth, unique });
  if ('problem' in read) return read;
  const faults = new Faults();
  const envelope = read.value;
  const requests = isObject(envelope) ? envelope['requests'] : undefined;
  const refusal = countProblem(requests, limits);
  if (refusal !== undefined) return { problem: refusal };
  const options = readEnvelope(envelope, request, limits, faults);
  const items = Array.isArray(requests) ? readItems(requests, { limits, itemHeaders, mayRefer: read.hasDollarMember, faults }) : [];
  if (faults.count > 0) return { problem: problemOfFaults(faults) };
  return { batch: { items, ...options } };
}

/** Why a number of items is refused before any is looked at. */
export function countProblem(requests: unknown, { maxItems }: Pick<Limits, 'maxItems'>): Problem | undefined {
  if (!Array.isArray(requests)) return undefined;
  if (requests.length === 0)
    return problemOfFaults([
      { code: 'empty-batch', pointer: '/requests', detail: 'A batch has at least one item; an array of 0 arrived.' },
    ]);
  if (requests.length <= maxItems) return undefined;
  return problem('too-many-items', { detail: `A batch has at most ${maxItems} items; ${requests.length} arrived.`, limit: maxItems });
}

function readEnvelope(envelope: unknown, request: DialectRequest, limits: Limits, faults: Faults): Omit<Batch, 'items'> {
  let execution: Execution = 'auto';
  let onError: OnError = 'continue';
  let returned: Return = 'full';
  let concurrency: number | undefined;
  let timeoutMs: number | undefined;
  let distinct: Batch['distinct'];
  const fault = 'invalid-envelope';

  if (request.headers['idempotency-key'] !== undefined) {
    faults.add(() => ({ code: 'not-available', pointer: '', detail: 'This server does not offer the header Idempotency-Key yet.' }));
  }
  if (!isObject(envelope)) refuse(faults, '', undefined, fault, 'A batch is an object', envelope);
  else {
    if (!Array.isArray(envelope['requests'])) refuse(faults, '', 'requests', fault, 'Requests are an array', envelope['requests']);
    for (const member in envelope) {
      const given = envelope[member];
      switch (member) {
        case 'requests':
          break;
        case 'execution':
          if (isOneOf(executions, given)) execution = given;
          else refuse(faults, '', member, fault, `Execution is one of ${executions.join(', ')}`, given);
          break;
        case 'concurrency':
          if (isWholeNumber(given, maxConcurrency)) concurrency = given;
          else refuse(faults, '', member, fault, `Concurrency is a whole number from 1 to ${maxConcurrency}`, given);
          break;
        case 'onError':
          if (isOneOf(onErrors, given)) onError = given;
          else if (given === 'rollback')
            refuse(faults, '', member, 'not-available', 'This server does not offer onError rollback yet', given);
          else refuse(faults, '', member, fault, `onError is one of ${onErrors.join(', ')}`, given);
          break;
        case 'return':
          if (isOneOf(returns, given)) returned = given;
          else refuse(faults, '', member, fault, `Return is one of ${returns.join(', ')}`, given);
          break;
        case 'validateOnly':
          if (typeof given !== 'boolean') refuse(faults, '', member, fault, 'validateOnly is true or false', given);
          else if (given) refuse(faults, '', member, 'not-available', 'This server does not offer validateOnly yet', given);
          break;
        case 'timeoutMs':
          if (isWholeNumber(given, limits.batchTimeoutMs)) timeoutMs = given;
          else refuse(faults, '', member, fault, `A batch's timeoutMs is a whole number from 1 to ${limits.batchTimeoutMs}`, given);
          break;
        case 'distinctRecommendations':
          distinct = readDistinct(given, faults);
          break;
        default:
          refuse(faults, '', member, fault, 'A batch has no such member', given);
      }
    }
  }
  return { execution, onError, return: returned, concurrency, timeoutMs, ...(distinct === undefined ? undefined : { distinct }) };
}

/** Items as they are executed; with a fault they are none. */
export function readItems(requests: readonly unknown[], rules: ItemRules): Item[] {
  const { faults } = rules;
  const written: WrittenItem[] = [];
  for (let index = 0; index < requests.length; index++) {
    const item = readItem(requests[index], index, rules);
    if (item !== undefined) written.push(item);
  }
  // Ids are looked at only once all is readable: else an unreadable item would be an unknown dependency of its neighbours.
  if (faults.count > 0) return [];
  return linkItems(
    written,
    { items: '/requests', id: 'id', dependsOn: 'dependsOn' },
    faults,
    (item, { index, id, dependsOn, references }) => ({
      index,
      id,
      target: item.target,
      headers: item.headers,
      body: item.body,
      bodyEncoding: item.bodyEncoding,
      dependsOn,
      runIf: item.runIf,
      references,
      timeoutMs: item.timeoutMs,
    }),
  );
}
