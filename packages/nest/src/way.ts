import { StreamableFile } from '@nestjs/common';
import { RouteParamtypes } from '@nestjs/common/internal.js';
import { STATIC_CONTEXT } from '@nestjs/core/internal.js';
import type { FastifyInstance } from 'fastify';
import type { BodyParser } from './body-parser.js';
import { fastifyInternals, hidden } from './fastify-internals.js';
import { hooksAround } from './hooks.js';
import type { HookFilter } from './hooks.js';
import { mayHaveMiddleware } from './middleware.js';
import type { NestRouter, ResolvedRoute } from './nest-internals.js';
import { pathParameters } from './path-pattern.js';
import type { Route } from './route.js';

/** How an item reaches a route's handler, fastest first. */
export type DispatchWay = 'compiled' | 'route' | 'inject';

export interface Choice {
  readonly way: DispatchWay;
  /** Why it is not the fastest; `undefined` when it is. */
  readonly because: string | undefined;
}

/** What the choice depends on beside the route. */
export interface Surroundings {
  readonly router: NestRouter;
  /** Why no route of this app can be called without a request of its own, if so. */
  readonly injectsAll: string | undefined;
  /** Why no route is compiled, if so: the probe found a difference. */
  readonly compilesNone: string | undefined;
  readonly mayMiss: HookFilter;
  /** False when other `onRoute` hooks came before ours. */
  readonly heardFirst: boolean;
  bodyParserOf(instance: FastifyInstance): BodyParser;
}

/** The fastest way that gives the same answer as the request alone. What stands before or around the handler outside of Nest's own pipeline only inject runs. */
export function chooseWay(route: Route, surroundings: Surroundings): Choice {
  const injected = surroundings.injectsAll ?? needsRequest(route, surroundings);
  if (injected !== undefined) return { way: 'inject', because: injected };
  const handled = handlingOf(route.resolved!, surroundings.router);
  const streamed = streams(handled);
  if (streamed !== undefined) return { way: 'inject', because: streamed };
  const called = surroundings.compilesNone ?? needsRouteFunction(route, handled);
  return called === undefined ? { way: 'compiled', because: undefined } : { way: 'route', because: called };
}

function needsRequest(route: Route, { mayMiss, heardFirst, bodyParserOf }: Surroundings): string | undefined {
  const { instance, options, resolved, path, methods } = route;
  if (resolved === undefined) return 'registered with Fastify, not with Nest';
  const hook = hooksAround(instance, options).find((one) => !mayMiss(one));
  if (hook !== undefined) return `a hook ${hook.name}${hook.hook.name ? ` (${hook.hook.name})` : ''}`;
  if (mayHaveMiddleware(instance, path)) return 'middleware';
  const hasName = options.handler.name === `${resolved.instanceWrapper.name}.${resolved.methodName}`;
  if (options.handler !== route.handler || !(heardFirst || hasName)) return 'an onRoute hook that put its own handler in place of Nest’s';
  for (const option of optionsOfFastify) if (options[option] !== undefined) return `Fastify's route option ${option}`;
  if (options.attachValidation === true) return "Fastify's route option attachValidation";
  const { kReplySerializerDefault, kHandlerTimeout } = fastifyInternals().symbols;
  if (hidden(instance, kReplySerializerDefault)) return 'a reply serializer of its own';
  if (hidden<number>(instance, kHandlerTimeout) > 0) return 'a handler timeout';
  if (methods.some((method) => method !== 'GET' && method !== 'HEAD') && !bodyParserOf(instance).isPlain)
    return 'a JSON body parser of its own';
  return undefined;
}

/** What Fastify does for a route by these, only Fastify does. */
const optionsOfFastify = [
  'schema',
  'errorHandler',
  'validatorCompiler',
  'serializerCompiler',
  'handlerTimeout',
  'childLoggerFactory',
] as const;

/** What Nest's metadata says of how a route is handled. */
interface Handling {
  readonly isStatic: boolean;
  readonly isSse: boolean;
  readonly isRendered: boolean;
  readonly isResponseHandled: boolean;
  readonly returns: unknown;
  readonly parameterTypes: readonly unknown[];
}

function handlingOf({ instanceWrapper, targetCallback, methodName, method }: ResolvedRoute, { executionContext }: NestRouter): Handling {
  const { instance } = instanceWrapper;
  const moduleKey = instanceWrapper.host!.token;
  const metadata = executionContext.getMetadata(instance, targetCallback, methodName, moduleKey, method, 'http');
  const params = metadata.getParamsMetadata(moduleKey, STATIC_CONTEXT, instanceWrapper.id);
  return {
    isStatic: instanceWrapper.isDependencyTreeStatic(),
    isSse: metadata.isSseHandler,
    isRendered: executionContext.reflectRenderTemplate(targetCallback) !== undefined,
    isResponseHandled: executionContext.isResponseHandled(instance, methodName, params),
    returns: Reflect.getMetadata('design:returntype', Object.getPrototypeOf(instance) as object, methodName),
    parameterTypes: params.map(({ type }) => type),
  };
}

function streams({ isSse, returns, parameterTypes }: Handling): string | undefined {
  if (isSse) return 'server-sent events';
  if (returns === StreamableFile) return 'a file';
  if (parameterTypes.includes(RouteParamtypes.FILE) || parameterTypes.includes(RouteParamtypes.FILES)) return 'uploaded files';
  return undefined;
}

function needsRouteFunction({ path }: Route, { isStatic, isRendered, isResponseHandled }: Handling): string | undefined {
  if (!isStatic) return 'request scope';
  if (isRendered) return 'a template';
  if (isResponseHandled) return 'a handler that answers by the reply';
  if (!hasPlainParameters(path)) return 'path parameters that Nest matches a second time';
  return undefined;
}

/** False where two parameters share a name, or where a name is not one to path-to-regexp: the adapter matches such paths once more. */
function hasPlainParameters(path: string): boolean {
  const names = pathParameters(path).filter((name) => name !== '*');
  return new Set(names).size === names.length && names.every((name) => /^[$_\p{ID_Start}][$\p{ID_Continue}]*$/u.test(name));
}
