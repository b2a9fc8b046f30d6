import { Readable } from 'node:stream';
import { execute, plan, problem, summarize } from '@sheaf/core';
import type { Dispatch, Limits, Problem } from '@sheaf/core';
import { AnswerStream } from '@sheaf/dialects';
import type { Dialect, WholeAnswer } from '@sheaf/dialects';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { systemClock } from './clock.js';
import { closeAfterBody } from './close-after-body.js';
import type { BatchModuleOptions } from './options.js';
import { OuterRequest } from './outer-request.js';
import { contentEncoding, contentEncodings, readBody, tooLarge } from './request-body.js';
import type { RunningBatches } from './running-batches.js';
import { isThenable } from './thenable.js';

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
    // Registered to say no: who lists the methods that a path has leaves these out.
    const refusing = { ...config, sheafRefuses: true };
    const answersIn = rememberLast(dialect.answersIn);
    instance.removeAllContentTypeParsers();
    instance.addContentTypeParser('*', (_request, payload, next) => next(null, payload));
    instance.post(
      path,
      { config, onRequest: opening(options, (request, reply) => refuseByHeaders(request, reply, options, answersIn)) },
      (request, reply) => serve(request, reply, options, answersIn(request.headers.accept)!),
    );
    const others = instance.supportedMethods.filter((method) => method !== 'POST' && method !== 'OPTIONS');
    instance.route({
      method: others as never,
      url: path,
      config: refusing,
      onRequest: opening(options),
      handler: (_request, reply) => refuse(reply, dialect, problem('method-not-allowed'), { allow: 'POST' }),
    });
    done();
  };
}

/** The path of a batch: decode, plan, execute, encode. */
async function serve(request: FastifyRequest, reply: FastifyReply, options: EndpointOptions, mediaType: string): Promise<FastifyReply> {
  const { dialect, limits, running } = options;
  const arrivedMs = systemClock.nowMs();
  const body = await readBody(request.body as Readable, contentEncoding(request.headers['content-encoding'])!, limits);
  if ('problem' in body) return refuse(reply, dialect, body.problem);

  const decoded = dialect.decode({ method: request.method, target: request.raw.url!, headers: request.headers, body }, limits);
  if ('problem' in decoded) return refuse(reply, dialect, decoded.problem);

  const planned = plan(decoded.batch);
  // What a reference brings in may be larger than what was sent.
  const outer = new OuterRequest(request, planned.referenced.size === 0 ? body.length : Infinity);
  const dispatch = options.dispatchFor(outer);
  const batchId = String(request.id);
  const onInternalError = (cause: unknown) => options.onInternalError(cause, batchId);
  const execution = { clock: systemClock, limits, batchId, arrivedMs, signal: running.add(reply), onInternalError };

  const encoder = dialect.encoder(decoded.batch, mediaType);
  if (!encoder.streams) {
    const results = await execute(planned, dispatch, execution);
    return send(reply, encoder.encode(results, summarize(results)));
  }
  const stream = new AnswerStream(encoder, systemClock);
  execute(planned, dispatch, { ...execution, onResult: stream.push }).then(
    (results) => stream.end(summarize(results)),
    (error: unknown) => stream.fail(error),
  );
  return reply
    .code(encoder.status)
    .headers(encoder.headers)
    .send(Readable.from(stream, { objectMode: false }));
}

/**
 * The hook before anything is read: names the request, asks who sends it (an unknown caller learns nothing else), and then what `refuseNext` has
 * against it. It makes no promise unless `authenticate` gives one.
 */
export function opening(
  { authenticate, challenge, dialect }: EndpointOptions,
  refuseNext: (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined = () => undefined,
) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    if (!reply.hasHeader('x-request-id')) void reply.header('x-request-id', String(request.id));
    const admit = (caller: unknown): void => {
      if (!caller) void refuse(reply, dialect, problem('unauthenticated'), { 'www-authenticate': challenge });
      else if (refuseNext(request, reply) === undefined) done();
    };
    const turnAway = (error: unknown): void => {
      request.log.info({ err: error }, 'A batch was not authenticated');
      admit(undefined);
    };
    let caller: unknown = true;
    try {
      if (authenticate !== undefined) caller = authenticate(request);
    } catch (error) {
      return turnAway(error);
    }
    if (isThenable(caller)) caller.then(admit, turnAway);
    else admit(caller);
  };
}

/** What the headers alone are refused for, cheapest first. */
function refuseByHeaders(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { dialect, limits, running }: EndpointOptions,
  answersIn: Dialect['answersIn'],
): FastifyReply | undefined {
  if (running.isClosing) return refuse(reply, dialect, problem('unavailable'), { 'retry-after': '1', connection: 'close' });
  if (!dialect.reads(headers['content-type']))
    return refuse(reply, dialect, problem('unsupported-media-type'), { 'accept-post': dialect.acceptPost });
  if (contentEncoding(headers['content-encoding']) === undefined)
    return refuse(reply, dialect, problem('unsupported-content-encoding'), { 'accept-encoding': contentEncodings });
  if (answersIn(headers.accept) === undefined) return refuse(reply, dialect, problem('not-acceptable'));
  const { maxBodyBytes } = limits;
  const length = Number(headers['content-length'] ?? 0);
  if (length > maxBodyBytes)
    return refuse(reply, dialect, tooLarge(`The body has ${length} bytes; ${maxBodyBytes} are allowed.`, maxBodyBytes).problem);
  return undefined;
}

/** Clients send one Accept header again and again. */
function rememberLast(answersIn: Dialect['answersIn']): Dialect['answersIn'] {
  let last: string | undefined;
  let answer = answersIn(undefined);
  return (accept) => {
    if (accept !== last) {
      answer = answersIn(accept);
      last = accept;
    }
    return answer;
  };
}

function refuse(reply: FastifyReply, dialect: Dialect, refusal: Problem, headers: Record<string, string> = {}): FastifyReply {
  if (refusal.code === 'content-too-large') {
    headers['connection'] = 'close';
    closeAfterBody(reply.request.raw);
  }
  return send(reply, dialect.refuse({ ...refusal, instance: String(reply.request.id) }, headers));
}

function send(reply: FastifyReply, { status, headers, body }: WholeAnswer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}
