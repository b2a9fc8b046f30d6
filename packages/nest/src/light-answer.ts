import type { Outcome } from '@sheaf/core';
import { fastifyInternals } from './fastify-internals.js';
import type { LightCall } from './light-call.js';
import { outcomeOfResponse } from './outcome.js';

/** The outcome of what is written to the call's reply: now if it is complete, else when it is. */
export function answerOf({ response }: LightCall): Outcome | Promise<Outcome> {
  if (response.closed) return outcomeOfResponse(response);
  return new Promise((resolve) => response.whenDone(() => resolve(outcomeOfResponse(response))));
}

/** What Fastify does with an error that leaves a route's function: the app's error handler answers. */
export function sendError(call: LightCall, error: unknown): Outcome | Promise<Outcome> {
  const { reply, request } = call;
  if (reply.sent) {
    request.log.error({ err: error }, 'An item failed after its answer was sent');
    return answerOf(call);
  }
  const { kReplyIsError } = fastifyInternals().symbols;
  try {
    (reply as unknown as Record<symbol, boolean>)[kReplyIsError] = true;
    reply.send(error);
  } catch (failure) {
    reply.send(failure);
  }
  return answerOf(call);
}
