import type { FastifyInstance } from 'fastify';
import { fastifyInternals, hidden } from './fastify-internals.js';
import type { Router } from './fastify-internals.js';
import type { CallableRoute } from './callable-route.js';

/** A route that an item's method and path lead to, with what the path says, as the router gives it. */
export interface Found {
  readonly store: CallableRoute;
  readonly params: Record<string, string>;
  /** The query as the app's own parser reads it. */
  readonly searchParams: unknown;
}

/**
 * The app's own routes in a router of the app's own kind and options: case, trailing and double slashes, encoded segments, lengths and
 * constraints are told as the app tells them. What it cannot tell the app itself must: such items go by inject.
 */
export class RouteTable {
  readonly #router: Router;
  readonly #hasConstraints: boolean;
  readonly #knowsAll: boolean = true;

  constructor(instance: FastifyInstance, routes: readonly CallableRoute[]) {
    const { findMyWay, symbols } = fastifyInternals();
    const { routerOptions, rewriteUrl } = hidden<{ routerOptions: Record<string, unknown>; rewriteUrl?: unknown }>(
      instance,
      symbols.kOptions,
    );
    this.#router = findMyWay({
      ...routerOptions,
      defaultRoute: undefined,
      onBadUrl: undefined,
      onMaxParamLength: undefined,
      buildPrettyMeta: undefined,
    });
    if (rewriteUrl !== undefined) this.#knowsAll = false;
    for (const route of routes) this.#add(route);
    this.#hasConstraints = routes.some(({ route }) => Object.keys(route.options.constraints ?? {}).length > 0);
    if (this.#router.constrainer.asyncStrategiesInUse.size > 0) this.#knowsAll = false;
    this.#router.compile?.();
  }

  /** `request`: what constraints (versions in headers, hosts) are read from, made when there are any. `undefined`: not told here. */
  find(method: string, path: string, request: () => unknown): Found | undefined {
    if (!this.#knowsAll) return undefined;
    const constraints = this.#hasConstraints ? this.#router.constrainer.deriveConstraints(request(), undefined) : undefined;
    const match = this.#router.find(method, path, constraints);
    return match?.store ? (match as Found) : undefined;
  }

  /** The query string as the app's own parser reads it. */
  query(text: string): unknown {
    return this.#router.querystringParser(text);
  }

  get maxParamLength(): number {
    return this.#router.maxParamLength;
  }

  #add(route: CallableRoute): void {
    const { methods, path, options } = route.route;
    for (const method of methods) {
      try {
        this.#router.on(method, path === '' ? '/' : path, { constraints: options.constraints ?? {} }, () => undefined, route);
      } catch {
        // Fastify leaves out a HEAD route that is there already; constraints that were added to its router later only it knows.
      }
    }
  }
}
