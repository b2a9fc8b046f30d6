import type { Batch, DispatchedItem, Item } from '@sheaf/core';

/** A native operation that a request of the service comes down to. */
export interface AzureCall {
  readonly operationId: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** Lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The call as an item of a batch or a job. */
export function azureItem({ operationId, parameters = {}, body, headers = {} }: AzureCall, index: number): DispatchedItem {
  return {
    index,
    id: String(index),
    target: { operationId, parameters },
    headers,
    body,
    bodyEncoding: 'json',
    dependsOn: [],
    references: [],
    runIf: 'always',
    timeoutMs: undefined,
  };
}

/** Calls that mean what they mean one after the other. */
export function azureBatch(calls: readonly AzureCall[]): Batch {
  const items: Item[] = calls.map(azureItem);
  return { items, execution: 'auto', onError: 'continue', return: 'full', concurrency: undefined, timeoutMs: undefined };
}
