import { type Call, defined } from '../call.js';
import { CallFault } from '../fault.js';
import { readFilter } from '../reql/reql.js';
import { done, type Route } from './route.js';

/** What is about a whole catalogue, or about many of its items and users at once. */
export const catalogueRoutes: readonly Route[] = [
  {
    method: 'PUT',
    path: '/users/{target}/merge/{source}',
    translate: (call) => ({
      operationId: 'mergeUsers',
      parameters: defined({ userId: call.id('target'), cascadeCreate: call.flag('cascadeCreate') }),
      body: { sourceUserId: call.id('source') },
      answer: done,
    }),
  },
  {
    method: 'POST',
    path: '/more-items/',
    translate: (call) => {
      const changes = call.value('changes');
      if (typeof changes !== 'object' || Array.isArray(changes)) throw new CallFault('changes must be an object of values');
      return { operationId: 'updateItems', parameters: { filter: filterOfMany(call), declaredOnly: true }, body: changes, answer: changed };
    },
  },
  {
    method: 'DELETE',
    path: '/more-items/',
    translate: (call) => ({
      operationId: 'deleteItems',
      parameters: { filter: filterOfMany(call) },
      answer: changed,
    }),
  },
  {
    method: 'DELETE',
    path: '/',
    translate: (call) => ({ operationId: 'resetCatalogue', parameters: { catalogueId: call.database.id }, answer: done }),
  },
  // The least that can be asked for: there are no scenarios, but only a catalogue can say so.
  {
    method: 'GET',
    path: '/scenarios/',
    translate: () => ({
      operationId: 'listItems',
      parameters: { limit: 1, properties: ['itemId'] },
      answer: { code: 200, json: () => [] },
    }),
  },
];

/** Here a filter must be there, so that nobody changes everything by leaving it out. */
function filterOfMany(call: Call): string {
  return readFilter(call.required('filter')) ?? 'itemId:exists:true';
}

const changed = {
  code: 200,
  json: (body: unknown) => {
    const { itemIds, count } = body as { readonly itemIds: readonly string[]; readonly count: number };
    return { itemIds, count };
  },
} as const;
