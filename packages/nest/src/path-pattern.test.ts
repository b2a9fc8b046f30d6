import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { fastifyInternals } from './fastify-internals.js';
import { buildPath, mayBePreferred, pathParameters } from './path-pattern.js';

describe('the path of an operation', () => {
  it.each([
    ['/items/:id', { id: 'a' }, '/items/a'],
    ['/items/:id/views/:view', { id: 'a/b', view: 'ü %' }, '/items/a%2Fb/views/%C3%BC%20%25'],
    ['/range/:from-:to', { from: '1', to: '2' }, '/range/1-2'],
    ['/files/:name.:type', { name: 'a', type: 'json' }, '/files/a.json'],
    ['/digits/:n(^\\d+$)', { n: '12' }, '/digits/12'],
    ['/nested/:n((?:a|b)+)', { n: 'ab' }, '/nested/ab'],
    ['/maybe/:id?', { id: '1' }, '/maybe/1'],
    ['/rest/*', { '*': 'a/b c' }, '/rest/a/b%20c'],
    ['/grüße/::x', {}, '/gr%C3%BC%C3%9Fe/:x'],
  ])('of %s with %j is %s', (pattern, values, path) => {
    expect(buildPath(pattern, values)).toBe(path);
    expect(pathParameters(pattern)).toEqual(Object.keys(values));
  });

  it('leads back to its values through the router', () => {
    const { findMyWay } = fastifyInternals();
    const router = findMyWay({ maxParamLength: 5000 });
    router.on('GET', '/a/:one/b/:two', {}, () => undefined, 'here');
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(text, text, (one, two) => {
        expect(router.find('GET', buildPath('/a/:one/b/:two', { one, two }), undefined)).toMatchObject({
          store: 'here',
          params: { one, two },
        });
      }),
    );
  });
});

describe('a route that the router may prefer', () => {
  it.each([
    ['/items/popular', '/items/:id', true],
    ['/items/:id', '/items/popular', false],
    ['/items/:id/views', '/items/:id', false],
    ['/items/:other', '/items/:id', false],
    ['/users/:id', '/items/:id', false],
    ['/items/popular/*', '/items/:id/views', true],
    ['/*', '/items/:id', false],
    ['/items/:id(^\\d+$)', '/items/:id', true],
    ['/items/:a-:b', '/items/:id', true],
    ['/:any/popular', '/items/:id', false],
  ])('%s to %s: %s', (other, pattern, may) => {
    expect(mayBePreferred(other, pattern)).toBe(may);
  });

  it('is never overlooked: no value leads elsewhere when none may be preferred', () => {
    const { findMyWay } = fastifyInternals();
    const segment = fc.constantFrom('a', 'b', ':x', ':y', ':x-:y', ':n(^a$)');
    const pattern = fc
      .array(segment, { minLength: 1, maxLength: 3 })
      .map((parts) => `/${parts.map((part, at) => part.replaceAll(/:(\w)/g, `:$1${at}`)).join('/')}`);
    const ours = fc
      .array(fc.constantFrom('a', 'b', ':x'), { minLength: 1, maxLength: 3 })
      .map((parts) => `/${parts.map((part, at) => part.replace(':x', `:p${at}`)).join('/')}`);
    fc.assert(
      fc.property(ours, pattern, fc.constantFrom('a', 'b', 'c', 'a-b'), (own, other, value) => {
        if (mayBePreferred(other, own)) return;
        const router = findMyWay({});
        router.on('GET', own, {}, () => undefined, 'own');
        try {
          router.on('GET', other, {}, () => undefined, 'other');
        } catch {
          return; // The same pattern twice.
        }
        const values = Object.fromEntries(pathParameters(own).map((name) => [name, value]));
        expect(router.find('GET', buildPath(own, values), undefined)).toMatchObject({ store: 'own' });
      }),
      { numRuns: 500 },
    );
  });
});
