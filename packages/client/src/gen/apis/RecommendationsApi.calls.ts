// Made by tools/gen from spec/openapi.yaml by openapi-generator; do not edit. Make it again: npm run gen
import type {
    Fallback,
    InteractionType,
    PopularItems,
    Problem,
    RecommendedItems,
    RecommendedUsers,
    TrendingItems,
} from '../models/index.js';
import { call, type Args, type Call } from '../../call.js';

/** The calls of RecommendationsApi's operations that a batch may make. */
export const recommendationsCalls = {
    /** List the most popular items: GET /popular-items */
    listPopularItems: (input: Args<{ 'from'?: string; 'to'?: string; 'fromOffset'?: string; 'toOffset'?: string; 'type'?: Array<InteractionType>; 'count'?: number; 'filter'?: string; 'segment'?: string; 'segmentBy'?: string; 'properties'?: Array<string>; }> = {}): Call< | PopularItems, 'listPopularItems'> =>
        call('listPopularItems', { idempotent: true, effects: { reads: ['interactions/*', 'items/*', ], writes: [], adds: [] } }, input),
    /** List the items that trend: GET /trending-items */
    listTrendingItems: (input: Args<{ 'from'?: string; 'to'?: string; 'fromOffset'?: string; 'toOffset'?: string; 'type'?: Array<InteractionType>; 'count'?: number; 'filter'?: string; 'segment'?: string; 'segmentBy'?: string; 'properties'?: Array<string>; }> = {}): Call< | TrendingItems, 'listTrendingItems'> =>
        call('listTrendingItems', { idempotent: true, effects: { reads: ['interactions/*', 'items/*', ], writes: [], adds: [] } }, input),
    /** Recommend items to an item: GET /items/{itemId}/recommended-items */
    recommendItemsToItem: (input: Args<{ 'itemId': string; 'targetUserId'?: string; 'count'?: number; 'filter'?: string; 'segment'?: string; 'booster'?: string; 'minScore'?: number; 'properties'?: Array<string>; 'excludeSeen'?: boolean; 'excludeItems'?: Array<string>; 'fallback'?: Fallback; 'buildId'?: number; 'allowNoBuild'?: boolean; 'cascadeCreate'?: boolean; }>): Call< | RecommendedItems, 'recommendItemsToItem'> =>
        call('recommendItemsToItem', { idempotent: true, effects: { reads: ['model', 'items/*', 'users/{targetUserId}', 'interactions/{targetUserId}/*', ], writes: ['items/{itemId?cascadeCreate}', 'users/{targetUserId?cascadeCreate}', 'recommended/{targetUserId}', ], adds: [] } }, input),
    /** Recommend items to a set of items: GET /recommended-items */
    recommendItemsToItems: (input: Args<{ 'itemIds': Array<string>; 'targetUserId'?: string; 'count'?: number; 'filter'?: string; 'segment'?: string; 'booster'?: string; 'minScore'?: number; 'properties'?: Array<string>; 'excludeSeen'?: boolean; 'excludeItems'?: Array<string>; 'ignoreUnknown'?: boolean; 'fallback'?: Fallback; 'buildId'?: number; 'allowNoBuild'?: boolean; 'cascadeCreate'?: boolean; }>): Call< | RecommendedItems, 'recommendItemsToItems'> =>
        call('recommendItemsToItems', { idempotent: true, effects: { reads: ['model', 'items/*', 'users/{targetUserId}', 'interactions/{targetUserId}/*', ], writes: ['users/{targetUserId?cascadeCreate}', 'recommended/{targetUserId}', ], adds: [] } }, input),
    /** Recommend items to a user: GET /users/{userId}/recommended-items */
    recommendItemsToUser: (input: Args<{ 'userId': string; 'count'?: number; 'filter'?: string; 'segment'?: string; 'booster'?: string; 'minScore'?: number; 'properties'?: Array<string>; 'excludeSeen'?: boolean; 'excludeItems'?: Array<string>; 'excludePopular'?: number; 'fallback'?: Fallback; 'buildId'?: number; 'allowNoBuild'?: boolean; 'cascadeCreate'?: boolean; }>): Call< | RecommendedItems, 'recommendItemsToUser'> =>
        call('recommendItemsToUser', { idempotent: true, effects: { reads: ['model', 'items/*', 'users/{userId}', 'interactions/{userId}/*', ], writes: ['users/{userId?cascadeCreate}', 'recommended/{userId}', ], adds: [] } }, input),
    /** Recommend the next items of an earlier answer: POST /recommendations/{recommId}/next-items */
    recommendNextItems: (input: Args<{ 'recommId': string; 'count'?: number; }>): Call< | RecommendedItems, 'recommendNextItems'> =>
        call('recommendNextItems', { idempotent: false, effects: { reads: ['model', 'items/*', 'users/*', 'interactions/*', ], writes: ['recommendations/{recommId}', 'recommended/*', ], adds: [] } }, input),
    /** Recommend users to an item: GET /items/{itemId}/recommended-users */
    recommendUsersToItem: (input: Args<{ 'itemId': string; 'count'?: number; 'filter'?: string; 'minScore'?: number; 'properties'?: Array<string>; 'excludeSeen'?: boolean; 'excludeUsers'?: Array<string>; 'fallback'?: Fallback; 'buildId'?: number; 'allowNoBuild'?: boolean; 'cascadeCreate'?: boolean; }>): Call< | RecommendedUsers, 'recommendUsersToItem'> =>
        call('recommendUsersToItem', { idempotent: true, effects: { reads: ['model', 'users/*', 'items/{itemId}', 'interactions/*', ], writes: ['items/{itemId?cascadeCreate}', ], adds: [] } }, input),
    /** Recommend users to a user: GET /users/{userId}/recommended-users */
    recommendUsersToUser: (input: Args<{ 'userId': string; 'count'?: number; 'filter'?: string; 'minScore'?: number; 'properties'?: Array<string>; 'excludeUsers'?: Array<string>; 'fallback'?: Fallback; 'buildId'?: number; 'allowNoBuild'?: boolean; 'cascadeCreate'?: boolean; }>): Call< | RecommendedUsers, 'recommendUsersToUser'> =>
        call('recommendUsersToUser', { idempotent: true, effects: { reads: ['model', 'users/*', 'interactions/{userId}/*', ], writes: ['users/{userId?cascadeCreate}', ], adds: [] } }, input),
    /** Search items: GET /search/items */
    searchItems: (input: Args<{ 'query': string; 'userId'?: string; 'searchProperties'?: Array<string>; 'count'?: number; 'filter'?: string; 'segment'?: string; 'booster'?: string; 'minScore'?: number; 'properties'?: Array<string>; 'excludeItems'?: Array<string>; 'cascadeCreate'?: boolean; }>): Call< | RecommendedItems, 'searchItems'> =>
        call('searchItems', { idempotent: true, effects: { reads: ['model', 'items/*', 'users/{userId}', 'interactions/{userId}/*', ], writes: ['users/{userId?cascadeCreate}', ], adds: [] } }, input),
};
