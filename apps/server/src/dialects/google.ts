import { openapi } from '@sheaf/contracts/openapi';
import { googleDialect, googleRestDialect } from '@sheaf/dialects';
import type { BatchEndpoint, GoogleDiscovery } from '@sheaf/nest';

/** Below it Google's clients find what the contract has at the root: they add parameters (`alt=json`) that the contract knows nothing of. */
const servicePath = 'sheaf/v1';

/** Where a client that is built from the discovery document sends batches and lone requests. Each part has its own credential or the batch's. */
export const googleEndpoints: readonly BatchEndpoint[] = [
  { path: `/batch/${servicePath}`, dialect: googleDialect({ servicePath }) },
  { path: `/${servicePath}/*`, dialect: googleRestDialect({ servicePath }) },
];

/** The contract as Google's clients read it: `build('sheaf', 'v1', discoveryServiceUrl='…/discovery/v1/apis/{api}/{apiVersion}/rest')`. */
export const discovery: GoogleDiscovery = {
  name: 'sheaf',
  version: 'v1',
  servicePath,
  document: openapi,
  // Batches have a form of their own there.
  include: ({ path }) => !path.startsWith('/batch'),
};
