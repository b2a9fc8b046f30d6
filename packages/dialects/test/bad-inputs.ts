import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { parse } from 'yaml';

/** An entry of spec/bad-inputs.yaml, whose head says what each member means. */
/** A job that the path names by {jobId}. */
export type JobNeed = 'waiting-job' | 'finished-job' | 'expired-job' | 'lost-job';

export interface BadInput {
  readonly row: number;
  readonly name: string;
  readonly why?: string;
  readonly needs?:
    'slow-route' | 'throwing-route' | 'huge-result' | 'forbidding-guard' | 'excluded-route' | 'no-database' | 'full-disk' | JobNeed;
  readonly request?: {
    readonly method?: string;
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string | null>>;
    readonly body?: BadBody;
    readonly encodings?: readonly ('gzip' | 'br')[];
  };
  readonly item?: unknown;
  readonly answer: ExpectedAnswer;
  readonly ran: 'none' | 'others';
}

type BadBody =
  | { readonly text: string }
  | { readonly json: unknown }
  | { readonly hex: string }
  | {
      readonly repeat: {
        readonly text: string;
        readonly times: number;
        readonly separator?: string;
        readonly before?: string;
        readonly after?: string;
      };
    };

export interface Expected {
  readonly status: number;
  readonly code?: string;
  readonly pointers?: readonly string[];
  readonly limit?: number;
  readonly offset?: number;
  /** Text: exactly; a list: names that the comma-separated value contains. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Members that the body must have, among others. */
  readonly body?: Readonly<Record<string, unknown>>;
}

export interface ExpectedAnswer extends Expected {
  readonly closes?: true;
  /** How the job ends that a 202 names, status and code of its problem, and the code of the first delivery's. */
  readonly job?: { readonly state: string; readonly status?: number; readonly code?: string; readonly delivery?: string };
  readonly items?: readonly (Expected & { readonly index: number; readonly effect?: string; readonly retryable?: boolean })[];
}

/** The request that an entry stands for, ready to be sent. */
export interface BadRequest {
  readonly method: string;
  readonly path: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

export function readBadInputs(): BadInput[] {
  return parse(readFileSync(new URL('../../../spec/bad-inputs.yaml', import.meta.url), 'utf8')) as BadInput[];
}

export function requestOf(input: BadInput, token: string): BadRequest {
  const { method = 'POST', path = '/batch', headers = {}, body: written, encodings = [] } = input.request ?? {};
  const body = 'item' in input ? Buffer.from(JSON.stringify({ requests: amongCanaries(input.item) })) : written && bytesOf(written);
  const all: Record<string, string | null> = { authorization: `Bearer ${token}` };
  if (body !== undefined) all['content-type'] = 'application/json';
  const sent = Object.entries({ ...all, ...headers }).filter((header): header is [string, string] => header[1] !== null);
  return { method, path, headers: Object.fromEntries(sent), body: body && encodings.reduce(compress, body) };
}

/** What an entry must not, or must, have left behind. */
export const canaries = { whole: '/items/canary', before: '/items/canary-before', after: '/items/canary-after' } as const;

function amongCanaries(item: unknown): unknown[] {
  return [put(canaries.before), item, put(canaries.after)];
}

function put(path: string): unknown {
  return { method: 'PUT', path, body: {} };
}

function bytesOf(body: BadBody): Buffer {
  if ('text' in body) return Buffer.from(body.text);
  if ('json' in body) return Buffer.from(JSON.stringify(body.json));
  if ('hex' in body) return Buffer.from(body.hex, 'hex');
  const { text, times, separator = '', before = '', after = '' } = body.repeat;
  return Buffer.from(before + (text + separator).repeat(times - 1) + text + after);
}

function compress(body: Buffer, encoding: 'gzip' | 'br'): Buffer {
  return encoding === 'gzip' ? gzipSync(body) : brotliCompressSync(body);
}
