// Made by tools/gen from spec/openapi.yaml; do not edit. Make it again: npm run gen
import Type from 'typebox';

/** What batches this server takes. */
export type BatchCapabilities = {
  dialects: string[];
  limits: BatchLimits;
  features: BatchFeatures;
  /** Headers that an item may set, lower-case. */
  itemHeaders: string[];
  /** Whether a deadline cancels the database statement that runs. */
  cancelStatements: boolean;
  operations: BatchOperation[];
  [name: string]: unknown;
};

/** What batches this server takes. */
export const BatchCapabilities = Type.Unsafe<BatchCapabilities>(Type.Object({
  dialects: Type.Array(Type.String()),
  limits: Type.Ref('#/components/schemas/BatchLimits'),
  features: Type.Ref('#/components/schemas/BatchFeatures'),
  itemHeaders: Type.Array(Type.String(), { description: 'Headers that an item may set, lower-case.' }),
  cancelStatements: Type.Boolean({ description: 'Whether a deadline cancels the database statement that runs.' }),
  operations: Type.Array(Type.Ref('#/components/schemas/BatchOperation')),
}, { description: 'What batches this server takes.', additionalProperties: true }));

/** Options of the envelope, true where offered. What is false is refused with `not-available`, but for respondAsync, which then is ignored. */
export type BatchFeatures = {
  atomic: boolean;
  rollback: boolean;
  validateOnly: boolean;
  distinctRecommendations: boolean;
  idempotencyKeys: boolean;
  /** `Accept: application/x-ndjson`. */
  streamedAnswers: boolean;
  streamedRequests: boolean;
  /** `Prefer: respond-async` makes a batch a job. */
  respondAsync: boolean;
};

/** Options of the envelope, true where offered. What is false is refused with `not-available`, but for respondAsync, which then is ignored. */
export const BatchFeatures = Type.Object({
  atomic: Type.Boolean(),
  rollback: Type.Boolean(),
  validateOnly: Type.Boolean(),
  distinctRecommendations: Type.Boolean(),
  idempotencyKeys: Type.Boolean(),
  streamedAnswers: Type.Boolean({ description: '`Accept: application/x-ndjson`.' }),
  streamedRequests: Type.Boolean(),
  respondAsync: Type.Boolean({ description: '`Prefer: respond-async` makes a batch a job.' }),
}, {
  description: 'Options of the envelope, true where offered. What is false is refused with `not-available`, but for respondAsync, which then is ignored.',
  additionalProperties: false,
});

/** One operation, by `operationId` and `parameters`, or by `method` and `path`. */
export type BatchItem = {
  /** Unique in the batch; printable, without `#`. Default: the index as text. */
  id?: string;
  /** An operation of this document. */
  operationId?: string;
  /** Path, query and header parameters by their names. */
  parameters?: Record<string, unknown>;
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  /** Absolute, percent-encoded, with its query. */
  path?: string;
  /** Only those of the allow-list in /batch/capabilities; credentials are the batch request's. */
  headers?: Record<string, string>;
  /** Any JSON value, `null`, `0`, `false` and `""` included. Text for `bodyEncoding` text and base64. */
  body?: unknown;
  bodyEncoding?: 'json' | 'text' | 'base64';
  /** Ids of earlier items that must be final before this one runs. */
  dependsOn?: string[];
  /** Runs only if all items depended on are below 400; at least one is 400 or above; or in any case. Else 424. */
  runIf?: 'succeeded' | 'failed' | 'always';
  /** Name of an all-or-nothing group. Not available yet. */
  atomic?: string;
  /** Milliseconds from the item's start, at most the limit of /batch/capabilities. */
  timeoutMs?: number;
  /** Not available yet. */
  idempotencyKey?: string;
};

