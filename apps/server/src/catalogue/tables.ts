import type { ColumnType, Generated } from 'kysely';

/** The database as Kysely sees it; `migrations.ts` makes it. */
export interface Tables {
  catalogues: CataloguesTable;
  items: EntitiesTable;
  users: EntitiesTable;
  interactions: InteractionsTable;
}

interface CataloguesTable {
  id: string;
  /** When the sample was loaded into it; null: never. */
  sample_loaded_at: Date | null;
}

/** Items and users alike: free properties under an id. */
interface EntitiesTable {
  catalogue_id: string;
  id: string;
  /** A JSON object without the id. A `json` column keeps its text; jsonb refuses \u0000. */
  properties: ColumnType<Record<string, unknown>, string, string>;
  /** Hash of the text in `properties`. */
  tag: string;
  /** 1 when created, one more with each change: tells a created row from a replaced one. */
  revision: Generated<number>;
}

interface InteractionsTable {
  catalogue_id: string;
  user_id: string;
  item_id: string;
  type: string;
  /** Selected as `timestamp_us::text`, since a driver may give a number that no longer is exact. */
  timestamp_us: ColumnType<string, bigint, bigint>;
  /** `''` where there is none. Escaped as in JSON: PostgreSQL's text has no U+0000. */
  session_id: string;
  /** Whether a viewPortion replaced an earlier one: tells a created row from a replaced one. */
  replaced: Generated<boolean>;
  rating: number | null;
  amount: number | null;
  price: number | null;
  profit: number | null;
  duration: number | null;
  portion: number | null;
  /** Escaped as `session_id`. */
  recomm_id: string | null;
  additional_data: ColumnType<Record<string, unknown> | null, string | null, string | null>;
}
