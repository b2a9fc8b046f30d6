import type { Limits } from '@sheaf/core';
import type { AppRoutes } from './app-routes.js';
import type { CallableOperation } from './callable-operation.js';
import type { DispatchWay } from './way.js';

/** spec/schemas/BatchCapabilities.yaml */
export interface Capabilities {
  readonly dialects: readonly string[];
  readonly limits: Limits;
  readonly features: typeof features;
  readonly itemHeaders: readonly string[];
  readonly cancelStatements: boolean;
  readonly operations: readonly OperationCapability[];
  readonly [more: string]: unknown;
}

/** spec/schemas/BatchOperation.yaml */
export interface OperationCapability {
  readonly operationId: string;
  readonly method: string;
  /** The route's pattern. */
  readonly path: string;
  readonly batchable: boolean;
  readonly dispatch?: DispatchWay;
}

/** What this release offers of the envelope; what is false the decoder refuses, but `Prefer: respond-async`, which is ignored where nobody takes batches over. */
const features = {
  atomic: false,
  rollback: false,
  validateOnly: false,
  distinctRecommendations: true,
  idempotencyKeys: false,
  streamedAnswers: true,
  streamedRequests: false,
  respondAsync: false,
};

export function capabilities(of: {
  readonly dialects: readonly string[];
  readonly limits: Limits;
  readonly itemHeaders: readonly string[];
  readonly routes: AppRoutes;
  readonly respondsAsync: boolean;
  readonly more: Readonly<Record<string, unknown>>;
}): Capabilities {
  const { dialects, limits, itemHeaders, routes, respondsAsync, more } = of;
  return {
    dialects,
    limits,
    features: { ...features, respondAsync: respondsAsync },
    itemHeaders: itemHeaders.map((name) => name.toLowerCase()).toSorted(),
    cancelStatements: false,
    operations: [...routes.operations.values()].map(operationOf),
    ...more,
  };
}

function operationOf({ operation: { info }, route }: CallableOperation): OperationCapability {
  const { operationId, method, path } = info;
  return route.isBatchable
    ? { operationId, method, path, batchable: true, dispatch: method === 'OPTIONS' ? 'inject' : route.way }
    : { operationId, method, path, batchable: false };
}
