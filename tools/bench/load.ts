import { Agent, request } from 'node:http';

/** One request of the benchmark, ready to be sent again and again. */
export interface Prepared {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly payload: Buffer | undefined;
  /** Throws unless the answer is what it must be. */
  readonly verify: (status: number, body: unknown) => void;
}

/** By how many connections they keep to each port. */
const agents = new Map<number, Agent>();

function agentOf(connections: number): Agent {
  let agent = agents.get(connections);
  if (agent === undefined) agents.set(connections, (agent = new Agent({ keepAlive: true, maxSockets: connections })));
  return agent;
}

export function closeConnections(): void {
  for (const agent of agents.values()) agent.destroy();
}

/** Sends one request on one of the connections to that port and answers its body unread. */
export function send(port: number, { method, path, payload }: Prepared, connections = 1): Promise<{ status: number; text: string }> {
  const agent = agentOf(connections);
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

/**
 * Sends the requests in turn, one after the other on each of the connections, at least one, until `ms` milliseconds have passed; answers how many
 * were sent.
 */
export async function sendFor(port: number, prepared: readonly Prepared[], ms: number, connections = 1): Promise<number> {
  const end = performance.now() + ms;
  let sent = 0;
  const lane = async (): Promise<void> => {
    do {
      const { status } = await send(port, prepared[sent++ % prepared.length]!, connections);
      if (status >= 300) throw new Error(`${prepared[0]!.path} answered ${status} while it was measured`);
    } while (performance.now() < end);
  };
  await Promise.all(Array.from({ length: connections }, lane));
  return sent;
}
