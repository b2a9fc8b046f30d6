import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PGlite } from '@electric-sql/pglite';
import { upkeep } from './upkeep.js';

jest.setTimeout(60_000);

describe('upkeep', () => {
  let pglite: PGlite;
  beforeAll(async () => {
    pglite = await PGlite.create();
    await pglite.exec('create table "Busy table" (id int primary key, body text); create table quiet (id int)');
  });
  afterAll(() => pglite.close());

  const one = async (query: string) => Object.values((await pglite.query<Record<string, unknown>>(query)).rows[0]!)[0];
  const statistics = async (table: string) =>
    (
      await pglite.query<{ dead: number; stale: number; vacuums: number; analyses: number }>(
        `select n_dead_tup::int as dead, n_mod_since_analyze::int as stale, vacuum_count::int as vacuums, analyze_count::int as analyses
         from pg_stat_user_tables where relname = $1`,
        [table],
      )
    ).rows[0]!;

  it('analyses and vacuums a table that changed much, and leaves the others', async () => {
    await pglite.exec(`insert into "Busy table" select g, 'x' from generate_series(1, 5000) g; insert into quiet values (1)`);
    await pglite.exec(`update "Busy table" set body = 'y'; select pg_stat_force_next_flush()`);
    expect((await statistics('Busy table')).dead).toBe(5000);
    await upkeep(pglite, null);
    expect(await statistics('Busy table')).toEqual({ dead: 0, stale: 0, vacuums: 1, analyses: 1 });
    expect(await statistics('quiet')).toMatchObject({ vacuums: 0, analyses: 0 });
    expect(await one(`select reltuples::int from pg_class where relname = 'Busy table'`)).toBe(5000);
    await upkeep(pglite, null);
    expect(await statistics('Busy table')).toMatchObject({ vacuums: 1, analyses: 1 });
  });

  it('makes a checkpoint when much log was written since the last one', async () => {
    const sinceCheckpoint = 'select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 from pg_control_checkpoint()';
    await pglite.exec('checkpoint');
    await upkeep(pglite, null);
    const before = await one('select redo_lsn::text from pg_control_checkpoint()');
    await pglite.exec(`insert into quiet select 1 from generate_series(1, 1500000)`);
    expect(await one(sinceCheckpoint)).toBeGreaterThan(64 * 2 ** 20);
    await upkeep(pglite, null);
    expect(await one('select redo_lsn::text from pg_control_checkpoint()')).not.toBe(before);
    expect(await one(sinceCheckpoint)).toBeLessThan(64 * 2 ** 20);
  });
});
