import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Document, OperationObject } from './document.ts';
import { banner } from './source.ts';
import { readTree, type Tree } from './tree.ts';

/** Where the generated part of the client stands. */
export const clientFolder = 'packages/client/src/gen';

/** What decides the client's code, apart from the spec. */
export const clientSources = ['openapitools.json', 'tools/gen/client.ts', 'tools/gen/client.yaml', 'tools/templates'];

/** The client's files by path, or why this machine cannot make them. */
export type ClientRun = { readonly files: Tree } | { readonly missing: string };

/**
 * Runs openapi-generator (Java) on the spec, in a temporary folder. The first run fetches the generator's jar into .cache, later ones need no
 * network. `java` is the command; throws when the generator itself fails.
 */
export function clientFiles(root: string, document: Document, java = 'java'): ClientRun {
  if (spawnSync(java, ['-version']).status !== 0) return { missing: 'Java is not installed' };
  const jar = generatorJar(root);
  if (!existsSync(jar)) return { missing: 'openapi-generator could not be fetched' };
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-gen-'));
  try {
    const input = join(folder, 'openapi.json');
    writeFileSync(input, clientDocument(document));
    const output = join(folder, clientFolder);
    const { status, stdout, stderr } = spawnSync(
      java,
      ['-jar', jar, 'generate', '-c', 'tools/gen/client.yaml', '-i', input, '-o', output],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    if (status !== 0) throw new Error(`openapi-generator failed:\n${stdout}${stderr}`);
    return { files: marked(readTree(folder, [clientFolder])) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function generatorJar(root: string): string {
  const { version, storageDir } = (JSON.parse(readFileSync(join(root, 'openapitools.json'), 'utf8')) as OpenApiTools)['generator-cli'];
  const jar = join(root, storageDir, `${version}.jar`);
  // The wrapper's every command fetches the jar that openapitools.json names.
  if (!existsSync(jar))
    spawnSync(process.execPath, [join(root, 'node_modules/@openapitools/openapi-generator-cli/main.js'), 'version'], { cwd: root });
  return jar;
}

interface OpenApiTools {
  readonly 'generator-cli': { readonly version: string; readonly storageDir: string };
}

/** The spec as the templates need it: they cannot tell an absent member from `false`. */
export function clientDocument(document: Document): string {
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const members = Object.entries(item).map(([method, member]) => {
      if (!isOperation(member)) return [method, member];
      return [method, { ...member, 'x-batchable': member['x-batchable'] ?? true }];
    });
    return [path, Object.fromEntries(members)];
  });
  return JSON.stringify({ ...document, paths: Object.fromEntries(paths) });
}

function isOperation(member: unknown): member is OperationObject {
  return member !== null && typeof member === 'object' && 'operationId' in member;
}

function marked(files: Tree): Tree {
  return new Map(
    [...files].map(([path, text]) => [path, path.endsWith('.ts') ? banner('spec/openapi.yaml by openapi-generator') + text : text]),
  );
}
