// npm run check: lint (import directions included), format, types. Runs every step, then says which failed.
import { spawnSync } from 'node:child_process';

const steps = [
  ['lint and import directions', 'oxlint', ['--deny-warnings']],
  ['format', 'prettier', ['--check', '--log-level=warn', '.']],
  ['spec', 'redocly', ['lint', 'sheaf']],
  ['types', 'npm', ['run', '--silent', 'build']],
  ['types of tests and tools', 'tsc', ['--project', 'tsconfig.check.json']],
];

const failed = [];
for (const [name, command, args] of steps) {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
  });
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  ${name}`);
  if (status !== 0) failed.push(name);
}
console.log(`${steps.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
