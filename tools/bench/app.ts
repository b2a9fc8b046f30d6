import 'reflect-metadata';
import type {
  ArgumentsHost,
  CallHandler,
  CanActivate,
  DynamicModule,
  ExceptionFilter,
  ExecutionContext,
  NestInterceptor,
  PipeTransform,
} from '@nestjs/common';
import {
  Body,
  Catch,
  Controller,
  Get,
  HttpCode,
  HttpException,
  Inject,
  Module,
  NotFoundException,
  Param,
  Post,
  UnauthorizedException,
  UnprocessableEntityException,
} from '@nestjs/common';
import { HttpAdapterHost, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest, InjectOptions } from 'fastify';
import type { Observable } from 'rxjs';
import { tap } from 'rxjs';
import type { TSchema } from 'typebox';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Validator } from 'typebox/compile';
import { Catalogue } from './catalogue.ts';
import type { Counted, Item, View } from './catalogue.ts';

// Node runs this file as it is, and it knows no decorators: `apply` does what writing them above a class, a method or a parameter does.
type Decorator = ClassDecorator | MethodDecorator | ParameterDecorator;
function apply(target: object, member: string | undefined, decorators: readonly Decorator[], parameter?: number): void {
  for (const decorate of decorators.toReversed() as readonly ((...args: unknown[]) => void)[]) {
    if (member === undefined) decorate(target, undefined, parameter);
    else decorate(target, member, parameter ?? Object.getOwnPropertyDescriptor(target, member));
  }
}

const viewSchema = Type.Object(
  {
    userId: Type.String({ minLength: 1, maxLength: 128 }),
    ts: Type.Union([Type.Integer({ minimum: 0 }), Type.String({ format: 'date-time' })]),
    duration: Type.Number({ minimum: 0 }),
  },
  { additionalProperties: false },
);

class KeyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.switchToHttp().getRequest<FastifyRequest>().headers['x-api-key'] === 'secret') return true;
    throw new UnauthorizedException('x-api-key is missing or wrong');
  }
}

class SchemaPipe implements PipeTransform {
  readonly #validator: Validator;
  constructor(schema: TSchema) {
    this.#validator = Compile(schema);
  }
  transform(value: unknown): unknown {
    if (this.#validator.Check(value)) return value;
    throw new UnprocessableEntityException({
      statusCode: 422,
      errors: this.#validator.Errors(value).map(({ instancePath, message }) => ({ pointer: instancePath, detail: message })),
    });
  }
}

/** Counts what the handlers answered, as an interceptor for metrics would. */
class CountingInterceptor implements NestInterceptor {
  answered = 0;
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(tap(() => this.answered++));
  }
}

class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const status = error instanceof HttpException ? error.getStatus() : 500;
    void reply
      .code(status)
      .send(error instanceof HttpException ? error.getResponse() : { statusCode: 500, message: 'Internal Server Error' });
  }
}
apply(ProblemFilter, undefined, [Catch()]);

class ItemsController {
  readonly #catalogue = new Catalogue();

  get(id: string): Item {
    const item = this.#catalogue.get(id);
    if (item === undefined) throw new NotFoundException('There is no such item');
    return item;
  }

  view(id: string, view: View): Counted {
    const counted = this.#catalogue.view(id, view);
    if (counted === undefined) throw new NotFoundException('There is no such item');
    return counted;
  }
}
apply(ItemsController, undefined, [Controller('items')]);
apply(ItemsController.prototype, 'get', [Get(':id')]);
apply(ItemsController.prototype, 'get', [Param('id')], 0);
apply(ItemsController.prototype, 'view', [Post(':id/views')]);
apply(ItemsController.prototype, 'view', [Param('id')], 0);
apply(ItemsController.prototype, 'view', [Body(new SchemaPipe(viewSchema))], 1);

interface NaiveItem {
  readonly method: NonNullable<InjectOptions['method']>;
  readonly path: string;
  readonly body?: object;
}

/** What people write when they need a batch: every item through the whole server, by `inject`, all at once or `window` at a time. */
class NaiveController {
  readonly #host: HttpAdapterHost<FastifyAdapter>;
  constructor(host: HttpAdapterHost<FastifyAdapter>) {
    this.#host = host;
  }

  async all({ requests }: { requests: readonly NaiveItem[] }): Promise<object> {
    return { responses: await Promise.all(requests.map((item) => this.#inject(item))) };
  }

  async windows({ requests }: { requests: readonly NaiveItem[] }): Promise<object> {
    const responses: object[] = [];
    let next = 0;
    const runner = async (): Promise<void> => {
      while (next < requests.length) {
        const index = next++;
        responses[index] = await this.#inject(requests[index]!);
      }
    };
    await Promise.all(Array.from({ length: 32 }, runner));
    return { responses };
  }

  async #inject({ method, path, body }: NaiveItem): Promise<object> {
    const answer = await this.#host.httpAdapter.inject({
      method,
      url: path,
      headers: { 'x-api-key': 'secret' },
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: answer.statusCode, body: JSON.parse(answer.payload) as unknown };
  }
}
apply(NaiveController, undefined, [Controller('naive')]);
apply(NaiveController, undefined, [Inject(HttpAdapterHost)], 0);
apply(NaiveController.prototype, 'all', [Post('all'), HttpCode(200)]);
apply(NaiveController.prototype, 'all', [Body()], 0);
apply(NaiveController.prototype, 'windows', [Post('windows'), HttpCode(200)]);
apply(NaiveController.prototype, 'windows', [Body()], 0);

// oxlint-disable-next-line typescript/no-extraneous-class -- Nest names a module by its class; what is in it comes from createApp.
class BenchModule {}
apply(BenchModule, undefined, [Module({})]);

/**
 * The benchmark's app: two routes behind a guard on `x-api-key: secret`, an interceptor, an exception filter and a TypeBox pipe.
 * `sheaf` serves batches of them by BatchModule at POST /batch; `naive` by inject at POST /naive/all and /naive/windows.
 */
export async function createApp(batches: 'sheaf' | 'naive'): Promise<NestFastifyApplication> {
  const module: DynamicModule = { module: BenchModule, controllers: [ItemsController] };
  if (batches === 'naive') module.controllers!.push(NaiveController);
  // Loaded only here, so that the peer that it is compared with does not carry it.
  else module.imports = [(await import('@sheaf/nest')).BatchModule.forRoot({})];
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter({ bodyLimit: 16_000_000 }), {
    logger: ['error', 'warn'],
  });
  app.useGlobalGuards(new KeyGuard());
  app.useGlobalInterceptors(new CountingInterceptor());
  app.useGlobalFilters(new ProblemFilter());
  return app;
}
