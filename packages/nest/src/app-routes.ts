import type { ApplicationConfig } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { bodyParserOf } from './body-parser.js';
import type { BodyParser } from './body-parser.js';
import type { CallableRoute } from './callable-route.js';
import { traitsOf } from './callable-route.js';
import { CompiledRoute } from './compiled.js';
import type { Discovery } from './discovery.js';
import { fastifyInternals, hidden } from './fastify-internals.js';
import { adapterHooks } from './hooks.js';
import type { HookFilter } from './hooks.js';
import type { NestRouter, ResolvedRoute } from './nest-internals.js';
import { nameOperations } from './operation.js';
import type { Operation } from './operation.js';
import { plainName } from './operation-name.js';
import { callableOperation } from './callable-operation.js';
import type { CallableOperation } from './callable-operation.js';
import { matchesFilter } from './route.js';
import type { Route, RouteFilter } from './route.js';
import { routeContext } from './route-context.js';
import { RouteTable } from './route-table.js';
import { chooseWay } from './way.js';
import type { Surroundings } from './way.js';

/** Everything about the app's routes that dispatching needs, worked out once when all of them are known. */
export interface AppRoutes {
  readonly table: RouteTable;
  /** By the name that the capabilities tell. */
  readonly operations: ReadonlyMap<string, CallableOperation>;
  /** By `Controller_method`, where that leads to one operation and is no name. */
  readonly aliases: ReadonlyMap<string, CallableOperation>;
  /** Whether the app's router may lead an injected item here. */
  mayCall(method: string, path: string): boolean;
}

export interface AppRoutesOptions {
  readonly instance: FastifyInstance;
  readonly discovery: Discovery;
  readonly resolved: readonly ResolvedRoute[];
  readonly router: NestRouter;
  readonly config: ApplicationConfig;
  readonly include: readonly RouteFilter[] | undefined;
  readonly exclude: readonly RouteFilter[];
  /** Hooks beside the adapter's own that items may go without. */
  readonly mayMiss: HookFilter;
  readonly injectsAll: string | undefined;
  readonly compilesNone: string | undefined;
}

export async function appRoutes(options: AppRoutesOptions): Promise<AppRoutes> {
  const { instance, discovery, resolved, router, config, injectsAll, compilesNone } = options;
  const isAdapters = await adapterHooks();
  const surroundings: Surroundings = {
    router,
    injectsAll: injectsAll ?? needsRouterOfApp(instance),
    compilesNone,
    mayMiss: (hook) => isAdapters(hook) || options.mayMiss(hook),
    heardFirst: discovery.isFirst,
    bodyParserOf: once(bodyParserOf),
  };
  const routes = discovery.routes(resolved);
  const named = nameOperations(
    routes.filter((route) => !isBatchRoute(route)),
    resolved,
    config.getVersioning(),
  );
  const { include, exclude } = options;
  for (const filter of [...(include ?? []), ...exclude]) checkFilter(filter, named);
  const callables = new Map(routes.map((route) => [route, callable(route, isAllowed(route, named, options), surroundings)]));
  const all = [...callables.values()];
  const operations = named.map((operation) => callableOperation(operation, callables.get(operation.route)!, all, config.getVersioning()));
  const allowed = new Set(
    all.flatMap(({ route, isBatchable }) => (isBatchable ? route.methods.map((method) => `${method} ${route.path}`) : [])),
  );
  return {
    table: new RouteTable(instance, all),
    operations: new Map(operations.map((operation) => [operation.operation.info.operationId, operation])),
    aliases: aliasesOf(operations),
    mayCall: (method, path) => allowed.has(`${method} ${path}`),
  };
}

/** `Controller_method` names an operation even where its document name says more (a version). */
function aliasesOf(operations: readonly CallableOperation[]): Map<string, CallableOperation> {
  const byPlainName = Map.groupBy(operations, ({ operation }) => plainName(operation.route));
  return new Map(
    [...byPlainName].flatMap(([name, [only, ...others]]) => (name !== undefined && others.length === 0 ? [[name, only!] as const] : [])),
  );
}

/** Instances are few and routes many. */
function once(make: (instance: FastifyInstance) => BodyParser): (instance: FastifyInstance) => BodyParser {
  const made = new Map<FastifyInstance, BodyParser>();
  return (instance) => {
    if (!made.has(instance)) made.set(instance, make(instance));
    return made.get(instance)!;
  };
}

/** A rewritten URL only the app itself can follow. */
function needsRouterOfApp(instance: FastifyInstance): string | undefined {
  const { rewriteUrl } = hidden<{ rewriteUrl?: unknown }>(instance, fastifyInternals().symbols.kOptions);
  return rewriteUrl === undefined ? undefined : 'rewriteUrl';
}

/** A name that is misspelled must not leave a route open, or shut. */
function checkFilter(filter: RouteFilter, named: readonly Operation[]): void {
  if (typeof filter === 'function' || named.some(({ info }) => matchesFilter(info, filter))) return;
  throw new Error(`BatchModule: no route of this app matches "${filter}" of include or exclude.`);
}

/** The HEAD route that Fastify makes of a GET route goes with it. */
function isAllowed(route: Route, named: readonly Operation[], { include, exclude }: AppRoutesOptions): boolean {
  if (route.batchable === false || isBatchRoute(route)) return false;
  const infos = named
    .filter((operation) => operation.route === route || (route.isMadeOfGet && isGetOf(operation, route)))
    .map(({ info }) => info);
  const matches = (filters: readonly RouteFilter[]) => infos.some((info) => filters.some((filter) => matchesFilter(info, filter)));
  return (include === undefined || matches(include)) && !matches(exclude);
}

function isGetOf({ info, route }: Operation, head: Route): boolean {
  return info.method === 'GET' && info.path === head.path && route.instance === head.instance;
}

/** Batches are never items. */
function isBatchRoute({ options }: Route): boolean {
  return (options.config as { sheafBatch?: boolean } | undefined)?.sheafBatch === true;
}

function callable(route: Route, isBatchable: boolean, surroundings: Surroundings): CallableRoute {
  const { way, because } = isBatchable ? chooseWay(route, surroundings) : { way: 'inject' as const, because: undefined };
  const { keepsRawBody, bodyLimit } = surroundings.bodyParserOf(route.instance);
  return {
    route,
    isBatchable,
    way,
    because,
    compiled: way === 'compiled' ? compile(route.resolved!, surroundings.router) : undefined,
    context: way === 'inject' ? undefined : routeContext(route, keepsRawBody),
    ...traitsOf(route),
    bodyLimit: route.options.bodyLimit ?? bodyLimit,
  };
}

function compile({ instanceWrapper, targetCallback, methodName, method, host }: ResolvedRoute, router: NestRouter): CompiledRoute {
  return new CompiledRoute(
    {
      instance: instanceWrapper.instance,
      callback: targetCallback,
      methodName,
      moduleKey: instanceWrapper.host!.token,
      inquirerId: instanceWrapper.id,
      method,
      host,
    },
    router,
  );
}
