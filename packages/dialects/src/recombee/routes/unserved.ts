import { problem } from '@sheaf/core';
import type { Route } from './route.js';

const methods = ['GET', 'PUT', 'POST', 'DELETE'] as const;

/** What the service has and Sheaf has not: 501, so that a caller does not take it for a misspelt path. */
export const unservedRoutes: readonly Route[] = [
  ...unserved('Series', '/series/list/', '/series/{id}', '/series/{id}/items/'),
  ...unserved('Search synonyms', '/synonyms/items/', '/synonyms/items/{id}'),
  ...unserved(
    'Segmentations',
    '/segmentations/list/',
    '/segmentations/list/{id}',
    '/segmentations/{id}',
    '/segmentations/property-based/{id}',
    '/segmentations/auto-reql/{id}',
    '/segmentations/manual-reql/{id}',
    '/segmentations/manual-reql/{id}/segments/{segmentId}',
  ),
];

/** What the service answers for scenarios that nobody has set up, and here nobody can. */
export const scenarioRoutes: readonly Route[] = [
  '/recomms/users/{userId}/item-segments/',
  '/recomms/items/{itemId}/item-segments/',
  '/recomms/item-segments/item-segments/',
  '/recomms/item-segments/items/',
  '/recomms/next/item-segments/{recommId}',
  '/search/users/{userId}/item-segments/',
  '/recomms/composite/',
].map((path) => ({
  method: 'POST',
  path,
  translate: () => ({ problem: problem('invalid-request', { detail: 'The scenario is not set up: this server has no scenarios.' }) }),
}));

function unserved(what: string, ...paths: string[]): Route[] {
  const refusal = problem('not-available', { detail: `not-implemented: ${what} are not served here.` });
  return paths.flatMap((path) => methods.map((method): Route => ({ method, path, translate: () => ({ problem: refusal }) })));
}
