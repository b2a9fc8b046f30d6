// The ways in which one request reaches the server: alone, in a batch by operation or by path, through the generated client, through @sheaf/client.
import { Configuration, ResponseError, apis, calls, createSheaf } from './client.ts';
import type { Answer } from './example.ts';
import type { ExampleRequest, Spec, SpecOperation } from './spec.ts';

export interface Target {
  readonly baseUrl: string;
  readonly token: string;
  readonly fetch: typeof fetch;
}

export interface Way {
  readonly name: string;
  readonly takes: (operation: SpecOperation) => boolean;
  readonly send: (target: Target, spec: Spec, request: ExampleRequest) => Promise<Answer>;
}

export const alone: Way = {
  name: 'alone',
  takes: () => true,
  send: async (target, spec, request) => {
    const line = requestLine(spec.operation(request.operationId), request);
    return send(target, line.method, line.path, line.headers, request.body === undefined ? undefined : JSON.stringify(request.body));
  },
};

const batchByOperation: Way = {
  name: 'batch by operationId',
  takes: (operation) => operation.batchable,
  send: (target, _spec, request) => sendItem(target, request),
};

const batchByPath: Way = {
  name: 'batch by path',
  takes: (operation) => operation.batchable,
  send: (target, spec, request) => {
    const line = requestLine(spec.operation(request.operationId), request);
    return sendItem(target, { ...line, ...(request.body === undefined ? {} : { body: request.body }) });
  },
};

const generatedClient: Way = {
  name: 'generated client',
  takes: () => true,
  send: async (target, spec, request) => {
    const operation = spec.operation(request.operationId);
    const configuration = new Configuration({ basePath: target.baseUrl, accessToken: target.token, fetchApi: target.fetch });
    const method = `${operation.id}Raw`;
    const api = apis
      .map((Api) => new Api(configuration) as unknown as Record<string, (input: unknown) => Promise<{ raw: Response }>>)
      .find((each) => method in each);
    if (api === undefined) throw new Error(`The generated client has no ${operation.id}.`);
    const input: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(request.parameters ?? {})) input[name.replace(/[^A-Za-z0-9_]/g, '_')] = value;
    if (request.body !== undefined) input['body'] = request.body;
    try {
      return await answerOf((await api[method]!(input)).raw);
    } catch (error) {
      if (error instanceof ResponseError) return answerOf(error.response);
      throw error;
    }
  },
};

const sheafClient: Way = {
  name: '@sheaf/client',
  takes: (operation) => operation.batchable,
  send: async (target, _spec, request) => {
    const sheaf = createSheaf({ baseUrl: target.baseUrl, token: target.token, fetch: target.fetch, retries: 0 });
    const factory = (calls as unknown as Record<string, (input: unknown) => never>)[request.operationId];
    if (factory === undefined) throw new Error(`@sheaf/client has no call ${request.operationId}.`);
    const input = { ...request.parameters, ...(request.body === undefined ? {} : { body: request.body }) };
    const [settled] = (await sheaf.batch.settled([factory(input)])) as unknown as [
      { ok: boolean; value?: unknown; problem?: unknown; status: number; headers?: Record<string, string> },
    ];
    return { status: settled.status, headers: settled.headers ?? {}, body: settled.ok ? settled.value : settled.problem };
  },
};

export const ways: readonly Way[] = [alone, batchByOperation, batchByPath, generatedClient, sheafClient];

export interface RequestLine {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export function requestLine(operation: SpecOperation, request: { parameters?: Record<string, unknown>; body?: unknown }): RequestLine {
  const given = request.parameters ?? {};
  let path = operation.path;
  const query = new URLSearchParams();
  const headers: Record<string, string> =
    request.body === undefined || operation.bodyType === undefined ? {} : { 'content-type': operation.bodyType };
  for (const parameter of operation.parameters) {
    const value = given[parameter.name];
    if (value === undefined) continue;
    const text = Array.isArray(value) ? value.join(',') : String(value);
    if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, encodeURIComponent(text));
    else if (parameter.in === 'query') query.set(parameter.name, text);
    else headers[parameter.name.toLowerCase()] = text;
  }
  return { method: operation.method, path: query.size === 0 ? path : `${path}?${query}`, headers };
}

export async function send(
  target: Target,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
): Promise<Answer> {
  const all: Record<string, string> = { authorization: `Bearer ${target.token}`, ...headers };
  return answerOf(
    await target.fetch(target.baseUrl + path, {
      method,
      headers: all,
      ...(body === undefined ? {} : { body }),
    }),
  );
}

async function sendItem(target: Target, item: unknown): Promise<Answer> {
  const whole = await send(target, 'POST', '/batch', { 'content-type': 'application/json' }, JSON.stringify({ requests: [item] }));
  const results = (whole.body as { responses?: { status: number; headers: Record<string, string>; body?: unknown }[] } | undefined)
    ?.responses;
  if (whole.status !== 200 || results?.length !== 1)
    throw new Error(`The batch of one was answered ${whole.status} ${JSON.stringify(whole.body)}`);
  const [result] = results;
  return { status: result!.status, headers: result!.headers ?? {}, body: result!.body };
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const headers = Object.fromEntries(response.headers);
  const isJson = /^application\/(problem\+)?json\b/.test(headers['content-type'] ?? '');
  return { status: response.status, headers, body: text === '' ? undefined : isJson ? JSON.parse(text) : text };
}
