// Made by tools/gen from spec/openapi.yaml by openapi-generator; do not edit. Make it again: npm run gen
import { batchesCalls } from './apis/BatchesApi.calls.js';
import { buildsCalls } from './apis/BuildsApi.calls.js';
import { cataloguesCalls } from './apis/CataloguesApi.calls.js';
import { interactionsCalls } from './apis/InteractionsApi.calls.js';
import { itemsCalls } from './apis/ItemsApi.calls.js';
import { jobsCalls } from './apis/JobsApi.calls.js';
import { recommendationsCalls } from './apis/RecommendationsApi.calls.js';
import { serviceCalls } from './apis/ServiceApi.calls.js';
import { usersCalls } from './apis/UsersApi.calls.js';

/** One factory per operation that a batch may call: it makes the call, and nothing is sent. */
export const calls = {
    ...batchesCalls,
    ...buildsCalls,
    ...cataloguesCalls,
    ...interactionsCalls,
    ...itemsCalls,
    ...jobsCalls,
    ...recommendationsCalls,
    ...serviceCalls,
    ...usersCalls,
};
