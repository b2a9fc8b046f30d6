import type { Batch, ItemResult, Limits, Problem, Summary } from '@sheaf/core';

/** A request for a batch, whatever received it. */
export interface DialectRequest {
  /** One of the dialect's `methods`; a HEAD request is told as GET where they have GET and not HEAD. */
  readonly method: string;
  /** Path and query as they stood on the request line, from the server's root: some dialects sign them. */
  readonly target: string;
  /** Lower-case names, as Node's `IncomingHttpHeaders`. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Decompressed, within the byte limit; empty where the request has none. */
  readonly body: Uint8Array;
}

/** A batch that is fit to be planned, or why the whole is refused: nothing has run. `headers` are for `refuse`: allow, retry-after. */
export type Decoded = { readonly batch: Batch } | { readonly problem: Problem; readonly headers?: Readonly<Record<string, string>> };

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
 *
 * A dialect of a whole service reads its lone requests, too: each is a batch of one, which its encoder answers with the item's own status and body.
 */
export interface Dialect {
  readonly name: string;
  /** The methods that it decodes; others are answered 405. With GET comes HEAD. Default: POST alone. */
  readonly methods?: readonly string[];
  /**
   * `inherit`: items act for the outer request's credential, and the decoder lets none set `authorization`. `own`: the outer request needs none; an
   * item may set `authorization`, else it inherits the outer one's; each is authenticated by what it has then, and a 401 is its own.
   */
  readonly itemCredentials: 'inherit' | 'own';
  /** The media types that `reads` takes, for the accept-post header of a 415. */
  readonly acceptPost: string;
  /** Whether a body of this content type is read; else 415 `unsupported-media-type`. Not asked of GET and HEAD, nor where there is neither a body nor a type. */
  reads(contentType: string | undefined): boolean;
  /** The media type to answer in, by the Accept header; `undefined`: 406 `not-acceptable`. */
  answersIn(accept: string | undefined): string | undefined;
  /** Never throws: what a caller sent ends as a batch or as a problem of 4xx. */
  decode(request: DialectRequest, limits: Limits): Decoded;
  /** `mediaType`: what `answersIn` gave. `batch.items[result.index].source` is what `decode` kept of an item. */
  encoder(batch: Batch, mediaType: string): Encoder;
  /** The answer to a request that is refused as a whole, by whomever. `headers` are added: allow, www-authenticate, accept-post. */
  refuse(problem: Problem, headers?: Readonly<Record<string, string>>): WholeAnswer & { readonly body: string };
}