/** One operation, by `operationId` and `parameters`, or by `method` and `path`. */
export const BatchItem = Type.Object({
  id: Type.Optional(Type.String({
    minLength: 1,
    maxLength: 255,
    pattern: '^[^\\u0000-\\u001F\\u007F-\\u009F#]+$',
    description: 'Unique in the batch; printable, without `#`. Default: the index as text.',
  })),
  operationId: Type.Optional(Type.String({ minLength: 1, maxLength: 255, description: 'An operation of this document.' })),
  parameters: Type.Optional(Type.Unsafe<Record<string, unknown>>({ type: 'object', description: 'Path, query and header parameters by their names.', additionalProperties: true })),
  method: Type.Optional(Type.Enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'], { type: 'string' })),
  path: Type.Optional(Type.String({ minLength: 1, maxLength: 8192, description: 'Absolute, percent-encoded, with its query.' })),
  headers: Type.Optional(Type.Unsafe<Record<string, string>>({
    type: 'object',
    description: 'Only those of the allow-list in /batch/capabilities; credentials are the batch request\'s.',
    additionalProperties: { type: 'string' },
  })),
  body: Type.Optional(Type.Unknown({ description: 'Any JSON value, `null`, `0`, `false` and `""` included. Text for `bodyEncoding` text and base64.' })),
  bodyEncoding: Type.Optional(Type.Enum(['json', 'text', 'base64'], { type: 'string', default: 'json' })),
  dependsOn: Type.Optional(Type.Array(Type.String(), { description: 'Ids of earlier items that must be final before this one runs.', maxItems: 10000 })),
  runIf: Type.Optional(Type.Enum(['succeeded', 'failed', 'always'], {
    type: 'string',
    default: 'succeeded',
    description: 'Runs only if all items depended on are below 400; at least one is 400 or above; or in any case. Else 424.',
  })),
  atomic: Type.Optional(Type.String({ minLength: 1, maxLength: 255, description: 'Name of an all-or-nothing group. Not available yet.' })),
  timeoutMs: Type.Optional(Type.Integer({
    minimum: 1,
    maximum: 86400000,
    description: 'Milliseconds from the item\'s start, at most the limit of /batch/capabilities.',
  })),
  idempotencyKey: Type.Optional(Type.String({ minLength: 1, maxLength: 255, description: 'Not available yet.' })),
}, {
  description: 'One operation, by `operationId` and `parameters`, or by `method` and `path`.',
  additionalProperties: false,
});

/** What the same request alone would have answered. */
export type BatchItemResult = {
  /** The item's. */
  id: string;
  /** The item's position in the request. */
  index: number;
  status: number;
  /** Lower-case names. Transport headers and set-cookie are left out. Absent where `return` leaves it out. */
  headers?: Record<string, string>;
  /** Absent for 204 and 304, and where `return` leaves it out. A failure of the item itself is a problem document. */
  body?: unknown;
  /** On failures: what the operation left behind. */
  effect?: 'none' | 'rolledBack' | 'unknown';
  /** On failures: true only if a repeat may succeed and cannot apply twice. */
  retryable?: boolean;
};

/** What the same request alone would have answered. */
export const BatchItemResult = Type.Object({
  id: Type.String({ description: 'The item\'s.' }),
  index: Type.Integer({ minimum: 0, description: 'The item\'s position in the request.' }),
  status: Type.Integer({ minimum: 200, maximum: 599 }),
  headers: Type.Optional(Type.Unsafe<Record<string, string>>({
    type: 'object',
    description: 'Lower-case names. Transport headers and set-cookie are left out. Absent where `return` leaves it out.',
    additionalProperties: { type: 'string' },
  })),
  body: Type.Optional(Type.Unknown({
    description: 'Absent for 204 and 304, and where `return` leaves it out. A failure of the item itself is a problem document.',
  })),
  effect: Type.Optional(Type.Enum(['none', 'rolledBack', 'unknown'], { type: 'string', description: 'On failures: what the operation left behind.' })),
  retryable: Type.Optional(Type.Boolean({ description: 'On failures: true only if a repeat may succeed and cannot apply twice.' })),
}, { description: 'What the same request alone would have answered.', additionalProperties: false });

/** Every limit in force. Names carry their units. */
export type BatchLimits = {
  maxBodyBytes: number;
  maxItems: number;
  maxDepth: number;
  /** Per item. */
  maxReferences: number;
  maxItemResultBytes: number;
  maxAnswerBytes: number;
  /** The default of `concurrency`; a batch may ask for 1 to 128. */
  concurrency: number;
  /** The default and maximum of an item's `timeoutMs`. */
  itemTimeoutMs: number;
  /** The default and maximum of the batch's `timeoutMs`. */
  batchTimeoutMs: number;
  /** How much larger than its compressed form a body may be. */
  maxGzipRatio: number;
};

/** Every limit in force. Names carry their units. */
export const BatchLimits = Type.Object({
  maxBodyBytes: Type.Integer({ minimum: 1 }),
  maxItems: Type.Integer({ minimum: 1 }),
  maxDepth: Type.Integer({ minimum: 1 }),
  maxReferences: Type.Integer({ minimum: 0, description: 'Per item.' }),
  maxItemResultBytes: Type.Integer({ minimum: 1 }),
  maxAnswerBytes: Type.Integer({ minimum: 1 }),
  concurrency: Type.Integer({ minimum: 1, maximum: 128, description: 'The default of `concurrency`; a batch may ask for 1 to 128.' }),
  itemTimeoutMs: Type.Integer({ minimum: 1, description: 'The default and maximum of an item\'s `timeoutMs`.' }),
  batchTimeoutMs: Type.Integer({ minimum: 1, description: 'The default and maximum of the batch\'s `timeoutMs`.' }),
  maxGzipRatio: Type.Integer({ minimum: 1, description: 'How much larger than its compressed form a body may be.' }),
}, { description: 'Every limit in force. Names carry their units.', additionalProperties: false });

/** An operation as a batch sees it. */
export type BatchOperation = {
  operationId: string;
  method: string;
  /** The route's pattern, as the app registered it. */
  path: string;
  batchable: boolean;
  /** How it is called in process, for batchable operations: fastest first. */
  dispatch?: 'compiled' | 'route' | 'inject';
};

/** An operation as a batch sees it. */
export const BatchOperation = Type.Object({
  operationId: Type.String(),
  method: Type.String(),
  path: Type.String({ description: 'The route\'s pattern, as the app registered it.' }),
  batchable: Type.Boolean(),
  dispatch: Type.Optional(Type.Enum(['compiled', 'route', 'inject'], { type: 'string', description: 'How it is called in process, for batchable operations: fastest first.' })),
}, { description: 'An operation as a batch sees it.', additionalProperties: false });

/** Many operations in one request. A fault in the envelope, or in the shape of any item, refuses the whole before anything runs. */
export type BatchRequest = {
  /** The items, 1 to the limit of /batch/capabilities (10,000 by default). */
  requests: BatchItem[];
  /** `auto`: as if one by one in request order; `serial`: one by one; `parallel`: any order that `dependsOn` and references allow. */
  execution?: 'auto' | 'serial' | 'parallel';
  /** How many items may be in flight. Default in /batch/capabilities. */
  concurrency?: number;
  /** `continue`: other items run; `stop`: items after a failed one answer 424; `rollback`: not available yet. */
  onError?: 'continue' | 'stop' | 'rollback';
  /** `minimal`: successes without headers and body; `errors`: failed items only, the summary counts all. */
  return?: 'full' | 'minimal' | 'errors';
  /** Check without running. Not available yet. */
  validateOnly?: boolean;
  /** Milliseconds from the batch's arrival, at most the limit of /batch/capabilities. */
  timeoutMs?: number;
  /** true, or { seen: { userId: [itemId] } }: no item is recommended twice to one user, nor one that is listed as seen. */
  distinctRecommendations?: unknown;
};

/** Many operations in one request. A fault in the envelope, or in the shape of any item, refuses the whole before anything runs. */
export const BatchRequest = Type.Object({
  requests: Type.Array(Type.Ref('#/components/schemas/BatchItem'), { description: 'The items, 1 to the limit of /batch/capabilities (10,000 by default).', minItems: 1 }),
  execution: Type.Optional(Type.Enum(['auto', 'serial', 'parallel'], {
    type: 'string',
    default: 'auto',
    description: '`auto`: as if one by one in request order; `serial`: one by one; `parallel`: any order that `dependsOn` and references allow.',
  })),
  concurrency: Type.Optional(Type.Integer({ minimum: 1, maximum: 128, description: 'How many items may be in flight. Default in /batch/capabilities.' })),
  onError: Type.Optional(Type.Enum(['continue', 'stop', 'rollback'], {
    type: 'string',
    default: 'continue',
    description: '`continue`: other items run; `stop`: items after a failed one answer 424; `rollback`: not available yet.',
  })),
  return: Type.Optional(Type.Enum(['full', 'minimal', 'errors'], {
    type: 'string',
    default: 'full',
    description: '`minimal`: successes without headers and body; `errors`: failed items only, the summary counts all.',
  })),
  validateOnly: Type.Optional(Type.Boolean({ default: false, description: 'Check without running. Not available yet.' })),
  timeoutMs: Type.Optional(Type.Integer({
    minimum: 1,
    maximum: 86400000,
    description: 'Milliseconds from the batch\'s arrival, at most the limit of /batch/capabilities.',
  })),
  distinctRecommendations: Type.Optional(Type.Unknown({
    description: 'true, or { seen: { userId: [itemId] } }: no item is recommended twice to one user, nor one that is listed as seen.',
  })),
}, {
  description: 'Many operations in one request. A fault in the envelope, or in the shape of any item, refuses the whole before anything runs.',
  additionalProperties: false,
});

/** One result per item, in request order, whatever happened to the items. */
export type BatchResponse = {
  responses: BatchItemResult[];
  summary: BatchSummary;
};

/** One result per item, in request order, whatever happened to the items. */
export const BatchResponse = Type.Object({
  responses: Type.Array(Type.Ref('#/components/schemas/BatchItemResult')),
  summary: Type.Ref('#/components/schemas/BatchSummary'),
}, { description: 'One result per item, in request order, whatever happened to the items.', additionalProperties: false });

/** total = succeeded + failed + skipped. */
export type BatchSummary = {
  total: number;
  /** Below 400. */
  succeeded: number;
  /** 400 and above, and executed. */
  failed: number;
  /** Never executed because of another item or a deadline. */
  skipped: number;
  /** set-cookie headers that items answered and that were left out. Absent when none. */
  droppedCookies?: number;
};

/** total = succeeded + failed + skipped. */
export const BatchSummary = Type.Object({
  total: Type.Integer({ minimum: 1 }),
  succeeded: Type.Integer({ minimum: 0, description: 'Below 400.' }),
  failed: Type.Integer({ minimum: 0, description: '400 and above, and executed.' }),
  skipped: Type.Integer({ minimum: 0, description: 'Never executed because of another item or a deadline.' }),
  droppedCookies: Type.Optional(Type.Integer({ minimum: 1, description: 'set-cookie headers that items answered and that were left out. Absent when none.' })),
}, { description: 'total = succeeded + failed + skipped.', additionalProperties: false });

/**
 * Where a job's items are fetched from or its results written to. Only hosts of `SHEAF_BLOB_HOSTS` are connected to. Credentials are sealed before they
 * are stored and shown nowhere.
 */
export type BlobLocation = {
  /** `azure`: a blob by its shared access signature; `s3`: an object, with credentials of the caller; `http`: what a GET answers, read only. */
  kind: 'azure' | 's3' | 'http';
  /** Of azure and http; absolute. Of azure `https://account.blob.core.windows.net/container/blob`, with or without the signature. */
  url?: string;
  /** Of azure, unless it stands in the url or the blob is public. */
  sasToken?: string;
  /** Of s3. */
  bucket?: string;
  /** Of s3. */
  key?: string;
  /** Of s3. Default: that of AWS in the region. */
  endpoint?: string;
  /** Of s3. Default: us-east-1. */
  region?: string;
  /** Of s3. */
  accessKeyId?: string;
  /** Of s3. */
  secretAccessKey?: string;
  /** Of s3, with temporary credentials. */
  sessionToken?: string;
};

/**
 * Where a job's items are fetched from or its results written to. Only hosts of `SHEAF_BLOB_HOSTS` are connected to. Credentials are sealed before they
 * are stored and shown nowhere.
 */
export const BlobLocation = Type.Object({
  kind: Type.Enum(['azure', 's3', 'http'], {
    type: 'string',
    description: '`azure`: a blob by its shared access signature; `s3`: an object, with credentials of the caller; `http`: what a GET answers, read only.',
  }),
  url: Type.Optional(Type.String({
    minLength: 1,
    maxLength: 8192,
    description: 'Of azure and http; absolute. Of azure `https://account.blob.core.windows.net/container/blob`, with or without the signature.',
  })),
  sasToken: Type.Optional(Type.String({ maxLength: 4096, description: 'Of azure, unless it stands in the url or the blob is public.' })),
  bucket: Type.Optional(Type.String({ maxLength: 63, description: 'Of s3.' })),
  key: Type.Optional(Type.String({ minLength: 1, maxLength: 1024, description: 'Of s3.' })),
  endpoint: Type.Optional(Type.String({ maxLength: 1024, description: 'Of s3. Default: that of AWS in the region.' })),
  region: Type.Optional(Type.String({ maxLength: 64, description: 'Of s3. Default: us-east-1.' })),
  accessKeyId: Type.Optional(Type.String({ maxLength: 256, description: 'Of s3.' })),
  secretAccessKey: Type.Optional(Type.String({ maxLength: 256, description: 'Of s3.' })),
  sessionToken: Type.Optional(Type.String({ maxLength: 8192, description: 'Of s3, with temporary credentials.' })),
}, {
  description: 'Where a job\'s items are fetched from or its results written to. Only hosts of `SHEAF_BLOB_HOSTS` are connected to. Credentials are sealed before they\nare stored and shown nowhere.\n',
  additionalProperties: false,
});

/**
 * `filter*factor`, several separated by commas: `genres:eq:Comedy*2,year:gte:2000*1.5`. The score of an item that meets the filter is multiplied by the factor,
 * 0 to 1000. The filter is written as Filter says.
 */
export type Booster = string;

/**
 * `filter*factor`, several separated by commas: `genres:eq:Comedy*2,year:gte:2000*1.5`. The score of an item that meets the filter is multiplied by the factor,
 * 0 to 1000. The filter is written as Filter says.
 */
export const Booster = Type.String({
  description: '`filter*factor`, several separated by commas: `genres:eq:Comedy*2,year:gte:2000*1.5`. The score of an item that meets the filter is multiplied by the factor,\n0 to 1000. The filter is written as Filter says.\n',
  minLength: 1,
  maxLength: 8192,
});

/** A model made of a catalogue's interactions. Once it has ended only `active` changes. */
export type Build = {
  /** Counts the builds of the catalogue, from 1. */
  buildId: number;
  status: BuildStatus;
  /** How far it has come. */
  percent: number;
  /** Whether recommendations come from it. */
  active: boolean;
  /** Whether the server started it by itself, because data had changed enough. */
  automatic: boolean;
  description?: string;
  options: BuildOptions;
  /** When it was asked for. */
  createdAt: Timestamp;
  /** When it began to run. */
  startedAt?: Timestamp;
  /** When it ended. */
  endedAt?: Timestamp;
  /** Once it has succeeded. */
  metrics?: BuildMetrics;
  /** Why it failed. */
  problem?: Problem;
};

/** A model made of a catalogue's interactions. Once it has ended only `active` changes. */
export const Build = Type.Object({
  buildId: Type.Integer({ minimum: 1, maximum: 999999999, description: 'Counts the builds of the catalogue, from 1.' }),
  status: Type.Ref('#/components/schemas/BuildStatus'),
  percent: Type.Integer({ minimum: 0, maximum: 100, description: 'How far it has come.' }),
  active: Type.Boolean({ description: 'Whether recommendations come from it.' }),
  automatic: Type.Boolean({ description: 'Whether the server started it by itself, because data had changed enough.' }),
  description: Type.Optional(Type.String()),
  options: Type.Ref('#/components/schemas/BuildOptions'),
  createdAt: Type.Ref('#/components/schemas/Timestamp', { description: 'When it was asked for.' }),
  startedAt: Type.Optional(Type.Ref('#/components/schemas/Timestamp', { description: 'When it began to run.' })),
  endedAt: Type.Optional(Type.Ref('#/components/schemas/Timestamp', { description: 'When it ended.' })),
  metrics: Type.Optional(Type.Ref('#/components/schemas/BuildMetrics', { description: 'Once it has succeeded.' })),
  problem: Type.Optional(Type.Ref('#/components/schemas/Problem', { description: 'Why it failed.' })),
}, {
  description: 'A model made of a catalogue\'s interactions. Once it has ended only `active` changes.',
  additionalProperties: false,
});

/** How to build. What is left out has the default that the answered build shows. */
export type BuildInput = {
  description?: string;
  /** Default: ease. */
  model?: BuildModel;
  /** Default: cosine. */
  similarity?: Similarity;
  /** An interaction counts half after so many days; 0: age does not matter, the default. */
  halfLifeDays?: number;
  /** Types that are left out keep their default. */
  weights?: InteractionWeights;
  /** sar: pairs of items that fewer users share say nothing. */
  minSupport?: number;
  /** sar: neighbours kept per item, 8 bytes each. */
  sarNeighbours?: number;
  /** ease: items with fewer users are left to sar. */
  minEaseUsers?: number;
  /** ease: weights kept per item, 8 bytes each. */
  easeNeighbours?: number;
  /** ease: strength of the ridge term; the larger, the less rare items weigh. */
  ridge?: number;
  /** The build fails with `build-too-large` when it would take more memory; at most the server's own limit, which is the default. */
  maxBytes?: number;
  /** Become the active build on success. Default: true. */
  activate?: boolean;
};

/** How to build. What is left out has the default that the answered build shows. */
export const BuildInput = Type.Object({
  description: Type.Optional(Type.String({ maxLength: 500 })),
  model: Type.Optional(Type.Ref('#/components/schemas/BuildModel', { description: 'Default: ease.' })),
  similarity: Type.Optional(Type.Ref('#/components/schemas/Similarity', { description: 'Default: cosine.' })),
  halfLifeDays: Type.Optional(Type.Number({
    minimum: 0,
    maximum: 100000,
    description: 'An interaction counts half after so many days; 0: age does not matter, the default.',
  })),
  weights: Type.Optional(Type.Ref('#/components/schemas/InteractionWeights', { description: 'Types that are left out keep their default.' })),
  minSupport: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000000, description: 'sar: pairs of items that fewer users share say nothing.' })),
  sarNeighbours: Type.Optional(Type.Integer({ minimum: 1, maximum: 10000, description: 'sar: neighbours kept per item, 8 bytes each.' })),
  minEaseUsers: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000000, description: 'ease: items with fewer users are left to sar.' })),
  easeNeighbours: Type.Optional(Type.Integer({ minimum: 1, maximum: 10000, description: 'ease: weights kept per item, 8 bytes each.' })),
  ridge: Type.Optional(Type.Number({
    exclusiveMinimum: 0,
    maximum: 1000000000,
    description: 'ease: strength of the ridge term; the larger, the less rare items weigh.',
  })),
  maxBytes: Type.Optional(Type.Integer({
    minimum: 1,
    maximum: 1099511627776,
    description: 'The build fails with `build-too-large` when it would take more memory; at most the server\'s own limit, which is the default.',
  })),
  activate: Type.Optional(Type.Boolean({ description: 'Become the active build on success. Default: true.' })),
}, {
  description: 'How to build. What is left out has the default that the answered build shows.',
  additionalProperties: false,
});

