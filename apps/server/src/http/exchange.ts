import { operations } from '@sheaf/contracts';
import { problem } from '@sheaf/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { batchItem } from '@sheaf/nest';
import type { Accounts } from '../account/account.js';
import type { Configuration } from '../configuration/configuration.js';
import { ProblemError } from '../operation/problem-error.js';
import { factsOf, isPublic } from '../operation/route-facts.js';
import type { Lifecycle } from '../service/lifecycle.js';
import type { Metrics } from '../service/metrics.js';

/** Fastify's hooks around every request and its answer: what concerns the HTTP exchange, and not what an operation does. */
export function exchangeHooks(accounts: Accounts, lifecycle: Lifecycle, metrics: Metrics, role: Configuration['role']) {
  return {
    /** Names the request, turns it away when the server is closing, and authenticates it before its body is read. */
    onRequest: function beginExchange(request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void {
      void reply.header('x-request-id', request.id);
      const facts = factsOf(request);
      try {
        if (lifecycle.state === 'closing' && facts.page === undefined && facts.operation?.authenticated !== false) throw closing();
        if (role === 'worker' && !isPublic(facts) && batchItem(request) === undefined) throw onlyJobs();
        if (facts.operation === undefined || isPublic(facts)) return done();
        const principal = accounts.require(request);
        if (principal instanceof Promise) {
          principal.then((found) => {
            request.principal = found;
            done();
          }, done);
        } else {
          request.principal = principal;
          done();
        }
      } catch (error) {
        done(error as Error);
      }
    },
    onResponse: function endExchange(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
      const operation = nameOf(request);
      metrics.request(operation, reply.statusCode, reply.elapsedTime / 1000);
      request.log.info(
        {
          operation,
          method: request.method,
          path: request.url.split('?', 1)[0],
          status: reply.statusCode,
          durationMs: Math.round(reply.elapsedTime * 1000) / 1000,
          catalogue: request.principal?.catalogue.id,
          remoteAddress: request.ip,
        },
        'request',
      );
      done();
    },
  };
}

/** The operation of the contract, the page, the dialect, or `none`: never what a caller made up, which would be a metric of its own. */
function nameOf(request: FastifyRequest): string {
  const { operation, page, sheafDialect } = factsOf(request);
  return operation?.id ?? page ?? batchOperations[`${request.method} ${request.routeOptions.url ?? ''}`] ?? sheafDialect ?? 'none';
}

// The batch's own routes are made by BatchModule.
const batchOperations: Readonly<Record<string, string>> = Object.fromEntries(
  [operations.executeBatch, operations.getBatchCapabilities].map(({ id, method, path }) => [`${method} ${path}`, id]),
);

function closing(): ProblemError {
  return new ProblemError(problem('unavailable', { detail: 'The server is shutting down.' }), {
    'retry-after': '1',
    'cache-control': 'no-store',
    connection: 'close',
  });
}

/** A worker answers whether it is well, and nothing else. */
function onlyJobs(): ProblemError {
  return new ProblemError(problem('unavailable', { detail: 'This process only runs jobs (SHEAF_ROLE).' }), { 'cache-control': 'no-store' });
}
