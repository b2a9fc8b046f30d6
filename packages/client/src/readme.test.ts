import { readdirSync, readFileSync } from 'node:fs';
import { format } from 'node:util';
import { afterEach, expect, jest, test } from '@jest/globals';
import { ModelJobs } from '../test/model-jobs.js';
import { ModelServer } from '../test/model-server.js';

const folder = new URL('../examples/', import.meta.url);
const names = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
/** Each code block, and the block of output behind it. */
const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g)].map(([, code, output]) => ({ code, output }));

afterEach(() => {
  jest.restoreAllMocks();
});

test.each(names)('the README shows the example %s as it is, and what it prints', async (name) => {
  const [server, jobs] = [new ModelServer(), new ModelJobs()];
  jest.spyOn(globalThis, 'fetch').mockImplementation((input, init) => (String(input).includes('/jobs') ? jobs : server).fetch(input, init));
  let printed = '';
  jest.spyOn(console, 'log').mockImplementation((...parts: unknown[]) => {
    printed += `${format(...parts)}\n`;
  });
  await import(`../examples/${name}.ts`);
  const code = readFileSync(new URL(`${name}.ts`, folder), 'utf8');
  expect(blocks.find((block) => block.code === code)?.output ?? `not in the README:\n${printed}`).toBe(printed);
});

test('the README has no other code', () => {
  const codes = names.map((name) => readFileSync(new URL(`${name}.ts`, folder), 'utf8'));
  expect(readme.match(/```ts\n/g)).toHaveLength(names.length);
  expect(blocks.map(({ code }) => code).toSorted()).toEqual(codes.toSorted());
});
