import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { BatchRefused, ConnectionError, type Job, type JobHandle, type JobOptions, type JobState } from '@sheaf/client';
import { InputFault, refusalOf } from './fault.js';
import { openInput } from './input.js';
import type { Target } from './program.js';
import { type Progress, progressOn } from './progress.js';

/** Uploads the items and prints the job's id. Options of the command line go before those of the file. */
export async function startJob(file: string, options: JobOptions, isWatched: boolean, target: Target): Promise<void> {
  const handle = await target.sheaf.job.upload(uploadOf(file, options));
  if (!isWatched) return print(await handle.status(), target, handle.id);
  process.stderr.write(`job ${handle.id}\n`);
  await watch(handle, target);
}

export async function showJob(id: string, target: Target): Promise<void> {
  show(await target.sheaf.job.resume(id).status(), target);
}

export async function watchJob(id: string, target: Target): Promise<void> {
  await watch(target.sheaf.job.resume(id), target);
}

export async function cancelJob(id: string, target: Target): Promise<void> {
  show(await target.sheaf.job.resume(id).cancel(), target);
}

export async function retryJob(id: string, isWatched: boolean, target: Target): Promise<void> {
  const handle = target.sheaf.job.resume(id);
  const job = await handle.retryFailed();
  if (isWatched) await watch(handle, target);
  else show(job, target);
}

export async function listJobs(options: { state?: JobState; limit: number }, target: Target): Promise<void> {
  let jobs: Job[];
  try {
    ({ jobs } = await target.jobs.listJobs(options));
  } catch (error) {
    throw await refusalOf(error);
  }
  if (target.json) return write(JSON.stringify(jobs));
  if (jobs.length === 0) return write('There are no such jobs.');
  for (const { jobId, state, percent, counts, createdAt } of jobs)
    write(
      `${jobId}  ${state.padEnd(10)} ${percent.toFixed(0).padStart(3)} %  ${countsText(counts).padEnd(44)}  ${createdAt.slice(0, 19)}Z`,
    );
}

interface ResultOptions {
  readonly failed: boolean;
  readonly minimal: boolean;
  readonly follow: boolean;
  readonly cursor?: string;
  readonly output?: string;
}

/** One line of JSON per result, as on the wire. What was written last is told even if the rest fails: from there a later run goes on. */
export async function writeResults(id: string, { failed, minimal, follow, cursor, output }: ResultOptions, target: Target): Promise<void> {
  const handle = target.sheaf.job.resume(id);
  const lines = async function* () {
    const selection = { ...(failed && { only: 'failed' as const }), ...(minimal && { return: 'minimal' as const }) };
    for await (const result of handle.read({ ...selection, follow, ...(cursor === undefined ? {} : { cursor }) }))
      yield `${JSON.stringify(result)}\n`;
  };
  const destination = output === undefined ? process.stdout : createWriteStream(output, { flags: cursor === undefined ? 'w' : 'a' });
  try {
    await pipeline(Readable.from(lines()), destination, { end: output !== undefined });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (output !== undefined && code !== undefined) throw new InputFault(`${output} cannot be written: ${(error as Error).message}`);
    throw error;
  } finally {
    if (handle.cursor !== undefined) process.stderr.write(`cursor ${handle.cursor}\n`);
  }
}

async function watch(handle: JobHandle<unknown>, target: Target): Promise<void> {
  const leave = new AbortController();
  const onInterrupt = () => leave.abort();
  process.once('SIGINT', onInterrupt);
  const progress = progressOn(process.stderr);
  let last: Job | undefined;
  try {
    for await (const job of changesOf(handle, progress, leave.signal)) {
      last = job;
      if (target.json) write(JSON.stringify(job));
      else progress.show(job);
    }
  } catch (error) {
    progress.stop();
    if (last !== undefined) process.stderr.write(`The job goes on. Watch it again: sheaf watch ${handle.id}\n`);
    if (!leave.signal.aborted) throw error;
    process.exitCode = 130;
    return;
  } finally {
    progress.stop();
    process.removeListener('SIGINT', onInterrupt);
  }
  if (last === undefined) return;
  if (!target.json) show(last, target);
  if (last.state !== 'succeeded' || last.counts.succeeded < last.counts.total) process.exitCode = 1;
}

/** How long a server may be away that was there: its jobs survive a restart, and so does watching them. */
const patienceMs = 60_000;

async function* changesOf(handle: JobHandle<unknown>, progress: Progress, signal: AbortSignal): AsyncGenerator<Job> {
  let wasThere = false;
  for (let awaySinceMs: number | undefined; ;) {
    try {
      for await (const job of handle.watch({ signal })) {
        wasThere = true;
        awaySinceMs = undefined;
        yield job;
      }
      return;
    } catch (error) {
      if (!wasThere || !isAway(error) || signal.aborted) throw error;
      if (awaySinceMs === undefined) progress.away();
      awaySinceMs ??= Date.now();
      if (Date.now() - awaySinceMs > patienceMs) throw error;
      await setTimeout(500, undefined, { signal });
    }
  }
}

function isAway(error: unknown): boolean {
  return error instanceof ConnectionError || (error instanceof BatchRefused && [502, 503, 504].includes(error.status));
}

function show(job: Job, target: Target): void {
  print(job, target, [`${job.jobId}  ${job.state}, ${job.percent.toFixed(0)} %: ${countsText(job.counts)}`, ...remarks(job)].join('\n'));
}

function remarks({ jobId, problem, estimatedEnd, expiry, counts, state }: Job): string[] {
  return [
    ...(problem === undefined ? [] : [`  ${problem.title}${problem.detail === undefined ? '' : `: ${problem.detail}`}`]),
    ...(estimatedEnd === undefined ? [] : [`  will end about ${estimatedEnd.slice(0, 19)}Z`]),
    ...(expiry === undefined ? [] : [`  its results are kept until ${expiry.slice(0, 19)}Z`]),
    ...(counts.failed > 0 && state !== 'running'
      ? [`  failures: sheaf results ${jobId} --failed`, `  run them again: sheaf retry ${jobId}`]
      : []),
  ];
}

function countsText({ total, succeeded, failed, skipped }: Job['counts']): string {
  return `${succeeded} of ${total} succeeded${failed > 0 ? `, ${failed} failed` : ''}${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

async function* uploadOf(file: string, options: JobOptions): AsyncGenerator<string> {
  const input = await openInput(file);
  if (input.kind === 'envelope') {
    const { requests, ...own } = input.envelope;
    yield `${JSON.stringify({ ...own, ...options })}\n`;
    for (const request of requests) yield `${JSON.stringify(request)}\n`;
    return;
  }
  yield `${JSON.stringify({ ...input.options, ...options })}\n`;
  for await (const line of input.items) if (line.trim() !== '') yield `${line}\n`;
}

function print(job: Job, { json }: Target, text: string): void {
  write(json ? JSON.stringify(job) : text);
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
