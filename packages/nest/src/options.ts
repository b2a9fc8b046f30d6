import type { IncomingHttpHeaders } from 'node:http';
import type { LoggerService } from '@nestjs/common';
import type { Batch, Item, ItemResult, Limits } from '@sheaf/core';
import type { Dialect, WholeAnswer } from '@sheaf/dialects';
import type { FastifyRequest } from 'fastify';
import type { GoogleDiscovery } from './google-discovery.js';
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
  /** Who sends the batch. Default: anyone; the byte limit alone bounds what is read. */
  readonly authenticate?: Authenticate;
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
  /** Serves a document from which Google's client libraries build a client for the app. Default: none. */
  readonly discovery?: GoogleDiscovery;
  /**
   * Hooks of plugins that concern the HTTP exchange and not the operation, so that items may go without them: compression, request ids, metrics
   * of the connection. Every other hook sends the routes under it by inject, which is right and slow. Default: none.
   */
  readonly outerHooks?: HookFilter;
  /**
   * Called with the result of every item as soon as it is final, those included that never reached an operation (424, 503, 504): for metrics and
   * audits. Must not throw: what it throws is answered as 500 once all items are final. Default: nobody.
   */
  readonly onResult?: (result: ItemResult, item: Item) => void;
  /**
   * Takes over a batch whose caller would rather not wait (`Prefer: respond-async`, RFC 7240), such as a durable job: what it answers, 202 and where to
   * look, is sent as it is. `undefined`: the batch runs at once, as a preference allows. Default: nobody does, and the preference is ignored.
   */
  readonly respondAsync?: RespondAsync;
  /** Members to add to the capabilities or to replace there, such as `cancelStatements`. A function is called for each answer. */
  readonly capabilities?: Readonly<Record<string, unknown>> | (() => Readonly<Record<string, unknown>>);
  /** Default: Nest's logger with the context `BatchModule`. */
  readonly logger?: Pick<LoggerService, 'log' | 'warn' | 'error'>;
}

/** A wire form of batches and where it is served. */
export interface BatchEndpoint {
  /** From the server's root; a pattern of Fastify's. `/service/*` takes all paths below, each of which the dialect sees as `request.target`. */
  readonly path: string;
  readonly dialect: Dialect;
  /** In the module's place, for this endpoint. Default: the module's; none where the dialect's `itemCredentials` are `own`. */
  readonly authenticate?: Authenticate;
  /** Those given here replace the module's, for this endpoint. */
  readonly limits?: Partial<Limits>;
}

/**
 * Says who sends a batch. Runs before the body is read: what it gives must be true in the sense of JavaScript, else the whole is answered 401.
 * An `Admission` also says what items inherit. When it throws, an error with a `problem` of its own (and `headers`) is answered with that, any other
 * with 401. Items are authorised by their own routes all the same.
 */
export type Authenticate = (request: FastifyRequest) => unknown;

/** What `respondAsync` is given: the batch as decoded, the headers that its items inherit, and the request that it came in. */
export type RespondAsync = (
  batch: Batch,
  headers: IncomingHttpHeaders,
  request: FastifyRequest,
) => WholeAnswer | undefined | Promise<WholeAnswer | undefined>;

/** What `authenticate` may give for a caller that it knows. */
export interface Admission {
  /**
   * Lower-case names: in what items inherit they replace the outer request's headers of these names, `undefined` takes one away. So a signature in
   * the URL becomes the credential that the routes' guards know: `{ authorization: 'Bearer …' }`.
   */
  readonly inheritedHeaders?: Readonly<Record<string, string | undefined>>;
}

export const BATCH_OPTIONS = Symbol('sheaf.batchOptions');
