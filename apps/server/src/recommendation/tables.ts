import type { Build, BuildInput, BuildMetrics, BuildOptions, Problem } from '@sheaf/contracts';
import type { ColumnType, Generated } from 'kysely';

/** What recommendations are kept in; `migration.ts` makes it. */
export interface RecommendationTables {
  build_counters: BuildCountersTable;
  builds: BuildsTable;
  build_chunks: BuildChunksTable;
  build_activations: BuildActivationsTable;
  recommendations: RecommendationsTable;
}

/** One row per catalogue that ever had a build or a change. */
interface BuildCountersTable {
  catalogue_id: string;
  /** The newest build's number; 0: none yet. */
  last_number: Generated<number>;
  /** Changes of items and interactions since the last build began. */
  changes: Generated<number>;
}

interface BuildsTable {
  catalogue_id: string;
  /** Counts the catalogue's builds from 1; never used again. */
  number: number;
  status: Build['status'];
  percent: Generated<number>;
  automatic: boolean;
  description: ColumnType<NonNullable<BuildInput['description']> | null, string | null, never>;
  options: ColumnType<BuildOptions, string, never>;
  created_at: ColumnType<Date, never, never>;
  started_at: Date | null;
  ended_at: Date | null;
  metrics: ColumnType<BuildMetrics | null, string | null, string | null>;
  problem: ColumnType<Problem | null, string | null, string | null>;
  /** Who runs it: only writes that carry it count. */
  attempt: string | null;
  attempts: Generated<number>;
  /** Until then its process is believed to live. */
  lease_until: Date | null;
}

/** A model's bytes, in parts of `chunkBytes`. */
interface BuildChunksTable {
  catalogue_id: string;
  number: number;
  position: number;
  bytes: Buffer;
}

/** Which build was active from when on. */
interface BuildActivationsTable {
  catalogue_id: string;
  at_us: ColumnType<number, bigint, never>;
  number: number;
}

/** Answers that can be continued. */
interface RecommendationsTable {
  id: string;
  catalogue_id: string;
  request: ColumnType<unknown, string, never>;
  /** Ids answered so far. */
  given: string[];
  revision: Generated<number>;
  expires_at: ColumnType<Date, unknown, unknown>;
}
