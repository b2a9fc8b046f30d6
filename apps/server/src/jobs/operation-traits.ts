import { type Operation, operations } from '@sheaf/contracts';
import type { Target } from '@sheaf/core';
import type { OperationTraits } from '@sheaf/jobs';
import FindMyWay from 'find-my-way';

/** How the operation that an item asks for goes with crashes, by the contract. What leads nowhere changes nothing. */
export function operationTraits(maxParamLength: number): (target: Target) => OperationTraits {
  const router = FindMyWay({ maxParamLength });
  for (const operation of Object.values<Operation>(operations))
    router.on(operation.method, operation.path.replaceAll(/\{(\w+)\}/g, ':$1'), () => undefined, operation);
  return (target) => {
    const operation =
      'operationId' in target
        ? (operations as Readonly<Record<string, Operation>>)[Object.hasOwn(operations, target.operationId) ? target.operationId : '']
        : (router.find(target.method as never, target.path.split('?', 1)[0]!)?.store as Operation | undefined);
    return operation === undefined ? nowhere : { transactional: operation.transactional, idempotent: operation.idempotent };
  };
}

const nowhere: OperationTraits = { transactional: false, idempotent: true };
