// oxlint-disable oxc/no-async-endpoint-handlers -- Fastify hands what an async handler throws to the error handler.
import type { FastifyInstance } from 'fastify';
import { AzureError } from './azure-error.js';
import { jsonOf, operationUrl, partOf } from './request.js';
import type { AzureScope } from './scope.js';

/** Recommendations in batches. */
export function batchJobRoutes(instance: FastifyInstance, { accountOf, batchJobs }: AzureScope): void {
  instance.post('/batchjobs', async (request, reply) => {
    const id = await batchJobs.start(accountOf(request), jsonOf(request));
    return reply.code(202).header('operation-location', operationUrl(request, id)).send({ batchId: id });
  });

  instance.get('/batchjobs', async (request) => ({ batchJobs: await batchJobs.list(accountOf(request)) }));

  instance.get('/batchjobs/:jobId', async (request) => {
    const job = await batchJobs.get(accountOf(request), partOf(request, 'jobId'));
    if (job === undefined) throw new AzureError({ status: 404, code: 'BatchJobNotFound', message: 'There is no batch job with this id.' });
    return job;
  });
}
