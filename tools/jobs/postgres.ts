// A PostgreSQL of its own that can be crashed and started again. It syncs: what it loses at a crash is what it promised to keep.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface CrashablePostgres {
  readonly url: string;
  /** Ends all its processes at once, without a checkpoint; then starts it, which replays its log. */
  crashAndRestart(): void;
  /** Starts it where it has ended by itself. */
  startAgain(): void;
  stop(): void;
}

/** `parent`: where its folder is made. */
export async function startPostgres(parent = tmpdir()): Promise<CrashablePostgres> {
  const bin = programs();
  const folder = mkdtempSync(join(parent, 'sheaf-jobs-postgres-'));
  const data = join(folder, 'data');
  const asUser = notRoot(folder);
  run(asUser(join(bin, 'initdb'), '-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8'));
  const port = await freePort();
  const options = `-k ${folder} -p ${port} -c listen_addresses=127.0.0.1 -c max_connections=200`;
  const start = () => run(asUser(join(bin, 'pg_ctl'), '-D', data, '-l', join(folder, 'log'), '-w', '-t', '60', '-o', options, 'start'));
  const stop = (mode: 'immediate' | 'fast') => run(asUser(join(bin, 'pg_ctl'), '-D', data, '-m', mode, '-w', 'stop'));
  start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    crashAndRestart: () => {
      stop('immediate');
      start();
    },
    startAgain: () => {
      const [command, ...args] = asUser(join(bin, 'pg_ctl'), '-D', data, 'status');
      if (spawnSync(command!, args, { stdio: 'ignore' }).status !== 0) start();
    },
    stop: () => {
      stop('fast');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function programs(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const bin = versions.map((version) => join(debian, version, 'bin')).find((each) => existsSync(join(each, 'pg_ctl')));
  if (bin === undefined)
    throw new Error(
      'No PostgreSQL here. Install it (Debian: apt-get install --no-install-recommends postgresql), or leave it out: --only embedded.',
    );
  return bin;
}

/** PostgreSQL refuses to run as root: then as the user that its package made, who must own the folder. */
function notRoot(folder: string): (...command: string[]) => string[] {
  if (process.getuid?.() !== 0) return (...command) => command;
  chownSync(folder, idOfPostgres('-u'), idOfPostgres('-g'));
  return (...command) => ['runuser', '-u', 'postgres', '--', ...command];
}

function idOfPostgres(which: string): number {
  return Number(spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }).stdout);
}

function run([command, ...args]: string[]): void {
  // Its output goes nowhere: a server that inherits a pipe would keep it open.
  const { status } = spawnSync(command!, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}
