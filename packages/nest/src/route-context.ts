import type { FastifyInstance } from 'fastify';
import { fastifyInternals, hidden } from './fastify-internals.js';
import type { RouteContext } from './fastify-internals.js';
import type { LightRequest } from './light-request.js';
import type { Route } from './route.js';

/**
 * The context that Fastify makes of a route's options, made once more without hooks: light requests and replies read their route, its instance's
 * decorators and its error handler there.
 */
export function routeContext(route: Route, keepsRawBody: boolean): RouteContext {
  const { Context, symbols } = fastifyInternals();
  const { instance, options } = route;
  const method = route.methods.length === 1 ? route.methods[0] : route.methods;
  const context = new Context({
    ...options,
    handler: options.handler.bind(instance),
    config: { ...(options.config as object | undefined), url: route.path, method },
    prefixTrailingSlash: options.prefixTrailingSlash ?? 'both',
    server: instance,
    isFastify: false,
  });
  context.errorHandler = hidden(instance, symbols.kErrorHandler);
  // What reply.callNotFound() answers with.
  context[symbols.kFourOhFourContext] = Object.create(notFoundContext(instance));
  return keepsRawBody ? Object.assign(context, { Request: withRawBody(context.Request) }) : context;
}

function notFoundContext(instance: FastifyInstance): object {
  return hidden<object>(instance, fastifyInternals().symbols.kFourOhFourContext);
}

/** Where the app asked Nest for `rawBody`: the bytes of an item's body, when a handler looks. */
function withRawBody(Request: RouteContext['Request']): RouteContext['Request'] {
  return class extends Request {
    #rawBody: Buffer | undefined;
    get rawBody(): Buffer | undefined {
      if (this.body !== undefined) this.#rawBody ??= Buffer.from(JSON.stringify((this.raw as unknown as LightRequest).sentBody));
      return this.#rawBody;
    }
    set rawBody(bytes: Buffer | undefined) {
      this.#rawBody = bytes;
    }
  };
}
