import type { FastifyInstance, RouteOptions } from 'fastify';
import { fastifyInternals, hidden } from './fastify-internals.js';

/** The hooks of a request's life, as Fastify names them: https://fastify.dev/docs/latest/Reference/Hooks/ */
export const lifecycleHooks = [
  'onRequest',
  'preParsing',
  'preValidation',
  'preHandler',
  'preSerialization',
  'onSend',
  'onResponse',
  'onError',
  'onTimeout',
  'onRequestAbort',
] as const;
export type LifecycleHook = (typeof lifecycleHooks)[number];

/** A hook that runs around a route's handler, wherever it was added. */
export interface RouteHook {
  readonly name: LifecycleHook;
  readonly hook: (...args: never[]) => unknown;
}

/** True for a hook that an item may go without: because it is the adapter's own, or ours, or acts on the batch request alone. */
export type HookFilter = (hook: RouteHook) => boolean;

/**
 * The adapter's own hooks, and the one of middie, which runs Nest middleware: looked up in an adapter made for it, because the app's adapter may
 * stand on an instance that had hooks before. A hook is the adapter's when its source is; what it does depends on the adapter's fields alone,
 * which `adapter-features.ts` looks at.
 */
export async function adapterHooks(): Promise<HookFilter> {
  const { FastifyAdapter: Adapter } = await import('@nestjs/platform-fastify');
  const adapter = new Adapter();
  adapter.initHttpServer({ forceCloseConnections: true } as never);
  await adapter.init();
  const instance = adapter.getInstance() as unknown as FastifyInstance;
  await instance.ready();
  const sources = new Map(hooksOf(instance).map(({ name, hook }) => [`${name} ${hook.toString()}`, true]));
  await instance.close();
  return ({ name, hook }) => sources.has(`${name} ${hook.toString()}`);
}

/** The hooks around a route: those of its instance and its own. */
export function hooksAround(instance: FastifyInstance, options: RouteOptions): RouteHook[] {
  const { headRouteHook } = fastifyInternals();
  const own = lifecycleHooks.flatMap((name) =>
    [(options as Partial<Record<LifecycleHook, unknown>>)[name] ?? []].flat().map((hook) => ({ name, hook }) as RouteHook),
  );
  return [...hooksOf(instance), ...own.filter(({ hook }) => hook !== headRouteHook)];
}

function hooksOf(instance: FastifyInstance): RouteHook[] {
  const hooks = hidden<Record<LifecycleHook, RouteHook['hook'][]>>(instance, fastifyInternals().symbols.kHooks);
  return lifecycleHooks.flatMap((name) => hooks[name].map((hook) => ({ name, hook })));
}
