// A job of two items over an app of one operation, on a database in memory.
import { defaultJobOptions, defaultLimits, type Item } from '@sheaf/core';
import { openDatabase } from '@sheaf/database';
import { BossQueue, jobMigrations, Jobs, type JobTables, noErrands } from '@sheaf/jobs';

const database = await openDatabase<JobTables>({ dataDir: 'memory' });
await database.migrate(jobMigrations);
const queue = new BossQueue(database as never, { supervises: true, onError: console.error });
const jobs = new Jobs({ database, queue, log: { info() {}, warn: console.warn, error: console.error }, workers: 1 });

await jobs.start({
  dispatchFor: (owner) => (item) => ({ status: 200, headers: {}, body: `${owner.accountId} greets ${String(item.body)}` }),
  traitsOf: () => ({ transactional: true, idempotent: true }),
  errands: noErrands,
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
  onInternalError: console.error,
});

const owner = { accountId: 'ada', catalogueId: 'movies' };
const item: Omit<Item, 'index' | 'id' | 'body'> = {
  target: { operationId: 'greet', parameters: {} },
  headers: {},
  bodyEncoding: 'json',
  dependsOn: [],
  runIf: 'succeeded',
  references: [],
  timeoutMs: undefined,
};
const items = ['Bob', 'Cyd'].map((body, index) => ({ ...item, index, id: String(index), body }) as Item);
const jobId = await jobs.create(owner, defaultJobOptions, items);

let job = (await jobs.get(owner, jobId))!;
while (job.endedAt === undefined) {
  await jobs.watch.changeOf(jobId, job.version, 1000, new AbortController().signal);
  job = (await jobs.get(owner, jobId))!;
}
console.log(job.state, JSON.stringify(job.counts));
const reading = await jobs.results(owner, jobId, { onlyFailed: false, limit: 10, cursor: undefined });
if (typeof reading !== 'string') for await (const { bytes, cursor } of reading.lines()) console.log(cursor, Buffer.from(bytes).toString());
await jobs.stop();
await database.close();
