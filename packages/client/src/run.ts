import { answerTo } from './answer.js';
import type { Entries, Entry } from './entry.js';
import { BatchRefused, ConnectionError, SheafError, UnexpectedAnswer } from './error.js';
import { openJob } from './job.js';
import { linesOfEntries } from './job-lines.js';
import { cutPart, type EnvelopeOptions, type Part } from './part.js';
import { isSkipped, localResult, type ItemResult } from './result.js';
import { backoffMs, repeatsOf, retryAfterMs, type Sleep } from './retry.js';
import type { Server } from './server.js';

/** How far back items of an upload may refer, in items (docs/semantics.md, streams). */
const jobWindow = 10_000;

export interface RunOptions {
  readonly envelope: EnvelopeOptions;
  /** Whether nobody looks at the answers of items that succeed. */
  readonly isBare: boolean;
  /** Whether results are wanted as they end, instead of in request order. */
  readonly isStreamed: boolean;
  readonly signal: AbortSignal | undefined;
  /** How often an item, or a request that failed as a whole, is sent again. */
  readonly retries: number;
  /** Milliseconds to wait at most before that; where the server asks for more, the failure is final. */
  readonly maxRetryDelayMs: number;
  readonly sleep: Sleep;
  /** Whether a batch that one request cannot take becomes a job, where the server runs jobs. */
  readonly mayBeJob: boolean;
}

/**
 * Sends a batch, in as many requests as it takes, one after the other, and gives exactly one result per item, as many at a time as there are: in
 * request order within each request, or, streamed, as they end. Failures that may pass are sent again before the next part is.
 *
 * @throws SheafError, or the signal's reason, when a request fails as a whole; what was given before stays true
 */
export function run(entries: Entries, server: Server, options: RunOptions): AsyncGenerator<readonly ItemResult[], void, undefined> {
  return new Run(entries, server, options).results();
}

class Run {
  private readonly known: (ItemResult | undefined)[];
  /** By position: how often the item was sent again. */
  private readonly repeats: number[];
  /** What items that are sent again were answered before: stands if the repeat is refused as a whole. */
  private readonly before = new Map<number, ItemResult>();
  /** What is still to be sent, in order: first what is sent again. */
  private again: readonly Entry[] = [];
  private rest: readonly Entry[];

  constructor(
    private readonly entries: Entries,
    private readonly server: Server,
    private readonly options: RunOptions,
  ) {
    this.rest = entries.entries;
    this.known = this.rest.map(() => undefined);
    this.repeats = this.rest.map(() => 0);
  }

  async *results(): AsyncGenerator<readonly ItemResult[], void, undefined> {
    const { server, options } = this;
    while (this.again.length + this.rest.length > 0) {
      options.signal?.throwIfAborted();
      const isRepeat = this.again.length > 0;
      const { entries, known, envelope } = this;
      const part = cutPart(isRepeat ? this.again : this.rest, { entries, known, envelope }, server.limits);
      if (await server.askBefore(part, options.signal)) continue;
      if (part.rest.length > 0 && part.sent[0] === this.entries.entries[0] && this.isFitForJob()) return yield* this.asJob();
      if (isRepeat) this.again = part.rest;
      else this.rest = part.rest;
      for (const result of part.answered) this.known[result.index] = result;
      if (options.isStreamed || part.sent.length === 0) yield part.answered;
      if (part.sent.length > 0) yield* this.send(part);
    }
  }

  /** A later part may need what an earlier one answered: for references, or to know what was recommended. Then all of it is asked for. */
  private get envelope(): EnvelopeOptions {
    const { envelope, isBare } = this.options;
    const needsAnswers =
      envelope.distinctRecommendations !== undefined || this.entries.entries.some(({ references }) => references.length > 0);
    return isBare && !needsAnswers ? { ...envelope, return: 'minimal' } : envelope;
  }

  /** A job has no time limit and no concurrency of its own, and looks back over so many items only. */
  private isFitForJob(): boolean {
    const { mayBeJob, envelope } = this.options;
    const { timeoutMs, concurrency, distinctRecommendations = false } = envelope;
    if (!mayBeJob || !this.server.limits.runsJobs || timeoutMs !== undefined || concurrency !== undefined) return false;
    // What one chunk recommends, another does not know.
    if (distinctRecommendations !== false) return false;
    return (
      this.before.size === 0 && this.entries.entries.every(({ index, parents }) => parents.every((parent) => index - parent <= jobWindow))
    );
  }

  /** All of the batch in one durable job: it needs no splitting, and ends even if this process does not live to see it. */
  private async *asJob(): AsyncGenerator<readonly ItemResult[], void, undefined> {
    const { envelope, isBare, signal } = this.options;
    const job = await openJob(this.server.connection, linesOfEntries(this.entries, envelope), this.options);
    let left = this.known.length;
    try {
      for await (const result of job.read({ signal, return: isBare ? 'minimal' : 'full' })) {
        if (this.known[result.index] !== undefined) continue;
        left -= 1;
        yield [(this.known[result.index] = result)];
      }
      if (left > 0) throw new UnexpectedAnswer(`The job ${job.id} has ended without results for ${left} of its items.`);
      this.rest = [];
    } finally {
      // Nobody waits for the rest.
      if (left > 0) await job.cancel().catch(() => undefined);
    }
  }

