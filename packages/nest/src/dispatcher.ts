import { AsyncResource } from 'node:async_hooks';
import type { Dispatch, Item, ItemContext, Outcome, ReadyItem } from '@sheaf/core';
import type { FastifyInstance } from 'fastify';
import type { CallableRoute } from './callable-route.js';
import { inject } from './inject.js';
import { sendError } from './light-answer.js';
import { LightCall } from './light-call.js';
import { LightRequest } from './light-request.js';
import type { CallableOperation } from './callable-operation.js';
import { buildPath } from './path-pattern.js';
import { problemOutcome } from './outcome.js';
import type { OuterRequest } from './outer-request.js';
import { placeParameters } from './parameters.js';
import { recommendedUser } from './recommended-user.js';
import { callRouteFunction } from './route-function.js';
import type { RouteTable } from './route-table.js';
import { isThenable } from './thenable.js';

/** What an item asks of a route. */
interface Request {
  readonly method: string;
  /** The request target, or what makes it: most handlers never ask. */
  readonly target: string | (() => string);
  readonly params: Record<string, string>;
  readonly query: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

export interface DispatcherOptions {
  readonly instance: FastifyInstance;
  readonly table: RouteTable;
  readonly operations: ReadonlyMap<string, CallableOperation>;
  readonly aliases: ReadonlyMap<string, CallableOperation>;
  /** Headers that an item may set, lower-case. */
  readonly itemHeaders: ReadonlySet<string>;
  /** The hook of the adapter's own security features (CSRF, security headers), where the app uses them: it gives the error to answer with, if any. */
  readonly securityHook: ((request: unknown, response: unknown) => unknown) | undefined;
}

/** Performs items in process: finds the route that an item asks for and calls it in the route's way. */
export class Dispatcher {
  constructor(private readonly options: DispatcherOptions) {}

  /**
   * What executes the items of one batch. `isAlone`: there is one, so that nothing that its handler enters can reach another; a scope of its own
   * costs it 0.5 us (measured).
   */
  dispatchFor(outer: OuterRequest, isAlone = false): Dispatch {
    const { attached } = outer;
    const dispatch = (item: ReadyItem, context: ItemContext) => {
      if (attached !== undefined) context.attached = attached;
      return this.#dispatch(item, context, outer);
    };
    if (isAlone) return dispatch;
    // The asynchronous context that every item starts in, so that what one item's handler enters never reaches another.
    const scope = new AsyncResource('sheaf.batch', { requireManualDestroy: true });
    return (item, context) => scope.runInAsyncScope(dispatch, undefined, item, context);
  }

  /** To whom an item recommends, for `plan` of @sheaf/core. */
  recommendsTo(item: Item): string | undefined {
    const { table, operations, aliases } = this.options;
    return recommendedUser(item, table, (operationId) => operations.get(operationId) ?? aliases.get(operationId));
  }

  #dispatch(item: ReadyItem, context: ItemContext, outer: OuterRequest): Outcome | Promise<Outcome> {
    const { target, headers } = item;
    if ('operationId' in target) return this.#dispatchOperation(item, target.operationId, target.parameters, context, outer);
    return this.#dispatchTarget(item, target.method, target.path, headers, context, outer);
  }

