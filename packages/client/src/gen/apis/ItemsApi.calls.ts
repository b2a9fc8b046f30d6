// Made by tools/gen from spec/openapi.yaml by openapi-generator; do not edit. Make it again: npm run gen
import type {
    Item,
    ItemPage,
    Problem,
} from '../models/index.js';
import { call, type Args, type Call } from '../../call.js';

/** The calls of ItemsApi's operations that a batch may make. */
export const itemsCalls = {
    /** Create an item with an id made by the server: POST /items */
    createItem: (input: Args<{ 'body': { [key: string]: unknown; }; }>): Call< | Item, 'createItem'> =>
        call('createItem', { idempotent: false, effects: { reads: [], writes: [], adds: ['items/*', ] } }, input),
    /** Delete an item and its interactions: DELETE /items/{itemId} */
    deleteItem: (input: Args<{ 'itemId': string; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | void, 'deleteItem'> =>
        call('deleteItem', { idempotent: true, effects: { reads: [], writes: ['items/{itemId}', 'interactions/*', ], adds: [] } }, input),
    /** Get an item: GET /items/{itemId} */
    getItem: (input: Args<{ 'itemId': string; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | Item, 'getItem'> =>
        call('getItem', { idempotent: true, effects: { reads: ['items/{itemId}', ], writes: [], adds: [] } }, input),
    /** List items: GET /items */
    listItems: (input: Args<{ 'limit'?: number; 'cursor'?: string; }> = {}): Call< | ItemPage, 'listItems'> =>
        call('listItems', { idempotent: true, effects: { reads: ['items/*', ], writes: [], adds: [] } }, input),
    /** Change properties of an item: PATCH /items/{itemId} */
    patchItem: (input: Args<{ 'itemId': string; 'body': { [key: string]: unknown; }; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | Item, 'patchItem'> =>
        call('patchItem', { idempotent: false, effects: { reads: [], writes: ['items/{itemId}', ], adds: [] } }, input),
    /** Create or replace an item: PUT /items/{itemId} */
    putItem: (input: Args<{ 'itemId': string; 'body': { [key: string]: unknown; }; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | Item | Item, 'putItem'> =>
        call('putItem', { idempotent: true, effects: { reads: [], writes: ['items/{itemId}', ], adds: [] } }, input),
};
