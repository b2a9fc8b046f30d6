import type { Database } from '@sheaf/database';
import { Jobs } from '@sheaf/jobs';
import { BlobStores } from '@sheaf/jobs/blob';
import { BatchRunner } from '@sheaf/nest';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Accounts } from '../../account/account.js';
import { Catalogue } from '../../catalogue/catalogue.js';
import { CONFIGURATION, type Configuration } from '../../configuration/configuration.js';
import { RecommendationService } from '../../recommendation/recommendation-service.js';
import { DATABASE } from '../../service/health.controller.js';
import { azureEndpoints } from './azure.js';
import { BatchJobs } from './batch-jobs.js';
import { Models } from './models.js';
import { Native } from './native.js';
import { Recommendations } from './recommendations.js';
import { Scorer } from './scorer.js';
import { Scoring } from './scoring.js';
import type { AzureTables } from './tables.js';
import { Uploads } from './uploads.js';
import { UsageFiles } from './usage-files.js';

/** Serves the Recommendations API of Azure, and where this process is a worker scores batches, from its start to its end. */
@Injectable()
export class AzureService implements BeforeApplicationShutdown {
  /** The service's routes; register it under `azurePath`. */
  readonly plugin: (instance: FastifyInstance) => Promise<void>;
  readonly #scorer: Scorer | undefined;

  constructor(
    accounts: Accounts,
    jobs: Jobs,
    blobs: BlobStores,
    runner: BatchRunner,
    catalogue: Catalogue,
    recommendation: RecommendationService,
    host: HttpAdapterHost,
    @Inject(CONFIGURATION) { limits, role, azure, jobs: { leaseMs, maxItems } }: Configuration,
    @Inject(DATABASE) database: Database<AzureTables>,
  ) {
    const db = database.kysely;
    const native = new Native(runner);
    const models = new Models(db, native);
    const files = new UsageFiles(db);
    const { maxGzipRatio } = limits;
    const { maxInputBytes } = azure;
    const scoring = new Scoring({ accounts, jobs, blobs, native, maxInputBytes, maxGzipRatio, maxRequests: maxItems });
    const scorer =
      role === 'api'
        ? undefined
        : new Scorer({
            database,
            scoring,
            leaseMs,
            // Asked for when there is something to tell: @nestjs/testing hands the adapter over after providers are made.
            get log() {
              return host.httpAdapter.getInstance<FastifyInstance>().log as Logger;
            },
          });
    const endpoints = azureEndpoints({
      accounts,
      limits,
      native,
      models,
      files,
      uploads: new Uploads(native, files, catalogue, recommendation.rebuild),
      recommendations: new Recommendations(native),
      batchJobs: new BatchJobs({ db, models, jobs, blobs, maxJobs: azure.maxJobs, onChange: () => scorer?.ring() }),
    });
    this.#scorer = scorer;
    this.plugin = async (instance) => {
      await endpoints(instance);
      if (scorer !== undefined) instance.addHook('onReady', () => scorer.start());
    };
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#scorer?.stop();
  }
}
