import { azureMigration } from '../dialects/azure/tables.js';
import { openAiExpiryMigration, openAiMigration } from '../dialects/openai/tables.js';
import { jobMigrations } from '@sheaf/jobs';
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { recommendationMigration } from '../recommendation/migration.js';

/** The catalogue's tables, in the order of their names. A migration that was released is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-catalogue': {
    async up(db: Kysely<unknown>): Promise<void> {
      await sql`create table catalogues (
        id text collate "C" primary key,
        sample_loaded_at timestamptz
      )`.execute(db);
      // No foreign key to catalogues: every insert would lock the one row of its catalogue.
      for (const table of ['items', 'users']) {
        await sql`create table ${sql.table(table)} (
          catalogue_id text collate "C" not null,
          id text collate "C" not null,
          properties json not null,
          tag text not null,
          revision integer not null default 1,
          primary key (catalogue_id, id)
        )`.execute(db);
      }
      // The key begins with user and time, so that one index keeps interactions unique, lists a user's newest first and serves the cascade.
      await sql`create table interactions (
        catalogue_id text collate "C" not null,
        user_id text collate "C" not null,
        item_id text collate "C" not null,
        type text collate "C" not null check (type in ('view', 'purchase', 'rating', 'cart', 'bookmark', 'viewPortion')),
        timestamp_us bigint not null,
        session_id text collate "C" not null default '' check (session_id = '' or type = 'viewPortion'),
        replaced boolean not null default false,
        rating double precision,
        amount double precision,
        price double precision,
        profit double precision,
        duration double precision,
        portion double precision,
        recomm_id text,
        additional_data json,
        primary key (catalogue_id, user_id, timestamp_us, item_id, type, session_id),
        constraint interactions_user foreign key (catalogue_id, user_id) references users on delete cascade,
        constraint interactions_item foreign key (catalogue_id, item_id) references items on delete cascade
      )`.execute(db);
      await sql`create unique index interactions_view_portion on interactions (catalogue_id, user_id, item_id, session_id)
        where type = 'viewPortion'`.execute(db);
      await sql`create index interactions_by_item on interactions (catalogue_id, item_id, timestamp_us, user_id, type, session_id)`.execute(
        db,
      );
      await sql`create index interactions_by_time on interactions (catalogue_id, timestamp_us, type, item_id)`.execute(db);
    },
  },
  '0002-catalogues': {
    async up(db: Kysely<unknown>): Promise<void> {
      await sql`alter table catalogues
        add column account_id text collate "C",
        add column details json not null default '{}',
        add column created_at timestamptz not null default now(),
        add column deleted_at timestamptz,
        add column properties_version integer not null default 0`.execute(db);
      await sql`create index catalogues_by_account on catalogues (account_id, id) where deleted_at is null`.execute(db);
      await sql`create table properties (
        catalogue_id text collate "C" not null,
        kind text collate "C" not null check (kind in ('item', 'user')),
        name text collate "C" not null,
        type text collate "C" not null check (type in ('boolean', 'int', 'double', 'string', 'timestamp', 'set', 'image', 'imageList')),
        primary key (catalogue_id, kind, name)
      )`.execute(db);
    },
  },
  '0003-recommendations': recommendationMigration,
  ...jobMigrations,
  '0005-openai': openAiMigration,
  '0006-azure': azureMigration,
  '0007-openai-expiry': openAiExpiryMigration,
};
