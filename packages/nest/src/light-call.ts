import type { ItemContext } from '@sheaf/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RouteContext } from './fastify-internals.js';
import { LightRequest } from './light-request.js';
import { LightResponse } from './light-response.js';
import type { OuterRequest } from './outer-request.js';

/** What of an item its route's light request is made of. */
export interface CallInput {
  readonly method: string;
  readonly target: string | (() => string);
  readonly params: unknown;
  readonly query: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * One item on its way through a route, in process: Fastify's own request and reply of that route (so decorators, proxies, serialisation and
 * errors are Fastify's), standing on a light message instead of a socket.
 */
export class LightCall {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly response: LightResponse;
  /** True from the moment the handler was called. */
  began = false;
  /** Streams that the handler gave, which Nest must close when they are not sent. */
  streams: unknown[] | undefined;

  constructor(
    readonly context: ItemContext,
    /** The operation changes nothing, so giving it up at any time leaves nothing behind. */
    readonly readsOnly: boolean,
    route: RouteContext,
    outer: OuterRequest,
    { method, target, params, query, headers }: CallInput,
    body: unknown,
  ) {
    const raw = new LightRequest(outer, context, method, target, headers, body);
    this.request = new route.Request(context.requestId, params, raw, query, outer.request.log, route);
    this.request.body = body;
    this.response = new LightResponse(raw);
    this.reply = new route.Reply(this.response, this.request, outer.request.log);
  }
}
