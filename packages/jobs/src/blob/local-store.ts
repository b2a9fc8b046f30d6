import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { BlobError, blobErrorOf } from './blob-error.js';
import type { BlobStore, LocalLocation, ReadOptions, WriteOptions } from './blob.js';
import { bounded } from './bounded.js';

/** Segments of letters, digits, `-`, `_` and `.`, none of them only dots: no name leads out of the folder. */
const name = /^(?!\.+(?:\/|$))[\w.-]{1,128}(?:\/(?!\.+(?:\/|$))[\w.-]{1,128}){0,4}$/;

/** Files in a folder of this server. */
export class LocalStore implements BlobStore<LocalLocation> {
  constructor(private readonly folder: string) {}

  check(location: LocalLocation): void {
    this.#path(location);
  }

  async read(location: LocalLocation, options: ReadOptions): Promise<Readable> {
    const path = this.#path(location);
    const what = 'The file';
    try {
      const file = await open(path, 'r');
      return bounded(createReadStream('', { fd: file, autoClose: true }), undefined, what, options);
    } catch (error) {
      throw blobErrorOf(error, what);
    }
  }

  /** Written beside its place, synced, and only then moved there: whoever kills this process finds all of it or what was there before. */
  async write(location: LocalLocation, content: AsyncIterable<Uint8Array>, { signal }: WriteOptions): Promise<void> {
    const path = this.#path(location);
    const draft = `${path}.${randomUUID()}.draft`;
    const folder = dirname(path);
    try {
      await mkdir(folder, { recursive: true });
      const file = await open(draft, 'wx', 0o600);
      try {
        for await (const chunk of content) {
          signal?.throwIfAborted();
          await file.writeFile(chunk);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
      await syncFolder(folder);
    } catch (error) {
      await rm(draft, { force: true });
      if (signal?.aborted) throw signal.reason;
      throw isSystemError(error) ? blobErrorOf(error, 'The file') : error;
    }
  }

  /** Not being there is no failure. */
  async delete(location: LocalLocation): Promise<void> {
    await rm(this.#path(location), { force: true });
  }

  #path(location: LocalLocation): string {
    if (!name.test(location.name)) throw new BlobError('invalid', 'The location is no name of a file here.');
    return join(this.folder, ...location.name.split('/'));
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
