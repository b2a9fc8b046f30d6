// Made by tools/gen from spec/openapi.yaml by openapi-generator; do not edit. Make it again: npm run gen
/* tslint:disable */
/* eslint-disable */
/**
 * What batches this server takes.
 * @export
 * @interface BatchCapabilities
 */
export interface BatchCapabilities {
    [key: string]: unknown | any;
    /**
     * 
     */
    dialects: Array<string>;
    /**
     * 
     */
    limits: BatchLimits;
    /**
     * 
     */
    features: BatchFeatures;
    /**
     * Headers that an item may set, lower-case.
     */
    itemHeaders: Array<string>;
    /**
     * Whether a deadline cancels the database statement that runs.
     */
    cancelStatements: boolean;
    /**
     * 
     */
    operations: Array<BatchOperation>;
}
/**
 * Options of the envelope, true where offered. What is false is refused with `not-available`, but for respondAsync, which then is ignored.
 * @export
 * @interface BatchFeatures
 */
export interface BatchFeatures {
    /**
     * 
     */
    atomic: boolean;
    /**
     * 
     */
    rollback: boolean;
    /**
     * 
     */
    validateOnly: boolean;
    /**
     * 
     */
    distinctRecommendations: boolean;
    /**
     * 
     */
    idempotencyKeys: boolean;
    /**
     * `Accept: application/x-ndjson`.
     */
    streamedAnswers: boolean;
    /**
     * 
     */
    streamedRequests: boolean;
    /**
     * `Prefer: respond-async` makes a batch a job.
     */
    respondAsync: boolean;
}
/**
 * One operation, by `operationId` and `parameters`, or by `method` and `path`.
 * @export
 * @interface BatchItem
 */
export interface BatchItem {
    /**
     * Unique in the batch; printable, without `#`. Default: the index as text.
     */
    id?: string;
    /**
     * An operation of this document.
     */
    operationId?: string;
    /**
     * Path, query and header parameters by their names.
     */
    parameters?: { [key: string]: unknown; };
    /**
     * 
     */
    method?: BatchItemMethodEnum;
    /**
     * Absolute, percent-encoded, with its query.
     */
    path?: string;
    /**
     * Only those of the allow-list in /batch/capabilities; credentials are the batch request's.
     */
    headers?: { [key: string]: string; };
    /**
     * Any JSON value, `null`, `0`, `false` and `""` included. Text for `bodyEncoding` text and base64.
     */
    body?: unknown | null;
    /**
     * 
     */
    bodyEncoding?: BatchItemBodyEncodingEnum;
    /**
     * Ids of earlier items that must be final before this one runs.
     */
    dependsOn?: Array<string>;
    /**
     * Runs only if all items depended on are below 400; at least one is 400 or above; or in any case. Else 424.
     */
    runIf?: BatchItemRunIfEnum;
    /**
     * Name of an all-or-nothing group. Not available yet.
     */
    atomic?: string;
    /**
     * Milliseconds from the item's start, at most the limit of /batch/capabilities.
     */
    timeoutMs?: number;
    /**
     * Not available yet.
     */
    idempotencyKey?: string;
}


/**
 * @export
 */
export const BatchItemMethodEnum = {
    GET: 'GET',
    HEAD: 'HEAD',
    POST: 'POST',
    PUT: 'PUT',
    PATCH: 'PATCH',
    DELETE: 'DELETE',
    OPTIONS: 'OPTIONS',
} as const;
export type BatchItemMethodEnum = typeof BatchItemMethodEnum[keyof typeof BatchItemMethodEnum];

/**
 * @export
 */
export const BatchItemBodyEncodingEnum = {
    json: 'json',
    text: 'text',
    base64: 'base64',
} as const;
export type BatchItemBodyEncodingEnum = typeof BatchItemBodyEncodingEnum[keyof typeof BatchItemBodyEncodingEnum];

/**
 * @export
 */
export const BatchItemRunIfEnum = {
    succeeded: 'succeeded',
    failed: 'failed',
    always: 'always',
} as const;
export type BatchItemRunIfEnum = typeof BatchItemRunIfEnum[keyof typeof BatchItemRunIfEnum];

/**
 * What the same request alone would have answered.
 * @export
 * @interface BatchItemResult
 */
export interface BatchItemResult {
    /**
     * The item's.
     */
    id: string;
    /**
     * The item's position in the request.
     */
    index: number;
    /**
     * 
     */
    status: number;
    /**
     * Lower-case names. Transport headers and set-cookie are left out. Absent where `return` leaves it out.
     */
    headers?: { [key: string]: string; };
    /**
     * Absent for 204 and 304, and where `return` leaves it out. A failure of the item itself is a problem document.
     */
    body?: unknown | null;
    /**
     * On failures: what the operation left behind.
     */
    effect?: BatchItemResultEffectEnum;
    /**
     * On failures: true only if a repeat may succeed and cannot apply twice.
     */
    retryable?: boolean;
}


/**
 * @export
 */
export const BatchItemResultEffectEnum = {
    none: 'none',
    rolledBack: 'rolledBack',
    unknown: 'unknown',
} as const;
export type BatchItemResultEffectEnum = typeof BatchItemResultEffectEnum[keyof typeof BatchItemResultEffectEnum];

/**
 * Every limit in force. Names carry their units.
 * @export
 * @interface BatchLimits
 */
