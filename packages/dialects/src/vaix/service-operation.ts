import { operations } from '@sheaf/contracts';
import type { Operation } from '@sheaf/contracts';
import type { ItemResult } from '@sheaf/core';
import { ParameterFault } from './parameter.js';
import type { WrittenRequest } from './request.js';

/** An operation as a request names it. */
export interface ServiceOperation {
  /** @throws ParameterFault: the request's own failure */
  translate(request: WrittenRequest, nowMs: number): Translation;
}

export interface Translation {
  /** The native operations that it takes, each an item. */
  readonly steps: readonly Step[];
  /** Of the steps' results, in their order, what is answered. */
  tell(results: readonly ItemResult[]): Told;
}

export interface Step {
  readonly operationId: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** `succeeded`: it runs only when the step before it fails. */
  readonly unless?: 'succeeded';
}

/** What a request is answered: data under a status, or the failure that a result is. */
export type Told = { readonly status: number; readonly data: unknown } | { readonly result: ItemResult };

/** A request that runs; `source` of its items. */
export interface Call {
  readonly name: string | undefined;
  readonly tell: Translation['tell'];
}

/** All operations of the contract by their names in snake case: `get_item` with `path_params: {"itemId": "1"}` or `{"item_id": "1"}`. */
export const nativeOperations: readonly (readonly [string, ServiceOperation])[] = Object.values(operations).map((operation: Operation) => [
  snakeCase(operation.id),
  { translate: (request) => translateNative(operation, request) },
]);

function translateNative({ id, parameters, body }: Operation, { params, pathParams, bodyParams }: WrittenRequest): Translation {
  const named: Record<string, unknown> = {};
  const take = (from: Readonly<Record<string, unknown>>, what: string, isIn: (place: string) => boolean): void => {
    for (const [name, value] of Object.entries(from)) {
      const parameter = parameters.find((each) => isIn(each.in) && (each.name === name || snakeCase(each.name) === name));
      if (parameter === undefined) throw new ParameterFault(what, 'the operation has no such parameter');
      if (value !== null) named[parameter.name] = value;
    }
  };
  take(params, 'params', (place) => place === 'query');
  take(pathParams, 'path_params', (place) => place === 'path');
  if (bodyParams !== undefined && body === undefined) throw new ParameterFault('body_params', 'the operation has no body');
  return {
    steps: [{ operationId: id, parameters: named, body: bodyParams ?? (body?.required === true ? {} : undefined) }],
    tell: ([result]) =>
      result!.status < 400
        ? { status: result!.status, data: result!.json === undefined ? null : (JSON.parse(result!.json) as unknown) }
        : { result: result! },
  };
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`).replaceAll('-', '_');
}