/** What went into a build, and what it cost. */
export type BuildMetrics = {
  /** Interactions read. */
  interactions: number;
  /** Items with interactions. */
  items: number;
  /** Users with interactions. */
  users: number;
  /** Items that ease covers; 0 for a sar build. */
  easeItems: number;
  /** From its start to its end. */
  milliseconds: number;
  /** Size of the model as stored. */
  bytes: number;
};

/** What went into a build, and what it cost. */
export const BuildMetrics = Type.Object({
  interactions: Type.Integer({ minimum: 0, maximum: 9007199254740991, description: 'Interactions read.' }),
  items: Type.Integer({ minimum: 0, maximum: 2147483647, description: 'Items with interactions.' }),
  users: Type.Integer({ minimum: 0, maximum: 2147483647, description: 'Users with interactions.' }),
  easeItems: Type.Integer({ minimum: 0, maximum: 2147483647, description: 'Items that ease covers; 0 for a sar build.' }),
  milliseconds: Type.Integer({ minimum: 0, maximum: 9007199254740991, description: 'From its start to its end.' }),
  bytes: Type.Integer({ minimum: 0, maximum: 9007199254740991, description: 'Size of the model as stored.' }),
}, { description: 'What went into a build, and what it cost.', additionalProperties: false });

/** `sar`: item-to-item similarity from co-occurrence; `ease`: a linear model in closed form (Steck 2019) over the most interacted items, with sar for the others. */
export type BuildModel = 'sar' | 'ease';

/** `sar`: item-to-item similarity from co-occurrence; `ease`: a linear model in closed form (Steck 2019) over the most interacted items, with sar for the others. */
export const BuildModel = Type.Enum(['sar', 'ease'], {
  type: 'string',
  description: '`sar`: item-to-item similarity from co-occurrence; `ease`: a linear model in closed form (Steck 2019) over the most interacted items, with sar for the others.',
});

/** A number from 1 to 999999999, `active` or `latest`. */
export type BuildName = string;

/** A number from 1 to 999999999, `active` or `latest`. */
export const BuildName = Type.String({ description: 'A number from 1 to 999999999, `active` or `latest`.', pattern: '^([1-9][0-9]{0,8}|active|latest)$' });

/** How a build is made, every option as it is in force. */
export type BuildOptions = {
  model: BuildModel;
  similarity: Similarity;
  halfLifeDays: number;
  weights: InteractionWeights;
  minSupport: number;
  sarNeighbours: number;
  minEaseUsers: number;
  easeNeighbours: number;
  /** ease covers at most so many items, the most interacted; sar answers for the others. */
  maxEaseItems: number;
  ridge: number;
  maxBytes: number;
  activate: boolean;
};

/** How a build is made, every option as it is in force. */
export const BuildOptions = Type.Object({
  model: Type.Ref('#/components/schemas/BuildModel'),
  similarity: Type.Ref('#/components/schemas/Similarity'),
  halfLifeDays: Type.Number(),
  weights: Type.Ref('#/components/schemas/InteractionWeights'),
  minSupport: Type.Integer({ minimum: 1, maximum: 1000000 }),
  sarNeighbours: Type.Integer({ minimum: 1, maximum: 10000 }),
  minEaseUsers: Type.Integer({ minimum: 1, maximum: 1000000 }),
  easeNeighbours: Type.Integer({ minimum: 1, maximum: 10000 }),
  maxEaseItems: Type.Integer({
    minimum: 1,
    maximum: 1000000,
    description: 'ease covers at most so many items, the most interacted; sar answers for the others.',
  }),
  ridge: Type.Number(),
  maxBytes: Type.Integer({ minimum: 1, maximum: 1099511627776 }),
  activate: Type.Boolean(),
}, { description: 'How a build is made, every option as it is in force.', additionalProperties: false });

/** The last three are final. */
export type BuildStatus = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';

/** The last three are final. */
export const BuildStatus = Type.Enum(['queued', 'running', 'succeeded', 'failed', 'cancelled'], { type: 'string', description: 'The last three are final.' });

/** The builds that are kept, newest first. */
export type Builds = {
  builds: Build[];
};

/** The builds that are kept, newest first. */
export const Builds = Type.Object({
  builds: Type.Array(Type.Ref('#/components/schemas/Build')),
}, { description: 'The builds that are kept, newest first.', additionalProperties: false });

/** Items, users and interactions that belong together. `configured`: it is in the server's settings, which also say its rating range; it cannot be deleted. */
export type Catalogue = {
  catalogueId: Id;
  name: string;
  description?: string;
  ratingRange: RatingRange;
  configured: boolean;
  createdAt: Timestamp;
};

/** Items, users and interactions that belong together. `configured`: it is in the server's settings, which also say its rating range; it cannot be deleted. */
export const Catalogue = Type.Object({
  catalogueId: Type.Ref('#/components/schemas/Id'),
  name: Type.String(),
  description: Type.Optional(Type.String()),
  ratingRange: Type.Ref('#/components/schemas/RatingRange'),
  configured: Type.Boolean(),
  createdAt: Type.Ref('#/components/schemas/Timestamp'),
}, {
  description: 'Items, users and interactions that belong together. `configured`: it is in the server\'s settings, which also say its rating range; it cannot be deleted.\n',
  additionalProperties: false,
});

/** A new catalogue. `ratingRange`: 0.5 to 5 by default. */
export type CatalogueInput = {
  name: string;
  description?: string;
  ratingRange?: RatingRange;
};

/** A new catalogue. `ratingRange`: 0.5 to 5 by default. */
export const CatalogueInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  description: Type.Optional(Type.String({ maxLength: 4000 })),
  ratingRange: Type.Optional(Type.Ref('#/components/schemas/RatingRange')),
}, { description: 'A new catalogue. `ratingRange`: 0.5 to 5 by default.', additionalProperties: false });

/** A page of the account's catalogues, in the order of their ids (code points). */
export type CataloguePage = {
  catalogues: Catalogue[];
  /** Present when there are more. */
  nextCursor?: string;
};

/** A page of the account's catalogues, in the order of their ids (code points). */
export const CataloguePage = Type.Object({
  catalogues: Type.Array(Type.Ref('#/components/schemas/Catalogue')),
  nextCursor: Type.Optional(Type.String({ description: 'Present when there are more.' })),
}, {
  description: 'A page of the account\'s catalogues, in the order of their ids (code points).',
  additionalProperties: false,
});

/** JSON Merge Patch (RFC 7396): a member replaces, `null` removes the description, what is not named stays. */
export type CataloguePatch = {
  name?: string;
  description?: string | null;
  ratingRange?: RatingRange;
};

/** JSON Merge Patch (RFC 7396): a member replaces, `null` removes the description, what is not named stays. */
export const CataloguePatch = Type.Object({
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  description: Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength: 4000 })),
  ratingRange: Type.Optional(Type.Ref('#/components/schemas/RatingRange')),
}, {
  description: 'JSON Merge Patch (RFC 7396): a member replaces, `null` removes the description, what is not named stays.',
  additionalProperties: false,
});

/** How many interactions were deleted. */
export type DeletedInteractions = {
  deleted: number;
};

/** How many interactions were deleted. */
export const DeletedInteractions = Type.Object({
  deleted: Type.Integer({ minimum: 1 }),
}, { description: 'How many interactions were deleted.', additionalProperties: false });

/** `popularity`: the build's most popular fill up, each marked `model: popularity`; `none`: only what the model gives, and 409 `not-in-model` when it knows nothing of user or seeds. */
export type Fallback = 'popularity' | 'none';

/** `popularity`: the build's most popular fill up, each marked `model: popularity`; `none`: only what the model gives, and 409 `not-in-model` when it knows nothing of user or seeds. */
export const Fallback = Type.Enum(['popularity', 'none'], {
  type: 'string',
  description: '`popularity`: the build\'s most popular fill up, each marked `model: popularity`; `none`: only what the model gives, and 409 `not-in-model` when it knows nothing of user or seeds.',
});

/**
 * Terms `field:op:value[,value]` over properties; `;` is "and", `|` is "or" and binds tighter: `year:gte:2000;genres:in:Comedy,Drama|seen:eq:false`.
 * Operators: eq neq in nin gt gte lt lte contains exists. `; | , * %` in a name or value, and `:` in a name, are percent-encoded.
 * A value is compared by the property's own JSON type; a list matches when one of its entries does; `itemId` or `userId` may be named as well.
 */
export type Filter = string;

/**
 * Terms `field:op:value[,value]` over properties; `;` is "and", `|` is "or" and binds tighter: `year:gte:2000;genres:in:Comedy,Drama|seen:eq:false`.
 * Operators: eq neq in nin gt gte lt lte contains exists. `; | , * %` in a name or value, and `:` in a name, are percent-encoded.
 * A value is compared by the property's own JSON type; a list matches when one of its entries does; `itemId` or `userId` may be named as well.
 */
export const Filter = Type.String({
  description: 'Terms `field:op:value[,value]` over properties; `;` is "and", `|` is "or" and binds tighter: `year:gte:2000;genres:in:Comedy,Drama|seen:eq:false`.\nOperators: eq neq in nin gt gte lt lte contains exists. `; | , * %` in a name or value, and `:` in a name, are percent-encoded.\nA value is compared by the property\'s own JSON type; a list matches when one of its entries does; `itemId` or `userId` may be named as well.\n',
  minLength: 1,
  maxLength: 8192,
});

/** The process lives. Says what an acknowledged write survives. */
export type Health = {
  status: 'ok';
  /** Of the server. */
  version: string;
  database: 'embedded' | 'postgres';
  /** `fsync`: synced to disk before the answer; `process-crash`: survives the process, not the machine; `none`: in memory; `server`: as the PostgreSQL server is set up. */
  durability: 'fsync' | 'process-crash' | 'none' | 'server';
};

