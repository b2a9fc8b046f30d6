import { graphDialect } from '@sheaf/dialects';
import type { BatchEndpoint } from '@sheaf/nest';

/** Where OData's clients post batches, and where Microsoft Graph's do with its default version. Urls are those of the contract. */
export const graphEndpoints: readonly BatchEndpoint[] = ['/$batch', '/v1.0/$batch'].map((path) => ({ path, dialect: graphDialect() }));
