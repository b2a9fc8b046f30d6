import type { Clock, ItemResult, Summary } from '@sheaf/core';
import type { StreamEncoder } from './dialect.js';

/** Proxies close connections that are silent for a minute (nginx, AWS load balancers); a quarter of that leaves room. */
const defaultHeartbeatMs = 15_000;

/** Pieces are joined up to this many characters: a write per item of 100 bytes would cost more than the item. */
const maxPieceLength = 65_536;

/**
 * Carries results from an execution, which pushes, to a reader, who pulls: `execute(…, { onResult: stream.push })`, then
 * `reply.send(Readable.from(stream))`. Results wait as they are and become text when the reader asks, so a slow reader holds no more than the
 * results themselves, which `maxAnswerBytes` bounds; the execution never waits for it, nor does the database.
 *
 * One reader, once. A reader that leaves early ends the stream: what is pushed afterwards is dropped.
 */
export class AnswerStream implements AsyncIterable<string> {
  private queue: ItemResult[] = [];
  private summary: Summary | undefined;
  private error: { readonly cause: unknown } | undefined;
  private isLeft = false;
  private wake: (() => void) | undefined;

  constructor(
    private readonly encoder: StreamEncoder,
    private readonly clock: Pick<Clock, 'after'>,
    private readonly heartbeatMs = defaultHeartbeatMs,
  ) {}

  readonly push = (result: ItemResult): void => {
    if (this.isLeft) return;
    this.queue.push(result);
    this.wake?.();
  };

  /** Every item is final. */
  end(summary: Summary): void {
    this.summary = summary;
    this.wake?.();
  }

  /** The execution broke: the reader gets an error, so that a cut answer never looks whole. */
  fail(cause: unknown): void {
    this.error = { cause };
    this.wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string, void, undefined> {
    try {
      for (;;) {
        // Not `yield*`: that awaits once more after the last piece, and what is pushed meanwhile would wake nobody.
        for (const piece of this.pieces()) yield piece;
        if (this.error !== undefined) throw this.error.cause;
        if (this.summary !== undefined) break;
        if (!(await this.isWoken())) yield this.encoder.heartbeat;
      }
      yield this.encoder.encodeEnd(this.summary);
    } finally {
      this.isLeft = true;
      this.queue = [];
    }
  }

  private *pieces(): Generator<string, void, undefined> {
    while (this.queue.length > 0) {
      const results = this.queue;
      this.queue = [];
      let piece = '';
      for (const result of results) {
        piece += this.encoder.encodeResult(result);
        if (piece.length < maxPieceLength) continue;
        yield piece;
        piece = '';
      }
      if (piece !== '') yield piece;
    }
  }

  /** Waits until something was pushed or said; false: a heartbeat is due first. */
  private isWoken(): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (isWoken: boolean): void => {
        this.wake = undefined;
        cancel();
        resolve(isWoken);
      };
      const cancel = this.clock.after(this.heartbeatMs, () => settle(false));
      this.wake = () => settle(true);
    });
  }
}
