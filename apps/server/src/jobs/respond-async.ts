import type { IncomingHttpHeaders } from 'node:http';
import type { Batch } from '@sheaf/core';
import type { WholeAnswer } from '@sheaf/dialects';
import { defaultJobOptions, type Jobs } from '@sheaf/jobs';
import type { FastifyRequest } from 'fastify';
import type { Accounts } from '../account/account.js';
import { locationOf, presentJob } from './job-answer.js';

/**
 * Makes a batch of any dialect a job, for a caller that would rather not wait; its results are read as those of every job. A batch that asks for distinct
 * recommendations runs at once: what is distinct is known within one execution, and a job has many.
 */
export async function respondAsync(
  jobs: Jobs,
  accounts: Accounts,
  batch: Batch,
  headers: IncomingHttpHeaders,
  request: FastifyRequest,
): Promise<WholeAnswer | undefined> {
  if (batch.distinct !== undefined) return undefined;
  const { account, catalogue } = await accounts.require({ headers });
  const owner = { accountId: account.id, catalogueId: catalogue.id };
  const { execution, onError, timeoutMs } = batch;
  const deadlineSeconds = timeoutMs === undefined ? undefined : Math.ceil(timeoutMs / 1000);
  const jobId = await jobs.create(owner, { ...defaultJobOptions, execution, onError, deadlineSeconds }, batch.items);
  return {
    status: 202,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...locationOf(request, jobId) },
    body: JSON.stringify(presentJob((await jobs.get(owner, jobId))!)),
  };
}
