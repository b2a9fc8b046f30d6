/**
 * What a server takes and gives at most. Sizes are bytes, a MB being 1,048,576 of them (as Fastify counts `bodyLimit`); times are
 * milliseconds. All are on by default: a batch multiplies whatever a lone request could do.
 */
export interface Limits {
  /**
   * Bytes of the request's body after decompression, and again of all items that hold references once their values stand in place.
   * Default 16 MB, at least 1.
   */
  readonly maxBodyBytes: number;
  /** Items of a batch. Default 10,000, at least 1. */
  readonly maxItems: number;
  /** Arrays and objects within each other, the envelope's own included; holds for items after substitution too. Default 64, at least 3. */
  readonly maxDepth: number;
  /** References of one item. Default 64, at least 0. */
  readonly maxReferences: number;
  /** Bytes of one item's body in the answer. Default 4 MB, at least 1. */
  readonly maxItemResultBytes: number;
  /** Bytes of all items' bodies in the answer together. Default 64 MB, at least 1. */
  readonly maxAnswerBytes: number;
  /** Items in flight, for a batch that asks for no number of its own; it may ask for 1 to 128. Default 32, 1 to 128. */
  readonly concurrency: number;
  /** Milliseconds from an item's start to its 504: the default and the most. Default 30,000, at least 1. */
  readonly itemTimeoutMs: number;
  /** Milliseconds from a batch's arrival to its deadline: the default and the most. Default 120,000, at least 1. */
  readonly batchTimeoutMs: number;
  /** How many times larger than its compressed form a body may be. Default 100, at least 1. */
  readonly maxGzipRatio: number;
}

/** More than 128 in flight gains nothing and then costs: 1,000 asynchronous items at once took 4.3 times the CPU of 4 to 128 (measured). */
export const maxConcurrency = 128;

const megabyte = 1024 * 1024;

export const defaultLimits: Limits = Object.freeze({
  maxBodyBytes: 16 * megabyte,
  maxItems: 10_000,
  maxDepth: 64,
  maxReferences: 64,
  maxItemResultBytes: 4 * megabyte,
  maxAnswerBytes: 64 * megabyte,
  concurrency: 32,
  itemTimeoutMs: 30_000,
  batchTimeoutMs: 120_000,
  maxGzipRatio: 100,
});
