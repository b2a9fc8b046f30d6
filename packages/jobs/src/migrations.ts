import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The tables of jobs. A migration that was released is never changed. */
export const jobMigrations: Readonly<Record<string, Migration>> = {
  '0004-jobs': {
    async up(db: Kysely<unknown>): Promise<void> {
      await sql`create table jobs (
        id uuid primary key,
        account_id text collate "C" not null,
        catalogue_id text collate "C" not null,
        state text collate "C" not null check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelling', 'cancelled', 'expired')),
        execution text collate "C" not null check (execution in ('auto', 'serial', 'parallel')),
        on_error text collate "C" not null check (on_error in ('continue', 'stop')),
        error_threshold integer check (error_threshold >= 0),
        priority smallint not null check (priority between 0 and 2),
        metadata json,
        total integer not null default 0 check (total >= 0),
        succeeded integer not null default 0 check (succeeded >= 0),
        failed integer not null default 0 check (failed >= 0),
        skipped integer not null default 0 check (skipped >= 0),
        last_position integer not null default 0 check (last_position >= 0),
        version integer not null default 1,
        accepted_at timestamptz,
        touched_at timestamptz not null default clock_timestamp(),
        created_at timestamptz not null default clock_timestamp(),
        start_after timestamptz,
        started_at timestamptz,
        start_us bigint,
        deadline_seconds integer check (deadline_seconds > 0),
        deadline timestamptz,
        expiry_seconds integer not null check (expiry_seconds >= 0),
        ended_at timestamptz,
        halt text collate "C" check (halt in ('cancel', 'stop', 'threshold', 'deadline')),
        problem bytea,
        constraint jobs_counts check (succeeded + failed + skipped <= total),
        constraint jobs_end check ((state in ('succeeded', 'failed', 'cancelled', 'expired')) = (ended_at is not null)),
        constraint jobs_complete check (ended_at is null or succeeded + failed + skipped = total),
        constraint jobs_cancelling check (state <> 'cancelling' or halt = 'cancel'),
        constraint jobs_failed check (state <> 'failed' or problem is not null)
      )`.execute(db);
      await sql`create index jobs_of_owner on jobs (account_id, catalogue_id, id)`.execute(db);
      await sql`create index jobs_with_deadline on jobs (deadline) where ended_at is null and deadline is not null`.execute(db);
      await sql`create index jobs_ended on jobs (ended_at) where ended_at is not null`.execute(db);
      await sql`create index jobs_arriving on jobs (touched_at) where accepted_at is null`.execute(db);
      // No foreign keys: each of a million rows would look its job up. Whoever removes a job removes these first.
      await sql`create table job_chunks (
        job_id uuid not null,
        number integer not null,
        first_index integer not null,
        items integer not null check (items > 0),
        remaining integer not null check (remaining between 0 and items),
        state text collate "C" not null check (state in ('waiting', 'ready', 'running', 'done')),
        needs integer[] not null default '{}',
        attempt integer not null default 0,
        stalls integer not null default 0 check (stalls >= 0),
        lease_until timestamptz,
        primary key (job_id, number),
        check ((state = 'running') = (lease_until is not null)),
        check (state <> 'done' or remaining = 0)
      )`.execute(db);
      await sql`create index job_chunks_in_hand on job_chunks (lease_until) where state = 'running'`.execute(db);
      await sql`create index job_chunks_open on job_chunks (job_id, number) where state <> 'done'`.execute(db);
      // A job may have thousands that wait and thousands that are ready: each end of a chunk looks for the first kind, each look at a job for those that run.
      await sql`create index job_chunks_waiting on job_chunks (job_id, number) where state = 'waiting'`.execute(db);
      await sql`create index job_chunks_running on job_chunks (job_id) where state = 'running'`.execute(db);
      await sql`create table job_items (
        job_id uuid not null,
        index integer not null,
        id text collate "C" not null,
        item bytea not null,
        begun_by integer,
        primary key (job_id, index)
      )`.execute(db);
      // The second key is the promise of one result per item.
      await sql`create table job_results (
        job_id uuid not null,
        position integer not null,
        index integer not null,
        status smallint not null,
        effect text collate "C" check (effect in ('none', 'rolledBack', 'unknown')),
        retryable boolean,
        skipped boolean not null,
        line bytea not null,
        primary key (job_id, position),
        constraint job_results_once unique (job_id, index)
      )`.execute(db);
      await sql`create index job_results_failed on job_results (job_id, position) where status >= 400`.execute(db);
    },
  },
  '0007-job-errands': {
    async up(db: Kysely<unknown>): Promise<void> {
      await sql`create table job_errands (
        job_id uuid not null references jobs on delete cascade,
        kind text collate "C" not null check (kind in ('input', 'output', 'errors', 'webhook')),
        sealed bytea not null,
        state text collate "C" not null check (state in ('waiting', 'running', 'done', 'failed')),
        attempt integer not null default 0,
        tries integer not null default 0,
        due_at timestamptz not null default clock_timestamp(),
        lease_until timestamptz,
        problem bytea,
        primary key (job_id, kind),
        check ((state = 'running') = (lease_until is not null))
      )`.execute(db);
      await sql`create index job_errands_open on job_errands (due_at) where state in ('waiting', 'running')`.execute(db);
    },
  },
};
