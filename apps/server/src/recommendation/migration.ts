import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const recommendationMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table build_counters (
      catalogue_id text collate "C" primary key,
      last_number integer not null default 0,
      changes bigint not null default 0
    )`.execute(db);
    await sql`create table builds (
      catalogue_id text collate "C" not null,
      number integer not null,
      status text not null check (status in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
      percent integer not null default 0 check (percent between 0 and 100),
      automatic boolean not null,
      description json,
      options json not null,
      created_at timestamptz not null default clock_timestamp(),
      started_at timestamptz,
      ended_at timestamptz,
      metrics json,
      problem json,
      attempt uuid,
      attempts integer not null default 0,
      lease_until timestamptz,
      primary key (catalogue_id, number),
      check ((status in ('succeeded', 'failed', 'cancelled')) = (ended_at is not null)),
      check ((status = 'running') = (attempt is not null))
    )`.execute(db);
    await sql`create index builds_open on builds (catalogue_id, number) where status in ('queued', 'running')`.execute(db);
    await sql`create table build_chunks (
      catalogue_id text collate "C" not null,
      number integer not null,
      position integer not null,
      bytes bytea not null,
      primary key (catalogue_id, number, position),
      foreign key (catalogue_id, number) references builds on delete cascade
    )`.execute(db);
    // Numbers in a model hardly shrink; trying to shrink them takes longer than writing them.
    await sql`alter table build_chunks alter column bytes set storage external`.execute(db);
    await sql`create table build_activations (
      catalogue_id text collate "C" not null,
      at_us bigint not null,
      number integer not null,
      primary key (catalogue_id, at_us),
      foreign key (catalogue_id, number) references builds on delete cascade
    )`.execute(db);
    await sql`create index build_activations_of_build on build_activations (catalogue_id, number)`.execute(db);
    await sql`create table recommendations (
      id uuid primary key,
      catalogue_id text collate "C" not null,
      request json not null,
      given text[] not null,
      revision integer not null default 0,
      expires_at timestamptz not null
    )`.execute(db);
    await sql`create index recommendations_by_expiry on recommendations (expires_at)`.execute(db);
  },
};
