import { randomUUIDv7 } from 'node:crypto';
import type { JobOwner } from '@sheaf/jobs';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { OpenAiTables } from './tables.js';

/** A file as its owner sees it. */
export interface StoredFile {
  readonly id: string;
  readonly filename: string;
  readonly purpose: string;
  readonly size: number;
  readonly createdAt: Date;
  /** `null`: it stays until it is deleted. */
  readonly expiresAt: Date | null;
}

/** Which files, or batches, a list has. */
export interface ListOptions {
  readonly after?: string | undefined;
  readonly order: 'asc' | 'desc';
  readonly limit: number;
}

const pieceBytes = 256 * 1024;
/** A file that is never finished is removed after this: its upload broke off, or its process died. */
const abandonedMs = 3600 * 1000;

/** Uploaded files, in pieces in the database: every process on it reads them. */
export class Files {
  constructor(private readonly db: Kysely<OpenAiTables>) {}

  /** Stores what comes and holds one piece of it in memory. What breaks off leaves nothing. */
  async store(owner: JobOwner, file: { filename: string; purpose: string }, content: AsyncIterable<Buffer>): Promise<StoredFile> {
    await this.#removeOld();
    const id = `file-${randomUUIDv7().replaceAll('-', '')}`;
    const row = { id, account_id: owner.accountId, catalogue_id: owner.catalogueId, ...file, size: null };
    await this.db.insertInto('openai_files').values(row).execute();
    try {
      const size = await this.#storePieces(id, content);
      const { created_at } = await this.db
        .updateTable('openai_files')
        .set({ size })
        .where('id', '=', id)
        .returning('created_at')
        .executeTakeFirstOrThrow();
      return { id, ...file, size, createdAt: created_at, expiresAt: null };
    } catch (error) {
      await this.db.deleteFrom('openai_files').where('id', '=', id).execute();
      throw error;
    }
  }

  async get(owner: JobOwner, id: string): Promise<StoredFile | undefined> {
    if (!isFileId(id)) return undefined;
    const row = await this.#select(owner).where('id', '=', id).executeTakeFirst();
    return row && stored(row);
  }

  /** From its upload on. */
  async expireAfter(file: StoredFile, seconds: number): Promise<StoredFile> {
    const expiresAt = new Date(file.createdAt.getTime() + seconds * 1000);
    await this.db.updateTable('openai_files').set({ expires_at: expiresAt }).where('id', '=', file.id).execute();
    return { ...file, expiresAt };
  }

  async list(owner: JobOwner, purpose: string | undefined, { after, order, limit }: ListOptions): Promise<StoredFile[]> {
    let query = this.#select(owner);
    if (purpose !== undefined) query = query.where('purpose', '=', purpose);
    if (after !== undefined) query = query.where('id', order === 'asc' ? '>' : '<', after);
    return (await query.orderBy('id', order).limit(limit).execute()).map(stored);
  }

  async delete(owner: JobOwner, id: string): Promise<boolean> {
    if (!isFileId(id)) return false;
    const { numDeletedRows } = await this.db
      .deleteFrom('openai_files')
      .where('account_id', '=', owner.accountId)
      .where('catalogue_id', '=', owner.catalogueId)
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  async *content(id: string): AsyncGenerator<Buffer, void, undefined> {
    for (let number = 0; ; number += 1) {
      const piece = await this.db
        .selectFrom('openai_file_pieces')
        .select('content')
        .where('file_id', '=', id)
        .where('number', '=', number)
        .executeTakeFirst();
      if (piece === undefined) return;
      yield Buffer.from(piece.content);
    }
  }

  #select({ accountId, catalogueId }: JobOwner) {
    return this.db
      .selectFrom('openai_files')
      .select(['id', 'filename', 'purpose', 'size', 'created_at', 'expires_at'])
      .where('account_id', '=', accountId)
      .where('catalogue_id', '=', catalogueId)
      .where('size', 'is not', null)
      .where(isKept);
  }

  async #storePieces(fileId: string, content: AsyncIterable<Buffer>): Promise<number> {
    let size = 0;
    let number = 0;
    let waiting: Buffer[] = [];
    let bytes = 0;
    const write = async () => {
      await this.db
        .insertInto('openai_file_pieces')
        .values({ file_id: fileId, number: number++, content: Buffer.concat(waiting) })
        .execute();
      waiting = [];
      bytes = 0;
    };
    for await (const chunk of content) {
      size += chunk.length;
      bytes += chunk.length;
      waiting.push(chunk);
      if (bytes >= pieceBytes) await write();
    }
    if (bytes > 0) await write();
    return size;
  }

  async #removeOld(): Promise<void> {
    await this.db
      .deleteFrom('openai_files')
      .where('expires_at', '<=', sql<Date>`clock_timestamp()`)
      .execute();
    await this.db
      .deleteFrom('openai_files')
      .where('size', 'is', null)
      .where('created_at', '<', new Date(Date.now() - abandonedMs))
      .execute();
  }
}

const isKept = sql<boolean>`(expires_at is null or expires_at > clock_timestamp())`;

/** Text that is no id of ours may hold what the database's text cannot, such as U+0000. */
function isFileId(text: string): boolean {
  return /^file-[\da-f]{32}$/.test(text);
}

function stored(row: Omit<Selectable<OpenAiTables['openai_files']>, 'account_id' | 'catalogue_id'>): StoredFile {
  const { id, filename, purpose, size, created_at: createdAt, expires_at: expiresAt } = row;
  // A bigint comes as text.
  return { id, filename, purpose, size: Number(size), createdAt, expiresAt };
}
