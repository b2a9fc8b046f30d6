import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LightRequest } from './light-request.js';
import type { LightResponse } from './light-response.js';

/**
 * The parts of Fastify that its typed interface hides, read from the copy that the app's adapter uses: its request and reply classes, the hooks
 * and parsers of an instance, and the step that runs a route's handler. Nest's own adapter reaches for the same files. The package pins the
 * Nest minor, which pins Fastify; `fastify-internals.test.ts` fails when one of these moves.
 */
export interface FastifyInternals {
  readonly symbols: FastifySymbols;
  readonly Context: new (options: Record<string, unknown>) => RouteContext;
  /** Runs the route's handler and sends what it returns or throws, as for a request from outside. */
  readonly callHandler: (error: null, request: FastifyRequest, reply: FastifyReply) => void;
  /** The hook that Fastify adds to the HEAD route that it makes of a GET route: it drops the body. */
  readonly headRouteHook: unknown;
  readonly findMyWay: FindMyWay;
  readonly lightMyRequest: LightMyRequest;
}

/** The keys of an instance's, a request's or a reply's hidden members. */
export interface FastifySymbols {
  readonly kHooks: symbol;
  readonly kOptions: symbol;
  readonly kRequest: symbol;
  readonly kReply: symbol;
  readonly kErrorHandler: symbol;
  readonly kFourOhFourContext: symbol;
  readonly kRouteContext: symbol;
  readonly kReplyHeaders: symbol;
  readonly kReplyIsError: symbol;
  readonly kReplyHijacked: symbol;
  readonly kReplySerializer: symbol;
  readonly kReplySerializerDefault: symbol;
  readonly kContentTypeParser: symbol;
  readonly kRequestPayloadStream: symbol;
  readonly kBodyLimit: symbol;
  readonly kHandlerTimeout: symbol;
}

/** What a request and a reply know about their route. */
export interface RouteContext {
  readonly Request: new (
    id: string,
    params: unknown,
    raw: LightRequest,
    query: unknown,
    log: unknown,
    context: RouteContext,
  ) => FastifyRequest;
  readonly Reply: new (raw: LightResponse, request: FastifyRequest, log: unknown) => FastifyReply;
  errorHandler: unknown;
  [hidden: symbol]: unknown;
}

export interface Router {
  on(method: string | string[], path: string, options: { constraints?: unknown }, handler: () => void, store: unknown): void;
  find(method: string, path: string, constraints: unknown): Match | null | undefined;
  /** Makes lookups faster; newer routers have it. */
  compile?(): void;
  querystringParser(text: string): unknown;
  readonly maxParamLength: number;
  readonly constrainer: { deriveConstraints(raw: unknown, context: unknown): unknown; readonly asyncStrategiesInUse: ReadonlySet<string> };
}
export interface Match {
  readonly store: unknown;
  readonly params: Record<string, string>;
  readonly searchParams: unknown;
}
/** Hands `route` a request and a response without a socket, and gives what was answered. */
type LightMyRequest = (route: (raw: IncomingMessage, response: ServerResponse) => void, options: object) => Promise<LightMyAnswer>;
interface LightMyAnswer {
  readonly statusCode: number;
  readonly headers: OutgoingHttpHeaders;
  readonly rawPayload: Buffer;
}
type FindMyWay = (options: Record<string, unknown>) => Router;

let loaded: FastifyInternals | undefined;

/** Loads them on first use: an app on another adapter has no Fastify to load. */
export function fastifyInternals(): FastifyInternals {
  if (loaded !== undefined) return loaded;
  const fromAdapter = createRequire(createRequire(import.meta.url).resolve('@nestjs/platform-fastify'));
  const fromFastify = createRequire(fromAdapter.resolve('fastify'));
  const { preHandlerCallback } = fromAdapter('fastify/lib/handle-request.js')[Symbol.for('internals')];
  loaded = {
    symbols: fromAdapter('fastify/lib/symbols.js'),
    Context: fromAdapter('fastify/lib/context.js'),
    callHandler: preHandlerCallback,
    headRouteHook: fromAdapter('fastify/lib/head-route.js').parseHeadOnSendHandlers(undefined),
    findMyWay: fromFastify('find-my-way'),
    lightMyRequest: fromFastify('light-my-request'),
  };
  return loaded;
}

/** Reads a hidden member of an instance. */
export function hidden<T>(instance: FastifyInstance, key: symbol): T {
  return (instance as unknown as Record<symbol, T>)[key] as T;
}