/** The process lives. Says what an acknowledged write survives. */
export const Health = Type.Object({
  status: Type.Enum(['ok'], { type: 'string' }),
  version: Type.String({ description: 'Of the server.' }),
  database: Type.Enum(['embedded', 'postgres'], { type: 'string' }),
  durability: Type.Enum(['fsync', 'process-crash', 'none', 'server'], {
    type: 'string',
    description: '`fsync`: synced to disk before the answer; `process-crash`: survives the process, not the machine; `none`: in memory; `server`: as the PostgreSQL server is set up.',
  }),
}, { description: 'The process lives. Says what an acknowledged write survives.', additionalProperties: false });

/** 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`. */
export type Id = string;

/** 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`. */
export const Id = Type.String({
  description: '1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`.',
  pattern: '^(?!\\.{1,2}$)[A-Za-z0-9_\\-:@.]{1,128}$',
});

/** Something a user did with an item, as stored. `timestamp` is in UTC with microseconds. */
export type Interaction = {
  type: InteractionType;
  userId: Id;
  itemId: Id;
  timestamp: Timestamp;
  /** Only for type rating. */
  rating?: number;
  /** How many. Only for type purchase or cart. */
  amount?: number;
  /** In the catalogue's currency. Only for type purchase or cart. */
  price?: number;
  /** In the catalogue's currency. Only for type purchase. */
  profit?: number;
  /** Seconds. Only for type view. */
  duration?: number;
  /** How much of it was seen. Only for type viewPortion. */
  portion?: number;
  /** Only for type viewPortion. */
  sessionId?: string;
  /** The recommendation that led here. */
  recommId?: string;
  /** Anything else, kept as sent. */
  additionalData?: Record<string, unknown>;
};

/** Something a user did with an item, as stored. `timestamp` is in UTC with microseconds. */
export const Interaction = Type.Object({
  type: Type.Ref('#/components/schemas/InteractionType'),
  userId: Type.Ref('#/components/schemas/Id'),
  itemId: Type.Ref('#/components/schemas/Id'),
  timestamp: Type.Ref('#/components/schemas/Timestamp'),
  rating: Type.Optional(Type.Number({ description: 'Only for type rating.' })),
  amount: Type.Optional(Type.Number({ description: 'How many. Only for type purchase or cart.' })),
  price: Type.Optional(Type.Number({ description: 'In the catalogue\'s currency. Only for type purchase or cart.' })),
  profit: Type.Optional(Type.Number({ description: 'In the catalogue\'s currency. Only for type purchase.' })),
  duration: Type.Optional(Type.Number({ minimum: 0, description: 'Seconds. Only for type view.' })),
  portion: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: 'How much of it was seen. Only for type viewPortion.' })),
  sessionId: Type.Optional(Type.String({ minLength: 1, maxLength: 128, description: 'Only for type viewPortion.' })),
  recommId: Type.Optional(Type.String({ minLength: 1, maxLength: 128, description: 'The recommendation that led here.' })),
  additionalData: Type.Optional(Type.Unsafe<Record<string, unknown>>({ type: 'object', description: 'Anything else, kept as sent.', additionalProperties: true })),
}, {
  description: 'Something a user did with an item, as stored. `timestamp` is in UTC with microseconds.\n',
  additionalProperties: false,
});

/**
 * Something a user did with an item. Its key is user, item, type and timestamp; for a viewPortion user, item and session.
 * `rating` is required for a rating and `portion` for a viewPortion; `rating` lies in the catalogue's range (demo: 0.5 to 5).
 */
export type InteractionInput = {
  type: InteractionType;
  userId: Id;
  itemId: Id;
  timestamp?: Timestamp;
  /** Only for type rating. */
  rating?: number;
  /** How many. Only for type purchase or cart. */
  amount?: number;
  /** In the catalogue's currency. Only for type purchase or cart. */
  price?: number;
  /** In the catalogue's currency. Only for type purchase. */
  profit?: number;
  /** Seconds. Only for type view. */
  duration?: number;
  /** How much of it was seen. Only for type viewPortion. */
  portion?: number;
  /** Only for type viewPortion. */
  sessionId?: string;
  /** The recommendation that led here. */
  recommId?: string;
  /** Anything else, kept as sent. */
  additionalData?: Record<string, unknown>;
};

/**
 * Something a user did with an item. Its key is user, item, type and timestamp; for a viewPortion user, item and session.
 * `rating` is required for a rating and `portion` for a viewPortion; `rating` lies in the catalogue's range (demo: 0.5 to 5).
 */
export const InteractionInput = Type.Object({
  type: Type.Ref('#/components/schemas/InteractionType'),
  userId: Type.Ref('#/components/schemas/Id'),
  itemId: Type.Ref('#/components/schemas/Id'),
  timestamp: Type.Optional(Type.Ref('#/components/schemas/Timestamp')),
  rating: Type.Optional(Type.Number({ description: 'Only for type rating.' })),
  amount: Type.Optional(Type.Number({ description: 'How many. Only for type purchase or cart.' })),
  price: Type.Optional(Type.Number({ description: 'In the catalogue\'s currency. Only for type purchase or cart.' })),
  profit: Type.Optional(Type.Number({ description: 'In the catalogue\'s currency. Only for type purchase.' })),
  duration: Type.Optional(Type.Number({ minimum: 0, description: 'Seconds. Only for type view.' })),
  portion: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: 'How much of it was seen. Only for type viewPortion.' })),
  sessionId: Type.Optional(Type.String({ minLength: 1, maxLength: 128, description: 'Only for type viewPortion.' })),
  recommId: Type.Optional(Type.String({ minLength: 1, maxLength: 128, description: 'The recommendation that led here.' })),
  additionalData: Type.Optional(Type.Unsafe<Record<string, unknown>>({ type: 'object', description: 'Anything else, kept as sent.', additionalProperties: true })),
}, {
  description: 'Something a user did with an item. Its key is user, item, type and timestamp; for a viewPortion user, item and session.\n`rating` is required for a rating and `portion` for a viewPortion; `rating` lies in the catalogue\'s range (demo: 0.5 to 5).\n',
  additionalProperties: false,
});

/** A page of interactions, newest first. */
export type InteractionPage = {
  interactions: Interaction[];
  /** Present when there are more. */
  nextCursor?: string;
};

/** A page of interactions, newest first. */
export const InteractionPage = Type.Object({
  interactions: Type.Array(Type.Ref('#/components/schemas/Interaction')),
  nextCursor: Type.Optional(Type.String({ description: 'Present when there are more.' })),
}, { description: 'A page of interactions, newest first.', additionalProperties: false });

/** What the user did. A viewPortion is one per user, item and session: adding it again replaces it. */
export type InteractionType = 'view' | 'purchase' | 'rating' | 'cart' | 'bookmark' | 'viewPortion';

/** What the user did. A viewPortion is one per user, item and session: adding it again replaces it. */
export const InteractionType = Type.Enum(['view', 'purchase', 'rating', 'cart', 'bookmark', 'viewPortion'], {
  type: 'string',
  description: 'What the user did. A viewPortion is one per user, item and session: adding it again replaces it.',
});

/** What one interaction of each type counts; 0 leaves the type out. A rating counts its rating times the weight, a viewPortion its portion times the weight. */
export type InteractionWeights = {
  view?: number;
  purchase?: number;
  rating?: number;
  cart?: number;
  bookmark?: number;
  viewPortion?: number;
};

/** What one interaction of each type counts; 0 leaves the type out. A rating counts its rating times the weight, a viewPortion its portion times the weight. */
export const InteractionWeights = Type.Object({
  view: Type.Optional(Type.Number({ minimum: 0, maximum: 1000 })),
  purchase: Type.Optional(Type.Number({ minimum: 0, maximum: 1000 })),
  rating: Type.Optional(Type.Number({ minimum: 0, maximum: 1000 })),
  cart: Type.Optional(Type.Number({ minimum: 0, maximum: 1000 })),
  bookmark: Type.Optional(Type.Number({ minimum: 0, maximum: 1000 })),
  viewPortion: Type.Optional(Type.Number({ minimum: 0, maximum: 1000 })),
}, {
  description: 'What one interaction of each type counts; 0 leaves the type out. A rating counts its rating times the weight, a viewPortion its portion times the weight.',
  additionalProperties: false,
});

/** An item of the catalogue. All members but `itemId` are free properties and are kept as sent. */
export type Item = {
  itemId: Id;
  [name: string]: unknown;
};

/** An item of the catalogue. All members but `itemId` are free properties and are kept as sent. */
export const Item = Type.Unsafe<Item>(Type.Object({
  itemId: Type.Ref('#/components/schemas/Id'),
}, {
  description: 'An item of the catalogue. All members but `itemId` are free properties and are kept as sent.',
  additionalProperties: true,
}));

/** The items that were changed or deleted, in the order of their ids (code points). */
export type ItemIds = {
  itemIds: Id[];
  count: number;
};

/** The items that were changed or deleted, in the order of their ids (code points). */
export const ItemIds = Type.Object({
  itemIds: Type.Array(Type.Ref('#/components/schemas/Id')),
  count: Type.Integer({ minimum: 0 }),
}, {
  description: 'The items that were changed or deleted, in the order of their ids (code points).',
  additionalProperties: false,
});

/** A page of items, in the order of their ids (code points). */
export type ItemPage = {
  items: Item[];
  /** Present when there are more. */
  nextCursor?: string;
};

/** A page of items, in the order of their ids (code points). */
export const ItemPage = Type.Object({
  items: Type.Array(Type.Ref('#/components/schemas/Item')),
  nextCursor: Type.Optional(Type.String({ description: 'Present when there are more.' })),
}, { description: 'A page of items, in the order of their ids (code points).', additionalProperties: false });

/** JSON Merge Patch (RFC 7396) over the properties: a member replaces, `null` removes, what is not named stays. */
export type ItemPatch = Record<string, unknown>;

/** JSON Merge Patch (RFC 7396) over the properties: a member replaces, `null` removes, what is not named stays. */
export const ItemPatch = Type.Unsafe<ItemPatch>({
  type: 'object',
  description: 'JSON Merge Patch (RFC 7396) over the properties: a member replaces, `null` removes, what is not named stays.',
  maxProperties: 1000,
  additionalProperties: true,
});

/** Free properties of an item, any JSON. `itemId` may repeat the id of the path and is otherwise refused. */
export type ItemProperties = Record<string, unknown>;

/** Free properties of an item, any JSON. `itemId` may repeat the id of the path and is otherwise refused. */
export const ItemProperties = Type.Unsafe<ItemProperties>({
  type: 'object',
  description: 'Free properties of an item, any JSON. `itemId` may repeat the id of the path and is otherwise refused.',
  maxProperties: 1000,
  additionalProperties: true,
});

/** A batch that outlives its request, as it stands. */
export type Job = {
  /** Made by the server. */
  jobId: string;
  state: JobState;
  counts: JobCounts;
  /** How many of its items are final. */
  percent: number;
  execution: JobExecution;
  onError: JobOnError;
  /** How many items may fail. Absent where any number may. */
  errorThreshold?: number;
  priority: JobPriority;
  metadata?: JobMetadata;
  /** When it was accepted. */
  createdAt: Timestamp;
  /** When it may begin. Absent where it may at once. */
  startAfter?: Timestamp;
  /** When its first item began. */
  startedAt?: Timestamp;
  /** When it will end if it goes on as so far. While it runs. */
  estimatedEnd?: Timestamp;
  /** When it became succeeded, failed or cancelled. */
  endedAt?: Timestamp;
  /** When it must have ended. */
  deadline?: Timestamp;
  /** How long its items and results are kept after its end. */
  expirySeconds: number;
  /** When its items and results go. Once it has ended. */
  expiry?: Timestamp;
  /** The blobs that are written and the webhook that is called once it has ended. Absent where there are none. */
  deliveries?: JobDelivery[];
  /** Why it failed; of one that has not ended, what it waits for. */
  problem?: Problem;
};

