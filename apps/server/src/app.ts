import type { Database } from '@sheaf/database';
import type { DynamicModule, NestApplicationOptions, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Certificate } from '@sheaf/tls';
import { onePortServer } from '@sheaf/tls';
import { type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import { Accounts } from './account/account.js';
import { Catalogues } from './account/catalogues.js';
import { AppModule } from './app.module.js';
import type { Tables } from './catalogue/tables.js';
import type { Configuration } from './configuration/configuration.js';
import { AllowedMethods } from './http/allowed-methods.js';
import { answerBadPath, answerClientError } from './http/client-error.js';
import { encodeAnswer } from './http/answer-encoding.js';
import { exchangeHooks } from './http/exchange.js';
import { admitBody, readJsonBodies } from './http/json-body.js';
import { ProblemFilter } from './http/problem.filter.js';
import { requestIdOf } from './http/request-id.js';
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

/** As long as the longest path of an item: an id that is too long breaks the rule of ids (422); it is not a path that leads nowhere. */
const maxParamLength = 8192;

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
  const metrics = new Metrics(() => lifecycle.state === 'ready');
  const adapter = new FastifyAdapter({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    clientErrorHandler: answerClientError,
    frameworkErrors: answerBadPath,
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
  const { onRequest, onResponse } = exchangeHooks(accounts, lifecycle, metrics);
  const preParsing = admitBody(limits);
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
  if (corsOrigins.length > 0)
    app.enableCors({
      origin: corsOrigins === '*' ? '*' : [...corsOrigins],
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      exposedHeaders: ['etag', 'location', 'x-request-id', 'retry-after'],
      maxAge: 600,
    });
  return app;
}
