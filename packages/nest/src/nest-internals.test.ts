import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, HttpCode, Param, Post, RequestMethod, Version, VersioningType } from '@nestjs/common';
import { ApplicationConfig, ModuleRef } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { nestRouter } from './nest-internals.js';
import type { NestRouter } from './nest-internals.js';

@Controller({ path: 'things', host: 'here.test' })
class ThingsController {
  @Get(':id')
  @Version('2')
  get(@Param('id') id: string) {
    return { id };
  }

  @Post()
  @HttpCode(202)
  post() {
    return {};
  }
}

const request = (hostname: string) => ({ hostname, raw: { method: 'GET', url: '/x' } }) as never;

describe('the hidden parts of Nest’s router', () => {
  let app: NestFastifyApplication;
  let router: NestRouter;
  beforeAll(async () => {
    const module = await Test.createTestingModule({ controllers: [ThingsController] }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    app.enableVersioning({ type: VersioningType.HEADER, header: 'x-version' });
    await app.init();
    const { container, injector } = app.get(ModuleRef) as unknown as Record<string, never>;
    router = nestRouter(container!, app.get(ApplicationConfig), injector!, app.getHttpAdapter() as never);
  });
  afterAll(() => app.close());

  it('tell every route of a controller, in order, and register nothing', () => {
    const routes = router.resolve('/api');
    expect(routes.map(({ method, path, host, version, methodName }) => [RequestMethod[method], path, host, version, methodName])).toEqual([
      ['GET', '/api/things/:id', 'here.test', '2', 'get'],
      ['POST', '/api/things', 'here.test', undefined, 'post'],
    ]);
    expect(routes[0]!.instanceWrapper.instance).toBe(app.get(ThingsController));
    expect(routes[0]!.instanceWrapper.name).toBe('ThingsController');
    expect(typeof routes[0]!.instanceWrapper.host!.token).toBe('string');
    expect(routes[0]!.instanceWrapper.isDependencyTreeStatic()).toBe(true);
    expect(routes[0]!.targetCallback).toBe(ThingsController.prototype.get);
    expect(app.getHttpAdapter().getInstance().hasRoute({ method: 'POST', url: '/api/things' })).toBe(false);
  });

  it('tell what stands around a method', () => {
    const [, post] = router.resolve('');
    const { instance, host, id } = post!.instanceWrapper;
    const { executionContext } = router;
    const metadata = executionContext.getMetadata(instance, post!.targetCallback, 'post', host!.token, RequestMethod.POST, 'http');
    expect(metadata).toMatchObject({
      argsLength: 0,
      httpStatusCode: 202,
      hasCustomHeaders: false,
      responseHeaders: [],
      isSseHandler: false,
    });
    expect(metadata.getParamsMetadata(host!.token, undefined, id)).toEqual([]);
    expect(typeof metadata.fnHandleResponse).toBe('function');
    for (const creator of ['guardsContextCreator', 'pipesContextCreator', 'interceptorsContextCreator'] as const) {
      expect(executionContext[creator].create(instance, post!.targetCallback, host!.token, undefined, id)).toEqual([]);
    }
    expect(executionContext.isPipeable(3)).toBe(true);
    expect(executionContext.isResponseHandled(instance, 'post', [])).toBe(false);
    expect(executionContext.reflectRedirect(post!.targetCallback)).toBeUndefined();
    expect(executionContext.reflectRenderTemplate(post!.targetCallback)).toBeUndefined();
    expect(typeof executionContext.contextUtils.mergeParamsMetatypes).toBe('function');
    expect(typeof executionContext.responseController.setHeaders).toBe('function');
    expect(typeof router.filters.create(instance, post!.targetCallback, host!.token).next).toBe('function');
  });

  it('ask for the host of a request', () => {
    const filter = router.applyHostFilter('here.test', () => 'reached');
    expect(filter(request('here.test'), {} as never)).toBe('reached');
    expect(() => filter(request('there.test'), {} as never)).toThrow('Cannot GET /x');
  });
});
