import type { AnyCall } from './call.js';
import { distinctAfter, type DistinctRecommendations } from './distinct.js';
import type { Entries, Entry } from './entry.js';
import type { RunIf } from './item.js';
import type { KnownLimits } from './limits.js';
import { formatPointer, valueAt } from './pointer.js';
import { localProblem } from './problem.js';
import type { PlaceOf } from './reference.js';
import { isSkipped, localResult, type ItemResult } from './result.js';
import { wireData, wireValue } from './wire-value.js';

/** The members of the envelope beside the items. */
export interface EnvelopeOptions {
  readonly execution?: 'auto' | 'serial' | 'parallel' | undefined;
  readonly onError?: 'continue' | 'stop' | undefined;
  readonly concurrency?: number | undefined;
  readonly timeoutMs?: number | undefined;
  readonly distinctRecommendations?: DistinctRecommendations | undefined;
  readonly return?: 'minimal' | undefined;
}

/** What a part is cut from. */
export interface Batch {
  readonly entries: Entries;
  readonly envelope: EnvelopeOptions;
  /** Final results by position. */
  readonly known: readonly (ItemResult | undefined)[];
}

/** As many items as one request takes. */
export interface Part {
  readonly sent: readonly Entry[];
  /** The request's body. */
  readonly body: string;
  readonly bodyBytes: number;
  /** Items that were answered without being sent, because of what earlier parts answered. */
  readonly answered: readonly ItemResult[];
  /** What the next part is cut from. */
  readonly rest: readonly Entry[];
}

/**
 * Cuts the next part from the items still to send, in order. Links to earlier parts are resolved: values stand in place of references, and
 * dependencies that are met are left out. What can be answered already is: 424 behind a failure, 422 where a value is missing.
 */
export function cutPart(queue: readonly Entry[], batch: Batch, limits: Pick<KnownLimits, 'maxItems' | 'maxBodyBytes'>): Part {
  const known = batch.known.slice();
  const sent: Entry[] = [];
  const texts: string[] = [];
  const answered: ItemResult[] = [];
  const options = JSON.stringify(envelopeOf(batch));
  const [open, close] = ['{"requests":[', options === '{}' ? ']}' : `],${options.slice(1)}`];
  let bodyBytes = byteLength(open) + byteLength(close);
  let stoppedBy = batch.envelope.onError === 'stop' ? known.find(isFailure) : undefined;
  const answer = (entry: Entry, result: ItemResult): void => {
    known[entry.index] = result;
    answered.push(result);
    if (batch.envelope.onError === 'stop' && isFailure(result)) stoppedBy ??= result;
  };
  let at = 0;
  for (; at < queue.length; at += 1) {
    const entry = queue[at]!;
    const skip = skipAfterStop(entry, stoppedBy, batch) ?? skipByParents(entry, known);
    const result = skip ?? refusalOfReferences(entry, known);
    if (result !== undefined) {
      // One of those sent may stop the batch, or be another parent that fails: what this item is answered is not known until then.
      const isOpen =
        batch.envelope.onError === 'stop' ? sent.length > 0 : !skip && entry.parents.some((parent) => known[parent] === undefined);
      if (isOpen) break;
      answer(entry, result);
      continue;
    }
    if (sent.length === limits.maxItems) break;
    const text = JSON.stringify(wireItem(entry, String(sent.length), batch, known));
    const bytes = byteLength(text) + (sent.length === 0 ? 0 : 1);
    // An item that is too large by itself goes alone: the server's refusal is its answer.
    if (sent.length > 0 && bodyBytes + bytes > limits.maxBodyBytes) break;
    bodyBytes += bytes;
    sent.push(entry);
    texts.push(text);
  }
  return { sent, body: open + texts.join(',') + close, bodyBytes, answered, rest: queue.slice(at) };
}

function envelopeOf({ envelope, known }: Batch): EnvelopeOptions {
  const { distinctRecommendations: asked } = envelope;
  return asked === undefined ? envelope : { ...envelope, distinctRecommendations: distinctAfter(asked, known) };
}

/** What stops a batch: a failure of the item itself. Being skipped is none. */
function isFailure(result: ItemResult | undefined): result is ItemResult {
  return result !== undefined && result.status >= 400 && !isSkipped(result);
}

