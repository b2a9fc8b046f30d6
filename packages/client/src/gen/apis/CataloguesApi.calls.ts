// Made by tools/gen from spec/openapi.yaml by openapi-generator; do not edit. Make it again: npm run gen
import type {
    Catalogue,
    CatalogueInput,
    CataloguePage,
    CataloguePatch,
    Problem,
} from '../models/index.js';
import { call, type Args, type Call } from '../../call.js';

/** The calls of CataloguesApi's operations that a batch may make. */
export const cataloguesCalls = {
    /** Create a catalogue: POST /catalogues */
    createCatalogue: (input: Args<{ 'body': CatalogueInput; }>): Call< | Catalogue, 'createCatalogue'> =>
        call('createCatalogue', { idempotent: false, effects: { reads: [], writes: [], adds: ['catalogues/*', ] } }, input),
    /** Delete a catalogue and all that is in it: DELETE /catalogues/{catalogueId} */
    deleteCatalogue: (input: Args<{ 'catalogueId': string; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | void, 'deleteCatalogue'> =>
        call('deleteCatalogue', { idempotent: true, effects: { reads: [], writes: ['*', ], adds: [] } }, input),
    /** Get a catalogue: GET /catalogues/{catalogueId} */
    getCatalogue: (input: Args<{ 'catalogueId': string; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | Catalogue, 'getCatalogue'> =>
        call('getCatalogue', { idempotent: true, effects: { reads: ['catalogues/{catalogueId}', ], writes: [], adds: [] } }, input),
    /** List the catalogues of the account: GET /catalogues */
    listCatalogues: (input: Args<{ 'limit'?: number; 'cursor'?: string; }> = {}): Call< | CataloguePage, 'listCatalogues'> =>
        call('listCatalogues', { idempotent: true, effects: { reads: ['catalogues/*', ], writes: [], adds: [] } }, input),
    /** Change a catalogue: PATCH /catalogues/{catalogueId} */
    patchCatalogue: (input: Args<{ 'catalogueId': string; 'body': CataloguePatch; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | Catalogue, 'patchCatalogue'> =>
        call('patchCatalogue', { idempotent: false, effects: { reads: [], writes: ['*', ], adds: [] } }, input),
    /** Empty a catalogue: DELETE /catalogues/{catalogueId}/contents */
    resetCatalogue: (input: Args<{ 'catalogueId': string; }>): Call< | void, 'resetCatalogue'> =>
        call('resetCatalogue', { idempotent: true, effects: { reads: [], writes: ['*', ], adds: [] } }, input),
};
