import type { CanActivate, NestInterceptor, RequestMethod } from '@nestjs/common';
import { STATIC_CONTEXT } from '@nestjs/core/internal.js';
import { markRejectedByPipes } from '@nestjs/core/router/rejected-by-pipes.js';
import type { Outcome } from '@sheaf/core';
import { ItemExecutionContext } from './execution-context.js';
import { fastifyInternals } from './fastify-internals.js';
import type { FastifySymbols } from './fastify-internals.js';
import { passGuards } from './guards.js';
import { compileInput } from './input.js';
import type { Input } from './input.js';
import { intercept } from './interceptors.js';
import type { Intercepted } from './interceptors.js';
import { lastValue } from './last-value.js';
import { answerOf, sendError } from './light-answer.js';
import type { LightCall } from './light-call.js';
import { checkHeader } from './light-response.js';
import type {
  ExceptionsHandler,
  ExecutionContextCreator,
  Handler,
  HandlerMetadata,
  NestRouter,
  ResolvedRoute,
  RouteFunction,
} from './nest-internals.js';
import { bodyless, itemHeaders, jsonHeaders, noHeaders, outcome, textHeaders } from './outcome.js';
import { isThenable } from './thenable.js';

/** A method of a controller, as the compiler takes it. */
export interface Compilable {
  readonly instance: object;
  readonly callback: Handler;
  readonly methodName: string;
  readonly moduleKey: string;
  readonly inquirerId: string | undefined;
  readonly method: RequestMethod;
  readonly host: ResolvedRoute['host'];
}

/**
 * A route whose guards, pipes, interceptors, filters and parameter factories were resolved once, by Nest's own creators, and that runs without a
 * promise where none of them gives one. What it answers is what Nest's route function answers; `probe.ts` compares the two at every start.
 */
export class CompiledRoute implements Intercepted {
  readonly interceptors: readonly NestInterceptor[];
  readonly #instance: object;
  readonly #callback: Handler;
  readonly #guards: readonly CanActivate[];
  readonly #input: Input;
  readonly #metadata: HandlerMetadata;
  readonly #hasRedirect: boolean;
  readonly #exceptions: ExceptionsHandler;
  readonly #responses: ExecutionContextCreator['responseController'];
  readonly #hostFilter: RouteFunction | undefined;
  readonly #symbols: FastifySymbols;

  constructor(route: Compilable, router: NestRouter) {
    const { instance, callback, methodName, moduleKey, inquirerId, method } = route;
    const creator = router.executionContext;
    const metadata = creator.getMetadata(instance, callback, methodName, moduleKey, method, 'http');
    const params = creator.contextUtils.mergeParamsMetatypes(
      metadata.getParamsMetadata(moduleKey, STATIC_CONTEXT, inquirerId),
      metadata.paramtypes,
    );
    const pipes = creator.pipesContextCreator.create(instance, callback, moduleKey, STATIC_CONTEXT, inquirerId);
    this.#instance = instance;
    this.#callback = callback;
    this.#guards = creator.guardsContextCreator.create(instance, callback, moduleKey, STATIC_CONTEXT, inquirerId);
    this.interceptors = creator.interceptorsContextCreator.create(instance, callback, moduleKey, STATIC_CONTEXT, inquirerId);
    this.#input = compileInput(metadata.argsLength, params, pipes, (type) => creator.isPipeable(type));
    this.#metadata = metadata;
    this.#hasRedirect = typeof creator.reflectRedirect(callback)?.url === 'string';
    this.#exceptions = router.filters.create(instance, callback, moduleKey, STATIC_CONTEXT, inquirerId);
    this.#responses = creator.responseController;
    this.#hostFilter = route.host === undefined ? undefined : router.applyHostFilter(route.host, () => undefined);
    this.#symbols = fastifyInternals().symbols;
  }

  run(call: LightCall): Outcome | Promise<Outcome> {
    if (this.#hostFilter !== undefined) {
      try {
        this.#hostFilter(call.request, call.reply);
      } catch (error) {
        return sendError(call, error);
      }
    }
    try {
      const result = this.#perform(call);
      if (!isThenable(result)) return this.#answer(call, result);
      return result.then(
        (settled) => this.#answer(call, settled),
        (error: unknown) => this.#fail(call, error),
      ) as Promise<Outcome>;
    } catch (error) {
      return this.#fail(call, error);
    }
  }

