// The embedded database on a disk that is full.
import { cpSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type ServerProcess, startServerProcess } from '../../server-process.ts';
import { countsText, resultFaults, results } from '../round.ts';
import { jobWhen, stopped, upload } from './caller.ts';
import { fillsDuringIntake, fillsDuringRun, leftNothing, logFillingItems, rowsOf, settings } from './full-run.ts';
import type { Report } from './report.ts';
import { SmallDisk } from './small-disk.ts';

export async function embeddedFull(report: Report): Promise<void> {
  const disk = SmallDisk.mount(200);
  const dataDir = join(disk.folder, 'data');
  let server: ServerProcess | undefined;
  const rows = rowsOf({ dataDir });
  try {
    report.scenario('embedded database: the disk fills up during an upload');
    server = await startServerProcess({ ...settings, SHEAF_DATA_DIR: dataDir });
    await fillsDuringIntake(report, { disk, server, rows });
    report.scenario('embedded database: the disk fills up while a job runs');
    const effects = await fillsDuringRun(report, { disk, server, rows }, 1);
    report.is('the server stops as it should', await stopped(server), 0);
    server = undefined;
    await effects(rows);
    await leftNothing(report, { rows });

    report.scenario('embedded database: a start while the disk is full');
    disk.fill();
    const refusal = await startServerProcess({ ...settings, SHEAF_DATA_DIR: dataDir }).then(
      (started) => started.stop().then(() => 'it started'),
      (error: Error) => error.message,
    );
    report.holds(
      'ends and says what to do',
      /Sheaf cannot start: .*is full\. Make room on the disk of .*, then start again\./.test(refusal),
      refusal,
    );
    disk.makeRoom();
  } finally {
    await server?.stop('SIGKILL');
    disk.unmount();
  }
}

/** PostgreSQL ends itself where its log cannot go on: its log has a disk of its own here, so that nothing else comes before. */
export async function embeddedLogFull(report: Report): Promise<void> {
  report.scenario('embedded database: its log finds no room while a job runs');
  const disk = SmallDisk.mount(300);
  const dataDir = join(disk.folder, 'data');
  let server: ServerProcess | undefined;
  let logDisk: SmallDisk | undefined;
  try {
    await startServerProcess({ ...settings, SHEAF_DATA_DIR: dataDir }).then((first) => first.stop());
    const log = join(dataDir, 'database', 'pg_wal');
    renameSync(log, `${log}.before`);
    mkdirSync(log);
    logDisk = SmallDisk.mount(200, log);
    cpSync(`${log}.before`, log, { recursive: true });

    server = await startServerProcess({ ...settings, SHEAF_DATA_DIR: dataDir });
    const dying = server;
    const jobId = (await upload(server, logFillingItems, 16)).body.jobId!;
    await jobWhen(server, jobId, ({ counts }) => (counts as { succeeded: number }).succeeded > 0);
    logDisk.fill();
    const code = await Promise.race([dying.ended, delay(60_000, 'still there', { ref: false })]);
    server = undefined;
    report.is('the server ends', code, 1);
    report.holds(
      'and says why and what to do',
      /PANIC.*No space left.* Make room on the disk of .*then start again/.test(dying.output()),
      dying.output(),
    );

    logDisk.makeRoom();
    server = await startServerProcess({ ...settings, SHEAF_DATA_DIR: dataDir });
    const job = await jobWhen(server, jobId, ({ endedAt }) => endedAt !== undefined, 60_000);
    report.is(
      'the next start goes on to the end of the job',
      [job['state'], JSON.stringify(job['counts'])],
      ['succeeded', countsText(logFillingItems, 0)],
    );
    const site = { baseUrl: () => server!.baseUrl, rows: () => Promise.reject(new Error('not while it runs')) };
    report.is(
      'every result is there once, and said that it made its item',
      resultFaults(1, Array<number>(logFillingItems).fill(201), await results(site, jobId)),
      [],
    );
    report.is('the server stops as it should', await stopped(server), 0);
    server = undefined;
  } finally {
    await server?.stop('SIGKILL');
    logDisk?.unmount();
    disk.unmount();
  }
}
