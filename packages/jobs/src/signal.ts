/** Something to wait for that may happen again and again. */
export class Signal {
  readonly #waiting = new Set<() => void>();

  ring(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  /** The next ring from now on, whether it comes before or after somebody waits. */
  next(): Ring {
    let hasRung = false;
    let wake: (() => void) | undefined;
    const ring = () => {
      hasRung = true;
      wake?.();
    };
    this.#waiting.add(ring);
    return {
      orAfter: (ms, signal) =>
        new Promise((resolve) => {
          const timer = setTimeout(done, ms);
          const forget = () => this.#waiting.delete(ring);
          function done() {
            clearTimeout(timer);
            signal?.removeEventListener('abort', done);
            forget();
            resolve();
          }
          wake = done;
          if (hasRung || signal?.aborted === true) done();
          else signal?.addEventListener('abort', done, { once: true });
        }),
      forget: () => void this.#waiting.delete(ring),
    };
  }
}

export interface Ring {
  /** Resolves at the ring, after `ms`, or when the signal aborts, whatever comes first. */
  orAfter(ms: number, signal?: AbortSignal): Promise<void>;
  /** Nobody will wait for it. */
  forget(): void;
}
