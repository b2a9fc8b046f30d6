// oxlint-disable oxc/no-async-endpoint-handlers -- Fastify hands what an async handler throws to the error handler.
import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { Limits } from '@sheaf/core';
import { type Database, isDatabaseUnavailable, isOutOfRoom } from '@sheaf/database';
import { openAiError } from '@sheaf/dialects';
import type { JobOwner, Jobs } from '@sheaf/jobs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts, Principal } from '../../account/account.js';
import { ProblemError } from '../../operation/problem-error.js';
import { type BatchRequest, Batches } from './batches.js';
import { Files, type StoredFile } from './files.js';
import type { OpenAiTables } from './tables.js';

export interface OpenAiOptions {
  readonly database: Database<OpenAiTables>;
  readonly accounts: Accounts;
  readonly jobs: Jobs;
  readonly limits: Limits;
}

/** Where the official client's `baseURL` points. */
export const openAiPath = '/openai/v1';

/** As at the service. */
const maxFileBytes = 200 * 1024 * 1024;

/** Files and batches as OpenAI serves them, over Sheaf's jobs: a Fastify plugin with parsers of its own. */
export function openAiEndpoints({ database, accounts, jobs, limits }: OpenAiOptions) {
  const db = database.kysely;
  const files = new Files(db);
  const batches = new Batches(db, jobs, files, limits);

  return async (scope: FastifyInstance): Promise<void> => {
    const owners = new WeakMap<FastifyRequest, JobOwner>();
    const ownerOf = (request: FastifyRequest) => owners.get(request)!;
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: 64 * 1024 }, (_request, text, done) => {
      try {
        done(null, text === '' ? undefined : JSON.parse(text as string));
      } catch {
        done(new OpenAiFault(400, 'We could not parse the JSON body of your request.', null));
      }
    });
    await scope.register(multipart, { limits: { fileSize: maxFileBytes, files: 1, fields: 16, fieldSize: 16 * 1024, headerPairs: 64 } });
    scope.setErrorHandler(answerError);
    scope.setNotFoundHandler((request, reply) =>
      reply.code(404).send(openAiError(404, `Unknown request URL: ${request.method} ${openAiPath}/…`, 'unknown_url')),
    );
    scope.addHook('onRequest', async (request) => {
      const { catalogue, account }: Principal = await accounts.require(request);
      owners.set(request, { accountId: account.id, catalogueId: catalogue.id });
    });

    scope.post('/files', { bodyLimit: maxFileBytes + 1024 * 1024 }, async (request, reply) => {
      if (!request.isMultipart()) throw new OpenAiFault(400, 'A file is uploaded as multipart/form-data.', 'file');
      // The purpose may stand before the file or behind it.
      let purpose: string | undefined;
      const expiry: Record<string, unknown> = {};
      let file: StoredFile | undefined;
      try {
        for await (const part of request.parts()) {
          if (part.type === 'field') {
            if (part.fieldname === 'purpose') purpose = String(part.value);
            const [, member] = /^expires_after\[(anchor|seconds)\]$/.exec(part.fieldname) ?? [];
            if (member !== undefined) expiry[member] = part.value;
          } else if (part.fieldname === 'file' && file === undefined) {
            file = await files.store(
              ownerOf(request),
              { filename: (part.filename ?? '').replaceAll(/\p{C}/gu, '') || 'file', purpose: 'batch' },
              part.file,
            );
            if (part.file.truncated) throw new OpenAiFault(413, `A file has at most ${maxFileBytes} bytes.`, 'file');
          } else part.file.resume();
        }
        if (file === undefined) throw new OpenAiFault(400, "'file' is a required property", 'file');
        if (purpose !== 'batch') throw new OpenAiFault(400, "The 'purpose' of a file is 'batch' here.", 'purpose');
        const seconds = Object.keys(expiry).length === 0 ? undefined : expirySecondsOf(expiry, 'expires_after');
        if (seconds !== undefined) file = await files.expireAfter(file, seconds);
      } catch (error) {
        if (file !== undefined) await files.delete(ownerOf(request), file.id);
        throw error;
      }
      return reply.send(presentFile(file));
    });

    scope.get('/files', async (request) => {
      const { purpose, limit, ...list } = listOf(request, 10_000, 10_000);
      return page((await files.list(ownerOf(request), purpose, { ...list, limit: limit + 1 })).map(presentFile), limit);
    });

    scope.get('/files/:id', async (request) => {
      const { id } = request.params as { id: string };
      const file = await files.get(ownerOf(request), id);
      if (file !== undefined) return presentFile(file);
      const output = await batches.output(ownerOf(request), id);
      if (output === undefined) throw noFile();
      let size = 0;
      for await (const chunk of output.content()) size += Buffer.byteLength(chunk as string);
      return presentFile({
        id,
        filename: output.filename,
        purpose: 'batch_output',
        size,
        createdAt: output.createdAt,
        expiresAt: output.expiresAt,
      });
    });

    scope.get('/files/:id/content', async (request, reply) => {
      const { id } = request.params as { id: string };
      const isStored = (await files.get(ownerOf(request), id)) !== undefined;
      const content = isStored
        ? Readable.from(files.content(id), { objectMode: false })
        : (await batches.output(ownerOf(request), id))?.content();
      if (content === undefined) throw noFile();
      return reply.type('application/octet-stream').send(content);
    });

    scope.delete('/files/:id', async (request) => {
      const { id } = request.params as { id: string };
      if (!(await files.delete(ownerOf(request), id)) && !(await batches.deleteOutput(ownerOf(request), id))) throw noFile();
      return { id, object: 'file', deleted: true };
    });

    scope.post('/batches', async (request) => {
      const wanted = batchRequestOf(request.body);
      if ((await files.get(ownerOf(request), wanted.fileId)) === undefined)
        throw new OpenAiFault(400, 'There is no file with this input_file_id.', 'input_file_id');
      return batches.create(ownerOf(request), wanted);
    });

    scope.get('/batches', async (request) => {
      const { after, limit } = listOf(request, 20, 100);
      return page(await batches.list(ownerOf(request), { after, limit: limit + 1 }), limit);
    });

    scope.get('/batches/:id', async (request) => {
      const batch = await batches.get(ownerOf(request), (request.params as { id: string }).id);
      if (batch === undefined) throw noBatch();
      return batch;
    });

    scope.post('/batches/:id/cancel', async (request) => {
      const cancelled = await batches.cancel(ownerOf(request), (request.params as { id: string }).id);
      if (cancelled === 'unknown') throw noBatch();
      if (cancelled === 'finished') throw new OpenAiFault(409, 'The batch has ended and cannot be cancelled.', null);
      return cancelled;
    });
  };
}

