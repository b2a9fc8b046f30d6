import { type JobOptions, jobPriorities, type Problem } from '@sheaf/core';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { JobState } from './state.js';
import type { JobsTable, JobTables } from './tables.js';

/** Whose a job is. Its items act for this account on this catalogue; the credential is looked up when they run and is stored nowhere. */
export interface JobOwner {
  readonly accountId: string;
  readonly catalogueId: string;
}

/** Items by where they stand. total = succeeded + failed + skipped + running + waiting. */
export interface JobCounts {
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly skipped: number;
  readonly running: number;
  readonly waiting: number;
}

/** A job as its owner sees it. */
export interface Job extends Pick<JobOptions, 'execution' | 'onError' | 'priority' | 'expirySeconds'> {
  readonly jobId: string;
  readonly state: JobState;
  readonly counts: JobCounts;
  /** How many of its items are final, 0 to 100. */
  readonly percent: number;
  readonly errorThreshold?: number;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  readonly startAfter?: Date;
  readonly startedAt?: Date;
  readonly estimatedEnd?: Date;
  readonly endedAt?: Date;
  readonly deadline?: Date;
  /** When its items and results go; once it has ended. */
  readonly expiry?: Date;
  readonly problem?: Problem;
  /** What it does once it has ended; absent where that is nothing. */
  readonly deliveries?: readonly JobDelivery[];
  /** One more with each change. */
  readonly version: number;
}

/** Where the telling of a job's end stands. */
export interface JobDelivery {
  readonly kind: 'output' | 'errors' | 'webhook';
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly tries: number;
  /** Why the last try failed. */
  readonly problem?: Problem;
}

/** A row of `jobs` with what else the picture of a job needs. */
export type JobRow = Selectable<JobsTable> & {
  readonly running: number;
  readonly now: Date;
  readonly deliveries: readonly DeliveryRow[] | null;
};

interface DeliveryRow extends Omit<JobDelivery, 'problem'> {
  /** Hexadecimal. */
  readonly problem: string | null;
}

/** Rows of jobs that have arrived as a whole, of one owner. */
export function selectJobs(db: Kysely<JobTables>, { accountId, catalogueId }: JobOwner) {
  return db
    .selectFrom('jobs')
    .selectAll('jobs')
    .select([
      sql<Date>`clock_timestamp()`.as('now'),
      sql<number>`coalesce((select sum(remaining) from job_chunks where job_id = jobs.id and state = 'running'), 0)::integer`.as('running'),
      sql<readonly DeliveryRow[] | null>`(
        select json_agg(json_build_object('kind', kind, 'state', state, 'tries', tries, 'problem', encode(problem, 'hex')) order by kind)
        from job_errands where job_id = jobs.id and kind <> 'input')`.as('deliveries'),
    ])
    .where('account_id', '=', accountId)
    .where('catalogue_id', '=', catalogueId)
    .where('accepted_at', 'is not', null);
}

/** An id that could be a job's; anything else never reaches the database. */
export function isJobId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
}

/** Expired from the moment on that its results are no longer kept, whether or not they have been removed yet. */
export function stateOf({ state, ended_at, expiry_seconds, now }: JobRow): JobState {
  return ended_at !== null && expiryOf(ended_at, expiry_seconds) <= now ? 'expired' : state;
}

export function jobOf(row: JobRow): Job {
  const { total, succeeded, failed, skipped } = row;
  const final = succeeded + failed + skipped;
  const running = row.ended_at === null ? Math.min(row.running, total - final) : 0;
  return {
    jobId: row.id,
    state: stateOf(row),
    counts: { total, succeeded, failed, skipped, running, waiting: total - final - running },
    // Of one whose items are still fetched nothing is done.
    percent: total === 0 ? (row.ended_at === null ? 0 : 100) : Math.floor((final / total) * 10_000) / 100,
    execution: row.execution,
    onError: row.on_error,
    ...(row.error_threshold === null ? undefined : { errorThreshold: row.error_threshold }),
    priority: jobPriorities[row.priority]!,
    ...(row.metadata === null ? undefined : { metadata: row.metadata }),
    createdAt: row.created_at,
    ...(row.start_after === null ? undefined : { startAfter: row.start_after }),
    ...(row.started_at === null ? undefined : { startedAt: row.started_at }),
    ...estimate(row, final),
    ...(row.ended_at === null ? undefined : { endedAt: row.ended_at }),
    ...(row.deadline === null ? undefined : { deadline: row.deadline }),
    expirySeconds: row.expiry_seconds,
    ...(row.ended_at === null ? undefined : { expiry: expiryOf(row.ended_at, row.expiry_seconds) }),
    ...(row.problem === null ? undefined : { problem: JSON.parse(row.problem.toString()) as Problem }),
    ...(row.deliveries === null ? undefined : { deliveries: row.deliveries.map(deliveryOf) }),
    version: row.version,
  };
}

function deliveryOf({ problem, ...delivery }: DeliveryRow): JobDelivery {
  return { ...delivery, ...(problem === null ? undefined : { problem: JSON.parse(Buffer.from(problem, 'hex').toString()) as Problem }) };
}

/** As if the rest took as long per item as what is final. */
function estimate({ state, started_at, now, total }: JobRow, final: number): { estimatedEnd?: Date } {
  if (state !== 'running' || started_at === null || final === 0 || final === total) return {};
  const msPerItem = (now.getTime() - started_at.getTime()) / final;
  return { estimatedEnd: new Date(now.getTime() + msPerItem * (total - final)) };
}

function expiryOf(endedAt: Date, expirySeconds: number): Date {
  return new Date(endedAt.getTime() + expirySeconds * 1000);
}
