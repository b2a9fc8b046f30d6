// node tools/bench/recommender/neighbour.ts: another client's GET beside a SAR build of 1,000,000 interactions, on a PostgreSQL of its own. The rows are put
// in by SQL: loading them through batches takes minutes, and is not what is measured.
import { startTestPostgres } from '@sheaf/database/testing';
import { calls, createSheaf } from '@sheaf/client';
import { Client } from 'pg';
import { startServerProcess } from '../../server-process.ts';
import { quantile } from '../statistics.ts';

const rounds = 2;
const idleRequests = 4000;

const postgres = await startTestPostgres();
try {
  const url = await postgres.createDatabase();
  const server = await startServerProcess({ DATABASE_URL: url, SHEAF_REBUILD: 'off', SHEAF_SAMPLE: 'off' });
  try {
    await fill(url);
    const sheaf = createSheaf({ baseUrl: server.baseUrl, token: server.token });
    const get = () => fetch(`${server.baseUrl}/items/item-7`, { headers: { authorization: `Bearer ${server.token}` } });
    await waits(get, () => Promise.resolve());
    for (let round = 0; round < rounds; round += 1) {
      const idle = await waits(get);
      const building = await waits(get, async () => {
        const { buildId } = await sheaf.call(calls.startBuild({ body: { model: 'sar' } }));
        for (;;) {
          const { status, metrics } = await sheaf.call(calls.getBuild({ buildId: String(buildId) }));
          if (status === 'succeeded') return console.log(`built in ${((metrics?.milliseconds ?? 0) / 1000).toFixed(1)} s`);
          if (status !== 'queued' && status !== 'running') throw new Error(`the build has ${status}`);
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
      });
      console.log(`idle: ${inWords(idle)}; beside the build: ${inWords(building)}`);
    }
  } finally {
    await server.stop();
  }
} finally {
  await postgres.stop();
}

async function fill(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    `insert into items (catalogue_id, id, properties, tag) select 'demo', 'item-' || n, '{}', 't' from generate_series(0, 49999) n`,
  );
  await client.query(
    `insert into users (catalogue_id, id, properties, tag) select 'demo', 'user-' || n, '{}', 't' from generate_series(0, 59999) n`,
  );
  // A few items have most of the interactions, as in the world.
  await client.query(`insert into interactions (catalogue_id, user_id, item_id, type, timestamp_us)
    select 'demo', 'user-' || (n % 60000), 'item-' || floor(50000 * power(random(), 3)), 'view', 1700000000000000 + n::bigint * 1000000
    from generate_series(0, 999999) n`);
  await client.query('analyze');
  await client.end();
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