/** What a caller did wrong, in the service's form. */
class OpenAiFault extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
    readonly param: string | null,
    readonly code: string | null = null,
  ) {
    super(message);
  }
}

function noFile(): OpenAiFault {
  return new OpenAiFault(404, 'No such File object.', 'id');
}

function noBatch(): OpenAiFault {
  return new OpenAiFault(404, 'No such Batch object.', 'id');
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.header('cache-control', 'no-store');
  if (error instanceof OpenAiFault)
    return reply.code(error.statusCode).send(openAiError(error.statusCode, error.message, error.code, error.param));
  if (error instanceof ProblemError) {
    const { status, detail, title, code } = error.problem;
    return reply
      .code(status)
      .headers(error.headers)
      .send(openAiError(status, detail ?? title, code === 'unauthenticated' ? 'invalid_api_key' : code));
  }
  if (isDatabaseUnavailable(error))
    return reply
      .code(503)
      .header('retry-after', '1')
      .send(openAiError(503, 'The database does not answer.', null));
  const { statusCode = 500, message } = error as { statusCode?: number; message: string };
  if (statusCode < 500) return reply.code(statusCode).send(openAiError(statusCode, message, null));
  request.log.error({ err: error }, 'A request in the form of OpenAI failed');
  if (isOutOfRoom(error))
    return reply
      .code(503)
      .header('retry-after', '10')
      .send(openAiError(503, 'The server has no room left.', 'storage_full'));
  return reply.code(500).send(openAiError(500, 'The server had an error while processing your request.', null));
}

