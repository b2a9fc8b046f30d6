import { readFileSync } from 'node:fs';
import { expect, it, jest } from '@jest/globals';

const textOf = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

it('shows in the README the module as it is, and what the app of the example prints', async () => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  await import('../examples/books.js');
  const printed = log.mock.calls.map((words) => `${words.join(' ')}\n`).join('');
  log.mockRestore();
  await import('../examples/module.js');
  const readme = textOf('../README.md');
  expect(readme).toContain(`\`\`\`ts\n${textOf('../examples/module.ts')}\`\`\``);
  expect(readme).toContain(`\`\`\`text\n${printed}\`\`\``);
});
