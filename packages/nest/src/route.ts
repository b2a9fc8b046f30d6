import type { Type } from '@nestjs/common';
import type { FastifyInstance, RouteOptions } from 'fastify';
import type { BatchableOptions } from './batchable.js';
import type { ResolvedRoute } from './nest-internals.js';

/** A route of the app as Fastify was given it, with what Nest knows of it. */
export interface Route {
  /** Upper case; several for a route of Nest's `@All`. */
  readonly methods: readonly string[];
  /** The pattern, prefix included. */
  readonly path: string;
  readonly instance: FastifyInstance;
  /** As the `onRoute` hooks left them: read when all of them have run. */
  readonly options: RouteOptions;
  /** The handler when our hook saw it. */
  readonly handler: RouteOptions['handler'];
  /** `undefined`: a route that Nest does not know. */
  readonly resolved: ResolvedRoute | undefined;
  /** What the decorators say; `false`: never in a batch. */
  readonly batchable: false | BatchableOptions;
  /** True for the HEAD route that Fastify makes of a GET route. */
  readonly isMadeOfGet: boolean;
}

/** A route as `include` and `exclude` see it. */
export interface RouteInfo {
  readonly operationId: string;
  /** Upper case. */
  readonly method: string;
  /** The pattern, prefix included. */
  readonly path: string;
  readonly version: unknown;
  /** The controller's class; `undefined` for a route that Nest does not know. */
  readonly controller: Type | undefined;
  /** The method's name. */
  readonly handler: string | undefined;
}

/**
 * Names routes: an operationId; a path pattern as the app registered it, with `*` at its end for all below; either with a method before it
 * (`GET /items/:id`); or a function that says so.
 */
export type RouteFilter = string | ((route: RouteInfo) => boolean);

export function matchesFilter(route: RouteInfo, filter: RouteFilter): boolean {
  if (typeof filter === 'function') return filter(route);
  const [, method, path] = /^(?:([A-Z]+) )?(\/.*)$/.exec(filter) ?? [];
  if (path === undefined) return route.operationId === filter;
  if (method !== undefined && method !== route.method) return false;
  return path.endsWith('*') ? route.path.startsWith(path.slice(0, -1)) : route.path === path;
}

declare module 'fastify' {
  /** What our own routes state of themselves. Named here, because with any plugin that adds members of its own other members are type errors. */
  interface FastifyContextConfig {
    /** A route of batches, which is never an item. */
    sheafBatch?: boolean;
    /** It is there to say no: the methods of a path leave it out. */
    sheafRefuses?: boolean;
    /** The dialect that it serves. */
    sheafDialect?: string;
  }
}
