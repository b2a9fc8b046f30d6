import { BatchRefused, ConnectionError, type Problem } from '@sheaf/client';
import { FetchError, ResponseError } from '@sheaf/client/generated';
import { CommanderError } from 'commander';

/** What is wrong with what the caller gave: told as it is. */
export class InputFault extends Error {}

/** 0 for help and version, which leave the same way; else 2: 1 means that the command was carried out, and that something failed in it. */
export function exitCodeOf(error: unknown): number {
  return error instanceof CommanderError && error.exitCode === 0 ? 0 : 2;
}

/** What a person can do something about, without a stack. `undefined`: it has been told. */
export function faultText(error: unknown): string | undefined {
  if (error instanceof CommanderError) return undefined;
  if (error instanceof InputFault) return error.message;
  if (error instanceof BatchRefused) return refusalText(error.problem);
  if (error instanceof ConnectionError) return `${error.message}\n  Does a Sheaf server run there? --url or SHEAF_URL names another.`;
  return error instanceof Error ? error.message : String(error);
}

/** The refusal in an answer to the generated client. */
export async function refusalOf(error: unknown): Promise<unknown> {
  if (error instanceof ResponseError) {
    const text = await error.response.text();
    try {
      return new InputFault(refusalText(JSON.parse(text) as Problem));
    } catch {
      return new InputFault(`The server answered ${error.response.status}: ${text.slice(0, 200)}`);
    }
  }
  return error instanceof FetchError ? new ConnectionError('the server', error.cause) : error;
}

function refusalText({ status, title, detail, code, errors = [], errorCount = errors.length }: Problem): string {
  const lines = errors.map(({ pointer, detail: why }) => `  at ${pointer === '' ? 'the whole' : pointer}: ${why}`);
  const more = errorCount > errors.length ? [`  and ${errorCount - errors.length} more`] : [];
  const hint = code === 'unauthenticated' ? ['  --token or SHEAF_TOKEN gives the token; a fresh server has demo-token.'] : [];
  return [`${title} (${status} ${code})${detail === undefined ? '' : `: ${detail}`}`, ...lines, ...more, ...hint].join('\n');
}
