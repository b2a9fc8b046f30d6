import type { LoggerService } from '@nestjs/common';
import type { Limits } from '@sheaf/core';
import type { Dialect } from '@sheaf/dialects';
import type { FastifyRequest } from 'fastify';
import type { HookFilter } from './hooks.js';
import type { RouteFilter } from './route.js';

/** How an app serves batches. Every member may be left out. */
export interface BatchModuleOptions {
  /** Where batches are posted, from the server's root: no global prefix is added. Default: `batch`. The capabilities are at `<path>/capabilities`. */
  readonly path?: string;
  /** Only these routes can be called in a batch. Default: all. */
  readonly include?: readonly RouteFilter[];
  /** These routes cannot, whatever `include` says. Default: none. `@Batchable(false)` says the same at the route. */
  readonly exclude?: readonly RouteFilter[];
  /**
   * Who sends the batch. Runs before the body is read: what it gives must be true in the sense of JavaScript, else (or when it throws) the whole
   * is answered 401. Items are authorised by their own routes all the same. Default: anyone; the byte limit alone bounds what is read.
   */
  readonly authenticate?: (request: FastifyRequest) => unknown;
  /** The www-authenticate header of a 401. Default: `Bearer`. */
  readonly challenge?: string;
  /** Default: `defaultLimits` of @sheaf/core; those given here replace theirs. */
  readonly limits?: Partial<Limits>;
  /**
   * Headers that an item may set; each replaces the outer request's. Default: `defaultItemHeaders` of @sheaf/dialects. Header parameters of
   * operations must be among them, too. Credentials, addresses and framing are best left out; most of them are refused at start.
   */
  readonly itemHeaders?: readonly string[];
  /** Further wire forms beside the native one, each at a path of its own. */
  readonly dialects?: readonly BatchEndpoint[];
  /**
   * Hooks of plugins that concern the HTTP exchange and not the operation, so that items may go without them: compression, request ids, metrics
   * of the connection. Every other hook sends the routes under it by inject, which is right and slow. Default: none.
   */
  readonly outerHooks?: HookFilter;
  /** Members to add to the capabilities or to replace there, such as `cancelStatements`. A function is called for each answer. */
  readonly capabilities?: Readonly<Record<string, unknown>> | (() => Readonly<Record<string, unknown>>);
  /** Default: Nest's logger with the context `BatchModule`. */
  readonly logger?: Pick<LoggerService, 'log' | 'warn' | 'error'>;
}

/** A wire form of batches and where it is served. */
export interface BatchEndpoint {
  /** From the server's root. */
  readonly path: string;
  readonly dialect: Dialect;
}

export const BATCH_OPTIONS = Symbol('sheaf.batchOptions');
