import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../pack/command.ts';

/** tools/clients */
export const folder = import.meta.dirname;
/** The Python that has the clients of requirements.txt. */
export const python = join(folder, '.venv/bin/python');

/** Brings node_modules and .venv to what the two lock files say; does nothing where they are it already. */
export function installClients(): void {
  once('node_modules', 'package-lock.json', process.platform + process.arch, () => {
    run('npm', ['ci', '--loglevel=error', '--strict-allow-scripts'], { cwd: folder, timeoutMs: installTimeoutMs });
  });
  const version = run('python3', ['--version'], { cwd: folder });
  once('.venv', 'requirements.txt', version, () => {
    rmSync(join(folder, '.venv'), { recursive: true, force: true });
    run('python3', ['-m', 'venv', '.venv'], { cwd: folder });
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes', '--only-binary', ':all:'];
    run(python, [...pip, '-r', 'requirements.txt'], { cwd: folder, timeoutMs: installTimeoutMs });
  });
}

const installTimeoutMs = 600_000;

function once(into: string, lockfile: string, more: string, install: () => void): void {
  const stamp = join(folder, into, '.installed-from');
  const wanted = createHash('sha256')
    .update(readFileSync(join(folder, lockfile)))
    .update(more)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log(`installing tools/clients/${into}, once`);
  install();
  writeFileSync(stamp, wanted);
}

/** The version of an installed `npm <name>` or `PyPI <name>`; `undefined` for what is no package. */
export function installedVersion(client: string): string | undefined {
  const [registry, name = ''] = client.split(' ');
  if (registry === 'npm') {
    return (JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
  }
  if (registry !== 'PyPI') return undefined;
  return run(python, ['-c', 'import sys, importlib.metadata as m; print(m.version(sys.argv[1]))', name], { cwd: folder }).trim();
}
