import { afterEach, describe, expect, it } from '@jest/globals';
import {
  Controller,
  Get,
  Header,
  Injectable,
  Next,
  Param,
  Post,
  RawBody,
  Render,
  Res,
  Scope,
  Sse,
  StreamableFile,
  UploadedFile,
} from '@nestjs/common';
import type { MessageEvent } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RouteSchema } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Observable } from 'rxjs';
import { of } from 'rxjs';
import { smallApp } from '../test/small-app.js';
import type { SmallApp } from '../test/small-app.js';
import type { BatchModuleOptions } from './index.js';

@Controller()
class WaysController {
  @Get('plain')
  @Header('x-a', 'b')
  plain() {}
  @Get('passing')
  passing(@Res({ passthrough: true }) reply: FastifyReply) {
    return reply.statusCode;
  }
  @Post('raw')
  raw(@RawBody() body: Buffer) {
    return body?.length;
  }
  @Get('sent')
  sent(@Res() reply: FastifyReply) {
    void reply.send();
  }
  @Get('next')
  next(@Next() next: unknown) {
    return next;
  }
  @Get('rendered')
  @Render('view')
  rendered() {}
  @Get('twice/:id/:id')
  twice(@Param('id') id: string) {
    return id;
  }
  @Sse('events')
  events(): Observable<MessageEvent> {
    return of();
  }
  @Get('file')
  file(): StreamableFile {
    return new StreamableFile(Buffer.from(''));
  }
  @Post('upload')
  upload(@UploadedFile() file: unknown) {
    return file;
  }
  @Post('schema')
  @RouteSchema({ body: { type: 'object' } })
  schema() {}
}

@Injectable({ scope: Scope.REQUEST })
@Controller('scoped')
class ScopedController {
  @Get()
  get() {}
}

const hook = async () => undefined;

describe('the way of a route', () => {
  let small: SmallApp;
  afterEach(() => small.app.close());

  async function ways(
    prepare?: (app: NestFastifyApplication, instance: FastifyInstance) => void,
    options?: BatchModuleOptions,
  ): Promise<Record<string, string>> {
    small = await smallApp([WaysController, ScopedController], options, (app) =>
      prepare?.(app, app.getHttpAdapter().getInstance() as unknown as FastifyInstance),
    );
    const { operations } = (await small.app.inject('/batch/capabilities')).json<{ operations: { path: string; dispatch: string }[] }>();
    return Object.fromEntries(operations.map(({ path, dispatch }) => [path, dispatch]));
  }

  it('is the fastest that does the same', async () => {
    expect(await ways()).toEqual({
      '/plain': 'compiled',
      '/passing': 'compiled',
      '/raw': 'compiled',
      '/sent': 'route',
      '/next': 'route',
      '/rendered': 'route',
      '/twice/:id/:id': 'route',
      '/scoped': 'route',
      '/events': 'inject',
      '/file': 'inject',
      '/upload': 'inject',
      '/schema': 'inject',
    });
  });

  it.each<[string, (app: NestFastifyApplication, instance: FastifyInstance) => void]>([
    ['a hook', (_app, instance) => instance.addHook('onResponse', async () => undefined)],
    ['a middleware', (app) => void app.use((_request: unknown, _response: unknown, next: () => void) => next())],
    ['a serializer', (_app, instance) => void instance.setReplySerializer((value) => JSON.stringify(value))],
    [
      'a request hook of the adapter',
      (app) =>
        (app.getHttpAdapter() as unknown as { setOnRequestHook(hook: unknown): void }).setOnRequestHook(
          (_a: unknown, _b: unknown, done: () => void) => done(),
        ),
    ],
  ])('is inject for all when the app has %s', async (_what, prepare) => {
    expect(new Set(Object.values(await ways(prepare)))).toEqual(new Set(['inject']));
  });

  it('is not slowed by hooks that the app says are about the outer request', async () => {
    const found = await ways((_app, instance) => instance.addHook('onSend', hook), {
      outerHooks: ({ name, hook: one }) => name === 'onSend' && one === hook,
    });
    expect(found['/plain']).toBe('compiled');
  });

  it('is inject where a middleware of its own path stands before it, and no other', async () => {
    const found = await ways((app) => void app.use('/plain', (_request: unknown, _response: unknown, next: () => void) => next()));
    expect([found['/plain'], found['/passing']]).toEqual(['inject', 'compiled']);
  });

  it('is inject where an onRoute hook put its own handler in place', async () => {
    const found = await ways((_app, instance) =>
      instance.addHook('onRoute', (route) => {
        const { handler } = route;
        if (route.url === '/plain')
          route.handler = function (...args) {
            return handler.apply(this, args);
          };
      }),
    );
    expect([found['/plain'], found['/passing']]).toEqual(['inject', 'compiled']);
  });

  it('is inject for bodies where the app reads JSON in its own way', async () => {
    const found = await ways((app) => void app.useBodyParser('application/json', {}, (_request, body, done) => done(null, { read: body })));
    expect([found['/raw'], found['/plain']]).toEqual(['inject', 'compiled']);
  });
});