/** A batch that outlives its request, as it stands. */
export const Job = Type.Object({
  jobId: Type.String({ description: 'Made by the server.' }),
  state: Type.Ref('#/components/schemas/JobState'),
  counts: Type.Ref('#/components/schemas/JobCounts'),
  percent: Type.Number({ minimum: 0, maximum: 100, description: 'How many of its items are final.' }),
  execution: Type.Ref('#/components/schemas/JobExecution'),
  onError: Type.Ref('#/components/schemas/JobOnError'),
  errorThreshold: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000000, description: 'How many items may fail. Absent where any number may.' })),
  priority: Type.Ref('#/components/schemas/JobPriority'),
  metadata: Type.Optional(Type.Ref('#/components/schemas/JobMetadata')),
  createdAt: Type.Ref('#/components/schemas/Timestamp', { description: 'When it was accepted.' }),
  startAfter: Type.Optional(Type.Ref('#/components/schemas/Timestamp', { description: 'When it may begin. Absent where it may at once.' })),
  startedAt: Type.Optional(Type.Ref('#/components/schemas/Timestamp', { description: 'When its first item began.' })),
  estimatedEnd: Type.Optional(Type.Ref('#/components/schemas/Timestamp', { description: 'When it will end if it goes on as so far. While it runs.' })),
  endedAt: Type.Optional(Type.Ref('#/components/schemas/Timestamp', { description: 'When it became succeeded, failed or cancelled.' })),
  deadline: Type.Optional(Type.Ref('#/components/schemas/Timestamp', { description: 'When it must have ended.' })),
  expirySeconds: Type.Integer({ minimum: 0, maximum: 31536000, description: 'How long its items and results are kept after its end.' }),
  expiry: Type.Optional(Type.Ref('#/components/schemas/Timestamp', { description: 'When its items and results go. Once it has ended.' })),
  deliveries: Type.Optional(Type.Array(Type.Ref('#/components/schemas/JobDelivery'), {
    description: 'The blobs that are written and the webhook that is called once it has ended. Absent where there are none.',
  })),
  problem: Type.Optional(Type.Ref('#/components/schemas/Problem', { description: 'Why it failed; of one that has not ended, what it waits for.' })),
}, { description: 'A batch that outlives its request, as it stands.', additionalProperties: false });

/** Items by where they stand. total = succeeded + failed + skipped + running + waiting. */
export type JobCounts = {
  total: number;
  /** Below 400. */
  succeeded: number;
  /** 400 and above, and executed. */
  failed: number;
  /** Never executed because of another item, a deadline or a cancellation. */
  skipped: number;
  /** In chunks that a worker has in hand, and not final. */
  running: number;
  /** Not begun. */
  waiting: number;
};

/** Items by where they stand. total = succeeded + failed + skipped + running + waiting. */
export const JobCounts = Type.Object({
  total: Type.Integer({ minimum: 0, maximum: 1000000 }),
  succeeded: Type.Integer({ minimum: 0, maximum: 1000000, description: 'Below 400.' }),
  failed: Type.Integer({ minimum: 0, maximum: 1000000, description: '400 and above, and executed.' }),
  skipped: Type.Integer({ minimum: 0, maximum: 1000000, description: 'Never executed because of another item, a deadline or a cancellation.' }),
  running: Type.Integer({ minimum: 0, maximum: 1000000, description: 'In chunks that a worker has in hand, and not final.' }),
  waiting: Type.Integer({ minimum: 0, maximum: 1000000, description: 'Not begun.' }),
}, {
  description: 'Items by where they stand. total = succeeded + failed + skipped + running + waiting.',
  additionalProperties: false,
});

/** Where the telling of the job's end stands. */
export type JobDelivery = {
  kind: 'output' | 'errors' | 'webhook';
  /** `waiting`: for the job's end, or for the next try. */
  state: 'waiting' | 'running' | 'done' | 'failed';
  tries: number;
  /** Why the last try failed. */
  problem?: Problem;
};

/** Where the telling of the job's end stands. */
export const JobDelivery = Type.Object({
  kind: Type.Enum(['output', 'errors', 'webhook'], { type: 'string' }),
  state: Type.Enum(['waiting', 'running', 'done', 'failed'], { type: 'string', description: '`waiting`: for the job\'s end, or for the next try.' }),
  tries: Type.Integer({ minimum: 0, maximum: 1000 }),
  problem: Type.Optional(Type.Ref('#/components/schemas/Problem', { description: 'Why the last try failed.' })),
}, { description: 'Where the telling of the job\'s end stands.', additionalProperties: false });

/** `auto` and `serial`: as if one by one in request order. `parallel`: any order that `dependsOn` and references allow, on all workers. */
export type JobExecution = 'auto' | 'serial' | 'parallel';

/** `auto` and `serial`: as if one by one in request order. `parallel`: any order that `dependsOn` and references allow, on all workers. */
export const JobExecution = Type.Enum(['auto', 'serial', 'parallel'], {
  type: 'string',
  default: 'auto',
  description: '`auto` and `serial`: as if one by one in request order. `parallel`: any order that `dependsOn` and references allow, on all workers.',
});

/** The caller's own notes, shown with the job and never looked at. */
export type JobMetadata = Record<string, string>;

/** The caller's own notes, shown with the job and never looked at. */
export const JobMetadata = Type.Unsafe<JobMetadata>({
  type: 'object',
  description: 'The caller\'s own notes, shown with the job and never looked at.',
  maxProperties: 16,
  additionalProperties: { type: 'string', maxLength: 512 },
});

/** `continue`: other items run; `stop`: no item begins after a failed one, and the job fails; `rollback` is not available for jobs. */
export type JobOnError = 'continue' | 'stop' | 'rollback';

/** `continue`: other items run; `stop`: no item begins after a failed one, and the job fails; `rollback` is not available for jobs. */
export const JobOnError = Type.Enum(['continue', 'stop', 'rollback'], {
  type: 'string',
  default: 'continue',
  description: '`continue`: other items run; `stop`: no item begins after a failed one, and the job fails; `rollback` is not available for jobs.',
});

/** A page of jobs, newest first. */
export type JobPage = {
  jobs: Job[];
  /** Present when there are more. */
  nextCursor?: string;
};

/** A page of jobs, newest first. */
export const JobPage = Type.Object({
  jobs: Type.Array(Type.Ref('#/components/schemas/Job')),
  nextCursor: Type.Optional(Type.String({ description: 'Present when there are more.' })),
}, { description: 'A page of jobs, newest first.', additionalProperties: false });

/** Chunks of jobs with a higher priority begin first. */
export type JobPriority = 'low' | 'normal' | 'high';

/** Chunks of jobs with a higher priority begin first. */
export const JobPriority = Type.Enum(['low', 'normal', 'high'], { type: 'string', default: 'normal', description: 'Chunks of jobs with a higher priority begin first.' });

/**
 * A batch that outlives its request. As JSON its items stand in `requests`. As NDJSON the first line has these options without `requests`, and each
 * further line is one item.
 */
export type JobRequest = {
  /** The items, as in a batch. */
  requests?: BatchItem[];
  /** Where a worker fetches the items from, instead of `requests`. NDJSON with one item per line, gzip or br or as it is. */
  input?: BlobLocation;
  /** Where all results are written to once the job has ended: NDJSON, a JobResult per line. Azure or S3; all of it or nothing. */
  output?: BlobLocation;
  /** The same of the results of failed items. */
  errorOutput?: BlobLocation;
  execution?: JobExecution;
  onError?: JobOnError;
  /** How many items may fail: with one more the job stops and has failed. Default: any number. */
  errorThreshold?: number;
  /** How long the job waits before it begins, from its acceptance. */
  startAfterSeconds?: number;
  /** When it must have ended, from its acceptance: what has not begun by then is not executed, and the job has failed. Default: none. */
  deadlineSeconds?: number;
  /** How long its items and results are kept after its end. */
  expirySeconds?: number;
  priority?: JobPriority;
  metadata?: JobMetadata;
  webhook?: JobWebhook;
};

/**
 * A batch that outlives its request. As JSON its items stand in `requests`. As NDJSON the first line has these options without `requests`, and each
 * further line is one item.
 */
export const JobRequest = Type.Object({
  requests: Type.Optional(Type.Array(Type.Ref('#/components/schemas/BatchItem'), { description: 'The items, as in a batch.', minItems: 1 })),
  input: Type.Optional(Type.Ref('#/components/schemas/BlobLocation', {
    description: 'Where a worker fetches the items from, instead of `requests`. NDJSON with one item per line, gzip or br or as it is.',
  })),
  output: Type.Optional(Type.Ref('#/components/schemas/BlobLocation', {
    description: 'Where all results are written to once the job has ended: NDJSON, a JobResult per line. Azure or S3; all of it or nothing.',
  })),
  errorOutput: Type.Optional(Type.Ref('#/components/schemas/BlobLocation', { description: 'The same of the results of failed items.' })),
  execution: Type.Optional(Type.Ref('#/components/schemas/JobExecution')),
  onError: Type.Optional(Type.Ref('#/components/schemas/JobOnError')),
  errorThreshold: Type.Optional(Type.Integer({
    minimum: 0,
    maximum: 1000000,
    description: 'How many items may fail: with one more the job stops and has failed. Default: any number.',
  })),
  startAfterSeconds: Type.Optional(Type.Integer({
    minimum: 0,
    maximum: 2592000,
    default: 0,
    description: 'How long the job waits before it begins, from its acceptance.',
  })),
  deadlineSeconds: Type.Optional(Type.Integer({
    minimum: 1,
    maximum: 2592000,
    description: 'When it must have ended, from its acceptance: what has not begun by then is not executed, and the job has failed. Default: none.',
  })),
  expirySeconds: Type.Optional(Type.Integer({
    minimum: 0,
    maximum: 31536000,
    default: 604800,
    description: 'How long its items and results are kept after its end.',
  })),
  priority: Type.Optional(Type.Ref('#/components/schemas/JobPriority')),
  metadata: Type.Optional(Type.Ref('#/components/schemas/JobMetadata')),
  webhook: Type.Optional(Type.Ref('#/components/schemas/JobWebhook')),
}, {
  description: 'A batch that outlives its request. As JSON its items stand in `requests`. As NDJSON the first line has these options without `requests`, and each\nfurther line is one item.\n',
  additionalProperties: false,
});

/** A line of a job's results; a batch's item result and where it stands. */
export type JobResult = {
  /** The item's. */
  id: string;
  /** The item's position in the request; in an upload the second line is 0. */
  index: number;
  status: number;
  /** Lower-case names. Transport headers and set-cookie are left out. */
  headers?: Record<string, string>;
  /** Absent for 204 and 304, and of successes that were asked for as `minimal`. A failure of the item itself is a problem document. */
  body?: unknown;
  /** On failures: what the operation left behind. */
  effect?: 'none' | 'rolledBack' | 'unknown';
  /** On failures: true only if a repeat may succeed and cannot apply twice. */
  retryable?: boolean;
  /** To go on behind this line: the parameter `cursor`. */
  cursor: string;
};

