import type { Dialect } from '../dialect.js';
import { preferredMediaType } from '../media-type.js';
import { defaultItemHeaders, itemHeaderSet } from '../native/headers.js';
import { boundaryOf } from './content-type.js';
import { decode } from './decode.js';
import { encodeProblem, encoderOf, multipart, randomBoundary } from './encode.js';
import { serviceTarget } from './service-target.js';

export interface GoogleOptions {
  /** Headers that a part may set beside `authorization`, in any case. Default: `defaultItemHeaders`. */
  readonly itemHeaders?: readonly string[];
  /** Parts of a batch, where the server's limit of items is not lower. Default: 1,000, as many as Google's own clients send. */
  readonly maxParts?: number;
  /** Where the service is for its clients, when that is not where the app's routes are: `/sheaf/v1`. Default: the app's routes are the service's. */
  readonly servicePath?: string;
  /** Makes the boundary of an answer. Default: a random one. */
  readonly boundary?: () => string;
}

/**
 * The batches of Google's client libraries: `multipart/mixed` of `application/http` parts, each with credentials of its own if it has any.
 *
 * @throws TypeError at start for an item header that can never be allowed
 */
export function googleDialect(options: GoogleOptions = {}): Dialect {
  const { maxParts = 1000, boundary = randomBoundary } = options;
  const itemHeaders = itemHeaderSet([...(options.itemHeaders ?? defaultItemHeaders), 'authorization']);
  const toApp = serviceTarget(options.servicePath);
  return {
    name: 'google',
    itemCredentials: 'own',
    acceptPost: multipart,
    reads: (contentType) => boundaryOf(contentType) !== undefined,
    // Wrappers ask for JSON everywhere; they get the form that the batch came in.
    answersIn: (accept) => preferredMediaType(accept, [multipart, 'application/json']) && multipart,
    decode: (request, limits) =>
      decode(request, { limits: { ...limits, maxItems: Math.min(limits.maxItems, maxParts) }, itemHeaders, toApp }),
    encoder: (batch) => encoderOf(batch, boundary()),
    refuse: encodeProblem,
  };
}
