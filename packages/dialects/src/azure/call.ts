import type { Batch, DispatchedItem } from '@sheaf/core';
import { batchOf, itemAt } from '../item.js';

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
  return itemAt(index, { target: { operationId, parameters }, headers, body });
}

/** Calls that mean what they mean one after the other. */
export function azureBatch(calls: readonly AzureCall[]): Batch {
  return batchOf(calls.map(azureItem));
}
