import type { VersioningOptions } from '@nestjs/common';
import type { OperationParameter } from './batchable.js';
import type { ResolvedRoute } from './nest-internals.js';
import { documentName } from './operation-name.js';
import { pathParameters } from './path-pattern.js';
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

/** Names routes so that no two share one: as their decorators say, else as the app's OpenAPI document does, else by method and path. */
export function nameOperations(
  routes: readonly Route[],
  resolved: readonly ResolvedRoute[],
  versioning: VersioningOptions | undefined,
): Operation[] {
  const taken = new Set<string>();
  return routes.flatMap((route) => {
    // A HEAD route that Fastify made is reached by its method; a name would stand for two.
    if (route.isMadeOfGet) return [];
    const methods = route.methods.filter((method) => itemMethods.has(method));
    return methods.map((method) => {
      const given = givenName(route);
      const base =
        given === undefined
          ? (documentName(route, method, resolved, versioning) ?? `${method} ${route.path}`)
          : methods.length === 1
            ? given
            : `${given}_${method.toLowerCase()}`;
      const operationId = freeName(base, taken);
      taken.add(operationId);
      return operationOf(route, method, operationId);
    });
  });
}

/** The methods that an item can have. */
const itemMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

function givenName({ resolved, batchable, options }: Route): string | undefined {
  if (resolved === undefined) return (options.schema as { operationId?: string } | undefined)?.operationId;
  const documented = Reflect.getMetadata('swagger/apiOperation', resolved.targetCallback) as { operationId?: string } | undefined;
  return (batchable === false ? undefined : batchable.operationId) ?? documented?.operationId;
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