export interface BatchLimits {
    /**
     * 
     */
    maxBodyBytes: number;
    /**
     * 
     */
    maxItems: number;
    /**
     * 
     */
    maxDepth: number;
    /**
     * Per item.
     */
    maxReferences: number;
    /**
     * 
     */
    maxItemResultBytes: number;
    /**
     * 
     */
    maxAnswerBytes: number;
    /**
     * The default of `concurrency`; a batch may ask for 1 to 128.
     */
    concurrency: number;
    /**
     * The default and maximum of an item's `timeoutMs`.
     */
    itemTimeoutMs: number;
    /**
     * The default and maximum of the batch's `timeoutMs`.
     */
    batchTimeoutMs: number;
    /**
     * How much larger than its compressed form a body may be.
     */
    maxGzipRatio: number;
}
/**
 * An operation as a batch sees it.
 * @export
 * @interface BatchOperation
 */
export interface BatchOperation {
    /**
     * 
     */
    operationId: string;
    /**
     * 
     */
    method: string;
    /**
     * The route's pattern, as the app registered it.
     */
    path: string;
    /**
     * 
     */
    batchable: boolean;
    /**
     * How it is called in process, for batchable operations: fastest first.
     */
    dispatch?: BatchOperationDispatchEnum;
}


/**
 * @export
 */
export const BatchOperationDispatchEnum = {
    compiled: 'compiled',
    route: 'route',
    inject: 'inject',
} as const;
export type BatchOperationDispatchEnum = typeof BatchOperationDispatchEnum[keyof typeof BatchOperationDispatchEnum];

/**
 * Many operations in one request. A fault in the envelope, or in the shape of any item, refuses the whole before anything runs.
 * @export
 * @interface BatchRequest
 */
export interface BatchRequest {
    /**
     * The items, 1 to the limit of /batch/capabilities (10,000 by default).
     */
    requests: Array<BatchItem>;
    /**
     * `auto`: as if one by one in request order; `serial`: one by one; `parallel`: any order that `dependsOn` and references allow.
     */
    execution?: BatchRequestExecutionEnum;
    /**
     * How many items may be in flight. Default in /batch/capabilities.
     */
    concurrency?: number;
    /**
     * `continue`: other items run; `stop`: items after a failed one answer 424; `rollback`: not available yet.
     */
    onError?: BatchRequestOnErrorEnum;
    /**
     * `minimal`: successes without headers and body; `errors`: failed items only, the summary counts all.
     */
    _return?: BatchRequestReturnEnum;
    /**
     * Check without running. Not available yet.
     */
    validateOnly?: boolean;
    /**
     * Milliseconds from the batch's arrival, at most the limit of /batch/capabilities.
     */
    timeoutMs?: number;
    /**
     * true, or { seen: { userId: [itemId] } }: no item is recommended twice to one user, nor one that is listed as seen.
     */
    distinctRecommendations?: unknown | null;
}


/**
 * @export
 */
export const BatchRequestExecutionEnum = {
    auto: 'auto',
    serial: 'serial',
    parallel: 'parallel',
} as const;
export type BatchRequestExecutionEnum = typeof BatchRequestExecutionEnum[keyof typeof BatchRequestExecutionEnum];

/**
 * @export
 */
export const BatchRequestOnErrorEnum = {
    continue: 'continue',
    stop: 'stop',
    rollback: 'rollback',
} as const;
export type BatchRequestOnErrorEnum = typeof BatchRequestOnErrorEnum[keyof typeof BatchRequestOnErrorEnum];

/**
 * @export
 */
export const BatchRequestReturnEnum = {
    full: 'full',
    minimal: 'minimal',
    errors: 'errors',
} as const;
export type BatchRequestReturnEnum = typeof BatchRequestReturnEnum[keyof typeof BatchRequestReturnEnum];

/**
 * One result per item, in request order, whatever happened to the items.
 * @export
 * @interface BatchResponse
 */
export interface BatchResponse {
    /**
     * 
     */
    responses: Array<BatchItemResult>;
    /**
     * 
     */
    summary: BatchSummary;
}
/**
 * total = succeeded + failed + skipped.
 * @export
 * @interface BatchSummary
 */
export interface BatchSummary {
    /**
     * 
     */
    total: number;
    /**
     * Below 400.
     */
    succeeded: number;
    /**
     * 400 and above, and executed.
     */
    failed: number;
    /**
     * Never executed because of another item or a deadline.
     */
    skipped: number;
    /**
     * set-cookie headers that items answered and that were left out. Absent when none.
     */
    droppedCookies?: number;
}
/**
 * Where a job's items are fetched from or its results written to. Only hosts of `SHEAF_BLOB_HOSTS` are connected to. Credentials are sealed before they
 * are stored and shown nowhere.
 * 
 * @export
 * @interface BlobLocation
 */
export interface BlobLocation {
    /**
     * `azure`: a blob by its shared access signature; `s3`: an object, with credentials of the caller; `http`: what a GET answers, read only.
     */
    kind: BlobLocationKindEnum;
    /**
     * Of azure and http; absolute. Of azure `https://account.blob.core.windows.net/container/blob`, with or without the signature.
     */
    url?: string;
    /**
     * Of azure, unless it stands in the url or the blob is public.
     */
    sasToken?: string;
    /**
     * Of s3.
     */
    bucket?: string;
    /**
     * Of s3.
     */
    key?: string;
    /**
     * Of s3. Default: that of AWS in the region.
     */
    endpoint?: string;
    /**
     * Of s3. Default: us-east-1.
     */
    region?: string;
    /**
     * Of s3.
     */
    accessKeyId?: string;
    /**
     * Of s3.
     */
    secretAccessKey?: string;
    /**
     * Of s3, with temporary credentials.
     */
    sessionToken?: string;
}


/**
 * @export
 */
