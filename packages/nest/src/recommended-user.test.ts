import { describe, expect, it } from '@jest/globals';
import type { Item } from '@sheaf/core';
import type { CallableOperation } from './callable-operation.js';
import { recommendedUser } from './recommended-user.js';
import type { RouteTable } from './route-table.js';

const routeThatWrites = (...writes: string[]) => ({ route: { batchable: { effects: { writes } } } });
const forUser = routeThatWrites('users/{userId}', 'recommended/{userId}');
const operations: Readonly<Record<string, unknown>> = {
  forUser: { route: forUser },
  next: { route: routeThatWrites('recommended/*') },
  other: { route: routeThatWrites('items/{itemId}') },
  excluded: { route: { route: { batchable: false } } },
};
const table = {
  find: (_method: string, path: string) => {
    const { pathname, searchParams } = new URL(path, 'http://x');
    const userId = /^\/users\/([^/]+)$/.exec(pathname)?.[1];
    if (userId !== undefined) return { store: forUser, params: { userId: decodeURIComponent(userId) }, searchParams: {} };
    if (pathname === '/items') return { store: forUser, params: {}, searchParams: Object.fromEntries(searchParams) };
    return undefined;
  },
} as unknown as RouteTable;

const userOf = (item: Partial<Item>) =>
  recommendedUser({ references: [], headers: {}, ...item } as Item, table, (id) => operations[id] as CallableOperation | undefined);

describe('to whom an item recommends', () => {
  it.each([
    ['is the value of the parameter that the effect names', { target: { operationId: 'forUser', parameters: { userId: 'ada' } } }, 'ada'],
    ['is nobody where that parameter is left out', { target: { operationId: 'forUser', parameters: {} } }, undefined],
    ['is nobody for an operation that does not recommend', { target: { operationId: 'other', parameters: { itemId: 'a' } } }, undefined],
    ['is nobody for an operation that there is not', { target: { operationId: 'nowhere', parameters: {} } }, undefined],
    ['is nobody for one that a batch may not call', { target: { operationId: 'excluded', parameters: {} } }, undefined],
    ['is nobody for an item that carries its problem', {}, undefined],
    ['is not known where the operation says so', { target: { operationId: 'next', parameters: {} } }, '*'],
    ['is read from a path', { target: { method: 'GET', path: '/users/a%20b' } }, 'a b'],
    ['is read from a query', { target: { method: 'GET', path: '/items?userId=ada' } }, 'ada'],
    ['is not known of a path that cannot be told here', { target: { method: 'GET', path: '/elsewhere' } }, '*'],
  ] as [string, Partial<Item>, string | undefined][])('%s', (_title, item, expected) => {
    expect(userOf(item)).toBe(expected);
  });

  it.each([
    [['parameters', 'userId'], '*'],
    [['parameters'], '*'],
    [['parameters', 'count'], 'ada'],
    [['body', 'userId'], 'ada'],
  ])('with a reference at %j is %s', (at, expected) => {
    const references = [{ at, item: 0, pointer: ['body'] }];
    expect(userOf({ target: { operationId: 'forUser', parameters: { userId: 'ada' } }, references })).toBe(expected);
  });
});
