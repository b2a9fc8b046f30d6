import type { Dialect } from '../dialect.js';
import { isJson, preferredMediaType } from '../media-type.js';
import type { Database } from './call.js';
import { decode, methods } from './decode.js';
import { encodeRefusal, encoderOf } from './encode.js';

export interface RecombeeOptions {
  /** What stands before the database's id in paths: `/recombee`. Default: nothing. */
  readonly prefix?: string;
  /** What is known of a database by its id; `undefined`: there is none. Whoever serves the dialect has checked the signature. */
  database(databaseId: string): Database | undefined;
}

const json = 'application/json';

/** The REST interface and the batches of Recombee, as its clients for Node.js 6.3.0 and Python 6.3.1 speak it (README.md). */
export function recombeeDialect({ prefix = '', database }: RecombeeOptions): Dialect {
  return {
    name: 'recombee',
    methods,
    itemCredentials: 'inherit',
    acceptPost: json,
    reads: isJson,
    answersIn: (accept) => preferredMediaType(accept, [json]),
    decode: (request, limits) => decode(request, limits, prefix, database),
    encoder: encoderOf,
    refuse: encodeRefusal,
  };
}
