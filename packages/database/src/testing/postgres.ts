import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';

/** A PostgreSQL for tests. */
export interface TestPostgres {
  /** Makes an empty database; answers its URL. */
  createDatabase(): Promise<string>;
  /** Removes the databases that it made, and the server if it started one. */
  stop(): Promise<void>;
}

/**
 * Whether tests have a PostgreSQL here: `SHEAF_TEST_DATABASE_URL` (its user may create databases), or the programs initdb and postgres
 * (in PATH or where Debian puts them). When not: says so on stderr, or throws where `SHEAF_REQUIRE_POSTGRES` is 1, as in CI.
 */
export function hasTestPostgres(): boolean {
  if (givenUrl() !== undefined || programs() !== undefined) return true;
  const missing =
    'no PostgreSQL found: set SHEAF_TEST_DATABASE_URL, or install it (Debian: apt-get install --no-install-recommends postgresql)';
  if (process.env['SHEAF_REQUIRE_POSTGRES'] === '1') throw new Error(`SHEAF_REQUIRE_POSTGRES is 1, but ${missing}.`);
  process.stderr.write(`NOT RUN on PostgreSQL, only on the embedded database: ${missing}.\n`);
  return false;
}

/** The PostgreSQL of `hasTestPostgres`: the given one, or a temporary one started for the caller. Call `stop` at the end. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const url = givenUrl();
  const server = url === undefined ? await startServer() : { url, stop: async () => undefined };
  const made: string[] = [];
  const admin = async (statement: string) => {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  return {
    createDatabase: async () => {
      const name = `sheaf_test_${process.pid}_${Date.now().toString(36)}_${made.length}`;
      await admin(`create database ${name}`);
      made.push(name);
      const created = new URL(server.url);
      created.pathname = name;
      return created.href;
    },
    stop: async () => {
      for (const name of made) await admin(`drop database if exists ${name} with (force)`);
      await server.stop();
    },
  };
}

function givenUrl(): string | undefined {
  return process.env['SHEAF_TEST_DATABASE_URL'] || undefined;
}

/** The folder that has initdb and postgres; the newest version that Debian installed first. */
function programs(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A new cluster in a temporary folder, on a free port of 127.0.0.1, gone when `stop` is called and also when this process dies.
 * It does not sync: for tests of meaning, never for tests of durability. It sorts text by ICU's English, as servers out there do (the
 * embedded database sorts by bytes): a query whose order matters has to say so.
 */
async function startServer(): Promise<Server> {
  const bin = programs();
  if (bin === undefined) throw new Error('No PostgreSQL here; ask hasTestPostgres() first.');
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-postgres-'));
  const asUser = notRoot(folder);
  const data = join(folder, 'data');
  run(asUser(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', ...icu, '--no-sync']));
  const port = await freePort();
  const server = [join(bin, 'postgres'), '-D', data, '-k', folder, '-p', String(port), '-h', '127.0.0.1', '-F'];
  // The shell waits on its input, which ends when this process does, however it dies; then it stops the server and removes the folder.
  const [command, ...args] = asUser('sh', ['-c', '"$@" & server=$!; cat; kill -INT $server; wait $server; rm -rf "$0"', folder, ...server]);
  const shell = spawn(command!, args, { stdio: ['pipe', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => shell.once('exit', () => resolve()));
  await readyLine(shell);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      shell.stdin.end();
      await ended;
    },
  };
}

const icu = ['--locale-provider=icu', '--icu-locale=en'];

/** PostgreSQL refuses to run as root: then as the user that its package made, who must own the folder. */
function notRoot(folder: string): (program: string, args: string[]) => string[] {
  if (process.getuid?.() !== 0) return (program, args) => [program, ...args];
  chownSync(folder, idOfPostgres('-u'), idOfPostgres('-g'));
  return (program, args) => ['runuser', '-u', 'postgres', '--', program, ...args];
}

function idOfPostgres(which: '-u' | '-g'): number {
  return Number(spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }).stdout);
}

function run([command, ...args]: string[]): void {
  const { status, stderr } = spawnSync(command!, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

function readyLine(shell: ChildProcess): Promise<void> {
  return new Promise((ready, failed) => {
    let said = '';
    // The listener stays: a pipe that nobody reads would stop the server once it is full.
    shell.stderr!.on('data', (chunk) => {
      said = (said + String(chunk)).slice(-10_000);
      if (said.includes('ready to accept connections')) ready();
    });
    shell.once('exit', () => failed(new Error(`The temporary PostgreSQL did not start: ${said}`)));
  });
}
