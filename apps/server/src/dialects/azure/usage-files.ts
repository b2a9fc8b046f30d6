import { randomUUIDv7 } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Kysely } from 'kysely';
import type { AzureTables } from './tables.js';

/** Whose files are meant. */
export interface ModelOwner {
  readonly accountId: string;
  readonly modelId: string;
}

/** A usage file as its owner sees it. */
export interface UsageFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly report: object | null;
  readonly createdAt: Date;
}

const pieceBytes = 256 * 1024;

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** Uploaded usage files, in pieces in the database: every process on it reads them. */
export class UsageFiles {
  constructor(private readonly db: Kysely<AzureTables>) {}

  async begin({ accountId, modelId }: ModelOwner, name: string): Promise<string> {
    const id = randomUUIDv7();
    await this.db
      .insertInto('azure_usage_files')
      .values({ id, account_id: accountId, catalogue_id: modelId, name, report: null })
      .execute();
    return id;
  }

  /** Stores what comes before it hands it on, so that all that is imported stands in a file. */
  async *keep(id: string, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let number = 0;
    let size = 0;
    let waiting: Buffer[] = [];
    let bytes = 0;
    const write = async (): Promise<Buffer> => {
      const piece = Buffer.concat(waiting);
      waiting = [];
      bytes = 0;
      size += piece.length;
      await this.db
        .insertInto('azure_usage_pieces')
        .values({ file_id: id, number: number++, content: await zip(piece) })
        .execute();
      await this.db.updateTable('azure_usage_files').set({ size }).where('id', '=', id).execute();
      return piece;
    };
    for await (const chunk of content) {
      waiting.push(chunk);
      bytes += chunk.length;
      if (bytes >= pieceBytes) yield await write();
    }
    if (bytes > 0) yield await write();
  }

  async end(id: string, report: object): Promise<void> {
    await this.db
      .updateTable('azure_usage_files')
      .set({ report: JSON.stringify(report) })
      .where('id', '=', id)
      .execute();
  }

  /** Oldest first. */
  async list(owner: ModelOwner): Promise<UsageFile[]> {
    return (await this.#select(owner).orderBy('id').limit(1000).execute()).map(fileOf);
  }

  async get(owner: ModelOwner, id: string): Promise<UsageFile | undefined> {
    // Text that is no id of ours may hold what the database's text cannot, such as U+0000.
    if (!/^[\da-f-]{36}$/.test(id)) return undefined;
    const row = await this.#select(owner).where('id', '=', id).executeTakeFirst();
    return row && fileOf(row);
  }

  async *content(id: string): AsyncGenerator<Buffer, void, undefined> {
    for (let number = 0; ; number += 1) {
      const piece = await this.db
        .selectFrom('azure_usage_pieces')
        .select('content')
        .where('file_id', '=', id)
        .where('number', '=', number)
        .executeTakeFirst();
      if (piece === undefined) return;
      yield await unzip(piece.content);
    }
  }

  async delete(owner: ModelOwner, id: string): Promise<void> {
    await this.db
      .deleteFrom('azure_usage_files')
      .where('account_id', '=', owner.accountId)
      .where('catalogue_id', '=', owner.modelId)
      .where('id', '=', id)
      .execute();
  }

  async deleteAll({ accountId, modelId }: ModelOwner): Promise<void> {
    await this.db.deleteFrom('azure_usage_files').where('account_id', '=', accountId).where('catalogue_id', '=', modelId).execute();
  }

  #select({ accountId, modelId }: ModelOwner) {
    return this.db
      .selectFrom('azure_usage_files')
      .select(['id', 'name', 'size', 'report', 'created_at'])
      .where('account_id', '=', accountId)
      .where('catalogue_id', '=', modelId);
  }
}

function fileOf(row: { id: string; name: string; size: number; report: object | null; created_at: Date }): UsageFile {
  const { id, name, size, report, created_at: createdAt } = row;
  // A bigint comes as text.
  return { id, name, size: Number(size), report, createdAt };
}
