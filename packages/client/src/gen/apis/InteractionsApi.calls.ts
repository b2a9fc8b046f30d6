// Made by tools/gen from spec/openapi.yaml by openapi-generator; do not edit. Make it again: npm run gen
import type {
    DeletedInteractions,
    Interaction,
    InteractionInput,
    InteractionPage,
    InteractionType,
    Problem,
} from '../models/index.js';
import { call, type Args, type Call } from '../../call.js';

/** The calls of InteractionsApi's operations that a batch may make. */
export const interactionsCalls = {
    /** Add an interaction: POST /interactions */
    addInteraction: (input: Args<{ 'body': InteractionInput; }>): Call< | Interaction | Interaction, 'addInteraction'> =>
        call('addInteraction', { idempotent: false, effects: { reads: ['items/{body:/itemId}', 'users/{body:/userId}', ], writes: ['interactions/{body:/userId}/{body:/itemId}', ], adds: ['interactions/*', ] } }, input),
    /** Add an interaction, with its user and item: POST /interactions/cascade */
    addInteractionCascade: (input: Args<{ 'body': InteractionInput; }>): Call< | Interaction | Interaction, 'addInteractionCascade'> =>
        call('addInteractionCascade', { idempotent: false, effects: { reads: [], writes: ['items/{body:/itemId}', 'users/{body:/userId}', 'interactions/{body:/userId}/{body:/itemId}', ], adds: ['interactions/*', ] } }, input),
    /** Delete interactions of a user with an item: DELETE /interactions */
    deleteInteractions: (input: Args<{ 'userId': string; 'itemId': string; 'type': InteractionType; 'timestamp'?: string; 'sessionId'?: string; }>): Call< | DeletedInteractions, 'deleteInteractions'> =>
        call('deleteInteractions', { idempotent: true, effects: { reads: [], writes: ['interactions/{userId}/{itemId}', ], adds: [] } }, input),
    /** List interactions of an item: GET /items/{itemId}/interactions */
    listItemInteractions: (input: Args<{ 'itemId': string; 'type'?: InteractionType; 'limit'?: number; 'cursor'?: string; 'offset'?: number; }>): Call< | InteractionPage, 'listItemInteractions'> =>
        call('listItemInteractions', { idempotent: true, effects: { reads: ['items/{itemId}', 'interactions/*', ], writes: [], adds: [] } }, input),
    /** List interactions of a user: GET /users/{userId}/interactions */
    listUserInteractions: (input: Args<{ 'userId': string; 'type'?: InteractionType; 'limit'?: number; 'cursor'?: string; 'offset'?: number; }>): Call< | InteractionPage, 'listUserInteractions'> =>
        call('listUserInteractions', { idempotent: true, effects: { reads: ['users/{userId}', 'interactions/*', ], writes: [], adds: [] } }, input),
};
