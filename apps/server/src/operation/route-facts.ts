import type { Operation } from '@sheaf/contracts';
import type { FastifyRequest } from 'fastify';

/** What this app's routes state about themselves: `request.routeOptions.config`. */
export interface RouteFacts {
  /** The operation of the contract that the route answers. */
  readonly operation?: Operation;
  /** The handler reads the body itself: it gets the bytes of JSON, and the stream of NDJSON, both with their encoding undone. */
  readonly readsBody?: boolean;
  /** A page of the service (documentation, metrics), which the contract does not describe. */
  readonly page?: string;
  /** The wire form of batches that BatchModule serves at the route. */
  readonly sheafDialect?: string;
}

/** What is known of the route that a request goes to; nothing where there is no route, or where a parser is tried without a request. */
export function factsOf(request: Partial<Pick<FastifyRequest, 'routeOptions'>>): RouteFacts {
  return (request.routeOptions?.config ?? {}) as RouteFacts;
}

/** Whether a route answers without a credential: operations say so in the contract; pages are for everybody. */
export function isPublic({ operation, page }: RouteFacts): boolean {
  return operation === undefined ? page !== undefined : !operation.authenticated;
}