/** A line of a job's results; a batch's item result and where it stands. */
export const JobResult = Type.Object({
  id: Type.String({ description: 'The item\'s.' }),
  index: Type.Integer({ minimum: 0, description: 'The item\'s position in the request; in an upload the second line is 0.' }),
  status: Type.Integer({ minimum: 200, maximum: 599 }),
  headers: Type.Optional(Type.Unsafe<Record<string, string>>({
    type: 'object',
    description: 'Lower-case names. Transport headers and set-cookie are left out.',
    additionalProperties: { type: 'string' },
  })),
  body: Type.Optional(Type.Unknown({
    description: 'Absent for 204 and 304, and of successes that were asked for as `minimal`. A failure of the item itself is a problem document.',
  })),
  effect: Type.Optional(Type.Enum(['none', 'rolledBack', 'unknown'], { type: 'string', description: 'On failures: what the operation left behind.' })),
  retryable: Type.Optional(Type.Boolean({ description: 'On failures: true only if a repeat may succeed and cannot apply twice.' })),
  cursor: Type.String({ description: 'To go on behind this line: the parameter `cursor`.' }),
}, { description: 'A line of a job\'s results; a batch\'s item result and where it stands.', additionalProperties: false });

/** The last line of a job's results, as they are so far. */
export type JobResultsEnd = {
  state: JobState;
  counts: JobCounts;
  /** To go on behind these lines: the parameter `cursor`. */
  cursor: string;
};

/** The last line of a job's results, as they are so far. */
export const JobResultsEnd = Type.Object({
  state: Type.Ref('#/components/schemas/JobState'),
  counts: Type.Ref('#/components/schemas/JobCounts'),
  cursor: Type.String({ description: 'To go on behind these lines: the parameter `cursor`.' }),
}, { description: 'The last line of a job\'s results, as they are so far.', additionalProperties: false });

/**
 * `queued` and `running` go on; `cancelling` ends what has begun. `succeeded`: every item has its result, whatever it says. `failed`: the job itself
 * stopped early, and `problem` says why. `cancelled`: ended by its caller. `expired`: its items and results are gone. The drawing is in docs/jobs.md.
 */
export type JobState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelling' | 'cancelled' | 'expired';

/**
 * `queued` and `running` go on; `cancelling` ends what has begun. `succeeded`: every item has its result, whatever it says. `failed`: the job itself
 * stopped early, and `problem` says why. `cancelled`: ended by its caller. `expired`: its items and results are gone. The drawing is in docs/jobs.md.
 */
export const JobState = Type.Enum(['queued', 'running', 'succeeded', 'failed', 'cancelling', 'cancelled', 'expired'], {
  type: 'string',
  description: '`queued` and `running` go on; `cancelling` ends what has begun. `succeeded`: every item has its result, whatever it says. `failed`: the job itself\nstopped early, and `problem` says why. `cancelled`: ended by its caller. `expired`: its items and results are gone. The drawing is in docs/jobs.md.\n',
});

/**
 * Who is told when the job has ended, by a POST that is signed as Standard Webhooks says (webhook-id, webhook-timestamp, webhook-signature). The body is
 * `{"type": "job.succeeded", "timestamp": …, "data": <the Job>}`. Anything but 2xx is tried again, up to 9 times in about 14 hours; the id stays the same.
 */
export type JobWebhook = {
  /** Absolute; its host stands in `SHEAF_BLOB_HOSTS`. */
  url: string;
  /** `whsec_` and 24 to 64 bytes in base64. */
  secret: string;
};

/**
 * Who is told when the job has ended, by a POST that is signed as Standard Webhooks says (webhook-id, webhook-timestamp, webhook-signature). The body is
 * `{"type": "job.succeeded", "timestamp": …, "data": <the Job>}`. Anything but 2xx is tried again, up to 9 times in about 14 hours; the id stays the same.
 */
export const JobWebhook = Type.Object({
  url: Type.String({ minLength: 1, maxLength: 8192, description: 'Absolute; its host stands in `SHEAF_BLOB_HOSTS`.' }),
  secret: Type.String({ pattern: '^whsec_[A-Za-z0-9+/]{32,88}={0,2}$', description: '`whsec_` and 24 to 64 bytes in base64.' }),
}, {
  description: 'Who is told when the job has ended, by a POST that is signed as Standard Webhooks says (webhook-id, webhook-timestamp, webhook-signature). The body is\n`{"type": "job.succeeded", "timestamp": …, "data": <the Job>}`. Anything but 2xx is tried again, up to 9 times in about 14 hours; the id stays the same.\n',
  additionalProperties: false,
});

/** What became of the source's interactions. */
export type MergedUsers = {
  userId: Id;
  /** Interactions that the user has now. */
  moved: number;
  /** Interactions that the user had already, under the same key. */
  dropped: number;
};

/** What became of the source's interactions. */
export const MergedUsers = Type.Object({
  userId: Type.Ref('#/components/schemas/Id'),
  moved: Type.Integer({ minimum: 0, description: 'Interactions that the user has now.' }),
  dropped: Type.Integer({ minimum: 0, description: 'Interactions that the user had already, under the same key.' }),
}, { description: 'What became of the source\'s interactions.', additionalProperties: false });

/** An item and how many interactions it had in the window. */
export type PopularItem = {
  itemId: Id;
  count: number;
  /** Its count divided by the largest count of the list. */
  score: number;
  /** 1 has most. */
  rank: number;
  /** Why, in words. */
  reason: string;
  /** Those asked for by `properties` that the item has. */
  properties?: Record<string, unknown>;
};

/** An item and how many interactions it had in the window. */
export const PopularItem = Type.Object({
  itemId: Type.Ref('#/components/schemas/Id'),
  count: Type.Integer({ minimum: 1, maximum: 9007199254740991 }),
  score: Type.Number({ minimum: 0, maximum: 1, description: 'Its count divided by the largest count of the list.' }),
  rank: Type.Integer({ minimum: 1, maximum: 2147483647, description: '1 has most.' }),
  reason: Type.String({ description: 'Why, in words.' }),
  properties: Type.Optional(Type.Unsafe<Record<string, unknown>>({ type: 'object', description: 'Those asked for by `properties` that the item has.', additionalProperties: true })),
}, { description: 'An item and how many interactions it had in the window.', additionalProperties: false });

/** The items with the most interactions in the window, most first; equal counts in the order of their ids. */
export type PopularItems = {
  items: PopularItem[];
  /** With `segmentBy`: values with the most interactions first. */
  segments?: PopularSegment[];
  from?: Timestamp;
  to: Timestamp;
};

/** The items with the most interactions in the window, most first; equal counts in the order of their ids. */
export const PopularItems = Type.Object({
  items: Type.Array(Type.Ref('#/components/schemas/PopularItem')),
  segments: Type.Optional(Type.Array(Type.Ref('#/components/schemas/PopularSegment'), { description: 'With `segmentBy`: values with the most interactions first.' })),
  from: Type.Optional(Type.Ref('#/components/schemas/Timestamp')),
  to: Type.Ref('#/components/schemas/Timestamp'),
}, {
  description: 'The items with the most interactions in the window, most first; equal counts in the order of their ids.',
  additionalProperties: false,
});

/** The list of one value of a property. */
export type PopularSegment = {
  /** The value; numbers and booleans as JSON writes them. */
  value: string;
  items: PopularItem[];
};

/** The list of one value of a property. */
export const PopularSegment = Type.Object({
  value: Type.String({ description: 'The value; numbers and booleans as JSON writes them.' }),
  items: Type.Array(Type.Ref('#/components/schemas/PopularItem')),
}, { description: 'The list of one value of a property.', additionalProperties: false });

/** Why a request or an item failed (RFC 9457, application/problem+json). docs/problems.md lists every code. */
export type Problem = {
  /** `/problems/<code>`. */
  type: string;
  /** The code in words. */
  title: string;
  status: number;
  /** A code of docs/problems.md; stable. */
  code: string;
  /** The rule and what arrived. Strings that arrived are named by length, never shown. */
  detail?: string;
  /** The request's id, as in the x-request-id header and the log. */
  instance?: string;
  /** Every fault found, up to 20. */
  errors?: ProblemError[];
  /** How many faults there are in all. */
  errorCount?: number;
  /** The limit that was exceeded, in its own unit. */
  limit?: number;
  /** The byte of the body where it cannot be read further. */
  offset?: number;
  /** The line of an upload, from 1. */
  line?: number;
  item?: ProblemItem;
  [name: string]: unknown;
};

/** Why a request or an item failed (RFC 9457, application/problem+json). docs/problems.md lists every code. */
export const Problem = Type.Unsafe<Problem>(Type.Object({
  type: Type.String({ description: '`/problems/<code>`.' }),
  title: Type.String({ description: 'The code in words.' }),
  status: Type.Integer({ minimum: 400, maximum: 599 }),
  code: Type.String({ description: 'A code of docs/problems.md; stable.' }),
  detail: Type.Optional(Type.String({ description: 'The rule and what arrived. Strings that arrived are named by length, never shown.' })),
  instance: Type.Optional(Type.String({ description: 'The request\'s id, as in the x-request-id header and the log.' })),
  errors: Type.Optional(Type.Array(Type.Ref('#/components/schemas/ProblemError'), { description: 'Every fault found, up to 20.', maxItems: 20 })),
  errorCount: Type.Optional(Type.Integer({ minimum: 1, description: 'How many faults there are in all.' })),
  limit: Type.Optional(Type.Integer({ description: 'The limit that was exceeded, in its own unit.' })),
  offset: Type.Optional(Type.Integer({ minimum: 0, description: 'The byte of the body where it cannot be read further.' })),
  line: Type.Optional(Type.Integer({ minimum: 1, description: 'The line of an upload, from 1.' })),
  item: Type.Optional(Type.Ref('#/components/schemas/ProblemItem')),
}, {
  description: 'Why a request or an item failed (RFC 9457, application/problem+json). docs/problems.md lists every code.',
  additionalProperties: true,
}));

/** One fault and its place. */
export type ProblemError = {
  /** JSON Pointer into the body or envelope; for an operation's input `/parameters/<name>` or `/body/…`. */
  pointer: string;
  /** The rule and what arrived. */
  detail: string;
  /** The fault's own code, where it differs from the problem's. */
  code?: string;
};

/** One fault and its place. */
export const ProblemError = Type.Object({
  pointer: Type.String({
    description: 'JSON Pointer into the body or envelope; for an operation\'s input `/parameters/<name>` or `/body/…`.',
  }),
  detail: Type.String({ description: 'The rule and what arrived.' }),
  code: Type.Optional(Type.String({ description: 'The fault\'s own code, where it differs from the problem\'s.' })),
}, { description: 'One fault and its place.', additionalProperties: false });

/** The other item of the batch that this failure comes from. */
export type ProblemItem = {
  id: string;
  index: number;
};

