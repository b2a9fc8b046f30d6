import type { Limits } from '@sheaf/core';
import type { FastifyRequest } from 'fastify';
import type { Account, Accounts } from '../../account/account.js';
import type { BatchJobs } from './batch-jobs.js';
import type { Models } from './models.js';
import type { Native } from './native.js';
import type { Recommendations } from './recommendations.js';
import type { Uploads } from './uploads.js';
import type { UsageFiles } from './usage-files.js';

/** What the routes of the service are served by. */
export interface AzureServices {
  readonly accounts: Accounts;
  readonly limits: Limits;
  readonly native: Native;
  readonly models: Models;
  readonly uploads: Uploads;
  readonly files: UsageFiles;
  readonly recommendations: Recommendations;
  readonly batchJobs: BatchJobs;
}

/** What a route needs beside its request. */
export interface AzureScope extends AzureServices {
  /** The account of the subscription key. */
  accountOf(request: FastifyRequest): Account;
}
