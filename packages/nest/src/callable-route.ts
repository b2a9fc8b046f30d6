import { recommendedResource } from './recommended-user.js';
import type { CompiledRoute } from './compiled.js';
import type { RouteContext } from './fastify-internals.js';
import type { Route } from './route.js';
import type { DispatchWay } from './way.js';

/** A route with all that calling it takes, worked out once at the start. */
export interface CallableRoute {
  readonly route: Route;
  /** False: items that lead here are refused, in every spelling. */
  readonly isBatchable: boolean;
  readonly way: DispatchWay;
  /** Why it is not the fastest way. */
  readonly because: string | undefined;
  /** Only of compiled routes. */
  readonly compiled: CompiledRoute | undefined;
  /** Only of compiled routes and those called by Nest's route function. */
  readonly context: RouteContext | undefined;
  /** The operation changes nothing. */
  readonly readsOnly: boolean;
  readonly isIdempotent: boolean;
  readonly isTransactional: boolean;
  /** Bytes of a body that the route takes alone. */
  readonly bodyLimit: number;
}

/** Whether the route changes anything, and what a repeat does. */
export function traitsOf({ methods, batchable }: Route): Pick<CallableRoute, 'readsOnly' | 'isIdempotent' | 'isTransactional'> {
  const { effects, idempotent, transactional } = batchable === false ? {} : batchable;
  const isSafe = methods.every((method) => safeMethods.has(method));
  const readsOnly = effects === undefined ? isSafe : !effects.writes?.some(outlivesBatch) && !effects.adds?.length;
  return {
    readsOnly,
    isIdempotent: idempotent ?? (readsOnly || methods.every((method) => idempotentMethods.has(method))),
    isTransactional: transactional === true,
  };
}

/** What a batch remembers of its recommendations ends with it. */
function outlivesBatch(resource: string): boolean {
  return !resource.startsWith(recommendedResource);
}

/** RFC 9110, section 9.2. */
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const idempotentMethods = new Set([...safeMethods, 'PUT', 'DELETE']);
