// A file system of its own that can be full at will.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class SmallDisk {
  readonly folder: string;
  readonly #bytes: number;

  private constructor(folder: string, bytes: number) {
    this.folder = folder;
    this.#bytes = bytes;
  }

  /** In memory, mounted at a new folder, or at `folder` over what is there. */
  static mount(megabytes: number, folder = mkdtempSync(join(tmpdir(), 'sheaf-small-disk-'))): SmallDisk {
    mkdirSync(folder, { recursive: true });
    const bytes = megabytes * 1024 * 1024;
    run('mount', '-t', 'tmpfs', '-o', `size=${bytes},mode=0755`, 'sheaf-small-disk', folder);
    return new SmallDisk(folder, bytes);
  }

  /** From now on no more than `left` bytes can be written. */
  fill(left = 0): void {
    // Whoever writes just now may need another page.
    for (let tries = 0; ; tries += 1) {
      const { blocks, bfree, bsize } = statfsSync(this.folder);
      const { status } = spawnSync('mount', ['-o', `remount,size=${(blocks - bfree) * bsize + left}`, this.folder]);
      if (status === 0) return;
      if (tries === 100) throw new Error(`${this.folder} could not be filled`);
    }
  }

  makeRoom(): void {
    run('mount', '-o', `remount,size=${this.#bytes}`, this.folder);
  }

  get freeBytes(): number {
    const { bavail, bsize } = statfsSync(this.folder);
    return bavail * bsize;
  }

  unmount(): void {
    // Lazily: whatever still has a file of it open does not keep it.
    run('umount', '-l', this.folder);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function run(command: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
}
