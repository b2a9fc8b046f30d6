import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { AzureStore } from './azure-store.js';
import { Guard, parseAllowedHost } from './guard.js';

it('a write that is broken off rejects with the reason at once, whatever the storage does, and commits nothing', async () => {
  const seen: string[] = [];
  let arrived: (() => void) | undefined;
  const server = createServer((request) => {
    seen.push(new URL(request.url!, 'http://storage').searchParams.get('comp') ?? 'whole');
    request.resume();
    arrived?.();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const guard = new Guard([parseAllowedHost(host)!]);
  const stop = new AbortController();
  const isThere = new Promise<void>((resolve) => (arrived = resolve));
  const options = { contentType: 'text/plain', signal: stop.signal };
  const written = new AzureStore(guard).write({ kind: 'azure', url: `http://${host}/container1/out.json` }, endless(), options);
  await isThere;
  const reason = new Error('the server shuts down');
  stop.abort(reason);
  await expect(written).rejects.toBe(reason);
  await expect(new AzureStore(guard).write({ kind: 'azure', url: `http://${host}/container1/out.json` }, endless(), options)).rejects.toBe(
    reason,
  );
  expect(new Set(seen)).toEqual(new Set(['block']));
  guard.close();
  server.closeAllConnections();
  server.close();
});

async function* endless(): AsyncGenerator<Uint8Array> {
  for (;;) yield Buffer.alloc(1024 * 1024);
}