  #dispatchTarget(
    item: ReadyItem,
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    context: ItemContext,
    outer: OuterRequest,
  ): Outcome | Promise<Outcome> {
    const found = this.options.table.find(method, path, () => new LightRequest(outer, context, method, path, headers, item.body));
    // Whatever the app answers to a path that it does not have, or that only its own router can tell.
    if (found === undefined) return inject(this.options.instance, outer, item, { method, target: path, headers }, context);
    return this.#call(
      found.store,
      item,
      { method, target: path, params: found.params, query: found.searchParams, headers },
      context,
      outer,
    );
  }

  #dispatchOperation(
    item: ReadyItem,
    operationId: string,
    parameters: Readonly<Record<string, unknown>>,
    context: ItemContext,
    outer: OuterRequest,
  ): Outcome | Promise<Outcome> {
    const { operations, aliases, itemHeaders, table } = this.options;
    const callable = operations.get(operationId) ?? aliases.get(operationId);
    if (callable === undefined) {
      return batchOperationIds.has(operationId) ? notBatchable() : problemOutcome('unknown-operation', undefined, 'none');
    }
    const { operation, route, isDirect, versionHeaders } = callable;
    if (!route.isBatchable) return notBatchable();
    if (item.body !== undefined && (operation.info.method === 'GET' || operation.info.method === 'HEAD'))
      return problemOutcome(
        'unexpected-body',
        { detail: `The operation is a ${operation.info.method} request and takes no body.` },
        'none',
      );
    const placed = placeParameters(operation, parameters, itemHeaders);
    if ('errors' in placed) return problemOutcome('invalid-request', { errors: placed.errors }, 'none');

    const { method, path } = operation.info;
    const headers = { ...versionHeaders, ...item.headers, ...placed.headers };
    const target = () => buildPath(path, placed.params) + (placed.query === '' ? '' : `?${placed.query}`);
    if (!isDirect || !areOrdinary(placed.params, table.maxParamLength))
      return this.#dispatchTarget(item, method, target(), headers, context, outer);
    return this.#call(
      route,
      item,
      { method, target, params: { ...placed.params }, query: table.query(placed.query), headers },
      context,
      outer,
    );
  }

  #call(route: CallableRoute, item: ReadyItem, request: Request, context: ItemContext, outer: OuterRequest): Outcome | Promise<Outcome> {
    if (!route.isBatchable) return notBatchable();
    context.idempotent = route.isIdempotent;
    context.effect = route.readsOnly ? 'none' : 'unknown';
    const outcome =
      route.way === 'inject' || needsRequest(route, item, request, outer)
        ? this.#inject(item, request, context, outer)
        : this.#callLight(route, item, request, context, outer);
    if (!route.isTransactional) return outcome;
    return isThenable(outcome)
      ? (outcome.then((settled) => rolledBack(settled, context)) as Promise<Outcome>)
      : rolledBack(outcome, context);
  }

  #inject(item: ReadyItem, { method, target, headers }: Request, context: ItemContext, outer: OuterRequest): Promise<Outcome> {
    return inject(this.options.instance, outer, item, { method, target: typeof target === 'string' ? target : target(), headers }, context);
  }

  #callLight(
    route: CallableRoute,
    item: ReadyItem,
    request: Request,
    context: ItemContext,
    outer: OuterRequest,
  ): Outcome | Promise<Outcome> {
    const call = new LightCall(context, route.readsOnly, route.context!, outer, request, item.body);
    // Until its handler begins, a compiled route leaves nothing behind; of the others only Nest knows.
    if (route.compiled !== undefined) context.effect = 'none';
    if (this.options.securityHook !== undefined) {
      const refusal = this.options.securityHook(call.request, call.response);
      if (refusal) return sendError(call, refusal);
    }
    return route.compiled === undefined ? callRouteFunction(call) : route.compiled.run(call);
  }
}

/** What the contract calls the endpoints of batches themselves, which are no routes of the app's. */
const batchOperationIds = new Set(['executeBatch', 'getBatchCapabilities']);

function notBatchable(): Outcome {
  return problemOutcome('operation-not-batchable', undefined, 'none');
}

/** Items that need the app's own body parser, its limit, its way with an empty parameter, or what CORS answers to OPTIONS. */
function needsRequest(
  route: CallableRoute,
  { body, bodyEncoding }: ReadyItem,
  { method, params, headers }: Request,
  outer: OuterRequest,
): boolean {
  if (method === 'OPTIONS') return true;
  if (headers['content-type'] !== undefined) return true;
  if (body !== undefined) {
    if (bodyEncoding !== 'json') return true;
    if (outer.bodyBytes > route.bodyLimit && Buffer.byteLength(JSON.stringify(body)) > route.bodyLimit) return true;
  }
  for (const name in params) if (params[name] === '') return true;
  return false;
}

/** Whether values can stand in a path without further ado: empty ones and long ones the router treats otherwise. */
function areOrdinary(params: Readonly<Record<string, string>>, maxLength: number): boolean {
  for (const name in params) {
    const { length } = params[name]!;
    if (length === 0 || length > maxLength) return false;
  }
  return true;
}

/** A handler in a transaction of its own undoes what it did when it fails. */
function rolledBack(outcome: Outcome, context: ItemContext): Outcome {
  return outcome.status >= 400 && context.effect === 'unknown' && outcome.effect === undefined
    ? { ...outcome, effect: 'rolledBack' }
    : outcome;
}
