import { existsSync, mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readyLine, type ServerProcess, startProcess } from './process.js';
import { type Answer, closeConnections, send } from './request.js';

const running: ServerProcess[] = [];
afterEach(async () => {
  closeConnections();
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});

function start(environment: Record<string, string>): ServerProcess {
  const server = startProcess({ PORT: '0', SHEAF_LOG_LEVEL: 'warn', ...environment });
  running.push(server);
  return server;
}

const newFolder = () => join(mkdtempSync(join(tmpdir(), 'sheaf-server-')), 'data');

describe('the server’s process', () => {
  it('says where it is, with a line to try that works, and has the sample', async () => {
    const server = start({ SHEAF_DATA_DIR: 'memory' });
    const url = (await server.says(readyLine))[1] as string;
    const [, tried, token, body] = await server.says(
      /curl -s (\S+) -H 'authorization: Bearer (\S+)' -H 'content-type: application\/json' -d '(.*)'/,
    );
    expect(tried).toBe(`${url}/batch`);
    expect(server.output.stdout).toContain(`${url}/docs`);
    const answer = await send(url, 'POST', '/batch', { headers: { authorization: `Bearer ${token}` }, body: JSON.parse(body as string) });
    const { responses } = answer.body as { responses: { status: number; body: { items: unknown[] } }[] };
    expect(responses.map(({ status, body: each }) => [status, each.items.length])).toEqual([
      [200, 1],
      [200, 3],
    ]);
    expect(server.output.stderr).toBe('');
  }, 60_000);

  it('keeps what it acknowledged, finishes what runs when it is told to stop, and loads the sample once', async () => {
    const folder = newFolder();
    const first = start({ SHEAF_DATA_DIR: folder });
    const url = (await first.says(readyLine))[1] as string;
    expect(first.output.stdout).toContain('200 movies');
    const { body } = await send(url, 'GET', '/items?limit=1000');
    const requests = (body as { items: { itemId: string }[] }).items.map(({ itemId }) => ({ method: 'DELETE', path: `/items/${itemId}` }));
    await send(url, 'POST', '/batch', { body: { requests } });

    const second = start({ SHEAF_DATA_DIR: folder });
    expect(await second.ended).toBe(1);
    expect(second.output.stderr).toMatch(new RegExp(`^Sheaf cannot start: .*\\b${first.child.pid}\\b.*\\n$`));

    await expectToFinish(first, url, 'SIGTERM');

    const third = start({ SHEAF_DATA_DIR: folder });
    const again = (await third.says(readyLine))[1] as string;
    expect(third.output.stdout).not.toContain('200 movies');
    expect((await send(again, 'GET', '/items/i0')).status).toBe(200);
    expect((await send(again, 'GET', `/items/i${batchSize - 1}`)).status).toBe(200);
    expect((await send(again, 'GET', '/items/1')).status).toBe(404);
    expect((await send(again, 'GET', '/users/user-01')).status).toBe(200);
  }, 120_000);

  it('tells all wrong settings at once, without a stack, and ends with 1', async () => {
    const server = start({ PORT: 'http', SHEAF_SAMPLE: 'maybe', SHEAF_DATADIR: 'x' });
    expect(await server.ended).toBe(1);
    expect(server.output.stderr).toBe(
      [
        'Sheaf cannot start: the settings are wrong.',
        '  SHEAF_DATADIR: is not a setting; the nearest one is SHEAF_DATA_DIR.',
        '  PORT: must be a whole number from 0 to 65535; it is "http".',
        '  SHEAF_SAMPLE: must be on or off; it is "maybe".',
        '',
      ].join('\n'),
    );
  }, 60_000);

  it('tells that its port is in use, before it makes a database', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => other.once('listening', listening));
    const { port } = other.address() as AddressInfo;
    const folder = newFolder();
    const server = start({ PORT: String(port), SHEAF_DATA_DIR: folder });
    expect(await server.ended).toBe(1);
    expect(existsSync(folder)).toBe(false);
    other.close();
    expect(server.output.stderr).toBe(
      `Sheaf cannot start: port ${port} on 127.0.0.1 is in use. Stop what listens there, or set PORT to another one.\n`,
    );
  }, 60_000);

  it('tells that its database cannot be reached, without the password', async () => {
    const server = start({ DATABASE_URL: 'postgres://sheaf:pass-word@127.0.0.1:1/sheaf' });
    expect(await server.ended).toBe(1);
    expect(server.output.stderr).toMatch(/^Sheaf cannot start: .*sheaf@127\.0\.0\.1:1\/sheaf.*ECONNREFUSED.*\n$/);
    expect(server.output.stderr).not.toContain('pass-word');
  }, 60_000);
});

describe('a signal', () => {
  it('SIGINT lets what runs finish, turns the rest away and ends with 0', async () => {
    const server = start({ SHEAF_DATA_DIR: 'memory', SHEAF_SAMPLE: 'off' });
    await expectToFinish(server, (await server.says(readyLine))[1] as string, 'SIGINT');
  }, 60_000);

  it('that comes twice ends the process at once', async () => {
    const server = start({ SHEAF_DATA_DIR: 'memory', SHEAF_SAMPLE: 'off', SHEAF_LOG_LEVEL: 'info' });
    const url = (await server.says(readyLine))[1] as string;
    const { answer } = await runBatch(url);
    server.child.kill('SIGTERM');
    await server.says(/once more stops at once/);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(1);
    await expect(answer).rejects.toThrow();
  }, 60_000);
});

const batchSize = 2000;

/** Sends a batch that takes a while, and waits until its first items are there. */
async function runBatch(url: string): Promise<{ answer: Promise<Answer> }> {
  const requests = Array.from({ length: batchSize }, (_, at) => ({ method: 'PUT', path: `/items/i${at}`, body: { at } }));
  const answer = send(url, 'POST', '/batch', { body: { execution: 'serial', requests } });
  answer.catch(() => undefined);
  while ((await send(url, 'GET', '/items/i5')).status !== 200);
  return { answer };
}

/** Tells the server to stop while a batch runs: the batch is answered in full, newcomers are turned away, and the process ends well. */
async function expectToFinish(server: ServerProcess, url: string, signal: NodeJS.Signals): Promise<void> {
  const { answer } = await runBatch(url);
  server.child.kill(signal);
  const turnedAway = (async () => {
    for (;;) {
      const { status } = await send(url, 'GET', '/users/nobody');
      if (status !== 404) return status;
    }
  })().catch((error: NodeJS.ErrnoException) => error.code);
  const { status, body } = await answer;
  expect([status, (body as { summary: object }).summary]).toEqual([200, { total: batchSize, succeeded: batchSize, failed: 0, skipped: 0 }]);
  expect([503, 'ECONNREFUSED', 'ECONNRESET']).toContain(await turnedAway);
  expect(await server.ended).toBe(0);
}
