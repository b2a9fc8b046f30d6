import type { ProblemCode } from '@sheaf/contracts';
import { type Item, type Limits, problem } from '@sheaf/core';
import { JobItems, type JobPlace, type JobWebhook } from '@sheaf/dialects';
import { type ErrandApp, ErrandFailure, type Job, type JobOwner } from '@sheaf/jobs';
import { BlobError, type BlobStores } from '@sheaf/jobs/blob';
import { Webhook } from 'standardwebhooks';
import type { Accounts } from '../account/account.js';
import { sealOf } from '../blob/blobs.js';
import { formatTimestamp } from '../catalogue/timestamp.js';
import { presentJob } from './job-answer.js';
import { locationOf } from './job-places.js';
import { linesOf } from './upload.js';

export interface JobErrandsOptions {
  readonly blobs: BlobStores;
  readonly accounts: Pick<Accounts, 'withId'>;
  readonly limits: Limits;
  /** Items of a job at most. */
  readonly maxItems: number;
  /** Bytes of an input at most, after decompression. */
  readonly maxInputBytes: number;
}

/** What jobs of this server do beyond its database: fetch their items, write their results, call webhooks. */
export class JobErrands implements ErrandApp {
  constructor(private readonly options: JobErrandsOptions) {}

  async *items(owner: JobOwner, sealed: Uint8Array, signal: AbortSignal): AsyncGenerator<Item> {
    const { blobs, limits, maxItems, maxInputBytes } = this.options;
    const location = locationOf(this.#open<JobPlace>(owner, sealed, 'input', 'input-unavailable'));
    const items = new JobItems(limits);
    try {
      const content = await blobs.read(location, { maxBytes: maxInputBytes, maxGzipRatio: limits.maxGzipRatio, signal });
      for await (const { number, bytes } of linesOf(content, limits.maxBodyBytes)) {
        if (items.count === maxItems)
          throw new ErrandFailure(problem('too-many-items', { detail: `A job has at most ${maxItems} items.`, limit: maxItems }), false);
        yield bytes === undefined ? items.tooLong(number) : items.read(bytes, number);
      }
    } catch (error) {
      throw failureOf(error, 'input-unavailable');
    }
  }

  async write(owner: JobOwner, sealed: Uint8Array, lines: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<void> {
    const place = this.#openOneOf<JobPlace>(owner, sealed, ['output', 'errors']);
    try {
      await this.options.blobs.write(locationOf(place), lines, { contentType: 'application/x-ndjson', signal });
    } catch (error) {
      throw failureOf(error, 'delivery-failed');
    }
  }

  async notify(owner: JobOwner, sealed: Uint8Array, job: Job, id: string, signal: AbortSignal): Promise<void> {
    const { url, secret } = this.#openOneOf<JobWebhook>(owner, sealed, ['webhook']);
    const at = new Date();
    const body = JSON.stringify({
      type: `job.${job.state}`,
      timestamp: formatTimestamp(BigInt(at.getTime()) * 1000n),
      data: presentJob(job),
    });
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'sheaf',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    };
    let status: number;
    try {
      status = await this.options.blobs.post(url, headers, body, signal);
    } catch (error) {
      throw failureOf(error, 'delivery-failed');
    }
    if (status >= 200 && status < 300) return;
    // 410: the receiver wants no more of it (Standard Webhooks).
    throw new ErrandFailure(problem('delivery-failed', { detail: `The webhook answered ${status}.` }), status !== 410);
  }

  #openOneOf<Value>(owner: JobOwner, sealed: Uint8Array, kinds: readonly string[]): Value {
    const account = this.options.accounts.withId(owner.accountId);
    const seal = account && sealOf(account);
    for (const kind of kinds) {
      const value = seal?.open(sealed, kind);
      if (value !== undefined) return value as Value;
    }
    const detail = 'What the job keeps of its credentials cannot be opened: the token of its account is another one since.';
    throw new ErrandFailure(problem('delivery-failed', { detail }), false);
  }

  #open<Value>(owner: JobOwner, sealed: Uint8Array, kind: string, code: ProblemCode): Value {
    try {
      return this.#openOneOf(owner, sealed, [kind]);
    } catch (error) {
      if (!(error instanceof ErrandFailure)) throw error;
      throw new ErrandFailure(problem(code, { detail: error.problem.detail ?? '' }), false);
    }
  }
}

function failureOf(error: unknown, code: ProblemCode): unknown {
  if (!(error instanceof BlobError)) return error;
  const { fault, message, isPassing } = error;
  if (fault === 'forbidden') return new ErrandFailure(problem('blob-url-forbidden', { detail: message }), false);
  if (fault === 'too-large') return new ErrandFailure(problem('content-too-large', { detail: message }), false);
  return new ErrandFailure(problem(code, { detail: message }), isPassing);
}
