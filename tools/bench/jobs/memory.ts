// How much memory the server needs for a job, however large it is.
import { runJob } from './job.ts';
import { memoryOf } from './cpu.ts';
import { rowsOf } from './rows.ts';
import { type DatabaseName, openSite } from './site.ts';

export interface MemoryRow {
  readonly items: number;
  readonly idleBytes: number;
  /** The most at any time from the upload's first byte to the last result. */
  readonly peakBytes: number;
  readonly itemsPerSecond: number;
}

const sampleEveryMs = 50;

/** Each size on a server and a database of its own: nothing of one run is in the next one's memory. */
export async function memoryOfJob(database: DatabaseName, items: number): Promise<MemoryRow> {
  const site = await openSite(database);
  try {
    await runJob(site.server, 'putItem', 'parallel', rowsOf('warm', 1000));
    const idleBytes = memoryOf(site.server.pid);
    let peakBytes = idleBytes;
    const sampling = setInterval(() => (peakBytes = Math.max(peakBytes, memoryOf(site.server.pid))), sampleEveryMs);
    const startedMs = performance.now();
    try {
      await runJob(site.server, 'putItem', 'parallel', rowsOf('memory', items));
    } finally {
      clearInterval(sampling);
    }
    return { items, idleBytes, peakBytes, itemsPerSecond: (items / (performance.now() - startedMs)) * 1000 };
  } finally {
    await site.close();
  }
}
