import { isDeepStrictEqual } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { fastifyInternals, hidden } from './fastify-internals.js';

/** How an instance reads bodies of application/json. */
export interface BodyParser {
  /** True when a body becomes what JSON.parse makes of its text: then an item's body needs no text at all. */
  readonly isPlain: boolean;
  /** True when the app asked Nest for `rawBody`. */
  readonly keepsRawBody: boolean;
  /** Bytes of the largest body that it reads, where the route says nothing else. */
  readonly bodyLimit: number;
}

/**
 * Tries the parser that the app has for application/json on texts that tell parsers apart (dates, large integers, members that a parser may
 * drop). What an app's own parser makes of a body only it knows: such bodies go by inject.
 */
export function bodyParserOf(instance: FastifyInstance): BodyParser {
  const { kContentTypeParser, kBodyLimit } = fastifyInternals().symbols;
  const parser = hidden<{ getParser(type: string): Parser | undefined }>(instance, kContentTypeParser).getParser('application/json');
  if (parser === undefined || !(parser.asString || parser.asBuffer))
    return { isPlain: false, keepsRawBody: false, bodyLimit: hidden(instance, kBodyLimit) };
  const request = { headers: {}, raw: { headers: {} }, log: instance.log, server: instance } as { rawBody?: unknown };
  const isLike = (text: string) => isDeepStrictEqual(parse(parser, request, text), JSON.parse(text));
  // A parser that refuses numbers that would change is plain still: a batch with such a number is refused as well.
  const isPlain = probes.every(isLike) && (isLike(inexact) || parse(parser, request, inexact) === failed);
  return { isPlain, keepsRawBody: request.rawBody !== undefined, bodyLimit: parser.bodyLimit ?? hidden(instance, kBodyLimit) };
}

interface Parser {
  readonly asString: boolean;
  readonly asBuffer: boolean;
  readonly bodyLimit: number | undefined;
  fn(request: unknown, body: string | Buffer, done: (error: unknown, value?: unknown) => void): unknown;
}

function parse(parser: Parser, request: object, text: string): unknown {
  let parsed: unknown = failed;
  try {
    const promised = parser.fn(request, parser.asBuffer ? Buffer.from(text) : text, (error, value) => {
      parsed = error ? failed : value;
    });
    if (promised instanceof Promise) promised.catch(() => undefined);
  } catch {
    return failed;
  }
  return parsed;
}

const failed = Symbol('failed');
const inexact = '[12345678901234567890]';
const probes = [
  '{"at":"2020-01-01T00:00:00.000Z","n":[1.5,-0,1e21],"nothing":null,"yes":true,"deep":{"a":{"b":"ü\\u2028"}}}',
  '{"$date":"2020-01-01","constructor":1,"toString":2,"":3}',
  '[]',
  'null',
  'false',
  '0',
  '""',
  '"text"',
];
