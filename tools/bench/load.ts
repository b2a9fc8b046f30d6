import { Agent, request } from 'node:http';

/** One request of the benchmark, ready to be sent again and again. */
export interface Prepared {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly payload: Buffer | undefined;
  /** Throws unless the answer is what it must be. */
  readonly verify: (status: number, body: unknown) => void;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

export function closeConnections(): void {
  agent.destroy();
}

/** Sends one request on the one connection to that port and answers its body unread. */
export function send(port: number, { method, path, payload }: Prepared): Promise<{ status: number; text: string }> {
  const headers: Record<string, string | number> = { 'x-api-key': 'secret' };
  if (payload !== undefined) Object.assign(headers, { 'content-type': 'application/json', 'content-length': payload.length });
  return new Promise((resolve, reject) => {
    const outgoing = request({ agent, host: '127.0.0.1', port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode!, text: Buffer.concat(chunks).toString('latin1') }));
    });
    outgoing.on('error', reject);
    outgoing.end(payload);
  });
}

/** Sends a request and checks its answer. */
export async function verify(port: number, prepared: Prepared): Promise<void> {
  const { status, text } = await send(port, prepared);
  try {
    prepared.verify(status, JSON.parse(text));
  } catch (error) {
    throw new Error(`${prepared.method} ${prepared.path} on port ${port} answered wrongly: ${status} ${text.slice(0, 300)}`, {
      cause: error,
    });
  }
}

/** Sends the requests in turn, one after the other, at least one, until `ms` milliseconds have passed; answers how many were sent. */
export async function sendFor(port: number, prepared: readonly Prepared[], ms: number): Promise<number> {
  const end = performance.now() + ms;
  let sent = 0;
  do {
    const { status } = await send(port, prepared[sent % prepared.length]!);
    if (status >= 300) throw new Error(`${prepared[0]!.path} answered ${status} while it was measured`);
    sent++;
  } while (performance.now() < end);
  return sent;
}
