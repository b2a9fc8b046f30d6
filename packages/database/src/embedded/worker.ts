// The worker thread that runs the embedded database. In the server's own thread it would stop the event loop while it works (measured:
// a request waited the whole 1.3 to 1.7 s of 300 rounds; beside it, 1 to 5 ms). Node runs this file as it stands, so: no syntax that
// needs more than types stripped, and .ts in relative imports.
import { parentPort, workerData } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';
import { reason } from '../unavailable.ts';
import { openCluster, openInMemory } from './cluster.ts';
import { lockFolder } from './folder-lock.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './messages.ts';
import { Sessions, type Session } from './sessions.ts';
import { upkeep } from './upkeep.ts';
import { concat } from './wire.ts';

const { dataDir, fileSyncs, idleTransactionTimeoutMs } = workerData as WorkerSettings;
const port = parentPort!;
const post = (message: FromWorker) => port.postMessage(message);

/** PostgreSQL's last log lines, fatal ones only (see `settings`): they say why it stopped. */
const log: string[] = [];
const remember = (line: string) => {
  if (!/FATAL|PANIC|DETAIL/.test(line)) return;
  log.push(line.replace(/^.*?\] /, ''));
  if (log.length > 20) log.shift();
};

const fail = (error: unknown): never => {
  post({ kind: 'failed', message: [reason(error), ...log].join(' | ') });
  process.exit(1);
};

try {
  const unlock = dataDir === null ? () => undefined : lockFolder(dataDir);
  const { pglite, durability } = dataDir === null ? await openInMemory(remember) : await openCluster(dataDir, fileSyncs, remember);
  stopWhenDead(pglite);
  serve(pglite, unlock);
  post({ kind: 'ready', durability });
} catch (error) {
  fail(error);
}

function serve(pglite: PGlite, unlock: () => void): void {
  const sessions = new Sessions({
    session: sessionOf(pglite),
    answer: (connection, bytes) => post({ kind: 'answer', connection, bytes }),
    hangUp: (connection, message) => post({ kind: 'hung-up', connection, message }),
    idleTransactionTimeoutMs,
  });

  let worked = false;
  let isFailing = false;
  const upkeepTimer = setInterval(() => {
    if (!worked) return;
    worked = false;
    void sessions
      .between(() => upkeep(pglite, dataDir))
      .then(() => (isFailing = false))
      .catch((error: unknown) => {
        // Once, not every 5 s, however long the disk is full.
        if (!isFailing) post({ kind: 'warning', message: `upkeep of the embedded database failed: ${String(error)}` });
        isFailing = true;
      });
  }, 5_000);

  port.on('message', (message: ToWorker) => {
    if (message.kind === 'statement') {
      worked = true;
      sessions.statement(message.connection, message.bytes);
    } else if (message.kind === 'end') {
      sessions.end(message.connection);
    } else {
      clearInterval(upkeepTimer);
      void sessions
        .between(() => pglite.close())
        .then(() => {
          unlock();
          process.exit(0);
        }, fail);
    }
  });
}

/** `execProtocolRaw` would also parse every row here and keep it; the streaming call only hands the bytes over. */
function sessionOf(pglite: PGlite): Session {
  return {
    run: async (statement) => {
      const chunks: Uint8Array[] = [];
      // Each chunk is a view into the database's memory, which the next call overwrites.
      // It rejects only when the backend has ended; a failed statement is an answer like any other.
      await pglite.execProtocolRawStream(statement, { syncToFs: false, onRawData: (chunk) => chunks.push(chunk.slice()) }).catch(fail);
      return chunks.length === 1 ? chunks[0]! : concat(chunks);
    },
  };
}

/**
 * When PostgreSQL stops by itself (PANIC after a failed sync, out of memory, COPY FROM STDIN), PGlite's loop swallows that and spins
 * for ever: https://github.com/electric-sql/pglite/issues/1058. So the one call of that loop is watched, and the thread ends instead.
 */
function stopWhenDead(pglite: PGlite): void {
  const caughtByPGlite = 100;
  const module = pglite.Module as unknown as { _PostgresMainLoopOnce: () => void };
  const step = module._PostgresMainLoopOnce;
  module._PostgresMainLoopOnce = () => {
    try {
      step();
    } catch (error) {
      if ((error as { status?: number }).status !== caughtByPGlite) fail(error);
      throw error;
    }
  };
}
