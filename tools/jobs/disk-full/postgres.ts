// PostgreSQL whose data directory is on a disk that is full.
import { chmodSync } from 'node:fs';
import { type ServerProcess, startServerProcess } from '../../server-process.ts';
import { type CrashablePostgres, startPostgres } from '../postgres.ts';
import { countsText, ended, resultFaults, results } from '../round.ts';
import { ask, jobWhen, stopped, told, upload } from './caller.ts';
import { fillsDuringIntake, fillsDuringRun, leftNothing, logFillingItems, rowsOf, settings } from './full-run.ts';
import type { Report } from './report.ts';
import { SmallDisk } from './small-disk.ts';

export async function postgresFull(report: Report): Promise<void> {
  const disk = SmallDisk.mount(300);
  let postgres: CrashablePostgres | undefined;
  let server: ServerProcess | undefined;
  try {
    chmodSync(disk.folder, 0o755);
    const { url } = (postgres = await startPostgres(disk.folder));
    const rows = rowsOf({ url });
    server = await startServerProcess({ ...settings, DATABASE_URL: url });
    report.scenario('PostgreSQL: its disk fills up during an upload');
    await fillsDuringIntake(report, { disk, server, rows });
    await leftNothing(report, { rows });
    report.scenario('PostgreSQL: its disk fills up while a job runs');
    const effects = await fillsDuringRun(report, { disk, server, rows }, 1);
    await effects(rows);

    report.scenario('PostgreSQL: its log finds no room while a job runs, and it ends');
    const jobId = (await upload(server, logFillingItems, 16)).body.jobId!;
    await jobWhen(server, jobId, ({ counts }) => (counts as { succeeded: number }).succeeded > 0);
    // Room for rows, not for the next file of the log (16 MB); kept so while rows take it.
    const keep = setInterval(() => disk.fill(12 * 1024 * 1024), 20);
    await untilUnready(server).finally(() => clearInterval(keep));
    report.is(
      'the server stays, and is not ready',
      [told(await ask(server, 'GET', '/health')), told(await ask(server, 'GET', '/ready'))],
      ['200', '503 unavailable'],
    );
    disk.makeRoom();
    postgres.startAgain();
    const site = { baseUrl: () => server!.baseUrl, rows };
    const job = (await ended(site, jobId))!;
    report.is(
      'when it is back the job goes on to its end',
      [job['state'], JSON.stringify(job['counts'])],
      ['succeeded', countsText(logFillingItems, 0)],
    );
    report.is(
      'every result is there once, and said that it made its item',
      resultFaults(1, Array<number>(logFillingItems).fill(201), await results(site, jobId)),
      [],
    );
    report.is('the server stops as it should', await stopped(server), 0);
    server = undefined;
  } finally {
    await server?.stop('SIGKILL');
    disk.makeRoom();
    try {
      postgres?.stop();
    } finally {
      disk.unmount();
    }
  }
}

async function untilUnready(server: ServerProcess): Promise<void> {
  const deadline = performance.now() + 60_000;
  while ((await ask(server, 'GET', '/ready')).status === 200) if (performance.now() > deadline) throw new Error('PostgreSQL did not end');
}
