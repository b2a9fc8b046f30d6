import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly child: ChildProcess;
  /** What it wrote so far. */
  readonly output: { stdout: string; stderr: string };
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  /** Resolves with the match once stdout has it; rejects when the process ends without. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
}

/** Starts src/main.ts with this environment and nothing of ours. */
export function startProcess(environment: Readonly<Record<string, string>>): ServerProcess {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const hooks = new URL('./typescript.js', import.meta.url).href;
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment };
  const child = spawn(process.execPath, ['--conditions=sheaf-source', '--import', hooks, main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  const waiting = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
      for (const look of waiting) look();
    });
  }
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(output.stdout);
        if (match === null) return;
        waiting.delete(look);
        resolve(match);
      };
      waiting.add(look);
      look();
      void ended.then((code) =>
        reject(new Error(`The server ended (${String(code)}) before it said ${String(pattern)}:\n${output.stdout}\n${output.stderr}`)),
      );
    });
  return { child, output, ended, says };
}

export const readyLine = /Sheaf is ready at (http:\/\/\S+)/;
