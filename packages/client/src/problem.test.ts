import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { localProblems, problemOf } from './problem.js';

test('the problems that the client answers itself are those of the catalogue', () => {
  const catalogue = parse(readFileSync(new URL('../../../spec/problems.yaml', import.meta.url), 'utf8')) as Record<
    string,
    { status: number; title: string }
  >;
  const stated = Object.keys(localProblems).map((code) => [code, { status: catalogue[code]?.status, title: catalogue[code]?.title }]);
  expect(Object.fromEntries(stated)).toEqual(localProblems);
});

test.each([
  [
    'a problem document of Sheaf',
    { type: '/problems/x', title: 'X', status: 404, code: 'x', limit: 5 },
    { type: '/problems/x', title: 'X', status: 404, code: 'x', limit: 5 },
  ],
  [
    'one of another',
    { type: 'https://api.test/x', title: 'X', detail: 'No.' },
    { type: 'https://api.test/x', title: 'X', status: 404, code: 'http-404', detail: 'No.' },
  ],
  [
    'Nest’s own form',
    { statusCode: 404, message: 'None', error: 'Not Found' },
    { type: 'about:blank', title: 'HTTP 404', status: 404, code: 'http-404', detail: 'None' },
  ],
  ['text', 'None', { type: 'about:blank', title: 'HTTP 404', status: 404, code: 'http-404' }],
  ['nothing', undefined, { type: 'about:blank', title: 'HTTP 404', status: 404, code: 'http-404' }],
  ['null', null, { type: 'about:blank', title: 'HTTP 404', status: 404, code: 'http-404' }],
])('a failure whose body is %s has a problem', (_, body, expected) => {
  expect(problemOf(404, body)).toEqual(expected);
});