/** The other item of the batch that this failure comes from. */
export const ProblemItem = Type.Object({
  id: Type.String(),
  index: Type.Integer({ minimum: 0 }),
}, { description: 'The other item of the batch that this failure comes from.', additionalProperties: false });

/** A declared property. */
export type Property = {
  propertyName: PropertyName;
  type: PropertyType;
};

/** A declared property. */
export const Property = Type.Object({
  propertyName: Type.Ref('#/components/schemas/PropertyName'),
  type: Type.Ref('#/components/schemas/PropertyType'),
}, { description: 'A declared property.', additionalProperties: false });

/** What values of the property must be; `null` is always one. */
export type PropertyInput = {
  type: PropertyType;
};

/** What values of the property must be; `null` is always one. */
export const PropertyInput = Type.Object({
  type: Type.Ref('#/components/schemas/PropertyType'),
}, { description: 'What values of the property must be; `null` is always one.', additionalProperties: false });

/** All declared properties, in the order of their names (code points). */
export type PropertyList = {
  properties: Property[];
};

/** All declared properties, in the order of their names (code points). */
export const PropertyList = Type.Object({
  properties: Type.Array(Type.Ref('#/components/schemas/Property'), { maxItems: 1000 }),
}, { description: 'All declared properties, in the order of their names (code points).', additionalProperties: false });

/** 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`. */
export type PropertyName = string;

/** 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`. */
export const PropertyName = Type.String({
  description: '1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`.',
  pattern: '^(?!\\.{1,2}$)[A-Za-z0-9_\\-:@.]{1,128}$',
});

/**
 * int: a whole number that a double holds exactly; double: a number; timestamp: seconds since 1970, or a date-time (RFC 3339; without zone: UTC);
 * set: a list of strings; image: an http or https URL; imageList: a list of those.
 */
export type PropertyType = 'boolean' | 'int' | 'double' | 'string' | 'timestamp' | 'set' | 'image' | 'imageList';

/**
 * int: a whole number that a double holds exactly; double: a number; timestamp: seconds since 1970, or a date-time (RFC 3339; without zone: UTC);
 * set: a list of strings; image: an http or https URL; imageList: a list of those.
 */
export const PropertyType = Type.Enum(['boolean', 'int', 'double', 'string', 'timestamp', 'set', 'image', 'imageList'], {
  type: 'string',
  description: 'int: a whole number that a double holds exactly; double: a number; timestamp: seconds since 1970, or a date-time (RFC 3339; without zone: UTC);\nset: a list of strings; image: an http or https URL; imageList: a list of those.\n',
});

/** Inclusive bounds of `rating`; `min` is less than `max`. */
export type RatingRange = {
  min: number;
  max: number;
};

/** Inclusive bounds of `rating`; `min` is less than `max`. */
export const RatingRange = Type.Object({
  min: Type.Number(),
  max: Type.Number(),
}, { description: 'Inclusive bounds of `rating`; `min` is less than `max`.', additionalProperties: false });

/** The service can answer requests. */
export type Readiness = {
  status: 'ready';
};

/** The service can answer requests. */
export const Readiness = Type.Object({
  status: Type.Enum(['ready'], { type: 'string' }),
}, { description: 'The service can answer requests.', additionalProperties: false });

/** A UUID. */
export type RecommId = string;

