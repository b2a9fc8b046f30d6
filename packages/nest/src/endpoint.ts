import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { execute, plan, problem, summarize } from '@sheaf/core';
import type { Batch, Dispatch, Item, ItemResult, Limits, Problem } from '@sheaf/core';
import { AnswerStream } from '@sheaf/dialects';
import type { Dialect, WholeAnswer } from '@sheaf/dialects';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { systemClock } from './clock.js';
import { closeAfterBody } from './close-after-body.js';
import type { Admission, Authenticate, BatchModuleOptions } from './options.js';
import { OuterRequest } from './outer-request.js';
import { contentEncoding, contentEncodings, readBody, tooLarge } from './request-body.js';
import type { RunningBatches } from './running-batches.js';
import { isThenable } from './thenable.js';
import { leaveBodiesUnread } from './unread-bodies.js';

export interface EndpointOptions {
  readonly path: string;
  readonly dialect: Dialect;
  readonly limits: Limits;
  readonly authenticate: Authenticate | undefined;
  readonly challenge: string;
  readonly running: RunningBatches;
  dispatchFor(outer: OuterRequest, isAlone: boolean): Dispatch;
  /** As `plan` of @sheaf/core asks. */
  recommendsTo(item: Item): string | undefined;
  onInternalError(cause: unknown, requestId: string): void;
  readonly onResult: BatchModuleOptions['onResult'];
  readonly respondAsync: BatchModuleOptions['respondAsync'];
}

/** Serves batches of one dialect at one path, in a Fastify context of its own: the app's body parsers and their limits do not apply here. */
export function batchEndpoint(options: EndpointOptions) {
  return (instance: FastifyInstance, _none: unknown, done: () => void): void => {
    const { path, dialect } = options;
    const config = { sheafBatch: true, sheafDialect: dialect.name };
    // Registered to say no: who lists the methods that a path has leaves these out.
    const refusing = { ...config, sheafRefuses: true };
    const methods = methodsOf(dialect);
    const answersIn = rememberLast(dialect.answersIn);
    leaveBodiesUnread(instance);
    instance.route({
      method: methods as never,
      url: path,
      exposeHeadRoute: false,
      config,
      onRequest: opening(options, (request, reply) => refuseByHeaders(request, reply, options, answersIn)),
      // Nothing is returned: Fastify would wait for what it is given, and for the reply again, which is a promise to it.
      handler: (request, reply): void => {
        serve(request, reply, options, answersIn(request.headers.accept)!).catch((error: unknown) => void reply.send(error));
      },
    });
    instance.route({
      method: instance.supportedMethods.filter((method) => method !== 'OPTIONS' && !methods.includes(method)) as never,
      url: path,
      config: refusing,
      onRequest: opening(options),
      handler: (_request, reply) => refuse(reply, dialect, problem('method-not-allowed'), { allow: methods.join(', ') }),
    });
    done();
  };
}

/** The methods that a dialect is served at. What can be read can be asked for without its body. */
function methodsOf({ methods = ['POST'] }: Dialect): readonly string[] {
  return methods.includes('GET') && !methods.includes('HEAD') ? [...methods, 'HEAD'] : methods;
}

/** The path of a batch: decode, plan, execute, encode. */
async function serve(request: FastifyRequest, reply: FastifyReply, options: EndpointOptions, mediaType: string): Promise<void> {
  const { dialect, limits, running } = options;
  const arrivedMs = systemClock.nowMs();
  // Fastify hands no stream on where the method has no body, and where neither a body nor a type is announced.
  const sent = request.body as Readable | undefined;
  const body = sent ? await readBody(sent, contentEncoding(request.headers['content-encoding'])!, limits) : noBody;
  if ('problem' in body) return void refuse(reply, dialect, body.problem);

  const decoded = dialect.decode(
    { method: methodFor(dialect, request.method), target: request.originalUrl, headers: request.headers, body },
    limits,
  );
  if ('problem' in decoded) return void refuse(reply, dialect, decoded.problem, { ...decoded.headers });

  const planned = plan(decoded.batch, options.recommendsTo);
  // What a reference brings in may be larger than what was sent.
  const outer = new OuterRequest(request, planned.referenced.size === 0 ? body.length : Infinity, replacedHeaders.get(request));
  if (options.respondAsync !== undefined && request.headers.prefer !== undefined && prefersAsync(request.headers.prefer)) {
    const accepted = await options.respondAsync(decoded.batch, outer.headers, request);
    if (accepted !== undefined) return void send(reply.header('preference-applied', 'respond-async'), accepted);
  }
  const dispatch = options.dispatchFor(outer, planned.batch.items.length === 1);
  const batchId = String(request.id);
  const onInternalError = (cause: unknown) => options.onInternalError(cause, batchId);
  const onResult = observer(options, decoded.batch);
  const execution = { clock: systemClock, limits, batchId, arrivedMs, signal: running.add(reply), onInternalError, onResult };

  const encoder = dialect.encoder(decoded.batch, mediaType);
  if (!encoder.streams) {
    const results = await execute(planned, dispatch, execution);
    return void send(reply, encoder.encode(results, summarize(results)));
  }
  const stream = new AnswerStream(encoder, systemClock);
  const push = (result: ItemResult): void => {
    stream.push(result);
    onResult?.(result);
  };
  execute(planned, dispatch, { ...execution, onResult: onResult === undefined ? stream.push : push }).then(
    (results) => stream.end(summarize(results)),
    (error: unknown) => stream.fail(error),
  );
  void reply
    .code(encoder.status)
    .headers(encoder.headers)
    .send(Readable.from(stream, { objectMode: false }));
}

