import { Readable } from 'node:stream';
import { operations, type OperationInput } from '@sheaf/contracts';
import { problem } from '@sheaf/core';
import { decodeJob, type JobEnvelope } from '@sheaf/dialects';
import { type Errand, type Job, type JobIntake, type JobOwner, Jobs, isActive } from '@sheaf/jobs';
import { BlobStores } from '@sheaf/jobs/blob';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { formatCursor, parseCursor } from '../catalogue/cursor.js';
import { CONFIGURATION, type Configuration } from '../configuration/configuration.js';
import type { Call } from '../operation/call.js';
import { Operation, StreamedOperation } from '../operation/operation.js';
import { ProblemError } from '../operation/problem-error.js';
import { refuse, reply, type Reply } from '../operation/reply.js';
import { acceptedJob, presentJob } from './job-answer.js';
import { jobEvents } from './job-events.js';
import { errandsOf } from './job-places.js';
import { jobResults } from './job-results.js';
import { readUpload } from './upload.js';

@Controller()
export class JobsController {
  constructor(
    private readonly jobs: Jobs,
    private readonly blobs: BlobStores,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @StreamedOperation(operations.createJob)
  async createJob(request: FastifyRequest, call: Call): Promise<Reply> {
    // A request without a body has no type that could be wrong either: it is answered as one whose body is empty.
    const body = (request.body ?? Buffer.alloc(0)) as Buffer | Readable;
    const jobId = body instanceof Readable ? await this.upload(call, body) : await this.take(call, body);
    return acceptedJob(request, (await this.jobs.get(ownerOf(call), jobId))!);
  }

  @Operation(operations.listJobs)
  async listJobs({ parameters: { state, limit, cursor } }: OperationInput<'listJobs'>, call: Call): Promise<Reply> {
    const owner = ownerOf(call);
    const list = ['jobs', owner.catalogueId, state ?? ''];
    const after = cursor === undefined ? [] : parseCursor(list, cursor);
    if (after === undefined) return refuse('invalid-cursor', { detail: 'The cursor was not made by this list.' });
    const found = await this.jobs.list(owner, state, after[0], (limit as number) + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return reply(200, {
      jobs: page.map(presentJob),
      ...(found.length > page.length && last !== undefined ? { nextCursor: formatCursor(list, [last.jobId]) } : undefined),
    });
  }

  @Operation(operations.getJob)
  async getJob({ parameters: { jobId, waitMs } }: OperationInput<'getJob'>, call: Call): Promise<Reply> {
    const owner = ownerOf(call);
    const deadlineMs = performance.now() + (waitMs as number);
    for (;;) {
      const job = await this.jobs.get(owner, jobId);
      if (job === undefined) return unknownJob();
      const leftMs = deadlineMs - performance.now();
      if (!isActive(job.state) || leftMs <= 0 || call.gone.aborted || this.jobs.watch.stopped.aborted) return reply(200, presentJob(job));
      await this.jobs.watch.changeOf(jobId, job.version, leftMs, call.gone);
    }
  }

  @Operation(operations.watchJob)
  async watchJob({ parameters }: OperationInput<'watchJob'>, call: Call): Promise<Reply> {
    const owner = ownerOf(call);
    const job = await this.jobs.get(owner, parameters.jobId);
    if (job === undefined) return unknownJob();
    return reply(200, jobEvents(this.jobs, owner, job, parameters['Last-Event-ID']), {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      // Else proxies keep events back until they have a buffer full.
      'x-accel-buffering': 'no',
    });
  }

  @Operation(operations.listJobResults)
  async listJobResults({ parameters }: OperationInput<'listJobResults'>, call: Call): Promise<Reply> {
    const { jobId, only, return: returned, limit, cursor } = parameters;
    const options = { onlyFailed: only === 'failed', isMinimal: returned === 'minimal', limit: limit as number, cursor };
    const reading = await this.jobs.results(ownerOf(call), jobId, options);
    if (reading === 'unknown') return unknownJob();
    if (reading === 'expired') return expired();
    if (reading === 'bad-cursor') return refuse('invalid-cursor', { detail: 'The cursor was not made by the results of this job.' });
    return reply(200, jobResults(reading), { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
  }

  @Operation(operations.cancelJob)
  async cancelJob({ parameters: { jobId } }: OperationInput<'cancelJob'>, call: Call): Promise<Reply> {
    const owner = ownerOf(call);
    const outcome = await this.jobs.cancel(owner, jobId);
    if (outcome === 'unknown') return unknownJob();
    if (outcome === 'finished') return refuse('job-finished', { detail: 'The job has ended; its results can be read until they expire.' });
    return this.accepted(call, await this.jobs.get(owner, jobId));
  }

  @Operation(operations.retryFailedItems)
  async retryFailedItems({ parameters: { jobId } }: OperationInput<'retryFailedItems'>, call: Call): Promise<Reply> {
    const owner = ownerOf(call);
    switch (await this.jobs.retryFailed(owner, jobId)) {
      case 'unknown':
        return unknownJob();
      case 'expired':
        return expired();
      case 'not-finished':
        return refuse('job-not-finished', { detail: 'The job still runs. Wait for its end, or cancel it.' });
      case 'nothing':
        return refuse('nothing-to-retry', { detail: 'No item failed that could run again.' });
      default:
        return this.accepted(call, await this.jobs.get(owner, jobId));
    }
  }

  private accepted(call: Call, job: Job | undefined): Reply {
    return job === undefined ? unknownJob() : acceptedJob(call.request, job);
  }

  private async take(call: Call, body: Buffer): Promise<string> {
    const owner = ownerOf(call);
    const decoded = decodeJob(body, this.configuration.limits);
    if ('problem' in decoded) throw new ProblemError(decoded.problem);
    const { envelope, items } = decoded;
    const errands = this.errandsOf(call, envelope);
    if (envelope.places.input !== undefined) return this.jobs.announce(owner, envelope, errands);
    return this.jobs.create(owner, envelope, items, errands);
  }

  private async upload(call: Call, body: Readable): Promise<string> {
    const owner = ownerOf(call);
    const { limits, jobs } = this.configuration;
    let intake: JobIntake | undefined;
    try {
      const begin = async (envelope: JobEnvelope) => (intake = await this.jobs.begin(owner, envelope, this.errandsOf(call, envelope)));
      const refusal = await readUpload(body, limits, jobs.maxItems, begin);
      if (refusal !== undefined) throw new ProblemError(refusal);
      await this.jobs.accept(intake!);
      return intake!.jobId;
    } catch (error) {
      await intake?.discard().catch(() => undefined);
      throw error;
    }
  }

  private errandsOf({ principal: { account } }: Call, { places }: JobEnvelope): readonly Errand[] {
    const checked = errandsOf(places, account, this.blobs);
    if ('problem' in checked) throw new ProblemError(checked.problem);
    return checked.errands;
  }
}

function ownerOf({ principal: { account, catalogue } }: Call): JobOwner {
  return { accountId: account.id, catalogueId: catalogue.id };
}

/** One answer for text that is no id, an id that no job has, and another's job: what is not the caller's does not exist. */
function unknownJob(): Reply {
  return refuse('unknown-job', { detail: 'There is no job with this id.' });
}

function expired(): Reply {
  return refuse('results-expired', { detail: problem('results-expired').title });
}
