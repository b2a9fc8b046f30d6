import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process of its own, running one of the files beside this one. */
export interface Child {
  readonly process: ChildProcessWithoutNullStreams;
  /** What it writes to stdout, line by line. */
  readonly lines: AsyncIterableIterator<string>;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
}

export function startChild(file: string, ...args: string[]): Child {
  const child = spawn(process.execPath, ['--import', here('source-imports.mjs'), here(file), ...args], { stdio: 'pipe' });
  child.stderr.pipe(process.stderr);
  return {
    process: child,
    lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](),
    ended: new Promise((ended) => child.once('exit', () => ended())),
  };
}

function here(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
