// node tools/readme/main.ts: puts the files into the README's blocks. The test beside it fails while they differ.
import { readFileSync, writeFileSync } from 'node:fs';
import { withBlocks } from './blocks.ts';

const root = new URL('../../', import.meta.url);
const page = new URL('README.md', root);
writeFileSync(
  page,
  withBlocks(readFileSync(page, 'utf8'), (file) => readFileSync(new URL(file, root), 'utf8')),
);
