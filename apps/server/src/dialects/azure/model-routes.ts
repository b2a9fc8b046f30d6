// oxlint-disable oxc/no-async-endpoint-handlers -- Fastify hands what an async handler throws to the error handler.
import type { Catalogue } from '@sheaf/contracts';
import { buildStatus, type NumberedBuild, presentBuild, presentOperation, readBuildRequest, readNumber } from '@sheaf/dialects';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AzureError, noOperation, refuse } from './azure-error.js';
import { flagOf, jsonOf, nameOf, operationUrl, partOf, queryOf, wholeNumberOf } from './request.js';
import type { AzureScope } from './scope.js';

/** Models, their builds, what they recommend, and operations. */
export function modelRoutes(instance: FastifyInstance, { accountOf, models, native, recommendations, batchJobs }: AzureScope): void {
  const modelOf = (request: FastifyRequest) => models.require(accountOf(request), partOf(request, 'modelId'));
  const buildOf = async (request: FastifyRequest): Promise<{ readonly model: Catalogue; readonly found: NumberedBuild }> => {
    const model = await modelOf(request);
    return { model, found: await models.requireBuild(accountOf(request), model.catalogueId, Number(partOf(request, 'buildId'))) };
  };

  instance.post('/models', async (request, reply) => {
    const { modelName, description } = objectOf(request);
    const model = await models.create(accountOf(request), nameOf(modelName, 'modelName'), textOf(description));
    return reply.code(201).send(await models.present(accountOf(request), model));
  });

  instance.get('/models', async (request) => {
    const account = accountOf(request);
    return { models: await Promise.all((await models.list(account)).map((model) => models.present(account, model))) };
  });

  instance.get('/models/:modelId', async (request) => models.present(accountOf(request), await modelOf(request)));

  instance.patch('/models/:modelId', async (request) => {
    const account = accountOf(request);
    const { catalogueId } = await modelOf(request);
    const body = objectOf(request);
    const description = textOf(body['description']);
    const buildId = readNumber(body['activeBuildId'], undefined);
    if (buildId !== undefined) {
      const { build } = await models.requireBuild(account, catalogueId, buildId);
      await native.one(account, catalogueId, { operationId: 'activateBuild', parameters: { buildId: String(build.buildId) } });
    }
    if (description !== undefined) {
      const call = {
        operationId: 'patchCatalogue',
        parameters: { catalogueId },
        body: { description: description === '' ? null : description },
      };
      await native.one(account, undefined, call);
    }
    return models.present(account, await modelOf(request));
  });

  instance.delete('/models/:modelId', async (request, reply) => {
    await models.delete(accountOf(request), partOf(request, 'modelId'));
    return reply.code(204).send();
  });

  instance.post('/models/:modelId/builds', async (request, reply) => {
    const { catalogueId } = await modelOf(request);
    const read = readBuildRequest(jsonOf(request) ?? {});
    if ('fault' in read) throw new AzureError(read.fault);
    const { id } = await models.startBuild(accountOf(request), catalogueId, read.type, read.input);
    return reply.code(202).header('operation-location', operationUrl(request, id)).send({ buildId: id });
  });

  instance.get('/models/:modelId/builds', async (request) => {
    const model = await modelOf(request);
    const all = await models.builds(accountOf(request), model.catalogueId);
    const wanted = flagOf(request, 'onlyLastRequestedBuild') ? all.slice(0, 1) : all;
    return { builds: wanted.map((found) => presentBuild(found, shownModel(model))) };
  });

  instance.get('/models/:modelId/builds/:buildId', async (request) => {
    const { model, found } = await buildOf(request);
    return presentBuild(found, shownModel(model));
  });

  instance.delete('/models/:modelId/builds/:buildId', async (request, reply) => {
    const { model, found } = await buildOf(request);
    const { buildId, status } = found.build;
    if (status === 'queued' || status === 'running')
      throw new AzureError({ status: 409, code: 'BuildInProgress', message: 'The build runs. Cancel its operation first.' });
    await native.one(accountOf(request), model.catalogueId, { operationId: 'deleteBuild', parameters: { buildId: String(buildId) } });
    return reply.code(204).send();
  });

  instance.get('/models/:modelId/recommend/item', async (request) => {
    const account = accountOf(request);
    const { catalogueId } = await modelOf(request);
    const itemIds = listOf(request, 'itemIds');
    if (itemIds.length === 0) throw refuse('itemIds names at least one item.');
    const query = await queryFor(request, catalogueId, 0.1);
    return recommendations.toItems(account, catalogueId, itemIds, query, flagOf(request, 'includeMetadata'));
  });

  instance.get('/models/:modelId/recommend/user', async (request) => {
    const account = accountOf(request);
    const { catalogueId } = await modelOf(request);
    const userId = queryOf(request, 'userId')?.trim() ?? '';
    if (userId === '') throw refuse('userId names a user.');
    const query = await queryFor(request, catalogueId, 0);
    return recommendations.toUser(account, catalogueId, userId, listOf(request, 'itemsIds'), query, flagOf(request, 'includeMetadata'));
  });

  instance.get('/operations/:id', async (request) => {
    const account = accountOf(request);
    const id = partOf(request, 'id');
    const location = operationUrl(request, id);
    const operation = (await buildOperation(request, id)) ?? (await batchJobs.operation(account, id, location));
    if (operation === undefined) throw noOperation();
    return operation;
  });

  /** Answers the operation's URL as a JSON text: npm cognitive-services takes its last part for the id. */
  instance.delete('/operations/:id', async (request, reply) => {
    const account = accountOf(request);
    const id = partOf(request, 'id');
    const found = await models.findBuild(account, Number(id));
    const outcome =
      found === undefined
        ? await batchJobs.cancel(account, id)
        : ['queued', 'running'].includes(found.build.status)
          ? 'cancelled'
          : 'ended';
    if (outcome === 'unknown') throw noOperation();
    if (outcome === 'ended')
      throw new AzureError({ status: 409, code: 'OperationEnded', message: 'The operation has ended and cannot be cancelled.' });
    if (found !== undefined)
      await native.one(account, found.modelId, { operationId: 'cancelBuild', parameters: { buildId: String(found.build.buildId) } });
    return reply.type('application/json').send(JSON.stringify(operationUrl(request, id)));
  });

  async function queryFor(request: FastifyRequest, modelId: string, minimalScore: number) {
    const wanted = wholeNumberOf(request, 'buildId', undefined, [1, 2_147_483_647]);
    const score = readNumber(queryOf(request, 'minimalScore'), minimalScore)!;
    if (!(score >= 0 && score <= 1)) throw refuse('minimalScore is a number from 0 to 1.');
    const numberOfResults = wholeNumberOf(request, 'numberOfResults', 10, [1, 1000]);
    const { build } = await models.answeringBuild(accountOf(request), modelId, wanted);
    return { numberOfResults, minimalScore: score, buildId: build.buildId };
  }

  async function buildOperation(request: FastifyRequest, id: string): Promise<object | undefined> {
    const account = accountOf(request);
    const found = await models.findBuild(account, Number(id));
    if (found === undefined) return undefined;
    const { build, modelId } = found;
    return presentOperation({
      type: 'BuildModel',
      status: buildStatus(build),
      createdAt: build.createdAt,
      lastActionAt: build.endedAt ?? build.startedAt ?? build.createdAt,
      percentComplete: build.percent,
      message: build.problem?.detail ?? build.problem?.title,
      resourceLocation: `${operationUrl(request, id)}?buildId=${id}`,
      result: presentBuild(found, shownModel(await models.require(account, modelId))),
    });
  }
}

function objectOf(request: FastifyRequest): Readonly<Record<string, unknown>> {
  const body = jsonOf(request);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw refuse('The body is a JSON object.');
  return body as Readonly<Record<string, unknown>>;
}

function textOf(description: unknown): string | undefined {
  if (description === undefined || description === null) return undefined;
  if (typeof description !== 'string' || description.length > 4000) throw refuse('description is a text of at most 4000 characters.');
  return description;
}

function listOf(request: FastifyRequest, name: string): string[] {
  const ids = (queryOf(request, name) ?? '').split(',').map((id) => id.trim());
  const given = ids.filter((id) => id !== '');
  if (given.length > 1000) throw refuse(`${name} names at most 1000 items.`);
  return given;
}

function shownModel({ catalogueId: id, name }: Catalogue) {
  return { id, name };
}
