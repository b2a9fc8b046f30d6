import { Readable } from 'node:stream';
import { isDatabaseUnavailable, isOutOfRoom } from '@sheaf/database';
import { type Limits, type Problem, problem, problemFromUnknown, type ProblemExtras } from '@sheaf/core';
import type { ProblemCode } from '@sheaf/contracts/problems';
import { closeAfterBody } from '@sheaf/nest';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { stateEffect } from '../operation/effect.js';
import { ProblemError } from '../operation/problem-error.js';
import { problemHeaders } from '../operation/reply.js';
import type { Metrics } from '../service/metrics.js';
import type { AllowedMethods } from './allowed-methods.js';

/** The one place that answers what was thrown, by whomever: always a problem document. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly allowedMethods: AllowedMethods,
    private readonly limits: Limits,
    private readonly metrics: Metrics,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const { problem, headers, cause } = this.answerTo(thrown, request);
    // A caller that went away while it was sending is no failure of ours.
    if (cause !== undefined && !request.raw.destroyed) request.log.error({ err: cause }, problem.title);
    this.metrics.itemEnds(request, problem.status);
    const isBodyLeft = problem.code === 'content-too-large' || isUnread(request);
    if (isBodyLeft) closeAfterBody(request.raw);
    void http
      .getResponse<FastifyReply>()
      .code(problem.status)
      .headers({ ...headers, ...problemHeaders, ...(isBodyLeft ? { connection: 'close' } : {}) })
      .send({ ...problem, instance: request.id });
  }

  private answerTo(thrown: unknown, request: FastifyRequest): Answer {
    if (thrown instanceof ProblemError) return thrown;
    // The adapter wraps what Fastify refuses.
    const code = codeOf(thrown instanceof HttpException ? thrown.cause : thrown);
    if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
      const { maxBodyBytes } = this.limits;
      return answer('content-too-large', { detail: `A body has at most ${maxBodyBytes} bytes.`, limit: maxBodyBytes });
    }
    if (code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH')
      return answer('malformed-json', { detail: 'The body is not as long as content-length says.' });
    if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return answer('unsupported-media-type', { detail: 'The content type is malformed.' });
    if (thrown instanceof HttpException) {
      if (thrown.getStatus() === 404) return this.noRoute(request);
      if (thrown.getStatus() === 403) return answer('forbidden');
      // Fastify wants a content type of a method that it knows for its bodies (QUERY), before it looks whether there is a route.
      if (thrown.getStatus() === 400 && !this.allowedMethods.of(request.url).includes(request.method)) return this.noRoute(request);
    }
    // PostgreSQL has answered, so it has undone the statement.
    if (/^[0-9A-Z]{5}$/.test(code ?? '') && !isDatabaseUnavailable(thrown)) stateEffect(request, 'rolledBack');
    if (isOutOfRoom(thrown)) {
      const detail = 'The disk of the server, or of its database, is full: nothing of this is stored.';
      return { ...answer('storage-full', { detail }, { 'retry-after': '10' }), cause: thrown };
    }
    if (isDatabaseUnavailable(thrown) || code === statementCancelled) {
      return { ...answer('unavailable', { detail: 'The database does not answer.' }, { 'retry-after': '1' }), cause: thrown };
    }
    return { headers: {}, ...problemFromUnknown(thrown) };
  }

  /** Nest throws its 404 where no route is: there may be one with another method. */
  private noRoute(request: FastifyRequest): Answer {
    const allow = this.allowedMethods.of(request.url);
    if (allow.length === 0) return answer('unknown-operation', { detail: 'No route has this path.' });
    if (allow.includes(request.method)) return answer('not-found');
    const methods = allow.join(', ');
    return answer('method-not-allowed', { detail: `This path has the methods ${methods}.`, allow }, { allow: methods });
  }
}

interface Answer {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  /** For the log. */
  readonly cause?: unknown;
}

function answer(code: ProblemCode, extras?: ProblemExtras, headers: Readonly<Record<string, string>> = {}): Answer {
  return { problem: problem(code, extras), headers };
}

/** An upload that nobody reads to its end: its connection would stay, and with it a server that is to stop. */
function isUnread({ body, raw }: FastifyRequest): boolean {
  return body instanceof Readable && !raw.readableEnded;
}

/** PostgreSQL: query_canceled, by the statement timeout. */
const statementCancelled = '57014';

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
