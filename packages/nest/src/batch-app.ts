import type { LoggerService } from '@nestjs/common';
import type { AbstractHttpAdapter, ApplicationConfig, HttpAdapterHost, ModuleRef, NestContainer } from '@nestjs/core';
import type { Injector } from '@nestjs/core/injector/injector.js';
import { defaultLimits, maxConcurrency } from '@sheaf/core';
import type { Dispatch, Item, Limits } from '@sheaf/core';
import { defaultItemHeaders, nativeDialect } from '@sheaf/dialects';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { appRoutes } from './app-routes.js';
import type { AppRoutes } from './app-routes.js';
import type { RunnerApp } from './batch-runner.js';
import { capabilities } from './capabilities.js';
import { Discovery } from './discovery.js';
import { Dispatcher } from './dispatcher.js';
import { batchEndpoint, opening } from './endpoint.js';
import type { EndpointOptions } from './endpoint.js';
import { googleDiscovery } from './google-discovery.js';
import type { RouteHook } from './hooks.js';
import { injectedHook } from './inject.js';
import { nestRouter } from './nest-internals.js';
import type { NestRouter, ResolvedRoute } from './nest-internals.js';
import type { BatchEndpoint, BatchModuleOptions } from './options.js';
import type { OuterRequest } from './outer-request.js';
import { probe } from './probe.js';
import { RunningBatches } from './running-batches.js';

/** Our hooks on the app's instance: of two BatchModules neither is foreign to the other. */
const ownHooks = new WeakSet<object>();

/** Serves batches in one app: hears of its routes, works out how each is called, and mounts the endpoints. */
export class BatchApp {
  readonly #running = new RunningBatches();
  readonly #limits: Limits;
  #discovery: Discovery | undefined;
  #routes: AppRoutes | undefined;
  #dispatcher: Dispatcher | undefined;

  constructor(
    private readonly options: BatchModuleOptions,
    private readonly host: HttpAdapterHost,
    private readonly config: ApplicationConfig,
    private readonly moduleRef: ModuleRef,
    private readonly logger: Pick<LoggerService, 'log' | 'warn' | 'error'>,
  ) {
    this.#limits = readLimits(options.limits);
    // The module is made before Nest registers routes; @nestjs/testing hands the adapter over after that, but before the routes, too.
    if (host.httpAdapter) this.#hear();
    else host.init$.subscribe(() => this.#hear());
  }

  /** Mounts the endpoints; the rest waits until all plugins have loaded. */
  serve(): void {
    const adapter = this.host.httpAdapter as AbstractHttpAdapter | null;
    // Without HTTP (a standalone app, a microservice) there is nothing to serve.
    if (!adapter?.getType?.()) return;
    if (this.#discovery === undefined) {
      throw new Error(`BatchModule needs Nest on Fastify (@nestjs/platform-fastify); this app runs on ${adapter.getType()}.`);
    }
    const { container, injector } = this.moduleRef as unknown as { container: NestContainer; injector: Injector };
    const router = nestRouter(container, this.config, injector, adapter);
    const resolved = router.resolve(`/${this.config.getGlobalPrefix()}`.replace(/^\/+/, '/'));
    const instance = adapter.getInstance<FastifyInstance>();
    this.#mount(instance);
    instance.addHook('onReady', () => this.#start(instance, router, resolved, container, injector, adapter));
  }

  /** What runs batches that no request brought. */
  get forRunner(): RunnerApp {
    const instance = () => (this.host.httpAdapter as AbstractHttpAdapter).getInstance<FastifyInstance>();
    return {
      get log() {
        return instance().log;
      },
      limits: (given) => (given === undefined ? this.#limits : readLimits(given, this.#limits)),
      dispatchFor: (outer) => this.#dispatchFor(outer),
      recommendsTo: this.#recommendsTo,
      onInternalError: this.#onInternalError,
      onResult: this.options.onResult,
    };
  }

  drain(): Promise<void> {
    return this.#running.drain();
  }

  #hear(): void {
    const adapter = this.host.httpAdapter as AbstractHttpAdapter | null;
    if (adapter?.getType?.() !== 'fastify') return;
    const instance = adapter.getInstance<FastifyInstance>();
    this.#discovery = new Discovery(instance);
    const hook = injectedHook((method, path) => this.#routes!.mayCall(method, path));
    ownHooks.add(hook);
    instance.addHook('onRequest', hook);
  }

  #mount(instance: FastifyInstance): void {
    const { path = 'batch', itemHeaders, dialects = [], discovery } = this.options;
    const native: BatchEndpoint = { path, dialect: nativeDialect(itemHeaders === undefined ? {} : { itemHeaders }) };
    const endpoints = [native, ...dialects].map((endpoint) => this.#endpointOptions(endpoint));
    for (const endpoint of endpoints) void instance.register(batchEndpoint(endpoint));
    void instance.register(capabilitiesEndpoint(endpoints[0]!, () => this.#capabilities(endpoints)));
    if (discovery !== undefined) void instance.register(googleDiscovery(discovery, dialects));
  }

  #endpointOptions({ path, dialect, authenticate, limits }: BatchEndpoint): EndpointOptions {
    const isOwn = dialect.itemCredentials === 'own';
    return {
      path: `/${path.replace(/^\/+|\/+$/g, '')}`,
      dialect,
      limits: limits === undefined ? this.#limits : readLimits(limits, this.#limits),
      authenticate: authenticate ?? (isOwn ? undefined : this.options.authenticate),
      challenge: this.options.challenge ?? 'Bearer',
      running: this.#running,
      dispatchFor: (outer, isAlone) => this.#dispatchFor(outer, isAlone),
      recommendsTo: this.#recommendsTo,
      onInternalError: this.#onInternalError,
      onResult: this.options.onResult,
      respondAsync: this.options.respondAsync,
    };
  }

  #dispatchFor(outer: OuterRequest, isAlone = false): Dispatch {
    if (this.#dispatcher === undefined) throw new Error('BatchModule: batches run once the app has started.');
    return this.#dispatcher.dispatchFor(outer, isAlone);
  }

  readonly #recommendsTo = (item: Item): string | undefined => this.#dispatcher?.recommendsTo(item);

  readonly #onInternalError = (cause: unknown, requestId: string): void =>
    this.logger.error({ message: 'An item failed inside the batch', requestId, cause });

  #capabilities(endpoints: readonly EndpointOptions[]): object {
    const { capabilities: given, itemHeaders = defaultItemHeaders } = this.options;
    return capabilities({
      dialects: [...new Set(endpoints.map(({ dialect }) => dialect.name))],
      limits: this.#limits,
      itemHeaders,
      routes: this.#routes!,
      respondsAsync: this.options.respondAsync !== undefined,
      more: typeof given === 'function' ? given() : (given ?? {}),
    });
  }

  async #start(
    instance: FastifyInstance,
    router: NestRouter,
    resolved: ResolvedRoute[],
    container: NestContainer,
    injector: Injector,
    adapter: AbstractHttpAdapter,
  ): Promise<void> {
    const { include, exclude = [], itemHeaders = defaultItemHeaders, outerHooks } = this.options;
    const features = adapter as unknown as AdapterFeatures;
    const difference = await probe(container, injector, adapter);
    if (difference !== undefined)
      this.logger.warn(`No route is compiled, because this Nest does something that is not expected: ${difference}`);
    this.#routes = await appRoutes({
      instance,
      discovery: this.#discovery!,
      resolved,
      router,
      config: this.config,
      include,
      exclude,
      mayMiss: (hook: RouteHook) => ownHooks.has(hook.hook) || outerHooks?.(hook) === true,
      injectsAll: features.onRequestHook || features.onResponseHook ? 'a request hook of the adapter' : undefined,
      // Nest tells it of each route function that is called, and only that.
      compilesNone: difference ?? (features.onRouteTriggered ? 'an observer of the adapter’s routes' : undefined),
    });
    this.#dispatcher = new Dispatcher({
      instance,
      table: this.#routes.table,
      operations: this.#routes.operations,
      aliases: this.#routes.aliases,
      itemHeaders: new Set(itemHeaders.map((name) => name.toLowerCase())),
      securityHook: features.securityHook,
    });
    this.logger.log(summaryOf(this.#routes));
  }
}

