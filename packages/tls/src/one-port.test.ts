import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Certificate } from './certificate.js';
import { onePortServer, type OnePortOptions } from './one-port.js';
import { selfSignedCertificate } from './self-signed.js';

let certificate: Certificate;
beforeAll(async () => {
  certificate = await selfSignedCertificate({ folder: mkdtempSync(join(tmpdir(), 'sheaf-tls-')) });
});

const apps: FastifyInstance[] = [];
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

/** Says by what it was asked, and how long the body was; `/wait` answers when `release` is called, and two of them make `arrived`. */
async function start(options: OnePortOptions = {}, more: object = {}) {
  const app = Fastify({
    serverFactory: onePortServer(certificate, options),
    forceCloseConnections: 'idle',
    bodyLimit: 5_000_000,
    clientErrorHandler: (_error: Error, socket: Socket) =>
      socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\nx-mine: yes\r\n\r\n'),
    ...more,
  } as never) as unknown as FastifyInstance;
  apps.push(app);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  app.get('/', ({ protocol, ip }) => ({ protocol, ip }));
  app.post('/', ({ protocol, body }) => ({ protocol, length: (body as string).length }));
  let waiting = 0;
  app.get('/wait', async () => {
    waiting += 1;
    if (waiting === both.length) arrive();
    await released;
    return 'done';
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return { app, port, release, arrived };
}

const both = [
  ['http', http],
  ['https', https],
] as const;

async function send(
  module: typeof http | typeof https,
  port: number,
  { path = '/', body, agent }: { path?: string; body?: string; agent?: http.Agent | https.Agent } = {},
): Promise<{ status: number; text: string; localPort: number | undefined }> {
  const request = module.request({
    host: '127.0.0.1',
    port,
    path,
    ca: certificate.cert,
    method: body === undefined ? 'GET' : 'POST',
    headers: body === undefined ? {} : { 'content-type': 'text/plain' },
    ...(agent === undefined ? {} : { agent }),
  });
  request.end(body);
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  const { localPort } = answer.socket;
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  return { status: answer.statusCode as number, text, localPort };
}

/** What a connection gets until it is closed. */
async function textOf(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (bytes: Buffer) => (text += bytes.toString('latin1')));
  socket.on('error', () => undefined);
  await once(socket, 'close');
  return text;
}

describe('one port', () => {
  it.each(both)('answers %s, and knows that it does', async (protocol, module) => {
    const { port } = await start();
    const { status, text } = await send(module, port);
    expect([status, JSON.parse(text)]).toEqual([200, { protocol, ip: '127.0.0.1' }]);
  });

  it.each(both)('reads a body of 4 MB by %s, and holds to the same limit', async (protocol, module) => {
    const { port } = await start();
    const { text } = await send(module, port, { body: 'x'.repeat(4_000_000) });
    expect(JSON.parse(text)).toEqual({ protocol, length: 4_000_000 });
    const agent = new module.Agent({ keepAlive: true });
    const { status } = await send(module, port, { body: 'x'.repeat(5_000_001), agent }).catch(() => ({ status: 413 }));
    agent.destroy();
    expect(status).toBe(413);
  });

  it.each(both)('keeps a connection of %s for the next request', async (_protocol, module) => {
    const { port } = await start();
    const agent = new module.Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    for (let i = 0; i < 5; i++) {
      const { localPort } = await send(module, port, { agent, ...(i % 2 === 0 ? {} : { body: 'x'.repeat(i * 50_000) }) });
      ports.add(localPort);
    }
    agent.destroy();
    expect(ports.size).toBe(1);
  });

  it('answers requests that come in one write, in pieces, and behind each other', async () => {
    const { port } = await start();
    const request = 'GET / HTTP/1.1\r\nhost: x\r\n';
    for (const connect of [() => net.connect(port, '127.0.0.1'), () => tls.connect({ port, host: '127.0.0.1', ca: certificate.cert })]) {
      const socket = connect();
      const answered = textOf(socket);
      for (const piece of ['G', 'ET', ` / HTTP/1.1\r\nhost: x\r\n\r\n${request}\r\n${request}`, 'connection: close\r\n\r\n']) {
        await new Promise((resolve) => socket.write(piece, resolve));
      }
      expect((await answered).match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
    }
  });

  it('answers what is no request alike in both', async () => {
    const { port } = await start();
    for (const connect of [() => net.connect(port, '127.0.0.1'), () => tls.connect({ port, host: '127.0.0.1', ca: certificate.cert })]) {
      const socket = connect();
      const answered = textOf(socket);
      socket.write('\u0000garbage\r\n\r\n');
      expect(await answered).toBe('HTTP/1.1 400 Bad Request\r\nconnection: close\r\nx-mine: yes\r\n\r\n');
    }
  });

  it('closes a connection whose handshake is garbage or broken off, and goes on', async () => {
    const { port } = await start();
    const garbage = net.connect(port, '127.0.0.1');
    const closed = textOf(garbage);
    garbage.write(Buffer.from([0x16, ...Array<number>(300).fill(0xff)]));
    expect(await closed).not.toContain('HTTP');

    for (const end of ['end', 'destroy', 'resetAndDestroy'] as const) {
      const aborted = net.connect(port, '127.0.0.1');
      const gone = textOf(aborted);
      // A record of type handshake that promises 512 bytes more.
      await new Promise((resolve) => aborted.write(Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01]), resolve));
      aborted[end]();
      await gone;
    }
    const silent = net.connect(port, '127.0.0.1');
    const left = textOf(silent);
    silent.end();
    expect(await left).toBe('');
    expect((await send(https, port)).status).toBe(200);
  });

  it('closes a connection that sends nothing, or never ends its handshake', async () => {
    const { port } = await start({ openingTimeoutMs: 30 });
    expect(await textOf(net.connect(port, '127.0.0.1'))).toBe('');
    const slow = net.connect(port, '127.0.0.1');
    slow.write(Buffer.from([0x16]));
    expect(await textOf(slow)).toBe('');
  });

  it('does not hold the first byte’s time against a connection that is open', async () => {
    const { port, release, arrived } = await start({ openingTimeoutMs: 30 });
    const answers = both.map(([, module]) => send(module, port, { path: '/wait' }));
    await arrived;
    // Others that are closed for their silence meanwhile show that the time has passed.
    await textOf(net.connect(port, '127.0.0.1'));
    await textOf(net.connect(port, '127.0.0.1'));
    release();
    expect((await Promise.all(answers)).map(({ text }) => text)).toEqual(['done', 'done']);
  });

  it('finishes what runs and closes all that waits when it stops', async () => {
    const { app, port, release, arrived } = await start();
    const agents = both.map(([, module]) => new module.Agent({ keepAlive: true }));
    await send(http, port, { agent: agents[0]! });
    await send(https, port, { agent: agents[1]! });
    const silent = net.connect(port, '127.0.0.1');
    const half = net.connect(port, '127.0.0.1');
    const gone = Promise.all([textOf(silent), textOf(half)]);
    await once(silent, 'connect');
    await new Promise((resolve) => half.write(Buffer.from([0x16, 0x03]), resolve));
    const running = both.map(([, module]) => send(module, port, { path: '/wait', agent: new module.Agent({ keepAlive: false }) }));
    await arrived;
    const closed = app.close();
    expect(await gone).toEqual(['', '']);
    release();
    expect((await Promise.all(running)).map(({ text }) => text)).toEqual(['done', 'done']);
    await closed;
    for (const agent of agents) agent.destroy();
  });

  it('gives its connections the times that Fastify is told', async () => {
    const { app } = await start({}, { keepAliveTimeout: 1234, requestTimeout: 2345, connectionTimeout: 3456, maxRequestsPerSocket: 7 });
    const { keepAliveTimeout, requestTimeout, timeout, maxRequestsPerSocket } = app.server;
    expect({ keepAliveTimeout, requestTimeout, timeout, maxRequestsPerSocket }).toEqual({
      keepAliveTimeout: 1234,
      requestTimeout: 2345,
      timeout: 3456,
      maxRequestsPerSocket: 7,
    });
  });

  it('speaks TLS 1.2 and 1.3 and HTTP/1.1, and nothing older', async () => {
    const { port } = await start();
    for (const [version, protocol] of [
      ['TLSv1.2', 'TLSv1.2'],
      ['TLSv1.3', 'TLSv1.3'],
    ] as const) {
      const socket = tls.connect({
        port,
        host: '127.0.0.1',
        ca: certificate.cert,
        minVersion: version,
        maxVersion: version,
        ALPNProtocols: ['h2', 'http/1.1'],
      });
      await once(socket, 'secureConnect');
      expect([socket.getProtocol(), socket.alpnProtocol]).toEqual([protocol, 'http/1.1']);
      socket.destroy();
    }
    const old = tls.connect({ port, host: '127.0.0.1', ca: certificate.cert, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' });
    await expect(once(old, 'secureConnect')).rejects.toThrow();
  });
});
