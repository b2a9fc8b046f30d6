import type { Problem } from './gen/models/index.js';
import type { Failed, Settled } from './result.js';

/** What every rejection of the client is, but for a caller's own abort, which rejects with the signal's reason. */
export class SheafError extends Error {
  override name = 'SheafError';
  /**
   * What became of each item, by position, as far as it is known: `undefined` where it is not. A batch that was split, or streamed, may
   * break off after some items have run.
   */
  results: readonly (Settled | undefined)[] = [];
}

/** Some items of `sheaf.batch` failed. `results` has all of them, the successes included. */
export class BatchError extends SheafError {
  override name = 'BatchError';
  override results: readonly Settled[];
  readonly failures: readonly Failed[];

  constructor(results: readonly Settled[]) {
    const failures = results.filter((result) => !result.ok);
    super(
      `${failures.length} of ${results.length} items failed; the first: ${failures[0] === undefined ? 'none' : described(failures[0])}`,
    );
    this.results = results;
    this.failures = failures;
  }
}

/** The item of `sheaf.call` failed. */
export class CallError extends SheafError {
  override name = 'CallError';

  constructor(readonly failure: Failed) {
    super(described(failure));
    this.results = [failure];
  }

  get problem(): Problem {
    return this.failure.problem;
  }

  get status(): number {
    return this.failure.status;
  }
}

/** A request, mostly a batch, was refused as a whole, by the server or before it was sent: none of its items (of this part, if it was split) has run. */
export class BatchRefused extends SheafError {
  override name = 'BatchRefused';

  constructor(
    readonly problem: Problem,
    /** The answer's headers, lower-case; empty when nothing was sent. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`Refused as a whole: ${told(problem)}`);
  }

  get status(): number {
    return this.problem.status;
  }
}

/** No answer, or one that broke off: `cause` says why. Whether items have run is not known. */
export class ConnectionError extends SheafError {
  override name = 'ConnectionError';

  constructor(url: string, cause: unknown) {
    super(`No complete answer from ${url}: ${reasons(cause)}`, { cause });
  }
}

/** The answer did not come in time. Whether items have run is not known. */
export class TimeoutError extends SheafError {
  override name = 'TimeoutError';

  constructor(
    url: string,
    readonly timeoutMs: number,
  ) {
    super(`No answer from ${url} within ${timeoutMs} ms`);
  }
}

/** What answered is not a server that speaks batches, or has a fault. Whether items have run is not known. */
export class UnexpectedAnswer extends SheafError {
  override name = 'UnexpectedAnswer';
}

function described({ id, index, problem }: Failed): string {
  return `item ${id === String(index) ? index : `${index} (${id})`}: ${told(problem)}`;
}

function told({ status, code, title, detail }: Problem): string {
  return `${status} ${code}: ${detail ?? title}`;
}

/** Node's fetch says only "fetch failed", and why in its own cause. */
function reasons(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const { code } = cause as { code?: unknown };
  const said = cause.message === '' ? String(code ?? cause.name) : cause.message;
  return cause.cause === undefined ? said : `${said}: ${reasons(cause.cause)}`;
}
