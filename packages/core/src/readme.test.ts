import { readFileSync } from 'node:fs';
import { expect, it, jest } from '@jest/globals';

const folder = new URL('..', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder), 'utf8');

it('the example runs and prints what the README says, and the README shows the example', async () => {
  const lines: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((...parts: unknown[]) => {
    lines.push(parts.join(' '));
  });
  await import('../examples/execute.js');
  log.mockRestore();
  const blocks = [...read('README.md').matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language, text]) => ({ language, text }));
  const shown = blocks.find(({ language }) => language === 'ts')!.text!;
  const printed = blocks.find(({ language }) => language === 'text')!.text!;
  expect(read('examples/execute.ts')).toContain(shown.trim());
  expect(printed.trim().split('\n')).toEqual(lines);
});
