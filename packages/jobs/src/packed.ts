import { type RawBuilder, sql } from 'kysely';

export interface Packed {
  /** Where each piece begins, from 1. */
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
  /** The piece that begins there. */
  slice(start: RawBuilder<unknown>, length: RawBuilder<unknown>): RawBuilder<Buffer>;
}

/**
 * Bytes of many rows as one parameter, which goes to the database as it is. In an array each would be written in hexadecimal and quoted: twice the bytes,
 * which both sides go over once more.
 */
export function packed(pieces: readonly Buffer[]): Packed {
  let end = 0;
  const starts = pieces.map(({ length }) => (end += length) - length + 1);
  const bytes = Buffer.concat(pieces, end);
  return {
    starts,
    lengths: pieces.map(({ length }) => length),
    slice: (start, length) => sql<Buffer>`substring(${bytes}::bytea from ${start} for ${length})`,
  };
}
