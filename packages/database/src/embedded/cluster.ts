import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { SyncedFiles, syncPath, syncTree, syncedStart } from './synced-files.ts';

export interface Cluster {
  readonly pglite: PGlite;
  readonly durability: 'fsync' | 'process-crash' | 'none';
}

/** Opens the database in `dataDir`, creating it first where there is none. `onMessage` gets PostgreSQL's own log lines. */
export async function openCluster(dataDir: string, fileSyncs: BigInt64Array, onMessage: (line: string) => void): Promise<Cluster> {
  const folder = join(dataDir, 'database');
  if (!existsSync(folder)) await createCluster(dataDir, folder, onMessage);
  // PostgreSQL's own lock file, which a power cut may leave empty; then it refuses to start. `lockFolder` already keeps others out.
  rmSync(join(folder, 'postmaster.pid'), { force: true });
  const pglite = await open({ fs: new SyncedFiles(folder, fileSyncs), startParams: [...syncedStart, ...settings] }, onMessage);
  return { pglite, durability: await probe(() => pglite.query(smallestCommit), fileSyncs) };
}

export async function openInMemory(onMessage: (line: string) => void): Promise<Cluster> {
  return { pglite: await open({ startParams: [...PGlite.defaultStartParams, ...settings] }, onMessage), durability: 'none' };
}

/** Commits once, to see whether a commit reaches the disk. */
export async function probe(commit: () => Promise<unknown>, fileSyncs: BigInt64Array): Promise<'fsync' | 'process-crash'> {
  const before = Atomics.load(fileSyncs, 0);
  await commit();
  return Atomics.load(fileSyncs, 0) > before ? 'fsync' : 'process-crash';
}

/** Writes to the log, so that its commit has something to sync, and to no table. */
const smallestCommit = `select pg_logical_emit_message(true, 'sheaf', 'probe')`;

/**
 * About 128 MB of write-ahead log kept for use again after checkpoints (`upkeep` makes them) instead of 1 GB; and of messages only those
 * that end the database: the others come as errors, and their text may hold people's data.
 */
const settings = ['-c', 'max_wal_size=128MB', '-c', 'min_wal_size=32MB', '-c', 'log_min_messages=fatal'];

/** Under another name until it is whole and on the disk: a start that is killed, at any moment, leaves nothing that looks like a database. */
async function createCluster(dataDir: string, folder: string, onMessage: (line: string) => void): Promise<void> {
  const unfinished = `${folder}.creating`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const pglite = await open({ dataDir: unfinished }, onMessage);
  await pglite.close();
  await syncTree(unfinished);
  renameSync(unfinished, folder);
  await syncPath(dataDir);
  await syncPath(dirname(dataDir));
}

async function open(options: PGliteOptions, onMessage: (line: string) => void): Promise<PGlite> {
  return PGlite.create({
    ...options,
    onStderr: (line) => {
      onMessage(line);
      return false;
    },
  });
}
