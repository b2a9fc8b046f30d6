import { Inject, Logger, Module } from '@nestjs/common';
import type { BeforeApplicationShutdown, DynamicModule, FactoryProvider, ModuleMetadata, OnModuleInit, Provider } from '@nestjs/common';
import { ApplicationConfig, HttpAdapterHost, ModuleRef } from '@nestjs/core';
import { BatchApp } from './batch-app.js';
import { BatchRunner } from './batch-runner.js';
import { BATCH_OPTIONS } from './options.js';
import type { BatchModuleOptions } from './options.js';

/** Options that need other providers. */
export interface BatchModuleAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: FactoryProvider['inject'];
  readonly useFactory: (...args: never[]) => BatchModuleOptions | Promise<BatchModuleOptions>;
}

/**
 * Makes every route of the app that imports it callable in a batch, at `POST /batch`. Import it once, anywhere: it finds the routes of all
 * modules by itself, and all can inject its `BatchRunner`. Needs Nest on Fastify.
 */
@Module({})
export class BatchModule implements OnModuleInit, BeforeApplicationShutdown {
  constructor(@Inject(BatchApp) private readonly app: BatchApp) {}

  static forRoot(options: BatchModuleOptions = {}): DynamicModule {
    return moduleOf({ provide: BATCH_OPTIONS, useValue: options });
  }

  static forRootAsync({ imports = [], inject = [], useFactory }: BatchModuleAsyncOptions): DynamicModule {
    return { ...moduleOf({ provide: BATCH_OPTIONS, inject, useFactory: useFactory as never }), imports };
  }

  /** Nest calls it when all routes of controllers are registered. */
  onModuleInit(): void {
    this.app.serve();
  }

  /** What runs is finished before the connections are closed; a new batch is answered 503. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.app.drain();
  }
}

function moduleOf(options: Provider): DynamicModule {
  const app: FactoryProvider<BatchApp> = {
    provide: BatchApp,
    inject: [BATCH_OPTIONS, HttpAdapterHost, ApplicationConfig, ModuleRef],
    useFactory: (given: BatchModuleOptions, host: HttpAdapterHost, config: ApplicationConfig, moduleRef: ModuleRef) =>
      new BatchApp(given, host, config, moduleRef, given.logger ?? new Logger(BatchModule.name)),
  };
  const runner: FactoryProvider<BatchRunner> = {
    provide: BatchRunner,
    inject: [BatchApp],
    useFactory: (batchApp: BatchApp) => new BatchRunner(batchApp.forRunner),
  };
  return { module: BatchModule, global: true, providers: [options, app, runner], exports: [BatchRunner] };
}
