import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { ParamsTokenFactory } from '@nestjs/core/internal.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ParamProperties } from './nest-internals.js';
import { isThenable } from './thenable.js';

/** One argument of a handler: where its value comes from and which pipes it passes. */
interface Parameter {
  readonly index: number;
  readonly isPipeable: boolean;
  readonly pipes: readonly PipeTransform[];
  readonly metadata: ArgumentMetadata;
  readonly extractValue: ParamProperties['extractValue'];
}

/** Makes the arguments of a handler. Throws or rejects with what a pipe throws. */
export type Input = (request: FastifyRequest, reply: FastifyReply) => unknown[] | Promise<unknown[]>;

/**
 * What Nest's `createPipesFn` does, without a promise where no pipe gives one. All arguments start in order, and go on side by side: the second
 * pipe of the first argument runs after the first pipe of the last, and of several errors the earliest by that order counts.
 */
export function compileInput(
  argsLength: number,
  params: readonly ParamProperties[],
  pipes: readonly PipeTransform[],
  isPipeable: (type: number | string) => boolean,
): Input {
  const tokens = new ParamsTokenFactory();
  const parameters = params.map((param): Parameter => {
    const pipeable = isPipeable(param.type);
    return {
      index: param.index,
      isPipeable: pipeable,
      pipes: pipeable ? [...pipes, ...param.pipes] : [],
      metadata: {
        metatype: param.metatype,
        type: tokens.exchangeEnumForString(param.type as never),
        data: param.data,
        schema: param.schema,
      } as ArgumentMetadata,
      extractValue: param.extractValue,
    };
  });
  const rounds = Math.max(1, ...parameters.map((parameter) => parameter.pipes.length));

  return (request, reply) => {
    const args: unknown[] = [];
    for (let at = 0; at < argsLength; at++) args.push(undefined);
    for (let round = 0; round < rounds; round++) {
      let failures: Map<number, unknown> | undefined;
      for (let at = 0; at < parameters.length; at++) {
        const { index, isPipeable, pipes, metadata, extractValue } = parameters[at]!;
        try {
          let value = round === 0 ? extractValue(request, reply, undefined) : args[index];
          if (round === 0 && isPipeable && isThenable(value))
            return join(parameters, args, request, reply, { round, at, pending: value, next: 0, failures });
          if (round < pipes.length) value = pipes[round]!.transform(value, metadata);
          if (round < pipes.length && isThenable(value))
            return join(parameters, args, request, reply, { round, at, pending: value, next: round + 1, failures });
          args[index] = value;
        } catch (error) {
          failures ??= new Map();
          failures.set(at, error);
        }
      }
      if (failures) throw failures.values().next().value;
    }
    return args;
  };
}

/** Where the first argument that waits stands: what it waits for, the pipe that comes next, and the arguments before it that failed. */
interface Waiting {
  readonly round: number;
  readonly at: number;
  readonly pending: PromiseLike<unknown>;
  readonly next: number;
  readonly failures: ReadonlyMap<number, unknown> | undefined;
}

/** Goes on with promises from where one argument had to wait. */
async function join(
  parameters: readonly Parameter[],
  args: unknown[],
  request: FastifyRequest,
  reply: FastifyReply,
  waiting: Waiting,
): Promise<unknown[]> {
  const all = parameters.map(async (parameter, at) => {
    if (waiting.failures?.has(at)) throw waiting.failures.get(at);
    // Awaited first, as Nest awaits each pipe: the arguments behind this one begin before it goes on.
    if (at < waiting.at) args[parameter.index] = await passPipes(parameter, await args[parameter.index], waiting.round + 1);
    else if (at === waiting.at) args[parameter.index] = await passPipes(parameter, await waiting.pending, waiting.next);
    else if (waiting.round > 0) args[parameter.index] = await passPipes(parameter, args[parameter.index], waiting.round);
    else {
      const value = parameter.extractValue(request, reply, undefined);
      args[parameter.index] =
        parameter.isPipeable && isThenable(value) ? await passPipes(parameter, await value, 0) : await passPipes(parameter, value, 0);
    }
  });
  await Promise.all(all);
  return args;
}

async function passPipes(parameter: Parameter, value: unknown, from: number): Promise<unknown> {
  let result = value;
  for (let at = from; at < parameter.pipes.length; at++) result = await parameter.pipes[at]!.transform(result, parameter.metadata);
  return result;
}
