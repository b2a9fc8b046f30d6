import { type OperationId, operations } from '@sheaf/contracts';
import { send } from './request.js';

export interface Call {
  readonly operationId: OperationId;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

export interface Result {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

/** The code of a problem. */
export function codeOf({ body }: { readonly body: unknown }): string | undefined {
  return (body as { code?: string } | undefined)?.code;
}

/** The places of a problem's faults. */
export function pointersOf({ body }: { readonly body: unknown }): string[] {
  return (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
}

/** Calls an operation in one of the ways that callers have. */
export type Way = (url: string, call: Call, credential?: Credential) => Promise<Result>;

/** A token, and the catalogue that the header sheaf-catalogue names. */
export interface Credential {
  readonly token?: string;
  readonly catalogue?: string;
}

export const ways: Readonly<Record<string, Way>> = {
  alone: async (url, call, credential) => {
    const { method, path, headers } = requestOf(call);
    const {
      status,
      headers: answered,
      body,
    } = await send(url, method, path, { headers: { ...headers, ...headersOf(credential) }, body: call.body });
    return { status, headers: answered as Result['headers'], body };
  },
  'in a batch, by operationId': (url, call, credential) => sendItem(url, call, credential),
  'in a batch, by path': (url, call, credential) => {
    const { method, path, headers } = requestOf(call);
    return sendItem(url, { method, path, headers, ...(call.body === undefined ? {} : { body: call.body }) }, credential);
  },
};

/** The request line and headers that a call is, alone. */
export function requestOf({ operationId, parameters = {} }: Call): { method: string; path: string; headers: Record<string, string> } {
  const { method, path, parameters: known } = operations[operationId];
  const query: string[] = [];
  const headers: Record<string, string> = {};
  let filled = path;
  for (const [name, value] of Object.entries(parameters)) {
    const place = known.find((each) => each.name === name)?.in ?? 'query';
    if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(String(value)));
    else if (place === 'header') headers[name] = String(value);
    else
      query.push(
        `${encodeURIComponent(name)}=${[value]
          .flat()
          .map((each) => encodeURIComponent(String(each)))
          .join(',')}`,
      );
  }
  return { method, path: query.length === 0 ? filled : `${filled}?${query.join('&')}`, headers };
}

async function sendItem(url: string, item: object, credential: Credential | undefined): Promise<Result> {
  const { status, body } = await send(url, 'POST', '/batch', { headers: headersOf(credential), body: { requests: [item] } });
  if (status !== 200) throw new Error(`The batch was answered ${status}: ${JSON.stringify(body)}`);
  return (body as { responses: Result[] }).responses[0] as Result;
}

function headersOf({ token, catalogue }: Credential = {}): Record<string, string> {
  return {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(catalogue === undefined ? {} : { 'sheaf-catalogue': catalogue }),
  };
}
