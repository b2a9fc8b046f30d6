import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { Reply } from './reply.js';

/** Writes the status and headers of a `Reply`, and hands on its body. */
@Injectable()
export class ReplyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((value: unknown) => {
        if (!(value instanceof Reply)) return value;
        const response = context.switchToHttp().getResponse<FastifyReply>();
        void response.code(value.status).headers(value.headers);
        return value.body;
      }),
    );
  }
}
