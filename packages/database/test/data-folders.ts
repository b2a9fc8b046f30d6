import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../src/index.js';

/** Data folders for tests: the database is created once and copied, which takes a fraction of the time. */
export class DataFolders {
  readonly #root = mkdtempSync(join(tmpdir(), 'sheaf-data-'));
  #created: Promise<string> | undefined;

  /** A folder with an empty database that was closed. */
  async created(): Promise<string> {
    this.#created ??= this.#create();
    const folder = this.missing();
    cpSync(await this.#created, folder, { recursive: true });
    return folder;
  }

  /** The path of a folder that is not there yet. */
  missing(): string {
    return join(mkdtempSync(join(this.#root, 'folder-')), 'data');
  }

  remove(): void {
    rmSync(this.#root, { recursive: true });
  }

  async #create(): Promise<string> {
    const dataDir = this.missing();
    await (await openDatabase({ dataDir })).close();
    return dataDir;
  }
}
