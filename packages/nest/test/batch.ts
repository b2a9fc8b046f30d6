import type { Answer, Call, Outer } from './request.js';
import { send } from './request.js';

/** An item as it stands in the native envelope. */
export interface EnvelopeItem {
  readonly id?: string;
  readonly method?: string;
  readonly path?: string;
  readonly operationId?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly bodyEncoding?: 'text' | 'base64';
}

export interface ItemAnswer extends Answer {
  readonly id: string;
  readonly index: number;
  readonly effect?: string;
  readonly retryable?: boolean;
}

export interface BatchAnswer {
  /** Of the batch as a whole. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly responses: readonly ItemAnswer[];
  readonly summary: {
    readonly total: number;
    readonly succeeded: number;
    readonly failed: number;
    readonly skipped: number;
    readonly droppedCookies?: number;
  };
  /** What came instead of results when the whole was refused. */
  readonly problem: { readonly code?: string; readonly errors?: readonly { pointer: string }[] } | undefined;
}

/** Sends items as one batch. `options` are further members of the envelope. */
export async function sendBatch(
  port: number,
  items: readonly EnvelopeItem[],
  outer: Outer = {},
  options: object = {},
  path = '/batch',
): Promise<BatchAnswer> {
  return sendBytes(port, JSON.stringify({ ...options, requests: items }), outer, path);
}

/** Sends a batch as text. */
export async function sendBytes(port: number, text: string, outer: Outer = {}, path = '/batch'): Promise<BatchAnswer> {
  const payload = Buffer.from(text, 'utf8');
  const { status, headers, bytes } = await send(
    port,
    'POST',
    path,
    { ...outer, 'content-type': 'application/json', 'content-length': String(payload.length) },
    payload,
  );
  const answer = JSON.parse(bytes.toString('utf8')) as BatchAnswer;
  const problem = status === 200 ? undefined : (answer as unknown as BatchAnswer['problem']);
  return { status, headers, responses: answer.responses ?? [], summary: answer.summary, problem };
}

/** The item that asks for what the call asks for: by its request line, or by an operation's name. */
export function itemOf(
  { method, path, headers, body, bodyEncoding }: Call,
  operation?: { readonly operationId: string; readonly parameters?: Readonly<Record<string, unknown>> },
): EnvelopeItem {
  return {
    ...(operation ?? { method, path }),
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
    ...(bodyEncoding === undefined ? {} : { bodyEncoding }),
  };
}

export interface Capability {
  readonly operationId: string;
  readonly method: string;
  /** The route's pattern. */
  readonly path: string;
  readonly batchable: boolean;
  readonly dispatch?: 'compiled' | 'route' | 'inject';
}

/** What the server says about its batches. */
export async function readCapabilities(
  port: number,
  outer: Outer = {},
  path = '/batch/capabilities',
): Promise<{ operations: readonly Capability[] }> {
  const { status, bytes } = await send(port, 'GET', path, outer);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  return JSON.parse(bytes.toString('utf8')) as { operations: readonly Capability[] };
}
