import { afterAll, describe, expect, it } from '@jest/globals';
import { openDatabase } from '@sheaf/database';
import { hasTestPostgres, startTestPostgres } from '@sheaf/database/testing';
import type { Tables } from '../src/catalogue/tables.js';
import { type Configuration, readConfiguration } from '../src/configuration/configuration.js';
import { prepare } from '../src/server.js';
import { closeConnections, send } from './request.js';
import { drivers, startTestServer, stopPostgres } from './server.js';

afterAll(async () => {
  closeConnections();
  await stopPostgres();
});

function configurationOf(environment: Record<string, string>): Configuration {
  const reading = readConfiguration(environment);
  if ('faults' in reading) throw new Error(reading.faults.join('\n'));
  return reading.configuration;
}

function isoIn(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString();
}

describe.each(drivers)('the sample on the %s database', (driver) => {
  it('is there after the first start, as if it had been put and added', async () => {
    const server = await startTestServer(driver, { environment: { SHEAF_SAMPLE: 'on' } });
    const count = async (table: 'items' | 'users' | 'interactions') =>
      (
        await server.database.kysely
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow()
      ).count;
    expect([await count('items'), await count('users'), await count('interactions')]).toEqual([248, 74, 2400]);
    const item = await send(server.url, 'GET', '/items/1');
    const { itemId: _, ...properties } = item.body as Record<string, unknown>;
    const again = await send(server.url, 'PUT', '/items/1', { body: properties });
    expect([item.status, again.status, again.headers['etag']]).toEqual([200, 200, item.headers['etag']]);
    const { body } = await send(server.url, 'GET', '/users/user-01/interactions?limit=1000&type=view');
    const { interactions } = body as { interactions: { timestamp: string; duration: number }[] };
    expect(interactions.length).toBeGreaterThan(5);
    expect(interactions.every(({ timestamp, duration }) => /^2026-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(timestamp) && duration > 0)).toBe(
      true,
    );
    const soon = (await send(server.url, 'GET', `/items?filter=event_id:exists:true;begin:gt:${isoIn(0)};begin:lt:${isoIn(48)}`)).body;
    expect((soon as { items: object[] }).items.length).toBeGreaterThan(5);
    const bets = (await send(server.url, 'GET', '/items/event-20/interactions?limit=1000')).body as {
      interactions: { timestamp: string }[];
    };
    expect(bets.interactions.filter(({ timestamp }) => timestamp < isoIn(0) && timestamp > isoIn(-16 * 24))).toEqual(bets.interactions);
    expect(await prepare(server.database, configurationOf({}))).toBe(false);
    await server.close();
  }, 60_000);

  it('is not loaded into a catalogue that has something, nor where there is no demo', async () => {
    const server = await startTestServer(driver);
    await send(server.url, 'PUT', '/users/mine', { body: {} });
    expect(await prepare(server.database, configurationOf({}))).toBe(false);
    await send(server.url, 'DELETE', '/users/mine');
    expect(await prepare(server.database, configurationOf({ SHEAF_CATALOGUES: '[{"id":"shop","token":"token-of-the-shop"}]' }))).toBe(
      false,
    );
    expect(await prepare(server.database, configurationOf({}))).toBe(true);
    await server.close();
  }, 60_000);
});

if (hasTestPostgres()) {
  it('is loaded once by servers that start together', async () => {
    const postgres = await startTestPostgres();
    const url = await postgres.createDatabase();
    const databases = await Promise.all(Array.from({ length: 4 }, () => openDatabase<Tables>({ url })));
    const loaded = await Promise.all(databases.map((database) => prepare(database, configurationOf({}))));
    expect(loaded.toSorted()).toEqual([false, false, false, true]);
    await Promise.all(databases.map((database) => database.close()));
    await postgres.stop();
  }, 60_000);
}
