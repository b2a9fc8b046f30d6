import { expect, it } from '@jest/globals';
import { openDatabase } from '@sheaf/database';
import { hasTestPostgres, startTestPostgres } from '@sheaf/database/testing';
import { sql } from 'kysely';
import { readConfiguration } from '../src/configuration/configuration.js';
import { prepare } from '../src/server.js';
import { closeConnections, send } from './request.js';
import { startTestServer } from './server.js';

if (hasTestPostgres()) {
  it('a server whose PostgreSQL goes away answers 503, and goes on when it is back', async () => {
    const postgres = await startTestPostgres();
    const url = await postgres.createDatabase();
    const name = new URL(url).pathname.slice(1);
    const admin = await openDatabase<object>({ url: new URL('/postgres', url).href, log: { info() {}, warn() {}, error() {} } });
    const server = await startTestServer('postgres', { environment: { DATABASE_URL: url } });
    const put = () => send(server.url, 'PUT', '/items/a', { body: {} });
    expect((await put()).status).toBe(201);

    await sql`drop database ${sql.id(name)} with (force)`.execute(admin.kysely);
    const calls = [
      ['GET', '/ready'],
      ['GET', '/items/a'],
      ['PUT', '/items/a'],
      ['PATCH', '/items/a'],
      ['DELETE', '/items/a'],
    ] as const;
    for (const [method, path] of calls) {
      const answer = await send(server.url, method, path, method === 'GET' || method === 'DELETE' ? {} : { body: {} });
      expect([method, answer.status, (answer.body as { code: string }).code, answer.headers['retry-after']]).toEqual([
        method,
        503,
        'unavailable',
        '1',
      ]);
    }
    const key = { headers: { 'ocp-apim-subscription-key': 'demo-token' } };
    for (const path of ['/openai/v1/files', '/openai/v1/batches', '/recommendations/v4.0/batchjobs', '/recommendations/v4.0/models'])
      expect([path, (await send(server.url, 'GET', path, key)).status]).toEqual([path, 503]);
    expect((await send(server.url, 'GET', '/health')).status).toBe(200);

    await sql`create database ${sql.id(name)}`.execute(admin.kysely);
    const reading = readConfiguration({ SHEAF_SAMPLE: 'off' });
    if ('configuration' in reading) await prepare(server.database, reading.configuration);
    expect((await send(server.url, 'GET', '/ready')).status).toBe(200);
    expect((await put()).status).toBe(201);
    closeConnections();
    await server.close();
    await admin.close();
    await postgres.stop();
  }, 60_000);
} else {
  it('an outage of PostgreSQL is tested where there is one', () => expect(hasTestPostgres()).toBe(false));
}
