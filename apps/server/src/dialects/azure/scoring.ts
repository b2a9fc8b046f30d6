import { buffer } from 'node:stream/consumers';
import { defaultJobOptions, type Problem } from '@sheaf/core';
import {
  type ScoredRequest,
  readScoringInput,
  type ScoringInput,
  scoringItem,
  scoringOutput,
  presentRecommendations,
} from '@sheaf/dialects';
import type { RecommendedItems } from '@sheaf/contracts';
import { isActive, type Job, type JobResultLine, type Jobs } from '@sheaf/jobs';
import { BlobError, type BlobStores } from '@sheaf/jobs/blob';
import type { Account, Accounts } from '../../account/account.js';
import { sealOf } from '../../blob/blobs.js';
import { type BatchJobRow, ownerOf, type ScoringLocations } from './batch-jobs.js';
import type { Native } from './native.js';
import { ItemNames } from './recommendations.js';

export interface ScoringOptions {
  readonly accounts: Accounts;
  readonly jobs: Jobs;
  readonly blobs: BlobStores;
  readonly native: Native;
  readonly maxInputBytes: number;
  readonly maxGzipRatio: number;
  readonly maxRequests: number;
}

/** What comes of a step: how it ended, or when to look again. */
export type StepEnd =
  | { readonly end: 'Succeeded' | 'Canceled' }
  | { readonly end: 'Failed'; readonly message: string }
  | { readonly afterMs: number; readonly isUnreachable?: boolean };

/** Writes to the row of the job in hand; rejects when another has it. */
export type Keep = (values: { readonly input?: Uint8Array; readonly job_id?: string }) => Promise<void>;

/** How long after a step to look whether the job has ended. */
const lookMs = 300;
const maxTries = 5;
const windowSeconds = 24 * 3600;
/** Results of the job are needed until the output is written. */
const expirySeconds = 24 * 3600;
const resultsAtATime = 500;

/** Why a job cannot be done, in words for its owner. */
class ScoringFault extends Error {}

/**
 * One batch job, step by step: read the input and start a Sheaf job of it, wait for that, write the output. Each step leaves in the row what the next one
 * needs, and may be done again by another process.
 */
export class Scoring {
  constructor(private readonly options: ScoringOptions) {}

  async step(row: BatchJobRow, keep: Keep, signal: AbortSignal): Promise<StepEnd> {
    if (row.status === 'Canceling') return this.#cancel(row);
    const account = this.options.accounts.withId(row.account_id);
    const locations = account && row.locations && (sealOf(account).open(row.locations, row.id) as ScoringLocations | undefined);
    if (account === undefined || !locations)
      return {
        end: 'Failed',
        message: 'The locations cannot be opened any more: the key of the subscription was changed. Start the job again.',
      };
    try {
      return await this.#advance(row, account, locations, keep, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      if (error instanceof BlobError && error.isPassing && row.tries < maxTries)
        return { afterMs: 1000 * 2 ** row.tries, isUnreachable: true };
      if (!(error instanceof ScoringFault || error instanceof BlobError)) throw error;
      return { end: 'Failed', message: await this.#tell(error.message, locations, signal) };
    }
  }

  async #advance(row: BatchJobRow, account: Account, locations: ScoringLocations, keep: Keep, signal: AbortSignal): Promise<StepEnd> {
    const { jobs } = this.options;
    const job = row.job_id === null ? undefined : await jobs.get(ownerOf(row), row.job_id);
    if (job === undefined) {
      await this.#begin(row, row.input === null ? await this.#read(locations, keep, signal) : inputOf(row), keep);
      return { afterMs: lookMs };
    }
    if (isActive(job.state)) return { afterMs: lookMs };
    // Its owner sees it among the jobs of the account, too.
    if (job.state === 'cancelled') return { end: 'Canceled' };
    if (job.state !== 'succeeded') throw new ScoringFault(job.problem?.detail ?? 'The requests could not be run in time.');
    const results = scoringOutput(this.#results(row, account, job));
    await this.options.blobs.write({ kind: 'azure', ...locations.output }, results, { contentType: 'application/json', signal });
    return { end: 'Succeeded' };
  }

  async #cancel(row: BatchJobRow): Promise<StepEnd> {
    const { jobs } = this.options;
    if (row.job_id === null) return { end: 'Canceled' };
    await jobs.cancel(ownerOf(row), row.job_id);
    const job = await jobs.get(ownerOf(row), row.job_id);
    return job !== undefined && isActive(job.state) ? { afterMs: lookMs } : { end: 'Canceled' };
  }

