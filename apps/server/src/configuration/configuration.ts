import { defaultLimits, type Limits } from '@sheaf/core';
import { defaultChunkItems } from '@sheaf/jobs';
import type { AllowedHost } from '@sheaf/jobs/blob';
import type { RecommendationSettings } from '../recommendation/recommendation-service.js';
import { type CatalogueEntry, demoCatalogue, demoToken, readCatalogues } from './catalogues.js';
import {
  blobHosts,
  host,
  integer,
  isLoopback,
  oneOf,
  origins,
  path,
  postgresUrl,
  proxies,
  type Read,
  tls,
  type TlsSetting,
} from './variable.js';

/** Injects the `Configuration`. */
export const CONFIGURATION = Symbol('configuration');

/** What the server is told by its environment. The README's table says what each variable means. */
export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** `undefined`: the embedded database. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly catalogues: readonly CatalogueEntry[];
  readonly sample: boolean;
  readonly tls: TlsSetting;
  /** Empty: no CORS. */
  readonly corsOrigins: '*' | readonly string[];
  /** Empty: forwarded headers are not believed. */
  readonly trustProxy: readonly string[];
  /** Where jobs may read from and write to. Empty: nowhere. */
  readonly blobHosts: readonly AllowedHost[];
  readonly logLevel: LogLevel;
  readonly limits: Limits;
  readonly recommendation: RecommendationSettings;
  /** What this process does: answers requests, runs jobs, or both. */
  readonly role: 'all' | 'api' | 'worker';
  readonly jobs: JobSettings;
  readonly azure: AzureSettings;
}

/** Batch scoring in the form of Azure. */
export interface AzureSettings {
  /** Jobs that one account may have at a time. */
  readonly maxJobs: number;
  /** Bytes of an input file; it is held in memory. */
  readonly maxInputBytes: number;
}

