// Made by tools/gen from spec/openapi.yaml by openapi-generator; do not edit. Make it again: npm run gen
import type {
    Item,
    ItemIds,
    ItemPage,
    Problem,
    Property,
    PropertyInput,
    PropertyList,
} from '../models/index.js';
import { call, type Args, type Call } from '../../call.js';

/** The calls of ItemsApi's operations that a batch may make. */
export const itemsCalls = {
    /** Create an item with an id made by the server: POST /items */
    createItem: (input: Args<{ 'body': { [key: string]: unknown; }; 'declaredOnly'?: boolean; }>): Call< | Item, 'createItem'> =>
        call('createItem', { idempotent: false, effects: { reads: ['item-properties/*', ], writes: [], adds: ['items/*', ] } }, input),
    /** Delete an item and its interactions: DELETE /items/{itemId} */
    deleteItem: (input: Args<{ 'itemId': string; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | void, 'deleteItem'> =>
        call('deleteItem', { idempotent: true, effects: { reads: [], writes: ['items/{itemId}', 'interactions/*', ], adds: [] } }, input),
    /** Delete a declared property of items and its values: DELETE /item-properties/{propertyName} */
    deleteItemProperty: (input: Args<{ 'propertyName': string; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | void, 'deleteItemProperty'> =>
        call('deleteItemProperty', { idempotent: true, effects: { reads: [], writes: ['item-properties/{propertyName}', 'items/*', ], adds: [] } }, input),
    /** Delete all items that meet a filter: DELETE /items */
    deleteItems: (input: Args<{ 'filter': string; }>): Call< | ItemIds, 'deleteItems'> =>
        call('deleteItems', { idempotent: true, effects: { reads: [], writes: ['items/*', 'interactions/*', ], adds: [] } }, input),
    /** Get an item: GET /items/{itemId} */
    getItem: (input: Args<{ 'itemId': string; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | Item, 'getItem'> =>
        call('getItem', { idempotent: true, effects: { reads: ['items/{itemId}', ], writes: [], adds: [] } }, input),
    /** Get a declared property of items: GET /item-properties/{propertyName} */
    getItemProperty: (input: Args<{ 'propertyName': string; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | Property, 'getItemProperty'> =>
        call('getItemProperty', { idempotent: true, effects: { reads: ['item-properties/{propertyName}', ], writes: [], adds: [] } }, input),
    /** List the declared properties of items: GET /item-properties */
    listItemProperties: (): Call< | PropertyList, 'listItemProperties'> =>
        call('listItemProperties', { idempotent: true, effects: { reads: ['item-properties/*', ], writes: [], adds: [] } }, {}),
    /** List items: GET /items */
    listItems: (input: Args<{ 'limit'?: number; 'cursor'?: string; 'offset'?: number; 'filter'?: string; 'properties'?: Array<string>; }> = {}): Call< | ItemPage, 'listItems'> =>
        call('listItems', { idempotent: true, effects: { reads: ['items/*', ], writes: [], adds: [] } }, input),
    /** Change properties of an item: PATCH /items/{itemId} */
    patchItem: (input: Args<{ 'itemId': string; 'body': { [key: string]: unknown; }; 'If-Match'?: string; 'If-None-Match'?: string; 'declaredOnly'?: boolean; 'cascadeCreate'?: boolean; }>): Call< | Item | Item, 'patchItem'> =>
        call('patchItem', { idempotent: false, effects: { reads: ['item-properties/*', ], writes: ['items/{itemId}', ], adds: [] } }, input),
    /** Create or replace an item: PUT /items/{itemId} */
    putItem: (input: Args<{ 'itemId': string; 'body': { [key: string]: unknown; }; 'If-Match'?: string; 'If-None-Match'?: string; 'declaredOnly'?: boolean; }>): Call< | Item | Item, 'putItem'> =>
        call('putItem', { idempotent: true, effects: { reads: ['item-properties/*', ], writes: ['items/{itemId}', ], adds: [] } }, input),
    /** Declare a property of items: PUT /item-properties/{propertyName} */
    putItemProperty: (input: Args<{ 'propertyName': string; 'body': PropertyInput; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | Property | Property, 'putItemProperty'> =>
        call('putItemProperty', { idempotent: true, effects: { reads: ['item-properties/*', ], writes: ['item-properties/{propertyName}', ], adds: [] } }, input),
    /** Change properties of all items that meet a filter: PATCH /items */
    updateItems: (input: Args<{ 'filter': string; 'body': { [key: string]: unknown; }; 'declaredOnly'?: boolean; }>): Call< | ItemIds, 'updateItems'> =>
        call('updateItems', { idempotent: true, effects: { reads: ['item-properties/*', ], writes: ['items/*', ], adds: [] } }, input),
};
