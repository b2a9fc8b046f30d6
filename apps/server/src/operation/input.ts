import {
  type Body,
  type Operation,
  type OperationId,
  type OperationInput,
  type Parameter,
  type ParameterType,
  schemas,
} from '@sheaf/contracts';
import { problem } from '@sheaf/core';
import type { FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { Settings } from 'typebox/system';
import { describeFaults, faultsOf } from './fault.js';
import { mediaTypeOf, unsupportedMediaType } from './media-type.js';
import { ProblemError } from './problem-error.js';

// TypeBox stops at 8 errors by default. An answer names 20 and counts the others; the bound is there because callers decide how many there are.
Settings.Set({ maxErrors: 1000 });

/**
 * Compiles how an operation's input is read from a request: parameters from path, query and headers, their text read as the type that the
 * schema asks for (a batch may give them typed: those stay as they are) and defaults filled in, then the body; all checked against the
 * contract. What breaks it is thrown as `invalid-request` with every place: `/parameters/<name>`, `/body/…`.
 */
export function compileInput<Id extends OperationId>(operation: Operation<Id>): (request: FastifyRequest) => OperationInput<Id> {
  const queryNames = new Set(operation.parameters.filter((each) => each.in === 'query').map((each) => each.name));
  const parametersValidator = compile(operation.parametersSchema);
  const bodySchema = operation.body === undefined ? undefined : Object.values(operation.body.content)[0];
  const bodyValidator = bodySchema === undefined ? undefined : compile(bodySchema);

  return (request) => {
    const parameters: Record<string, unknown> = {};
    for (const parameter of operation.parameters) {
      const value = readParameter(request, parameter);
      if (value !== undefined) parameters[parameter.name] = value;
    }
    // An unknown query parameter is most likely a misspelt one: ignored, it would leave a filter out unseen.
    const query = request.query as Record<string, unknown>;
    for (const name in query) if (!queryNames.has(name)) parameters[name] = query[name];
    const { body } = request;
    if (body !== undefined && operation.body !== undefined) checkMediaType(request, operation.body);
    if (parametersValidator.Check(parameters) && (bodyValidator === undefined || bodyValidator.Check(body))) {
      return (bodyValidator === undefined ? { parameters } : { parameters, body }) as OperationInput<Id>;
    }
    const faults = faultsOf(parametersValidator, operation.parametersSchema, parameters, ['parameters']);
    if (bodyValidator !== undefined) faults.push(...faultsOf(bodyValidator, bodySchema as TSchema, body, ['body']));
    throw new ProblemError(problem('invalid-request', describeFaults(faults)));
  };
}

/** The body has been read as JSON; its type may still be one that this operation does not take, such as a merge patch where there is none. */
function checkMediaType(request: FastifyRequest, { content }: Body): void {
  const contentType = request.headers['content-type'] ?? '';
  if (contentType === 'application/json' || Object.hasOwn(content, mediaTypeOf(contentType))) return;
  throw unsupportedMediaType(Object.keys(content));
}

function compile(schema: TSchema): Validator {
  return Compile(schemas, schema) as unknown as Validator;
}

function readParameter(request: FastifyRequest, { name, in: place, explode, type, itemType, schema }: Parameter): unknown {
  const from = place === 'path' ? request.params : place === 'query' ? request.query : request.headers;
  const value = (from as Readonly<Record<string, unknown>>)[place === 'header' ? name.toLowerCase() : name];
  if (value === undefined) return (schema as { default?: unknown }).default;
  if (type !== 'array') return read(value, type);
  if (typeof value !== 'string') return Array.isArray(value) ? value.map((each) => read(each, itemType)) : value;
  return (explode ? [value] : value.split(',')).map((each) => read(each, itemType));
}

const whole = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;
/** As JSON writes doubles: what an answer had can be sent back. */
const decimal = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?$/;

/** Text as the type that it stands for; what stands for none stays text, and breaks the schema. */
function read(value: unknown, type: ParameterType | undefined): unknown {
  if (typeof value !== 'string') return value;
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  if (type !== 'integer' && type !== 'number') return value;
  return (type === 'number' ? decimal : whole).test(value) ? Number(value) : value;
}
