import { EmptyError } from 'rxjs';
import type { Observable, Subscriber, Unsubscribable } from 'rxjs';

/**
 * What rxjs's `lastValueFrom` gives: at once when the source is done at once, else as a promise. Throws or rejects with the source's error, or
 * with EmptyError when it ends without a value.
 */
export function lastValue(source: Observable<unknown>): unknown {
  const last = new LastValue();
  source.subscribe(last as unknown as Subscriber<unknown>);
  return last.closed ? last.take() : last.wait();
}

/**
 * What rxjs takes for a subscriber of its own, because it has a subscription's members: so rxjs puts none in front, and no list of parents is
 * kept (a tenth of an item's dispatch, measured).
 */
class LastValue {
  closed = false;
  #hasValue = false;
  #hasError = false;
  #value: unknown;
  #error: unknown;
  #first: unknown;
  #others: unknown[] | undefined;
  #whenClosed: (() => void) | undefined;

  next(value: unknown): void {
    if (this.closed) return;
    this.#hasValue = true;
    this.#value = value;
  }
  error(error: unknown): void {
    if (this.closed) return;
    this.#hasError = true;
    this.#error = error;
    this.unsubscribe();
    this.#whenClosed?.();
  }
  complete(): void {
    if (this.closed) return;
    this.unsubscribe();
    this.#whenClosed?.();
  }

  /** Operators add what is to be done at the end: leaving their source, a callback of `finalize`. */
  add(teardown: unknown): void {
    if (teardown === undefined) return;
    if (this.closed) end(teardown);
    else if (this.#first === undefined) this.#first = teardown;
    else (this.#others ??= []).push(teardown);
  }
  remove(): void {}
  /** Whoever gives the source up waits for no value. */
  unsubscribe(): void {
    if (this.closed) return;
    this.closed = true;
    if (this.#first !== undefined) end(this.#first);
    this.#others?.forEach(end);
  }

  take(): unknown {
    if (this.#hasError) throw this.#error;
    if (!this.#hasValue) throw new EmptyError();
    return this.#value;
  }
  wait(): Promise<unknown> {
    return new Promise<void>((resolve) => (this.#whenClosed = resolve)).then(() => this.take());
  }
}

function end(teardown: unknown): void {
  if (typeof teardown === 'function') teardown();
  else (teardown as Unsubscribable).unsubscribe();
}
