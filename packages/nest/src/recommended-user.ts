import type { Item } from '@sheaf/core';
import type { CallableOperation } from './callable-operation.js';
import type { CallableRoute } from './callable-route.js';
import type { RouteTable } from './route-table.js';

/** What an operation writes when it recommends, within its batch: `recommended/{parameter that names the user}`, or `recommended/*`. */
export const recommendedResource = 'recommended/';

/**
 * To whom an item recommends, by the effects that its operation declares; `'*'`: nobody knows before it runs, because a reference fills the
 * parameter, the operation says so, or its route cannot be told here. `undefined`: to nobody.
 */
export function recommendedUser(
  item: Item,
  table: RouteTable,
  operationOf: (operationId: string) => CallableOperation | undefined,
): string | undefined {
  const { target } = item;
  if (target === undefined) return undefined;
  if ('operationId' in target) {
    const name = parameterOf(operationOf(target.operationId)?.route);
    if (name === undefined || name === '*') return name;
    if (item.references.some(({ at }) => at[0] === 'parameters' && (at.length === 1 || at[1] === name))) return '*';
    return textOf(target.parameters[name]);
  }
  const found = table.find(target.method, target.path, () => ({ headers: item.headers }));
  if (found === undefined) return '*';
  const name = parameterOf(found.store);
  if (name === undefined || name === '*') return name;
  return textOf(found.params[name] ?? (found.searchParams as Readonly<Record<string, unknown>>)[name]);
}

function parameterOf(route: CallableRoute | undefined): string | undefined {
  const batchable = route?.route.batchable;
  const resource = batchable ? batchable.effects?.writes?.find((each) => each.startsWith(recommendedResource)) : undefined;
  return resource?.slice(recommendedResource.length).replace(/^\{(.*)\}$/, '$1');
}

function textOf(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}
