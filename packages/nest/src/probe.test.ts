import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { HttpException, Module } from '@nestjs/common';
import { ModuleRef, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CompiledRoute } from './compiled.js';
import { probe } from './probe.js';

@Module({})
class EmptyModule {}

describe('the probe', () => {
  let app: NestFastifyApplication;
  const run = () => {
    const { container, injector } = app.get(ModuleRef) as unknown as Record<string, never>;
    return probe(container!, injector!, app.getHttpAdapter() as never);
  };
  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(EmptyModule, new FastifyAdapter(), { logger: false });
    // What the app itself does must not reach it.
    app.useGlobalGuards({
      canActivate: () => {
        throw new HttpException('the app', 418);
      },
    });
    await app.init();
  });
  afterAll(() => app.close());

  it('finds that compiled routes answer as this Nest’s own route functions', async () => {
    expect(await run()).toBeUndefined();
  });

  it('tells which answer differs when they do not', async () => {
    const original = CompiledRoute.prototype.run;
    const spy = jest.spyOn(CompiledRoute.prototype, 'run').mockImplementation(function (this: CompiledRoute, call) {
      const answer = original.call(this, call);
      return call.request.method === 'POST' ? { status: 299, headers: {}, json: '1' } : answer;
    });
    expect(await run()).toMatch(/^body: Nest answers \[202,.*compiled \[299,/);
    spy.mockRestore();
  });
});
