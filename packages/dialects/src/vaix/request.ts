import type { Faults } from '@sheaf/core';
import { isObject, refuse } from '../native/member.js';
import type { ServiceOperation } from './service-operation.js';

/** One request as it was written, in a batch or alone. */
export interface WrittenRequest {
  /** `undefined`: it came alone. */
  readonly name: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
  readonly pathParams: Readonly<Record<string, unknown>>;
  /** `undefined`: none, or an empty object. */
  readonly bodyParams: Readonly<Record<string, unknown>> | undefined;
}

const maxNameLength = 255;

/** Reads the request at `index` of a batch; all its faults are added, each refuses the whole batch. */
export function readRequest(
  value: unknown,
  index: number,
  operations: ReadonlyMap<string, ServiceOperation>,
  faults: Faults,
): (WrittenRequest & { readonly operation: ServiceOperation }) | undefined {
  const fault = 'invalid-envelope';
  if (!isObject(value)) return void refuse(faults, index, undefined, fault, 'A request is an object', value);
  const { operation_id: operationId, name, params = {}, body_params: bodyParams = {}, path_params: pathParams = {}, ...others } = value;
  const operation = typeof operationId === 'string' ? operations.get(operationId) : undefined;
  if (operation === undefined) refuse(faults, index, 'operation_id', fault, 'operation_id names an operation of the service', operationId);
  if (typeof name !== 'string' || name === '' || name.length > maxNameLength)
    refuse(faults, index, 'name', fault, `A name is a string of 1 to ${maxNameLength} characters`, name);
  for (const [member, given] of Object.entries({ params, body_params: bodyParams, path_params: pathParams }))
    if (given !== null && !isObject(given)) refuse(faults, index, member, fault, `${member} are an object`, given);
  for (const member in others) refuse(faults, index, member, fault, 'A request has no such member', others[member]);
  if (faults.count > 0 || operation === undefined) return undefined;
  const body = membersOf(bodyParams);
  return {
    operation,
    name: name as string,
    params: membersOf(params),
    pathParams: membersOf(pathParams),
    bodyParams: Object.keys(body).length === 0 ? undefined : body,
  };
}

/** null stands for none, as clients in other languages write it. */
function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return (value ?? {}) as Readonly<Record<string, unknown>>;
}
