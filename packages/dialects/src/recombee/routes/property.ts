import { problem } from '@sheaf/core';
import type { EntityNames } from './entity.js';
import { created, done, type Route } from './route.js';

/** Typed properties of items or users. */
export function propertyRoutes({ many, One }: EntityNames): Route[] {
  return [
    {
      method: 'PUT',
      path: `/${many}/properties/{name}`,
      translate: (call) => {
        const role = call.value('role');
        if (typeof role === 'string' && !roles.has(role))
          return { problem: problem('not-found', { detail: 'There is no such property role.' }) };
        return {
          operationId: `put${One}Property`,
          parameters: { propertyName: call.id('name'), 'If-None-Match': '*' },
          body: { type: call.required('type') },
          answer: created,
        };
      },
    },
    {
      method: 'DELETE',
      path: `/${many}/properties/{name}`,
      translate: (call) => ({ operationId: `delete${One}Property`, parameters: { propertyName: call.id('name') }, answer: done }),
    },
    {
      method: 'GET',
      path: `/${many}/properties/{name}`,
      translate: (call) => ({
        operationId: `get${One}Property`,
        parameters: { propertyName: call.id('name') },
        answer: { code: 200, json: (body) => nameAndType(body as Property) },
      }),
    },
    {
      method: 'GET',
      path: `/${many}/properties/list/`,
      translate: () => ({
        operationId: `list${One}Properties`,
        answer: { code: 200, json: (body) => (body as { properties: Property[] }).properties.map(nameAndType) },
      }),
    },
  ];
}

/** What the service lets a property mean (its page property_roles_metadata). Here a role is checked and means nothing. */
const roles: ReadonlySet<string> = new Set([
  'title',
  'summary',
  'url',
  'tags',
  'categories',
  'category',
  'genres',
  'genre',
  'primaryImage',
  'price',
  'publishDate',
]);

interface Property {
  readonly propertyName: string;
  readonly type: string;
}

function nameAndType({ propertyName, type }: Property): object {
  return { name: propertyName, type };
}
