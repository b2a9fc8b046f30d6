/** Ends a request when its time has passed or its caller gives up, whichever comes first. */
export class Deadline {
  /** Whether the time has passed. */
  hasPassed = false;
  private readonly controller = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly giveUp = (): void => this.controller.abort(this.caller?.reason);

  constructor(
    private readonly timeoutMs: number,
    private readonly caller: AbortSignal | undefined,
  ) {
    if (caller?.aborted) this.giveUp();
    else caller?.addEventListener('abort', this.giveUp, { once: true });
    this.restart();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Counts from now: something arrived. */
  restart(): void {
    this.pause();
    this.timer = setTimeout(() => {
      this.hasPassed = true;
      this.controller.abort();
    }, this.timeoutMs);
  }

  /** Nothing is being waited for until the next `restart`. */
  pause(): void {
    clearTimeout(this.timer);
  }

  end(): void {
    this.pause();
    this.caller?.removeEventListener('abort', this.giveUp);
  }
}
