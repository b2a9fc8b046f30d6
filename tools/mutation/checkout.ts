// A second checkout of the working tree beside it, so that mutants never touch the files a person works on.
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { execFileSync, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mkdirSync, readFileSync, writeFileSync, chmodSync } from 'node:fs';

export interface Checkout {
  readonly root: string;
  /** Runs `run` with `file` (relative) holding `text`, and puts the original back. */
  readonly having: <T>(file: string, text: string, run: () => T) => T;
  /** Exit status 0? `withoutJava`: as on a machine that has none. */
  readonly succeeds: (command: string, args: readonly string[], withoutJava?: boolean) => boolean;
  readonly remove: () => void;
}

export function checkout(repository: string): Checkout {
  const root = mkdtempSync(join(tmpdir(), 'sheaf-mutation-'));
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: repository,
    encoding: 'utf8',
  }).split('\0');
  for (const file of files.filter((name) => name !== '')) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(repository, file), join(root, file), { force: true });
  }
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  const bin = join(root, '.no-java');
  mkdirSync(bin);
  writeFileSync(join(bin, 'java'), '#!/bin/sh\nexit 127\n');
  chmodSync(join(bin, 'java'), 0o755);
  return {
    root,
    having: (file, text, run) => {
      const path = join(root, file);
      const original = readFileSync(path, 'utf8');
      writeFileSync(path, text);
      try {
        return run();
      } finally {
        writeFileSync(path, original);
      }
    },
    succeeds: (command, args, withoutJava = false) =>
      spawnSync(command, args, {
        cwd: root,
        stdio: 'ignore',
        env: { ...process.env, ...(withoutJava ? { PATH: `${bin}:${process.env['PATH']}` } : {}) },
      }).status === 0,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
