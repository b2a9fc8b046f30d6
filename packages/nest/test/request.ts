import { Agent, request as httpRequest } from 'node:http';

/** A request as the suite sends it alone, and as an item of a batch. */
export interface Call {
  readonly method: string;
  /** As it stands on the request line: nothing normalises it. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** `undefined`: no body. */
  readonly body?: unknown;
  /** How `body` stands in the envelope. Default: a JSON value. */
  readonly bodyEncoding?: 'text' | 'base64';
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Credentials and whatever else belongs to the connection: the same for a request alone and for the batch around it. */
export type Outer = Readonly<Record<string, string>>;

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Closes the connections that requests left open. */
export function closeConnections(): void {
  agent.destroy();
}

/** Sends one request over HTTP, by itself. JSON bodies get `content-type: application/json` unless the call says otherwise. */
export async function sendAlone(port: number, call: Call, outer: Outer = {}): Promise<Answer> {
  const payload = encodeBody(call);
  const about =
    payload === undefined ? undefined : { 'content-type': 'application/json', ...call.headers, 'content-length': String(payload.length) };
  const raw = await send(port, call.method, call.path, { ...outer, ...(about ?? call.headers) }, payload);
  return { status: raw.status, headers: raw.headers, body: decodeBody(raw) };
}

interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** Sends bytes as they are and reads the whole answer. */
export function send(port: number, method: string, path: string, headers: Outer, payload?: Buffer): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { agent, host: '127.0.0.1', port, method, path, headers: { 'user-agent': 'suite', ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const entries = Object.entries(response.headers).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.join(', ') : String(value),
          ]);
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(entries) as Record<string, string>,
            bytes: Buffer.concat(chunks),
          });
        });
      },
    );
    request.on('error', reject);
    request.end(payload);
  });
}

function encodeBody({ body, bodyEncoding }: Call): Buffer | undefined {
  if (body === undefined) return undefined;
  if (bodyEncoding === 'text') return Buffer.from(body as string, 'utf8');
  if (bodyEncoding === 'base64') return Buffer.from(body as string, 'base64');
  return Buffer.from(JSON.stringify(body), 'utf8');
}

/**
 * The form that a body has in a batch's answer: a JSON value for JSON, a string for text, base64 for anything else; `undefined` for none.
 * Bytes that are not what their content type says come as the next form that loses nothing.
 */
function decodeBody({ headers, bytes }: RawAnswer): unknown {
  if (bytes.length === 0) return undefined;
  const [type = '', ...attributes] = (headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = attributes.find((attribute) => attribute.startsWith('charset='))?.slice('charset='.length);
  const isJson = type === 'application/json' || type.endsWith('+json');
  const isText = isJson || type === '' || type.startsWith('text/') || type === 'application/xml' || charset !== undefined;
  if (!isText) return bytes.toString('base64');
  try {
    const text = new TextDecoder(charset ?? 'utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return isJson ? parseOr(text) : text;
  } catch {
    return bytes.toString('base64');
  }
}

function parseOr(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
