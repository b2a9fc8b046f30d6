// Single changes of what the server answers: a fetch that changes every answer of one operation with one status, as a faulty server would.
import type { Spec, SpecOperation } from '../contract/spec.ts';
import type { Random } from './random.ts';

export interface AnswerMutant {
  readonly kind: string;
  readonly operationId: string;
  readonly status: number;
  readonly fetch: typeof fetch;
}

interface Parts {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

interface Kind {
  readonly name: string;
  /** undefined: does not fit this answer. */
  readonly change: (answer: Parts) => Parts | undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value);

const kinds: readonly Kind[] = [
  { name: 'status changed', change: (answer) => ({ ...answer, status: answer.status === 200 ? 203 : 200, body: answer.body ?? {} }) },
  { name: 'member dropped', change: (answer) => withBody(answer, (body) => Object.fromEntries(Object.entries(body).slice(1))) },
  {
    name: 'member renamed',
    change: (answer) =>
      withBody(answer, (body) =>
        Object.fromEntries(Object.entries(body).map(([key, value], index) => [index === 0 ? `${key}X` : key, value])),
      ),
  },
  {
    name: 'value of another type',
    change: (answer) =>
      withBody(answer, (body) =>
        Object.fromEntries(
          Object.entries(body).map(([key, value], index) => [key, index > 0 ? value : typeof value === 'string' ? 1 : 'text']),
        ),
      ),
  },
  { name: 'undocumented member', change: (answer) => withBody(answer, (body) => ({ ...body, neverDocumented: 1 })) },
  {
    name: 'media type changed',
    change: (answer) =>
      answer.body === undefined ? undefined : { ...answer, headers: { ...answer.headers, 'content-type': 'text/html' } },
  },
  {
    name: 'documented header dropped',
    change: (answer) => {
      const name = ['etag', 'location', 'www-authenticate'].find((each) => answer.headers[each] !== undefined);
      if (name === undefined) return undefined;
      const { [name]: _dropped, ...headers } = answer.headers;
      return { ...answer, headers };
    },
  },
];

type Results = Record<string, unknown>[];

/** Ways in which a batch's answer can be wrong as a whole, five or more of a kind. */
const batchKinds: readonly Kind[] = [
  ...[
    (results: Results) => results.slice(1),
    (results: Results) => results.slice(0, -1),
    (results: Results) => results.toReversed(),
    (results: Results) => [...results, results[0]],
    (results: Results) => results.map((result) => ({ ...result, index: 0 })),
    (results: Results) => results.map((result) => ({ ...result, id: 'x' })),
  ].map((change): Kind => ({ name: "batch: results' order or number", change: (answer) => withResults(answer, change) })),
  ...[
    (result: Record<string, unknown>) => ({ ...result, status: result['status'] === 404 ? 200 : 404 }),
    ({ body: _body, ...result }: Record<string, unknown>) => result,
    ({ effect: _effect, ...result }: Record<string, unknown>) => result,
    (result: Record<string, unknown>) => ({ ...result, retryable: result['retryable'] !== true }),
    (result: Record<string, unknown>) => ({ ...result, neverDocumented: 1 }),
  ].map((change): Kind => ({ name: 'batch: a result', change: (answer) => withResults(answer, (results) => results.map(change)) })),
  ...['total', 'succeeded', 'failed', 'skipped', 'neverDocumented'].map((member): Kind => ({
    name: 'batch: the summary',
    change: (answer) =>
      withBody(answer, (body) => (isRecord(body['summary']) ? { ...body, summary: { ...body['summary'], [member]: 99 } } : undefined)),
  })),
];

/** `perKind` mutants of each kind, each for another operation and status where there are enough. */
export function answerMutants(spec: Spec, real: typeof fetch, random: Random, perKind: number): AnswerMutant[] {
  const pairs = spec.operations.flatMap((operation) =>
    [...new Set(operation.examples.map((example) => example.response.status))].map((status) => ({ operation, status })),
  );
  const mutants = kinds.flatMap((kind) =>
    random
      .sample(
        pairs.filter(({ operation, status }) => fits(kind, operation, status)),
        perKind,
      )
      .map(({ operation, status }) => mutant(kind, operation, status, real)),
  );
  const batch = spec.operation('executeBatch');
  return [...mutants, ...batchKinds.map((kind) => mutant(kind, batch, 200, real))];
}

// Tried on the example's own answer: a kind that changes nothing there would make a mutant that is none.
function fits(kind: Kind, operation: SpecOperation, status: number): boolean {
  const example = operation.examples.find((each) => each.response.status === status);
  if (example === undefined) return false;
  const headers: Record<string, string> = Object.fromEntries(operation.requiredHeaders(status).map((name) => [name, 'x']));
  return kind.change({ status, headers, body: example.response.body }) !== undefined;
}

function mutant(kind: Kind, operation: SpecOperation, status: number, real: typeof fetch): AnswerMutant {
  const path = new RegExp(`^${operation.path.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
  return {
    kind: kind.name,
    operationId: operation.id,
    status,
    fetch: async (input, init) => {
      const response = await real(input, init);
      const url = new URL(input instanceof Request ? input.url : String(input));
      const method = input instanceof Request ? input.method : (init?.method ?? 'GET');
      if (method !== operation.method || !path.test(url.pathname) || response.status !== status) return response;
      const text = await response.text();
      const headers = Object.fromEntries(response.headers);
      delete headers['content-length'];
      delete headers['content-encoding'];
      const changed = kind.change({ status, headers, body: text === '' ? undefined : JSON.parse(text) });
      const {
        status: newStatus,
        headers: newHeaders,
        body,
      } = changed ?? { status, headers, body: text === '' ? undefined : JSON.parse(text) };
      return new Response(body === undefined || newStatus === 204 || newStatus === 304 ? null : JSON.stringify(body), {
        status: newStatus,
        headers: newHeaders,
      });
    },
  };
}

function withBody(answer: Parts, change: (body: Record<string, unknown>) => Record<string, unknown> | undefined): Parts | undefined {
  if (!isRecord(answer.body)) return undefined;
  const body = change(answer.body);
  return body === undefined ? undefined : { ...answer, body };
}

function withResults(answer: Parts, change: (results: Results) => unknown[]): Parts | undefined {
  return withBody(answer, (body) => {
    const results = body['responses'];
    if (!Array.isArray(results) || results.length === 0) return undefined;
    return { ...body, responses: change(results as Results) };
  });
}
