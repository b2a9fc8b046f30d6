import { Logger, Module } from '@nestjs/common';
import type { BeforeApplicationShutdown, DynamicModule, FactoryProvider, ModuleMetadata, OnModuleInit } from '@nestjs/common';
import { Inject } from '@nestjs/common';
import { ApplicationConfig, HttpAdapterHost, ModuleRef } from '@nestjs/core';
import { BatchApp } from './batch-app.js';
import { BATCH_OPTIONS } from './options.js';
import type { BatchModuleOptions } from './options.js';

/** Options that need other providers. */
export interface BatchModuleAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: FactoryProvider['inject'];
  readonly useFactory: (...args: never[]) => BatchModuleOptions | Promise<BatchModuleOptions>;
}

/**
 * Makes every route of the app that imports it callable in a batch, at `POST /batch`. Import it once, anywhere: it finds the routes of all
 * modules by itself. Needs Nest on Fastify.
 */
@Module({})
export class BatchModule implements OnModuleInit, BeforeApplicationShutdown {
  readonly #app: BatchApp;

  constructor(
    @Inject(BATCH_OPTIONS) options: BatchModuleOptions,
    @Inject(HttpAdapterHost) host: HttpAdapterHost,
    @Inject(ApplicationConfig) config: ApplicationConfig,
    @Inject(ModuleRef) moduleRef: ModuleRef,
  ) {
    this.#app = new BatchApp(options, host, config, moduleRef, options.logger ?? new Logger(BatchModule.name));
  }

  static forRoot(options: BatchModuleOptions = {}): DynamicModule {
    return { module: BatchModule, providers: [{ provide: BATCH_OPTIONS, useValue: options }] };
  }

  static forRootAsync({ imports = [], inject = [], useFactory }: BatchModuleAsyncOptions): DynamicModule {
    return { module: BatchModule, imports, providers: [{ provide: BATCH_OPTIONS, inject, useFactory: useFactory as never }] };
  }

  /** Nest calls it when all routes of controllers are registered. */
  onModuleInit(): void {
    this.#app.serve();
  }

  /** What runs is finished before the connections are closed; a new batch is answered 503. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.#app.drain();
  }
}
