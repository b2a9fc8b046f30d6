import type { Context } from './context.js';
import type { Outcome } from './dispatch.js';
import type { ItemResult } from './envelope.js';
import type { Limits } from './limits.js';
import { problem } from './problem.js';
import { isRetryable, resultOfProblem } from './result.js';

/** Makes results of outcomes: serialises each body, once, and holds the limits of one item and of all together. */
export class Answer {
  private bytes = 0;

  constructor(private readonly limits: Pick<Limits, 'maxItemResultBytes' | 'maxAnswerBytes'>) {}

  /**
   * The result of what a dispatch answered; 502 `result-too-large` where the body passes a limit.
   *
   * @param withSuccess false: the body of a success is not wanted, and not even serialised
   * @throws TypeError when it is no outcome, and whatever serialising its body throws
   */
  resultOf(context: Context, answered: unknown, withSuccess: boolean): ItemResult {
    const outcome = asOutcome(answered);
    const { status, headers, droppedCookies } = outcome;
    const { id, index } = context.item;
    const hasBody = (withSuccess || status >= 400) && status !== 204 && status !== 304;
    // No JSON text is empty: it is how a framework writes that there is no body.
    const json = (hasBody ? (outcome.json ?? JSON.stringify(outcome.body)) : undefined) || undefined;
    if (json !== undefined) {
      const bytes = Buffer.byteLength(json);
      const isTooLarge = bytes > this.limits.maxItemResultBytes || this.bytes + bytes > this.limits.maxAnswerBytes;
      if (isTooLarge) return this.tooLarge(context, outcome, bytes);
      this.bytes += bytes;
    }
    if (status < 400) return droppedCookies ? { id, index, status, headers, json, droppedCookies } : { id, index, status, headers, json };
    const effect = outcome.effect ?? context.effect;
    const retryable = isRetryable(status, effect, outcome.idempotent ?? context.idempotent);
    const result = { id, index, status, headers, json, effect, retryable };
    return droppedCookies ? { ...result, droppedCookies } : result;
  }

  private tooLarge(context: Context, outcome: Outcome, bytes: number): ItemResult {
    const { maxItemResultBytes, maxAnswerBytes } = this.limits;
    const refusal =
      bytes > maxItemResultBytes
        ? problem('result-too-large', {
            detail: `The item answered ${bytes} bytes; ${maxItemResultBytes} are allowed.`,
            limit: maxItemResultBytes,
          })
        : problem('result-too-large', {
            detail: `Earlier items answered ${this.bytes} bytes and this one ${bytes}; ${maxAnswerBytes} are allowed for all together.`,
            limit: maxAnswerBytes,
          });
    const result = resultOfProblem(context.item, refusal, outcome.effect ?? context.effect, outcome.idempotent ?? context.idempotent);
    return outcome.droppedCookies ? { ...result, droppedCookies: outcome.droppedCookies } : result;
  }
}

/** Types bind the dispatch, but it runs code of any app: what breaks the rule must cost that item its answer and nobody else theirs. */
function asOutcome(answered: unknown): Outcome {
  const { status, headers } = (answered ?? {}) as Partial<Outcome>;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 200 || status > 599) {
    throw new TypeError(`A dispatch answers an outcome with a status of 200 to 599; its status was ${String(status)}`);
  }
  if (typeof headers !== 'object' || headers === null) throw new TypeError('A dispatch answers an outcome with headers; it had none');
  return answered as Outcome;
}
