import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const source = fileURLToPath(new URL('../test/types.check.ts', import.meta.url));
const index = fileURLToPath(new URL('index.js', import.meta.url));
const base = fileURLToPath(new URL('../../../tsconfig.base.json', import.meta.url));
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const text = readFileSync(source, 'utf8').replace('../src/index.js', index);

/** The compiler's complaints about a text, as `line code`. */
function complaints(checked: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-types-'));
  try {
    writeFileSync(join(folder, 'check.mts'), checked);
    const emitless = { noEmit: true, composite: false, rootDir: '/', tsBuildInfoFile: null };
    const compilerOptions = { ...emitless, lib: ['es2023', 'dom', 'dom.iterable'], types: [], noUnusedLocals: false };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: base, compilerOptions, files: ['check.mts'] }));
    const { stdout, stderr } = spawnSync(process.execPath, [tsc, '--project', folder, '--pretty', 'false'], { encoding: 'utf8' });
    if (stderr !== '') throw new Error(stderr);
    const lines = stdout.split('\n').filter((line) => !line.startsWith(' ') && line.trim() !== '');
    return lines.map((line) => /check\.mts\((\d+),\d+\): error (TS\d+)/.exec(line)?.slice(1).join(' ') ?? line);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('what must compile does, and what must not does not', () => {
  expect(complaints(text)).toEqual([]);
});

test('each wrong use is refused, for the reason that stands above it', () => {
  const expected = text.split('\n').flatMap((line, at) => {
    const code = /@ts-expect-error (TS\d+)/.exec(line)?.[1];
    return code === undefined ? [] : [`${at + 2} ${code}`];
  });
  expect(expected.length).toBeGreaterThan(30);
  expect(complaints(text.replaceAll('@ts-expect-error', 'refused:'))).toEqual(expected);
});
