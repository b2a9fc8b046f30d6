import { problems, type ProblemCode } from '@sheaf/contracts/problems';
import type { Fault } from './envelope.js';
import { maxFaultsNamed, type Faults } from './fault.js';

/** One fault within a problem, and its place. */
export interface ProblemError {
  /** JSON Pointer into the body or envelope; for an operation's input `/parameters/<name>` or `/body/…`. */
  readonly pointer: string;
  /** The rule and what arrived. */
  readonly detail: string;
  /** Present where it differs from the problem's. */
  readonly code?: ProblemCode;
}

/** What a problem says beyond its catalogue entry. Any other member is an extension: `limit`, `allow`, `retryAfterMs`, `item`. */
export interface ProblemExtras {
  readonly detail?: string;
  /** The request id under which the log has the cause. */
  readonly instance?: string;
  /** Cut to the first 20. */
  readonly errors?: readonly ProblemError[];
  /** How many there are in all. Default: the length of `errors` as given. */
  readonly errorCount?: number;
  readonly [extension: string]: unknown;
}

/** Why a request or an item failed: RFC 9457, media type application/problem+json. */
export interface Problem extends ProblemExtras {
  /** URI reference, `/problems/<code>`. */
  readonly type: string;
  readonly title: string;
  /** 400 to 599. */
  readonly status: number;
  readonly code: ProblemCode;
}

/** The problem of a code. What the catalogue says cannot be overridden by `extras`. */
export function problem(code: ProblemCode, extras?: ProblemExtras): Problem {
  const { type, title, status } = problems[code];
  const entry = { type, title, status, code };
  if (extras === undefined) return entry;
  // Named twice: first for the order of members, again so that the catalogue wins.
  if (extras.errors === undefined) return { ...entry, ...extras, ...entry };
  const errors = extras.errors.slice(0, maxFaultsNamed);
  return { ...entry, ...extras, ...entry, errors, errorCount: extras.errorCount ?? extras.errors.length };
}

/** The answer to a request that is refused as a whole: code, status and detail are the first fault's, `errors` has up to 20, `errorCount` counts all. */
export function problemOfFaults(faults: Pick<Faults, 'kept' | 'count'> | readonly Fault[], extras?: ProblemExtras): Problem {
  const { kept, count } = 'kept' in faults ? faults : { kept: faults, count: faults.length };
  const first = kept[0];
  if (first === undefined) throw new TypeError('problemOfFaults: there is no fault');
  const errors = kept.map(({ code, pointer, detail }) => (code === first.code ? { pointer, detail } : { pointer, detail, code }));
  return problem(first.code, { detail: first.detail, ...extras, errors, errorCount: count });
}

/**
 * The one door for anything thrown that nobody expected: the caller learns only that it happened and, as `instance`, where the log has it; the
 * cause is for that log.
 */
export function problemFromUnknown(error: unknown, instance?: string): { problem: Problem; cause: unknown } {
  return { problem: problem('internal-error', instance === undefined ? undefined : { instance }), cause: error };
}