export interface JobSettings {
  /** Items of a job at most. */
  readonly maxItems: number;
  /** Bytes of an upload at most, after decompression. */
  readonly maxUploadBytes: number;
  /** Items of a chunk at most. */
  readonly chunkItems: number;
  /** How long a worker that says nothing keeps its chunk. */
  readonly leaseMs: number;
  /** Chunks that this process runs at a time. */
  readonly workers: number;
}

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** Reads and validates the environment: all faults together, each one line that names the variable, the rule and what arrived. */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
): { configuration: Configuration } | { faults: readonly string[] } {
  const faults = unknownNames(environment);
  function get<Value>(name: Name, fallback: Value, read: Read<Value>): Value {
    const text = environment[name];
    // An empty variable is one that is not set: compose files and CI hand them on so.
    if (text === undefined || text === '') return fallback;
    const reading = read(text);
    if ('value' in reading) return reading.value;
    faults.push(`${name}: ${reading.fault}.`);
    return fallback;
  }
  const configuration: Configuration = {
    port: get('PORT', 3000, integer(0, 65535)),
    host: get('HOST', '127.0.0.1', host),
    databaseUrl: get<string | undefined>('DATABASE_URL', undefined, postgresUrl),
    dataDir: get('SHEAF_DATA_DIR', '.sheaf', path),
    catalogues: get('SHEAF_CATALOGUES', [demoCatalogue], readCatalogues),
    sample: get<string>('SHEAF_SAMPLE', 'on', oneOf('on', 'off')) === 'on',
    tls: get<TlsSetting>('SHEAF_TLS', 'off', tls),
    corsOrigins: get('SHEAF_CORS_ORIGINS', [], origins),
    trustProxy: get('SHEAF_TRUST_PROXY', [], proxies),
    logLevel: get('SHEAF_LOG_LEVEL', 'info', oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent')),
    blobHosts: get('SHEAF_BLOB_HOSTS', [], blobHosts),
    role: get('SHEAF_ROLE', 'all', oneOf('all', 'api', 'worker')),
    jobs: {
      maxItems: get('SHEAF_JOB_MAX_ITEMS', 1_000_000, integer(1, 1_000_000)),
      maxUploadBytes: get('SHEAF_JOB_MAX_UPLOAD_BYTES', 4 * 1024 ** 3, integer(1024, 1024 ** 4)),
      chunkItems: get('SHEAF_JOB_CHUNK_ITEMS', defaultChunkItems, integer(1, 10_000)),
      leaseMs: get('SHEAF_JOB_LEASE_MS', 15_000, integer(500, 600_000)),
      // The embedded database has one session: a second chunk would only wait for the first.
      workers: get('SHEAF_JOB_WORKERS', environment['DATABASE_URL'] ? 2 : 1, integer(1, 64)),
    },
    azure: {
      maxJobs: get('SHEAF_AZURE_MAX_JOBS', 1, integer(1, 1000)),
      maxInputBytes: get('SHEAF_AZURE_MAX_INPUT_BYTES', 2 * 1024 * 1024, integer(1, 64 * 1024 * 1024)),
    },
    limits: {
      maxBodyBytes: get('SHEAF_MAX_BODY_BYTES', defaultLimits.maxBodyBytes, integer(1024, 1024 ** 3)),
      maxItems: get('SHEAF_MAX_ITEMS', defaultLimits.maxItems, integer(1, 1_000_000)),
      maxDepth: get('SHEAF_MAX_DEPTH', defaultLimits.maxDepth, integer(8, 512)),
      maxReferences: get('SHEAF_MAX_REFERENCES', defaultLimits.maxReferences, integer(0, 10_000)),
      maxItemResultBytes: get('SHEAF_MAX_ITEM_RESULT_BYTES', defaultLimits.maxItemResultBytes, integer(1024, 1024 ** 3)),
      maxAnswerBytes: get('SHEAF_MAX_ANSWER_BYTES', defaultLimits.maxAnswerBytes, integer(1024, 1024 ** 3)),
      concurrency: get('SHEAF_CONCURRENCY', defaultLimits.concurrency, integer(1, 128)),
      itemTimeoutMs: get('SHEAF_ITEM_TIMEOUT_MS', defaultLimits.itemTimeoutMs, integer(1, 86_400_000)),
      batchTimeoutMs: get('SHEAF_BATCH_TIMEOUT_MS', defaultLimits.batchTimeoutMs, integer(1, 86_400_000)),
      maxGzipRatio: get('SHEAF_MAX_GZIP_RATIO', defaultLimits.maxGzipRatio, integer(1, 10_000)),
    },
    recommendation: {
      build: {
        maxBytes: get('SHEAF_BUILD_MAX_BYTES', 1.5 * 1024 ** 3, integer(1024 ** 2, 1024 ** 4)),
        maxEaseItems: get('SHEAF_MAX_EASE_ITEMS', 10_000, integer(1, 100_000)),
      },
      buildsKept: get('SHEAF_BUILDS_KEPT', 10, integer(1, 1000)),
      modelCacheBytes: get('SHEAF_MODEL_CACHE_BYTES', 1024 ** 3, integer(1024 ** 2, 1024 ** 4)),
      rebuild: {
        enabled: get<string>('SHEAF_REBUILD', 'on', oneOf('on', 'off')) === 'on',
        changes: get('SHEAF_REBUILD_CHANGES', 1000, integer(1, 1_000_000_000)),
        percent: get('SHEAF_REBUILD_PERCENT', 10, integer(0, 1000)),
        intervalSeconds: get('SHEAF_REBUILD_INTERVAL_SECONDS', 60, integer(1, 31_536_000)),
      },
    },
  };
  const knowsCatalogues = !faults.some((fault) => fault.startsWith('SHEAF_CATALOGUES:'));
  if (knowsCatalogues && !isLoopback(configuration.host) && configuration.catalogues.some(({ token }) => token === demoToken)) {
    faults.push(
      `HOST: must be a loopback address while the token ${demoToken} is in use, because everybody knows it; set SHEAF_CATALOGUES to tokens of your own. It is ${JSON.stringify(configuration.host)}.`,
    );
  }
  return faults.length === 0 ? { configuration } : { faults };
}

const names = [
  'PORT',
  'HOST',
  'DATABASE_URL',
  'SHEAF_DATA_DIR',
  'SHEAF_CATALOGUES',
  'SHEAF_SAMPLE',
  'SHEAF_TLS',
  'SHEAF_CORS_ORIGINS',
  'SHEAF_TRUST_PROXY',
  'SHEAF_BLOB_HOSTS',
  'SHEAF_ROLE',
  'SHEAF_LOG_LEVEL',
  'SHEAF_JOB_MAX_ITEMS',
  'SHEAF_JOB_MAX_UPLOAD_BYTES',
  'SHEAF_JOB_CHUNK_ITEMS',
  'SHEAF_JOB_LEASE_MS',
  'SHEAF_JOB_WORKERS',
  'SHEAF_AZURE_MAX_JOBS',
  'SHEAF_AZURE_MAX_INPUT_BYTES',
  'SHEAF_MAX_BODY_BYTES',
  'SHEAF_MAX_ITEMS',
  'SHEAF_MAX_DEPTH',
  'SHEAF_MAX_REFERENCES',
  'SHEAF_MAX_ITEM_RESULT_BYTES',
  'SHEAF_MAX_ANSWER_BYTES',
  'SHEAF_CONCURRENCY',
  'SHEAF_ITEM_TIMEOUT_MS',
  'SHEAF_BATCH_TIMEOUT_MS',
  'SHEAF_MAX_GZIP_RATIO',
  'SHEAF_BUILD_MAX_BYTES',
  'SHEAF_MAX_EASE_ITEMS',
  'SHEAF_BUILDS_KEPT',
  'SHEAF_MODEL_CACHE_BYTES',
  'SHEAF_REBUILD',
  'SHEAF_REBUILD_CHANGES',
  'SHEAF_REBUILD_PERCENT',
  'SHEAF_REBUILD_INTERVAL_SECONDS',
] as const;
type Name = (typeof names)[number];

/** Every variable that the server reads. */
export const variableNames: readonly string[] = names;

/** Settings of the command line and of the test suites, which people have in the shell that they start the server in. */
const ofOthers = /^SHEAF_(?:URL$|TOKEN$|TEST_|REQUIRE_|KILL_)/;

// A misspelt name would leave its default in force, unseen.
function unknownNames(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('SHEAF_') && !variableNames.includes(name) && !ofOthers.test(name))
    .toSorted()
    .map((name) => `${name}: is not a setting; the nearest one is ${nearest(name)}.`);
}

function nearest(name: string): string {
  const distances = new Map(names.map((each) => [each, editDistance(name, each)]));
  return names
    .filter((each) => each.startsWith('SHEAF_'))
    .toSorted((a, b) => (distances.get(a) as number) - (distances.get(b) as number))[0] as string;
}

/** How many characters must be added, removed or replaced (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