/** A UUID. */
export const RecommId = Type.String({ description: 'A UUID.', pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' });

/** An item with how well it fits. */
export type RecommendedItem = {
  itemId: Id;
  /**
   * What the model gives, divided by its best of the answer where that is above 1; what the next model or popularity fills up stands below.
   * It keeps the model's order, and scores of one user, model and build can be compared between answers.
   */
  score: number;
  /** 1 is the best. */
  rank: number;
  /** Why, in words. */
  reason: string;
  model: SpokenModel;
  /** Those asked for by `properties` that the item has. */
  properties?: Record<string, unknown>;
};

/** An item with how well it fits. */
export const RecommendedItem = Type.Object({
  itemId: Type.Ref('#/components/schemas/Id'),
  score: Type.Number({
    minimum: 0,
    maximum: 1,
    description: 'What the model gives, divided by its best of the answer where that is above 1; what the next model or popularity fills up stands below.\nIt keeps the model\'s order, and scores of one user, model and build can be compared between answers.\n',
  }),
  rank: Type.Integer({ minimum: 1, maximum: 2147483647, description: '1 is the best.' }),
  reason: Type.String({ description: 'Why, in words.' }),
  model: Type.Ref('#/components/schemas/SpokenModel'),
  properties: Type.Optional(Type.Unsafe<Record<string, unknown>>({ type: 'object', description: 'Those asked for by `properties` that the item has.', additionalProperties: true })),
}, { description: 'An item with how well it fits.', additionalProperties: false });

/** What to offer, best first. */
export type RecommendedItems = {
  /** Names this answer for 30 minutes; interactions may carry it and recommendNextItems continues it. */
  recommId: string;
  /** The build that was asked; absent where there was none. */
  buildId?: number;
  /** To whom they are recommended; absent where to nobody, and in what a search finds. */
  userId?: Id;
  model: SpokenModel;
  items: RecommendedItem[];
  /** Seeds that exist but that the model knows nothing of. */
  coldSeeds?: Id[];
  /** Which of the answers that continue it this is, 1 the first; absent in the answer that they continue. */
  continued?: number;
  /** True when nothing more is left for this request. Absent otherwise. */
  exhausted?: boolean;
};

/** What to offer, best first. */
export const RecommendedItems = Type.Object({
  recommId: Type.String({
    format: 'uuid',
    description: 'Names this answer for 30 minutes; interactions may carry it and recommendNextItems continues it.',
  }),
  buildId: Type.Optional(Type.Integer({ minimum: 1, maximum: 999999999, description: 'The build that was asked; absent where there was none.' })),
  userId: Type.Optional(Type.Ref('#/components/schemas/Id', { description: 'To whom they are recommended; absent where to nobody, and in what a search finds.' })),
  model: Type.Ref('#/components/schemas/SpokenModel'),
  items: Type.Array(Type.Ref('#/components/schemas/RecommendedItem')),
  coldSeeds: Type.Optional(Type.Array(Type.Ref('#/components/schemas/Id'), { description: 'Seeds that exist but that the model knows nothing of.' })),
  continued: Type.Optional(Type.Integer({
    minimum: 1,
    maximum: 2147483647,
    description: 'Which of the answers that continue it this is, 1 the first; absent in the answer that they continue.',
  })),
  exhausted: Type.Optional(Type.Boolean({ description: 'True when nothing more is left for this request. Absent otherwise.' })),
}, { description: 'What to offer, best first.', additionalProperties: false });

/** A user with how well it fits. */
export type RecommendedUser = {
  userId: Id;
  /** Comparable within one answer. */
  score: number;
  /** 1 is the best. */
  rank: number;
  /** Why, in words. */
  reason: string;
  model: SpokenModel;
  /** Those asked for by `properties` that the user has. */
  properties?: Record<string, unknown>;
};

/** A user with how well it fits. */
export const RecommendedUser = Type.Object({
  userId: Type.Ref('#/components/schemas/Id'),
  score: Type.Number({ minimum: 0, maximum: 1, description: 'Comparable within one answer.' }),
  rank: Type.Integer({ minimum: 1, maximum: 2147483647, description: '1 is the best.' }),
  reason: Type.String({ description: 'Why, in words.' }),
  model: Type.Ref('#/components/schemas/SpokenModel'),
  properties: Type.Optional(Type.Unsafe<Record<string, unknown>>({ type: 'object', description: 'Those asked for by `properties` that the user has.', additionalProperties: true })),
}, { description: 'A user with how well it fits.', additionalProperties: false });

/** Users, best first. */
export type RecommendedUsers = {
  /** Names this answer; interactions may carry it. */
  recommId: string;
  /** The build that was asked; absent where there was none. */
  buildId?: number;
  model: SpokenModel;
  users: RecommendedUser[];
  /** True when nothing more is left for this request. Absent otherwise. */
  exhausted?: boolean;
};

/** Users, best first. */
export const RecommendedUsers = Type.Object({
  recommId: Type.String({ format: 'uuid', description: 'Names this answer; interactions may carry it.' }),
  buildId: Type.Optional(Type.Integer({ minimum: 1, maximum: 999999999, description: 'The build that was asked; absent where there was none.' })),
  model: Type.Ref('#/components/schemas/SpokenModel'),
  users: Type.Array(Type.Ref('#/components/schemas/RecommendedUser')),
  exhausted: Type.Optional(Type.Boolean({ description: 'True when nothing more is left for this request. Absent otherwise.' })),
}, { description: 'Users, best first.', additionalProperties: false });

/** `minimal`: items that succeeded without headers and body. */
export type ResultReturn = 'full' | 'minimal';

/** `minimal`: items that succeeded without headers and body. */
export const ResultReturn = Type.Enum(['full', 'minimal'], { type: 'string', default: 'full', description: '`minimal`: items that succeeded without headers and body.' });

/** `failed`: only items that answered 400 or above, or were not executed. */
export type ResultSelection = 'all' | 'failed';

/** `failed`: only items that answered 400 or above, or were not executed. */
export const ResultSelection = Type.Enum(['all', 'failed'], {
  type: 'string',
  default: 'all',
  description: '`failed`: only items that answered 400 or above, or were not executed.',
});

/** property:value, such as genres:Comedy. Compared as the filter `property:eq:value` does; reserved characters are percent-encoded as there. */
export type Segment = string;

/** property:value, such as genres:Comedy. Compared as the filter `property:eq:value` does; reserved characters are percent-encoded as there. */
export const Segment = Type.String({
  description: 'property:value, such as genres:Comedy. Compared as the filter `property:eq:value` does; reserved characters are percent-encoded as there.',
  minLength: 3,
  maxLength: 1024,
});

/** How sar turns co-occurrences into similarity. */
export type Similarity = 'count' | 'jaccard' | 'lift' | 'cosine';

/** How sar turns co-occurrences into similarity. */
export const Similarity = Type.Enum(['count', 'jaccard', 'lift', 'cosine'], { type: 'string', description: 'How sar turns co-occurrences into similarity.' });

/** Who spoke; `histories`, that users did alike; `popularity`, where the model knows nothing of the user or the seeds (of users, who is active). */
export type SpokenModel = 'sar' | 'ease' | 'histories' | 'popularity';

/** Who spoke; `histories`, that users did alike; `popularity`, where the model knows nothing of the user or the seeds (of users, who is active). */
export const SpokenModel = Type.Enum(['sar', 'ease', 'histories', 'popularity'], {
  type: 'string',
  description: 'Who spoke; `histories`, that users did alike; `popularity`, where the model knows nothing of the user or the seeds (of users, who is active).',
});

/** A signed number of s, m, h or d (seconds to days), such as -10h or -1.5d. Without a sign it lies in the future, without a unit it is seconds. */
export type TimeOffset = string;

/** A signed number of s, m, h or d (seconds to days), such as -10h or -1.5d. Without a sign it lies in the future, without a unit it is seconds. */
export const TimeOffset = Type.String({
  description: 'A signed number of s, m, h or d (seconds to days), such as -10h or -1.5d. Without a sign it lies in the future, without a unit it is seconds.',
  maxLength: 20,
  pattern: '^[+-]?[0-9]{1,9}([.][0-9]{1,6})?[smhd]?$',
});

/**
 * RFC 3339 with `T` and `Z` in upper case or an offset, down to microseconds (more digits are cut); years 1 to 9999, no leap seconds.
 * Default: the time of the request; in a batch its start plus 1 us per item.
 */
export type Timestamp = string;

/**
 * RFC 3339 with `T` and `Z` in upper case or an offset, down to microseconds (more digits are cut); years 1 to 9999, no leap seconds.
 * Default: the time of the request; in a batch its start plus 1 us per item.
 */
export const Timestamp = Type.String({
  format: 'date-time',
  description: 'RFC 3339 with `T` and `Z` in upper case or an offset, down to microseconds (more digits are cut); years 1 to 9999, no leap seconds.\nDefault: the time of the request; in a batch its start plus 1 us per item.\n',
  maxLength: 64,
  pattern: '^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$',
});

/** An item whose interactions grow. */
export type TrendingItem = {
  itemId: Id;
  /** 1 - 1 / growth, where growth is (recent + 5) / (previous + 5): few interactions never come near 1. */
  score: number;
  /** 1 grows most. */
  rank: number;
  /** Why, in words. */
  reason: string;
  /** Interactions in the window. */
  recent: number;
  /** Interactions in the window of the same length before it. */
  previous: number;
  /** Those asked for by `properties` that the item has. */
  properties?: Record<string, unknown>;
};

/** An item whose interactions grow. */
export const TrendingItem = Type.Object({
  itemId: Type.Ref('#/components/schemas/Id'),
  score: Type.Number({
    minimum: 0,
    maximum: 1,
    description: '1 - 1 / growth, where growth is (recent + 5) / (previous + 5): few interactions never come near 1.',
  }),
  rank: Type.Integer({ minimum: 1, maximum: 2147483647, description: '1 grows most.' }),
  reason: Type.String({ description: 'Why, in words.' }),
  recent: Type.Integer({ minimum: 1, maximum: 9007199254740991, description: 'Interactions in the window.' }),
  previous: Type.Integer({ minimum: 0, maximum: 9007199254740991, description: 'Interactions in the window of the same length before it.' }),
  properties: Type.Optional(Type.Unsafe<Record<string, unknown>>({ type: 'object', description: 'Those asked for by `properties` that the item has.', additionalProperties: true })),
}, { description: 'An item whose interactions grow.', additionalProperties: false });

/** The items that grow, those that grow most first; equal scores by more recent interactions, then in the order of ids. */
export type TrendingItems = {
  items: TrendingItem[];
  /** With `segmentBy`: values with the most recent interactions first. */
  segments?: TrendingSegment[];
  previousFrom: Timestamp;
  from: Timestamp;
  to: Timestamp;
};

/** The items that grow, those that grow most first; equal scores by more recent interactions, then in the order of ids. */
export const TrendingItems = Type.Object({
  items: Type.Array(Type.Ref('#/components/schemas/TrendingItem')),
  segments: Type.Optional(Type.Array(Type.Ref('#/components/schemas/TrendingSegment'), { description: 'With `segmentBy`: values with the most recent interactions first.' })),
  previousFrom: Type.Ref('#/components/schemas/Timestamp'),
  from: Type.Ref('#/components/schemas/Timestamp'),
  to: Type.Ref('#/components/schemas/Timestamp'),
}, {
  description: 'The items that grow, those that grow most first; equal scores by more recent interactions, then in the order of ids.',
  additionalProperties: false,
});

/** The list of one value of a property. */
export type TrendingSegment = {
  /** The value; numbers and booleans as JSON writes them. */
  value: string;
  items: TrendingItem[];
};

/** The list of one value of a property. */
export const TrendingSegment = Type.Object({
  value: Type.String({ description: 'The value; numbers and booleans as JSON writes them.' }),
  items: Type.Array(Type.Ref('#/components/schemas/TrendingItem')),
}, { description: 'The list of one value of a property.', additionalProperties: false });

/** A user of the catalogue. All members but `userId` are free properties and are kept as sent. */
export type User = {
  userId: Id;
  [name: string]: unknown;
};

/** A user of the catalogue. All members but `userId` are free properties and are kept as sent. */
export const User = Type.Unsafe<User>(Type.Object({
  userId: Type.Ref('#/components/schemas/Id'),
}, {
  description: 'A user of the catalogue. All members but `userId` are free properties and are kept as sent.',
  additionalProperties: true,
}));

/** Whose interactions are taken over. */
export type UserMerge = {
  sourceUserId: Id;
};

/** Whose interactions are taken over. */
export const UserMerge = Type.Object({
  sourceUserId: Type.Ref('#/components/schemas/Id'),
}, { description: 'Whose interactions are taken over.', additionalProperties: false });

/** A page of users, in the order of their ids (code points). */
export type UserPage = {
  users: User[];
  /** Present when there are more. */
  nextCursor?: string;
};

/** A page of users, in the order of their ids (code points). */
export const UserPage = Type.Object({
  users: Type.Array(Type.Ref('#/components/schemas/User')),
  nextCursor: Type.Optional(Type.String({ description: 'Present when there are more.' })),
}, { description: 'A page of users, in the order of their ids (code points).', additionalProperties: false });

/** JSON Merge Patch (RFC 7396) over the properties: a member replaces, `null` removes, what is not named stays. */
export type UserPatch = Record<string, unknown>;

/** JSON Merge Patch (RFC 7396) over the properties: a member replaces, `null` removes, what is not named stays. */
export const UserPatch = Type.Unsafe<UserPatch>({
  type: 'object',
  description: 'JSON Merge Patch (RFC 7396) over the properties: a member replaces, `null` removes, what is not named stays.',
  maxProperties: 1000,
  additionalProperties: true,
});

/** Free properties of a user, any JSON. `userId` may repeat the id of the path and is otherwise refused. */
export type UserProperties = Record<string, unknown>;

/** Free properties of a user, any JSON. `userId` may repeat the id of the path and is otherwise refused. */
export const UserProperties = Type.Unsafe<UserProperties>({
  type: 'object',
  description: 'Free properties of a user, any JSON. `userId` may repeat the id of the path and is otherwise refused.',
  maxProperties: 1000,
  additionalProperties: true,
});

/** Every component schema by its reference: the context that `Compile(schemas, schema)` needs, since a reference outside it rejects every value. */
export const schemas = {
  '#/components/schemas/BatchCapabilities': BatchCapabilities,
  '#/components/schemas/BatchFeatures': BatchFeatures,
  '#/components/schemas/BatchItem': BatchItem,
  '#/components/schemas/BatchItemResult': BatchItemResult,
  '#/components/schemas/BatchLimits': BatchLimits,
  '#/components/schemas/BatchOperation': BatchOperation,
  '#/components/schemas/BatchRequest': BatchRequest,
  '#/components/schemas/BatchResponse': BatchResponse,
  '#/components/schemas/BatchSummary': BatchSummary,
  '#/components/schemas/BlobLocation': BlobLocation,
  '#/components/schemas/Booster': Booster,
  '#/components/schemas/Build': Build,
  '#/components/schemas/BuildInput': BuildInput,
  '#/components/schemas/BuildMetrics': BuildMetrics,
  '#/components/schemas/BuildModel': BuildModel,
  '#/components/schemas/BuildName': BuildName,
  '#/components/schemas/BuildOptions': BuildOptions,
  '#/components/schemas/BuildStatus': BuildStatus,
  '#/components/schemas/Builds': Builds,
  '#/components/schemas/Catalogue': Catalogue,
  '#/components/schemas/CatalogueInput': CatalogueInput,
  '#/components/schemas/CataloguePage': CataloguePage,
  '#/components/schemas/CataloguePatch': CataloguePatch,
  '#/components/schemas/DeletedInteractions': DeletedInteractions,
  '#/components/schemas/Fallback': Fallback,
  '#/components/schemas/Filter': Filter,
  '#/components/schemas/Health': Health,
  '#/components/schemas/Id': Id,
  '#/components/schemas/Interaction': Interaction,
  '#/components/schemas/InteractionInput': InteractionInput,
  '#/components/schemas/InteractionPage': InteractionPage,
  '#/components/schemas/InteractionType': InteractionType,
  '#/components/schemas/InteractionWeights': InteractionWeights,
  '#/components/schemas/Item': Item,
  '#/components/schemas/ItemIds': ItemIds,
  '#/components/schemas/ItemPage': ItemPage,
  '#/components/schemas/ItemPatch': ItemPatch,
  '#/components/schemas/ItemProperties': ItemProperties,
  '#/components/schemas/Job': Job,
  '#/components/schemas/JobCounts': JobCounts,
  '#/components/schemas/JobDelivery': JobDelivery,
  '#/components/schemas/JobExecution': JobExecution,
  '#/components/schemas/JobMetadata': JobMetadata,
  '#/components/schemas/JobOnError': JobOnError,
  '#/components/schemas/JobPage': JobPage,
  '#/components/schemas/JobPriority': JobPriority,
  '#/components/schemas/JobRequest': JobRequest,
  '#/components/schemas/JobResult': JobResult,
  '#/components/schemas/JobResultsEnd': JobResultsEnd,
  '#/components/schemas/JobState': JobState,
  '#/components/schemas/JobWebhook': JobWebhook,
  '#/components/schemas/MergedUsers': MergedUsers,
  '#/components/schemas/PopularItem': PopularItem,
  '#/components/schemas/PopularItems': PopularItems,
  '#/components/schemas/PopularSegment': PopularSegment,
  '#/components/schemas/Problem': Problem,
  '#/components/schemas/ProblemError': ProblemError,
  '#/components/schemas/ProblemItem': ProblemItem,
  '#/components/schemas/Property': Property,
  '#/components/schemas/PropertyInput': PropertyInput,
  '#/components/schemas/PropertyList': PropertyList,
  '#/components/schemas/PropertyName': PropertyName,
  '#/components/schemas/PropertyType': PropertyType,
  '#/components/schemas/RatingRange': RatingRange,
  '#/components/schemas/Readiness': Readiness,
  '#/components/schemas/RecommId': RecommId,
  '#/components/schemas/RecommendedItem': RecommendedItem,
  '#/components/schemas/RecommendedItems': RecommendedItems,
  '#/components/schemas/RecommendedUser': RecommendedUser,
  '#/components/schemas/RecommendedUsers': RecommendedUsers,
  '#/components/schemas/ResultReturn': ResultReturn,
  '#/components/schemas/ResultSelection': ResultSelection,
  '#/components/schemas/Segment': Segment,
  '#/components/schemas/Similarity': Similarity,
  '#/components/schemas/SpokenModel': SpokenModel,
  '#/components/schemas/TimeOffset': TimeOffset,
  '#/components/schemas/Timestamp': Timestamp,
  '#/components/schemas/TrendingItem': TrendingItem,
  '#/components/schemas/TrendingItems': TrendingItems,
  '#/components/schemas/TrendingSegment': TrendingSegment,
  '#/components/schemas/User': User,
  '#/components/schemas/UserMerge': UserMerge,
  '#/components/schemas/UserPage': UserPage,
  '#/components/schemas/UserPatch': UserPatch,
  '#/components/schemas/UserProperties': UserProperties,
};
