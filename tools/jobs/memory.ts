// node tools/jobs/memory.ts [--items 1000000] [--run 100000] [--database postgres]: memory of the built server while an upload of so many items is taken in, and
// while so many of them run (the rest is cancelled). Prints the largest resident set of each tenth: flat means that it does not grow with the job.
import { once } from 'node:events';
import { readFileSync, rmSync, mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type ServerProcess, startServerProcess } from '../server-process.ts';
import { startPostgres } from './postgres.ts';

/** The largest resident set within each tenth of the work. */
class Peaks {
  readonly #peaks = Array<number>(10).fill(0);
  readonly #total: number;

  constructor(total: number) {
    this.#total = total;
  }

  note(done: number): void {
    const tenth = Math.floor((done / this.#total) * 10);
    this.#peaks[tenth] = Math.max(this.#peaks[tenth]!, megabytes());
  }

  print(): void {
    console.log(`resident MB by tenths: ${this.#peaks.map((peak) => peak || '-').join(' ')}`);
  }
}

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '1000000' },
    run: { type: 'string', default: '100000' },
    database: { type: 'string', default: 'embedded' },
  },
});
const items = Number(values.items);
const toRun = Math.min(Number(values.run), items);
const folder = mkdtempSync(join(tmpdir(), 'sheaf-jobs-memory-'));
const postgres = values.database === 'postgres' ? await startPostgres() : undefined;
let server: ServerProcess | undefined;
const headers = { authorization: 'Bearer demo-token' };
try {
  server = await startServerProcess({
    SHEAF_LOG_LEVEL: 'error',
    SHEAF_REBUILD: 'off',
    ...(postgres === undefined ? { SHEAF_DATA_DIR: folder } : { DATABASE_URL: postgres.url }),
  });
  console.log(`${values.database} database, at rest ${megabytes()} MB`);
  const startedMs = performance.now();
  const jobId = await upload();
  report(`taking in ${items} items`, items, startedMs);
  const runMs = performance.now();
  await watch(jobId);
  report(`running ${toRun} items`, toRun, runMs);
} finally {
  await server?.stop();
  postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Sends lines as fast as the server takes them. */
async function upload(): Promise<string> {
  const sent = request(`${server!.baseUrl}/jobs`, { method: 'POST', headers: { ...headers, 'content-type': 'application/x-ndjson' } });
  const answered = once(sent, 'response');
  const peaks = new Peaks(items);
  sent.write('{"execution":"parallel"}\n');
  for (let index = 0; index < items; index += 1000) {
    let lines = '';
    for (let line = index; line < Math.min(index + 1000, items); line += 1)
      lines += `{"method":"PUT","path":"/items/line-${line}","body":{"title":"Item ${line}","year":${1900 + (line % 120)},"tags":["a","b","c"]}}\n`;
    if (!sent.write(lines)) await once(sent, 'drain');
    peaks.note(index);
  }
  sent.end();
  const [response] = (await answered) as [AsyncIterable<Buffer>];
  let text = '';
  for await (const chunk of response) text += chunk.toString();
  peaks.print();
  return (JSON.parse(text) as { jobId: string }).jobId;
}

async function watch(jobId: string): Promise<void> {
  const peaks = new Peaks(toRun);
  for (;;) {
    const answer = await fetch(`${server!.baseUrl}/jobs/${jobId}`, { headers });
    const { counts, endedAt } = (await answer.json()) as { counts: { succeeded: number }; endedAt?: string };
    peaks.note(Math.min(counts.succeeded, toRun - 1));
    if (endedAt !== undefined || counts.succeeded >= toRun) break;
    await delay(100);
  }
  peaks.print();
  await fetch(`${server!.baseUrl}/jobs/${jobId}`, { method: 'DELETE', headers });
}

function report(what: string, count: number, startedMs: number): void {
  const seconds = (performance.now() - startedMs) / 1000;
  console.log(`${what}: ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} items a second`);
}

function megabytes(): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${server!.pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}