export const BlobLocationKindEnum = {
    azure: 'azure',
    s3: 's3',
    http: 'http',
} as const;
export type BlobLocationKindEnum = typeof BlobLocationKindEnum[keyof typeof BlobLocationKindEnum];

/**
 * A model made of a catalogue's interactions. Once it has ended only `active` changes.
 * @export
 * @interface Build
 */
export interface Build {
    /**
     * Counts the builds of the catalogue, from 1.
     */
    buildId: number;
    /**
     * 
     */
    status: BuildStatus;
    /**
     * How far it has come.
     */
    percent: number;
    /**
     * Whether recommendations come from it.
     */
    active: boolean;
    /**
     * Whether the server started it by itself, because data had changed enough.
     */
    automatic: boolean;
    /**
     * 
     */
    description?: string;
    /**
     * 
     */
    options: BuildOptions;
    /**
     * When it was asked for.
     */
    createdAt: string;
    /**
     * When it began to run.
     */
    startedAt?: string;
    /**
     * When it ended.
     */
    endedAt?: string;
    /**
     * Once it has succeeded.
     */
    metrics?: BuildMetrics;
    /**
     * Why it failed.
     */
    problem?: Problem;
}


/**
 * How to build. What is left out has the default that the answered build shows.
 * @export
 * @interface BuildInput
 */
export interface BuildInput {
    /**
     * 
     */
    description?: string;
    /**
     * Default: ease.
     */
    model?: BuildModel;
    /**
     * Default: cosine.
     */
    similarity?: Similarity;
    /**
     * An interaction counts half after so many days; 0: age does not matter, the default.
     */
    halfLifeDays?: number;
    /**
     * Types that are left out keep their default.
     */
    weights?: InteractionWeights;
    /**
     * sar: pairs of items that fewer users share say nothing.
     */
    minSupport?: number;
    /**
     * sar: neighbours kept per item, 8 bytes each.
     */
    sarNeighbours?: number;
    /**
     * ease: items with fewer users are left to sar.
     */
    minEaseUsers?: number;
    /**
     * ease: weights kept per item, 8 bytes each.
     */
    easeNeighbours?: number;
    /**
     * ease: strength of the ridge term; the larger, the less rare items weigh.
     */
    ridge?: number;
    /**
     * The build fails with `build-too-large` when it would take more memory; at most the server's own limit, which is the default.
     */
    maxBytes?: number;
    /**
     * Become the active build on success. Default: true.
     */
    activate?: boolean;
}


/**
 * What went into a build, and what it cost.
 * @export
 * @interface BuildMetrics
 */
export interface BuildMetrics {
    /**
     * Interactions read.
     */
    interactions: number;
    /**
     * Items with interactions.
     */
    items: number;
    /**
     * Users with interactions.
     */
    users: number;
    /**
     * Items that ease covers; 0 for a sar build.
     */
    easeItems: number;
    /**
     * From its start to its end.
     */
    milliseconds: number;
    /**
     * Size of the model as stored.
     */
    bytes: number;
}

/**
 * `sar`: item-to-item similarity from co-occurrence; `ease`: a linear model in closed form (Steck 2019) over the most interacted items, with sar for the others.
 * @export
 */
export const BuildModel = {
    sar: 'sar',
    ease: 'ease',
} as const;
export type BuildModel = typeof BuildModel[keyof typeof BuildModel];

/**
 * How a build is made, every option as it is in force.
 * @export
 * @interface BuildOptions
 */
export interface BuildOptions {
    /**
     * 
     */
    model: BuildModel;
    /**
     * 
     */
    similarity: Similarity;
    /**
     * 
     */
    halfLifeDays: number;
    /**
     * 
     */
    weights: InteractionWeights;
    /**
     * 
     */
    minSupport: number;
    /**
     * 
     */
    sarNeighbours: number;
    /**
     * 
     */
    minEaseUsers: number;
    /**
     * 
     */
    easeNeighbours: number;
    /**
     * ease covers at most so many items, the most interacted; sar answers for the others.
     */
    maxEaseItems: number;
    /**
     * 
     */
    ridge: number;
    /**
     * 
     */
    maxBytes: number;
    /**
     * 
     */
    activate: boolean;
}



/**
 * The last three are final.
 * @export
 */
export const BuildStatus = {
    queued: 'queued',
    running: 'running',
    succeeded: 'succeeded',
    failed: 'failed',
    cancelled: 'cancelled',
} as const;
export type BuildStatus = typeof BuildStatus[keyof typeof BuildStatus];

/**
 * The builds that are kept, newest first.
 * @export
 * @interface Builds
 */
export interface Builds {
    /**
     * 
     */
    builds: Array<Build>;
}
/**
 * Items, users and interactions that belong together. `configured`: it is in the server's settings, which also say its rating range; it cannot be deleted.
 * 
 * @export
 * @interface Catalogue
 */
export interface Catalogue {
    /**
     * 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`.
     */
    catalogueId: string;
    /**
     * 
     */
    name: string;
    /**
     * 
     */
    description?: string;
    /**
     * 
     */
    ratingRange: RatingRange;
    /**
     * 
     */
    configured: boolean;
    /**
     * RFC 3339 with `T` and `Z` in upper case or an offset, down to microseconds (more digits are cut); years 1 to 9999, no leap seconds.
     * Default: the time of the request; in a batch its start plus 1 us per item.
     * 
     */
    createdAt: string;
}
/**
 * A new catalogue. `ratingRange`: 0.5 to 5 by default.
 * @export
 * @interface CatalogueInput
 */
