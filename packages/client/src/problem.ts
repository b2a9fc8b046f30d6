import type { Problem } from './gen/models/index.js';

/**
 * The problems that the client answers itself, as the server would have: where a batch is split, it is the client that sees both ends of a
 * dependency. Titles and statuses are those of spec/problems.yaml; a test compares them.
 */
export const localProblems = {
  'duplicate-id': { status: 400, title: 'Duplicate item id' },
  'unknown-dependency': { status: 400, title: 'Unknown dependency' },
  'forward-dependency': { status: 400, title: 'Dependency on a later item' },
  'dependency-cycle': { status: 400, title: 'Dependency cycle' },
  'unknown-reference': { status: 400, title: 'Unknown reference' },
  'unresolved-reference': { status: 422, title: 'Reference resolves to nothing' },
  'failed-dependency': { status: 424, title: 'Dependency failed' },
} as const;

export type LocalProblemCode = keyof typeof localProblems;

export function localProblem(code: LocalProblemCode, detail: string, extensions: Readonly<Record<string, unknown>> = {}): Problem {
  const { status, title } = localProblems[code];
  return { type: `/problems/${code}`, title, status, code, detail, ...extensions };
}

/**
 * The problem of a failed answer, whatever its body: the body itself where it is a problem document of Sheaf, else one made of the status and of
 * what the body says in the usual places. An app's own error format (or a proxy's page) stands beside it as `body`.
 */
export function problemOf(status: number, body: unknown): Problem {
  if (isProblem(body)) return body;
  const { type, title, detail, message } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const said = textOf(detail) ?? textOf(message);
  return {
    // RFC 9457, 4.2.1: about:blank means no more than the status.
    type: textOf(type) ?? 'about:blank',
    title: textOf(title) ?? `HTTP ${status}`,
    status,
    code: `http-${status}`,
    ...(said === undefined ? {} : { detail: said }),
  };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  const { type, title, status, code } = body as Partial<Record<keyof Problem, unknown>>;
  return typeof type === 'string' && typeof title === 'string' && typeof status === 'number' && typeof code === 'string';
}
