import type { Limits } from '@sheaf/core';
import { type JobApp, type JobOwner, Jobs } from '@sheaf/jobs';
import { BlobStores } from '@sheaf/jobs/blob';
import { BatchRunner, systemClock } from '@sheaf/nest';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Accounts, catalogueHeader } from '../account/account.js';
import { CONFIGURATION, type Configuration } from '../configuration/configuration.js';
import { maxParamLength } from '../http/path-length.js';
import { JobErrands } from './job-errands.js';
import { operationTraits } from './operation-traits.js';

/** Runs the items of jobs in this app, through the same guards, pipes and handlers as those of a batch, from its start to its end. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly jobs: Jobs,
    private readonly runner: BatchRunner,
    private readonly accounts: Accounts,
    private readonly blobs: BlobStores,
    private readonly host: HttpAdapterHost,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Once all plugins are there, BatchModule's last: it registered its hook before this one. */
  onApplicationBootstrap(): void {
    const instance = this.host.httpAdapter.getInstance<FastifyInstance>();
    instance.addHook('onReady', () => this.jobs.start(this.#app(instance)));
  }

  /** Before the connections are closed: those who watch a job are let go. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.jobs.stop();
    this.blobs.close();
  }

  #app(instance: FastifyInstance): JobApp {
    const limits: Limits = this.configuration.limits;
    const { maxItems, maxUploadBytes: maxInputBytes } = this.configuration.jobs;
    return {
      errands: new JobErrands({ blobs: this.blobs, accounts: this.accounts, limits, maxItems, maxInputBytes }),
      dispatchFor: (owner) => this.runner.dispatchFor({ headers: this.#headersOf(owner) }),
      traitsOf: operationTraits(maxParamLength),
      limits,
      clock: systemClock,
      onInternalError: (err, requestId) => instance.log.error({ err, requestId }, 'An item failed inside the job'),
    };
  }

  /** A job keeps no credential: its account's token of today is looked up, and an account that is gone is answered so by each item. */
  #headersOf({ accountId, catalogueId }: JobOwner): Record<string, string> {
    const account = this.accounts.withId(accountId);
    return { [catalogueHeader]: catalogueId, ...(account === undefined ? undefined : { authorization: `Bearer ${account.token}` }) };
  }
}