export interface CatalogueInput {
    /**
     * 
     */
    name: string;
    /**
     * 
     */
    description?: string;
    /**
     * 
     */
    ratingRange?: RatingRange;
}
/**
 * A page of the account's catalogues, in the order of their ids (code points).
 * @export
 * @interface CataloguePage
 */
export interface CataloguePage {
    /**
     * 
     */
    catalogues: Array<Catalogue>;
    /**
     * Present when there are more.
     */
    nextCursor?: string;
}
/**
 * JSON Merge Patch (RFC 7396): a member replaces, `null` removes the description, what is not named stays.
 * @export
 * @interface CataloguePatch
 */
export interface CataloguePatch {
    /**
     * 
     */
    name?: string;
    /**
     * 
     */
    description?: string | null;
    /**
     * 
     */
    ratingRange?: RatingRange;
}
/**
 * How many interactions were deleted.
 * @export
 * @interface DeletedInteractions
 */
export interface DeletedInteractions {
    /**
     * 
     */
    deleted: number;
}

/**
 * `popularity`: the build's most popular fill up, each marked `model: popularity`; `none`: only what the model gives, and 409 `not-in-model` when it knows nothing of user or seeds.
 * @export
 */
export const Fallback = {
    popularity: 'popularity',
    none: 'none',
} as const;
export type Fallback = typeof Fallback[keyof typeof Fallback];

/**
 * The process lives. Says what an acknowledged write survives.
 * @export
 * @interface Health
 */
export interface Health {
    /**
     * 
     */
    status: HealthStatusEnum;
    /**
     * Of the server.
     */
    version: string;
    /**
     * 
     */
    database: HealthDatabaseEnum;
    /**
     * `fsync`: synced to disk before the answer; `process-crash`: survives the process, not the machine; `none`: in memory; `server`: as the PostgreSQL server is set up.
     */
    durability: HealthDurabilityEnum;
}


/**
 * @export
 */
export const HealthStatusEnum = {
    ok: 'ok',
} as const;
export type HealthStatusEnum = typeof HealthStatusEnum[keyof typeof HealthStatusEnum];

/**
 * @export
 */
export const HealthDatabaseEnum = {
    embedded: 'embedded',
    postgres: 'postgres',
} as const;
export type HealthDatabaseEnum = typeof HealthDatabaseEnum[keyof typeof HealthDatabaseEnum];

/**
 * @export
 */
export const HealthDurabilityEnum = {
    fsync: 'fsync',
    process_crash: 'process-crash',
    none: 'none',
    server: 'server',
} as const;
export type HealthDurabilityEnum = typeof HealthDurabilityEnum[keyof typeof HealthDurabilityEnum];

/**
 * Something a user did with an item, as stored. `timestamp` is in UTC with microseconds.
 * 
 * @export
 * @interface Interaction
 */
export interface Interaction {
    /**
     * 
     */
    type: InteractionType;
    /**
     * 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`.
     */
    userId: string;
    /**
     * 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`.
     */
    itemId: string;
    /**
     * RFC 3339 with `T` and `Z` in upper case or an offset, down to microseconds (more digits are cut); years 1 to 9999, no leap seconds.
     * Default: the time of the request; in a batch its start plus 1 us per item.
     * 
     */
    timestamp: string;
    /**
     * Only for type rating.
     */
    rating?: number;
    /**
     * How many. Only for type purchase or cart.
     */
    amount?: number;
    /**
     * In the catalogue's currency. Only for type purchase or cart.
     */
    price?: number;
    /**
     * In the catalogue's currency. Only for type purchase.
     */
    profit?: number;
    /**
     * Seconds. Only for type view.
     */
    duration?: number;
    /**
     * How much of it was seen. Only for type viewPortion.
     */
    portion?: number;
    /**
     * Only for type viewPortion.
     */
    sessionId?: string;
    /**
     * The recommendation that led here.
     */
    recommId?: string;
    /**
     * Anything else, kept as sent.
     */
    additionalData?: { [key: string]: unknown; };
}


/**
 * Something a user did with an item. Its key is user, item, type and timestamp; for a viewPortion user, item and session.
 * `rating` is required for a rating and `portion` for a viewPortion; `rating` lies in the catalogue's range (demo: 0.5 to 5).
 * 
 * @export
 * @interface InteractionInput
 */
export interface InteractionInput {
    /**
     * 
     */
    type: InteractionType;
    /**
     * 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`.
     */
    userId: string;
    /**
     * 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`.
     */
    itemId: string;
    /**
     * RFC 3339 with `T` and `Z` in upper case or an offset, down to microseconds (more digits are cut); years 1 to 9999, no leap seconds.
     * Default: the time of the request; in a batch its start plus 1 us per item.
     * 
     */
    timestamp?: string;
    /**
     * Only for type rating.
     */
    rating?: number;
    /**
     * How many. Only for type purchase or cart.
     */
    amount?: number;
    /**
     * In the catalogue's currency. Only for type purchase or cart.
     */
    price?: number;
    /**
     * In the catalogue's currency. Only for type purchase.
     */
    profit?: number;
    /**
     * Seconds. Only for type view.
     */
    duration?: number;
    /**
     * How much of it was seen. Only for type viewPortion.
     */
    portion?: number;
    /**
     * Only for type viewPortion.
     */
    sessionId?: string;
    /**
     * The recommendation that led here.
     */
    recommId?: string;
    /**
     * Anything else, kept as sent.
     */
    additionalData?: { [key: string]: unknown; };
}


/**
 * A page of interactions, newest first.
 * @export
 * @interface InteractionPage
 */
export interface InteractionPage {
    /**
     * 
     */
    interactions: Array<Interaction>;
    /**
     * Present when there are more.
     */
    nextCursor?: string;
}

