import type { ItemContext, Outcome, ReadyItem } from '@sheaf/core';
import type { FastifyInstance, FastifyReply, FastifyRequest, InjectOptions } from 'fastify';
import { injectedItem } from './item-context.js';
import type { InjectedItem } from './item-context.js';
import { outcomeOf, problemOutcome } from './outcome.js';
import type { OuterRequest } from './outer-request.js';

/**
 * Sends an item through the whole app, as a request of its own from the outer request's client: the way for whatever stands around a handler
 * outside of Nest's own pipeline.
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
  const options: InjectOptions = {
    method: method as never,
    url: target,
    // Said even where there is none: inject names itself otherwise.
    headers: { 'user-agent': outer.headers['user-agent'], ...outer.headers, ...payload?.headers, ...request.headers },
    remoteAddress: outer.request.raw.socket.remoteAddress,
    signal: context.signal,
    ...(payload === undefined ? {} : { payload: payload.bytes }),
  };
  const injected: InjectedItem = { context, outer, target, raw: undefined };
  try {
    // Fastify gives a chain that begins only when it is waited for: that must happen inside.
    const answer = await injectedItem.run(injected, async () => await instance.inject(options));
    return outcomeOf(method, answer.statusCode, answer.headers, { text: undefined, bytes: answer.rawPayload });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'FST_ERR_REOPENED_CLOSE_SERVER')
      return problemOutcome('unavailable', { detail: 'The server is shutting down.' }, 'none');
    outer.request.log.error({ err: error, item: item.index }, 'An item was cut off');
    return problemOutcome('internal-error', { instance: context.requestId });
  }
}

/** 0, false, null and "" are bodies: inject would send nothing for them, so the text is made here. */
function payloadOf({ body, bodyEncoding }: ReadyItem): { bytes: Buffer; headers: Record<string, string> } | undefined {
  if (body === undefined) return undefined;
  if (bodyEncoding === 'json') return { bytes: Buffer.from(JSON.stringify(body)), headers: { 'content-type': 'application/json' } };
  if (bodyEncoding === 'text') return { bytes: Buffer.from(body as string), headers: { 'content-type': 'text/plain; charset=utf-8' } };
  return { bytes: Buffer.from(body as string, 'base64'), headers: { 'content-type': 'application/octet-stream' } };
}

/**
 * Our hook on every route: gives an injected item the outer request's connection (address, TLS, what else an app reads of it) and its target as
 * written, and refuses what the app's own router found and `mayCall` does not allow.
 */
export function injectedHook(mayCall: (method: string, path: string) => boolean) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const item = injectedItem.getStore();
    if (item === undefined || (item.raw !== undefined && item.raw !== request.raw)) return done();
    item.raw = request.raw;
    request.raw.url = item.target;
    Object.assign(request.raw, { socket: item.outer.request.raw.socket });
    // No handler of the app's is there to begin.
    if (request.is404) item.context.effect = 'none';
    if (request.is404 || mayCall(request.method, request.routeOptions.url ?? '')) return done();
    const { headers, json } = problemOutcome('operation-not-batchable');
    void reply.code(403).headers(headers).send(Buffer.from(json!));
  };
}
