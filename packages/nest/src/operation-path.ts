import { VERSION_NEUTRAL, VersioningType } from '@nestjs/common';
import type { VersioningOptions } from '@nestjs/common';
import type { CallableRoute } from './callable-route.js';
import type { Operation } from './operation.js';
import { pathParameters } from './operation.js';

/** An operation with how its parameters become a request. */
export interface CallableOperation {
  readonly operation: Operation;
  readonly route: CallableRoute;
  /** Names of path parameters, in the pattern's order. */
  readonly pathNames: readonly string[];
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
    pathNames: pathParameters(path),
    isDirect: hasWholeSegments(path) && !others.some((other) => mayBePreferred(other.route.path, path)),
    versionHeaders: versionHeaders(operation.info.version, versioning),
  };
}

/** The path of a find-my-way pattern with values, percent-encoded, in its places. */
export function buildPath(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(tokens, (token: string, name: string | undefined) => {
    if (token === '::') return ':';
    if (token === '*') return (values['*'] ?? '').split('/').map(encodeURIComponent).join('/');
    return name === undefined ? encodeURI(token) : encodeURIComponent(values[name] ?? '');
  });
}

/** An escaped colon, a parameter with its expression and question mark, a wildcard, or fixed text. */
const tokens = /::|:([^/(.?-]+)(?:\((?:[^()]|\([^()]*\))*\))?\??|\*|[^:*]+/g;

function hasWholeSegments(pattern: string): boolean {
  return pattern.split('/').every((segment) => !/[:*]/.test(segment) || /^:[^:(.?*-]+$/.test(segment));
}

/** Whether the router prefers `other` for some path that `pattern` matches. In doubt: yes. */
export function mayBePreferred(other: string, pattern: string): boolean {
  const theirs = other.split('/');
  const ours = pattern.split('/');
  let isPreferred = false;
  for (const [at, their] of theirs.entries()) {
    if (their.includes('*')) return isPreferred;
    const our = ours[at];
    if (our === undefined) return false;
    const theyVary = their.includes(':');
    const weVary = our.includes(':');
    if (!theyVary && !weVary && their.toLowerCase() !== our.toLowerCase()) return false;
    if (theyVary && !weVary && !isPreferred) return false;
    // Fixed text comes before a parameter, and so does a parameter with an expression or text beside it.
    if (weVary && (!theyVary || !hasWholeSegments(their))) isPreferred = true;
  }
  return isPreferred && theirs.length === ours.length;
}

function versionHeaders(version: unknown, versioning: VersioningOptions | undefined): Record<string, string> {
  const first: unknown = [version].flat().find((one) => typeof one === 'string');
  if (typeof first !== 'string' || [version].flat().includes(VERSION_NEUTRAL)) return {};
  if (versioning?.type === VersioningType.HEADER) return { [versioning.header.toLowerCase()]: first };
  if (versioning?.type === VersioningType.MEDIA_TYPE) return { accept: `application/json;${versioning.key}${first}` };
  return {};
}
