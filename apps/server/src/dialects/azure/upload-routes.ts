// oxlint-disable oxc/no-async-endpoint-handlers -- Fastify hands what an async handler throws to the error handler.
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Item } from '@sheaf/contracts';
import type { Problem } from '@sheaf/core';
import { catalogIds, dateTime, readEvent, type UsageEvent } from '@sheaf/dialects';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AzureError, faultOf, refuse } from './azure-error.js';
import { flagOf, jsonOf, maxUploadBytes, nameOf, partOf, queryOf, wholeNumberOf } from './request.js';
import type { AzureScope } from './scope.js';
import type { UsageFile } from './usage-files.js';

const maxEvents = 1000;

/** Catalogs and usage of models. */
export function uploadRoutes(instance: FastifyInstance, { accountOf, models, native, uploads, files }: AzureScope): void {
  const modelIdOf = async (request: FastifyRequest) => (await models.require(accountOf(request), partOf(request, 'modelId'))).catalogueId;
  const fileOf = async (request: FastifyRequest): Promise<{ readonly modelId: string; readonly file: UsageFile }> => {
    const modelId = await modelIdOf(request);
    const file = await files.get({ accountId: accountOf(request).id, modelId }, partOf(request, 'fileId'));
    if (file === undefined)
      throw new AzureError({ status: 404, code: 'FileNotFound', message: 'The model has no usage file with this id.' });
    return { modelId, file };
  };
  const storeCatalog = async (request: FastifyRequest) => uploads.catalog(accountOf(request), await modelIdOf(request), contentOf(request));

  instance.post('/models/:modelId/catalog', storeCatalog);
  instance.patch('/models/:modelId/catalog', storeCatalog);

  instance.get('/models/:modelId/catalog', async (request) => {
    const modelId = await modelIdOf(request);
    const offset = wholeNumberOf(request, '$skip', 0, [0, 1_000_000]);
    const most = wholeNumberOf(request, '$top', 100_000, [1, 1_000_000]);
    const limit = Math.min(wholeNumberOf(request, '$maxpagesize', 1000, [1, 10_000]), most);
    const call = { operationId: 'listItems', parameters: { limit, offset } };
    const page = (await native.one<{ items: Item[]; nextCursor?: string }>(accountOf(request), modelId, call))!;
    const { protocol, host, url } = request;
    const next = new URLSearchParams({ $skip: String(offset + limit), $top: String(most - limit), $maxpagesize: String(limit) });
    return {
      value: page.items.map(presentItem),
      ...(page.nextCursor === undefined || most === limit
        ? undefined
        : { '@nextLink': `${protocol}://${host}${url.split('?', 1)[0]}?${next.toString().replaceAll('%24', '$')}` }),
    };
  });

  instance.delete('/models/:modelId/catalog', async (request, reply) => {
    const modelId = await modelIdOf(request);
    const ids = flagOf(request, 'deleteAll') ? 'all' : catalogIds(await textOf(request));
    if (ids === undefined || ids.length === 0) throw refuse('The body names the ids of the items to delete, or deleteAll is true.');
    await uploads.removeItems(accountOf(request), modelId, ids);
    return reply.code(204).send();
  });

  instance.post('/models/:modelId/usage', async (request) => {
    const modelId = await modelIdOf(request);
    const name = nameOf(queryOf(request, 'usageDisplayName') ?? 'usage', 'usageDisplayName');
    return uploads.usage(accountOf(request), modelId, name, contentOf(request));
  });

  instance.get('/models/:modelId/usage', async (request) => {
    const modelId = await modelIdOf(request);
    return { files: (await files.list({ accountId: accountOf(request).id, modelId })).map(presentFile) };
  });

  instance.delete('/models/:modelId/usage', async (request, reply) => {
    await uploads.removeAllUsage(accountOf(request), await modelIdOf(request));
    return reply.code(204).send();
  });

  instance.get('/models/:modelId/usage/:fileId', async (request, reply) => {
    const { file } = await fileOf(request);
    return reply.type('application/octet-stream').send(Readable.from(files.content(file.id), { objectMode: false }));
  });

  instance.delete('/models/:modelId/usage/:fileId', async (request, reply) => {
    const { modelId, file } = await fileOf(request);
    await uploads.removeUsage(accountOf(request), modelId, file.id);
    return reply.code(204).send();
  });

  instance.post('/models/:modelId/usage/events', async (request, reply) => {
    const modelId = await modelIdOf(request);
    const answers = await uploads.events(accountOf(request), modelId, eventsOf(jsonOf(request)));
    const failed = answers.findIndex(({ status }) => status >= 400);
    if (failed !== -1) {
      const { status, body } = answers[failed]!;
      const { code, message } = faultOf(body as Problem);
      if (status === 404)
        throw refuse(`Event ${failed + 1}: the catalog has no such item. The other events are stored where they could be.`);
      throw new AzureError({ status, code, message: `Event ${failed + 1}: ${message}` });
    }
    return reply.code(201).send({});
  });
}

/** The file that is uploaded; throws where nothing comes or it is too long. */
function contentOf({ body }: FastifyRequest): AsyncIterable<Buffer> {
  if (!(body instanceof Readable)) throw refuse('The body is the file, of the type application/octet-stream.');
  return bounded(body);
}

async function* bounded(source: Readable): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxUploadBytes)
      throw new AzureError({ status: 413, code: 'FileTooLarge', message: `A file has at most ${maxUploadBytes} bytes.` });
    yield chunk;
  }
}

/** A body of ids, whatever its type: JSON is read by then. */
async function textOf({ body }: FastifyRequest): Promise<string> {
  if (body instanceof Readable) return text(body);
  return typeof body === 'string' ? body : Array.isArray(body) ? body.join(',') : '';
}

/** `{"userId", "events": [{"eventType", "itemId", "timestamp", "count", "unitPrice"}]}`; all of it is read before any of it is stored. */
function eventsOf(body: unknown): UsageEvent[] {
  if (typeof body !== 'object' || body === null) throw refuse('The body is a JSON object.');
  const { userId, events } = body as Readonly<Record<string, unknown>>;
  if (!Array.isArray(events) || events.length === 0 || events.length > maxEvents)
    throw refuse(`events is an array of 1 to ${maxEvents} events.`);
  return events.map((event: unknown, at) => {
    if (typeof event !== 'object' || event === null) throw refuse(`Event ${at + 1} is no object.`);
    const { eventType, itemId, timestamp, count, unitPrice } = event as Readonly<Record<string, unknown>>;
    const read = readEvent({ userId, itemId, timestamp: timestamp ?? undefined, event: eventType ?? 'Purchase', count, unitPrice });
    if ('errorCode' in read) throw refuse(`Event ${at + 1}: ${read.detail}`);
    return read;
  });
}

function presentItem({ itemId, name, title, category, description, features }: Item & Readonly<Record<string, unknown>>): object {
  const given = typeof features === 'object' && features !== null && !Array.isArray(features) ? Object.entries(features) : [];
  return {
    id: itemId,
    name: textIn(name) || textIn(title),
    category: textIn(category),
    description: textIn(description),
    features: given.map(([feature, value]) => ({ name: feature, value: textIn(value) })),
  };
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function presentFile({ id, name, size, report, createdAt }: UsageFile): object {
  const shown = { fileId: id, usageDisplayName: name, sizeInBytes: size, createdDateTime: dateTime(createdAt.toISOString()) };
  // Without a report its upload still runs, or its server died.
  return { ...shown, ...(report ?? { message: 'The upload has not come to its end.' }) };
}
