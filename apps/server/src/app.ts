import type { Database } from '@sheaf/database';
import type { DynamicModule, NestApplicationOptions, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { BossQueue, Jobs } from '@sheaf/jobs';
import type { Certificate } from '@sheaf/tls';
import { onePortServer } from '@sheaf/tls';
import { type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import { Accounts } from './account/account.js';
import { Catalogues } from './account/catalogues.js';
import { AppModule } from './app.module.js';
import type { Tables } from './catalogue/tables.js';
import type { Configuration } from './configuration/configuration.js';
import { blobStoresOf } from './blob/blobs.js';
import { AzureService } from './dialects/azure/azure-service.js';
import { azurePath } from './dialects/azure/request.js';
import { openAiEndpoints, openAiPath } from './dialects/openai/openai.js';
import { AllowedMethods } from './http/allowed-methods.js';
import { answerClientError, badPathAnswer } from './http/client-error.js';
import { refuseForRecombee } from './dialects/recombee.js';
import { encodeAnswer } from './http/answer-encoding.js';
import { exchangeHooks } from './http/exchange.js';
import { admitBody, readJsonBodies } from './http/json-body.js';
import { maxParamLength } from './http/path-length.js';
import { ProblemFilter } from './http/problem.filter.js';
import { requestIdOf } from './http/request-id.js';
import { RecommendationService } from './recommendation/recommendation-service.js';
import { Lifecycle } from './service/lifecycle.js';
import { nestLog } from './service/log.js';
import { Metrics } from './service/metrics.js';

export interface AppOptions {
  readonly configuration: Configuration;
  readonly database: Database<Tables>;
  readonly log: Logger;
  readonly lifecycle: Lifecycle;
  /** For https beside http on the one port. Default: http alone. */
  readonly certificate?: Certificate;
  /** Controllers beside those of the contract, for tests. */
  readonly controllers?: readonly Type[];
  /** Makes the app of its module. Default: `NestFactory.create`; tests of the contract make it by @nestjs/testing. */
  readonly make?: MakeApp;
}

export type MakeApp = (module: DynamicModule, adapter: FastifyAdapter, options: NestApplicationOptions) => Promise<NestFastifyApplication>;

/** The Nest app over an open database; it does not listen yet. */
export async function createApp({
  configuration,
  database,
  log,
  lifecycle,
  certificate,
  controllers = [],
  make = (module, adapter, options) => NestFactory.create<NestFastifyApplication>(module, adapter, options),
}: AppOptions): Promise<NestFastifyApplication> {
  const { limits, corsOrigins, trustProxy } = configuration;
  const catalogues = new Catalogues(database, configuration.catalogues);
  const accounts = new Accounts(configuration.catalogues, catalogues);
  const recommendation = new RecommendationService(database, configuration.recommendation, log);
  // Its models are of things that are gone.
  catalogues.onChange((id) => void recommendation.active.announce(id).catch(() => undefined));
  const metrics = new Metrics(() => lifecycle.state === 'ready');
  const jobs = jobsOf(configuration, database, log, metrics);
  metrics.jobs.tellOf(jobs);
  const adapter = new FastifyAdapter({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    clientErrorHandler: answerClientError,
    frameworkErrors: badPathAnswer(refuseForRecombee(configuration.catalogues)),
    requestIdHeader: false,
    genReqId: requestIdOf,
    trustProxy: trustProxy.length === 0 ? false : [...trustProxy],
    bodyLimit: limits.maxBodyBytes,
    routerOptions: { maxParamLength },
    // What runs is finished; connections that only wait are closed.
    forceCloseConnections: 'idle',
    ...(certificate === undefined ? {} : { serverFactory: onePortServer(certificate) }),
  });
  const instance = adapter.getInstance() as unknown as FastifyInstance;
  const { onRequest, onResponse } = exchangeHooks(accounts, lifecycle, metrics, configuration.role);
  const preParsing = admitBody(limits, configuration.jobs.maxUploadBytes);
  const allowedMethods = new AllowedMethods(instance, maxParamLength);
  instance
    .addHook('onRequest', onRequest)
    .addHook('preParsing', preParsing)
    .addHook('onSend', encodeAnswer)
    .addHook('onResponse', onResponse);
  readJsonBodies(instance, limits);
  const outer = new Set<unknown>([onRequest, preParsing, encodeAnswer, onResponse]);
  const parts = {
    configuration,
    database,
    accounts,
    catalogues,
    jobs,
    blobs: blobStoresOf(configuration),
    recommendation,
    lifecycle,
    metrics,
    controllers,
    filter: new ProblemFilter(allowedMethods, limits, metrics),
    outerHooks: ({ hook }: { hook: unknown }) => outer.has(hook),
  };
  const app = await make(AppModule.with(parts), adapter, {
    logger: nestLog(log),
    bodyParser: false,
    abortOnError: false,
  });
  const openAi = openAiEndpoints({ database: database as never, accounts, jobs: parts.jobs, limits });
  await app.register(openAi as never, { prefix: openAiPath });
  await app.register(app.get(AzureService).plugin as never, { prefix: azurePath });
  if (corsOrigins.length > 0)
    app.enableCors({
      origin: corsOrigins === '*' ? '*' : [...corsOrigins],
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      exposedHeaders: ['etag', 'location', 'x-request-id', 'retry-after'],
      maxAge: 600,
    });
  return app;
}

/** Jobs are taken in by every process, and run by those that are workers. */
function jobsOf(
  { role, jobs: { chunkItems, leaseMs, workers } }: Configuration,
  database: Database<Tables>,
  log: Logger,
  { jobs: observer }: Metrics,
): Jobs {
  const onError = (error: unknown) => log.warn({ err: error }, 'the queue of jobs');
  return new Jobs({
    database: database as never,
    queue: new BossQueue(database as never, { supervises: role !== 'api', onError }),
    log,
    chunkItems,
    leaseMs,
    workers: role === 'api' ? 0 : workers,
    observer,
  });
}
