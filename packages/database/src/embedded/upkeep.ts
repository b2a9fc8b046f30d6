import type { PGlite } from '@electric-sql/pglite';
import { freeBytes, reservedBytes } from '../room.ts';

/** Log written since the last checkpoint that is worth the next one. After a crash about this much is replayed, in some 0.5 s. */
const checkpointAfterBytes = 64 * 1024 * 1024;

/** The same where the disk is nearly full: a checkpoint lets the log use its files again, and where it cannot begin a new one PostgreSQL ends itself. */
const checkpointWhenTightBytes = 8 * 1024 * 1024;

/** Without room for its own small files a checkpoint ends the database (PANIC: replorigin_checkpoint.tmp). A guess: they have some kilobytes. */
const checkpointNeedsBytes = 1024 * 1024;

/**
 * What a server's background processes do, and PGlite (PostgreSQL's single-user mode) has none of: without checkpoints the log only
 * grows (measured: 1.5 GB after 2 million rows, all of it replayed after a crash), without autovacuum dead rows and stale
 * statistics stay for ever. Does what is due; each statement stops everyone else for its time.
 */
export async function upkeep(pglite: PGlite, dataDir: string | null): Promise<void> {
  const { rows: logs } = await pglite.query<{ bytes: number }>(
    'select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 as bytes from pg_control_checkpoint()',
  );
  if (logs[0]!.bytes > (await logBytesKept(dataDir))) await pglite.exec('checkpoint');
  // Else the counts may be those of a second ago.
  await pglite.query('select pg_stat_force_next_flush()');
  const { rows: tables } = await pglite.query<{ name: string; dead: boolean }>(tablesDue);
  for (const { name, dead } of tables) await pglite.exec(`${dead ? 'vacuum (analyze)' : 'analyze'} ${name}`);
}

/** How much log there may be before the next checkpoint. */
async function logBytesKept(dataDir: string | null): Promise<number> {
  const free = dataDir === null ? Infinity : await freeBytes(dataDir);
  if (free > reservedBytes) return checkpointAfterBytes;
  return free > checkpointNeedsBytes ? checkpointWhenTightBytes : Infinity;
}

/**
 * Autovacuum's own rules and defaults: https://www.postgresql.org/docs/current/routine-vacuuming.html#AUTOVACUUM
 * (a table of 0 or unknown size counts as 0 rows).
 */
const tablesDue = `
  select format('%I.%I', schemaname, relname) as name, dead
  from (select stat.*,
               n_dead_tup > 50 + 0.2 * rows or n_ins_since_vacuum > 1000 + 0.2 * rows as dead,
               n_mod_since_analyze > 50 + 0.1 * rows as stale
        from pg_stat_all_tables stat
        join lateral (select greatest(reltuples, 0) as rows, relpersistence from pg_class where oid = relid) on relpersistence = 'p'
        where schemaname <> 'pg_toast')
  where dead or stale`;
