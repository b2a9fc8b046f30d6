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
        call('createItem', false, false, input),
    /** Delete an item and its interactions: DELETE /items/{itemId} */
    deleteItem: (input: Args<{ 'itemId': string; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | void, 'deleteItem'> =>
        call('deleteItem', false, true, input),
    /** Get an item: GET /items/{itemId} */
    getItem: (input: Args<{ 'itemId': string; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | Item, 'getItem'> =>
        call('getItem', true, true, input),
    /** List items: GET /items */
    listItems: (input: Args<{ 'limit'?: number; 'cursor'?: string; }> = {}): Call< | ItemPage, 'listItems'> =>
        call('listItems', true, true, input),
    /** Change properties of an item: PATCH /items/{itemId} */
    patchItem: (input: Args<{ 'itemId': string; 'body': { [key: string]: unknown; }; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | Item, 'patchItem'> =>
        call('patchItem', false, false, input),
    /** Create or replace an item: PUT /items/{itemId} */
    putItem: (input: Args<{ 'itemId': string; 'body': { [key: string]: unknown; }; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | Item | Item, 'putItem'> =>
        call('putItem', false, true, input),
};
