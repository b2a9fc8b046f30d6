import { type ItemResult, problem, type Problem } from '@sheaf/core';
import type { Database } from '@sheaf/database';
import { sql } from 'kysely';
import type { JobOwner } from './job.js';
import { type Job, isJobId, jobOf, selectJobs, stateOf } from './job.js';
import { encodeResult } from './result.js';
import { isActive } from './state.js';
import type { JobTables } from './tables.js';

export interface ResultsOptions {
  /** Only items that answered 400 or above, or were not executed. */
  readonly onlyFailed: boolean;
  /** Without headers and bodies of successes. Default: with them. */
  readonly isMinimal?: boolean;
  readonly limit: number;
  /** Of an earlier line; `undefined`: from the first. */
  readonly cursor: string | undefined;
}

/** A line of results: bytes of a JobResult without its last brace, and the cursor that belongs there. */
export interface ResultLine {
  readonly bytes: Uint8Array;
  readonly cursor: string;
}

/** Where a reader is: behind the result at `position`, and behind the item at `index` among those that were never executed. */
interface Place {
  readonly position: number;
  readonly index: number;
}

/** The result of an item that has one: a line of results as bytes, without its cursor. */
export interface JobResultLine {
  readonly index: number;
  readonly line: Uint8Array;
}

const pageRows = 500;

/** The place that a cursor stands for; `undefined`: it is none. `12` is behind the 12th result, `12-40` also behind item 40 of those never executed. */
export function parseResultCursor(cursor: string): Place | undefined {
  const match = /^(0|[1-9]\d{0,8})(?:-(0|[1-9]\d{0,8}))?$/.exec(cursor);
  return match === null ? undefined : { position: Number(match[1]), index: match[2] === undefined ? -1 : Number(match[2]) };
}

function formatResultCursor({ position, index }: Place): string {
  return index === -1 ? String(position) : `${position}-${index}`;
}

/**
 * A job's results from the cursor on, as far as it has come; then those items that were never executed, once it has ended. What it gives back at the end
 * is the job as it stood when the reading ended, and the cursor to go on with. `lines` reads page by page and holds one page in memory.
 */
export async function readResults(
  { kysely }: Database<JobTables>,
  owner: JobOwner,
  jobId: string,
  { onlyFailed, isMinimal = false, limit, cursor }: ResultsOptions,
): Promise<'unknown' | 'expired' | 'bad-cursor' | { lines(): AsyncGenerator<ResultLine, { job: Job; cursor: string }> }> {
  if (!isJobId(jobId)) return 'unknown';
  const find = () => selectJobs(kysely, owner).where('jobs.id', '=', jobId).executeTakeFirst();
  const found = await find();
  if (found === undefined) return 'unknown';
  if (stateOf(found) === 'expired') return 'expired';
  const start = parseResultCursor(cursor ?? '0');
  if (start === undefined || start.position > found.last_position || start.index >= found.total) return 'bad-cursor';

  // Headers stand behind the status, and in no id: quotes are escaped there (result.ts). What nobody wants to read does not leave the database.
  const bare = sql<Buffer>`case when status < 400 then substring(line from 1 for position(',"headers":'::bytea in line) - 1) || '}'::bytea else line end`;
  const shown = (isMinimal ? bare : sql<Buffer>`line`).as('line');

  async function* lines(): AsyncGenerator<ResultLine, { job: Job; cursor: string }> {
    let place = start!;
    let left = limit;
    // The job first: what it counts, the pages then have.
    let row = found!;
    for (;;) {
      const size = Math.min(pageRows, left);
      let query = kysely.selectFrom('job_results').select(['position', shown]).where('job_id', '=', jobId);
      query = query.where('position', '>', place.position).where('position', '<=', row.last_position);
      if (onlyFailed) query = query.where('status', '>=', 400);
      const page = size === 0 ? [] : await query.orderBy('position').limit(size).execute();
      for (const { position, line } of page) {
        place = { position, index: place.index };
        yield { bytes: line, cursor: formatResultCursor(place) };
      }
      left -= page.length;
      if (left === 0) return { job: jobOf(row), cursor: formatResultCursor(place) };
      if (page.length === size) continue;
      // All of that picture has been read, failures or not.
      place = { position: Math.max(place.position, row.last_position), index: place.index };
      const now = await find();
      if (now === undefined || stateOf(now) === 'expired') return { job: jobOf(now ?? row), cursor: formatResultCursor(place) };
      const isNewer = now.last_position > row.last_position;
      row = now;
      if (!isNewer) break;
    }
    if (isActive(row.state)) return { job: jobOf(row), cursor: formatResultCursor({ position: place.position, index: -1 }) };
    const refusal = neverExecuted(jobOf(row));
    for (;;) {
      const size = Math.min(pageRows, left);
      const page = size === 0 ? [] : await notExecuted(jobId, place.index, size);
      for (const { index, id } of page) {
        place = { position: place.position, index };
        yield { bytes: encodeResult(resultOf(id, index, refusal)), cursor: formatResultCursor(place) };
      }
      left -= page.length;
      if (page.length < size || left === 0) return { job: jobOf(row), cursor: formatResultCursor(place) };
    }
  }

  async function notExecuted(id: string, after: number, size: number): Promise<{ index: number; id: string }[]> {
    const { rows } = await sql<{ index: number; id: string }>`
      select item.index, item.id from job_chunks chunk
      join job_items item on item.job_id = chunk.job_id and item.index >= chunk.first_index and item.index < chunk.first_index + chunk.items
      where chunk.job_id = ${id} and chunk.state <> 'done' and item.index > ${after} and chunk.first_index + chunk.items > ${after}
        and not exists (select from job_results result where result.job_id = item.job_id and result.index = item.index)
      order by item.index limit ${size}`.execute(kysely);
    return rows;
  }

  return { lines };
}

/** Results of the items from index `from` on, at most `count`, in the order of the items; those that have none yet, or no longer, are left out. */
export async function readResultsInOrder(
  { kysely }: Database<JobTables>,
  owner: JobOwner,
  jobId: string,
  from: number,
  count: number,
): Promise<JobResultLine[]> {
  if (!isJobId(jobId)) return [];
  const found = await selectJobs(kysely, owner).where('jobs.id', '=', jobId).executeTakeFirst();
  if (found === undefined) return [];
  return kysely
    .selectFrom('job_results')
    .select(['index', 'line'])
    .where('job_id', '=', jobId)
    .where('index', '>=', from)
    .where('index', '<', from + count)
    .orderBy('index')
    .execute();
}

function neverExecuted({ state, problem: why }: Job): Problem {
  if (state === 'cancelled') return problem('not-executed', { detail: 'The job was cancelled before the item began.' });
  if (why?.code === 'job-deadline') return problem('not-executed', { detail: 'The deadline of the job passed before the item began.' });
  const item = why?.['item'];
  return problem('failed-dependency', {
    detail: why?.detail ?? 'The job stopped before the item began.',
    ...(item === undefined ? {} : { item }),
  });
}

function resultOf(id: string, index: number, refusal: Problem): ItemResult {
  return {
    id,
    index,
    status: refusal.status,
    headers: { 'content-type': 'application/problem+json' },
    json: JSON.stringify(refusal),
    effect: 'none',
    retryable: true,
    skipped: true,
  };
}
