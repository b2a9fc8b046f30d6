// node tools/bench/recommender/neighbour.ts [embedded] [postgres] [--rounds 3]: another client's GET beside a SAR build of 1,000,000 interactions, on the
// embedded database in a folder and on a PostgreSQL of its own. The rows are put in by SQL: loading them through batches takes minutes, and is not
// what is measured.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { calls, createSheaf } from '@sheaf/client';
import { openDatabase } from '@sheaf/database';
import { startTestPostgres } from '@sheaf/database/testing';
import { sql } from 'kysely';
import { startServerProcess } from '../../server-process.ts';
import { median, quantile } from '../statistics.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string', default: '3' } } });
const idleRequests = 4000;
/** Of the p99 beside a build over the idle one. */
const goal = 3;

for (const driver of positionals.length === 0 ? ['embedded', 'postgres'] : positionals) {
  if (driver === 'embedded') {
    const dataDir = mkdtempSync(`${tmpdir()}/sheaf-neighbour-`);
    try {
      await measure('embedded', { SHEAF_DATA_DIR: dataDir }, { dataDir });
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  } else if (driver === 'postgres') {
    const postgres = await startTestPostgres();
    try {
      const url = await postgres.createDatabase();
      await measure('postgres', { DATABASE_URL: url }, { url });
    } finally {
      await postgres.stop();
    }
  } else throw new Error(`${driver} is neither embedded nor postgres`);
}

async function measure(
  driver: string,
  settings: Readonly<Record<string, string>>,
  database: Parameters<typeof openDatabase>[0],
): Promise<void> {
  const env = { ...settings, SHEAF_REBUILD: 'off', SHEAF_SAMPLE: 'off' };
  // Makes the tables.
  await (await startServerProcess(env)).stop();
  await fill(database);
  const server = await startServerProcess(env);
  try {
    const sheaf = createSheaf({ baseUrl: server.baseUrl, token: server.token });
    const get = () => fetch(`${server.baseUrl}/items/item-7`, { headers: { authorization: `Bearer ${server.token}` } });
    await waits(get);
    const ratios: number[] = [];
    for (let round = 0; round < Number(values.rounds); round += 1) {
      const idle = await waits(get);
      let milliseconds = 0;
      const building = await waits(get, async () => {
        const { buildId } = await sheaf.call(calls.startBuild({ body: { model: 'sar' } }));
        for (;;) {
          const { status, metrics } = await sheaf.call(calls.getBuild({ buildId: String(buildId) }));
          if (status === 'succeeded') return void (milliseconds = metrics?.milliseconds ?? 0);
          if (status !== 'queued' && status !== 'running') throw new Error(`the build has ${status}`);
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
      });
      ratios.push(quantile(building, 0.99) / quantile(idle, 0.99));
      const built = `built in ${(milliseconds / 1000).toFixed(1)} s`;
      console.log(`${driver}: idle ${inWords(idle)}; beside the build ${inWords(building)}: ${ratios.at(-1)!.toFixed(2)} times; ${built}`);
    }
    const ratio = median(ratios);
    console.log(
      `${ratio <= goal ? 'met   ' : 'MISSED'}  ${driver}: p99 beside the build at most ${goal} times the idle one: ${ratio.toFixed(2)}`,
    );
  } finally {
    await server.stop();
  }
}

async function fill(options: Parameters<typeof openDatabase>[0]): Promise<void> {
  const database = await openDatabase(options);
  for (const [table, prefix, rows] of [
    ['items', 'item-', 50_000],
    ['users', 'user-', 60_000],
  ] as const) {
    await sql`insert into ${sql.table(table)} (catalogue_id, id, properties, tag)
      select 'demo', ${prefix}::text || n, '{}', 't' from generate_series(0, ${rows}::integer - 1) n`.execute(database.kysely);
  }
  // A few items have most of the interactions, as in the world.
  await sql`insert into interactions (catalogue_id, user_id, item_id, type, timestamp_us)
    select 'demo', 'user-' || (n % 60000), 'item-' || floor(50000 * power(random(), 3)), 'view', 1700000000000000 + n::bigint * 1000000
    from generate_series(0, 999999) n`.execute(database.kysely);
  await database.maintain();
  await database.close();
}

/** Milliseconds of GETs one after the other: some thousands, or until what is done meanwhile has ended. */
async function waits(get: () => Promise<Response>, meanwhile?: () => Promise<unknown>): Promise<number[]> {
  let hasEnded = false;
  const ending = meanwhile?.().finally(() => (hasEnded = true));
  const times: number[] = [];
  while (ending === undefined ? times.length < idleRequests : !hasEnded) {
    const startedAt = performance.now();
    const response = await get();
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`the neighbour was answered ${response.status}`);
    times.push(performance.now() - startedAt);
  }
  await ending;
  return times;
}

function inWords(times: readonly number[]): string {
  return `p50 ${quantile(times, 0.5).toFixed(2)} ms, p99 ${quantile(times, 0.99).toFixed(2)} ms of ${times.length} requests`;
}
