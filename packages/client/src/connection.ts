import { Deadline } from './deadline.js';
import { BatchRefused, ConnectionError, TimeoutError, UnexpectedAnswer } from './error.js';
import { ndjson } from './ndjson.js';
import { problemOf } from './problem.js';
import { sourceFailureIn, uploadOf } from './upload.js';

/** Where the server is, and who asks. */
export interface ConnectionOptions {
  /** The API's root: `https://shop.example/api`. In a browser it may be relative to the page. */
  readonly baseUrl: string | URL;
  /** Sent as bearer token; a function is asked before each request. Default: no credential. */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /** Sent with every request; an `authorization` here goes before the token. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Where batches are posted, below the base; begins with `/`. Default: `/batch`. A Nest app sets it by `path` of its BatchModule. */
  readonly batchPath?: string | undefined;
  /** What sends requests. Default: the global `fetch`, as it is at each call. */
  readonly fetch?: typeof fetch | undefined;
}

/** One request to the server. */
export interface Exchange {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the base; with its query. */
  readonly path: string;
  readonly accept: string;
  /** JSON text, or the lines of an NDJSON body as they are made. */
  readonly body?: string | AsyncIterable<string>;
  /** Milliseconds until the whole answer must be here; with a streamed answer, until the next bytes. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Sends requests and reads answers; knows nothing of batches. What goes wrong is one of the errors of error.ts, or the caller's own abort. */
export class Connection {
  /** Where batches are posted, below the base. */
  readonly batchPath: string;
  private readonly baseUrl: string;
  /** Seen by no `JSON.stringify` and no `console.log` of what holds a connection, as handles of jobs and builders do: the token is in it. */
  readonly #options: ConnectionOptions;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.batchPath = options.batchPath ?? '/batch';
    this.baseUrl = String(options.baseUrl).replace(/\/+$/, '');
  }

  /** The values that the answer holds: one for JSON, one per line for NDJSON. */
  async *values(exchange: Exchange): AsyncGenerator<unknown, void, undefined> {
    const url = this.baseUrl + exchange.path;
    // Outside: a token that cannot be had is the caller's own failure, and not one of the connection.
    const headers = await this.headers(exchange);
    const deadline = new Deadline(exchange.timeoutMs, exchange.signal);
    try {
      const response = await this.send(url, exchange, headers, deadline);
      if (!response.ok) throw await refusal(response);
      const type = mediaType(response);
      if (type === 'application/x-ndjson' && response.body !== null) {
        for await (const value of ndjson(response.body, () => deadline.restart())) {
          // A consumer that takes its time is not the server's delay.
          deadline.pause();
          yield value;
          exchange.signal?.throwIfAborted();
          deadline.restart();
        }
      } else if (type === 'application/json') {
        yield JSON.parse(await response.text());
      } else {
        throw new UnexpectedAnswer(`${url} answered ${response.status} with ${type || 'no content type'}, where JSON was asked for.`);
      }
    } catch (error) {
      if (exchange.signal?.aborted) throw exchange.signal.reason;
      if (deadline.hasPassed) throw new TimeoutError(url, exchange.timeoutMs);
      if (error instanceof BatchRefused || error instanceof UnexpectedAnswer) throw error;
      const source = sourceFailureIn(error);
      if (source !== undefined) throw source.cause;
      throw new ConnectionError(url, error);
    } finally {
      deadline.end();
    }
  }

  private async headers({ accept, body }: Exchange): Promise<Headers> {
    const { token, headers } = this.#options;
    const all = new Headers(headers);
    if (token !== undefined && !all.has('authorization')) {
      all.set('authorization', `Bearer ${typeof token === 'function' ? await token() : token}`);
    }
    all.set('accept', accept);
    if (body !== undefined) all.set('content-type', typeof body === 'string' ? 'application/json' : 'application/x-ndjson');
    return all;
  }

  private async send(url: string, { method, body }: Exchange, headers: Headers, deadline: Deadline): Promise<Response> {
    const { signal } = deadline;
    const sent = body === undefined ? {} : typeof body === 'string' ? { body } : await uploadOf(body, deadline);
    return (this.#options.fetch ?? fetch)(url, { method, headers, ...sent, signal });
  }
}

/** Lower-case, without parameters. */
export function mediaType(response: Response): string {
  return (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
}

async function refusal(response: Response): Promise<BatchRefused> {
  const text = await response.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // A proxy's page, or nothing: the status says it all.
  }
  return new BatchRefused(problemOf(response.status, body), Object.fromEntries(response.headers));
}
