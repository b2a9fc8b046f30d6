import type { IncomingMessage } from 'node:http';
import type { ItemContext } from '@sheaf/core';
import type { FastifyRequest } from 'fastify';
import { LightRequest } from './light-request.js';

/** The items that went into the app by inject, by the raw requests that were made of them. */
export const injectedItems = new WeakMap<IncomingMessage, ItemContext>();

/**
 * What the handler of this request can learn of the batch that it runs in: `undefined` when the request came by itself. `nowUs` and the ids are
 * the same however often an item is looked at; `signal` tells that nobody waits any more.
 */
export function batchItem(request: FastifyRequest | IncomingMessage): ItemContext | undefined {
  const raw = 'raw' in request ? request.raw : request;
  if ((raw as unknown) instanceof LightRequest) return (raw as unknown as LightRequest).context;
  return injectedItems.get(raw);
}
