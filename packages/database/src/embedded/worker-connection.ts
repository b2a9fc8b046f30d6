import { Duplex } from 'node:stream';
import { concat, lastMessage, query, sync, terminate, welcome } from './wire.js';

/** Where a connection's bytes go. */
export interface Wire {
  /** One or more whole messages, the last one a Sync or a Query: the database answers them and then waits for more. */
  statement(bytes: Uint8Array): void;
  /** The connection is over; an open transaction of it is rolled back. */
  end(): void;
}

/**
 * What pg's client takes for its socket: speaks PostgreSQL's wire protocol with the worker thread. So the embedded database is read by
 * the same code as a server, with the same values and errors, and the worker needs no protocol of its own.
 */
export class WorkerConnection extends Duplex {
  readonly #wire: Wire;
  #started = false;
  #unsent: Uint8Array[] = [];

  constructor(wire: Wire) {
    super();
    this.#wire = wire;
  }

  /** The members of a net.Socket that pg calls. There is no network behind it. */
  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  /** An answer of the database. */
  receive(bytes: Uint8Array): void {
    this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#send([chunk]);
    done();
  }

  // pg corks the stream while it writes the messages of one statement, so they arrive here together.
  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#send(chunks.map(({ chunk }) => chunk));
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#wire.end();
    done(error);
  }

  #send(chunks: Buffer[]): void {
    if (!this.#started) {
      // The startup message. The session in the worker is long open: nothing to authenticate.
      this.#started = true;
      this.push(welcome);
      return;
    }
    this.#unsent.push(...chunks);
    // Each chunk that pg writes is whole messages.
    const last = lastMessage(chunks.at(-1)!);
    if (last === terminate) {
      this.push(null);
    } else if (last === sync || last === query) {
      this.#wire.statement(concat(this.#unsent));
      this.#unsent = [];
    }
  }
}