/**
 * What the user did. A viewPortion is one per user, item and session: adding it again replaces it.
 * @export
 */
export const InteractionType = {
    view: 'view',
    purchase: 'purchase',
    rating: 'rating',
    cart: 'cart',
    bookmark: 'bookmark',
    viewPortion: 'viewPortion',
} as const;
export type InteractionType = typeof InteractionType[keyof typeof InteractionType];

/**
 * What one interaction of each type counts; 0 leaves the type out. A rating counts its rating times the weight, a viewPortion its portion times the weight.
 * @export
 * @interface InteractionWeights
 */
export interface InteractionWeights {
    /**
     * 
     */
    view?: number;
    /**
     * 
     */
    purchase?: number;
    /**
     * 
     */
    rating?: number;
    /**
     * 
     */
    cart?: number;
    /**
     * 
     */
    bookmark?: number;
    /**
     * 
     */
    viewPortion?: number;
}
/**
 * An item of the catalogue. All members but `itemId` are free properties and are kept as sent.
 * @export
 * @interface Item
 */
export interface Item {
    [key: string]: unknown | any;
    /**
     * 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`.
     */
    itemId: string;
}
/**
 * The items that were changed or deleted, in the order of their ids (code points).
 * @export
 * @interface ItemIds
 */
export interface ItemIds {
    /**
     * 
     */
    itemIds: Array<string>;
    /**
     * 
     */
    count: number;
}
/**
 * A page of items, in the order of their ids (code points).
 * @export
 * @interface ItemPage
 */
export interface ItemPage {
    /**
     * 
     */
    items: Array<Item>;
    /**
     * Present when there are more.
     */
    nextCursor?: string;
}
/**
 * A batch that outlives its request, as it stands.
 * @export
 * @interface Job
 */
export interface Job {
    /**
     * Made by the server.
     */
    jobId: string;
    /**
     * 
     */
    state: JobState;
    /**
     * 
     */
    counts: JobCounts;
    /**
     * How many of its items are final.
     */
    percent: number;
    /**
     * 
     */
    execution: JobExecution;
    /**
     * 
     */
    onError: JobOnError;
    /**
     * How many items may fail. Absent where any number may.
     */
    errorThreshold?: number;
    /**
     * 
     */
    priority: JobPriority;
    /**
     * The caller's own notes, shown with the job and never looked at.
     */
    metadata?: { [key: string]: string; };
    /**
     * When it was accepted.
     */
    createdAt: string;
    /**
     * When it may begin. Absent where it may at once.
     */
    startAfter?: string;
    /**
     * When its first item began.
     */
    startedAt?: string;
    /**
     * When it will end if it goes on as so far. While it runs.
     */
    estimatedEnd?: string;
    /**
     * When it became succeeded, failed or cancelled.
     */
    endedAt?: string;
    /**
     * When it must have ended.
     */
    deadline?: string;
    /**
     * How long its items and results are kept after its end.
     */
    expirySeconds: number;
    /**
     * When its items and results go. Once it has ended.
     */
    expiry?: string;
    /**
     * The blobs that are written and the webhook that is called once it has ended. Absent where there are none.
     */
    deliveries?: Array<JobDelivery>;
    /**
     * Why it failed; of one that has not ended, what it waits for.
     */
    problem?: Problem;
}


/**
 * Items by where they stand. total = succeeded + failed + skipped + running + waiting.
 * @export
 * @interface JobCounts
 */
export interface JobCounts {
    /**
     * 
     */
    total: number;
    /**
     * Below 400.
     */
    succeeded: number;
    /**
     * 400 and above, and executed.
     */
    failed: number;
    /**
     * Never executed because of another item, a deadline or a cancellation.
     */
    skipped: number;
    /**
     * In chunks that a worker has in hand, and not final.
     */
    running: number;
    /**
     * Not begun.
     */
    waiting: number;
}
/**
 * Where the telling of the job's end stands.
 * @export
 * @interface JobDelivery
 */
export interface JobDelivery {
    /**
     * 
     */
    kind: JobDeliveryKindEnum;
    /**
     * `waiting`: for the job's end, or for the next try.
     */
    state: JobDeliveryStateEnum;
    /**
     * 
     */
    tries: number;
    /**
     * Why the last try failed.
     */
    problem?: Problem;
}


/**
 * @export
 */
export const JobDeliveryKindEnum = {
    output: 'output',
    errors: 'errors',
    webhook: 'webhook',
} as const;
export type JobDeliveryKindEnum = typeof JobDeliveryKindEnum[keyof typeof JobDeliveryKindEnum];

/**
 * @export
 */
export const JobDeliveryStateEnum = {
    waiting: 'waiting',
    running: 'running',
    done: 'done',
    failed: 'failed',
} as const;
export type JobDeliveryStateEnum = typeof JobDeliveryStateEnum[keyof typeof JobDeliveryStateEnum];


/**
 * `auto` and `serial`: as if one by one in request order. `parallel`: any order that `dependsOn` and references allow, on all workers.
 * @export
 */
export const JobExecution = {
    auto: 'auto',
    serial: 'serial',
    parallel: 'parallel',
} as const;
export type JobExecution = typeof JobExecution[keyof typeof JobExecution];


/**
 * `continue`: other items run; `stop`: no item begins after a failed one, and the job fails; `rollback` is not available for jobs.
 * @export
 */
export const JobOnError = {
    continue: 'continue',
    stop: 'stop',
    rollback: 'rollback',
} as const;
export type JobOnError = typeof JobOnError[keyof typeof JobOnError];

