import type { BatchItem, BatchItemResult, BatchRequest, Problem } from '../src/index.js';

/** What a test sees of one request that the server got. */
export interface Received {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface ModelOptions {
  readonly maxItems?: number;
  readonly maxBodyBytes?: number;
  /** Whether `GET /batch/capabilities` is answered. Default: true. */
  readonly statesLimits?: boolean;
  /** Called before each item is executed; what it gives is the item's answer. */
  readonly onItem?: (item: BatchItem, attempt: number) => ItemAnswer | undefined;
  /** Called for each request first; what it gives is the whole answer. */
  readonly onRequest?: (received: Received, count: number) => Response | undefined;
}

export interface ItemAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly effect?: 'none' | 'rolledBack' | 'unknown';
  readonly retryable?: boolean;
}

/**
 * A small server in memory that speaks batches, written from the rules and not from the product: items with free properties, one by one in
 * request order, or, for `parallel`, the last of those that are ready first. Its `fetch` is given to the client.
 */
export class ModelServer {
  readonly received: Received[] = [];
  readonly items = new Map<string, Record<string, unknown>>();
  private readonly attempts = new Map<string, number>();

  constructor(private readonly options: ModelOptions = {}) {}

  /** Requests of one path, as they came. */
  posted(path = '/batch'): BatchRequest[] {
    return this.received.filter((received) => received.path === path).map(({ body }) => body as BatchRequest);
  }

  readonly fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const { pathname, search } = new URL(request.url);
    const text = await request.text();
    const received = {
      method: request.method,
      path: pathname + search,
      headers: Object.fromEntries(request.headers),
      body: text === '' ? undefined : JSON.parse(text),
    };
    this.received.push(received);
    const early = this.options.onRequest?.(received, this.received.length);
    if (early !== undefined) return early;
    if (pathname === '/batch/capabilities' && this.options.statesLimits !== false) return json(200, this.capabilities());
    if (pathname === '/batch' && request.method === 'POST') return this.batch(received, text);
    const { status, headers, body } = this.perform({ method: request.method as 'GET', path: pathname + search, body: received.body });
    return json(status, body, headers);
  };

  private capabilities(): object {
    const { maxItems = 10_000, maxBodyBytes = 16_777_216 } = this.options;
    return {
      dialects: ['native'],
      limits: { maxItems, maxBodyBytes, batchTimeoutMs: 120_000 },
      features: {},
      itemHeaders: [],
      cancelStatements: false,
      operations: [],
    };
  }

  private batch({ body, headers }: Received, text: string): Response {
    const { maxItems = 10_000, maxBodyBytes = 16_777_216 } = this.options;
    const batch = body as BatchRequest;
    if (new TextEncoder().encode(text).length > maxBodyBytes) return refusal(413, 'content-too-large');
    if (batch.requests.length === 0) return refusal(400, 'empty-batch');
    if (batch.requests.length > maxItems) return refusal(413, 'too-many-items');
    const ids = batch.requests.map((item, index) => item.id ?? String(index));
    if (new Set(ids).size !== ids.length) return refusal(400, 'duplicate-id');
    const parents = batch.requests.map((item) =>
      [...(item.dependsOn ?? []), ...referencedIds([item.parameters, item.body])].map((id) => ids.indexOf(id)),
    );
    if (parents.some((list, index) => list.some((parent) => parent < 0 || parent >= index))) return refusal(400, 'unknown-dependency');
    const isMinimal = (batch as { return?: string }).return === 'minimal';
    const results = this.execute(batch, ids, parents).map((result) => (isMinimal && result.status < 400 ? bare(result) : result));
    const summary = {
      total: results.length,
      succeeded: results.filter(({ status }) => status < 400).length,
      failed: results.filter((result) => result.status >= 400 && !skipped(result)).length,
      skipped: results.filter(skipped).length,
    };
    if (!headers['accept']?.includes('ndjson')) {
      return json(200, { responses: results.toSorted((one, other) => one.index - other.index), summary });
    }
    const lines = results.map((result) => `${JSON.stringify(result)}\n\n`).join('');
    return new Response(`\n${lines}${JSON.stringify({ summary })}\n`, { headers: { 'content-type': 'application/x-ndjson' } });
  }

  /** In order of completion. */
  private execute(
    { requests, onError, execution }: BatchRequest,
    ids: readonly string[],
    parents: readonly (readonly number[])[],
  ): BatchItemResult[] {
    const results: (BatchItemResult | undefined)[] = requests.map(() => undefined);
    const ended: BatchItemResult[] = [];
    let stopped = false;
    while (ended.length < requests.length) {
      const ready = requests.flatMap((_, index) =>
        results[index] === undefined && parents[index]!.every((parent) => results[parent]) ? [index] : [],
      );
      const index = execution === 'parallel' ? ready.at(-1)! : ready[0]!;
      const item = requests[index]!;
      const failed = parents[index]!.filter((parent) => results[parent]!.status >= 400).length;
      const runs = { succeeded: failed === 0, failed: failed > 0, always: true }[item.runIf ?? 'succeeded'];
      const answer: ItemAnswer = stopped || !runs ? problem(424, 'failed-dependency') : this.answer(item, (id) => results[ids.indexOf(id)]);
      const { status, headers = { 'content-type': 'application/json' }, body, effect = 'none', retryable = false } = answer;
      const result = {
        id: ids[index]!,
        index,
        status,
        headers,
        ...(body === undefined ? {} : { body }),
        ...(status < 400 ? {} : { effect, retryable }),
      };
      results[index] = result;
      ended.push(result);
      stopped ||= onError === 'stop' && status >= 400 && !skipped(result);
    }
    return ended;
  }

  private answer(item: BatchItem, resultOf: (id: string) => BatchItemResult | undefined): ItemAnswer {
    let isMissing = false;
    const resolved = resolve({ parameters: item.parameters, body: item.body }, (reference) => {
      const [id, pointer] = [reference.slice(0, reference.indexOf('#')), reference.slice(reference.indexOf('#') + 1)];
      const value = pointer
        .split('/')
        .slice(1)
        .reduce<unknown>(
          (at, token) =>
            typeof at === 'object' && at !== null && Object.hasOwn(at, token) ? (at as Record<string, unknown>)[token] : undefined,
          resultOf(id),
        );
      isMissing ||= value === undefined;
      return value;
    }) as Pick<BatchItem, 'parameters' | 'body'>;
    if (isMissing) return problem(422, 'unresolved-reference');
    const key = JSON.stringify([item.operationId, item.method, item.path, resolved]);
    const attempt = (this.attempts.get(key) ?? 0) + 1;
    this.attempts.set(key, attempt);
    return this.options.onItem?.({ ...item, ...resolved }, attempt) ?? this.perform({ ...item, ...resolved });
  }

  private perform({ operationId, parameters = {}, method, path, body }: Partial<BatchItem>): ItemAnswer {
    const [, collection, id = String(parameters['itemId'] ?? '')] = path?.split('?')[0]?.split('/').map(decodeURIComponent) ?? [];
    const asked = operationId ?? `${method?.toLowerCase()}${collection === 'items' ? (id === '' ? 'Items' : 'Item') : ''}`;
    const stored = this.items.get(id);
    switch (asked) {
      case 'getItem':
        return stored === undefined
          ? problem(404, 'not-found')
          : { status: 200, headers: { 'content-type': 'application/json', etag: `"${id}"` }, body: { itemId: id, ...stored } };
      case 'putItem':
        this.items.set(id, body as Record<string, unknown>);
        return {
          status: stored === undefined ? 201 : 200,
          headers: { 'content-type': 'application/json' },
          body: { itemId: id, ...(body as object) },
        };
      case 'patchItem':
        if (stored === undefined) return problem(404, 'not-found');
        this.items.set(id, { ...stored, ...(body as object) });
        return { status: 200, body: { itemId: id, ...this.items.get(id) } };
      case 'deleteItem':
        if (!this.items.delete(id)) return problem(404, 'not-found');
        return { status: 204, headers: {} };
      case 'listItems':
      case 'getItems':
        return {
          status: 200,
          body: {
            items: [...this.items].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([itemId, rest]) => ({ itemId, ...rest })),
          },
        };
      case 'putUser':
        return { status: 201, body: { userId: parameters['userId'], ...(body as object) } };
      case 'addInteraction':
        if (!this.items.has((body as { itemId: string }).itemId)) return problem(404, 'not-found');
        return { status: 201, body: { timestamp: '2026-11-21T12:00:00.000000Z', ...(body as object) } };
      default:
        return problem(404, 'unknown-operation');
    }
  }
}

