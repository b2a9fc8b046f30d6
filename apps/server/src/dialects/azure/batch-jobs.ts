import { randomUUIDv7 } from 'node:crypto';
import type { Job, Jobs } from '@sheaf/jobs';
import { BlobError, type BlobStores } from '@sheaf/jobs/blob';
import { type BatchJobStatus, operationStatus, presentOperation, readScoringRequest, type ScoringRequest } from '@sheaf/dialects';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Account } from '../../account/account.js';
import { sealOf } from '../../blob/blobs.js';
import { AzureError } from './azure-error.js';
import type { Models } from './models.js';
import type { AzureTables, BatchJobsTable } from './tables.js';

export type BatchJobRow = Selectable<BatchJobsTable>;

/** What is sealed of a request. */
export type ScoringLocations = Pick<ScoringRequest, 'input' | 'output' | 'error'>;

export interface BatchJobsOptions {
  readonly db: Kysely<AzureTables>;
  readonly models: Models;
  readonly jobs: Jobs;
  readonly blobs: BlobStores;
  /** Jobs that one account may have at a time. */
  readonly maxJobs: number;
  /** Called when there may be something to do. */
  readonly onChange: () => void;
}

/** Batch scoring as its callers see it: what they start here, the scorers of workers run. */
export class BatchJobs {
  constructor(private readonly options: BatchJobsOptions) {}

  /** Checks all that can be seen at once, and makes it durable; its id. */
  async start(account: Account, body: unknown): Promise<string> {
    const { db, blobs, models, maxJobs, onChange } = this.options;
    const read = readScoringRequest(body);
    if ('fault' in read) throw new AzureError(read.fault);
    const { request, shown } = read;
    for (const place of ['input', 'output', 'error'] as const) {
      try {
        blobs.check({ kind: 'azure', ...request[place] });
      } catch (error) {
        if (!(error instanceof BlobError)) throw error;
        throw new AzureError({
          status: 400,
          code: error.fault === 'forbidden' ? 'BlobUrlForbidden' : 'BadArgument',
          message: `${place}: ${error.message}`,
        });
      }
    }
    await models.require(account, request.modelId);
    const { build } = await models.answeringBuild(account, request.modelId, request.buildId);
    const id = randomUUIDv7();
    const { input, output, error, numberOfResults, includeMetadata, minimalScore, modelId } = request;
    await db.transaction().execute(async (transaction) => {
      // Two requests at once must not both find that there is room.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`azure batch jobs of ${account.id}`}, 0))`.execute(transaction);
      const { active } = await transaction
        .selectFrom('azure_batch_jobs')
        .select(({ fn }) => fn.countAll<number | string>().as('active'))
        .where('account_id', '=', account.id)
        .where('ended_at', 'is', null)
        .executeTakeFirstOrThrow();
      if (Number(active) >= maxJobs) throw tooMany(maxJobs);
      await transaction
        .insertInto('azure_batch_jobs')
        .values({
          id,
          account_id: account.id,
          model_id: modelId,
          build_number: build.buildId,
          shown: JSON.stringify(shown),
          locations: sealOf(account).seal({ input, output, error } satisfies ScoringLocations, id),
          number_of_results: numberOfResults,
          include_metadata: includeMetadata,
          minimal_score: minimalScore,
          status: 'Registered',
        })
        .execute();
    });
    onChange();
    return id;
  }

  /** Newest first, in the service's form. */
  async list(account: Account): Promise<object[]> {
    return (await this.#select(account).orderBy('id', 'desc').limit(1000).execute()).map(presentBatchJob);
  }

  /** `undefined`: the account has none of this id. */
  async get(account: Account, id: string): Promise<object | undefined> {
    const row = await this.#find(account, id);
    return row && presentBatchJob(row);
  }

  async operation(account: Account, id: string, resourceLocation: string): Promise<object | undefined> {
    const row = await this.#find(account, id);
    if (row === undefined) return undefined;
    const job = row.job_id === null || row.ended_at !== null ? undefined : await this.options.jobs.get(ownerOf(row), row.job_id);
    return presentOperation({
      type: 'BatchScoring',
      status: operationStatus(row.status),
      createdAt: row.created_at.toISOString(),
      lastActionAt: row.last_action_at.toISOString(),
      percentComplete: percentOf(row.status, job),
      message: row.message ?? undefined,
      resourceLocation,
      result: presentBatchJob(row),
    });
  }

  async cancel(account: Account, id: string): Promise<'unknown' | 'ended' | 'cancelled'> {
    const { db, jobs, onChange } = this.options;
    const row = await this.#find(account, id);
    if (row === undefined) return 'unknown';
    const { numUpdatedRows } = await db
      .updateTable('azure_batch_jobs')
      .set({ status: 'Canceling', last_action_at: sql<Date>`clock_timestamp()` })
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return 'ended';
    if (row.job_id !== null) await jobs.cancel(ownerOf(row), row.job_id);
    onChange();
    return 'cancelled';
  }

  async #find(account: Account, id: string): Promise<BatchJobRow | undefined> {
    return /^[0-9a-f-]{36}$/.test(id) ? this.#select(account).where('id', '=', id).executeTakeFirst() : undefined;
  }

  #select(account: Account) {
    return this.options.db.selectFrom('azure_batch_jobs').selectAll().where('account_id', '=', account.id);
  }
}

export function ownerOf({ account_id: accountId, model_id: catalogueId }: Pick<BatchJobRow, 'account_id' | 'model_id'>) {
  return { accountId, catalogueId };
}

function presentBatchJob({ id, shown, status, message }: BatchJobRow): object {
  return { id, requestinfo: shown, status, ...(message === null ? undefined : { message }) };
}

/** Reading the input and writing the output are a twentieth each. */
function percentOf(status: BatchJobStatus, job: Job | undefined): number {
  if (status === 'Succeeded') return 100;
  return job === undefined ? 0 : Math.floor(5 + job.percent * 0.9);
}

function tooMany(maxJobs: number): AzureError {
  const message =
    maxJobs === 1
      ? 'Only one batch job can run per subscription at a time. Wait for its end, or cancel it.'
      : `Only ${maxJobs} batch jobs can run per subscription at a time. Wait for the end of one, or cancel it.`;
  return new AzureError({ status: 409, code: 'BatchJobInProgress', message });
}
