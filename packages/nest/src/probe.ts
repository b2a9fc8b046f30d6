import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import type {
  CallHandler,
  CanActivate,
  ExecutionContext,
  ExceptionFilter,
  NestInterceptor,
  PipeTransform,
  ArgumentsHost,
  ArgumentMetadata,
} from '@nestjs/common';
import {
  BadRequestException,
  Body,
  Catch,
  ConflictException,
  Controller,
  Get,
  Header,
  Headers,
  HttpCode,
  Ip,
  Param,
  Post,
  Query,
  Redirect,
  RequestMethod,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import type { AbstractHttpAdapter, NestContainer } from '@nestjs/core';
import type { Injector } from '@nestjs/core/injector/injector.js';
import type { ItemContext, Outcome } from '@sheaf/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Observable, map, of } from 'rxjs';
import { CompiledRoute } from './compiled.js';
import { LightCall } from './light-call.js';
import { nestRouter } from './nest-internals.js';
import type { Handler } from './nest-internals.js';
import { OuterRequest } from './outer-request.js';
import { routeContext } from './route-context.js';
import { callRouteFunction } from './route-function.js';

const storage = new AsyncLocalStorage<string>();

class ProbeGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    leaveTrail(context, `guard ${context.getClass().name}.${context.getHandler().name}`);
    const { guard } = request.query as { guard?: string };
    return guard === 'late' ? Promise.resolve(true) : guard !== 'no';
  }
}

class ProbePipe implements PipeTransform {
  transform(value: unknown, { type, data, metatype }: ArgumentMetadata): unknown {
    if (value === 'refused') throw new BadRequestException('refused');
    const piped = typeof value === 'string' ? `${value} ${type} ${String(data)} ${metatype?.name}` : value;
    return value === 'late' ? Promise.resolve(piped) : piped;
  }
}

class ProbeInterceptor implements NestInterceptor {
  constructor(private readonly name: string) {}
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    leaveTrail(context, `enter ${this.name}`);
    return storage
      .run(`${storage.getStore() ?? ''}>${this.name}`, () => next.handle())
      .pipe(
        map((value: unknown) => {
          leaveTrail(context, `leave ${this.name}`);
          return value;
        }),
      );
  }
}

@Catch(ConflictException)
class ProbeFilter implements ExceptionFilter {
  catch(error: ConflictException, host: ArgumentsHost): void {
    leaveTrail(host, 'filter');
    void host.switchToHttp().getResponse<FastifyReply>().code(error.getStatus()).send({ caught: error.message });
  }
}

function leaveTrail(host: ArgumentsHost, mark: string): void {
  const reply = host.switchToHttp().getResponse<FastifyReply>();
  void reply.header('x-trail', [reply.getHeader('x-trail') ?? [], mark].flat().join(', '));
}

@Controller('probe')
@UseGuards(new ProbeGuard())
@UseFilters(new ProbeFilter())
export class ProbeController {
  @Get('value/:id')
  @UsePipes(new ProbePipe())
  value(
    @Param('id') id: string,
    @Param() all: unknown,
    @Query('q', new ProbePipe()) q: string,
    @Headers('x-own') own: string,
    @Ip() ip: string,
  ) {
    return { id, all, q, own, ip, at: new Date(0) };
  }

  @Post('body')
  @HttpCode(202)
  @Header('x-fixed', 'fixed')
  @UseInterceptors(new ProbeInterceptor('outer'), new ProbeInterceptor('inner'))
  async body(@Body() body: unknown, @Body('name', new ProbePipe()) name: string) {
    await Promise.resolve();
    return { body, name, stored: storage.getStore() };
  }

  @Post('text')
  @UseInterceptors(new ProbeInterceptor('one'))
  text(@Body() body: unknown) {
    return storage.getStore() === '>one' ? `text ${String(body)}` : undefined;
  }

  @Get('null')
  null() {
    return null;
  }

