import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import type { ItemContext } from '@sheaf/core';
import type { FastifyRequest } from 'fastify';
import { LightRequest } from './light-request.js';
import type { OuterRequest } from './outer-request.js';

/** An item that went into the app by inject. */
export interface InjectedItem {
  readonly context: ItemContext;
  readonly outer: OuterRequest;
  /** The target as the item has it: inject writes some characters otherwise. */
  readonly target: string;
  /** The raw request that inject made of it: set when it arrives. Any other request in its context is the app's own doing. */
  raw: IncomingMessage | undefined;
}

/** The item whose inject is under way. */
export const injectedItem = new AsyncLocalStorage<InjectedItem>();

/**
 * What the handler of this request can learn of the batch that it runs in: `undefined` when the request came by itself. `nowUs` and the ids are
 * the same however often an item is looked at; `signal` tells that nobody waits any more.
 */
export function batchItem(request: FastifyRequest | IncomingMessage): ItemContext | undefined {
  const raw = 'raw' in request ? request.raw : request;
  if ((raw as unknown) instanceof LightRequest) return (raw as unknown as LightRequest).context;
  const injected = injectedItem.getStore();
  return injected?.raw === raw ? injected.context : undefined;
}
