import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { type Problem, problem } from '@sheaf/core';
import type { WholeAnswer } from '@sheaf/dialects';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { problemHeaders } from '../operation/reply.js';

/** Answers what Node could not read as a request: no route, hook or filter ever sees it. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const status = statuses[error.code ?? ''] ?? 400;
  const title = STATUS_CODES[status];
  const body = JSON.stringify({ type: 'about:blank', title, status });
  if (socket.writable) {
    socket.write(
      `HTTP/1.1 ${status} ${title}\r\ncontent-type: ${problemHeaders['content-type']}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
    );
  }
  socket.destroy(error);
}

const statuses: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/**
 * Answers a path that Fastify's router cannot read, which it finds out before any hook or filter.
 *
 * @param refuse how a dialect says it whose path it is; `undefined`: it is no dialect's
 */
export function badPathAnswer(refuse: (target: string, problem: Problem) => WholeAnswer | undefined) {
  return (_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const body: Problem = problem('invalid-path', {
      detail: 'The path has an escape that stands for nothing, or a segment that is too long.',
      instance: request.id,
    });
    const answer = refuse(request.originalUrl, body) ?? { status: body.status, headers: problemHeaders, body: JSON.stringify(body) };
    void reply
      .code(answer.status)
      .headers({ ...answer.headers, 'x-request-id': request.id })
      .send(answer.body);
  };
}