  #perform(call: LightCall): unknown {
    if (this.#guards.length === 0 && this.interceptors.length === 0) return this.#intercept(call, undefined);
    const context = new ItemExecutionContext([call.request, call.reply, undefined], this.#instance.constructor as never, this.#callback);
    const pending = passGuards(this.#guards, context);
    return pending === undefined ? this.#intercept(call, context) : pending.then(() => this.#intercept(call, context));
  }

  #intercept(call: LightCall, context: ItemExecutionContext | undefined): unknown {
    call.reply.code(this.#metadata.httpStatusCode);
    if (this.#metadata.hasCustomHeaders) this.#responses.setHeaders(call.reply, this.#metadata.responseHeaders);
    if (context === undefined || this.interceptors.length === 0) return this.handle(call);
    return lastValue(intercept(this, call, context));
  }

  /** Makes the arguments and calls the method. */
  handle(call: LightCall): unknown {
    let args: unknown[] | Promise<unknown[]>;
    try {
      args = this.#input(call.request, call.reply);
    } catch (error) {
      markRejectedByPipes(call.request);
      throw error;
    }
    if (!isThenable(args)) return this.#begin(call, args);
    return args.then(
      (ready) => this.#begin(call, ready),
      (error: unknown) => {
        markRejectedByPipes(call.request);
        throw error;
      },
    );
  }

  #begin(call: LightCall, args: unknown[]): unknown {
    call.began = true;
    if (!call.readsOnly) call.context.effect = 'unknown';
    return this.#callback.apply(this.#instance, args);
  }

  /** The common answers, without Fastify's general way of sending; anything else goes that way. */
  #answer(call: LightCall, result: unknown): Outcome | Promise<Outcome> {
    const answered = this.#hasRedirect ? undefined : this.#quickAnswer(call, result);
    return answered ?? this.#slowAnswer(call, result);
  }

  #quickAnswer({ reply, request, response }: LightCall, result: unknown): Outcome | undefined {
    const { kReplyHeaders, kReplyHijacked, kReplySerializer } = this.#symbols;
    const own = reply as unknown as Record<symbol, unknown>;
    const headers = own[kReplyHeaders] as Record<string, string | string[]>;
    if (response.headersSent || own[kReplyHijacked] === true || own[kReplySerializer] !== null || !isPlain(result)) return undefined;
    // Whoever waits for the answer to be out (an access log) hears of it only on the general way.
    if (response.eventNames().length > 0) return undefined;
    const hasHeaders = response.hasHeaders || !isEmpty(headers);
    if (hasHeaders && (headers['content-type'] !== undefined || response.hasHeader('content-type'))) return undefined;
    const status = response.statusCode;
    let json: string | undefined;
    try {
      json = bodyless(request.method, status) || result === '' ? undefined : JSON.stringify(result);
    } catch {
      // Fastify serialises again, fails again, and the app's error handler answers.
      return undefined;
    }
    const typed = result === undefined || status === 204 ? noHeaders : typeof result === 'string' ? textHeaders : jsonHeaders;
    if (!hasHeaders) return outcome(status, typed, json, 0);
    try {
      for (const name in headers) checkHeader(name, headers[name]);
    } catch {
      return undefined;
    }
    const kept = itemHeaders({ ...response.getHeaders(), ...headers });
    return outcome(status, { ...kept.headers, ...typed }, json, kept.droppedCookies);
  }

  async #slowAnswer(call: LightCall, result: unknown): Promise<Outcome> {
    try {
      await this.#metadata.fnHandleResponse(result, call.reply, call.request, undefined, call.streams ?? []);
    } catch (error) {
      return this.#fail(call, error);
    }
    return answerOf(call);
  }

  #fail(call: LightCall, error: unknown): Outcome | Promise<Outcome> {
    try {
      this.#exceptions.next(error, new ItemExecutionContext([call.request, call.reply, undefined]));
    } catch (failure) {
      return sendError(call, failure);
    }
    return answerOf(call);
  }
}

/** True for what becomes JSON or text without further ado: no stream, bytes, Response, Error, or anything else that Nest or Fastify treat on their own. */
function isPlain(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return typeof value !== 'function';
  const one = value as { pipe?: unknown; getReader?: unknown; buffer?: unknown; [Symbol.asyncIterator]?: unknown };
  if (one.pipe !== undefined || one.getReader !== undefined || one.buffer !== undefined || one[Symbol.asyncIterator] !== undefined)
    return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === Array.prototype) return true;
  return prototype === null || isPlainInstance(value);
}

function isPlainInstance(value: object): boolean {
  return (
    !(value instanceof Error) &&
    !('getStream' in value) &&
    !('subscribe' in value) &&
    Object.prototype.toString.call(value) === '[object Object]'
  );
}

function isEmpty(headers: object): boolean {
  for (const _ in headers) return false;
  return true;
}