  private async *send(part: Part): AsyncGenerator<readonly ItemResult[], void, undefined> {
    const { isStreamed } = this.options;
    const arrived = new Map<number, ItemResult>();
    const due = isStreamed ? [] : [...part.answered];
    let failure: SheafError | undefined;
    let isHolding = false;
    try {
      for await (const results of answerTo(part, this.server.connection, this.answerOptions())) {
        const final: ItemResult[] = [];
        for (const result of results) {
          arrived.set(result.index, result);
          const isHeld: boolean =
            result.status >= 400 && (isSkipped(result) ? isHolding : this.mayRepeat(this.entries.entries[result.index]!, result));
          isHolding ||= isHeld;
          if (isStreamed && !isHeld) final.push((this.known[result.index] = result));
        }
        if (final.length > 0) yield final;
      }
    } catch (error) {
      if (!(error instanceof SheafError)) throw error;
      failure = error;
    }
    if (failure instanceof BatchRefused && failure.status === 413) {
      if (part.sent.length > 1) {
        await this.server.shrink(part, failure, this.options.signal);
        this.again = [...part.sent, ...this.again];
        yield due;
        return;
      }
      arrived.set(part.sent[0]!.index, localResult(part.sent[0]!, failure.problem));
    }
    const again = this.repeatsOf(part, arrived, failure);
    if (failure instanceof BatchRefused) this.fillFromBefore(part, again, arrived);
    const isRepeated = new Set(again);
    const isLost = failure instanceof UnexpectedAnswer || part.sent.some((entry) => !arrived.has(entry.index) && !isRepeated.has(entry));
    for (const entry of part.sent) {
      const result = arrived.get(entry.index);
      if (result === undefined || this.known[entry.index] !== undefined || (isRepeated.has(entry) && !isLost)) continue;
      due.push((this.known[entry.index] = result));
    }
    yield due.toSorted((one, other) => one.index - other.index);
    if (isLost) throw located(failure!, part);
    for (const { index } of again) if (arrived.has(index)) this.before.set(index, arrived.get(index)!);
    if (again.length > 0) await this.waitFor(again, arrived, failure);
    this.again = [...again, ...this.again];
  }

  private fillFromBefore(part: Part, again: readonly Entry[], arrived: Map<number, ItemResult>): void {
    const isRepeated = new Set(again);
    for (const entry of part.sent) {
      const before = this.before.get(entry.index);
      if (before !== undefined && !isRepeated.has(entry) && !arrived.has(entry.index)) arrived.set(entry.index, before);
    }
  }

  private answerOptions() {
    const { isStreamed, signal, envelope } = this.options;
    // The server answers by its own deadline; the rest is for the way.
    return { isStreamed, signal, timeoutMs: (envelope.timeoutMs ?? this.server.limits.batchTimeoutMs) + 15_000 };
  }

  private repeatsOf(part: Part, arrived: ReadonlyMap<number, ItemResult>, failure: SheafError | undefined): Entry[] {
    const { execution = 'auto', onError } = this.options.envelope;
    return repeatsOf({
      sent: part.sent,
      resultOf: (index) => arrived.get(index) ?? this.known[index],
      mayRepeat: (entry, result) => this.mayRepeat(entry, result, failure),
      isOpen: !(failure instanceof BatchRefused && hasRefusedForNow(failure)),
      execution,
      stopsAtErrors: onError === 'stop',
    });
  }

  private mayRepeat({ index, call }: Entry, result: ItemResult | undefined, failure?: SheafError): boolean {
    const { retries, maxRetryDelayMs } = this.options;
    if (this.repeats[index]! >= retries) return false;
    if (result === undefined)
      return failure !== undefined && isPassing(failure, call.idempotent) && askedDelayMs(failure) <= maxRetryDelayMs;
    return result.status >= 400 && result.retryable === true && retryAfterMs(result.headers, result.body) <= maxRetryDelayMs;
  }

  private async waitFor(again: readonly Entry[], arrived: ReadonlyMap<number, ItemResult>, failure: SheafError | undefined): Promise<void> {
    let delayMs = failure === undefined ? 0 : askedDelayMs(failure);
    let repeat = 0;
    for (const { index } of again) {
      const result = arrived.get(index);
      if (result !== undefined && isSkipped(result)) continue;
      repeat = Math.max(repeat, this.repeats[index]!);
      this.repeats[index]! += 1;
      delayMs = Math.max(delayMs, retryAfterMs(result?.headers, result?.body));
    }
    const { maxRetryDelayMs, sleep, signal } = this.options;
    await sleep(Math.max(delayMs, backoffMs(repeat, maxRetryDelayMs)), signal);
  }
}

/** A refusal names items by their place in the request: the same with their positions in the whole batch. */
function located(failure: SheafError, { sent }: Part): SheafError {
  if (!(failure instanceof BatchRefused) || !failure.problem.errors || sent.every(({ index }, at) => index === at)) return failure;
  const errors = failure.problem.errors.map(({ pointer, ...error }) => ({
    pointer: pointer.replace(/^\/requests\/(\d+)/, (place, at: string) =>
      sent[Number(at)] ? `/requests/${sent[Number(at)]!.index}` : place,
    ),
    ...error,
  }));
  return new BatchRefused({ ...failure.problem, errors }, failure.headers);
}

/**
 * Whether sending the same again may succeed, and cannot apply twice. A server that refuses for now has not begun; where the answer is lost,
 * or comes from who knows which machine on the way, only what is idempotent may be repeated. A timeout has waited long enough.
 */
function isPassing(failure: SheafError, isIdempotent: boolean): boolean {
  if (failure instanceof ConnectionError) return isIdempotent;
  if (!(failure instanceof BatchRefused)) return false;
  return hasRefusedForNow(failure) || (isIdempotent && failure.status >= 500);
}

/** Nothing has begun. */
function hasRefusedForNow({ status, problem }: BatchRefused): boolean {
  return status === 429 || problem.code === 'unavailable';
}

function askedDelayMs(failure: SheafError): number {
  return failure instanceof BatchRefused ? retryAfterMs(failure.headers, failure.problem) : 0;
}
