// The built server as a child process on a free port, for suites that need the real thing.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface ServerProcess {
  readonly baseUrl: string;
  readonly token: string;
  readonly pid: number;
  /** Milliseconds from start to the first answer of /ready. */
  readonly readyMs: number;
  /** What it has printed so far, the last 200,000 characters. */
  readonly output: () => string;
  /** SIGTERM, and waits until it has ended; the exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
  /** Resolves with its exit code when it has ended, by whatever. */
  readonly ended: Promise<number | null>;
}

/** Starts apps/<app>/dist/main.js with `env` over a clean environment. Throws with its output when it is not ready within 60 s. */
export async function startServerProcess(
  env: Readonly<Record<string, string>> = {},
  app: 'server' | 'farm' = 'server',
): Promise<ServerProcess> {
  const port = await freePort();
  const startedAt = performance.now();
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('SHEAF_') && name !== 'DATABASE_URL'),
  );
  const child = spawn(process.execPath, [fileURLToPath(new URL(`../apps/${app}/dist/main.js`, import.meta.url))], {
    env: { ...inherited, PORT: String(port), SHEAF_SAMPLE: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-200_000)));
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const baseUrl = `http://127.0.0.1:${port}`;
  // The farm has no database to wait for: it is ready when it answers.
  const isReady = (response: Response): boolean => response.ok || (app === 'farm' && response.status === 404);
  while (
    !(await fetch(`${baseUrl}/ready`)
      .then(isReady)
      .catch(() => false))
  ) {
    if (child.exitCode !== null || performance.now() - startedAt > 60_000) {
      child.kill('SIGKILL');
      throw new Error(`The server did not get ready:\n${output}`);
    }
    await delay(50);
  }
  return {
    baseUrl,
    token: 'demo-token',
    pid: child.pid as number,
    readyMs: performance.now() - startedAt,
    output: () => output,
    ended: exited.then(([code]) => code),
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      return (await exited)[0];
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
