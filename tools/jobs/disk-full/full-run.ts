// What must hold on either database: its disk fills up while a job is taken in, and while one runs.
import { openDatabase } from '@sheaf/database';
import { sql } from 'kysely';
import type { ServerProcess } from '../../server-process.ts';
import { countsText, effectFaults, ended, itemsOf, resultFaults, results, start, until } from '../round.ts';
import { ask, jobWhen, lines, load, lookAround, problemOf, told, upload } from './caller.ts';
import type { Report } from './report.ts';
import type { SmallDisk } from './small-disk.ts';

export interface Place {
  readonly disk: SmallDisk;
  readonly server: ServerProcess;
  readonly rows: <Row>(statement: string) => Promise<Row[]>;
}

export const settings = { SHEAF_JOB_CHUNK_ITEMS: '40', SHEAF_JOB_LEASE_MS: '1000', SHEAF_LOG_LEVEL: 'warn', SHEAF_REBUILD: 'off' };

/** With 16 KB each: more than the log's file in hand has room for, which is 16 MB. */
export const logFillingItems = 1200;

/** Asks the database itself, opened for each statement. */
export function rowsOf(options: Parameters<typeof openDatabase>[0]): Place['rows'] {
  return async <Row>(statement: string) => {
    const database = await openDatabase<never>(options);
    return sql
      .raw<Row>(statement)
      .execute(database.kysely)
      .then((result) => result.rows)
      .finally(() => database.close());
  };
}

const reading = { '/health': '200', '/ready': '200', '/items?limit=1': '200', '/jobs': '200' };
const uploaded = 1000;
/** A spinning loop takes a whole processor; looking whether there is room again takes next to none. */
const idleShare = 0.3;

/** Half of an upload has come when the disk is full. */
export async function fillsDuringIntake(report: Report, { disk, server }: Place): Promise<void> {
  const answer = await upload(server, uploaded, 4, () => disk.fill());
  report.is('the upload is refused', told(answer), '503 storage-full');
  report.is(
    'a job of a request is refused',
    told(await ask(server, 'POST', '/jobs', { requests: [{ method: 'GET', path: '/items' }] })),
    '503 storage-full',
  );
  report.is('reading goes on', await lookAround(server), reading);
  report.is('nobody sees a job', (await ask(server, 'GET', '/jobs')).body.jobs, []);
  disk.makeRoom();
  const again = await upload(server, uploaded, 4);
  report.is('with room the same upload is taken', told(again), '202');
  const job = await jobWhen(server, again.body.jobId!, ({ endedAt }) => endedAt !== undefined, 60_000);
  report.is('and ends', [job['state'], JSON.stringify(job['counts'])], ['succeeded', countsText(uploaded, 0)]);
}

/** Nothing of what was refused is left in the tables. */
export async function leftNothing(report: Report, { rows }: Pick<Place, 'rows'>): Promise<void> {
  const [left] = await rows<object>(`select
    (select count(*) from jobs where accepted_at is null)::integer as jobs,
    (select count(*) from job_items where job_id not in (select id from jobs where accepted_at is not null))::integer as items`);
  report.is('nothing of it is left', left, { jobs: 0, items: 0 });
}

/** A job, some of whose items are done when the disk is full. What it answers looks at its effects, once the server has stopped. */
export async function fillsDuringRun(
  report: Report,
  { disk, server }: Place,
  round: number,
): Promise<(rows: Place['rows']) => Promise<void>> {
  const site = { baseUrl: () => server.baseUrl, rows: () => Promise.reject(new Error('not while it runs')) };
  const { requests, statuses, expected } = itemsOf(round, 1500);
  const jobId = await start(site, { requests, execution: 'auto' });
  report.is('the job runs', await until(site, jobId, (done) => done > 0), true);
  const toldBefore = lines(server, 'jobs wait');
  disk.fill();
  const waiting = await jobWhen(server, jobId, (job) => problemOf(job) !== undefined || job['endedAt'] !== undefined);
  report.is('it waits and says why', [waiting['state'], problemOf(waiting)], ['running', 'storage-full']);
  report.is('reading goes on', await lookAround(server), reading);
  const share = await load(server, 3000);
  report.holds(`the server idles meanwhile (${Math.round(share * 100)} % of a processor)`, share < idleShare, share);
  const later = await jobWhen(server, jobId, () => true);
  report.is('the job is where it was', later['counts'], waiting['counts']);
  report.is('the log says so once', lines(server, 'jobs wait') - toldBefore, 1);
  disk.makeRoom();
  const job = (await ended(site, jobId))!;
  const failed = statuses.filter((status) => status >= 400).length;
  const end = [job['state'], problemOf(job), JSON.stringify(job['counts'])];
  report.is('with room it goes on by itself to its end', end, ['succeeded', undefined, countsText(statuses.length, failed)]);
  report.is('every result is there once', resultFaults(round, statuses, await results(site, jobId)), []);
  return async (rows) => report.is('every write took effect once', await effectFaults({ ...site, rows }, round, expected), []);
}
