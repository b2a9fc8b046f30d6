import { describe, expect, it, jest } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { nativeDialect } from '@sheaf/dialects';
import { smallApp } from '../test/small-app.js';
import { BatchModule } from './index.js';
import type { BatchModuleOptions, Capabilities } from './index.js';

@Controller('things')
class ThingsController {
  @Get(':id')
  get() {
    return 'thing';
  }
}

describe('an app that imports BatchModule', () => {
  it.each<[string, BatchModuleOptions]>([
    ['a limit that there is not', { limits: { maxBytes: 1 } as never }],
    ['a limit that is no whole number', { limits: { maxItems: 1.5 } }],
    ['a limit below its least', { limits: { concurrency: 0 } }],
    ['a limit above its most', { limits: { concurrency: 129 } }],
    ['an item header that can never be allowed', { itemHeaders: ['host'] }],
    ['include that names no route', { include: ['ThingsController_gte'] }],
    ['exclude that names no route', { exclude: ['/thing/*'] }],
    ['a limit of an endpoint that there is not', { dialects: [{ path: 'x', dialect: nativeDialect(), limits: { maxBytes: 1 } as never }] }],
  ])('does not start with %s', async (_what, options) => {
    await expect(smallApp([ThingsController], options)).rejects.toThrow(/BatchModule|itemHeaders/);
  });

  it('tells what it takes, its own additions included', async () => {
    let cancelStatements = false;
    const small = await smallApp([ThingsController], {
      limits: { maxItems: 5 },
      itemHeaders: ['X-Own'],
      capabilities: () => ({ cancelStatements, region: 'here' }),
    });
    const read = async () => (await small.app.inject('/batch/capabilities')).json<Capabilities>();
    expect(await read()).toMatchObject({
      dialects: ['native'],
      limits: { maxItems: 5, concurrency: 32 },
      features: { streamedAnswers: true, atomic: false, respondAsync: false },
      itemHeaders: ['x-own'],
      cancelStatements: false,
      region: 'here',
      operations: [{ operationId: 'ThingsController_get', method: 'GET', path: '/things/:id', batchable: true, dispatch: 'compiled' }],
    });
    cancelStatements = true;
    expect((await read()).cancelStatements).toBe(true);
    await small.app.close();
  });

  it('says in one line how its operations are called', async () => {
    const log = jest.fn();
    const { app } = await smallApp([ThingsController], { logger: { log, warn: log, error: log } });
    expect(log.mock.calls).toEqual([['Batches call 1 operations: 1 compiled']]);
    await app.close();
  });

  it('finds its routes also when @nestjs/testing hands the adapter over late', async () => {
    const module = await Test.createTestingModule({ imports: [BatchModule.forRoot()], controllers: [ThingsController] }).compile();
    const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    await app.init();
    const answer = await app.inject({
      method: 'POST',
      url: '/batch',
      payload: { requests: [{ operationId: 'ThingsController_get', parameters: { id: 1 } }] },
    });
    expect(answer.json()).toMatchObject({ responses: [{ status: 200, body: 'thing' }] });
    await app.close();
  });

  it('starts without HTTP as well, and serves nothing', async () => {
    @Module({ imports: [BatchModule.forRoot()] })
    class StandaloneModule {}
    const context = await NestFactory.createApplicationContext(StandaloneModule, { logger: false });
    await context.close();
  });
});
