import { describe, expect, it } from '@jest/globals';
import { pathToRegexp } from 'path-to-regexp';
import * as fc from 'fast-check';
import { mayMatch } from './middleware.js';

/** path-to-regexp takes no name twice. */
const unique = (pattern: string) => pattern.replaceAll(/:(\w)/g, (_, name: string, at: number) => `:${name}${at}`);

describe('a middleware’s path and a route’s', () => {
  it.each([
    ['/admin', '/admin', true],
    ['/admin', '/admin/panel', true],
    ['/admin/', '/admin', true],
    ['/ADMIN', '/admin', true],
    ['/%61dmin', '/admin', true],
    ['/admin', '/public', false],
    ['/admin/panel', '/admin', false],
    ['/admin/panel', '/admin/:page', true],
    ['/admin/panel', '/admin/*', true],
    ['/:any/panel', '/admin/panel', true],
    ['/:any/panel', '/admin/list', false],
    ['/admin{/*rest}', '/admin/x', true],
    ['/{*all}', '/x', true],
    ['*path', '/x', true],
    ['/', '/x', true],
    ['/admin$', '/admin', true],
    ['/a/b', '/a/:id(^\\d+$)', true],
  ])('%s and %s may meet: %s', (middleware, route, may) => {
    expect(mayMatch(middleware, route)).toBe(may);
  });

  it('are never said not to meet when some path matches both', () => {
    const segment = fc.constantFrom('a', 'b', 'A', ':x', ':y');
    const path = fc.array(segment, { maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
    fc.assert(
      fc.property(path, path, fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 }), (middleware, route, asked) => {
        const url = `/${asked.join('/')}`;
        const meets = pathToRegexp(unique(middleware), { end: false }).regexp.test(url) && pathToRegexp(unique(route)).regexp.test(url);
        if (meets) expect(mayMatch(middleware, route)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