/**
 * A page of jobs, newest first.
 * @export
 * @interface JobPage
 */
export interface JobPage {
    /**
     * 
     */
    jobs: Array<Job>;
    /**
     * Present when there are more.
     */
    nextCursor?: string;
}

/**
 * Chunks of jobs with a higher priority begin first.
 * @export
 */
export const JobPriority = {
    low: 'low',
    normal: 'normal',
    high: 'high',
} as const;
export type JobPriority = typeof JobPriority[keyof typeof JobPriority];

/**
 * A batch that outlives its request. As JSON its items stand in `requests`. As NDJSON the first line has these options without `requests`, and each
 * further line is one item.
 * 
 * @export
 * @interface JobRequest
 */
export interface JobRequest {
    /**
     * The items, as in a batch.
     */
    requests?: Array<BatchItem>;
    /**
     * Where a worker fetches the items from, instead of `requests`. NDJSON with one item per line, gzip or br or as it is.
     */
    input?: BlobLocation;
    /**
     * Where all results are written to once the job has ended: NDJSON, a JobResult per line. Azure or S3; all of it or nothing.
     */
    output?: BlobLocation;
    /**
     * The same of the results of failed items.
     */
    errorOutput?: BlobLocation;
    /**
     * 
     */
    execution?: JobExecution;
    /**
     * 
     */
    onError?: JobOnError;
    /**
     * How many items may fail: with one more the job stops and has failed. Default: any number.
     */
    errorThreshold?: number;
    /**
     * How long the job waits before it begins, from its acceptance.
     */
    startAfterSeconds?: number;
    /**
     * When it must have ended, from its acceptance: what has not begun by then is not executed, and the job has failed. Default: none.
     */
    deadlineSeconds?: number;
    /**
     * How long its items and results are kept after its end.
     */
    expirySeconds?: number;
    /**
     * 
     */
    priority?: JobPriority;
    /**
     * The caller's own notes, shown with the job and never looked at.
     */
    metadata?: { [key: string]: string; };
    /**
     * 
     */
    webhook?: JobWebhook;
}


/**
 * A line of a job's results; a batch's item result and where it stands.
 * @export
 * @interface JobResult
 */
export interface JobResult {
    /**
     * The item's.
     */
    id: string;
    /**
     * The item's position in the request; in an upload the second line is 0.
     */
    index: number;
    /**
     * 
     */
    status: number;
    /**
     * Lower-case names. Transport headers and set-cookie are left out.
     */
    headers?: { [key: string]: string; };
    /**
     * Absent for 204 and 304, and of successes that were asked for as `minimal`. A failure of the item itself is a problem document.
     */
    body?: unknown | null;
    /**
     * On failures: what the operation left behind.
     */
    effect?: JobResultEffectEnum;
    /**
     * On failures: true only if a repeat may succeed and cannot apply twice.
     */
    retryable?: boolean;
    /**
     * To go on behind this line: the parameter `cursor`.
     */
    cursor: string;
}


/**
 * @export
 */
export const JobResultEffectEnum = {
    none: 'none',
    rolledBack: 'rolledBack',
    unknown: 'unknown',
} as const;
export type JobResultEffectEnum = typeof JobResultEffectEnum[keyof typeof JobResultEffectEnum];

/**
 * The last line of a job's results, as they are so far.
 * @export
 * @interface JobResultsEnd
 */
export interface JobResultsEnd {
    /**
     * 
     */
    state: JobState;
    /**
     * 
     */
    counts: JobCounts;
    /**
     * To go on behind these lines: the parameter `cursor`.
     */
    cursor: string;
}



/**
 * `queued` and `running` go on; `cancelling` ends what has begun. `succeeded`: every item has its result, whatever it says. `failed`: the job itself
 * stopped early, and `problem` says why. `cancelled`: ended by its caller. `expired`: its items and results are gone. The drawing is in docs/jobs.md.
 * 
 * @export
 */
export const JobState = {
    queued: 'queued',
    running: 'running',
    succeeded: 'succeeded',
    failed: 'failed',
    cancelling: 'cancelling',
    cancelled: 'cancelled',
    expired: 'expired',
} as const;
export type JobState = typeof JobState[keyof typeof JobState];

/**
 * Who is told when the job has ended, by a POST that is signed as Standard Webhooks says (webhook-id, webhook-timestamp, webhook-signature). The body is
 * `{"type": "job.succeeded", "timestamp": …, "data": <the Job>}`. Anything but 2xx is tried again, up to 9 times in about 14 hours; the id stays the same.
 * 
 * @export
 * @interface JobWebhook
 */
export interface JobWebhook {
    /**
     * Absolute; its host stands in `SHEAF_BLOB_HOSTS`.
     */
    url: string;
    /**
     * `whsec_` and 24 to 64 bytes in base64.
     */
    secret: string;
}
/**
 * What became of the source's interactions.
 * @export
 * @interface MergedUsers
 */
export interface MergedUsers {
    /**
     * 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`.
     */
    userId: string;
    /**
     * Interactions that the user has now.
     */
    moved: number;
    /**
     * Interactions that the user had already, under the same key.
     */
    dropped: number;
}
/**
 * An item and how many interactions it had in the window.
 * @export
 * @interface PopularItem
 */
export interface PopularItem {
    /**
     * 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`.
     */
    itemId: string;
    /**
     * 
     */
    count: number;
    /**
     * Its count divided by the largest count of the list.
     */
    score: number;
    /**
     * 1 has most.
     */
    rank: number;
    /**
     * Why, in words.
     */
    reason: string;
    /**
     * Those asked for by `properties` that the item has.
     */
    properties?: { [key: string]: unknown; };
}
/**
 * The items with the most interactions in the window, most first; equal counts in the order of their ids.
 * @export
 * @interface PopularItems
 */
