import { type Limits, problem } from '@sheaf/core';
import { type Decoded, type DialectRequest, memberTree, readJson } from '@sheaf/dialects';
import { itemOf } from './call.js';

/** Where a member that stands twice would mean one thing here and another elsewhere: a call by itself, and each of an array. */
const unique = memberTree(['', '/*']);

/** An array of calls, or one call by itself. Never throws: what cannot be read is a problem, and nothing has run. */
export function decode({ body }: DialectRequest, limits: Limits): Decoded {
  const read = readJson(body, { maxDepth: limits.maxDepth, unique });
  if ('problem' in read) return read;
  const isAlone = !Array.isArray(read.value);
  const calls = isAlone ? [read.value] : (read.value as unknown[]);
  if (calls.length === 0) return { problem: problem('empty-batch', { detail: 'A batch has at least one call.' }) };
  if (calls.length > limits.maxItems) {
    const detail = `A batch has at most ${limits.maxItems} calls; ${calls.length} arrived.`;
    return { problem: problem('too-many-items', { detail, limit: limits.maxItems }) };
  }
  const items = calls.map((call, index) => itemOf(call, index, isAlone));
  return { batch: { items, execution: 'auto', onError: 'continue', return: 'full', concurrency: undefined, timeoutMs: undefined } };
}
