import type { Batch, Item, ItemResult } from '@sheaf/core';
import { problem } from '@sheaf/core';
import type { Dialect, DialectRequest } from '@sheaf/dialects';

/** What an item of `POST <prefix>/all` says. */
interface Written {
  readonly path?: string;
  readonly authorization?: string;
}

/**
 * The dialect of a small service: `POST <prefix>/all` takes `[{ path, authorization? }]` and answers `[{ status, body }]`, an item without a path
 * being one that cannot be translated; any other request below the prefix is a batch of one GET of the rest of its path. `seen` has each request.
 */
export function restDialect(
  prefix: string,
  more: Partial<Dialect> = {},
): Dialect & { readonly seen: (Omit<DialectRequest, 'headers' | 'body'> & { body: string })[] } {
  const seen: (Omit<DialectRequest, 'headers' | 'body'> & { body: string })[] = [];
  return {
    name: 'rest',
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    itemCredentials: 'inherit',
    acceptPost: 'application/json',
    reads: (type) => type === 'application/json',
    answersIn: () => 'application/json',
    decode({ method, target, body }, limits) {
      const text = Buffer.from(body).toString();
      seen.push({ method, target, body: text });
      const path = target.slice(prefix.length);
      if (path === '/nowhere') return { problem: problem('method-not-allowed', { detail: 'Only there.' }), headers: { allow: 'PUT' } };
      if (path !== '/all') return { batch: batchOf([itemOf({ path }, 0, 'alone')]) };
      const written = JSON.parse(text) as Written[];
      if (written.length > limits.maxItems) return { problem: problem('too-many-items', { limit: limits.maxItems }) };
      return { batch: batchOf(written.map((item, index) => itemOf(item, index, undefined))) };
    },
    encoder: ({ items }) => ({
      streams: false,
      encode(results) {
        const [first] = results;
        const isAlone = items[first!.index]!.source === 'alone';
        return isAlone ? answer(first!.status, first!.json ?? '') : answer(200, JSON.stringify(results.map(memberOf)));
      },
    }),
    refuse: (refusal, headers) => ({ ...answer(refusal.status, JSON.stringify({ refused: refusal })), headers: { ...json, ...headers } }),
    ...more,
    seen,
  };
}

function itemOf({ path, authorization }: Written, index: number, source: unknown): Item {
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  const members = {
    index,
    id: String(index),
    headers,
    body: undefined,
    bodyEncoding: 'json' as const,
    dependsOn: [],
    runIf: 'succeeded' as const,
    references: [],
    timeoutMs: undefined,
    source,
  };
  if (path === undefined) return { ...members, problem: problem('invalid-request', { detail: 'An item has a path.' }) };
  return { ...members, target: { method: 'GET', path } };
}

function batchOf(items: readonly Item[]): Batch {
  return { items, execution: 'auto', onError: 'continue', return: 'full', concurrency: undefined, timeoutMs: undefined };
}

function memberOf({ status, json: body }: ItemResult): object {
  return { status, body: body === undefined ? undefined : (JSON.parse(body) as unknown) };
}

const json = { 'content-type': 'application/json', 'cache-control': 'no-store' };

function answer(status: number, body: string) {
  return { status, headers: json, body };
}
