import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Makes this process the only one that uses `dataDir`; answers what gives it back. Throws when another one has it, naming the folder and
 * the process. PGlite takes no lock of its own: two processes on one folder silently lost 74 to 226 of 300 acknowledged rows.
 *
 * The lock is the operating system's (fcntl, which Node reaches only through SQLite): it ends with the process that holds it, however
 * that dies, so there is no stale lock to recognise, no number of a dead process that a living one got again, and no race between two
 * that take over. It holds between containers that share a folder, where each has its own process numbers.
 * `database.owner.json` only serves the message.
 */
export function lockFolder(dataDir: string): () => void {
  const owner = join(dataDir, 'database.owner.json');
  // Nothing else may open this file within the process: closing it anywhere would drop the lock (a rule of fcntl).
  const lock = new DatabaseSync(join(dataDir, 'database.lock'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (isBusy(error))
      throw new Error(`The data folder ${dataDir} is in use by ${describe(owner)}. Stop it first, or use another folder.`, {
        cause: error,
      });
    throw error;
  }
  writeFileSync(owner, JSON.stringify({ pid: process.pid, startedAt: new Date(Date.now() - process.uptime() * 1000).toISOString() }));
  return () => {
    rmSync(owner, { force: true });
    lock.close();
  };
}

function isBusy(error: unknown): boolean {
  const SQLITE_BUSY = 5;
  return (error as { errcode?: unknown }).errcode === SQLITE_BUSY;
}

function describe(owner: string): string {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(owner, 'utf8')) as { pid: number; startedAt: string };
    return pid === process.pid ? 'this same process' : `process ${pid} (started ${startedAt})`;
  } catch {
    // It took the lock a moment ago and has not written its name yet.
    return 'another process';
  }
}
