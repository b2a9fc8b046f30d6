import { randomUUIDv7 } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The caller's `x-request-id` where it is a token that may stand in a header, a log and a problem as it is; else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:@~-]{1,128}$/.test(given) ? given : randomUUIDv7();
}
