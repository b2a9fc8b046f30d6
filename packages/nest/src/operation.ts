import type { OperationParameter } from './batchable.js';
import type { Route, RouteInfo } from './route.js';

/** A route with one method and a name: what an item asks for by `operationId`. */
export interface Operation {
  readonly info: RouteInfo;
  readonly route: Route;
  /** By name, path parameters included. */
  readonly parameters: ReadonlyMap<string, OperationParameter>;
  /** True when an item may pass parameters that are not listed: they go to the query. */
  readonly isOpen: boolean;
}

/** Gives every route names that no two share: what its decorators say, else `Controller_method`, else method and path. */
export function nameOperations(routes: readonly Route[]): Operation[] {
  const taken = new Set<string>();
  return routes.flatMap((route) => {
    // A HEAD route that Fastify made is reached by its method; a name would stand for two.
    if (route.isMadeOfGet) return [];
    const methods = route.methods.filter((method) => itemMethods.has(method));
    return methods.map((method) => {
      const base = methods.length === 1 ? baseName(route, method) : `${baseName(route, method)}_${method.toLowerCase()}`;
      const operationId = freeName(base, taken);
      taken.add(operationId);
      return operationOf(route, method, operationId);
    });
  });
}

/** The methods that an item can have. */
const itemMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

function baseName({ resolved, batchable, options, path }: Route, method: string): string {
  if (resolved === undefined) return (options.schema as { operationId?: string } | undefined)?.operationId ?? `${method} ${path}`;
  const documented = Reflect.getMetadata('swagger/apiOperation', resolved.targetCallback) as { operationId?: string } | undefined;
  const decorated = batchable === false ? undefined : batchable.operationId;
  return decorated ?? documented?.operationId ?? `${resolved.instanceWrapper.name}_${resolved.methodName}`;
}

function freeName(base: string, taken: ReadonlySet<string>): string {
  let name = base;
  for (let nth = 2; taken.has(name); nth++) name = `${base}_${nth}`;
  return name;
}

function operationOf(route: Route, method: string, operationId: string): Operation {
  const { resolved, batchable, path } = route;
  const declared = batchable === false ? undefined : batchable.parameters;
  const parameters = new Map(pathParameters(path).map((name) => [name, { name, in: 'path', required: true } as OperationParameter]));
  for (const parameter of declared ?? documentedParameters(route)) if (parameter.in !== 'path') parameters.set(parameter.name, parameter);
  return {
    info: {
      operationId,
      method,
      path,
      version: resolved?.version,
      controller: resolved?.instanceWrapper.metatype as RouteInfo['controller'],
      handler: resolved?.methodName,
    },
    route,
    parameters,
    isOpen: declared === undefined,
  };
}

/** Names of the parameters of a find-my-way pattern, `*` for a wildcard. */
export function pathParameters(path: string): string[] {
  return [...path.replaceAll('::', '').matchAll(/:([^/(.-]+)|\*/g)].map(([, name]) => (name ?? '*').replace(/\?$/, ''));
}

/** What @nestjs/swagger's decorators leave on a method and its controller. */
function documentedParameters({ resolved }: Route): OperationParameter[] {
  if (resolved === undefined) return [];
  const places = [resolved.targetCallback, resolved.instanceWrapper.metatype].filter((place) => place != null);
  const documented = places.flatMap(
    (place) => (Reflect.getMetadata('swagger/apiParameters', place) as Partial<OperationParameter>[] | undefined) ?? [],
  );
  return documented.flatMap(({ name, in: place, required, explode }) =>
    typeof name === 'string' && (place === 'query' || place === 'header')
      ? [{ name, in: place, required: required === true, explode: explode !== false }]
      : [],
  );
}
