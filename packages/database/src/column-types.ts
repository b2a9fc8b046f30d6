import { types, type CustomTypesConfig } from 'pg';

/**
 * What each column type is in JavaScript, on both drivers (which share this table):
 *
 * | column | value |
 * |---|---|
 * | int2, int4, float4, float8 | number |
 * | int8 (also count(*), sum of int4) | number when exact (to 2^53 - 1), else bigint |
 * | numeric | string, exact |
 * | text, varchar, uuid, enums | string |
 * | bool | boolean |
 * | timestamptz | Date (milliseconds: the database keeps microseconds) |
 * | timestamp, date, time, interval | string as PostgreSQL writes it: they name no instant |
 * | json, jsonb | parsed value |
 * | bytea | Buffer |
 * | arrays of these | arrays of these |
 */
export const columnTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(oid)) ?? types.getTypeParser(oid, format)) as typeof types.getTypeParser,
};

const asIs = (text: string) => text;
const integer = (text: string) => {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
};

// The parser of text[], which gives each element as PostgreSQL writes it. (pg's type names only the scalar types.)
const parseTextArray = types.getTypeParser(1009 as Parameters<typeof types.getTypeParser>[0]) as (text: string) => (string | null)[];
const integers = (text: string) => parseTextArray(text).map((element) => (element === null ? null : integer(element)));

// By the type's oid in pg_type, which never changes for built-in types.
const parsers = new Map<number, (text: string) => unknown>([
  [20, integer], // int8
  [1016, integers],
  [1082, asIs], // date: as a Date it would be midnight in the server's own zone
  [1182, parseTextArray],
  [1114, asIs], // timestamp without time zone
  [1115, parseTextArray],
  [1186, asIs], // interval
  [1187, parseTextArray],
  [1231, parseTextArray], // numeric[]: pg's own parser would make floats of them
]);
