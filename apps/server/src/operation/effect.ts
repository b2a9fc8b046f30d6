import type { Effect } from '@sheaf/core';
import { batchItem } from '@sheaf/nest';
import type { FastifyRequest } from 'fastify';

/**
 * Says what a failed item of a batch has left behind, which its caller needs to know before trying again. Without it a write that began counts as
 * `unknown`; outside a batch nobody asks.
 */
export function stateEffect(request: FastifyRequest, effect: Effect): void {
  const item = batchItem(request);
  if (item !== undefined) item.effect = effect;
}
