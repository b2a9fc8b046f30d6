import type { ConnectionOptions } from './connection.js';
import { isRequest, joinable, type FetchCall, type FetchInput, type JoinRules } from './fetch-call.js';
import { at, responseOf } from './fetch-response.js';
import type { ItemResult } from './result.js';
import { itemOf, WaitingCall, type JoinedItem } from './waiting-call.js';

export interface BatchingFetchOptions extends ConnectionOptions {
  /** Headers that an item may have; with any other, that is not shared either, a call goes alone. Default: what servers allow as shipped. */
  readonly itemHeaders?: readonly string[] | undefined;
  /** Headers that go on the batch's request and so hold for all its items; calls are joined only when they are equal. Default: credentials. */
  readonly sharedHeaders?: readonly string[] | undefined;
  /** Items of one batch at most; more calls make more batches, one after the other. Default: 1,000. */
  readonly maxItems?: number | undefined;
  /** When to send what was called: calls it once, later. Default: a timer of 0 ms, so that calls of one tick are joined. */
  readonly schedule?: ((send: () => void) => void) | undefined;
}

export type BatchingFetch = (input: FetchInput, init?: RequestInit) => Promise<Response>;

/**
 * A `fetch` that joins calls of one tick into a batch: give it to a generated client, or to any code that takes a `fetch`.
 *
 * Calls are joined that go below `baseUrl` with the same credentials, with a JSON body or none, and with no headers but those allowed; they keep
 * their order. All else goes alone, and so does a single call. One call's abort ends only that call. A batch that is refused with 4xx is taken
 * apart: each call goes alone, so that none is hurt by another. When the batch fails in any other way, so does each call, as it may have run.
 */
export function createBatchingFetch(options: BatchingFetchOptions): BatchingFetch {
  const joiner = new Joiner(options);
  return (input, init) => joiner.fetch(input, init);
}

/** `itemHeaders` of a server's capabilities, unless its owner changed them. */
const allowedAsShipped = [
  'accept',
  'accept-language',
  'content-type',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-unmodified-since',
  'prefer',
];

class Joiner {
  /** Called in this tick, in order. */
  private waiting: WaitingCall[] = [];
  /** False once the server has shown that it has no batches. */
  private isOffered = true;
  private readonly rules: JoinRules;

  constructor(private readonly options: BatchingFetchOptions) {
    const { baseUrl, batchPath = '/batch', itemHeaders, sharedHeaders } = options;
    const base = new URL(baseUrl, globalThis.location?.href);
    if (!base.pathname.endsWith('/')) base.pathname += '/';
    this.rules = {
      base,
      batchPath,
      itemHeaders: new Set(itemHeaders ?? allowedAsShipped),
      sharedHeaders: new Set(sharedHeaders ?? ['authorization', 'cookie', 'x-api-key', 'api-key']),
    };
  }

  async fetch(input: FetchInput, init: RequestInit = {}): Promise<Response> {
    const url = new URL(isRequest(input) ? input.url : input, this.rules.base);
    const ownInit = await this.inOwnName(url, input, init);
    const goAlone = () => this.send(isRequest(input) ? input : url.href, ownInit);
    const call = this.isOffered ? joinable(input, ownInit, this.rules) : undefined;
    if (call === undefined || call.signal?.aborted) return goAlone();
    return new Promise((resolve, reject) => {
      this.waiting.push(new WaitingCall(call, goAlone, resolve, reject));
      if (this.waiting.length === 1) (this.options.schedule ?? nextTick)(() => this.sendWaiting());
    });
  }

  /** The call with the token and headers of the options, where it has none of its own. Other servers never see them. */
  private async inOwnName(url: URL, input: FetchInput, init: RequestInit): Promise<RequestInit> {
    const { token, headers } = this.options;
    const { base } = this.rules;
    if ((token === undefined && headers === undefined) || url.origin !== base.origin || !url.pathname.startsWith(base.pathname))
      return init;
    const all = new Headers(init.headers ?? (isRequest(input) ? input.headers : undefined));
    for (const [name, value] of Object.entries(headers ?? {})) if (!all.has(name)) all.set(name, value);
    if (token !== undefined && !all.has('authorization')) {
      all.set('authorization', `Bearer ${typeof token === 'function' ? await token() : token}`);
    }
    return { ...init, headers: all };
  }

  private send(input: FetchInput, init: RequestInit): Promise<Response> {
    return (this.options.fetch ?? fetch)(input, init);
  }

