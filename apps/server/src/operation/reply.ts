import type { ProblemCode } from '@sheaf/contracts/problems';
import { type Problem, problem, type ProblemExtras } from '@sheaf/core';

/** What a handler answers when status or headers matter: `return reply(201, item, { etag, location })`. */
export class Reply<Body = unknown> {
  constructor(
    readonly status: number,
    /** `undefined`: none. */
    readonly body: Body,
    /** Lower-case names. */
    readonly headers: Readonly<Record<string, string>>,
  ) {}
}

export function reply(status: number, body?: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return new Reply(status, body, headers);
}

/** A failure as a value. It has changed nothing: a handler that did and then fails throws, so that what it did is undone. */
export class Refusal extends Reply<Problem> {}

/** The problem of a code, with what is known beyond the code. */
export function refuse(code: ProblemCode, extras?: ProblemExtras, headers?: Readonly<Record<string, string>>): Refusal {
  const body = problem(code, extras);
  return new Refusal(body.status, body, headers === undefined ? problemHeaders : { ...headers, ...problemHeaders });
}

export const problemHeaders: Readonly<Record<string, string>> = { 'content-type': 'application/problem+json; charset=utf-8' };
