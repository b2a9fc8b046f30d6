import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { RecommendationService } from '../recommendation/recommendation-service.js';
import { Metrics } from '../service/metrics.js';
import { stateEffect } from './effect.js';
import { Refusal, Reply } from './reply.js';

/** Writes the status and headers of a `Reply`, and hands on its body; counts items, and changes that a new build may be due for. */
@Injectable()
export class ReplyInterceptor implements NestInterceptor {
  constructor(
    private readonly metrics: Metrics,
    private readonly recommendation: RecommendationService,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const response = http.getResponse<FastifyReply>();
    this.metrics.itemBegins(request);
    return next.handle().pipe(
      map((value: unknown) => {
        if (value instanceof Reply) void response.code(value.status).headers(value.headers);
        this.metrics.itemEnds(request, response.statusCode);
        if (!(value instanceof Reply)) return value;
        if (!(value instanceof Refusal)) {
          this.recommendation.rebuild.noteAnswered(request);
          return value.body;
        }
        stateEffect(request, 'none');
        return { ...value.body, instance: request.id };
      }),
    );
  }
}
