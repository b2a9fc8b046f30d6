import type { Dialect } from '../dialect.js';
import { preferredMediaType } from '../media-type.js';
import { itemHeaderSet } from '../native/headers.js';
import { decode } from './decode.js';
import { encodeProblem, encoderOf, json } from './encode.js';

export interface GraphOptions {
  /** Headers that a request may set, in any case. Default: `defaultItemHeaders`. */
  readonly itemHeaders?: readonly string[];
  /** Requests of a batch, where the server's limit of items is not lower. Default: 20, as many as Microsoft Graph takes and its client sends. */
  readonly maxRequests?: number;
  /**
   * Where the app has the routes that urls are relative to. Default: `''`, the server's root: of a batch at `/v1.0/$batch` the url `/items` and
   * the url `/v1.0/items` lead to `/items`. With `/v1.0` both lead to `/v1.0/items`.
   */
  readonly root?: string;
}

/**
 * OData 4.01 JSON batch as Microsoft Graph serves it, `POST …/$batch`.
 *
 * @throws TypeError at start for an item header that can never be allowed
 */
export function graphDialect({ itemHeaders, maxRequests = 20, root = '' }: GraphOptions = {}): Dialect {
  const allowed = itemHeaderSet(itemHeaders);
  return {
    name: 'graph',
    itemCredentials: 'inherit',
    acceptPost: json,
    reads: isODataJson,
    answersIn: (accept) => preferredMediaType(accept && withoutParameters(accept), [json]),
    decode: (request, limits) =>
      decode(request, { limits: { ...limits, maxItems: Math.min(limits.maxItems, maxRequests) }, itemHeaders: allowed, root }),
    encoder: (batch) => encoderOf(batch),
    refuse: encodeProblem,
  };
}

/** JSON in UTF-8, with the parameters that OData gives it (section 3 of its JSON format). */
function isODataJson(contentType: string | undefined): boolean {
  return /^application\/json(?: *; *(?:charset=(?:utf-8|"utf-8")|odata\.(?:metadata|streaming)=\w+|IEEE754Compatible=\w+))*$/i.test(
    contentType ?? '',
  );
}

function withoutParameters(accept: string): string {
  return accept.replaceAll(/; *(?:odata\.)?(?:metadata|streaming|IEEE754Compatible)=\w+/gi, '');
}
