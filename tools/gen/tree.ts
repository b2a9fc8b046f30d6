import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** Files by path, with `/` between the folders. */
export type Tree = ReadonlyMap<string, string>;

/** Every file under the paths (folders or files, from `root`); what is not there is left out. */
export function readTree(root: string, paths: readonly string[]): Map<string, string> {
  const files = paths.flatMap((path) => filesUnder(join(root, path)));
  return new Map(files.toSorted().map((file) => [relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')]));
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** How `there` differs from `wanted`, one line per file: `changed <path>`, `missing <path>`, `unexpected <path>`. */
export function differences(wanted: Tree, there: Tree): string[] {
  const paths = [...new Set([...wanted.keys(), ...there.keys()])].toSorted();
  return paths.flatMap((path) => {
    if (!there.has(path)) return [`missing    ${path}`];
    if (!wanted.has(path)) return [`unexpected ${path}`];
    return wanted.get(path) === there.get(path) ? [] : [`changed    ${path}`];
  });
}

/** Makes the folder hold exactly `wanted` where it held `there`; files that are equal keep their time, so that builds stay warm. */
export function writeTree(root: string, wanted: Tree, there: Tree): void {
  for (const path of there.keys()) if (!wanted.has(path)) rmSync(join(root, path));
  for (const [path, text] of wanted) {
    if (there.get(path) === text) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
