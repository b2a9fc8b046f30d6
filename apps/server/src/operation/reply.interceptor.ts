import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { stateEffect } from './effect.js';
import { Refusal, Reply } from './reply.js';

/** Writes the status and headers of a `Reply`, and hands on its body. */
@Injectable()
export class ReplyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((value: unknown) => {
        if (!(value instanceof Reply)) return value;
        const http = context.switchToHttp();
        void http.getResponse<FastifyReply>().code(value.status).headers(value.headers);
        if (!(value instanceof Refusal)) return value.body;
        const request = http.getRequest<FastifyRequest>();
        stateEffect(request, 'none');
        return { ...value.body, instance: request.id };
      }),
    );
  }
}
