import type { IncomingHttpHeaders } from 'node:http';
import type { ItemContext } from '@sheaf/core';
import { LightEmitter } from './light-emitter.js';
import type { OuterRequest } from './outer-request.js';

/**
 * Stands where Node's IncomingMessage stands under Fastify's own request: method, target and headers are the item's, the connection is the
 * outer request's. Everything that few handlers ask for is made when it is asked for.
 */
export class LightRequest extends LightEmitter {
  aborted = false;
  #headers: IncomingHttpHeaders | undefined;

  constructor(
    readonly outer: OuterRequest,
    readonly context: ItemContext,
    public method: string,
    /** The request target, or what makes it: most handlers never ask. */
    private target: string | (() => string),
    private readonly itemHeaders: Readonly<Record<string, string>>,
    /** The body as it came, a JSON value; `undefined`: none. A handler may put something else into the request. */
    readonly sentBody: unknown,
  ) {
    super();
  }

  get url(): string {
    if (typeof this.target !== 'string') this.target = this.target();
    return this.target;
  }
  set url(url: string) {
    this.target = url;
  }

  /** A copy for each item that looks: what one handler writes into its headers must not reach another's. */
  get headers(): IncomingHttpHeaders {
    if (this.#headers !== undefined) return this.#headers;
    const headers = { ...this.outer.headers };
    if (this.sentBody !== undefined) headers['content-type'] = 'application/json';
    for (const name in this.itemHeaders) headers[name] = this.itemHeaders[name];
    this.#headers = headers;
    return headers;
  }
  set headers(headers: IncomingHttpHeaders) {
    this.#headers = headers;
  }
  get headersDistinct(): Record<string, string[]> {
    return Object.fromEntries(Object.entries(this.headers).map(([name, value]) => [name, [value ?? ''].flat()]));
  }
  get rawHeaders(): string[] {
    return Object.entries(this.headers).flatMap(([name, value]) => [value ?? ''].flat().flatMap((one) => [name, one]));
  }

  get socket() {
    return this.outer.request.raw.socket;
  }
  get connection() {
    return this.outer.request.raw.socket;
  }
  get httpVersion() {
    return this.outer.request.raw.httpVersion;
  }
  get httpVersionMajor() {
    return this.outer.request.raw.httpVersionMajor;
  }
  get httpVersionMinor() {
    return this.outer.request.raw.httpVersionMinor;
  }
  /** The body has been read: it came with the batch. */
  get complete() {
    return true;
  }
  get readableEnded() {
    return true;
  }
  get readable() {
    return false;
  }
  get destroyed() {
    return this.aborted;
  }

  /** Whoever waits for the client to go away is told when the item is given up. Fastify's `request.signal` waits so, too. */
  override on(event: string | symbol, listener: (...args: unknown[]) => void): this {
    if ((event === 'close' || event === 'aborted') && this.listenerCount('close') + this.listenerCount('aborted') === 0)
      this.#followSignal();
    return super.on(event, listener);
  }
  override addListener(event: string | symbol, listener: (...args: unknown[]) => void): this {
    return this.on(event, listener);
  }

  #followSignal(): void {
    const close = () => {
      this.aborted = true;
      this.emit('aborted');
      this.emit('close');
    };
    this.context.signal.addEventListener('abort', close, { once: true });
  }
}
