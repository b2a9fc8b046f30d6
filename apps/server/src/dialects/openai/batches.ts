import { randomUUIDv7 } from 'node:crypto';
import { Readable } from 'node:stream';
import { defaultJobOptions, type Limits, problem } from '@sheaf/core';
import { type LineError, openAiOutputLine, OpenAiLines, type OpenAiResult } from '@sheaf/dialects';
import { isActive, type Job, type JobIntake, type JobOwner, type Jobs } from '@sheaf/jobs';
import { type Kysely, type Selectable, sql } from 'kysely';
import { linesOf } from '../../jobs/upload.js';
import type { Files, ListOptions } from './files.js';
import type { OpenAiTables } from './tables.js';

/** What a caller asks for, checked. */
export interface BatchRequest {
  readonly fileId: string;
  readonly endpoint: string;
  readonly metadata: Readonly<Record<string, string>> | undefined;
  /** How long its output and error files are kept; `undefined`: as results of a job are. */
  readonly outputExpirySeconds: number | undefined;
}

/** A batch in the service's form. */
export interface PresentedBatch extends Readonly<Record<string, unknown>> {
  readonly id: string;
}

type Row = Selectable<OpenAiTables['openai_batches']>;

/** As at the service. */
const maxRequests = 50_000;
const windowSeconds = 24 * 3600;
const maxErrors = 100;

/** Jobs in the service's form. */
export class Batches {
  constructor(
    private readonly db: Kysely<OpenAiTables>,
    private readonly jobs: Jobs,
    private readonly files: Files,
    private readonly limits: Limits,
  ) {}

  /** Checks the whole file, and only then makes it a job: what is refused has run nothing. */
  async create(owner: JobOwner, { fileId, endpoint, metadata, outputExpirySeconds }: BatchRequest): Promise<object> {
    const id = `batch_${randomUUIDv7().replaceAll('-', '')}`;
    const expirySeconds = outputExpirySeconds ?? defaultJobOptions.expirySeconds;
    const options = { ...defaultJobOptions, execution: 'parallel', deadlineSeconds: windowSeconds, expirySeconds } as const;
    const intake = await this.jobs.begin(owner, options);
    const insert = (jobId: string | null, errors: readonly LineError[] | null) =>
      this.db
        .insertInto('openai_batches')
        .values({
          id,
          account_id: owner.accountId,
          catalogue_id: owner.catalogueId,
          job_id: jobId,
          input_file_id: fileId,
          endpoint,
          errors: errors && JSON.stringify(errors),
          metadata: metadata === undefined ? null : JSON.stringify(metadata),
        })
        .execute();
    try {
      const errors = await this.#fill(intake, fileId, endpoint);
      if (errors.length > 0) {
        await intake.discard();
        await insert(null, errors);
      } else {
        // First the batch: a job that nobody can find by it would run unseen.
        await insert(intake.jobId, null);
        await this.jobs.accept(intake);
      }
    } catch (error) {
      await intake.discard().catch(() => undefined);
      await this.db.deleteFrom('openai_batches').where('id', '=', id).execute();
      throw error;
    }
    return (await this.get(owner, id))!;
  }

  async get(owner: JobOwner, id: string): Promise<object | undefined> {
    if (!isBatchId(id)) return undefined;
    const row = await this.#select(owner).where('id', '=', id).executeTakeFirst();
    return row && this.#present(owner, row);
  }

