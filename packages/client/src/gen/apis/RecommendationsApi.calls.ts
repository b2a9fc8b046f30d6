// Made by tools/gen from spec/openapi.yaml by openapi-generator; do not edit. Make it again: npm run gen
import type {
    InteractionType,
    PopularItems,
    Problem,
} from '../models/index.js';
import { call, type Args, type Call } from '../../call.js';

/** The calls of RecommendationsApi's operations that a batch may make. */
export const recommendationsCalls = {
    /** List the most popular items: GET /popular-items */
    listPopularItems: (input: Args<{ 'from'?: string; 'to'?: string; 'type'?: Array<InteractionType>; 'count'?: number; }> = {}): Call< | PopularItems, 'listPopularItems'> =>
        call('listPopularItems', { idempotent: true, effects: { reads: ['interactions/*', ], writes: [], adds: [] } }, input),
};
