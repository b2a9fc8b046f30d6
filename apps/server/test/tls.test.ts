import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readConfiguration } from '../src/configuration/configuration.js';
import { type Server, startServer } from '../src/server.js';
import { createLog } from '../src/service/log.js';
import { banner, startFault } from '../src/start.js';
import { closeConnections, send } from './request.js';

const running: Server[] = [];
afterEach(async () => {
  closeConnections();
  await Promise.all(running.splice(0).map((server) => server.close()));
});

const newFolder = () => mkdtempSync(join(tmpdir(), 'sheaf-server-'));

function configurationOf(environment: Record<string, string>) {
  const reading = readConfiguration({ PORT: '0', SHEAF_SAMPLE: 'off', SHEAF_DATA_DIR: 'memory', ...environment });
  if ('faults' in reading) throw new Error(reading.faults.join('\n'));
  return reading.configuration;
}

async function start(environment: Record<string, string>): Promise<Server> {
  const server = await startServer({ configuration: configurationOf(environment), log: createLog('silent') });
  running.push(server);
  return server;
}

async function sendSecurely({ secure }: Server, method: string, path: string, body?: Buffer): Promise<{ status: number; body: unknown }> {
  const { url, certificate } = secure!;
  const headers = { authorization: 'Bearer demo-token', ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  const request = https.request(`${url}${path}`, { method, headers, ca: readFileSync(certificate), agent: false });
  request.end(body);
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  return { status: answer.statusCode as number, body: JSON.parse(text) as unknown };
}

describe('the server with TLS', () => {
  it('answers https and http on one port, alone and in batches', async () => {
    const server = await start({ SHEAF_TLS: 'self-signed' });
    expect(new URL(server.secure!.url).port).toBe(new URL(server.url).port);
    const batch = Buffer.from(JSON.stringify({ requests: [{ method: 'PUT', path: '/items/a', body: {} }] }));
    expect(await sendSecurely(server, 'POST', '/batch', batch)).toMatchObject({ status: 200, body: { summary: { succeeded: 1 } } });
    expect(await send(server.url, 'GET', '/items/a')).toMatchObject({ status: 200, body: { itemId: 'a' } });
    expect(await sendSecurely(server, 'GET', '/items/a')).toMatchObject({ status: 200, body: { itemId: 'a' } });
  }, 120_000);

  it('tells a body that is too large so by https while it is still being sent', async () => {
    const server = await start({ SHEAF_TLS: 'self-signed', SHEAF_MAX_BODY_BYTES: '1024' });
    for (const path of ['/batch', '/items']) {
      const answer = await sendSecurely(server, 'POST', path, Buffer.alloc(8_000_000, ' '));
      expect(answer).toMatchObject({ status: 413, body: { code: 'content-too-large' } });
    }
  }, 120_000);

  it('shows the same certificate after a restart, and says where its file is', async () => {
    const environment = { SHEAF_TLS: 'self-signed', SHEAF_DATA_DIR: join(newFolder(), 'data') };
    const first = await start(environment);
    const { certificate } = first.secure!;
    const cert = readFileSync(certificate, 'utf8');
    expect(banner(first, configurationOf(environment))).toContain(`the certificate is ${certificate}; set NODE_EXTRA_CA_CERTS`);
    await first.close();
    const second = await start(environment);
    expect(second.secure!.certificate).toBe(certificate);
    expect(readFileSync(certificate, 'utf8')).toBe(cert);
  }, 120_000);

  it('keeps a certificate only as long as it runs where it keeps nothing', async () => {
    const server = await start({ SHEAF_TLS: 'self-signed' });
    expect(existsSync(server.secure!.certificate)).toBe(true);
    await server.close();
    expect(existsSync(join(server.secure!.certificate, '../..'))).toBe(false);
  }, 120_000);

  it('takes a certificate of files, and does not begin without', async () => {
    const folder = newFolder();
    const SHEAF_DATA_DIR = join(folder, 'data');
    const configuration = configurationOf({ SHEAF_TLS: folder, SHEAF_DATA_DIR });
    const fault = await startServer({ configuration, log: createLog('silent') }).catch((error: unknown) =>
      startFault(error, configuration),
    );
    expect(fault).toBe(`${folder}/cert.pem is not there.`);
    expect(readdirSync(folder)).toEqual([]);

    const own = await start({ SHEAF_TLS: 'self-signed', SHEAF_DATA_DIR });
    await own.close();
    const server = await start({ SHEAF_TLS: join(SHEAF_DATA_DIR, 'tls') });
    expect(banner(server, configurationOf({ SHEAF_TLS: folder }))).toMatch(/the certificate is \S+cert\.pem\n/);
    expect(await sendSecurely(server, 'GET', '/health')).toMatchObject({ status: 200 });
  }, 120_000);
});
