import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.ts';
import type { Report } from './report.ts';

/** A package as it would be published. */
export interface Packed {
  /** `@sheaf/client` */
  readonly name: string;
  /** The .tgz file. */
  readonly tarball: string;
  /** Where it was packed from. */
  readonly source: string;
  readonly files: readonly string[];
  readonly unpackedBytes: number;
}

interface NpmPack {
  readonly name: string;
  readonly filename: string;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

export function pack(root: string, name: string, folder: string): Packed {
  const source = join(root, 'packages', name);
  if (!existsSync(join(source, 'dist/index.js'))) throw new Error(`packages/${name} is not built: npm run build`);
  const [packed] = JSON.parse(
    run('npm', ['pack', '--json', '--loglevel=error', '--pack-destination', folder], { cwd: source }),
  ) as NpmPack[];
  if (packed === undefined) throw new Error(`npm packed nothing in packages/${name}`);
  return {
    name: packed.name,
    tarball: join(folder, packed.filename),
    source,
    files: packed.files.map(({ path }) => path),
    unpackedBytes: packed.unpackedSize,
  };
}

/** What is in it, and whether package managers, Node and TypeScript will find their way around. */
export async function checkTarball({ name, tarball, source, files, unpackedBytes }: Packed, report: Report): Promise<void> {
  await report.check(`${name}: holds what is used and nothing else`, () => {
    const strays = files.filter(
      (path) => !/^(?:dist\/.+\.(?:js|d\.ts|js\.map)|package\.json|README\.md|LICENSE)$/.test(path) || /\.test\./.test(path),
    );
    if (strays.length > 0) throw new Error(`not to be published: ${strays.join(', ')}`);
    for (const needed of ['dist/index.js', 'dist/index.d.ts', 'README.md'])
      if (!files.includes(needed)) throw new Error(`${needed} is missing`);
    return `${files.length} files, ${Math.round(unpackedBytes / 1024)} kB`;
  });
  await report.check(`${name}: publint`, () => void run('publint', ['--strict', source], { cwd: source }));
  await report.check(
    `${name}: are the types wrong`,
    () => void run('attw', [tarball, '--profile', 'esm-only', '--format', 'ascii'], { cwd: source }),
  );
}
