// Installs what is missing before an npm script runs. Node's own modules only: on a fresh clone this runs on the machine's own Node 20,
// and the script after it finds the Node 24 that it installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const stamp = 'node_modules/.installed-from';
const wanted = createHash('sha256')
  .update(readFileSync('package-lock.json'))
  .update(process.platform + process.arch)
  .digest('hex');
const present = existsSync(stamp) && existsSync('node_modules/.bin/node') ? readFileSync(stamp, 'utf8') : undefined;
if (present !== wanted) {
  process.stdout.write('Installing dependencies (once)…\n');
  const { status } = spawnSync('npm', ['ci', '--loglevel=error', '--include=dev', '--strict-allow-scripts'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, wanted);
}
