import { describe, expect, it } from '@jest/globals';
import { matchesFilter } from './route.js';
import type { RouteInfo } from './route.js';

const route: RouteInfo = {
  operationId: 'getItem',
  method: 'GET',
  path: '/api/items/:id',
  version: undefined,
  controller: undefined,
  handler: 'get',
};

describe('a filter of routes', () => {
  it.each([
    ['getItem', true],
    ['getitem', false],
    ['/api/items/:id', true],
    ['/api/items', false],
    ['/api/*', true],
    ['/api/users/*', false],
    ['GET /api/items/:id', true],
    ['POST /api/items/:id', false],
    ['GET /api/*', true],
    ['DELETE /*', false],
  ])('%s matches GET /api/items/:id, named getItem: %s', (filter, matches) => {
    expect(matchesFilter(route, filter)).toBe(matches);
  });

  it('can be a function of all that is known of the route', () => {
    expect(matchesFilter(route, ({ handler, method }) => handler === 'get' && method === 'GET')).toBe(true);
  });
});
