import type { Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { BatchModuleOptions } from '../src/index.js';
import { BatchModule } from '../src/index.js';

export interface SmallApp {
  readonly app: NestFastifyApplication;
  /** Sends items by inject; `headers` are the outer request's. */
  batch(requests: readonly object[], headers?: Record<string, string>): Promise<BatchBody>;
}

export interface BatchBody {
  readonly responses: readonly {
    id: string;
    status: number;
    headers: Record<string, string>;
    body?: unknown;
    effect?: string;
    retryable?: boolean;
  }[];
  readonly summary: { total: number; succeeded: number; failed: number; skipped: number };
}

/** An app of a few controllers that serves batches; `prepare` runs before its routes are registered. */
export async function smallApp(
  controllers: readonly Type[],
  options: BatchModuleOptions = {},
  prepare: (app: NestFastifyApplication) => void = () => undefined,
  adapter = new FastifyAdapter(),
): Promise<SmallApp> {
  // oxlint-disable-next-line typescript/no-extraneous-class -- Nest names a module by its class.
  class SmallModule {}
  Module({ imports: [BatchModule.forRoot(options)], controllers: [...controllers] })(SmallModule);
  const app = await NestFactory.create<NestFastifyApplication>(SmallModule, adapter, { logger: false, abortOnError: false });
  prepare(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    async batch(requests, headers = {}) {
      const answer = await app.inject({ method: 'POST', url: '/batch', headers, payload: { requests: [...requests] } });
      return answer.json<BatchBody>();
    },
  };
}
