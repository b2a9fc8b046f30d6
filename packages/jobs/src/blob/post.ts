import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { blobErrorOf } from './blob-error.js';
import type { Guard } from './guard.js';

const answerWithinMs = 30_000;

/**
 * Posts text to a guarded URL and gives the status of the answer. Its body is not waited for: one without an end would hold up all others. Redirects are
 * answers like any other.
 */
export async function post(
  guard: Guard,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<number> {
  const address = guard.admit(url.trim());
  const send = address.protocol === 'https:' ? requestHttps : requestHttp;
  const late = AbortSignal.timeout(answerWithinMs);
  try {
    return await new Promise<number>((resolve, reject) => {
      const sent = send(address, {
        method: 'POST',
        agent: guard.agentFor(address),
        signal: AbortSignal.any([signal, late]),
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      });
      sent.once('response', (answer) => {
        resolve(answer.statusCode!);
        answer.destroy();
      });
      // Also after the answer: what is left of the connection is nobody's concern.
      sent.on('error', reject);
      sent.end(body);
    });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw blobErrorOf(late.aborted ? Object.assign(new Error('No answer'), { code: 'ETIMEDOUT' }) : error, 'The webhook');
  }
}
