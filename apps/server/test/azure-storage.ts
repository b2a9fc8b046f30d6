import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** As much of Azure's blob storage as its client uses, whose answers can be held back. */
export interface TestStorage {
  /** `127.0.0.1:4711` */
  readonly host: string;
  readonly baseLocation: string;
  /** By `/container/name`. */
  readonly blobs: Map<string, Buffer>;
  /** How often each blob was written, by the same names. */
  readonly writes: Map<string, number>;
  /** From now on reads of this blob are not answered; the promise resolves when one has come. */
  hold(path: string): Promise<void>;
  /** Answers those that were held, and all that come from now on. */
  release(): void;
  close(): Promise<void>;
}

export async function startTestStorage(): Promise<TestStorage> {
  const blobs = new Map<string, Buffer>();
  const blocks = new Map<string, Buffer>();
  const writes = new Map<string, number>();
  let held: string | undefined;
  let waiting: (() => void)[] = [];
  let arrived: (() => void) | undefined;

  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const url = new URL(request.url!, 'http://storage');
      const path = url.pathname;
      response.setHeader('x-ms-version', '2025-01-05').setHeader('etag', '"1"').setHeader('last-modified', new Date(0).toUTCString());
      if (url.searchParams.get('sig') !== 'good') return end(response, 403);
      if (request.method === 'GET') {
        const answer = () => {
          const blob = blobs.get(path);
          return blob === undefined ? end(response, 404) : end(response, 200, blob);
        };
        if (path !== held) return answer();
        waiting.push(answer);
        return arrived?.();
      }
      if (url.searchParams.get('comp') === 'block') {
        blocks.set(`${path} ${url.searchParams.get('blockid')}`, body);
        return end(response, 201);
      }
      const ids =
        url.searchParams.get('comp') === 'blocklist' ? Array.from(body.toString().matchAll(/>([\w+/=]+)<\/Latest>/g), ([, id]) => id!) : [];
      blobs.set(path, ids.length === 0 ? body : Buffer.concat(ids.map((id) => blocks.get(`${path} ${id}`)!)));
      writes.set(path, (writes.get(path) ?? 0) + 1);
      return end(response, 201);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    baseLocation: `http://${host}/`,
    blobs,
    writes,
    hold(path) {
      held = path;
      return new Promise((resolve) => (arrived = resolve));
    },
    release() {
      held = undefined;
      for (const answer of waiting.splice(0)) answer();
    },
    async close() {
      waiting = [];
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function end(response: ServerResponse, status: number, body?: Buffer): void {
  if (response.destroyed) return;
  response.writeHead(
    status,
    body === undefined ? { 'content-length': 0 } : { 'content-length': body.length, 'x-ms-blob-type': 'BlockBlob' },
  );
  response.end(body);
}
