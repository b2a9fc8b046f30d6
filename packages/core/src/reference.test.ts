import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { deepFreeze } from '../test/batch.js';
import { Faults } from './fault.js';
import { readReferences } from './reference.js';

function read(values: Parameters<typeof readReferences>[0], maxReferences = 64) {
  const faults = new Faults();
  return { ...readReferences(deepFreeze(values), '/requests/3', maxReferences, faults), faults };
}

describe('references', () => {
  it('are found in parameters and body, and leave undefined in their places', () => {
    const { parameters, body, references, faults } = read({
      parameters: { itemId: { $result: 'movie#/body/itemId' }, count: 5 },
      body: { list: [1, { $result: 'a/b#/headers/etag' }, { deep: { $result: ' #/status' } }] },
    });
    expect(parameters).toEqual({ itemId: undefined, count: 5 });
    expect(body).toEqual({ list: [1, undefined, { deep: undefined }] });
    expect(references).toEqual([
      { at: ['parameters', 'itemId'], id: 'movie', pointer: ['body', 'itemId'] },
      { at: ['body', 'list', '1'], id: 'a/b', pointer: ['headers', 'etag'] },
      { at: ['body', 'list', '2', 'deep'], id: ' ', pointer: ['status'] },
    ]);
    expect(faults.count).toBe(0);
  });

  it('can be the whole body', () => {
    expect(read({ body: { $result: 'a#/body' } })).toMatchObject({
      body: undefined,
      references: [{ at: ['body'], id: 'a', pointer: ['body'] }],
    });
  });

  it('are objects only: no string is one', () => {
    const body = { price: '$5 off', like: '$result', text: 'a#/body' };
    expect(read({ body })).toMatchObject({ body, references: [] });
  });

  it('leave values without any as the very same objects', () => {
    const parameters = { a: 1 };
    const body = { list: [{ b: [2] }] };
    const result = read({ parameters, body });
    expect(result.parameters).toBe(parameters);
    expect(result.body).toBe(body);
  });

  it('are at most so many in an item, parameters and body together', () => {
    const body = Array.from({ length: 3 }, () => ({ $result: 'a#/status' }));
    expect(read({ body }, 3).faults.count).toBe(0);
    expect(read({ body, parameters: { x: { $result: 'a#/status' } } }, 3).faults.kept).toEqual([
      { code: 'invalid-reference', pointer: '/requests/3', detail: 'An item may hold 3 references; this one has 4.' },
    ]);
  });

  it.each([
    ['no string', { $result: 7 }, 'the number 7'],
    ['no hash', { $result: 'a/body' }, 'a string of 6 characters'],
    ['no id', { $result: '#/body' }, 'a string of 6 characters'],
    ['no pointer', { $result: 'a#body' }, 'a string of 6 characters'],
    ['the whole result', { $result: 'a#' }, 'a string of 2 characters'],
    ['a bad escape', { $result: 'a#/body/~2' }, 'a string of 10 characters'],
    ['another member', { $result: 'a#/index' }, 'a string of 8 characters'],
    ['all headers', { $result: 'a#/headers' }, 'a string of 10 characters'],
    ['below a header', { $result: 'a#/headers/etag/0' }, 'a string of 17 characters'],
    ['below the status', { $result: 'a#/status/0' }, 'a string of 11 characters'],
    ['an object', { $result: {} }, 'an object of 0 members'],
  ])('with %s are refused with the rule and what arrived', (_, reference, arrived) => {
    const { faults } = read({ body: { x: [reference] } });
    expect(faults.kept).toEqual([
      { code: 'invalid-reference', pointer: '/requests/3/body/x/0', detail: expect.stringContaining(`${arrived} arrived`) },
    ]);
  });

  it('stand alone in their object', () => {
    expect(read({ body: { $result: 'a#/body', x: 1 } }).faults.kept).toMatchObject([
      { code: 'invalid-reference', pointer: '/requests/3/body' },
    ]);
    expect(read({ body: { $literal: 1, x: 1 } }).faults.kept).toMatchObject([{ code: 'invalid-reference', pointer: '/requests/3/body' }]);
    expect(read({ body: { $literal: 1, $result: 'a#/body' } }).faults.count).toBe(1);
  });

  it('cannot stand for all parameters', () => {
    expect(read({ parameters: { $result: 'a#/body' } }).faults.kept).toMatchObject([
      { code: 'invalid-reference', pointer: '/requests/3/parameters' },
    ]);
    expect(read({ parameters: { $literal: 5 } }).faults.count).toBe(1);
    expect(read({ parameters: { $literal: { $result: 'x' } } })).toMatchObject({ parameters: { $result: 'x' }, references: [] });
  });

  it('are not looked for within a literal, which is unwrapped once', () => {
    const inner = { $result: 'a#/body', more: { $literal: { $result: 7 } } };
    const { body, references, faults } = read({ body: { x: { $literal: inner }, y: { $literal: { $literal: 1 } } } });
    expect(body).toEqual({ x: inner, y: { $literal: 1 } });
    expect(references).toEqual([]);
    expect(faults.count).toBe(0);
  });
});

it('any value that a careful client wraps arrives as it was, without a reference', () => {
  const names = fc.constantFrom('$result', '$literal', 'a', 'b', '__proto__');
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(1, null, 'a#/body'),
      fc.array(tie('value')),
      fc.dictionary(names, tie('value')),
    ),
  }));
  fc.assert(
    fc.property(value, (body) => {
      const { body: read_, references, faults } = read({ body: wrap(body) });
      expect(JSON.stringify(read_)).toBe(JSON.stringify(body));
      expect(references).toEqual([]);
      expect(faults.count).toBe(0);
    }),
  );
});

/** The client's rule: an object that happens to have one of the two members goes within `$literal`, whole. */
function wrap(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(wrap);
  if (Object.hasOwn(value, '$result') || Object.hasOwn(value, '$literal')) return { $literal: value };
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, wrap(part)]));
}
