import { EmptyError, Subscriber } from 'rxjs';
import type { Observable } from 'rxjs';

/**
 * What rxjs's `lastValueFrom` gives: at once when the source is done at once, else as a promise. Throws or rejects with the source's error, or
 * with EmptyError when it ends without a value.
 */
export function lastValue(source: Observable<unknown>): unknown {
  const last = new LastValue();
  source.subscribe(last);
  return last.settled ? last.take() : last.wait();
}

class LastValue extends Subscriber<unknown> {
  settled = false;
  #hasValue = false;
  #hasError = false;
  #value: unknown;
  #error: unknown;
  #whenSettled: (() => void) | undefined;

  protected override _next(value: unknown): void {
    this.#hasValue = true;
    this.#value = value;
  }
  protected override _error(error: unknown): void {
    this.#hasError = true;
    this.#error = error;
    this.#settle();
  }
  protected override _complete(): void {
    this.#settle();
  }

  take(): unknown {
    if (this.#hasError) throw this.#error;
    if (!this.#hasValue) throw new EmptyError();
    return this.#value;
  }

  wait(): Promise<unknown> {
    return new Promise<void>((resolve) => (this.#whenSettled = resolve)).then(() => this.take());
  }

  #settle(): void {
    this.settled = true;
    this.unsubscribe();
    this.#whenSettled?.();
  }
}
