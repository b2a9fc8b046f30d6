import type { Dialect } from '../dialect.js';
import { isJson, preferredMediaType } from '../media-type.js';
import { nativeDialect, type NativeOptions } from '../native/native.js';
import { decode } from './decode.js';
import { encodeRefusal, encoderOf, isOfNative, json } from './encode.js';

export interface VaixOptions extends NativeOptions {
  /** Milliseconds since 1970: offsets such as `10h` count from here. Default: the clock of the machine. */
  readonly nowMs?: () => number;
  /**
   * Requests in the service's form that have no authorization header are answered 401, whoever lets them pass. Default: false. For servers that take
   * native batches from anybody.
   */
  readonly needsAuthorization?: boolean;
}

/**
 * The batches and the event requests of Vaix (Sportradar Personalization): `POST /api/batch` and `GET /api/sports/events/*` (README.md). A batch
 * whose items have `method` is the plain native form, read and answered as at `/batch`.
 */
export function vaixDialect({ nowMs = Date.now, needsAuthorization = false, ...options }: VaixOptions = {}): Dialect {
  const native = nativeDialect(options);
  return {
    name: 'vaix',
    methods: ['GET', 'POST'],
    itemCredentials: 'inherit',
    acceptPost: json,
    reads: isJson,
    answersIn: (accept) => preferredMediaType(accept, [json]),
    decode: (request, limits) => decode(request, limits, { native, nowMs, needsAuthorization }),
    encoder: (batch) => (isOfNative(batch) ? native.encoder(batch, json) : encoderOf(batch)),
    refuse: (problem, headers) => encodeRefusal(problem, headers, native),
  };
}