export interface PopularItems {
    /**
     * 
     */
    items: Array<PopularItem>;
    /**
     * With `segmentBy`: values with the most interactions first.
     */
    segments?: Array<PopularSegment>;
    /**
     * RFC 3339 with `T` and `Z` in upper case or an offset, down to microseconds (more digits are cut); years 1 to 9999, no leap seconds.
     * Default: the time of the request; in a batch its start plus 1 us per item.
     * 
     */
    from?: string;
    /**
     * RFC 3339 with `T` and `Z` in upper case or an offset, down to microseconds (more digits are cut); years 1 to 9999, no leap seconds.
     * Default: the time of the request; in a batch its start plus 1 us per item.
     * 
     */
    to: string;
}
/**
 * The list of one value of a property.
 * @export
 * @interface PopularSegment
 */
export interface PopularSegment {
    /**
     * The value; numbers and booleans as JSON writes them.
     */
    value: string;
    /**
     * 
     */
    items: Array<PopularItem>;
}
/**
 * Why a request or an item failed (RFC 9457, application/problem+json). docs/problems.md lists every code.
 * @export
 * @interface Problem
 */
export interface Problem {
    [key: string]: unknown | any;
    /**
     * `/problems/<code>`.
     */
    type: string;
    /**
     * The code in words.
     */
    title: string;
    /**
     * 
     */
    status: number;
    /**
     * A code of docs/problems.md; stable.
     */
    code: string;
    /**
     * The rule and what arrived. Strings that arrived are named by length, never shown.
     */
    detail?: string;
    /**
     * The request's id, as in the x-request-id header and the log.
     */
    instance?: string;
    /**
     * Every fault found, up to 20.
     */
    errors?: Array<ProblemError>;
    /**
     * How many faults there are in all.
     */
    errorCount?: number;
    /**
     * The limit that was exceeded, in its own unit.
     */
    limit?: number;
    /**
     * The byte of the body where it cannot be read further.
     */
    offset?: number;
    /**
     * The line of an upload, from 1.
     */
    line?: number;
    /**
     * 
     */
    item?: ProblemItem;
}
/**
 * One fault and its place.
 * @export
 * @interface ProblemError
 */
export interface ProblemError {
    /**
     * JSON Pointer into the body or envelope; for an operation's input `/parameters/<name>` or `/body/…`.
     */
    pointer: string;
    /**
     * The rule and what arrived.
     */
    detail: string;
    /**
     * The fault's own code, where it differs from the problem's.
     */
    code?: string;
}
/**
 * The other item of the batch that this failure comes from.
 * @export
 * @interface ProblemItem
 */
export interface ProblemItem {
    /**
     * 
     */
    id: string;
    /**
     * 
     */
    index: number;
}
/**
 * A declared property.
 * @export
 * @interface Property
 */
export interface Property {
    /**
     * 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`.
     */
    propertyName: string;
    /**
     * 
     */
    type: PropertyType;
}


/**
 * What values of the property must be; `null` is always one.
 * @export
 * @interface PropertyInput
 */
export interface PropertyInput {
    /**
     * 
     */
    type: PropertyType;
}


/**
 * All declared properties, in the order of their names (code points).
 * @export
 * @interface PropertyList
 */
export interface PropertyList {
    /**
     * 
     */
    properties: Array<Property>;
}

/**
 * int: a whole number that a double holds exactly; double: a number; timestamp: seconds since 1970, or a date-time (RFC 3339; without zone: UTC);
 * set: a list of strings; image: an http or https URL; imageList: a list of those.
 * 
 * @export
 */
export const PropertyType = {
    boolean: 'boolean',
    int: 'int',
    double: 'double',
    string: 'string',
    timestamp: 'timestamp',
    set: 'set',
    image: 'image',
    imageList: 'imageList',
} as const;
export type PropertyType = typeof PropertyType[keyof typeof PropertyType];

/**
 * Inclusive bounds of `rating`; `min` is less than `max`.
 * @export
 * @interface RatingRange
 */
export interface RatingRange {
    /**
     * 
     */
    min: number;
    /**
     * 
     */
    max: number;
}
/**
 * The service can answer requests.
 * @export
 * @interface Readiness
 */
export interface Readiness {
    /**
     * 
     */
    status: ReadinessStatusEnum;
}


/**
 * @export
 */
export const ReadinessStatusEnum = {
    ready: 'ready',
} as const;
export type ReadinessStatusEnum = typeof ReadinessStatusEnum[keyof typeof ReadinessStatusEnum];

/**
 * An item with how well it fits.
 * @export
 * @interface RecommendedItem
 */
export interface RecommendedItem {
    /**
     * 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`.
     */
    itemId: string;
    /**
     * What the model gives, divided by its best of the answer where that is above 1; what the next model or popularity fills up stands below.
     * It keeps the model's order, and scores of one user, model and build can be compared between answers.
     * 
     */
    score: number;
    /**
     * 1 is the best.
     */
    rank: number;
    /**
     * Why, in words.
     */
    reason: string;
    /**
     * 
     */
    model: SpokenModel;
    /**
     * Those asked for by `properties` that the item has.
     */
    properties?: { [key: string]: unknown; };
}


/**
 * What to offer, best first.
 * @export
 * @interface RecommendedItems
 */