/** RFC 7240: preferences separated by commas, each a name with what may follow it; several fields are one. */
export function prefersAsync(prefer: string | readonly string[]): boolean {
  return [prefer]
    .flat()
    .join(',')
    .split(',')
    .some((preference) => preference.split(/[;=]/, 1)[0]!.trim().toLowerCase() === 'respond-async');
}

/** What the app wants to hear of each result. */
export function observer({ onResult }: Pick<EndpointOptions, 'onResult'>, { items }: Batch): ((result: ItemResult) => void) | undefined {
  if (onResult === undefined) return undefined;
  const first = items[0]?.index ?? 0;
  return (result) => onResult(result, items[result.index - first]!);
}

const noBody = Buffer.alloc(0);

function methodFor({ methods }: Dialect, method: string): string {
  return method === 'HEAD' && !methods?.includes('HEAD') ? 'GET' : method;
}

/** What `authenticate` said that items inherit, until the batch is decoded. */
const replacedHeaders = new WeakMap<FastifyRequest, NonNullable<Admission['inheritedHeaders']>>();

/**
 * The hook before anything is read: names the request, asks who sends it (an unknown caller learns nothing else), and then what `refuseNext` has
 * against it. It makes no promise unless `authenticate` gives one.
 */
export function opening(options: EndpointOptions, refuseNext: Refuse = () => undefined) {
  const { authenticate } = options;
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    if (!reply.hasHeader('x-request-id')) void reply.header('x-request-id', String(request.id));
    const admit = (caller: unknown): void => {
      if (!caller) return turnAway(request, reply, options);
      const { inheritedHeaders } = caller as Admission;
      if (inheritedHeaders !== undefined) replacedHeaders.set(request, inheritedHeaders);
      if (refuseNext(request, reply) === undefined) done();
    };
    if (authenticate === undefined) return admit(true);
    let caller: unknown;
    try {
      caller = authenticate(request);
    } catch (error) {
      return turnAway(request, reply, options, error);
    }
    if (isThenable(caller)) caller.then(admit, (error: unknown) => turnAway(request, reply, options, error));
    else admit(caller);
  };
}

/** Answers a request at once, if there is something against it. */
type Refuse = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined;

function turnAway(request: FastifyRequest, reply: FastifyReply, { dialect, challenge }: EndpointOptions, error?: unknown): void {
  if (error !== undefined) request.log.info({ err: error }, 'A batch was not authenticated');
  const { problem: refusal = problem('unauthenticated'), headers } = (error ?? {}) as Partial<Refusal>;
  void refuse(reply, dialect, refusal, { ...(refusal.status === 401 ? { 'www-authenticate': challenge } : {}), ...headers });
}

/** What an error may carry that `authenticate` throws. */
interface Refusal {
  readonly problem: Problem;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What the headers alone are refused for, cheapest first. */
function refuseByHeaders(
  { method, headers }: FastifyRequest,
  reply: FastifyReply,
  { dialect, limits, running }: EndpointOptions,
  answersIn: Dialect['answersIn'],
): FastifyReply | undefined {
  if (running.isClosing) return refuse(reply, dialect, problem('unavailable'), { 'retry-after': '1', connection: 'close' });
  if (!isBare(method, headers) && !dialect.reads(headers['content-type']))
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

/** Whether there is nothing to read, so that its type means nothing: a GET whatever it says, others where they announce neither a body nor a type. */
function isBare(method: string, headers: IncomingHttpHeaders): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  const { 'content-type': type, 'content-length': length = '0', 'transfer-encoding': transfer } = headers;
  return type === undefined && transfer === undefined && length === '0';
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
