import { Readable } from 'node:stream';
import { execute, plan, problem, summarize } from '@sheaf/core';
import type { Dispatch, Limits, Problem } from '@sheaf/core';
import { AnswerStream } from '@sheaf/dialects';
import type { Dialect, WholeAnswer } from '@sheaf/dialects';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { systemClock } from './clock.js';
import type { BatchModuleOptions } from './options.js';
import { OuterRequest } from './outer-request.js';
import { contentEncoding, contentEncodings, readBody, tooLarge } from './request-body.js';
import type { RunningBatches } from './running-batches.js';

export interface EndpointOptions {
  readonly path: string;
  readonly dialect: Dialect;
  readonly limits: Limits;
  readonly authenticate: BatchModuleOptions['authenticate'];
  readonly challenge: string;
  readonly running: RunningBatches;
  dispatchFor(outer: OuterRequest): Dispatch;
  onInternalError(cause: unknown, requestId: string): void;
}

/** Serves batches of one dialect at one path, in a Fastify context of its own: the app's body parsers and their limits do not apply here. */
export function batchEndpoint(options: EndpointOptions) {
  return (instance: FastifyInstance, _none: unknown, done: () => void): void => {
    const { path, dialect } = options;
    const config = { sheafBatch: true };
    const authenticate = authenticated(options);
    instance.removeAllContentTypeParsers();
    instance.addContentTypeParser('*', (_request, payload, next) => next(null, payload));
    instance.post(path, { config, onRequest: [authenticate, acceptable(options)] }, (request, reply) => serve(request, reply, options));
    const others = instance.supportedMethods.filter((method) => method !== 'POST' && method !== 'OPTIONS');
    instance.route({
      method: others as never,
      url: path,
      config,
      onRequest: authenticate,
      handler: (_request, reply) => refuse(reply, dialect, problem('method-not-allowed'), { allow: 'POST' }),
    });
    done();
  };
}

/** The path of a batch: decode, plan, execute, encode. */
async function serve(request: FastifyRequest, reply: FastifyReply, options: EndpointOptions): Promise<FastifyReply> {
  const { dialect, limits, running } = options;
  const arrivedMs = systemClock.nowMs();
  const body = await readBody(request.body as Readable, contentEncoding(request.headers['content-encoding'])!, limits);
  if ('problem' in body) return refuse(reply, dialect, body.problem);

  const decoded = dialect.decode({ method: request.method, target: request.raw.url!, headers: request.headers, body }, limits);
  if ('problem' in decoded) return refuse(reply, dialect, decoded.problem);

  const planned = plan(decoded.batch);
  // What a reference brings in may be larger than what was sent.
  const outer = new OuterRequest(request, planned.referenced.size === 0 ? body.length : Infinity);
  const batchId = String(request.id);
  const execution = {
    clock: systemClock,
    limits,
    batchId,
    arrivedMs,
    signal: hangUpOf(reply),
    onInternalError: (cause: unknown) => options.onInternalError(cause, batchId),
  };
  const encoder = dialect.encoder(decoded.batch, dialect.answersIn(request.headers.accept)!);
  running.add(reply);
  if (!encoder.streams) {
    const results = await execute(planned, options.dispatchFor(outer), execution);
    return send(reply, encoder.encode(results, summarize(results)));
  }
  const stream = new AnswerStream(encoder, systemClock);
  execute(planned, options.dispatchFor(outer), { ...execution, onResult: stream.push }).then(
    (results) => stream.end(summarize(results)),
    (error: unknown) => stream.fail(error),
  );
  return reply
    .code(encoder.status)
    .headers(encoder.headers)
    .send(Readable.from(stream, { objectMode: false }));
}

/** Who sends it, before anything else: an unknown caller learns nothing, and nothing is read. */
export function authenticated({ authenticate, challenge, dialect }: EndpointOptions) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (!reply.hasHeader('x-request-id')) void reply.header('x-request-id', String(request.id));
    if (authenticate === undefined) return;
    try {
      if (await authenticate(request)) return;
    } catch (error) {
      request.log.info({ err: error }, 'A batch was not authenticated');
    }
    return refuse(reply, dialect, problem('unauthenticated'), { 'www-authenticate': challenge });
  };
}

/** What the headers alone tell, cheapest first. */
function acceptable({ dialect, limits, running }: EndpointOptions) {
  return async ({ headers }: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (running.isClosing) return refuse(reply, dialect, problem('unavailable'), { 'retry-after': '1', connection: 'close' });
    if (!dialect.reads(headers['content-type']))
      return refuse(reply, dialect, problem('unsupported-media-type'), { 'accept-post': dialect.acceptPost });
    if (contentEncoding(headers['content-encoding']) === undefined)
      return refuse(reply, dialect, problem('unsupported-content-encoding'), { 'accept-encoding': contentEncodings });
    if (dialect.answersIn(headers.accept) === undefined) return refuse(reply, dialect, problem('not-acceptable'));
    const { maxBodyBytes } = limits;
    const length = Number(headers['content-length'] ?? 0);
    if (length > maxBodyBytes)
      return refuse(reply, dialect, tooLarge(`The body has ${length} bytes; ${maxBodyBytes} are allowed.`, maxBodyBytes).problem);
  };
}

/** Aborted when the caller goes away before the answer is out. */
function hangUpOf({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

function refuse(reply: FastifyReply, dialect: Dialect, refusal: Problem, headers: Record<string, string> = {}): FastifyReply {
  // The rest of the body is not waited for.
  if (refusal.code === 'content-too-large') headers['connection'] = 'close';
  return send(reply, dialect.refuse({ ...refusal, instance: String(reply.request.id) }, headers));
}

function send(reply: FastifyReply, { status, headers, body }: WholeAnswer): FastifyReply {
  return reply
    .code(status)
    .headers(headers)
    .send(typeof body === 'string' ? Buffer.from(body) : body);
}
