import type { Connection, Exchange } from './connection.js';
import type { FullReturn, MinimalReturn, SettledValue } from './batch.js';
import { BatchRefused, ConnectionError, UnexpectedAnswer } from './error.js';
import type { Job, JobRequest, JobState } from './gen/models/index.js';
import type { Batchable, ItemResultOf } from './item.js';
import { jobLines, type JobSource } from './job-lines.js';
import { settled, type ItemResult, type Settled } from './result.js';
import { backoffMs, retryAfterMs, type Sleep } from './retry.js';

/** How a job is run. Every member has the server's default where left out. */
export interface JobOptions extends Omit<JobRequest, 'requests' | 'input'> {
  /** Ends the upload. A job that was accepted goes on: `cancel` ends it. */
  readonly signal?: AbortSignal | undefined;
}

/** Starts jobs, and finds those that were started. */
export interface StartJob {
  /**
   * Stores the calls as one durable job and resolves once they are stored: from then on they are executed whatever happens to this process or
   * the server. Up to 1,000,000 of them; anything that can be looped over is sent piece by piece.
   *
   * @throws BatchRefused when the server, or the client before it, refuses the whole; nothing is kept then
   * @throws ConnectionError, TimeoutError when no answer came: whether the job was kept is not known, and `listJobs` tells
   */
  <const Calls extends readonly Batchable[]>(calls: Calls, options?: JobOptions): Promise<JobHandle<SettledValue<Calls>>>;
  <Made extends Batchable>(
    calls: Iterable<Made> | AsyncIterable<Made>,
    options?: JobOptions,
  ): Promise<JobHandle<Settled<ItemResultOf<Made>>>>;
  /** The same of an upload that is written already: a line of options (`{}`), then a line per item, each ending in a newline. */
  upload(ndjson: AsyncIterable<string>, options?: WaitOptions): Promise<JobHandle<Settled>>;
  /** A job by its id, from any process; nothing is asked yet. Nobody checks that its items answer with a `Value`. */
  resume<Value = unknown>(jobId: string): JobHandle<Settled<Value>>;
}

export interface WaitOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface ResultOptions extends WaitOptions {
  /** Default: all. */
  readonly only?: 'failed' | undefined;
  /** Goes on behind this place: the `cursor` of an earlier handle. Default: from the first. */
  readonly cursor?: string | undefined;
  /** Whether to wait for what is still running. Default: true. */
  readonly follow?: boolean | undefined;
}

type ReadOptions = ResultOptions & { readonly return?: 'full' | 'minimal' | undefined };

/** What a client brings to each of its jobs. */
export interface JobDefaults {
  readonly retries: number;
  readonly maxRetryDelayMs: number;
  readonly sleep: Sleep;
}

export function startJob(connection: Connection, defaults: JobDefaults): StartJob {
  const start = async (calls: JobSource, { signal, ...options }: JobOptions = {}): Promise<JobHandle<unknown>> => {
    return openJob(connection, jobLines(calls, options), { ...defaults, signal });
  };
  const resume = (jobId: string) => new JobHandle(jobId, connection, defaults);
  const upload = (ndjson: AsyncIterable<string>, { signal }: WaitOptions = {}) => openJob(connection, ndjson, { ...defaults, signal });
  return Object.assign(start, { resume, upload }) as unknown as StartJob;
}

/** Posts the lines of a job; what the server answers once they are stored. */
export async function openJob(
  connection: Connection,
  body: AsyncIterable<string>,
  { signal, ...defaults }: JobDefaults & { readonly signal: AbortSignal | undefined },
): Promise<JobHandle<unknown>> {
  const { jobId } = await one<Job>(connection, { method: 'POST', path: '/jobs', body, timeoutMs: uploadTimeoutMs, signal });
  return new JobHandle(jobId, connection, defaults);
}

const uploadTimeoutMs = 120_000;
const answerTimeoutMs = 60_000;
/** As long as the server lets a request wait, and for the looks at a job that runs. */
const longestWaitMs = 25_000;
const lookMs = 1_000;
const ended: ReadonlySet<JobState> = new Set(['succeeded', 'failed', 'cancelled', 'expired']);

/** The last line of a page of results. */
interface PageEnd {
  readonly state: JobState;
  readonly cursor: string;
}

/** A job on the server. The handle holds nothing but its id and the place up to which results were read. */
export class JobHandle<Result> {
  /** Where `results` has come to: keep it with the id, and another process goes on there. `undefined`: at the first result. */
  cursor: string | undefined;

  constructor(
    readonly id: string,
    private readonly connection: Connection,
    private readonly defaults: JobDefaults,
  ) {}

  /** The job as it stands: state, counts, percent, estimated end. */
  status({ signal }: WaitOptions = {}): Promise<Job> {
    return this.look(0, signal);
  }

  /** The job whenever it has changed, at most once a second, until its end, which comes last. */
  async *watch({ signal }: WaitOptions = {}): AsyncGenerator<Job, void, undefined> {
    let before = '';
    for (let waitMs = 0; ; waitMs = lookMs) {
      const startedMs = Date.now();
      const job = await this.look(waitMs, signal);
      const now = JSON.stringify(job);
      if (now !== before) yield job;
      before = now;
      if (ended.has(job.state)) return;
      // A server that does not wait is not asked without pause.
      if (waitMs > 0) await this.defaults.sleep(Math.max(0, lookMs - (Date.now() - startedMs)), signal);
    }
  }

