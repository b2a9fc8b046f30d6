// npm run test:disk-full [-- --only embedded|log|postgres|files]: fills the disk under the database, its log and the results of jobs while jobs are taken in,
// run and are told, and looks whether callers learn of it, nothing is lost, and all goes on once there is room. Mounts small file systems, so it
// needs root; else it says that it is skipped, and with SHEAF_REQUIRE_MOUNT=1, as in CI, fails.
import { spawnSync, type SpawnSyncOptions, type SpawnSyncReturns } from 'node:child_process';
import { parseArgs } from 'node:util';
import { embeddedFull, embeddedLogFull } from './embedded.ts';
import { filesFull } from './files.ts';
import { postgresFull } from './postgres.ts';
import { Report } from './report.ts';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const scenarios = { files: filesFull, embedded: embeddedFull, log: embeddedLogFull, postgres: postgresFull };

if (process.env['SHEAF_OWN_MOUNTS'] === '1') await run();
else process.exitCode = runWithOwnMounts();

/** In namespaces of its own: however it ends, the system takes away its mounts, and ends the servers that it started. */
function runWithOwnMounts(): number {
  const { status, error, stderr } = apart(['mount', '-t', 'tmpfs', '-o', 'size=1m', 'sheaf-small-disk', '/mnt'], { encoding: 'utf8' });
  if (status === 0) {
    const env = { ...process.env, SHEAF_OWN_MOUNTS: '1' };
    return apart([process.execPath, ...process.argv.slice(1)], { stdio: 'inherit', env }).status ?? 1;
  }
  console.log(`SKIPPED: full disks are not tested, because nothing can be mounted here: ${error?.message ?? String(stderr).trim()}`);
  const isRequired = process.env['SHEAF_REQUIRE_MOUNT'] === '1';
  console.log(`0 passed, ${isRequired ? 1 : 0} failed`);
  return isRequired ? 1 : 0;
}

function apart(command: readonly string[], options: SpawnSyncOptions): SpawnSyncReturns<string | Buffer> {
  return spawnSync('unshare', ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc', ...command], options);
}

async function run(): Promise<void> {
  const report = new Report();
  for (const [name, scenario] of Object.entries(scenarios)) {
    if (values.only !== undefined && values.only !== name) continue;
    const startedMs = performance.now();
    await scenario(report).catch((error: unknown) =>
      report.holds(`${name} got to its end`, false, error instanceof Error ? error.stack : error),
    );
    console.log(`  (${((performance.now() - startedMs) / 1000).toFixed(1)} s)`);
  }
  console.log(`${report.passed} passed, ${report.failed} failed`);
  process.exitCode = report.failed === 0 ? 0 : 1;
}