function skipAfterStop(entry: Entry, stoppedBy: ItemResult | undefined, { envelope }: Batch): ItemResult | undefined {
  if (stoppedBy === undefined || (envelope.execution !== 'parallel' && entry.index < stoppedBy.index)) return undefined;
  return skip(entry, `The batch stops at the first failure, and item ${stoppedBy.index} answered ${stoppedBy.status}.`, [stoppedBy]);
}

function skipByParents(entry: Entry, known: Batch['known']): ItemResult | undefined {
  const { runIf, parents } = entry;
  if (runIf === 'always') return undefined;
  const failed = failedOf(parents, known);
  if (runIf === 'succeeded') {
    const [first] = failed;
    return first && skip(entry, `Item ${first.index}, which this one depends on, answered ${first.status}.`, failed);
  }
  if (failed.length > 0 || parents.some((parent) => known[parent] === undefined)) return undefined;
  return skip(entry, 'The item runs if one that it depends on fails, and none did.', []);
}

function failedOf(parents: readonly number[], known: Batch['known']): ItemResult[] {
  return parents.flatMap((parent) => {
    const result = known[parent];
    return result !== undefined && result.status >= 400 ? [result] : [];
  });
}

/** Sent again together with those that failed the item may run, if every one of them may succeed then. */
function skip(entry: Entry, detail: string, causes: readonly ItemResult[]): ItemResult {
  const [first] = causes;
  const named = first === undefined ? {} : { item: { id: first.id, index: first.index } };
  return localResult(
    entry,
    localProblem('failed-dependency', detail, named),
    first !== undefined && causes.every((cause) => cause.retryable),
  );
}

function refusalOfReferences({ references, ...entry }: Entry, known: Batch['known']): ItemResult | undefined {
  const missing = references.filter(({ item, tokens }) => known[item] !== undefined && valueAt(known[item], tokens) === undefined);
  if (missing.length === 0) return undefined;
  const errors = missing.map(({ at, item, tokens }) => ({
    pointer: at,
    detail: `The result of item ${item} has no value at ${formatPointer(tokens)}.`,
  }));
  return localResult(
    entry,
    localProblem('unresolved-reference', errors[0]!.detail, { errors: errors.slice(0, 20), errorCount: errors.length }),
  );
}

/** An item as it stands in an envelope; `known` results stand in place of references to them. */
export function wireItem(entry: Entry, defaultId: string, { entries }: Pick<Batch, 'entries'>, known: Batch['known']): object {
  const { id, call, timeoutMs } = entry;
  const written = ({ source, tokens }: PlaceOf): unknown => {
    const position = entries.positionOf(source);
    const result = known[position];
    return result === undefined
      ? { $result: `${entries.entries[position]!.id}#${formatPointer(tokens)}` }
      : wireData(valueAt(result, tokens));
  };
  return {
    ...(id === defaultId ? {} : { id }),
    ...wireTarget(call, written),
    ...('body' in call ? { body: wireValue(call.body, written) } : {}),
    ...wireLinks(entry, entries, known),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  };
}

export function wireTarget(call: AnyCall, written: (place: PlaceOf) => unknown): object {
  if ('operationId' in call) {
    const { operationId, parameters } = call;
    return Object.keys(parameters).length === 0 ? { operationId } : { operationId, parameters: wireValue(parameters, written) };
  }
  const { method, path, headers } = call;
  return Object.keys(headers).length === 0 ? { method, path } : { method, path, headers };
}

/** Dependencies within the part; those on earlier parts are met, or the item would have been answered. */
function wireLinks({ dependsOn, parents, runIf }: Entry, { entries }: Entries, known: Batch['known']): object {
  const here = dependsOn.filter((parent) => known[parent] === undefined);
  const isAlone = parents.every((parent) => known[parent] !== undefined);
  // An earlier parent's failure is all that `failed` waits for; what is left of it is to come after the other parents.
  const left: RunIf = runIf === 'failed' && failedOf(parents, known).length > 0 ? 'always' : runIf;
  return {
    ...(here.length === 0 ? {} : { dependsOn: here.map((parent) => entries[parent]!.id) }),
    ...(isAlone || left === 'succeeded' ? {} : { runIf: left }),
  };
}

const encoder = new TextEncoder();

/** Bytes in UTF-8. Most items are ASCII, and need no copy to be counted. */
function byteLength(text: string): number {
  return /[\u0080-\uffff]/.test(text) ? encoder.encode(text).length : text.length;
}
