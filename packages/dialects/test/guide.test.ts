import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const root = new URL('../../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const page = read('docs/dialects.md');

it('shows in docs/dialects.md the files of the example as they are', () => {
  const blocks = [...page.matchAll(/<!-- file: (\S+) -->\n```ts\n([\s\S]*?)```\n/g)];
  expect(blocks.map(([, file]) => file)).toEqual(
    ['call', 'decode', 'encode', 'json-rpc'].map((name) => `packages/dialects/examples/json-rpc/${name}.ts`),
  );
  for (const [, file, text] of blocks) expect(text).toBe(read(file!));
});

it('leads in docs/dialects.md to files that are there', () => {
  const links = [...page.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, link]) => link!);
  expect(links.filter((link) => !existsSync(new URL(`docs/${link}`, root)))).toEqual([]);
});
