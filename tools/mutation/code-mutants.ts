// Single changes of generated code, by line.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from './random.ts';

export interface CodeMutant {
  readonly kind: string;
  /** Relative to the repository. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

interface Kind {
  readonly name: string;
  /** The changed line; undefined: the kind does not fit it. null: the line goes. */
  readonly change: (line: string) => string | null | undefined;
}

const kinds: readonly Kind[] = [
  { name: 'number changed', change: (line) => replaced(line, /(?<=[:(, ])\d+(?=[,)} ]|$)/, (digits) => String(Number(digits) + 1)) },
  { name: 'boolean flipped', change: (line) => replaced(line, /\b(true|false)\b/, (word) => (word === 'true' ? 'false' : 'true')) },
  { name: 'name in quotes changed', change: (line) => replaced(line, /(?<=['"])[A-Za-z]{3,}(?=['"])/, (name) => `${name}X`) },
  {
    name: 'line deleted',
    change: (line) => (/[A-Za-z]/.test(line) && !line.trimStart().startsWith('//') && !line.trimStart().startsWith('*') ? null : undefined),
  },
  {
    name: 'optional made required',
    change: (line) => replaced(line, /Type\.Optional\(|(?<=\w)\?(?=:)/, (found) => (found === '?' ? '' : '(')),
  },
];

/** `perKind` mutants of each kind, drawn from `folders` (relative to `root`). */
export function codeMutants(root: string, folders: readonly string[], random: Random, perKind: number): CodeMutant[] {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  );
  const lines = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .map((line, index) => ({ file, line, index })),
  );
  return kinds.flatMap((kind) => {
    const sites = lines.filter(({ line }) => kind.change(line) !== undefined);
    return random.sample(sites, perKind).map(({ file, line, index }) => {
      const all = readFileSync(join(root, file), 'utf8').split('\n');
      const changed = kind.change(line);
      all.splice(index, 1, ...(changed === null ? [] : [changed as string]));
      return { kind: kind.name, file, line: index + 1, text: all.join('\n') };
    });
  });
}

function replaced(line: string, pattern: RegExp, by: (found: string) => string): string | undefined {
  const found = pattern.exec(line);
  return found === null ? undefined : line.slice(0, found.index) + by(found[0]) + line.slice(found.index + found[0].length);
}
