import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatWithOptions } from 'node:util';
import { expect, it, jest } from '@jest/globals';

const folder = resolve(import.meta.dirname, '..');
const blocks = [...readFileSync(resolve(folder, 'README.md'), 'utf8').matchAll(/```\w*\n(.*?)```/gs)].map(([, block]) => block);

it('the README shows the example and what it prints', async () => {
  expect(blocks[0]).toBe(readFileSync(resolve(folder, 'examples/validate.ts'), 'utf8'));
  const lines: string[] = [];
  const log = jest
    .spyOn(console, 'log')
    .mockImplementation((...values) => void lines.push(`${formatWithOptions({ colors: false }, ...values)}\n`));
  try {
    await import('../examples/validate.js');
  } finally {
    log.mockRestore();
  }
  expect(lines.join('')).toBe(blocks[1]);
});
