import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { blobErrorOf } from './blob-error.js';
import type { Guard } from './guard.js';

const answerWithinMs = 30_000;

/** Posts text to a guarded URL and gives the status of the answer, whose body nobody reads. Redirects are answers like any other. */
export async function post(
  guard: Guard,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<number> {
  const address = guard.admit(url.trim());
  const send = address.protocol === 'https:' ? requestHttps : requestHttp;
  try {
    return await new Promise<number>((resolve, reject) => {
      const sent = send(address, {
        method: 'POST',
        agent: guard.agentFor(address),
        timeout: answerWithinMs,
        signal,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      });
      sent.once('response', (answer) => {
        answer.once('error', reject);
        // Read to its end, though not kept: the connection may serve the next.
        answer.resume().once('end', () => resolve(answer.statusCode!));
      });
      sent.once('timeout', () => sent.destroy(Object.assign(new Error('No answer'), { code: 'ETIMEDOUT' })));
      sent.once('error', reject);
      sent.end(body);
    });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw blobErrorOf(error, 'The webhook');
  }
}
