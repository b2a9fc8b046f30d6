import type { Dialect } from '../dialect.js';
import { isJson, preferredMediaType } from '../media-type.js';
import { decode } from './decode.js';
import { encodeProblem, encoderOf, json, ndjson } from './encode.js';
import { itemHeaderSet } from './headers.js';

export interface NativeOptions {
  /** Headers that an item may set, in any case. Default: `defaultItemHeaders`. */
  readonly itemHeaders?: readonly string[];
}

/**
 * Sheaf's own wire form, `POST /batch` (spec/paths/batch.yaml).
 *
 * @throws TypeError at start for an item header that can never be allowed
 */
export function nativeDialect(options: NativeOptions = {}): Dialect {
  const itemHeaders = itemHeaderSet(options.itemHeaders);
  return {
    name: 'native',
    itemCredentials: 'inherit',
    acceptPost: json,
    reads: isJson,
    answersIn: (accept) => preferredMediaType(accept, [json, ndjson]),
    decode: (request, limits) => decode(request, limits, itemHeaders),
    encoder: encoderOf,
    refuse: encodeProblem,
  };
}
