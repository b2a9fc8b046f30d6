import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { OutgoingHttpHeader, OutgoingHttpHeaders } from 'node:http';
import { LightEmitter } from './light-emitter.js';
import type { LightRequest } from './light-request.js';

/**
 * Stands where Node's ServerResponse stands under Fastify's own reply, and keeps what is written to it. Header names and values are checked as
 * Node checks them, so that what fails alone fails in a batch as well.
 */
export class LightResponse extends LightEmitter {
  statusCode = 200;
  statusMessage = '';
  headersSent = false;
  writableEnded = false;
  destroyed = false;
  #headers: Record<string, OutgoingHttpHeader> | undefined;
  #chunks: Buffer[] | undefined;
  #text: string | undefined;
  #whenDone: (() => void) | undefined;

  constructor(readonly req: LightRequest) {
    super();
  }

  get finished() {
    return this.writableEnded;
  }
  get writableFinished() {
    return this.writableEnded;
  }
  get closed() {
    return this.writableEnded || this.destroyed;
  }
  get writable() {
    return !this.writableEnded && !this.destroyed;
  }
  get writableLength() {
    return 0;
  }
  get writableNeedDrain() {
    return false;
  }
  get socket() {
    return this.req.socket;
  }
  get connection() {
    return this.req.socket;
  }

  setHeader(name: string, value: OutgoingHttpHeader): this {
    if (this.headersSent) throw headersSentError('set');
    checkHeader(name, value);
    this.#headers ??= {};
    this.#headers[name.toLowerCase()] = value;
    return this;
  }
  setHeaders(headers: Headers | Map<string, OutgoingHttpHeader>): this {
    for (const [name, value] of headers) this.setHeader(name, value);
    return this;
  }
  appendHeader(name: string, value: string | readonly string[]): this {
    const present = this.getHeader(name);
    return this.setHeader(name, present === undefined ? (value as string) : [present, value].flat().map(String));
  }
  getHeader(name: string): OutgoingHttpHeader | undefined {
    return this.#headers?.[name.toLowerCase()];
  }
  getHeaders(): OutgoingHttpHeaders {
    return { ...this.#headers };
  }
  getHeaderNames(): string[] {
    return Object.keys(this.#headers ?? {});
  }
  get hasHeaders(): boolean {
    return this.#headers !== undefined;
  }
  hasHeader(name: string): boolean {
    return this.#headers !== undefined && Object.hasOwn(this.#headers, name.toLowerCase());
  }
  removeHeader(name: string): void {
    if (this.headersSent) throw headersSentError('remove');
    if (this.#headers !== undefined) delete this.#headers[name.toLowerCase()];
  }

  writeHead(statusCode: number, messageOrHeaders?: unknown, headers?: unknown): this {
    if (this.headersSent) throw headersSentError('write');
    if (typeof messageOrHeaders === 'string') this.statusMessage = messageOrHeaders;
    const given = typeof messageOrHeaders === 'string' ? headers : messageOrHeaders;
    for (const [name, value] of pairs(given)) if (value !== undefined) this.setHeader(name, value);
    this.statusCode = statusCode;
    this.headersSent = true;
    return this;
  }
  flushHeaders(): void {
    this.headersSent = true;
  }
  writeContinue(): void {}
  writeProcessing(): void {}
  writeEarlyHints(_hints: unknown, callback?: () => void): void {
    callback?.();
  }
  addTrailers(): void {}
  setTimeout(): this {
    return this;
  }
  cork(): void {}
  uncork(): void {}

  write(chunk: string | Uint8Array, encoding?: BufferEncoding | (() => void) | null, callback?: () => void): boolean {
    if (!this.writable) return false;
    this.headersSent = true;
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8') : Buffer.from(chunk);
    (this.#chunks ??= []).push(bytes);
    const done = typeof encoding === 'function' ? encoding : callback;
    if (done) process.nextTick(done);
    return true;
  }

  end(chunk?: unknown, encoding?: unknown, callback?: unknown): this {
    const done = [chunk, encoding, callback].find((argument) => typeof argument === 'function') as (() => void) | undefined;
    if (this.closed) return this;
    if (typeof chunk === 'string' && this.#chunks === undefined && typeof encoding !== 'string') this.#text = chunk;
    else if (typeof chunk === 'string' || chunk instanceof Uint8Array)
      this.write(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : null);
    this.headersSent = true;
    this.writableEnded = true;
    this.#settle('finish', done);
    return this;
  }

  /** What an error after the first byte leads to: alone, the connection is cut. */
  destroy(_error?: unknown): this {
    if (this.closed) return this;
    this.destroyed = true;
    this.#settle('close');
    return this;
  }

  /** Calls `run` when the answer is complete or given up: at once when it is already. */
  whenDone(run: () => void): void {
    if (this.closed) run();
    else this.#whenDone = run;
  }

  /** The body as text, when it was given as one string. */
  get text(): string | undefined {
    return this.#text;
  }
  get bytes(): Buffer {
    if (this.#text !== undefined) return Buffer.from(this.#text);
    return this.#chunks === undefined ? Buffer.alloc(0) : Buffer.concat(this.#chunks);
  }

  #settle(event: 'finish' | 'close', done?: () => void): void {
    this.#whenDone?.();
    if (this.eventNames().length === 0 && done === undefined) return;
    process.nextTick(() => {
      done?.();
      if (event === 'finish') this.emit('finish');
      this.emit('close');
    });
  }
}

/** As Node's: of a list every value is checked. Throws for a name or value that HTTP cannot carry. */
export function checkHeader(name: string, value: unknown): void {
  try {
    validateHeaderName(name);
    if (Array.isArray(value)) for (const one of value) validateHeaderValue(name, one as string);
    else validateHeaderValue(name, value as string);
  } catch (error) {
    // An error of this realm: to Fastify, run in a context of its own as Jest does, Node's would be no Error.
    const { message, code } = error as NodeJS.ErrnoException;
    throw Object.assign(new TypeError(message), { code });
  }
}

function pairs(headers: unknown): Iterable<[string, OutgoingHttpHeader | undefined]> {
  if (headers === undefined || headers === null) return [];
  if (!Array.isArray(headers)) return Object.entries(headers as OutgoingHttpHeaders);
  if (headers.every(Array.isArray)) return headers as [string, OutgoingHttpHeader][];
  return headers.flatMap((name, at) =>
    at % 2 === 0 ? [[String(name), headers[at + 1] as OutgoingHttpHeader] as [string, OutgoingHttpHeader]] : [],
  );
}

function headersSentError(what: string): Error {
  return Object.assign(new Error(`Cannot ${what} headers after they are sent to the client`), { code: 'ERR_HTTP_HEADERS_SENT' });
}
