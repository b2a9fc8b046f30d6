import type { ArgumentsHost, CanActivate, NestInterceptor, PipeTransform, RequestMethod } from '@nestjs/common';
import type { AbstractHttpAdapter, ApplicationConfig } from '@nestjs/core';
import { NoopGraphInspector } from '@nestjs/core/inspector/noop-graph-inspector.js';
import type { NestContainer } from '@nestjs/core';
import type { Injector } from '@nestjs/core/injector/injector.js';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper.js';
import { RoutesResolver } from '@nestjs/core/router/routes-resolver.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';

/**
 * A route as Nest resolves it from a controller, before any adapter sees it.
 * https://github.com/nestjs/nest/tree/master/packages/core/router has the files that these interfaces describe.
 */
export interface ResolvedRoute {
  readonly method: RequestMethod;
  readonly path: string;
  readonly host: string | RegExp | readonly (string | RegExp)[] | undefined;
  readonly version: unknown;
  readonly handler: RouteFunction & { readonly version?: unknown };
  readonly targetCallback: Handler;
  readonly methodName: string;
  readonly instanceWrapper: InstanceWrapper<Record<string, Handler>>;
}

export type Handler = (...args: unknown[]) => unknown;
export type RouteFunction = (request: FastifyRequest, reply: FastifyReply, next?: undefined) => unknown;

/** One argument of a handler, with the pipes of its own. */
export interface ParamProperties {
  readonly index: number;
  /** A RouteParamtypes number, or text for a custom decorator. */
  readonly type: number | string;
  readonly data: unknown;
  readonly pipes: readonly PipeTransform[];
  readonly schema?: unknown;
  readonly metatype?: unknown;
  readonly extractValue: (request: FastifyRequest, reply: FastifyReply, next: undefined) => unknown;
}

export interface HandlerMetadata {
  readonly argsLength: number;
  readonly paramtypes: readonly unknown[] | undefined;
  readonly getParamsMetadata: (moduleKey: string, contextId?: unknown, inquirerId?: string) => ParamProperties[];
  readonly httpStatusCode: number;
  readonly responseHeaders: readonly unknown[];
  readonly hasCustomHeaders: boolean;
  readonly isSseHandler: boolean;
  readonly fnHandleResponse: (
    result: unknown,
    reply: FastifyReply,
    request: FastifyRequest,
    handlerObservable: Observable<void> | undefined,
    handlerStreams: unknown[],
  ) => Promise<unknown>;
}

interface EnhancerCreator<T> {
  create(instance: object, callback: Handler, moduleKey: string, contextId: unknown, inquirerId: string | undefined): T[];
}

/** Nest's RouterExecutionContext: makes a controller method's route function, and holds the creators of all that stands around it. */
export interface ExecutionContextCreator {
  readonly guardsContextCreator: EnhancerCreator<CanActivate>;
  readonly pipesContextCreator: EnhancerCreator<PipeTransform>;
  readonly interceptorsContextCreator: EnhancerCreator<NestInterceptor>;
  readonly contextUtils: { mergeParamsMetatypes(params: ParamProperties[], types: readonly unknown[] | undefined): ParamProperties[] };
  readonly responseController: { setHeaders(reply: FastifyReply, headers: readonly unknown[]): void };
  isPipeable(type: number | string): boolean;
  isResponseHandled(instance: object, methodName: string, params: readonly ParamProperties[]): boolean;
  reflectRedirect(callback: Handler): { readonly url?: unknown } | undefined;
  reflectRenderTemplate(callback: Handler): string | undefined;
  getMetadata(
    instance: object,
    callback: Handler,
    methodName: string,
    moduleKey: string,
    method: RequestMethod,
    type: 'http',
  ): HandlerMetadata;
}

export interface ExceptionsHandler {
  next(error: unknown, host: ArgumentsHost): void;
}

/** What Nest resolves routes with. */
export interface NestRouter {
  readonly executionContext: ExecutionContextCreator;
  readonly filters: {
    create(instance: object, callback: Handler, moduleKey: string, contextId?: unknown, inquirerId?: string): ExceptionsHandler;
  };
  /** Calls `handler` when the request's host is one of the controller's, else throws Nest's 404. */
  applyHostFilter(host: ResolvedRoute['host'], handler: RouteFunction): RouteFunction;
  /** Nest's route function of one method of a controller. */
  createCallbackProxy(instance: object, callback: Handler, methodName: string, moduleKey: string, method: RequestMethod): RouteFunction;
  /** All routes of the app's controllers, in the order in which Nest registers them. Registers nothing. */
  resolve(globalPrefix: string): ResolvedRoute[];
}

/** A second resolver beside the app's: it gives away what the first one keeps, registers nothing, and says nothing. */
export function nestRouter(
  container: NestContainer,
  config: ApplicationConfig,
  injector: Injector,
  adapter: AbstractHttpAdapter,
): NestRouter {
  const resolver = new RoutesResolver(container, config, injector, NoopGraphInspector);
  const { routerExplorer, routerExceptionsFilter } = resolver as unknown as {
    routerExplorer: Explorer;
    routerExceptionsFilter: NestRouter['filters'];
  };
  const silent = { log() {}, warn() {}, error() {}, debug() {}, verbose() {} };
  Object.assign(resolver, { logger: silent });
  Object.assign(routerExplorer, { logger: silent });
  return {
    executionContext: routerExplorer.executionContextCreator,
    filters: routerExceptionsFilter,
    applyHostFilter: (host, handler) => routerExplorer.applyHostFilter(host, handler),
    createCallbackProxy: (...of) => routerExplorer.createCallbackProxy(...of),
    resolve(globalPrefix) {
      const routes: ResolvedRoute[] = [];
      const onRouteResolved = (route: unknown) => routes.push({ ...(route as ResolvedRoute) });
      resolver.resolve(adapter as never, globalPrefix, { deferRegistration: true, onRouteResolved } as never);
      return routes;
    },
  };
}

interface Explorer {
  readonly executionContextCreator: ExecutionContextCreator;
  applyHostFilter: NestRouter['applyHostFilter'];
  createCallbackProxy: NestRouter['createCallbackProxy'];
}