export function problem(status: number, code: string, extensions: object = {}): ItemAnswer & { readonly body: Problem } {
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: { type: `/problems/${code}`, title: code, status, code, ...extensions },
    effect: 'none',
    retryable: false,
  };
}

/** A failure that says that sending the item again may help. */
export const busy = (extensions?: object): ItemAnswer => ({ ...problem(503, 'unavailable', extensions), retryable: true });

export function refusal(status: number, code: string, headers: Readonly<Record<string, string>> = {}): Response {
  return json(status, problem(status, code).body, { 'content-type': 'application/problem+json', ...headers });
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

function skipped({ status, body }: BatchItemResult): boolean {
  return status === 424 && (body as Problem).code === 'failed-dependency';
}

function referencedIds(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Object.hasOwn(value, '$literal')) return [];
  if (Object.hasOwn(value, '$result')) return [(value as { $result: string }).$result.split('#')[0]!];
  return Object.values(value).flatMap(referencedIds);
}

function resolve(value: unknown, lookUp: (reference: string) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Object.hasOwn(value, '$literal')) return (value as { $literal: unknown }).$literal;
  if (Object.hasOwn(value, '$result')) return lookUp((value as { $result: string }).$result);
  if (Array.isArray(value)) return value.map((part) => resolve(part, lookUp));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, resolve(part, lookUp)]));
}

function bare<Result extends { id: string; index: number; status: number }>({ id, index, status }: Result): Result {
  return { id, index, status } as Result;
}
