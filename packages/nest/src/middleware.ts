import type { FastifyInstance } from 'fastify';

/**
 * Whether a middleware that was registered with middie (Nest's `consumer.apply()` and `app.use()`) may run for requests of a route. In doubt it
 * may: such a route goes by inject, which is right whether it does or not.
 */
export function mayHaveMiddleware(instance: FastifyInstance, routePath: string): boolean {
  return middlewarePaths(instance).some((path) => path === undefined || mayMatch(path, routePath));
}

/** Where middleware is mounted; `undefined`: on every path. */
function middlewarePaths(instance: FastifyInstance): (string | undefined)[] {
  const mounted = findMiddlewares(instance);
  return mounted.flatMap(([path]) => [path].flat()).map((path) => (typeof path === 'string' ? path : undefined));
}

/** What middie keeps on an instance: pairs of path and function, the path left out for all. A child instance may use its parent's. */
function findMiddlewares(instance: FastifyInstance): [unknown, unknown][] {
  for (let holder: object | null = instance; holder !== null; holder = Object.getPrototypeOf(holder)) {
    const key = Object.getOwnPropertySymbols(holder).find(({ description }) => description === 'fastify-middie-middlewares');
    if (key !== undefined) return (holder as Record<symbol, [unknown, unknown][]>)[key] ?? [];
  }
  return [];
}

/**
 * Whether some path can match both: a middleware's path, in path-to-regexp's syntax, as a prefix, and a route's, in find-my-way's. Only two
 * plain segments that differ tell them apart.
 */
export function mayMatch(middleware: string, route: string): boolean {
  const theirs = segments(route);
  for (const [at, segment] of segments(middleware).entries()) {
    const other = theirs[at];
    if (/[*{(]/.test(segment)) return true;
    if (other === undefined) return false;
    if (other.includes('*')) return true;
    if (isPlain(segment) && isPlain(other) && normal(segment) !== normal(other)) return false;
  }
  return true;
}

function segments(path: string): string[] {
  return path.replace(/\$$/, '').split('/').filter(Boolean);
}

function isPlain(segment: string): boolean {
  return !/[:*(){}[\]+?!\\^$|]/.test(segment);
}

function normal(segment: string): string {
  try {
    return decodeURIComponent(segment).toLowerCase();
  } catch {
    return segment.toLowerCase();
  }
}
