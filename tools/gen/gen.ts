// npm run gen: makes everything that is generated from spec/. npm run gen:check (--check): fails when it is not what a run would make.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { clientFiles } from './client.ts';
import { check, write } from './generate.ts';
import { readSpec } from './spec.ts';

const root = resolve(import.meta.dirname, '../..');
const checking = process.argv.includes('--check');

try {
  mkdirSync(resolve(root, '.cache'), { recursive: true });
  const spec = readSpec(root, resolve(root, '.cache/openapi.json'));
  const generation = { root, spec, client: (document: typeof spec.document) => clientFiles(root, document) };
  const { differences, summary } = checking ? check(generation) : write(generation);
  for (const line of differences) console.log(line);
  console.log(summary);
  if (checking && differences.length > 0) {
    console.error('Generated code and contract differ. Fix: npm run gen, and commit what it writes.');
    process.exitCode = 1;
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
