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
 * Options of the envelope, true where offered. What is false is refused with `not-available`, but for respondAsync, which is ignored.
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
     * 
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
     * true, or { seen: { userId: [itemId] } }: no item is recommended twice to one user. Not available yet.
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
