import type { Problem } from '@sheaf/core';

/**
 * A refusal on its way to the exception filter, which answers its problem. Thrown where nothing can be returned: pipes, guards, parsers.
 * Handlers return `refuse(…)`.
 */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    /** Lower-case names. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(problem.code);
  }
}
