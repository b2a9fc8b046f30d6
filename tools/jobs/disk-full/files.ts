// The folder of local blobs on a disk that is full.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultJobOptions, defaultLimits, type Item, problem } from '@sheaf/core';
import { openDatabase } from '@sheaf/database';
import { BossQueue, ErrandFailure, type Job, type JobApp, jobMigrations, Jobs, type JobTables } from '@sheaf/jobs';
import { BlobError, LocalStore } from '@sheaf/jobs/blob';
import type { Report } from './report.ts';
import { SmallDisk } from './small-disk.ts';

const owner = { accountId: 'ada', catalogueId: 'movies' };
const count = 2000;
const location = { kind: 'local', name: 'out.ndjson' } as const;

/** Each item is answered with about a kilobyte. */
function appOf(store: LocalStore): JobApp {
  return {
    dispatchFor: () => (item) => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: `${item.index} `.padEnd(1000, 'x'),
    }),
    traitsOf: () => ({ transactional: true, idempotent: true }),
    errands: {
      items: () => {
        throw new Error('no inputs here');
      },
      notify: () => Promise.reject(new Error('no webhooks here')),
      write: async (_owner, _sealed, lines, signal) =>
        store.write(location, lines, { contentType: 'application/x-ndjson', signal }).catch((error: unknown) => {
          if (!(error instanceof BlobError)) throw error;
          throw new ErrandFailure(problem('delivery-failed', { detail: error.message }), error.isPassing);
        }),
    },
    limits: defaultLimits,
    clock: {
      nowMs: () => performance.now(),
      epochUs: () => Date.now() * 1000,
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      yield: () => new Promise((resolve) => void setImmediate(resolve)),
    },
    onInternalError: (cause) => console.error(cause),
  };
}

export async function filesFull(report: Report): Promise<void> {
  report.scenario('local files: the disk fills up while results are written');
  const disk = SmallDisk.mount(8);
  const database = await openDatabase<JobTables>({ dataDir: 'memory' });
  const queue = new BossQueue(database as never, { supervises: true, onError: console.error });
  const log = { info() {}, warn: console.warn, error: console.error };
  const jobs = new Jobs({ database, queue, log, workers: 1 });
  try {
    await database.migrate(jobMigrations);
    await jobs.start(appOf(new LocalStore(disk.folder)));
    disk.fill(1024 * 1024);
    const items = Array.from({ length: count }, (_, index) => ({ ...plain, index, id: String(index) }) as Item);
    const jobId = await jobs.create(owner, defaultJobOptions, items, [{ kind: 'output', sealed: Buffer.from('here') }]);
    const full = await when(jobs, jobId, (job) => job.deliveries?.[0]?.problem !== undefined);
    const { state, deliveries } = full;
    report.is('the job has succeeded', [state, full.counts.succeeded], ['succeeded', count]);
    report.is(
      'its delivery says why it waits',
      [deliveries![0]!.state, deliveries![0]!.problem!.code, deliveries![0]!.problem!.detail],
      ['waiting', 'delivery-failed', 'The file: no room is left.'],
    );
    report.is('no part of a file is left', readdirSync(disk.folder), []);
    disk.makeRoom();
    await when(jobs, jobId, (job) => job.deliveries?.[0]?.state === 'done');
    const written = readFileSync(join(disk.folder, 'out.ndjson'), 'utf8').trimEnd().split('\n');
    const indexes = written.map((line) => (JSON.parse(line) as { index: number }).index);
    report.is(
      'with room all results are written, each once',
      indexes,
      Array.from({ length: count }, (_, index) => index),
    );
  } finally {
    await jobs.stop();
    await database.close();
    disk.unmount();
  }
}

const plain: Omit<Item, 'index' | 'id'> = {
  target: { operationId: 'tell', parameters: {} },
  headers: {},
  body: undefined,
  bodyEncoding: 'json',
  dependsOn: [],
  runIf: 'succeeded',
  references: [],
  timeoutMs: undefined,
};

async function when(jobs: Jobs, jobId: string, isWanted: (job: Job) => boolean): Promise<Job> {
  const tooLate = AbortSignal.timeout(60_000);
  for (;;) {
    const job = (await jobs.get(owner, jobId))!;
    if (isWanted(job)) return job;
    tooLate.throwIfAborted();
    await jobs.watch.changeOf(jobId, job.version, 5_000, tooLate);
  }
}
