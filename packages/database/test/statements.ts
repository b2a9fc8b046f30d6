// Statements per second through the driver: node packages/database/test/statements.ts [postgres://…] (after a build).
// Without a URL: the embedded database in a temporary folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@sheaf/database';
import { sql, type Generated } from 'kysely';

interface Tables {
  bench: { id: Generated<number>; body: string };
}

const url = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'sheaf-bench-'));
const open = () => openDatabase<Tables>(url === undefined ? { dataDir: folder } : { url });

const first = performance.now();
let database = await open();
console.log(`first open ${Math.round(performance.now() - first)} ms, ${database.driver}, durability ${database.durability}`);
await database.close();
const again = performance.now();
database = await open();
console.log(`reopen ${Math.round(performance.now() - again)} ms`);

const db = database.kysely;
await sql`drop table if exists bench`.execute(db);
await sql`create table bench (id int primary key generated always as identity, body text not null)`.execute(db);
await sql`insert into bench (body) select repeat('x', 100) from generate_series(1, 10000)`.execute(db);
await database.maintain(['bench']);

const select = (n: number) =>
  db
    .selectFrom('bench')
    .selectAll()
    .where('id', '=', 1 + (n % 10_000))
    .executeTakeFirstOrThrow();
const insert = () =>
  db
    .insertInto('bench')
    .values({ body: 'x'.repeat(100) })
    .execute();
const page = () => db.selectFrom('bench').selectAll().where('id', '<=', 1000).execute();
const bulk = () => sql`insert into bench (body) select unnest(${Array.from({ length: 1000 }, () => 'x'.repeat(100))}::text[])`.execute(db);

/** Median of 5 rounds. */
async function measure(name: string, count: number, atOnce: number, run: (n: number) => Promise<unknown>): Promise<void> {
  const rates: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    let next = 0;
    const lane = async () => {
      while (next < count) await run(next++);
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    rates.push(count / ((performance.now() - start) / 1000));
  }
  const median = rates.toSorted((a, b) => a - b)[2]!;
  console.log(`${name.padEnd(24)} ${String(atOnce).padStart(2)} at once ${Math.round(median).toLocaleString('en').padStart(8)}/s`);
}

for (const atOnce of [1, 16]) await measure('point selects', 2000, atOnce, select);
for (const atOnce of [1, 16]) await measure('inserts, a commit each', 1000, atOnce, insert);
await measure('selects of 1,000 rows', 50, 1, page);
await measure('inserts of 1,000 rows', 30, 1, bulk);
console.log(`memory ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`);
await sql`drop table bench`.execute(db);
await database.close();
rmSync(folder, { recursive: true });
