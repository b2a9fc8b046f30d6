import type { FastifyInstance, RouteOptions } from 'fastify';
import { RequestMethod } from '@nestjs/common';
import { batchableOf } from './batchable.js';
import { hidden } from './fastify-internals.js';
import { fastifyInternals } from './fastify-internals.js';
import type { ResolvedRoute } from './nest-internals.js';
import type { Route } from './route.js';

interface Registered {
  readonly instance: FastifyInstance;
  readonly options: RouteOptions;
  readonly handler: RouteOptions['handler'];
  readonly methods: readonly string[];
  readonly path: string;
  readonly isMadeOfGet: boolean;
}

/** Hears of every route that is registered with an instance or a plugin below it from now on. */
export class Discovery {
  readonly #registered: Registered[] = [];
  /** True when other `onRoute` hooks came first: they may have put something else in a handler's place. */
  readonly isFirst: boolean;

  constructor(instance: FastifyInstance) {
    const { symbols, headRouteHook } = fastifyInternals();
    this.isFirst = hidden<{ onRoute: unknown[] }>(instance, symbols.kHooks).onRoute.length === 0;
    const registered = this.#registered;
    instance.addHook('onRoute', function (this: FastifyInstance, options) {
      registered.push({
        instance: this,
        options,
        handler: options.handler,
        methods: [options.method].flat().map((method) => method.toUpperCase()),
        path: options.url,
        isMadeOfGet: [options.onSend ?? []].flat().includes(headRouteHook as never),
      });
    });
  }

  /** The routes heard of so far, each with the Nest route that it was made of. */
  routes(resolved: readonly ResolvedRoute[]): Route[] {
    const open = new Map<string, ResolvedRoute[]>();
    for (const route of resolved) {
      const key = `${RequestMethod[route.method]} ${route.path}`;
      open.set(key, [...(open.get(key) ?? []), route]);
    }
    return this.#registered.map((registered) => {
      const { methods, path, options, isMadeOfGet } = registered;
      const method = isMadeOfGet ? 'GET' : methods.length > 1 ? 'ALL' : methods[0];
      const candidates = open.get(`${method} ${path}`) ?? [];
      const found = candidates.find((candidate) => isMadeOf(options, candidate));
      return {
        ...registered,
        resolved: found,
        batchable: found === undefined ? {} : batchableOf(found.instanceWrapper.metatype as never, found.targetCallback),
      };
    });
  }
}

/** Routes that share method and path differ by their version or by other constraints; Nest names the function after controller and method. */
function isMadeOf({ handler, constraints }: RouteOptions, { handler: made, instanceWrapper, methodName }: ResolvedRoute): boolean {
  const version = (constraints as { version?: unknown } | undefined)?.version;
  const isNamed = handler.name.includes('.');
  return (version === undefined || version === made.version) && (!isNamed || handler.name === `${instanceWrapper.name}.${methodName}`);
}