export interface RecommendedItems {
    /**
     * Names this answer for 30 minutes; interactions may carry it and recommendNextItems continues it.
     */
    recommId: string;
    /**
     * The build that was asked; absent where there was none.
     */
    buildId?: number;
    /**
     * To whom they are recommended; absent where to nobody, and in what a search finds.
     */
    userId?: string;
    /**
     * 
     */
    model: SpokenModel;
    /**
     * 
     */
    items: Array<RecommendedItem>;
    /**
     * Seeds that exist but that the model knows nothing of.
     */
    coldSeeds?: Array<string>;
    /**
     * Which of the answers that continue it this is, 1 the first; absent in the answer that they continue.
     */
    continued?: number;
    /**
     * True when nothing more is left for this request. Absent otherwise.
     */
    exhausted?: boolean;
}


/**
 * A user with how well it fits.
 * @export
 * @interface RecommendedUser
 */
export interface RecommendedUser {
    /**
     * 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`.
     */
    userId: string;
    /**
     * Comparable within one answer.
     */
    score: number;
    /**
     * 1 is the best.
     */
    rank: number;
    /**
     * Why, in words.
     */
    reason: string;
    /**
     * 
     */
    model: SpokenModel;
    /**
     * Those asked for by `properties` that the user has.
     */
    properties?: { [key: string]: unknown; };
}


/**
 * Users, best first.
 * @export
 * @interface RecommendedUsers
 */
export interface RecommendedUsers {
    /**
     * Names this answer; interactions may carry it.
     */
    recommId: string;
    /**
     * The build that was asked; absent where there was none.
     */
    buildId?: number;
    /**
     * 
     */
    model: SpokenModel;
    /**
     * 
     */
    users: Array<RecommendedUser>;
    /**
     * True when nothing more is left for this request. Absent otherwise.
     */
    exhausted?: boolean;
}



/**
 * `minimal`: items that succeeded without headers and body.
 * @export
 */
export const ResultReturn = {
    full: 'full',
    minimal: 'minimal',
} as const;
export type ResultReturn = typeof ResultReturn[keyof typeof ResultReturn];


/**
 * `failed`: only items that answered 400 or above, or were not executed.
 * @export
 */
export const ResultSelection = {
    all: 'all',
    failed: 'failed',
} as const;
export type ResultSelection = typeof ResultSelection[keyof typeof ResultSelection];


/**
 * How sar turns co-occurrences into similarity.
 * @export
 */
export const Similarity = {
    count: 'count',
    jaccard: 'jaccard',
    lift: 'lift',
    cosine: 'cosine',
} as const;
export type Similarity = typeof Similarity[keyof typeof Similarity];


/**
 * Who spoke; `histories`, that users did alike; `popularity`, where the model knows nothing of the user or the seeds (of users, who is active).
 * @export
 */
export const SpokenModel = {
    sar: 'sar',
    ease: 'ease',
    histories: 'histories',
    popularity: 'popularity',
} as const;
export type SpokenModel = typeof SpokenModel[keyof typeof SpokenModel];

/**
 * An item whose interactions grow.
 * @export
 * @interface TrendingItem
 */
export interface TrendingItem {
    /**
     * 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`.
     */
    itemId: string;
    /**
     * 1 - 1 / growth, where growth is (recent + 5) / (previous + 5): few interactions never come near 1.
     */
    score: number;
    /**
     * 1 grows most.
     */
    rank: number;
    /**
     * Why, in words.
     */
    reason: string;
    /**
     * Interactions in the window.
     */
    recent: number;
    /**
     * Interactions in the window of the same length before it.
     */
    previous: number;
    /**
     * Those asked for by `properties` that the item has.
     */
    properties?: { [key: string]: unknown; };
}
/**
 * The items that grow, those that grow most first; equal scores by more recent interactions, then in the order of ids.
 * @export
 * @interface TrendingItems
 */
export interface TrendingItems {
    /**
     * 
     */
    items: Array<TrendingItem>;
    /**
     * With `segmentBy`: values with the most recent interactions first.
     */
    segments?: Array<TrendingSegment>;
    /**
     * RFC 3339 with `T` and `Z` in upper case or an offset, down to microseconds (more digits are cut); years 1 to 9999, no leap seconds.
     * Default: the time of the request; in a batch its start plus 1 us per item.
     * 
     */
    previousFrom: string;
    /**
     * RFC 3339 with `T` and `Z` in upper case or an offset, down to microseconds (more digits are cut); years 1 to 9999, no leap seconds.
     * Default: the time of the request; in a batch its start plus 1 us per item.
     * 
     */
    from: string;
    /**
     * RFC 3339 with `T` and `Z` in upper case or an offset, down to microseconds (more digits are cut); years 1 to 9999, no leap seconds.
     * Default: the time of the request; in a batch its start plus 1 us per item.
     * 
     */
    to: string;
}
/**
 * The list of one value of a property.
 * @export
 * @interface TrendingSegment
 */
export interface TrendingSegment {
    /**
     * The value; numbers and booleans as JSON writes them.
     */
    value: string;
    /**
     * 
     */
    items: Array<TrendingItem>;
}
/**
 * A user of the catalogue. All members but `userId` are free properties and are kept as sent.
 * @export
 * @interface User
 */
export interface User {
    [key: string]: unknown | any;
    /**
     * 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`.
     */
    userId: string;
}
/**
 * Whose interactions are taken over.
 * @export
 * @interface UserMerge
 */
export interface UserMerge {
    /**
     * 1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`.
     */
    sourceUserId: string;
}
/**
 * A page of users, in the order of their ids (code points).
 * @export
 * @interface UserPage
 */
export interface UserPage {
    /**
     * 
     */
    users: Array<User>;
    /**
     * Present when there are more.
     */
    nextCursor?: string;
}
