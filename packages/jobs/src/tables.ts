import type { ColumnType, Generated } from 'kysely';
import type { Halt, JobState } from './state.js';

/** The tables of jobs as Kysely sees them; `migrations.ts` makes them, docs/jobs.md tells what they are for. */
export interface JobTables {
  jobs: JobsTable;
  job_chunks: JobChunksTable;
  job_items: JobItemsTable;
  job_results: JobResultsTable;
  job_errands: JobErrandsTable;
}

export interface JobsTable {
  id: string;
  /** Who started it, and what its items are about. Credentials are never kept. */
  account_id: string;
  catalogue_id: string;
  state: JobState;
  execution: 'auto' | 'serial' | 'parallel';
  on_error: 'continue' | 'stop';
  error_threshold: number | null;
  /** 0 low, 1 normal, 2 high. */
  priority: number;
  metadata: ColumnType<Record<string, string> | null, string | null, string | null>;
  total: Generated<number>;
  succeeded: Generated<number>;
  failed: Generated<number>;
  /** Those that have a result that says so; once it has ended also those that have none. */
  skipped: Generated<number>;
  /** How many positions of results have been given out. Under the row's lock, so that results become visible in the order of their positions. */
  last_position: Generated<number>;
  /** One more with each change that a caller can see. */
  version: Generated<number>;
  /** When it was stored as a whole; null: it is still arriving, and nobody sees it. */
  accepted_at: Date | null;
  /** When something of it arrived last, became final last, or was to run again. */
  touched_at: Generated<Date>;
  created_at: Generated<Date>;
  start_after: Date | null;
  started_at: Date | null;
  /** Microseconds since 1970 when it first began: default timestamps of its items count from here. */
  start_us: number | bigint | null;
  deadline_seconds: number | null;
  deadline: Date | null;
  expiry_seconds: number;
  ended_at: Date | null;
  halt: Halt | null;
  /** A problem document, JSON in UTF-8. */
  problem: Buffer | null;
}

export interface JobChunksTable {
  job_id: string;
  number: number;
  /** Index of its first item. */
  first_index: number;
  items: number;
  /** Its items without a result. */
  remaining: number;
  state: 'waiting' | 'ready' | 'running' | 'done';
  /** Numbers of the chunks that hold what its items depend on; only of parallel jobs. */
  needs: number[];
  /** Counts who has had it in hand. What a worker writes must carry the newest: one that was given up for dead writes nothing. */
  attempt: Generated<number>;
  /** How many workers were lost with it since something of it was last committed. */
  stalls: Generated<number>;
  lease_until: Date | null;
}

export interface JobItemsTable {
  job_id: string;
  index: number;
  /** As in the envelope. */
  id: string;
  /** The item as core has it, JSON in UTF-8: jsonb and text refuse \u0000. */
  item: Buffer;
  /** The attempt that has begun it, where its operation cannot take part in our transaction and must not run twice. */
  begun_by: number | null;
}

export interface JobResultsTable {
  job_id: string;
  /** In the order of becoming final, from 1. */
  position: number;
  index: number;
  status: number;
  effect: 'none' | 'rolledBack' | 'unknown' | null;
  retryable: boolean | null;
  skipped: boolean;
  /** A line of results without its cursor, JSON in UTF-8. */
  line: Buffer;
}

/** What a job has to do in the world. */
export type ErrandKind = 'input' | 'output' | 'errors' | 'webhook';

export interface JobErrandsTable {
  job_id: string;
  kind: ErrandKind;
  /** Where, with its credentials, which stand in clear nowhere. */
  sealed: Buffer;
  state: 'waiting' | 'running' | 'done' | 'failed';
  /** As of chunks. */
  attempt: Generated<number>;
  tries: Generated<number>;
  due_at: Generated<Date>;
  lease_until: Date | null;
  /** Why the last try failed: a problem document, JSON in UTF-8. */
  problem: Buffer | null;
}
