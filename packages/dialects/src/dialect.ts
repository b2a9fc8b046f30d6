import type { Batch, ItemResult, Limits, Problem, Summary } from '@sheaf/core';

/** A request for a batch, whatever received it. */
export interface DialectRequest {
  readonly method: string;
  /** Path and query as they stood on the request line: some dialects sign them. */
  readonly target: string;
  /** Lower-case names, as Node's `IncomingHttpHeaders`. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Decompressed, within the byte limit. */
  readonly body: Uint8Array;
}

/** A batch that is fit to be planned, or why the whole is refused: nothing has run. */
export type Decoded = { readonly batch: Batch } | { readonly problem: Problem };

/** An answer that is there as a whole. */
export interface WholeAnswer {
  readonly status: number;
  /** Lower-case names; `cache-control: no-store` always among them (GHSA-8r69-3cvp-wxc3: one item's cache header won for all). */
  readonly headers: Readonly<Record<string, string>>;
  /** Text, or its bytes in UTF-8 where that is cheaper to make. */
  readonly body: string | Uint8Array;
}

/** Makes the answer once every item is final. */
export interface WholeEncoder {
  readonly streams: false;
  /** `results`: one per item, in request order. */
  encode(results: readonly ItemResult[], summary: Summary): WholeAnswer;
}

/** Makes the answer piece by piece, in the order in which items become final; `AnswerStream` carries the pieces to whoever reads. */
export interface StreamEncoder {
  readonly streams: true;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `''` where the batch's `return` leaves the result out. */
  encodeResult(result: ItemResult): string;
  /** What readers skip: sent while no item finishes, so that nobody in between takes the connection for dead. */
  readonly heartbeat: string;
  encodeEnd(summary: Summary): string;
}

export type Encoder = WholeEncoder | StreamEncoder;

/**
 * One wire form of a batch. Whoever serves it checks, in this order: credentials, method, `reads`, `answersIn`, bytes; then
 * `decode` -> plan -> execute -> `encoder`.
 */
export interface Dialect {
  readonly name: string;
  /** `inherit`: items act for the outer request's credential. `own`: each is authenticated by its own headers, and a 401 is its own. */
  readonly itemCredentials: 'inherit' | 'own';
  /** The media types that `reads` takes, for the accept-post header of a 415. */
  readonly acceptPost: string;
  /** Whether a body of this content type is read; else 415 `unsupported-media-type`. */
  reads(contentType: string | undefined): boolean;
  /** The media type to answer in, by the Accept header; `undefined`: 406 `not-acceptable`. */
  answersIn(accept: string | undefined): string | undefined;
  /** Never throws: what a caller sent ends as a batch or as a problem of 4xx. */
  decode(request: DialectRequest, limits: Limits): Decoded;
  /** `mediaType`: what `answersIn` gave. */
  encoder(batch: Batch, mediaType: string): Encoder;
  /** The answer to a request that is refused as a whole, by whomever. `headers` are added: allow, www-authenticate, accept-post. */
  refuse(problem: Problem, headers?: Readonly<Record<string, string>>): WholeAnswer & { readonly body: string };
}
