import type { ItemContext, Outcome, ReadyItem } from '@sheaf/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fastifyInternals } from './fastify-internals.js';
import { injectedItems } from './item-context.js';
import { outcomeOf, problemOutcome } from './outcome.js';
import type { OuterRequest } from './outer-request.js';

/**
 * Sends an item through the whole app, as a request of its own on the outer request's connection: the way for whatever stands around a handler
 * outside of Nest's own pipeline. What `instance.inject` does, but that the target stays as the item has it: inject reads it as a URL, which
 * takes dot segments out of a parameter's value and writes some characters otherwise.
 */
export async function inject(
  instance: FastifyInstance,
  outer: OuterRequest,
  item: ReadyItem,
  request: { readonly method: string; readonly target: string; readonly headers: Readonly<Record<string, string>> },
  context: ItemContext,
): Promise<Outcome> {
  const { method, target } = request;
  const payload = payloadOf(item);
  const { socket } = outer.request.raw;
  const route = (raw: IncomingMessage, response: ServerResponse): void => {
    injectedItems.set(raw, context);
    // Address, TLS, and whatever else an app reads of its client's connection.
    instance.routing(Object.assign(raw, { url: target, socket }), response);
  };
  try {
    const answer = await fastifyInternals().lightMyRequest(route, {
      method,
      url: '/',
      // Said even where there is none: light-my-request names itself otherwise.
      headers: { 'user-agent': outer.headers['user-agent'], ...outer.headers, ...payload?.headers, ...request.headers },
      signal: context.signal,
      ...(payload === undefined ? {} : { payload: payload.bytes }),
    });
    return outcomeOf(method, answer.statusCode, answer.headers, { text: undefined, bytes: answer.rawPayload });
  } catch (error) {
    outer.request.log.error({ err: error, item: item.index }, 'An item was cut off');
    return problemOutcome('internal-error', { instance: context.requestId });
  }
}

/** 0, false, null and "" are bodies: light-my-request would send nothing for them, so the text is made here. */
function payloadOf({ body, bodyEncoding }: ReadyItem): { bytes: Buffer; headers: Record<string, string> } | undefined {
  if (body === undefined) return undefined;
  if (bodyEncoding === 'json') return { bytes: Buffer.from(JSON.stringify(body)), headers: { 'content-type': 'application/json' } };
  if (bodyEncoding === 'text') return { bytes: Buffer.from(body as string), headers: { 'content-type': 'text/plain; charset=utf-8' } };
  return { bytes: Buffer.from(body as string, 'base64'), headers: { 'content-type': 'application/octet-stream' } };
}

/** Our hook on every route: refuses an injected item that the app's own router led to a route which `mayCall` does not allow. */
export function injectedHook(mayCall: (method: string, path: string) => boolean) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const context = injectedItems.get(request.raw);
    if (context === undefined) return done();
    // No handler of the app's is there to begin.
    if (request.is404) context.effect = 'none';
    if (request.is404 || mayCall(request.method, request.routeOptions.url ?? '')) return done();
    const { headers, json } = problemOutcome('operation-not-batchable');
    void reply.code(403).headers(headers).send(Buffer.from(json!));
  };
}
