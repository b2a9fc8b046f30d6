import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { Catalogue } from './catalogue.ts';
import type { View } from './catalogue.ts';

interface BareItem {
  readonly method: string;
  readonly path: string;
  readonly body?: View;
}

/**
 * The limit: a server that reads a batch with JSON.parse, calls a function for each item and answers with JSON.stringify. No router, no
 * guard, no validation, no ids: what no server of batches in JSON can go below.
 */
export function createBareServer(): Server {
  const catalogue = new Catalogue();
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { requests } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { requests: readonly BareItem[] };
      const text = JSON.stringify({ responses: requests.map((item) => perform(catalogue, item)) });
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
      response.end(text);
    });
  });
}

function perform(catalogue: Catalogue, { method, path, body }: BareItem): object {
  // `/items/<id>` or `/items/<id>/views`
  if (method === 'GET') return { status: 200, body: catalogue.get(path.slice(7)) };
  return { status: 201, body: catalogue.view(path.slice(7, -6), body!) };
}
