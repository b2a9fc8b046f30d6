import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import { schemas } from './index.js';

const root = resolve(import.meta.dirname, '../../..');
const names = Object.keys(schemas).map((reference) => reference.slice('#/components/schemas/'.length));

// The types are written out so that they read well in an editor; TypeBox infers the same from the schemas, apart from our generator.
it('every type is the one that TypeBox infers from its schema', () => {
  const lines = names.map(
    (name) => `export const ${name}: Same<Type.Static<typeof contracts.${name}, typeof contracts.schemas>, contracts.${name}> = true;`,
  );
  expect(compile(lines)).toBe('');
  expect(
    compile([`export const other: Same<Type.Static<typeof contracts.Problem, typeof contracts.schemas>, contracts.Item> = true;`]),
  ).toContain('TS2322');
}, 60_000);

/** What the compiler says about the lines. */
function compile(lines: readonly string[]): string {
  // Inside the repository, so that imports resolve.
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache/static-'));
  try {
    const options = { noEmit: true, composite: false, tsBuildInfoFile: null, rootDir: root };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: '../../tsconfig.check.json', compilerOptions: options, include: ['*.ts'], exclude: [] }),
    );
    const source = relative(folder, join(root, 'packages/contracts/src/index.js'));
    const head = [
      `import type Type from 'typebox';`,
      `import type * as contracts from '${source}';`,
      `type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;`,
    ];
    writeFileSync(join(folder, 'check.ts'), [...head, ...lines].join('\n'));
    return spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' }).stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
