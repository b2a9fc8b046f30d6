import { VERSION_NEUTRAL, VersioningType } from '@nestjs/common';
import type { VersioningOptions } from '@nestjs/common';
import type { CallableRoute } from './callable-route.js';
import type { Operation } from './operation.js';
import { hasWholeSegments, mayBePreferred } from './path-pattern.js';

/** An operation with how its parameters become a request. */
export interface CallableOperation {
  readonly operation: Operation;
  readonly route: CallableRoute;
  /**
   * True when values in the pattern's places always lead to this route, so that nothing needs to be built and matched: each parameter is a whole
   * segment, and no other route is preferred for some value (`/items/popular` is, to `/items/:id`).
   */
  readonly isDirect: boolean;
  /** Headers that choose the operation's version, where versions are told by one. */
  readonly versionHeaders: Readonly<Record<string, string>>;
}

export function callableOperation(
  operation: Operation,
  route: CallableRoute,
  all: readonly CallableRoute[],
  versioning: VersioningOptions | undefined,
): CallableOperation {
  const { method, path } = operation.info;
  const others = all.filter((other) => other !== route && other.route.methods.includes(method));
  return {
    operation,
    route,
    isDirect: hasWholeSegments(path) && !others.some((other) => mayBePreferred(other.route.path, path)),
    versionHeaders: versionHeaders(operation.info.version, versioning),
  };
}

function versionHeaders(version: unknown, versioning: VersioningOptions | undefined): Record<string, string> {
  const first: unknown = [version].flat().find((one) => typeof one === 'string');
  if (typeof first !== 'string' || [version].flat().includes(VERSION_NEUTRAL)) return {};
  if (versioning?.type === VersioningType.HEADER) return { [versioning.header.toLowerCase()]: first };
  if (versioning?.type === VersioningType.MEDIA_TYPE) return { accept: `application/json;${versioning.key}${first}` };
  return {};
}