  private sendWaiting(): void {
    const groups = new Map<string, WaitingCall[]>();
    for (const waiting of this.waiting.splice(0)) {
      const key = JSON.stringify(waiting.call.shared);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [waiting]);
      else group.push(waiting);
    }
    for (const group of groups.values()) void this.sendGroup(group);
  }

  private async sendGroup(group: readonly WaitingCall[]): Promise<void> {
    const items = (await Promise.all(group.map(itemOf))).filter((item) => item !== undefined);
    const { maxItems = 1000 } = this.options;
    for (let at = 0; at < items.length; at += maxItems) {
      const part = items.slice(at, at + maxItems).filter(({ waiting }) => !waiting.isOver);
      if (part.length === 1) part[0]!.waiting.takeAlone();
      else if (part.length > 1) await this.sendBatch(part);
    }
  }

  private async sendBatch(items: readonly JoinedItem[]): Promise<void> {
    const calls = items.map(({ waiting }) => waiting);
    try {
      const response = await this.post(items);
      const isJson = /^application\/json\b/.test(response.headers.get('content-type') ?? '');
      // A page instead of JSON is what servers give that do not know the path.
      if ([404, 405, 501].includes(response.status) || (response.ok && !isJson)) this.isOffered = false;
      if (!this.isOffered || (response.status >= 400 && response.status < 500)) for (const call of calls) call.takeAlone();
      else if (response.ok) this.spread(calls, ((await response.json()) as { responses?: unknown }).responses);
      else await refuseAll(calls, response);
    } catch (error) {
      // As each would have failed alone. Whether any has run is not known, so none is sent again.
      for (const call of calls) call.fail(error);
    }
  }

  private post(items: readonly JoinedItem[]): Promise<Response> {
    const { headers, ...shared } = items[0]!.waiting.call.shared;
    const controller = new AbortController();
    let wanted = items.length;
    for (const { waiting } of items) {
      waiting.onAbort = () => {
        wanted -= 1;
        if (wanted === 0) controller.abort();
      };
    }
    const { base, batchPath } = this.rules;
    return this.send(base.href.slice(0, -1) + batchPath, {
      ...shared,
      method: 'POST',
      headers: { ...headers, accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ requests: items.map(({ item }) => item) }),
      signal: controller.signal,
    });
  }

  private spread(calls: readonly WaitingCall[], results: unknown): void {
    const byPosition = calls.map((_, index) => (Array.isArray(results) ? (results[index] as ItemResult | undefined) : undefined));
    if (byPosition.some((result, index) => result?.index !== index))
      throw new TypeError('The batch was answered with other than one result for each call');
    calls.forEach((waiting, index) => {
      const result = byPosition[index]!;
      if (wasLeftOut(result, waiting.call.method)) waiting.takeAlone();
      else waiting.take(this.followed(waiting.call, result));
    });
  }

  /** The item's Response; for a redirect what is found there, as `fetch` alone would go on (Fetch standard, HTTP-redirect fetch). */
  private followed({ url, method, shared, target, bodyText }: FetchCall, result: ItemResult): Response | Promise<Response> {
    const location = result.headers?.['location'];
    if (![301, 302, 303, 307, 308].includes(result.status) || location === undefined) return responseOf(result, url);
    const next = new URL(location, url);
    const becomesGet = result.status === 303 ? method !== 'HEAD' : result.status < 303 && method === 'POST';
    const headers = new Headers({ ...shared.headers, ...target.headers });
    if (next.origin !== this.rules.base.origin) headers.delete('authorization');
    if (becomesGet) headers.delete('content-type');
    else if (bodyText !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
    const rest = { ...shared, headers };
    if (becomesGet || bodyText === undefined) return this.send(next.href, { ...rest, method: becomesGet ? 'GET' : method });
    return Promise.resolve(bodyText).then((body) => this.send(next.href, { ...rest, method, body }));
  }
}

/** Whether an item was not performed only because it was in a batch, or was but its answer did not fit in: alone it fares better. */
function wasLeftOut({ status, body }: ItemResult, method: string): boolean {
  if (status < 400 || typeof body !== 'object' || body === null) return false;
  const { code } = body as { code?: unknown };
  if (code === 'result-too-large') return method === 'GET' || method === 'HEAD';
  return code === 'not-executed' || code === 'operation-not-batchable' || code === 'unknown-operation';
}

async function refuseAll(calls: readonly WaitingCall[], response: Response): Promise<void> {
  const headers = new Headers(response.headers);
  // The body is read and decoded here.
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  const bytes = await response.arrayBuffer();
  const { status, statusText } = response;
  for (const call of calls) call.take(at(call.call.url, new Response(bytes, { status, statusText, headers })));
}

function nextTick(send: () => void): void {
  setTimeout(send, 0);
}
