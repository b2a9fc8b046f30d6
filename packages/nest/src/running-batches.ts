import type { HangUp } from '@sheaf/core';
import type { FastifyReply } from 'fastify';

/** Counts the batches that run, so that a server that shuts down can wait for them. */
export class RunningBatches {
  #count = 0;
  #isClosing = false;
  #whenNone: (() => void) | undefined;

  /** No new batch should begin. */
  get isClosing(): boolean {
    return this.#isClosing;
  }

  /** A batch begins; it ends when its answer is out or its caller is gone: then what it gives says so. */
  add({ raw }: FastifyReply): HangUp {
    const caller = new Caller();
    this.#count += 1;
    raw.on('close', () => {
      if (!raw.writableFinished) caller.leave();
      this.#count -= 1;
      if (this.#count === 0) this.#whenNone?.();
    });
    return caller;
  }

  /** Resolves when none runs any more. The batches' own deadline bounds the wait. */
  async drain(): Promise<void> {
    this.#isClosing = true;
    if (this.#count > 0) await new Promise<void>((resolve) => (this.#whenNone = resolve));
  }
}

/** Whoever waits for a batch's answer. */
class Caller implements HangUp {
  aborted = false;
  #listener: (() => void) | undefined;

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listener = listener;
  }
  removeEventListener(): void {
    this.#listener = undefined;
  }
  leave(): void {
    this.aborted = true;
    this.#listener?.();
  }
}
