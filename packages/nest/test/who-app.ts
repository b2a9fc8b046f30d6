import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Controller, Get, Injectable, Req, Res, UnauthorizedException, UseGuards } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { batchItem } from '../src/index.js';
import type { BatchModuleOptions } from '../src/index.js';
import { smallApp } from './small-app.js';
import type { SmallApp } from './small-app.js';

/** Knows `Bearer <name>` for some names. */
@Injectable()
class NameGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (nameOf(context.switchToHttp().getRequest<FastifyRequest>()) === undefined) throw new UnauthorizedException();
    return true;
  }
}

/** Says who asks and from where, once for each way of dispatch. */
@Controller('who')
@UseGuards(NameGuard)
class WhoController {
  @Get('compiled')
  compiled(@Req() request: FastifyRequest) {
    return seen(request);
  }
  @Get('route')
  route(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    void reply.send(seen(request));
  }
  @Get('inject')
  inject(@Req() request: FastifyRequest) {
    return seen(request);
  }
}

function nameOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer (ada|bob|eve)$/.exec(headers.authorization ?? '')?.[1];
}

function seen(request: FastifyRequest) {
  return {
    who: nameOf(request),
    catalogue: request.headers['x-catalogue'] ?? null,
    ip: request.ip,
    host: request.host,
    attached: batchItem(request)?.attached ?? null,
  };
}

export const ways = ['compiled', 'route', 'inject'] as const;

/** An app of one route for each way, behind a guard. */
export function whoApp(options: BatchModuleOptions = {}): Promise<SmallApp> {
  return smallApp([WhoController], options, (app) => {
    (app.getHttpAdapter().getInstance() as unknown as FastifyInstance).addHook('onRoute', (route) => {
      if (route.url === '/who/inject') route.preHandler = async () => undefined;
    });
  });
}
