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

  /** A batch begins; it ends when its answer is out or its caller is gone: then the signal that it gives is aborted. */
  add({ raw }: FastifyReply): AbortSignal {
    const controller = new AbortController();
    this.#count += 1;
    raw.once('close', () => {
      if (!raw.writableFinished) controller.abort();
      this.#count -= 1;
      if (this.#count === 0) this.#whenNone?.();
    });
    return controller.signal;
  }

  /** Resolves when none runs any more. The batches' own deadline bounds the wait. */
  async drain(): Promise<void> {
    this.#isClosing = true;
    if (this.#count > 0) await new Promise<void>((resolve) => (this.#whenNone = resolve));
  }
}
