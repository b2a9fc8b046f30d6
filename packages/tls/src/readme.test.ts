import { readFileSync } from 'node:fs';
import { expect, it, jest } from '@jest/globals';

const textOf = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

it('shows in the README the example as it is, and what it prints', async () => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  await import('../examples/app.js');
  const printed = log.mock.calls.map(([line]) => `${String(line)}\n`).join('');
  log.mockRestore();
  const readme = textOf('../README.md');
  expect(readme).toContain(`\`\`\`ts\n${textOf('../examples/app.ts')}\`\`\``);
  expect(readme).toContain(`\`\`\`\n${printed}\`\`\``);
});
