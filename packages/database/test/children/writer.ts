// Writes rows as fast as it can and acknowledges each on stdout once its commit has returned: `<lane> <n>`. Killed by its parent.
// Arguments: the data folder, the number of lanes that write at once. A lane goes on from the number that the database has.
import { sql } from 'kysely';
import { openDatabase } from '../../src/index.ts';

const [dataDir, lanes] = [process.argv[2]!, Number(process.argv[3])];
const database = await openDatabase({ dataDir });
await sql`create table if not exists acknowledged (lane int, n int, filler text, primary key (lane, n))`.execute(database.kysely);

const write = async (lane: number) => {
  const { rows } = await sql<{ last: number }>`select coalesce(max(n), 0) as last from acknowledged where lane = ${lane}`.execute(
    database.kysely,
  );
  for (let n = rows[0]!.last + 1; ; n += 1) {
    if (n % 2 === 0) {
      await sql`insert into acknowledged values (${lane}, ${n}, repeat('x', 500))`.execute(database.kysely);
    } else {
      await database.kysely.transaction().execute(async (trx) => {
        await sql`insert into acknowledged values (${lane}, ${n}, 'first')`.execute(trx);
        await sql`update acknowledged set filler = 'second' where lane = ${lane} and n = ${n}`.execute(trx);
      });
    }
    process.stdout.write(`${lane} ${n}\n`);
  }
};
await Promise.all(Array.from({ length: lanes }, (_, lane) => write(lane)));
