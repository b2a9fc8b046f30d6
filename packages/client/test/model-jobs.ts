// A server that runs jobs, as far as the client can tell: every item is answered 200 with what it asked for, `missing` ones 404.
import { json, problem, refusal, type Received } from './model-server.js';

export interface ModelJobsOptions {
  /** How many results are final at each look. Default: all at the first. */
  readonly perLook?: number;
  /** Breaks the n-th answer (from 0) of results off in the middle of its second line. */
  readonly breaksOff?: (look: number) => boolean;
  readonly refuses?: Response;
}

interface Line {
  readonly id?: string;
  readonly operationId?: string;
  readonly parameters?: { readonly itemId?: string };
}

export class ModelJobs {
  readonly received: Pick<Received, 'method' | 'path' | 'headers'>[] = [];
  /** The lines of the last upload. */
  lines: unknown[] = [];
  isCancelled = false;
  private looks = 0;
  private final = 0;

  constructor(private readonly options: ModelJobsOptions = {}) {}

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search, searchParams } = new URL(request.url);
    this.received.push({ method: request.method, path: pathname + search, headers: Object.fromEntries(request.headers) });
    if (pathname === '/batch/capabilities') return json(200, { limits: { maxItems: 3 }, features: { respondAsync: true } });
    if (pathname === '/batch') return refusal(413, 'too-many-items');
    if (pathname === '/jobs') {
      if (this.options.refuses !== undefined) return this.options.refuses;
      const text = await request.text();
      this.lines = text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line));
      return json(202, this.job('queued'));
    }
    if (pathname === '/jobs/job%2F1/results') return this.results(Number(searchParams.get('cursor') ?? 0), searchParams);
    if (request.method === 'DELETE') {
      this.isCancelled = true;
      return json(202, this.job('cancelling'));
    }
    return json(200, this.job(this.state()));
  };

  private results(from: number, asked: URLSearchParams): Response {
    const only = asked.get('only');
    const isMinimal = asked.get('return') === 'minimal';
    const items = this.lines.slice(1) as Line[];
    this.final = Math.min(items.length, this.final + (this.options.perLook ?? Infinity));
    const lines = items.slice(from, this.final).map((item, at) => {
      const index = from + at;
      const answer = item.parameters?.itemId?.startsWith('missing')
        ? problem(404, 'not-found')
        : { status: 200, ...(isMinimal ? {} : { body: item.parameters }) };
      return JSON.stringify({ id: item.id ?? String(index), index, ...answer, cursor: String(index + 1) });
    });
    const selected = only === 'failed' ? lines.filter((line) => line.includes('"status":404')) : lines;
    const headers = { 'content-type': 'application/x-ndjson' };
    if (this.options.breaksOff?.(this.looks++)) return new Response(`${selected[0]}\n${selected[1]?.slice(0, 10)}`, { headers });
    const end = JSON.stringify({ state: this.state(), counts: {}, cursor: String(this.final) });
    return new Response([...selected, end, ''].join('\n'), { headers });
  }

  private state(): string {
    return this.final < this.lines.length - 1 ? 'running' : 'succeeded';
  }

  private job(state: string): object {
    return { jobId: 'job/1', state, percent: this.final };
  }
}
