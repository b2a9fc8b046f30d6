// node tools/contract/postgres.ts: the contract tests over --url against the built server on a PostgreSQL of its own.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startTestPostgres } from '@sheaf/database/testing';
import { startServerProcess } from '../server-process.ts';

const postgres = await startTestPostgres();
try {
  const server = await startServerProcess({ DATABASE_URL: await postgres.createDatabase() });
  try {
    const { status } = spawnSync(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url)), '--url', server.baseUrl], {
      stdio: 'inherit',
    });
    process.exitCode = status ?? 1;
  } finally {
    await server.stop();
  }
} finally {
  await postgres.stop();
}
