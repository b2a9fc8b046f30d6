import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { Build, RecommendedItems } from '@sheaf/contracts';
import { hasTestPostgres, startTestPostgres, type TestPostgres } from '@sheaf/database/testing';
import { openDatabase } from '@sheaf/database';
import { sql } from 'kysely';
import { readyLine, type ServerProcess, startProcess } from './process.js';
import { closeConnections, send } from './request.js';

let postgres: TestPostgres | undefined;
const running: ServerProcess[] = [];
afterEach(async () => {
  closeConnections();
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});
afterAll(() => postgres?.stop());

async function start(databaseUrl: string): Promise<{ url: string; process: ServerProcess }> {
  const process = startProcess({ PORT: '0', DATABASE_URL: databaseUrl, SHEAF_LOG_LEVEL: 'error' });
  running.push(process);
  return { url: (await process.says(readyLine))[1] as string, process };
}

async function buildAsked(url: string): Promise<number> {
  return ((await send(url, 'GET', '/users/user-01/recommended-items?count=1')).body as RecommendedItems).buildId as number;
}

describe('two processes on one database', () => {
  if (!hasTestPostgres()) {
    it('need PostgreSQL, which is not on this machine; SHEAF_REQUIRE_POSTGRES=1 would make that a failure', () => {
      expect(process.env['SHEAF_REQUIRE_POSTGRES']).not.toBe('1');
    });
    return;
  }

  it('answer from one build, see each other’s activations, and take over a build whose process was killed', async () => {
    postgres = await startTestPostgres();
    const databaseUrl = await postgres.createDatabase();
    const first = await start(databaseUrl);
    const second = await start(databaseUrl);
    // The sample's build was made once, by the process that loaded the sample.
    expect([await buildAsked(first.url), await buildAsked(second.url)]).toEqual([1, 1]);

    const built = (await send(first.url, 'POST', '/builds?waitMs=20000', { body: { model: 'sar' } })).body as Build;
    expect(built).toMatchObject({ buildId: 2, status: 'succeeded', active: true });
    expect(await buildAsked(first.url)).toBe(2);
    // Told by a notification, or by looking once a second: requests keep being answered, each from one build or the other.
    let seen = await buildAsked(second.url);
    for (const endMs = Date.now() + 10_000; seen !== 2 && Date.now() < endMs; seen = await buildAsked(second.url)) expect(seen).toBe(1);
    expect(seen).toBe(2);

    // While the database holds its table, the build that the first process has taken cannot end.
    const database = await openDatabase({ url: databaseUrl });
    const locked = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const holding = database.kysely.transaction().execute(async (transaction) => {
      await sql`lock table build_chunks in access exclusive mode`.execute(transaction);
      locked.resolve();
      await release.promise;
    });
    await locked.promise;
    const { buildId } = (await send(first.url, 'POST', '/builds', { body: { model: 'sar' } })).body as Build;
    const state = async () => ((await send(second.url, 'GET', `/builds/${buildId}`)).body as Build).status;
    while ((await state()) === 'queued');
    expect(await state()).toBe('running');
    first.process.child.kill('SIGKILL');
    await first.process.ended;
    release.resolve();
    await holding;
    await database.close();

    // Its lease ends, and the process that is left runs it from its beginning.
    let ended: Build | undefined;
    for (const endMs = Date.now() + 60_000; Date.now() < endMs && !['succeeded', 'failed'].includes(ended?.status ?? '');) {
      ended = (await send(second.url, 'GET', `/builds/${buildId}?waitMs=5000`)).body as Build;
    }
    expect(ended).toMatchObject({ status: 'succeeded', active: true });
    expect(await buildAsked(second.url)).toBe(buildId);
  }, 180_000);
});
