import type { Problem } from '@sheaf/core';
import type { Call } from '../call.js';

/** One of the service's request types: where it is called, and the native operation that it becomes. */
export interface Route {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** `/items/{itemId}`: behind the database's id, a segment in braces being an id. */
  readonly path: string;
  /** Throws a CallFault at parameters that the service refuses with 400. */
  translate(call: Call): Translation;
}

/** One native operation and how its answer is told; or why there is none. */
export type Translation =
  | {
      readonly operationId: string;
      readonly parameters?: Readonly<Record<string, unknown>>;
      readonly body?: unknown;
      readonly answer: Answer;
      readonly problem?: undefined;
    }
  | { readonly problem: Problem };

/** How a native result is told in the service's words. */
export interface Answer {
  /** Of a success. */
  readonly code: 200 | 201;
  /** What the service answers for the body of a success. Default: `"ok"`, whatever the operation answered. */
  readonly json?: (body: unknown) => unknown;
  /** Statuses of failures that the service has another one for; beside those that `encode.ts` changes for all. */
  readonly failures?: Readonly<Record<number, number>>;
}

export const done: Answer = { code: 200 };
export const created: Answer = { code: 201 };
