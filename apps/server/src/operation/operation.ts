import { type Operation as ContractOperation, type OperationId, type OperationInput, operations } from '@sheaf/contracts';
import { Batchable, type BatchableOptions } from '@sheaf/nest';
import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  type PipeTransform,
  RequestMapping,
  RequestMethod,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Call } from './call.js';
import { compileInput } from './input.js';
import type { RouteFacts } from './route-facts.js';

/** A controller's method that answers an operation: it takes the validated input and the call. */
type Handler<Id extends OperationId> = (input: OperationInput<Id>, call: Call) => unknown;

/**
 * Makes a method the handler of an operation of the contract: route, method, status of success and what a batch needs to know come from there;
 * its first argument is the validated input, its second the `Call`.
 */
export function Operation<Id extends OperationId>(operation: ContractOperation<Id>) {
  return <Method extends Handler<Id>>(target: object, name: string, descriptor: TypedPropertyDescriptor<Method>): void => {
    inputOf(new InputPipe(operation))(target, name, 0);
    callOf()(target, name, 1);
    applyDecorators(...routeOf(operation, { operation }))(target, name, descriptor);
  };
}

/**
 * The same for an operation whose handler reads the body itself, as bytes or as a stream: its first argument is the request as it came. For bodies
 * that are too large to be one value, or whose faults have an order of their own.
 */
export function StreamedOperation(operation: ContractOperation) {
  return <Method extends (request: FastifyRequest, call: Call) => unknown>(
    target: object,
    name: string,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    inputOf()(target, name, 0);
    callOf()(target, name, 1);
    applyDecorators(...routeOf(operation, { operation, readsBody: true }))(target, name, descriptor);
  };
}

function routeOf(operation: ContractOperation, facts: RouteFacts): MethodDecorator[] {
  return [
    RequestMapping({ method: RequestMethod[operation.method], path: operation.path.replaceAll(/\{(\w+)\}/g, ':$1') }),
    HttpCode(successOf(operation)),
    RouteConfig(facts),
    Batchable(batchableOf(operation)),
  ];
}

const inputOf = createParamDecorator((_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>());
const callOf = createParamDecorator(
  (_: unknown, context: ExecutionContext) => new Call(context.switchToHttp().getRequest<FastifyRequest>()),
);

class InputPipe<Id extends OperationId> implements PipeTransform<FastifyRequest, OperationInput<Id>> {
  readonly transform: (request: FastifyRequest) => OperationInput<Id>;

  constructor(operation: ContractOperation<Id>) {
    this.transform = compileInput(operation);
  }
}

/** Not `transactional`: what a failure has left behind is stated where it is known (effect.ts), and a lost connection leaves it unknown. */
function batchableOf({ id, parameters, idempotent, effects }: ContractOperation): BatchableOptions {
  return { operationId: id, parameters, idempotent, effects };
}

/** Whether the contract keeps a route out of batches. It has its name all the same, so that an item that asks for it is told why not. */
export function isKeptOut({ operationId }: { readonly operationId: string }): boolean {
  return Object.values<ContractOperation>(operations).some(({ id, batchable }) => id === operationId && !batchable);
}

function successOf(operation: ContractOperation): number {
  const status = Object.keys(operation.responses).find((each) => each.startsWith('2'));
  if (status === undefined) throw new Error(`${operation.id} has no success`);
  return Number(status);
}
