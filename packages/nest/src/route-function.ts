import type { Outcome } from '@sheaf/core';
import { fastifyInternals } from './fastify-internals.js';
import { answerOf } from './light-answer.js';
import type { LightCall } from './light-call.js';

/** Runs a route's own function, as Nest made it and Fastify would run it, on a light request and reply. */
export function callRouteFunction(call: LightCall): Outcome | Promise<Outcome> {
  fastifyInternals().callHandler(null, call.request, call.reply);
  return answerOf(call);
}
