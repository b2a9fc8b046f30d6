import { catalogueRoutes } from './catalogue.js';
import { entityRoutes, items, users } from './entity.js';
import { interactionRoutes } from './interaction.js';
import { propertyRoutes } from './property.js';
import { recommendationRoutes } from './recommendation.js';
import type { Route } from './route.js';
import { scenarioRoutes, unservedRoutes } from './unserved.js';

/** Every request type of the service but Batch. */
export const routes: readonly Route[] = [
  ...entityRoutes(items),
  ...propertyRoutes(items),
  ...entityRoutes(users),
  ...propertyRoutes(users),
  ...interactionRoutes,
  ...recommendationRoutes,
  ...catalogueRoutes,
  ...scenarioRoutes,
  ...unservedRoutes,
];

/** The route of a call, the ids in its path, or the methods that the path has (none: there is no such path). */
export type Found =
  | { readonly route: Route; readonly ids: Readonly<Record<string, string>> }
  | { readonly route?: undefined; readonly methods: readonly string[] };

interface Pattern {
  readonly names: readonly (string | undefined)[];
  readonly segments: readonly string[];
  readonly byMethod: Map<string, Route>;
}

/** Patterns by how many segments they have and which is the first: a handful for each. */
const patterns = new Map<string, Pattern[]>();
for (const route of routes) {
  const segments = route.path.slice(1).split('/');
  const key = keyOf(segments);
  const alike = patterns.get(key) ?? [];
  patterns.set(key, alike);
  let pattern = alike.find((each) => each.segments.join('/') === segments.join('/'));
  if (pattern === undefined) {
    pattern = { segments, names: segments.map((segment) => /^\{(\w+)\}$/.exec(segment)?.[1]), byMethod: new Map() };
    alike.push(pattern);
  }
  pattern.byMethod.set(route.method, route);
}

/**
 * Finds the route of a path's segments; the last is `''` where the path ends in a slash. The slash tells `/items/list/` from an item named list, so it is
 * heeded where both exist; else a path is found with or without it.
 */
export function findRoute(method: string, segments: readonly string[]): Found {
  const written = within(method, segments);
  if (written.route !== undefined) return written;
  const other = within(method, segments.at(-1) === '' ? segments.slice(0, -1) : [...segments, '']);
  return other.route === undefined && other.methods.length === 0 ? written : other;
}

function within(method: string, segments: readonly string[]): Found {
  const matching = (patterns.get(keyOf(segments)) ?? []).filter((pattern) =>
    pattern.segments.every((segment, at) => (pattern.names[at] === undefined ? segment === segments[at] : segments[at] !== '')),
  );
  // Words before ids: /items/list/ is no list of an item's.
  const found = matching.filter(({ byMethod }) => byMethod.has(method)).toSorted((a, b) => idsOf(a) - idsOf(b))[0];
  const route = found?.byMethod.get(method);
  if (found === undefined || route === undefined)
    return { methods: [...new Set(matching.flatMap(({ byMethod }) => [...byMethod.keys()]))] };
  const ids = found.names.flatMap((name, at): [string, string][] => (name === undefined ? [] : [[name, segments[at] as string]]));
  return { route, ids: Object.fromEntries(ids) };
}

function idsOf({ names }: Pattern): number {
  return names.filter((name) => name !== undefined).length;
}

/** No path begins with an id. */
function keyOf(segments: readonly string[]): string {
  return `${segments.length} ${segments[0]}`;
}
