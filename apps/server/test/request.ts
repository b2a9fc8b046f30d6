import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Parsed where it is JSON; undefined: none. */
  readonly body: unknown;
  readonly bytes: Buffer;
}

export interface RequestOptions {
  /** Sent as it is; null takes a default header away. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** A JSON value, or bytes as they are. */
  readonly body?: unknown;
}

const agent = new Agent({ keepAlive: true });

/** Sends a request with the demo token; the path goes out as it is written. */
export function send(url: string, method: string, path: string, { headers = {}, body }: RequestOptions = {}): Promise<Answer> {
  const bytes = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const all: Record<string, string | null> = {
    authorization: 'Bearer demo-token',
    ...(bytes === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(bytes.length) }),
    ...headers,
  };
  const sent = Object.fromEntries(Object.entries(all).filter((header): header is [string, string] => header[1] !== null));
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(`${url}/`, { method, path, headers: sent, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const all = Buffer.concat(chunks);
        resolve({ status: response.statusCode as number, headers: response.headers, body: parse(all, response.headers), bytes: all });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(bytes);
  });
}

function parse(bytes: Buffer, headers: IncomingHttpHeaders): unknown {
  if (bytes.length === 0) return undefined;
  const isJson = headers['content-encoding'] === undefined && /^application\/(?:[\w.-]+\+)?json\b/.test(headers['content-type'] ?? '');
  return isJson ? JSON.parse(bytes.toString()) : bytes.toString();
}

export function closeConnections(): void {
  agent.destroy();
}
