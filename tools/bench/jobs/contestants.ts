// Ways to write the same rows.
import { calls, createSheaf } from '@sheaf/client';
import type { Database } from '@sheaf/database';
import { sql } from 'kysely';
import { type JobTimes, runJob } from './job.ts';
import { callOf, interactionOf, type Kind, propertiesOf, type Row, userId, viewedItemId } from './rows.ts';
import type { Site } from './site.ts';

export interface Contestant {
  readonly name: string;
  /** Whether the work is done in this process: plain SQL. */
  readonly here: boolean;
  write(rows: Iterable<Row>): Promise<JobTimes | void>;
}

export const batchItems = 1000;
const transactionRows = 100;

export function contestantsOf({ server, database }: Site, kind: Kind): Contestant[] {
  const sheaf = createSheaf({ baseUrl: server.baseUrl, token: server.token });
  return [
    { name: 'job', here: false, write: (rows) => runJob(server, kind, 'parallel', rows) },
    {
      name: 'batches',
      here: false,
      write: async (rows) => {
        for (const some of slices(rows, batchItems))
          await sheaf.batch(
            some.map((row) => callOf(kind, row)),
            { execution: 'parallel' },
          );
      },
    },
    {
      name: 'SQL, one by one',
      here: true,
      write: async (rows) => {
        for (const some of slices(rows, transactionRows))
          await database.kysely.transaction().execute(async (transaction) => {
            for (const row of some) await insert(transaction, kind, [row]);
          });
      },
    },
    {
      name: 'SQL, sets',
      here: true,
      write: async (rows) => {
        for (const some of slices(rows, batchItems)) await insert(database.kysely, kind, some);
      },
    },
  ];
}

/** The user and the item that interactions are of, on both sides. */
export async function prepare({ server, database }: Site): Promise<void> {
  const sheaf = createSheaf({ baseUrl: server.baseUrl, token: server.token });
  await sheaf.batch([calls.putUser({ userId, body: {} }), calls.putItem({ itemId: viewedItemId, body: {} })]);
  for (const [table, id] of [
    ['users', userId],
    ['items', viewedItemId],
  ] as const)
    await sql`insert into ${sql.table(table)} (catalogue_id, id, properties, tag) values ('demo', ${id}, '{}', '') on conflict do nothing`.execute(
      database.kysely,
    );
}

async function insert(db: Database<never>['kysely'], kind: Kind, rows: readonly Row[]): Promise<void> {
  const statement =
    kind === 'putItem'
      ? sql`insert into items (catalogue_id, id, properties, tag)
          select 'demo', id, properties::json, md5(properties)
          from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map((row) => JSON.stringify(propertiesOf(row)))}::text[]) as row (id, properties)
          on conflict (catalogue_id, id) do update set properties = excluded.properties, tag = excluded.tag, revision = items.revision + 1`
      : sql`insert into interactions (catalogue_id, user_id, item_id, type, timestamp_us)
          select 'demo', ${userId}, ${viewedItemId}, ${interactionOf(rows[0]!).type}, us
          from unnest(${rows.map(({ timestampUs }) => timestampUs)}::bigint[]) as row (us) on conflict do nothing`;
  await statement.execute(db);
}

function* slices(rows: Iterable<Row>, size: number): Generator<Row[]> {
  let slice: Row[] = [];
  for (const row of rows) {
    slice.push(row);
    if (slice.length < size) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}
