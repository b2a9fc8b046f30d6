import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export type Schema = { readonly [keyword: string]: unknown };

/** The spec as redocly writes it with every reference replaced by what it names: the other road from spec/ to the schemas, without our generator. */
export interface Dereferenced {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, DereferencedOperation>>>>;
}

export interface DereferencedOperation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema }[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly headers?: Readonly<Record<string, { schema: Schema; required?: boolean }>>; readonly content?: Content }>
  >;
  readonly security?: readonly object[];
  readonly 'x-examples'?: readonly Example[];
}

export interface Example {
  readonly name: string;
  readonly request: { readonly parameters?: Readonly<Record<string, unknown>>; readonly body?: unknown };
  readonly response: { readonly status: number; readonly body?: unknown };
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

/** Runs `redocly bundle --dereferenced` on the repository's spec. */
export function dereferencedSpec(): Dereferenced {
  const root = resolve(import.meta.dirname, '../../..');
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-contracts-'));
  try {
    const output = join(folder, 'openapi.json');
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/@redocly/cli/bin/cli.js'), 'bundle', 'sheaf', '--dereferenced', '--ext', 'json', '-o', output],
      {
        cwd: root,
        stdio: 'pipe',
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      },
    );
    return JSON.parse(readFileSync(output, 'utf8')) as Dereferenced;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every operation of the dereferenced spec with its place. */
export function dereferencedOperations(spec: Dereferenced): { method: string; path: string; operation: DereferencedOperation }[] {
  return Object.entries(spec.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}
