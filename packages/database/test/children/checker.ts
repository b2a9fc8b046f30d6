// Opens the data folder named by its argument and says what `writer.ts` left there: a JSON object of lane -> { last, count, torn }.
import { sql } from 'kysely';
import { openDatabase } from '../../src/index.ts';

const database = await openDatabase({ dataDir: process.argv[2]! });
const { rows: tables } = await sql<{ exists: boolean }>`select to_regclass('acknowledged') is not null as exists`.execute(database.kysely);
const { rows } = tables[0]!.exists
  ? await sql<{ lane: number; last: number; count: number; torn: number }>`
      select lane, max(n) as last, count(*) as count, count(*) filter (where filler = 'first') as torn from acknowledged group by lane
    `.execute(database.kysely)
  : { rows: [] };
process.stdout.write(`${JSON.stringify(Object.fromEntries(rows.map(({ lane, ...left }) => [lane, left])))}\n`);
await database.close();
