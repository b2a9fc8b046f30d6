import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Headers, HttpException, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { smallApp } from '../test/small-app.js';
import type { SmallApp } from '../test/small-app.js';
import { Batchable, batchItem } from './index.js';

const storage = new AsyncLocalStorage<string>();

@Controller()
class AppController {
  @Get('popular')
  @Batchable({ operationId: 'popular' })
  popular() {
    return 'the popular ones';
  }

  @Get(':id')
  @Batchable({ operationId: 'one' })
  one(@Param('id') id: string) {
    return { id };
  }

  @Get('context/compiled')
  compiled(@Req() request: FastifyRequest) {
    return seen(request);
  }
  @Get('context/route')
  route(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    void reply.send(seen(request));
  }
  @Get('context/inject')
  injected(@Req() request: FastifyRequest) {
    return seen(request);
  }

  @Get('entering/:name')
  entering(@Param('name') name: string) {
    const before = storage.getStore() ?? null;
    storage.enterWith(name);
    return { before };
  }

  @Put('refused')
  @Batchable({ transactional: true })
  refused(@Res({ passthrough: true }) reply: FastifyReply) {
    void reply.code(409);
    return { refused: true };
  }
  @Post('thrown')
  @Batchable({ transactional: true })
  thrown() {
    throw new HttpException('later', 503);
  }
  @Post('plain')
  plain() {
    throw new HttpException('later', 503);
  }

  @Post('length')
  length(@Body() body: string) {
    return { length: body.length };
  }

  @Get('search/closed')
  @Batchable({ operationId: 'closed', parameters: [{ name: 'q', in: 'query', required: true }] })
  closed(@Query('q') q: string) {
    return { q };
  }

  @Get('header/told')
  @Batchable({ operationId: 'told', parameters: [{ name: 'Accept-Language', in: 'header' }] })
  told(@Headers('accept-language') language: string) {
    return { language };
  }
}

function seen(request: FastifyRequest) {
  const item = batchItem(request);
  return item === undefined
    ? null
    : { batchId: item.batchId, requestId: item.requestId, aborted: item.signal.aborted, now: typeof item.nowUs };
}

describe('an item', () => {
  let small: SmallApp;
  beforeAll(async () => {
    small = await smallApp([AppController], {}, (app) => {
      (app.getHttpAdapter().getInstance() as unknown as FastifyInstance).addHook('onRoute', (route) => {
        if (route.url === '/context/inject') route.preHandler = async () => undefined;
      });
    });
  });
  afterAll(() => small.app.close());

  it('by operation is the request that its path makes: another route may be preferred', async () => {
    const { responses } = await small.batch([
      { operationId: 'one', parameters: { id: 'a/b' } },
      { operationId: 'one', parameters: { id: 'popular' } },
      { operationId: 'one', parameters: { id: '' } },
      { operationId: 'one', parameters: { id: 'x'.repeat(101) } },
      { operationId: 'popular' },
      { operationId: 'AppController_compiled' },
    ]);
    expect(responses.map(({ status, body }) => (status === 200 ? body : status))).toMatchObject([
      { id: 'a/b' },
      'the popular ones',
      422,
      414,
      'the popular ones',
      { now: 'number' },
    ]);
  });

  it('by operation is refused with the place of each wrong parameter, and nothing begins', async () => {
    const { responses } = await small.batch([
      { operationId: 'closed', parameters: { more: 1 } },
      { operationId: 'closed', parameters: { q: 'x' } },
      { operationId: 'told', parameters: { 'Accept-Language': 'de' } },
      { operationId: 'nothing' },
    ]);
    expect(responses.map(({ status }) => status)).toEqual([422, 200, 200, 404]);
    expect(responses[0]).toMatchObject({
      effect: 'none',
      retryable: false,
      body: { code: 'invalid-request', errors: [{ pointer: '/parameters/more' }, { pointer: '/parameters/q' }] },
    });
    expect(responses[2]!.body).toEqual({ language: 'de' });
    expect(responses[3]!.body).toMatchObject({ code: 'unknown-operation' });
  });

  it('knows its batch in every way of dispatch, and a request alone knows none', async () => {
    const ways = ['compiled', 'route', 'inject'];
    const { responses } = await small.batch(ways.map((way) => ({ method: 'GET', path: `/context/${way}` })));
    const batchId = (responses[0]!.body as { batchId: string }).batchId;
    expect(responses.map(({ body }) => body)).toEqual(
      ways.map((_, index) => ({ batchId, requestId: `${batchId}/${index}`, aborted: false, now: 'number' })),
    );
    for (const way of ways) expect((await small.app.inject(`/context/${way}`)).json()).toBeNull();
  });

  it('does not inherit the asynchronous context that another one entered', async () => {
    const { responses } = await small.batch(['a', 'b', 'c'].map((name) => ({ method: 'GET', path: `/entering/${name}` })));
    expect(responses.map(({ body }) => body)).toEqual([{ before: null }, { before: null }, { before: null }]);
    expect(storage.getStore()).toBeUndefined();
  });

  it('of a transactional operation that fails has left nothing behind', async () => {
    const { responses } = await small.batch([
      { method: 'PUT', path: '/refused' },
      { method: 'POST', path: '/thrown' },
      { method: 'POST', path: '/plain' },
    ]);
    expect(responses.map(({ status, effect, retryable }) => [status, effect, retryable])).toEqual([
      [409, 'rolledBack', false],
      [503, 'rolledBack', true],
      [503, 'unknown', false],
    ]);
  });

  it('has the body limit of its route, also when the batch may be larger', async () => {
    const { responses } = await small.batch([
      { method: 'POST', path: '/length', body: 'x'.repeat(1024 * 1024) },
      { method: 'POST', path: '/length', body: 'x'.repeat(1000) },
    ]);
    expect(responses.map(({ status }) => status)).toEqual([413, 201]);
    const alone = await small.app.inject({
      method: 'POST',
      url: '/length',
      payload: JSON.stringify('x'.repeat(1024 * 1024)),
      headers: { 'content-type': 'application/json' },
    });
    expect(responses[0]!.body).toEqual(alone.json());
  });
});
