import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { contractFiles } from './contracts.ts';
import { readSpec } from './spec.ts';
import { differences, readTree, writeTree } from './tree.ts';

const root = resolve(import.meta.dirname, '../..');
mkdirSync(resolve(root, '.cache'), { recursive: true });
const spec = readSpec(root, resolve(root, '.cache/openapi.json'));
const wanted = contractFiles(spec);
const there = readTree(root, ['packages/contracts/src/gen', 'docs/operations.md', 'docs/problems.md']);
console.log(differences(wanted, there).join('\n'));
writeTree(root, wanted, there);
