import { Readable } from 'node:stream';
import { readBoolean, readNumber } from '@sheaf/dialects';
import type { FastifyRequest } from 'fastify';
import { AzureError, refuse } from './azure-error.js';

export const azurePath = '/recommendations/v4.0';

/** As at the service. */
export const maxUploadBytes = 200 * 1024 * 1024;

/** The JSON body of a request; throws where it is of another type. */
export function jsonOf({ body }: FastifyRequest): unknown {
  if (body instanceof Readable)
    throw new AzureError({ status: 415, code: 'UnsupportedMediaType', message: 'The body is of the type application/json.' });
  return body;
}

/** A parameter of the path. */
export function partOf({ params }: FastifyRequest, name: string): string {
  return (params as Readonly<Record<string, string>>)[name]!;
}

/** A parameter of the query, by its name in whatever case; of several the first. */
export function queryOf({ query }: FastifyRequest, name: string): string | undefined {
  const values = query as Readonly<Record<string, string | string[]>>;
  const found = Object.keys(values).find((each) => each.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : [values[found]!].flat()[0];
}

/** A whole number of the query from `minimum` to `maximum`; throws for anything else. */
export function wholeNumberOf<Absent extends number | undefined>(
  request: FastifyRequest,
  name: string,
  absent: Absent,
  [minimum, maximum]: readonly [number, number],
): number | Absent {
  const value = readNumber(queryOf(request, name), absent);
  if (value === undefined) return absent;
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return value;
  throw refuse(`${name} is a whole number from ${minimum} to ${maximum}.`);
}

export function flagOf(request: FastifyRequest, name: string): boolean {
  const value = readBoolean(queryOf(request, name), false);
  if (value === undefined) throw refuse(`${name} is true or false.`);
  return value;
}

/** The absolute URL of an operation, usable as it is. */
export function operationUrl({ protocol, host }: FastifyRequest, id: string | number): string {
  return `${protocol}://${host}${azurePath}/operations/${id}`;
}

/** A name that a file or a model is given in the query or the body. */
export function nameOf(value: unknown, what: string): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > 200) throw refuse(`${what} is a text of 1 to 200 characters.`);
  return value.trim();
}
