import { createServer, request } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { closeAfterBody } from './close-after-body.js';

let server: Server;

async function listen(answer: (request: IncomingMessage) => void = closeAfterBody): Promise<number> {
  server = createServer((incoming, response) => {
    answer(incoming);
    response.writeHead(413, { connection: 'close', 'content-length': 3 }).end('no!');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function post(port: number, headers: Record<string, string | number>): Promise<string> {
  const body = Buffer.alloc(16 * 1024 * 1024, 'x');
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method: 'POST', headers }, (response) => {
      response.setEncoding('utf8');
      let text = '';
      response.on('data', (chunk: string) => (text += chunk)).on('end', () => resolve(`${response.statusCode} ${text}`));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('a refusal whose body is still coming', () => {
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it.each([
    ['that tells its length', { 'content-length': 16 * 1024 * 1024 }],
    ['that is chunked', { 'transfer-encoding': 'chunked' }],
  ])(
    'reaches a caller %s',
    async (_title, headers) => {
      const port = await listen();
      // One that was lucky proves nothing: without lingering more than half of these fail.
      for (let time = 0; time < 8; time += 1) expect(await post(port, headers)).toBe('413 no!');
      // 128 MB go over the wire: on a busy machine that takes its time.
    },
    60_000,
  );

  it('closes the connection when the body has ended', async () => {
    const socket = connect(await listen(), '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\nab');
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    await once(socket, 'data');
    socket.write('cd');
    await once(socket, 'end');
    expect(text).toMatch(/^HTTP\/1\.1 413 [\s\S]*no!$/);
    socket.destroy();
  });

  it('closes at once when the whole body has come before', async () => {
    const port = await listen(() => undefined);
    server.removeAllListeners('request');
    server.on('request', (incoming, response) => {
      incoming.resume().on('end', () => {
        closeAfterBody(incoming);
        response.writeHead(413, { connection: 'close' }).end('no!');
      });
    });
    expect(await post(port, { 'content-length': 16 * 1024 * 1024 })).toBe('413 no!');
  });
});
