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
 * guard, no validation, no ids to check, nothing asynchronous: what no server of batches in JSON can go below. It answers what Sheaf answers,
 * member by member; at `/lean` only a status and a body for each item.
 */
export function createBareServer(): Server {
  const catalogue = new Catalogue();
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { requests } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { requests: readonly BareItem[] };
      const text = JSON.stringify(request.url === '/lean' ? lean(catalogue, requests) : whole(catalogue, requests));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
      response.end(text);
    });
  });
}

function whole(catalogue: Catalogue, requests: readonly BareItem[]): object {
  const responses = requests.map((item, index) => ({
    id: String(index),
    index,
    status: statusOf(item),
    headers,
    body: perform(catalogue, item),
  }));
  return { responses, summary: { total: requests.length, succeeded: requests.length, failed: 0, skipped: 0 } };
}

function lean(catalogue: Catalogue, requests: readonly BareItem[]): object {
  return { responses: requests.map((item) => ({ status: statusOf(item), body: perform(catalogue, item) })) };
}

const headers = { 'content-type': 'application/json; charset=utf-8' };

function statusOf({ method }: BareItem): number {
  return method === 'GET' ? 200 : 201;
}

function perform(catalogue: Catalogue, { method, path, body }: BareItem): unknown {
  // `/items/<id>` or `/items/<id>/views`
  return method === 'GET' ? catalogue.get(path.slice(7)) : catalogue.view(path.slice(7, -6), body!);
}
