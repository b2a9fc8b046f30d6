import { VERSION_NEUTRAL, VersioningType } from '@nestjs/common';
import type { VersioningOptions } from '@nestjs/common';
import type { ResolvedRoute } from './nest-internals.js';
import type { Route } from './route.js';

/** `Controller_method`, which every route of a controller's method answers to; `undefined` for a route that Nest does not know. */
export function plainName({ resolved }: Route): string | undefined {
  return resolved === undefined ? undefined : `${resolved.instanceWrapper.name}_${resolved.methodName}`;
}

/**
 * The name of a route in the OpenAPI document that @nestjs/swagger makes of the app, so that a client made of that document can name its calls:
 * `Controller_method`, with the path's position where the method has several, the version where there is one, the HTTP method for `@All`.
 * What an app's own `operationIdFactory` makes only swagger knows.
 *
 * `all`: the routes of all controllers, in Nest's order.
 */
export function documentName(
  route: Route,
  method: string,
  all: readonly ResolvedRoute[],
  versioning: VersioningOptions | undefined,
): string | undefined {
  const { resolved, methods, path } = route;
  if (resolved === undefined) return undefined;
  const name = plainName(route)!;
  if (methods.length > 1) return `${name}_${method.toLowerCase()}`;

  const siblings = all.filter(
    ({ instanceWrapper, methodName }) => instanceWrapper === resolved.instanceWrapper && methodName === resolved.methodName,
  );
  const stated = [(resolved.version as unknown) ?? []].flat();
  const inPath = versioning?.type === VersioningType.URI ? stated : [];
  const tokens = inPath
    .filter((version) => version !== VERSION_NEUTRAL)
    .map((version) => `${versionPrefix(versioning!)}${String(version)}`);
  const isOneOfSeveral = siblings.length > 1 && siblings.length !== tokens.length;
  const version =
    tokens.find((token) => path.includes(`/${token}/`) || path.endsWith(`/${token}`)) ??
    (versioning === undefined || versioning.type === VersioningType.URI ? undefined : stated.find((one) => one !== VERSION_NEUTRAL));
  const place = isOneOfSeveral ? `[${documentPosition(siblings.indexOf(resolved), siblings.length, inPath.length || 1)}]` : '';
  return version === undefined ? `${name}${place}` : `${name}${place}_${String(version)}`;
}

/** Nest goes through a path's versions, swagger through a version's paths. */
function documentPosition(position: number, total: number, versions: number): number {
  return (position % versions) * (total / versions) + Math.floor(position / versions);
}

function versionPrefix(versioning: VersioningOptions): string {
  const { prefix } = versioning as { prefix?: string | false };
  return prefix === false ? '' : (prefix ?? 'v');
}
