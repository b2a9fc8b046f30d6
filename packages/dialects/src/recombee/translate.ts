import { type Item, type Problem, problem } from '@sheaf/core';
import { itemAt } from '../item.js';
import { Call, type Database } from './call.js';
import { CallFault } from './fault.js';
import { type Answer, done } from './routes/route.js';
import { findRoute } from './routes/table.js';

/** One call as it was written, in a batch or alone. */
export interface WrittenCall {
  readonly method: string;
  /** The path's segments, as data; the last is `''` where it ends in a slash. */
  readonly segments: readonly string[];
  readonly given: Readonly<Record<string, unknown>>;
}

/** What the encoder needs of an item. */
export interface Source {
  readonly answer: Answer;
  /** Whether it is a request of its own, answered with its own status and body. */
  readonly isAlone: boolean;
}

/** The item of a call: one native operation, and how its result is told. What has no such operation carries its problem. */
export function translate(
  { method, segments, given }: WrittenCall,
  { index, isAlone }: { readonly index: number; readonly isAlone: boolean },
  database: Database,
): Item {
  const sourceOf = (answer: Answer): Source => ({ answer, isAlone });
  const refused = (refusal: Problem): Item => itemAt(index, { problem: refusal, source: sourceOf(done) });

  if (!isAlone && segments[0] === 'batch')
    return refused(problem('operation-not-batchable', { detail: 'A batch in a batch is not executed.' }));
  const found = findRoute(method, segments);
  if (found.route === undefined) {
    if (found.methods.length === 0) return refused(problem('unknown-operation', { detail: 'There is no such path.' }));
    const detail = `The path has ${found.methods.join(', ')}.`;
    return refused(problem('method-not-allowed', { detail, allow: found.methods }));
  }
  try {
    const translated = found.route.translate(new Call(database, found.ids, given));
    if (translated.problem !== undefined) return refused(translated.problem);
    const { operationId, parameters = {}, body, answer } = translated;
    return itemAt(index, { target: { operationId, parameters }, body, source: sourceOf(answer) });
  } catch (error) {
    if (error instanceof CallFault) return refused(problem('invalid-request', { detail: `${error.message}.` }));
    throw error;
  }
}
