import { type Call, defined } from '../call.js';
import { readFilter } from '../reql/reql.js';
import { created, done, type Route } from './route.js';

/** What items and users are called, here and there. */
export interface EntityNames {
  readonly many: 'items' | 'users';
  readonly One: 'Item' | 'User';
  readonly id: 'itemId' | 'userId';
}

export const items: EntityNames = { many: 'items', One: 'Item', id: 'itemId' };
export const users: EntityNames = { many: 'users', One: 'User', id: 'userId' };

/** Items or users themselves: the same routes under two names. */
export function entityRoutes({ many, One, id }: EntityNames): Route[] {
  return [
    {
      method: 'PUT',
      path: `/${many}/{id}`,
      // Only where there is none yet: an If-None-Match that does not hold is the service's 409.
      translate: (call) => ({
        operationId: `put${One}`,
        parameters: { [id]: call.id('id'), 'If-None-Match': '*' },
        body: {},
        answer: created,
      }),
    },
    {
      method: 'DELETE',
      path: `/${many}/{id}`,
      translate: (call) => ({ operationId: `delete${One}`, parameters: { [id]: call.id('id') }, answer: done }),
    },
    {
      method: 'GET',
      path: `/${many}/{id}`,
      translate: (call) => ({
        operationId: `get${One}`,
        parameters: { [id]: call.id('id') },
        answer: { code: 200, json: (body) => withoutId(body as Entity, id) },
      }),
    },
    {
      method: 'POST',
      path: `/${many}/{id}`,
      translate: (call) => {
        const { cascadeCreate: _, '!cascadeCreate': __, ...values } = call.given;
        const cascadeCreate = call.flag('cascadeCreate') ?? call.flag('!cascadeCreate');
        return {
          operationId: `patch${One}`,
          // The service knows no values but those of declared properties.
          parameters: defined({ [id]: call.id('id'), cascadeCreate, declaredOnly: true }),
          body: values,
          answer: done,
        };
      },
    },
    {
      method: 'GET',
      path: `/${many}/list/`,
      translate: (call) => {
        const shown = shownOf(call);
        return {
          operationId: `list${One}s`,
          parameters: defined({
            limit: call.count('count', 1) ?? maxListed,
            offset: call.count('offset', 0),
            filter: filterOf(call),
            properties: shown === undefined ? [id] : shown === all ? undefined : shown,
          }),
          answer: {
            code: 200,
            json: (body) => (body as Record<typeof many, Entity[]>)[many].map((entity) => (shown === undefined ? entity[id] : entity)),
          },
        };
      },
    },
  ];
}

type Entity = Readonly<Record<string, unknown>>;

/** How many entries a list has where the caller names no number: as many as one answer of the contract may have. */
export const maxListed = 100_000;

/** The filter that a call has, in the contract's grammar. */
export function filterOf(call: Call): string | undefined {
  const filter = call.text('filter');
  return filter === undefined ? undefined : readFilter(filter);
}

/** In place of names: all properties. */
export const all: readonly string[] = ['*'];

/** The properties that are answered with each entry: none, `all` of them, or those included. */
export function shownOf(call: Call): readonly string[] | undefined {
  const included = call.list('includedProperties');
  if (call.flag('returnProperties') !== true) return undefined;
  return included === undefined || included.length === 0 ? all : included;
}

function withoutId(entity: Entity, id: string): Entity {
  const values: Record<string, unknown> = { ...entity };
  delete values[id];
  return values;
}
