import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { clientFiles, clientFolder, type ClientRun } from './client.ts';
import type { Document } from './document.ts';
import { check, type Generation, write } from './generate.ts';
import { readTree } from './tree.ts';
import { tinySpec } from './tiny.ts';

const problems = { gone: { status: 410, title: 'Gone', when: 'Deleted.', do: 'Make it again.', retryable: false } };
const calls = `${clientFolder}/calls.ts`;
const withJava = (document: Document): ClientRun => ({ files: new Map([[calls, `// ${Object.keys(document.paths).join()}\n`]]) });
const withoutJava = (): ClientRun => ({ missing: 'Java is not installed' });

let root: string;
let generation: Generation;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sheaf-generate-'));
  put('openapitools.json', '{}');
  put('tools/templates/calls.mustache', 'template');
  generation = { root, spec: { document: tinySpec(), problems, badInputs: [] }, client: withJava };
});
afterEach(() => rmSync(root, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const otherSpec = (): Generation['spec'] => ({ document: { ...tinySpec(), paths: {} }, problems, badInputs: [] });

describe('gen', () => {
  it('writes both halves, and a second run finds nothing to write', () => {
    expect(write(generation).differences).toContain('missing    packages/contracts/src/gen/schemas.ts');
    expect([...readTree(root, ['packages', 'docs']).keys()]).toEqual([
      'docs/bad-inputs.md',
      'docs/operations.md',
      'docs/problems.md',
      calls,
      'packages/contracts/src/gen/openapi.ts',
      'packages/contracts/src/gen/operations.ts',
      'packages/contracts/src/gen/problems.ts',
      'packages/contracts/src/gen/schemas.ts',
    ]);
    expect(write(generation).differences).toEqual([]);
  });

  it('removes what it no longer makes, and leaves what is beside its folders', () => {
    put('packages/contracts/src/gen/old.ts', '');
    put('packages/contracts/src/index.ts', 'by hand');
    expect(write(generation).differences).toContain('unexpected packages/contracts/src/gen/old.ts');
    expect(existsSync(join(root, 'packages/contracts/src/gen/old.ts'))).toBe(false);
    expect(readFileSync(join(root, 'packages/contracts/src/index.ts'), 'utf8')).toBe('by hand');
  });

  it('without Java leaves a client alone that is as recorded', () => {
    write(generation);
    const { differences, summary } = write({ ...generation, client: withoutJava });
    expect(differences).toEqual([]);
    expect(summary).toContain('Java is not installed: the client is as recorded');
  });

  it('without Java writes nothing when the client would have to change, and says why', () => {
    write(generation);
    const before = readTree(root, ['packages', 'docs', 'tools']);
    expect(() => write({ ...generation, spec: otherSpec(), client: withoutJava })).toThrow(
      /Java is not installed, and the client must be made again:\n {2}changed {4}spec/,
    );
    expect(readTree(root, ['packages', 'docs', 'tools'])).toEqual(before);
  });
});

describe.each([
  ['with Java', withJava, 'a fresh run of both generators'],
  ['without Java', withoutJava, 'compared the client by the hashes in tools/gen/recorded.json'],
])('gen:check %s', (_title, client, way) => {
  const differencesAfter = (change: () => void) => {
    write(generation);
    change();
    return check({ ...generation, client });
  };

  it('finds nothing after gen, writes nothing, and says which way it went', () => {
    const { differences, summary } = differencesAfter(() => undefined);
    expect(differences).toEqual([]);
    expect(summary).toContain(way);
  });

  it.each([
    ['a changed schema', 'packages/contracts/src/gen/schemas.ts', 'changed   '],
    ['a changed call', calls, 'changed   '],
    ['a changed page', 'docs/problems.md', 'changed   '],
    ['a new file of the server side', 'packages/contracts/src/gen/more.ts', 'unexpected'],
    ['a new file of the client', `${clientFolder}/apis/more.ts`, 'unexpected'],
  ])('finds %s', (_what, path, kind) => {
    expect(differencesAfter(() => put(path, 'by hand')).differences).toEqual([`${kind} ${path}`]);
    expect(readFileSync(join(root, path), 'utf8')).toBe('by hand');
  });

  it.each([calls, 'packages/contracts/src/gen/problems.ts', 'docs/operations.md'])('finds that %s is missing', (path) => {
    expect(differencesAfter(() => rmSync(join(root, path))).differences).toEqual([`missing    ${path}`]);
  });

  it('finds a changed template', () => {
    const { differences } = differencesAfter(() => put('tools/templates/calls.mustache', 'other'));
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatch(/changed {4}tools\/(templates\/calls\.mustache|gen\/recorded\.json)/);
  });

  it('finds that the record is missing', () => {
    expect(differencesAfter(() => rmSync(join(root, 'tools/gen/recorded.json'))).differences).toEqual([
      'missing    tools/gen/recorded.json',
    ]);
  });

  it('finds a changed spec on both sides', () => {
    write(generation);
    const { differences } = check({ ...generation, client, spec: otherSpec() });
    expect(differences).toContain('changed    packages/contracts/src/gen/operations.ts');
    expect(differences.some((line) => /client|spec \(bundled\)/.test(line))).toBe(true);
  });
});

describe('the client generator', () => {
  it('says that Java is not installed instead of failing', () => {
    const repository = resolve(import.meta.dirname, '../..');
    expect(clientFiles(repository, tinySpec(), join(root, 'no-such-java'))).toEqual({ missing: 'Java is not installed' });
  });
});
