import { readFileSync } from 'node:fs';
import { format } from 'node:util';
import { expect, it, jest } from '@jest/globals';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const [shown = '', printed = ''] = Array.from(read('README.md').matchAll(/^```\w+\n(.*?)^```$/gms), (match) => match[1]);

jest.setTimeout(60_000);

it("the README's example is what examples/greet.ts runs, and prints what the README says", async () => {
  expect(shown).toBe(read('examples/greet.ts'));
  const lines: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((...values) => void lines.push(format(...values)));
  await import('../examples/greet.js');
  log.mockRestore();
  expect(`${lines.join('\n')}\n`).toBe(printed);
});
