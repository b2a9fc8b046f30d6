import { BatchModule, type HookFilter } from '@sheaf/nest';
import type { Database } from '@sheaf/database';
import { Jobs } from '@sheaf/jobs';
import { BlobStores } from '@sheaf/jobs/blob';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccountGuard } from './account/account.guard.js';
import { Accounts } from './account/account.js';
import { Catalogues } from './account/catalogues.js';
import { CataloguesController } from './account/catalogues.controller.js';
import { Catalogue } from './catalogue/catalogue.js';
import { InteractionsController } from './catalogue/interactions.controller.js';
import { ItemPropertiesController } from './catalogue/item-properties.controller.js';
import { ItemsController } from './catalogue/items.controller.js';
import type { Tables } from './catalogue/tables.js';
import { UserPropertiesController } from './catalogue/user-properties.controller.js';
import { UsersController } from './catalogue/users.controller.js';
import { CONFIGURATION, type Configuration } from './configuration/configuration.js';
import { AzureService } from './dialects/azure/azure-service.js';
import { discovery, googleEndpoints } from './dialects/google.js';
import { graphEndpoints } from './dialects/graph.js';
import { recombeeEndpoints } from './dialects/recombee.js';
import { vaixEndpoints } from './dialects/vaix.js';
import { ProblemFilter } from './http/problem.filter.js';
import { BuildsController } from './recommendation/builds.controller.js';
import { PopularController } from './recommendation/popular.controller.js';
import { RecommendationService } from './recommendation/recommendation-service.js';
import { RecommendationsController } from './recommendation/recommendations.controller.js';
import { JobRunner } from './jobs/job-runner.js';
import { respondAsync } from './jobs/respond-async.js';
import { JobsController } from './jobs/jobs.controller.js';
import { isKeptOut } from './operation/operation.js';
import { ReplyInterceptor } from './operation/reply.interceptor.js';
import { DATABASE, HealthController } from './service/health.controller.js';
import { Lifecycle } from './service/lifecycle.js';
import { MetricsController } from './service/metrics.controller.js';
import { Metrics } from './service/metrics.js';
import { PagesController } from './service/pages.controller.js';

/** What the app is made of, once the configuration is read and the database open. */
export interface Parts {
  readonly configuration: Configuration;
  readonly database: Database<Tables>;
  readonly accounts: Accounts;
  readonly catalogues: Catalogues;
  readonly recommendation: RecommendationService;
  readonly jobs: Jobs;
  readonly blobs: BlobStores;
  readonly lifecycle: Lifecycle;
  readonly metrics: Metrics;
  readonly filter: ProblemFilter;
  /** Fastify hooks that concern the HTTP exchange alone. */
  readonly outerHooks: HookFilter;
  /** Controllers beside those of the contract, for tests. */
  readonly controllers: readonly Type[];
}

@Module({})
export class AppModule {
  static with({
    configuration,
    database,
    accounts,
    catalogues,
    recommendation,
    jobs,
    blobs,
    lifecycle,
    metrics,
    filter,
    outerHooks,
    controllers,
  }: Parts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        BatchModule.forRoot({
          authenticate: (request) => accounts.require(request),
          limits: configuration.limits,
          dialects: [
            ...recombeeEndpoints({ accounts, entries: configuration.catalogues, limits: configuration.limits }),
            ...vaixEndpoints(accounts),
            ...googleEndpoints,
            ...graphEndpoints,
          ],
          discovery,
          respondAsync: (batch, headers, request) => respondAsync(jobs, accounts, batch, headers, request),
          capabilities: { cancelStatements: database.cancelStatements },
          onResult: ({ status }) => metrics.itemResult(status),
          outerHooks,
          // What plugins serve (the preflight of CORS) is no operation.
          exclude: [({ controller }) => controller === undefined, isKeptOut],
        }),
      ],
      controllers: [
        HealthController,
        CataloguesController,
        ItemsController,
        ItemPropertiesController,
        UsersController,
        UserPropertiesController,
        InteractionsController,
        PopularController,
        RecommendationsController,
        BuildsController,
        JobsController,
        PagesController,
        MetricsController,
        ...controllers,
      ],
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: DATABASE, useValue: database },
        { provide: Accounts, useValue: accounts },
        { provide: Catalogues, useValue: catalogues },
        { provide: RecommendationService, useValue: recommendation },
        { provide: Lifecycle, useValue: lifecycle },
        { provide: Metrics, useValue: metrics },
        { provide: Catalogue, useValue: new Catalogue(database, catalogues) },
        { provide: Jobs, useValue: jobs },
        { provide: BlobStores, useValue: blobs },
        JobRunner,
        AzureService,
        { provide: APP_GUARD, useClass: AccountGuard },
        { provide: APP_INTERCEPTOR, useClass: ReplyInterceptor },
        { provide: APP_FILTER, useValue: filter },
      ],
    };
  }
}
