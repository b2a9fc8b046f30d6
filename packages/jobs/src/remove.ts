import { type Kysely, sql } from 'kysely';
import type { JobTables } from './tables.js';

/** Rows deleted by one statement: a statement of the embedded database holds up everyone. */
const slice = 10_000;

/** Deletes the results, items and chunks of a job. */
export async function removeRows(kysely: Kysely<JobTables>, jobId: string): Promise<void> {
  for (const [table, key] of [
    ['job_results', 'position'],
    ['job_items', 'index'],
    ['job_chunks', 'number'],
  ] as const) {
    for (let deleted = BigInt(slice); deleted === BigInt(slice);) {
      const name = sql.table(table);
      const column = sql.ref(key);
      const { numAffectedRows } = await sql`
        delete from ${name} where job_id = ${jobId} and ${column} in (select ${column} from ${name} where job_id = ${jobId} limit ${slice})`.execute(
        kysely,
      );
      deleted = numAffectedRows ?? 0n;
    }
  }
}
