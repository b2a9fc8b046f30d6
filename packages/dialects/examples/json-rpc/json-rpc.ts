import { type Dialect, isJson, preferredMediaType } from '@sheaf/dialects';
import { decode } from './decode.js';
import { encodeRefusal, encoderOf } from './encode.js';

/** JSON-RPC 2.0 over HTTP: https://www.jsonrpc.org/specification */
export const jsonRpc: Dialect = {
  name: 'json-rpc',
  itemCredentials: 'inherit',
  acceptPost: 'application/json',
  reads: isJson,
  answersIn: (accept) => preferredMediaType(accept, ['application/json']),
  decode,
  encoder: encoderOf,
  refuse: encodeRefusal,
};
