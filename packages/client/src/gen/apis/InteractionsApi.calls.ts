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
        call('addInteraction', false, false, input),
    /** Delete interactions of a user with an item: DELETE /interactions */
    deleteInteractions: (input: Args<{ 'userId': string; 'itemId': string; 'type': InteractionType; 'timestamp'?: string; 'sessionId'?: string; }>): Call< | DeletedInteractions, 'deleteInteractions'> =>
        call('deleteInteractions', false, true, input),
    /** List interactions of an item: GET /items/{itemId}/interactions */
    listItemInteractions: (input: Args<{ 'itemId': string; 'type'?: InteractionType; 'limit'?: number; 'cursor'?: string; }>): Call< | InteractionPage, 'listItemInteractions'> =>
        call('listItemInteractions', true, true, input),
    /** List interactions of a user: GET /users/{userId}/interactions */
    listUserInteractions: (input: Args<{ 'userId': string; 'type'?: InteractionType; 'limit'?: number; 'cursor'?: string; }>): Call< | InteractionPage, 'listUserInteractions'> =>
        call('listUserInteractions', true, true, input),
};
