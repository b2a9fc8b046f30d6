import type { PropertyType } from '@sheaf/contracts';
import type { JobTables } from '@sheaf/jobs';
import type { ColumnType, Generated } from 'kysely';
import type { AzureTables } from '../dialects/azure/tables.js';
import type { OpenAiTables } from '../dialects/openai/tables.js';
import type { RecommendationTables } from '../recommendation/tables.js';

/** The database as Kysely sees it; `migrations.ts` makes it. */
export interface Tables extends RecommendationTables, JobTables, OpenAiTables, AzureTables {
  catalogues: CataloguesTable;
  items: EntitiesTable;
  users: EntitiesTable;
  interactions: InteractionsTable;
  properties: PropertiesTable;
}

interface CataloguesTable {
  id: string;
  /** When the sample was loaded into it; null: never. */
  sample_loaded_at: Generated<Date | null>;
  /** The owner's: the id of the account's own catalogue. Null: of an account that is in no settings any more. */
  account_id: string | null;
  /** `{ name?, description?, ratingRange? }`; of a configured catalogue the range stands in the settings. */
  details: ColumnType<CatalogueDetails, string | undefined, string>;
  created_at: Generated<Date>;
  /** Not null: it is gone for everybody; the row stays until nothing can be written into it any more. */
  deleted_at: Generated<Date | null>;
  /** One more with each declaration or deletion of a property: tells a server whether what it knows of them is still so. */
  properties_version: Generated<number>;
}

export interface CatalogueDetails {
  readonly name?: string;
  readonly description?: string;
  readonly ratingRange?: { readonly min: number; readonly max: number };
}

/** What has properties. */
export type PropertyKind = 'item' | 'user';

/** Declared properties of items and users. */
interface PropertiesTable {
  catalogue_id: string;
  kind: PropertyKind;
  name: string;
  type: PropertyType;
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
