// oxlint-disable oxc/no-async-endpoint-handlers -- Fastify hands what an async handler throws to the error handler.
import type { Readable } from 'node:stream';
import { isDatabaseUnavailable, isOutOfRoom } from '@sheaf/database';
import { azureError, azureKeyError } from '@sheaf/dialects';
import { closeAfterBody } from '@sheaf/nest';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../account/account.js';
import { decodeContent } from '../../http/content-encoding.js';
import { ProblemError } from '../../operation/problem-error.js';
import { AzureError, faultOf, refuse } from './azure-error.js';
import { batchJobRoutes } from './batch-job-routes.js';
import { modelRoutes } from './model-routes.js';
import { maxUploadBytes } from './request.js';
import type { AzureScope, AzureServices } from './scope.js';
import { uploadRoutes } from './upload-routes.js';

const maxJsonBytes = 1024 * 1024;

/** The Recommendations API v4.0 of Azure Machine Learning: a Fastify plugin with parsers and errors of its own. */
export function azureEndpoints(services: AzureServices) {
  const { accounts, limits } = services;
  return async (instance: FastifyInstance): Promise<void> => {
    const owners = new WeakMap<FastifyRequest, Account>();
    const scope: AzureScope = { ...services, accountOf: (request) => owners.get(request)! };
    instance.removeAllContentTypeParsers();
    const json = { parseAs: 'string', bodyLimit: maxJsonBytes } as const;
    instance.addContentTypeParser<string>(['application/json', 'text/json'], json, (_request, text, done) => {
      try {
        done(null, text.trim() === '' ? undefined : JSON.parse(text.replace(/^\uFEFF/, '')));
      } catch {
        done(refuse('The body is no JSON.'));
      }
    });
    // Whatever else it is called, a file is read as it comes.
    instance.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    instance.setErrorHandler(answerError);
    instance.setNotFoundHandler((_request, reply) =>
      reply.code(404).send(azureError({ code: 'ResourceNotFound', message: 'The service has no such resource.' })),
    );
    instance.addHook('onRequest', (request, reply, done) => {
      void reply.header('cache-control', 'no-store');
      const key = request.headers['ocp-apim-subscription-key'];
      const account = typeof key === 'string' ? accounts.withToken(key.trim()) : undefined;
      if (account === undefined) return done(new KeyError(key === undefined));
      owners.set(request, account);
      return done();
    });
    instance.addHook('preParsing', (request, _reply, payload, done) => {
      try {
        const isJson = /json/i.test(request.headers['content-type'] ?? '');
        const maxBodyBytes = isJson ? maxJsonBytes : maxUploadBytes;
        done(null, decodeContent(payload as Readable, request.headers['content-encoding'], { ...limits, maxBodyBytes }));
      } catch (error) {
        done(error as Error);
      }
    });
    modelRoutes(instance, scope);
    uploadRoutes(instance, scope);
    batchJobRoutes(instance, scope);
  };
}

class KeyError extends Error {
  constructor(readonly isMissing: boolean) {
    super('The subscription key opens nothing.');
  }
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.header('cache-control', 'no-store');
  // What is left of the body nobody reads.
  if (!request.raw.readableEnded && (request.headers['content-length'] ?? '0') !== '0') {
    closeAfterBody(request.raw);
    void reply.header('connection', 'close');
  }
  if (error instanceof KeyError) return reply.code(401).send(azureKeyError(error.isMissing));
  if (error instanceof AzureError) return reply.code(error.fault.status).send(azureError(error.fault));
  if (error instanceof ProblemError)
    return reply
      .code(error.problem.status)
      .headers(error.headers)
      .send(azureError(faultOf(error.problem)));
  if (isDatabaseUnavailable(error))
    return reply
      .code(503)
      .header('retry-after', '1')
      .send(azureError({ code: 'ServiceUnavailable', message: 'The database does not answer.' }));
  const { statusCode = 500, message } = error as { statusCode?: number; message: string };
  if (statusCode < 500) return reply.code(statusCode).send(azureError({ code: 'BadRequest', message }));
  if (request.raw.destroyed) return reply.code(400).send();
  request.log.error({ err: error }, 'A request in the form of Azure failed');
  if (isOutOfRoom(error)) {
    const full = { code: 'StorageFull', message: 'The server has no room left.' };
    return reply.code(503).header('retry-after', '10').send(azureError(full));
  }
  return reply
    .code(500)
    .send(azureError({ code: 'InternalServerError', message: 'The server had an error while processing the request.' }));
}