function batchRequestOf(body: unknown): BatchRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new OpenAiFault(400, 'The body is a JSON object.', null);
  const {
    input_file_id: fileId,
    endpoint,
    completion_window: window,
    metadata,
    output_expires_after: expiry,
  } = body as Record<string, unknown>;
  if (typeof fileId !== 'string') throw new OpenAiFault(400, "Missing required parameter: 'input_file_id'.", 'input_file_id');
  if (typeof endpoint !== 'string' || !/^\/[\x21-\x7e]{0,1023}$/.test(endpoint))
    throw new OpenAiFault(400, "'endpoint' is the path that the requests have; one that ends in / is where they begin.", 'endpoint');
  if (window !== '24h') throw new OpenAiFault(400, "'completion_window' is '24h'.", 'completion_window');
  const outputExpirySeconds = expiry === undefined || expiry === null ? undefined : expirySecondsOf(expiry, 'output_expires_after');
  if (metadata === undefined || metadata === null) return { fileId, endpoint, metadata: undefined, outputExpirySeconds };
  const notes = Object.entries(metadata);
  if (
    typeof metadata !== 'object' ||
    notes.length > 16 ||
    notes.some(([name, value]) => name.length > 64 || typeof value !== 'string' || value.length > 512)
  )
    throw new OpenAiFault(400, "'metadata' is up to 16 pairs of a key (64 characters) and a string (512).", 'metadata');
  return { fileId, endpoint, metadata: metadata as Record<string, string>, outputExpirySeconds };
}

/** `{"anchor": "created_at", "seconds"}`, an hour to 30 days; in a form the number is text. */
function expirySecondsOf(given: unknown, param: string): number {
  const { anchor, seconds } = given as Readonly<Record<string, unknown>>;
  const count = typeof seconds === 'string' && /^\d{1,9}$/.test(seconds) ? Number(seconds) : seconds;
  if (anchor === 'created_at' && Number.isInteger(count) && (count as number) >= 3600 && (count as number) <= 2_592_000)
    return count as number;
  throw new OpenAiFault(400, `'${param}' has the anchor 'created_at' and seconds, a whole number from 3600 to 2592000.`, param);
}

function listOf(
  { query }: FastifyRequest,
  defaultLimit: number,
  maxLimit: number,
): { purpose?: string; after?: string; order: 'asc' | 'desc'; limit: number } {
  const { limit = String(defaultLimit), after, purpose, order = 'desc' } = query as Record<string, string | undefined>;
  const count = Number(limit);
  if (!Number.isInteger(count) || count < 1 || count > maxLimit)
    throw new OpenAiFault(400, `'limit' is a whole number from 1 to ${maxLimit}.`, 'limit');
  if ([after, purpose].some((text) => text !== undefined && !/^[\w-]{1,128}$/.test(text)))
    throw new OpenAiFault(400, "'after' is an id, and 'purpose' a word.", after === undefined ? 'purpose' : 'after');
  if (order !== 'asc' && order !== 'desc') throw new OpenAiFault(400, "'order' is asc or desc.", 'order');
  return { order, ...(after === undefined ? {} : { after }), ...(purpose === undefined ? {} : { purpose }), limit: count };
}

function page(found: { id: string }[], limit: number): object {
  const data = found.slice(0, limit);
  return { object: 'list', data, first_id: data[0]?.id ?? null, last_id: data.at(-1)?.id ?? null, has_more: found.length > limit };
}

function presentFile({ id, filename, purpose, size, createdAt, expiresAt }: StoredFile) {
  const shown = {
    id,
    object: 'file',
    bytes: size,
    created_at: Math.floor(createdAt.getTime() / 1000),
    filename,
    purpose,
    status: 'processed',
  };
  return expiresAt === null ? shown : { ...shown, expires_at: Math.floor(expiresAt.getTime() / 1000) };
}
