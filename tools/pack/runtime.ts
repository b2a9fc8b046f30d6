import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.ts';

export interface NodeRuntime {
  /** `20` */
  readonly major: string;
  /** The executable. */
  readonly path: string;
}

/** The newest of each line that the client supports; 24 is the repository's own. */
const versions = ['20.20.2', '22.23.3'];

/** Every Node line that the client supports, from the npm package `node`, kept in .cache between runs. */
export function nodeRuntimes(root: string): NodeRuntime[] {
  const older = versions.map((version) => {
    const folder = join(root, '.cache/node', version);
    const path = join(folder, 'node_modules/node/bin/node');
    if (!existsSync(path)) {
      mkdirSync(folder, { recursive: true });
      run('npm', ['install', '--no-save', '--no-package-lock', '--loglevel=error', '--prefix', folder, `node@${version}`], { cwd: folder });
    }
    return { major: version.split('.')[0]!, path };
  });
  return [...older, { major: process.versions.node.split('.')[0]!, path: process.execPath }];
}