/** What Nest's adapter for Fastify does around every request when the app asks for it. Its CORS hook only sets headers of the answer that a browser sees. */
interface AdapterFeatures {
  readonly onRequestHook?: unknown;
  readonly onResponseHook?: unknown;
  readonly onRouteTriggered?: unknown;
  readonly securityHook?: (request: unknown, response: unknown) => unknown;
}

function capabilitiesEndpoint(endpoint: EndpointOptions, make: () => object) {
  return (instance: FastifyInstance, _none: unknown, done: () => void): void => {
    const onRequest = opening(endpoint);
    instance.get(
      `${endpoint.path}/capabilities`,
      { config: { sheafBatch: true }, onRequest },
      (_request: FastifyRequest, reply: FastifyReply) => reply.header('cache-control', 'no-store').send(make()),
    );
    done();
  };
}

function readLimits(given: Partial<Limits> = {}, otherwise: Limits = defaultLimits): Limits {
  for (const [name, value] of Object.entries(given)) {
    if (!(name in defaultLimits)) throw new TypeError(`BatchModule: there is no limit ${name}.`);
    const least = { maxReferences: 0, maxDepth: 3 }[name] ?? 1;
    const most = name === 'concurrency' ? maxConcurrency : Number.MAX_SAFE_INTEGER;
    if (!Number.isInteger(value) || value < least || value > most)
      throw new TypeError(`BatchModule: the limit ${name} is a whole number from ${least} to ${most}, not ${value}.`);
  }
  return { ...otherwise, ...given };
}

/** One line for the operator: how many operations go which way, and why not all are compiled. */
function summaryOf({ operations }: AppRoutes): string {
  const counts = new Map<string, number>();
  for (const { route } of operations.values()) {
    const way = route.isBatchable ? (route.because === undefined ? route.way : `${route.way} for ${route.because}`) : 'not in batches';
    counts.set(way, (counts.get(way) ?? 0) + 1);
  }
  return `Batches call ${operations.size} operations: ${[...counts].map(([way, count]) => `${count} ${way}`).join(', ')}`;
}