  /** Newest first, behind `after`. */
  async list(owner: JobOwner, { after, limit }: Pick<ListOptions, 'after' | 'limit'>): Promise<PresentedBatch[]> {
    let query = this.#select(owner);
    if (after !== undefined) query = query.where('id', '<', after);
    const rows = await query.orderBy('id', 'desc').limit(limit).execute();
    return Promise.all(rows.map((row) => this.#present(owner, row)));
  }

  async cancel(owner: JobOwner, id: string): Promise<'unknown' | 'finished' | object> {
    if (!isBatchId(id)) return 'unknown';
    const row = await this.#select(owner).where('id', '=', id).executeTakeFirst();
    if (row === undefined) return 'unknown';
    if (row.job_id === null || (await this.jobs.cancel(owner, row.job_id)) !== 'cancelled') return 'finished';
    const cancelling_at = row.cancelling_at ?? new Date();
    await this.db.updateTable('openai_batches').set({ cancelling_at }).where('id', '=', id).execute();
    return this.#present(owner, { ...row, cancelling_at });
  }

  /** Nobody reads it any more; the results of the job stay. False: there is none. */
  async deleteOutput(owner: JobOwner, fileId: string): Promise<boolean> {
    if ((await this.output(owner, fileId)) === undefined) return false;
    const { id, kind } = outputOf(fileId)!;
    await sql`update openai_batches set deleted_files = deleted_files || ${kind}::text where id = ${id}`.execute(this.db);
    return true;
  }

  /** What a batch has to read: made of its job's results when it is asked for. */
  async output(
    owner: JobOwner,
    fileId: string,
  ): Promise<{ readonly filename: string; readonly createdAt: Date; readonly expiresAt: Date | null; content(): Readable } | undefined> {
    const named = outputOf(fileId);
    if (named === undefined) return undefined;
    const { id, kind } = named;
    const row = await this.#select(owner).where('id', '=', id).executeTakeFirst();
    if (row?.deleted_files.includes(kind) === true) return undefined;
    const job = row?.job_id == null ? undefined : await this.jobs.get(owner, row.job_id);
    if (job === undefined || isActive(job.state)) return undefined;
    const reading = await this.jobs.results(owner, job.jobId, { onlyFailed: kind === 'errors', limit: Infinity, cursor: undefined });
    if (typeof reading === 'string') return undefined;
    const unexecuted =
      job.state === 'cancelled'
        ? { code: 'batch_cancelled', message: 'The batch was cancelled before this request was executed.' }
        : { code: 'batch_expired', message: 'This request could not be executed before the completion window expired.' };
    async function* lines(): AsyncGenerator<string> {
      for await (const { bytes } of (reading as Exclude<typeof reading, string>).lines()) {
        const result = JSON.parse(Buffer.from(bytes).toString()) as OpenAiResult;
        if (kind === 'errors' ? result.status < 400 : result.status >= 400) continue;
        const { code } = (result.body ?? {}) as { code?: unknown };
        const isUnexecuted = result.status === problem('not-executed').status && code === 'not-executed';
        yield openAiOutputLine(id, result, isUnexecuted ? unexecuted : undefined);
      }
    }
    return {
      filename: `${id}_${kind}.jsonl`,
      createdAt: job.endedAt ?? job.createdAt,
      expiresAt: job.expiry ?? null,
      content: () => Readable.from(lines(), { objectMode: false }),
    };
  }

  #select({ accountId, catalogueId }: JobOwner) {
    return this.db.selectFrom('openai_batches').selectAll().where('account_id', '=', accountId).where('catalogue_id', '=', catalogueId);
  }

  async #fill(intake: JobIntake, fileId: string, endpoint: string): Promise<LineError[]> {
    const lines = new OpenAiLines(this.limits, endpoint);
    const errors: LineError[] = [];
    const refuse = (code: string, message: string, line: number) => errors.push({ code, message, param: null, line });
    for await (const { number, bytes } of linesOf(Readable.from(this.files.content(fileId)), this.limits.maxBodyBytes)) {
      if (errors.length === maxErrors) return errors;
      if (lines.count === maxRequests) {
        refuse('too_many_tasks', `A batch has at most ${maxRequests} requests.`, number);
        return errors;
      }
      if (bytes === undefined) {
        refuse('line_too_long', `A line has at most ${this.limits.maxBodyBytes} bytes.`, number);
        continue;
      }
      const read = lines.read(bytes, number);
      if ('error' in read) errors.push(read.error);
      else if (errors.length === 0) await intake.add(read.item);
    }
    if (lines.count === 0 && errors.length === 0) refuse('empty_file', 'The input file has no requests.', 1);
    return errors;
  }

  async #present(owner: JobOwner, row: Row): Promise<PresentedBatch> {
    const job = row.job_id === null ? undefined : await this.jobs.get(owner, row.job_id);
    const created = seconds(row.created_at);
    const shared = {
      id: row.id,
      object: 'batch',
      endpoint: row.endpoint,
      errors: row.errors === null ? null : { object: 'list', data: row.errors },
      input_file_id: row.input_file_id,
      completion_window: '24h',
      created_at: created,
      expires_at: created + windowSeconds,
      metadata: row.metadata,
    };
    if (row.job_id === null) return { ...shared, ...ended('failed', row.created_at), ...files(row.id), request_counts: counts() };
    // Its results are no longer kept.
    if (job === undefined) return { ...shared, ...ended('expired', row.created_at), ...files(row.id), request_counts: counts() };
    return { ...shared, ...stateOf(job, row.cancelling_at ?? undefined), ...files(row.id, job), request_counts: counts(job) };
  }
}

/** The batch whose file it is, and which of its two. */
function outputOf(fileId: string): { readonly id: string; readonly kind: 'output' | 'errors' } | undefined {
  const [, key, kind] = /^file-([0-9a-f]{32})-(output|errors)$/.exec(fileId) ?? [];
  return key === undefined ? undefined : { id: `batch_${key}`, kind: kind as 'output' | 'errors' };
}

function isBatchId(text: string): boolean {
  return /^batch_[\da-f]{32}$/.test(text);
}

function stateOf(job: Job, cancelledAt: Date | undefined): object {
  const begun = {
    ...(job.startedAt === undefined ? undefined : { in_progress_at: seconds(job.startedAt) }),
    ...(cancelledAt === undefined ? undefined : { cancelling_at: seconds(cancelledAt) }),
  };
  const end = job.endedAt ?? job.createdAt;
  switch (job.state) {
    // Its file was checked before it was accepted: what waits is no longer validating.
    case 'queued':
    case 'running':
      return { ...begun, status: 'in_progress' };
    case 'cancelling':
      return { ...begun, status: 'cancelling' };
    case 'cancelled':
      return { ...begun, ...ended('cancelled', end) };
    case 'succeeded':
      return { ...begun, finalizing_at: seconds(end), ...ended('completed', end) };
    // Nothing else ends such a job early but its window.
    case 'failed':
    case 'expired':
      return { ...begun, ...ended('expired', end) };
  }
}

function ended(status: 'failed' | 'expired' | 'cancelled' | 'completed', at: Date): object {
  return { status, [`${status}_at`]: seconds(at) };
}

/** Names of files that there is something in, once all is final. */
function files(batchId: string, job?: Job): object {
  const name = (kind: 'output' | 'errors') => `file-${batchId.slice('batch_'.length)}-${kind}`;
  const isReadable = job !== undefined && !isActive(job.state) && job.state !== 'expired';
  return {
    output_file_id: isReadable && job.counts.succeeded > 0 ? name('output') : null,
    error_file_id: isReadable && job.counts.failed + job.counts.skipped > 0 ? name('errors') : null,
  };
}

function counts(job?: Job): object {
  const { total = 0, succeeded = 0, failed = 0 } = job?.counts ?? {};
  return { total, completed: succeeded, failed };
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
