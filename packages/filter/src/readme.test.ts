import { readFileSync } from 'node:fs';
import { formatWithOptions } from 'node:util';
import { expect, it, jest } from '@jest/globals';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

it('the README shows the example and what it prints', async () => {
  const lines: string[] = [];
  const log = jest
    .spyOn(console, 'log')
    .mockImplementation((...values) => void lines.push(formatWithOptions({ colors: false }, ...values)));
  try {
    await import('../examples/comedies.js');
  } finally {
    log.mockRestore();
  }
  const [shown, printed] = Array.from(read('README.md').matchAll(/```(?:ts|text)\n([\s\S]*?)```/g), ([, text]) => text);
  expect(shown).toBe(read('examples/comedies.ts'));
  expect(printed).toBe(`${lines.join('\n')}\n`);
});