  async #read(locations: ScoringLocations, keep: Keep, signal: AbortSignal): Promise<ScoringInput> {
    const { blobs, maxInputBytes, maxGzipRatio, maxRequests } = this.options;
    const bytes = await buffer(await blobs.read({ kind: 'azure', ...locations.input }, { maxBytes: maxInputBytes, maxGzipRatio, signal }));
    const read = readScoringInput(bytes, maxRequests);
    if ('fault' in read) throw new ScoringFault(read.fault);
    // The blob may be another one when its seeds are told again.
    await keep({ input: Buffer.from(JSON.stringify(read.input)) });
    return read.input;
  }

  async #begin(row: BatchJobRow, input: ScoringInput, keep: Keep): Promise<void> {
    const { jobs } = this.options;
    const query = { numberOfResults: row.number_of_results, minimalScore: row.minimal_score, buildId: row.build_number };
    const options = {
      ...defaultJobOptions,
      execution: 'parallel',
      deadlineSeconds: windowSeconds,
      expirySeconds,
      metadata: { azureBatchJob: row.id },
    } as const;
    const intake = await jobs.begin(ownerOf(row), options);
    try {
      for (const [index, seeds] of input.entries()) await intake.add(scoringItem(seeds, index, query));
      // First its id: a job that nobody can find by it would run unseen.
      await keep({ job_id: intake.jobId });
      await jobs.accept(intake);
    } catch (error) {
      await intake.discard().catch(() => undefined);
      throw error;
    }
  }

  /** In the order of the input; throws at the first request that could not be answered. */
  async *#results(row: BatchJobRow, account: Account, job: Job): AsyncGenerator<ScoredRequest> {
    const input = inputOf(row);
    const names = new ItemNames(this.options.native, account, row.model_id);
    for (let from = 0; from < input.length; from += resultsAtATime) {
      const results = await this.options.jobs.resultsOf(ownerOf(row), job.jobId, from, resultsAtATime);
      const page = input.slice(from, from + resultsAtATime);
      if (results.length !== page.length) throw new ScoringFault('The results of the job are no longer kept. Start it again.');
      await names.learn(page.flat());
      for (const [at, seeds] of page.entries()) yield { seeds, recommendations: recommendationsOf(row, seeds, results[at]!, names) };
    }
  }

  /** What went wrong, in the error blob as well; what became of that. */
  async #tell(message: string, locations: ScoringLocations, signal: AbortSignal): Promise<string> {
    async function* text(): AsyncGenerator<Buffer> {
      yield Buffer.from(`${message}\n`);
    }
    try {
      await this.options.blobs.write({ kind: 'azure', ...locations.error }, text(), { contentType: 'text/plain; charset=utf-8', signal });
      return message;
    } catch (error) {
      if (signal.aborted || !(error instanceof BlobError)) throw error;
      return `${message} Nor could the error blob be written: ${error.message}`;
    }
  }
}

function inputOf({ input }: BatchJobRow): ScoringInput {
  return JSON.parse(Buffer.from(input!).toString()) as ScoringInput;
}

function recommendationsOf(row: BatchJobRow, seeds: readonly string[], { index, line }: JobResultLine, names: ItemNames): object[] {
  const { status, body } = JSON.parse(Buffer.from(line).toString()) as { status: number; body?: unknown };
  if (status >= 400) {
    const { code, detail, title } = body as Problem;
    // Nobody has interacted with the seeds, or none of them is there.
    if (code === 'not-in-model' || !seeds.some((seed) => names.of(seed) !== undefined)) return [];
    throw new ScoringFault(`Request ${index + 1} failed (${status}): ${detail ?? title}`);
  }
  const seed = names.onlySeed(seeds);
  return presentRecommendations(body as RecommendedItems, {
    idMember: 'itemId',
    includeMetadata: row.include_metadata,
    nameOf: (id) => names.of(id),
    ...(seed === undefined ? undefined : { seed }),
  });
}
