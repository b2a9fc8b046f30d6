import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { operations, problems } from './index.js';

const root = resolve(import.meta.dirname, '../../..');

describe('the problem catalogue', () => {
  it('has exactly the codes of spec/problems.yaml, with their members', () => {
    const source = parse(readFileSync(resolve(root, 'spec/problems.yaml'), 'utf8')) as Record<string, object>;
    const withoutType = Object.entries(problems).map(([code, { type, ...members }]) => {
      expect(type).toBe(`/problems/${code}`);
      return [code, members];
    });
    expect(Object.fromEntries(withoutType)).toEqual(source);
  });

  it('is documented code by code, each with an anchor', () => {
    const page = readFileSync(resolve(root, 'docs/problems.md'), 'utf8');
    for (const [code, { status, title }] of Object.entries(problems))
      expect(page).toContain(`| <a id="${code}"></a>\`${code}\` | ${status} | ${title} |`);
  });

  it('has every code that a response of the spec names, under that status', () => {
    const named = Object.values(operations).flatMap(({ responses }) =>
      Object.entries(responses).flatMap(([status, { description }]) =>
        [...description.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, code]) => [code, Number(status)]),
      ),
    );
    const wrong = named.filter(([code, status]) => (problems as Record<string, { status: number }>)[String(code)]?.status !== status);
    expect(wrong).toEqual([]);
    expect(named.length).toBeGreaterThan(50);
  });
});