  @Get('nothing')
  @UseInterceptors(new ProbeInterceptor('one'))
  nothing(): Observable<undefined> {
    return of(undefined);
  }

  @Get('bytes')
  bytes() {
    return Buffer.from([0, 255]);
  }

  @Get('conflict')
  @UseInterceptors(new ProbeInterceptor('one'))
  conflict() {
    throw new ConflictException('conflict');
  }

  @Get('elsewhere')
  @Redirect('/elsewhere', 301)
  elsewhere() {}
}

/** What is asked of the probe: its method, path parameters, query and body. */
const questions: readonly [
  member: keyof ProbeController,
  method: 'GET' | 'POST',
  params: Record<string, string>,
  query: Record<string, string>,
  body?: unknown,
][] = [
  ['value', 'GET', { id: '1' }, { q: 'a' }],
  ['value', 'GET', { id: 'late' }, { q: 'late', guard: 'late' }],
  ['value', 'GET', { id: 'x' }, { q: 'refused' }],
  ['value', 'GET', { id: '1' }, { guard: 'no' }],
  ['body', 'POST', {}, {}, { name: 'n', list: [0, false, null, ''] }],
  ['body', 'POST', {}, {}, { name: 'refused' }],
  ['text', 'POST', {}, {}, 0],
  ['text', 'POST', {}, { guard: 'late' }],
  ['null', 'GET', {}, {}],
  ['nothing', 'GET', {}, {}],
  ['bytes', 'GET', {}, {}],
  ['conflict', 'GET', {}, {}],
  ['elsewhere', 'GET', {}, {}],
];

/**
 * Asks a controller of our own through the compiled pipeline and through Nest's own route function, without any of the app's enhancers. Gives
 * what was answered otherwise, in words, or `undefined`: then both do the same with this Nest and this Fastify.
 */
export async function probe(container: NestContainer, injector: Injector, adapter: AbstractHttpAdapter): Promise<string | undefined> {
  const router = nestRouter(container, new ApplicationConfig(), injector, adapter);
  const instance = adapter.getInstance<FastifyInstance>();
  const controller = new ProbeController();
  for (const [member, method, params, query, body] of questions) {
    const callback = controller[member] as unknown as Handler;
    const requestMethod = RequestMethod[method];
    const handler = router.createCallbackProxy(controller, callback, member, '', requestMethod);
    const context = routeContext(
      {
        methods: [method],
        path: '/probe',
        instance,
        options: { method, url: '/probe', handler },
        handler,
        resolved: undefined,
        batchable: {},
        isMadeOfGet: false,
      } as never,
      false,
    );
    const compiled = new CompiledRoute(
      { instance: controller, callback, methodName: member, moduleKey: '', inquirerId: undefined, method: requestMethod, host: undefined },
      router,
    );
    const call = () =>
      new LightCall(
        itemContext(),
        false,
        context,
        outerRequest(instance),
        { method, target: '/probe', params, query, headers: { 'x-own': 'own' } },
        body,
      );
    const expected = describe(await callRouteFunction(call()));
    const actual = describe(await compiled.run(call()));
    if (expected !== actual) return `${member}: Nest answers ${expected}, compiled ${actual}`;
  }
  return undefined;
}

function describe({ status, headers, json }: Outcome): string {
  return JSON.stringify([status, Object.entries(headers).toSorted(), json]);
}

function itemContext(): ItemContext {
  const { signal } = new AbortController();
  return {
    batchId: 'probe',
    requestId: 'probe/0',
    nowUs: 0,
    startUs: 0,
    recommended: undefined,
    signal,
    effect: 'unknown',
    idempotent: false,
  };
}

function outerRequest(instance: FastifyInstance): OuterRequest {
  const socket = Object.assign(new EventEmitter(), { remoteAddress: '127.0.0.1' });
  return new OuterRequest(
    {
      headers: { host: 'probe' },
      raw: { socket, httpVersion: '1.1', httpVersionMajor: 1, httpVersionMinor: 1 },
      log: instance.log,
    } as never,
    0,
  );
}