  /** The job once it has ended. */
  async end({ signal }: WaitOptions = {}): Promise<Job> {
    for (let waitMs = 0; ; waitMs = longestWaitMs) {
      const startedMs = Date.now();
      const job = await this.look(waitMs, signal);
      if (ended.has(job.state)) return job;
      if (waitMs > 0) await this.defaults.sleep(Math.max(0, lookMs - (Date.now() - startedMs)), signal);
    }
  }

  /**
   * Each item's result in the order in which they become final, while the job runs and until it has ended. A lost connection is taken up
   * behind the last result: none is left out and none comes twice. An item that `retryFailed` ran again has another result; the later counts.
   */
  results(options?: ResultOptions & FullReturn): AsyncGenerator<Result, void, undefined>;
  /** The same without value and headers of those that succeeded: they do not leave the server. */
  results(options: ResultOptions & MinimalReturn): AsyncGenerator<Settled<undefined>, void, undefined>;
  async *results(options: ReadOptions = {}): AsyncGenerator<unknown, void, undefined> {
    for await (const result of this.read(options)) yield settled(result);
  }

  /** The same as on the wire. @internal */
  async *read({ only, cursor, follow = true, return: returned, signal }: ReadOptions): AsyncGenerator<ItemResult, void, undefined> {
    this.cursor = cursor;
    let failures = 0;
    for (let idleMs = 100; ;) {
      let hasCome = false;
      let end: PageEnd | undefined;
      try {
        for await (const line of this.page({ only, return: returned === 'minimal' ? returned : undefined }, signal)) {
          if ('state' in line) end = line;
          else {
            hasCome = true;
            failures = 0;
            this.cursor = line.cursor;
            yield line;
          }
        }
        if (end === undefined) throw new ConnectionError(`/jobs/${this.id}/results`, new Error('The answer has no last line'));
      } catch (error) {
        await this.waitAfter(error, failures, signal);
        failures += 1;
        continue;
      }
      this.cursor = end.cursor;
      // What became final between a page's last result and its last line is on the next one.
      if (!hasCome && (ended.has(end.state) || !follow)) return;
      idleMs = hasCome ? 100 : Math.min(2 * idleMs, 2_000);
      if (!ended.has(end.state) && follow) await this.defaults.sleep(idleMs, signal);
    }
  }

  /** Lets what has begun finish, and nothing else begin; finished work keeps its results. Resolves when the server knows. */
  cancel({ signal }: WaitOptions = {}): Promise<Job> {
    return one<Job>(this.connection, { method: 'DELETE', path: this.path(), timeoutMs: answerTimeoutMs, signal });
  }

  /** Runs the items that failed, or never ran, again in the same job. */
  retryFailed({ signal }: WaitOptions = {}): Promise<Job> {
    return one<Job>(this.connection, { method: 'POST', path: this.path('/retry-failed'), timeoutMs: answerTimeoutMs, signal });
  }

  /** Asks again where no answer came: looking changes nothing. */
  private async look(waitMs: number, signal: AbortSignal | undefined): Promise<Job> {
    for (let failures = 0; ; failures += 1) {
      try {
        const query = waitMs === 0 ? '' : `?waitMs=${waitMs}`;
        return await one<Job>(this.connection, { method: 'GET', path: this.path(query), timeoutMs: answerTimeoutMs, signal });
      } catch (error) {
        await this.waitAfter(error, failures, signal);
      }
    }
  }

  private page(asked: { readonly only: string | undefined; readonly return: string | undefined }, signal: AbortSignal | undefined) {
    const given = Object.entries({ ...asked, cursor: this.cursor }).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const query = new URLSearchParams(given).toString();
    const path = this.path(`/results${query && `?${query}`}`);
    const exchange = { method: 'GET', path, accept: 'application/x-ndjson', timeoutMs: answerTimeoutMs, signal } as const;
    return this.connection.values(exchange) as AsyncGenerator<(ItemResult & { readonly cursor: string }) | PageEnd, void, undefined>;
  }

  private path(rest = ''): string {
    return `/jobs/${encodeURIComponent(this.id)}${rest}`;
  }

  /** Rethrows what asking again does not help. */
  private async waitAfter(error: unknown, failures: number, signal: AbortSignal | undefined): Promise<void> {
    const { retries, maxRetryDelayMs, sleep } = this.defaults;
    if (failures >= retries || !isPassing(error)) throw error;
    const askedMs = error instanceof BatchRefused ? retryAfterMs(error.headers, error.problem) : 0;
    if (askedMs > maxRetryDelayMs) throw error;
    await sleep(Math.max(askedMs, backoffMs(failures, maxRetryDelayMs)), signal);
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof ConnectionError || (error instanceof BatchRefused && [429, 502, 503, 504].includes(error.status));
}

/** The one value that such a request is answered with. */
async function one<Value extends object>(connection: Connection, exchange: Omit<Exchange, 'accept'>): Promise<Value> {
  for await (const value of connection.values({ ...exchange, accept: 'application/json' })) {
    if (typeof value === 'object' && value !== null) return value as Value;
  }
  throw new UnexpectedAnswer(`${exchange.method} ${exchange.path} answered with no object.`);
}
