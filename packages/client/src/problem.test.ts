import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { localProblems } from './problem.js';

test('the problems that the client answers itself are those of the catalogue', () => {
  const catalogue = parse(readFileSync(new URL('../../../spec/problems.yaml', import.meta.url), 'utf8')) as Record<
    string,
    { status: number; title: string }
  >;
  const stated = Object.keys(localProblems).map((code) => [code, { status: catalogue[code]?.status, title: catalogue[code]?.title }]);
  expect(Object.fromEntries(stated)).toEqual(localProblems);
});
