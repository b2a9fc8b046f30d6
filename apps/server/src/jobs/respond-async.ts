import type { IncomingHttpHeaders } from 'node:http';
import { type Batch, defaultJobOptions, type Item } from '@sheaf/core';
import type { WholeAnswer } from '@sheaf/dialects';
import type { Jobs } from '@sheaf/jobs';
import type { FastifyRequest } from 'fastify';
import type { Accounts } from '../account/account.js';
import { locationOf, presentJob } from './job-answer.js';

/**
 * Makes a batch of any dialect a job, for a caller that would rather not wait; its results are read as those of every job. Runs at once, as a preference
 * allows, what cannot be one: a batch that asks for distinct recommendations (what is distinct is known within one execution, and a job has many), one
 * whose items have credentials of their own (a job keeps none), and one that nobody known has sent.
 */
export async function respondAsync(
  jobs: Jobs,
  accounts: Accounts,
  batch: Batch,
  headers: IncomingHttpHeaders,
  request: FastifyRequest,
): Promise<WholeAnswer | undefined> {
  if (batch.distinct !== undefined || batch.items.some(hasCredentials) || accounts.authenticate(headers.authorization) === undefined)
    return undefined;
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

function hasCredentials({ headers }: Item): boolean {
  return 'authorization' in headers || 'cookie' in headers;
}
