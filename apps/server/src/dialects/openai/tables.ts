import type { ColumnType, Generated, Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A file that was uploaded; its bytes stand in pieces. */
interface FilesTable {
  id: string;
  account_id: string;
  catalogue_id: string;
  filename: string;
  purpose: string;
  /** Bytes; `null` while it arrives: nobody sees it. */
  size: number | null;
  /** `null`: it stays until it is deleted. */
  expires_at: ColumnType<Date | null, null | undefined, Date>;
  created_at: Generated<Date>;
}

interface FilePiecesTable {
  file_id: string;
  number: number;
  content: Uint8Array;
}

/** A batch: a job in the service's form, or a file that was refused. */
interface BatchesTable {
  id: string;
  account_id: string;
  catalogue_id: string;
  /** `null`: the file was refused, and `errors` says why. */
  job_id: string | null;
  input_file_id: string;
  endpoint: string;
  errors: ColumnType<object[] | null, string | null, never>;
  metadata: ColumnType<Record<string, string> | null, string | null, never>;
  /** When its caller cancelled it. */
  cancelling_at: ColumnType<Date | null, null | undefined, Date>;
  /** Those of its files that its caller deleted. */
  deleted_files: ColumnType<('output' | 'errors')[], undefined, never>;
  created_at: Generated<Date>;
}

export interface OpenAiTables {
  openai_files: FilesTable;
  openai_file_pieces: FilePiecesTable;
  openai_batches: BatchesTable;
}

export const openAiMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table openai_files (
      id text collate "C" primary key,
      account_id text collate "C" not null,
      catalogue_id text collate "C" not null,
      filename text not null,
      purpose text collate "C" not null,
      size bigint,
      created_at timestamptz not null default clock_timestamp()
    )`.execute(db);
    await sql`create index openai_files_by_owner on openai_files (account_id, catalogue_id, id)`.execute(db);
    await sql`create table openai_file_pieces (
      file_id text collate "C" not null references openai_files on delete cascade,
      number integer not null,
      content bytea not null,
      primary key (file_id, number)
    )`.execute(db);
    await sql`create table openai_batches (
      id text collate "C" primary key,
      account_id text collate "C" not null,
      catalogue_id text collate "C" not null,
      job_id text collate "C",
      input_file_id text collate "C" not null,
      endpoint text not null,
      errors json,
      metadata json,
      created_at timestamptz not null default clock_timestamp(),
      constraint openai_batches_outcome check ((job_id is null) = (errors is not null))
    )`.execute(db);
    await sql`create index openai_batches_by_owner on openai_batches (account_id, catalogue_id, id)`.execute(db);
  },
};

export const openAiExpiryMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table openai_files add column expires_at timestamptz`.execute(db);
    await sql`alter table openai_batches add column cancelling_at timestamptz, add column deleted_files text[] not null default '{}'`.execute(
      db,
    );
  },
};
