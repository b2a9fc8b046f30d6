import type { ItemResult, Problem } from '@sheaf/core';
import { type Failure, readFailure } from '../http/failure.js';
import { reasonPhrase, statusWord } from './status.js';

/** The body of an error as Google APIs have it; clients show `message`. */
interface ErrorBody {
  readonly error: {
    readonly code: number;
    readonly message: string;
    readonly status: string;
    readonly errors?: readonly object[];
  };
}

/** A problem of Sheaf's own in Google's form. */
export function errorOfProblem({ status, title, detail, code, errors = [] }: Problem): ErrorBody {
  return errorOf(status, detail ?? title, code, errors);
}

/**
 * The text of a failed item's body. What has an `error` with a message is Google's form and stays as it is; a problem document and what Nest makes
 * of an exception get that form, so that clients have their message; any other body stays, as alone.
 */
export function textOfFailure(result: ItemResult): string | undefined {
  const failure = readFailure(result);
  if (failure === undefined || failure.form === 'error') return undefined;
  return JSON.stringify(errorOf(result.status, failure.message, failure.code, failure.errors));
}

function errorOf(status: number, message: string, code: unknown, errors: Failure['errors']): ErrorBody {
  const reason = typeof code === 'string' ? code : reasonPhrase(status);
  const places = errors.map(({ pointer, detail }) => ({ message: detail, location: pointer }));
  const all = places.length === 0 ? [{ message }] : places;
  return {
    error: { code: status, message, status: statusWord(status), errors: all.map((each) => ({ ...each, domain: 'global', reason })) },
  };
}
