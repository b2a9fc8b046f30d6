import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { python } from './install.ts';
import type { ClientServer } from './suite.ts';

export interface ProgramOptions {
  /** Over the environment of this process and `server.env`. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Milliseconds until it is killed, which rejects. Default: 110,000. */
  readonly timeoutMs?: number;
}

/** Runs a Python program with the clients of requirements.txt, which trusts the server's certificate; gives what it printed. Rejects, with all of its output, when it fails. */
export function runPython(server: ClientServer, args: readonly string[], options: ProgramOptions = {}): Promise<string> {
  return runProgram(python, server, args, options);
}

/** The same for Node, of the repository's version; packages of tools/clients are found from files below it. */
export function runNode(server: ClientServer, args: readonly string[], options: ProgramOptions = {}): Promise<string> {
  return runProgram(process.execPath, server, args, options);
}

async function runProgram(command: string, server: ClientServer, args: readonly string[], options: ProgramOptions): Promise<string> {
  const { env, cwd, timeoutMs = 110_000 } = options;
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...server.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  let printed = '';
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${signal ?? code}:\n${printed}${complaints}`);
  return printed;
}
