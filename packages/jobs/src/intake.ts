import { randomUUIDv7 } from 'node:crypto';
import { type Item, type JobOptions, jobPriorities } from '@sheaf/core';
import type { Database } from '@sheaf/database';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { addErrands, type Errand } from './errand/errand.js';
import { encodeItem } from './item.js';
import type { JobOwner } from './job.js';
import { packed } from './packed.js';
import { removeRows } from './remove.js';
import type { ChunkQueue } from './queue.js';
import type { JobTables } from './tables.js';

export interface ChunkSize {
  /** Items of a chunk at most. */
  readonly chunkItems: number;
  /** Bytes of a chunk's items at most; one item may have more. */
  readonly chunkBytes: number;
}

/**
 * Takes a job in, item by item, and holds no more of it in memory than one write's worth. Until `accept` nobody sees it and nothing of it runs; a job
 * that is never accepted is removed: at once by `discard`, after an hour without a further item by the sweeper where its process died.
 */
export class JobIntake {
  readonly #firstIndexes: number[] = [];
  #unwritten: { readonly index: number; readonly id: string; readonly bytes: Buffer }[] = [];
  #unwrittenBytes = 0;
  #chunks: { number: number; first: number; items: number; needs: number[] }[] = [];
  #chunk: { first: number; items: number; bytes: number; needs: Set<number> } | undefined;
  #count = 0;

  private constructor(
    private readonly database: Database<JobTables>,
    private readonly queue: ChunkQueue,
    readonly jobId: string,
    private readonly options: Pick<JobOptions, 'execution' | 'priority'> & Partial<JobOptions>,
    private readonly size: ChunkSize,
    /** Part of every write: rejects where the job is no longer this one's to fill. */
    private readonly hold: (transaction: Kysely<JobTables>) => Promise<void> = async () => undefined,
  ) {}

  static async begin(
    database: Database<JobTables>,
    queue: ChunkQueue,
    owner: JobOwner,
    options: JobOptions,
    size: ChunkSize,
    errands: readonly Errand[] = [],
  ): Promise<JobIntake> {
    const intake = new JobIntake(database, queue, randomUUIDv7(), options, size);
    await database.checkRoom();
    await database.kysely.transaction().execute(async (transaction) => {
      await insertJob(transaction, intake.jobId, owner, options);
      await addErrands(transaction, intake.jobId, errands);
    });
    return intake;
  }

  /** Stores a job whose items are yet to be fetched: its owner sees it at once. Its id. */
  static async announce(database: Database<JobTables>, owner: JobOwner, options: JobOptions, errands: readonly Errand[]): Promise<string> {
    const jobId = randomUUIDv7();
    const { startAfterSeconds, deadlineSeconds } = options;
    await database.checkRoom();
    await database.kysely.transaction().execute(async (transaction) => {
      await insertJob(transaction, jobId, owner, options);
      await addErrands(transaction, jobId, errands);
      await sql`update jobs set accepted_at = clock_timestamp(), ${times(startAfterSeconds, deadlineSeconds)} where id = ${jobId}`.execute(
        transaction,
      );
    });
    return jobId;
  }

  /** Fills a job that was announced. What an earlier try left behind is removed first. */
  static async load(
    database: Database<JobTables>,
    queue: ChunkQueue,
    jobId: string,
    options: Pick<JobOptions, 'execution' | 'priority'>,
    size: ChunkSize,
    hold: (transaction: Kysely<JobTables>) => Promise<void>,
  ): Promise<JobIntake> {
    await database.kysely.transaction().execute(async (transaction) => {
      await hold(transaction);
      for (const table of ['job_items', 'job_chunks'] as const) await transaction.deleteFrom(table).where('job_id', '=', jobId).execute();
    });
    return new JobIntake(database, queue, jobId, options, size, hold);
  }

  /** How many items there are so far. */
  get count(): number {
    return this.#count;
  }

  /** The next item. Resolves when more may come: at once, or after a write. */
  async add(item: Item): Promise<void> {
    if (item.index !== this.#count) throw new RangeError(`Item ${item.index} came where item ${this.#count} was due`);
    const bytes = encodeItem(item);
    this.#place(item, bytes.length);
    this.#count += 1;
    this.#unwritten.push({ index: item.index, id: item.id, bytes });
    this.#unwrittenBytes += bytes.length;
    if (this.#unwritten.length >= itemsPerWrite || this.#unwrittenBytes >= bytesPerWrite) await this.#write();
  }

  /** All items have come: the job is durable and may run. */
  async accept(): Promise<void> {
    this.#endChunk();
    await this.#write();
    // Else the planner believes the table to be empty: claims were 5 to 9 times slower (measured).
    if (this.#count >= analyseFromItems) await this.database.maintain(['job_items', 'job_chunks']);
    const { startAfterSeconds = 0, deadlineSeconds } = this.options;
    await this.#release(sql`update jobs set total = ${this.#count}, accepted_at = clock_timestamp(), created_at = clock_timestamp(),
      ${times(startAfterSeconds, deadlineSeconds)} where id = ${this.jobId} returning start_after`);
  }

  /** The same of a job that was announced. One that has ended meanwhile stays as it is, and its items go. */
  async acceptLoaded(): Promise<void> {
    this.#endChunk();
    await this.#write();
    if (this.#count >= analyseFromItems) await this.database.maintain(['job_items', 'job_chunks']);
    const isReleased = await this.#release(sql`update jobs set total = ${this.#count}, problem = null, version = version + 1
      where id = ${this.jobId} and ended_at is null and halt is null returning start_after`);
    if (!isReleased) await removeRows(this.database.kysely, this.jobId);
  }

  async #release(accept: RawBuilder<unknown>): Promise<boolean> {
    const { execution, priority } = this.options;
    return this.database.kysely.transaction().execute(async (transaction) => {
      await this.hold(transaction);
      const { rows } = (await accept.execute(transaction)) as { rows: { start_after: Date | null }[] };
      if (rows.length === 0) return false;
      const { rows: ready } = await sql<{ number: number }>`
        update job_chunks set state = 'ready'
        where job_id = ${this.jobId} and ${execution === 'parallel' ? sql`needs = '{}'` : sql`number = 0`} returning number`.execute(
        transaction,
      );
      const messages = ready.toSorted((a, b) => a.number - b.number).map(({ number }) => ({ jobId: this.jobId, number }));
      await this.queue.send(transaction as never, messages, jobPriorities.indexOf(priority), rows[0]!.start_after);
      return true;
    });
  }

  async discard(): Promise<void> {
    await removeRows(this.database.kysely, this.jobId);
    await this.database.kysely.deleteFrom('jobs').where('id', '=', this.jobId).execute();
  }

  /** Puts an item into the chunk that is being filled. */
  #place({ index, dependsOn }: Item, bytes: number): void {
    const { chunkItems, chunkBytes } = this.size;
    if (this.#chunk !== undefined && (this.#chunk.items >= chunkItems || this.#chunk.bytes + bytes > chunkBytes)) this.#endChunk();
    this.#chunk ??= { first: index, items: 0, bytes: 0, needs: new Set() };
    this.#chunk.items += 1;
    this.#chunk.bytes += bytes;
    if (this.options.execution !== 'parallel') return;
    for (const parent of dependsOn) if (parent < this.#chunk.first) this.#chunk.needs.add(this.#chunkOf(parent));
  }

  #chunkOf(index: number): number {
    let low = 0;
    let high = this.#firstIndexes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#firstIndexes[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #endChunk(): void {
    if (this.#chunk === undefined) return;
    const { first, items, needs } = this.#chunk;
    this.#chunks.push({ number: this.#firstIndexes.length, first, items, needs: [...needs] });
    this.#firstIndexes.push(first);
    this.#chunk = undefined;
  }

  async #write(): Promise<void> {
    const items = this.#unwritten;
    const chunks = this.#chunks;
    this.#unwritten = [];
    this.#unwrittenBytes = 0;
    this.#chunks = [];
    await this.database.checkRoom();
    await this.database.kysely.transaction().execute(async (transaction) => {
      await this.hold(transaction);
      await sql`update jobs set touched_at = clock_timestamp() where id = ${this.jobId}`.execute(transaction);
      const { starts, lengths, slice } = packed(items.map(({ bytes }) => bytes));
      if (items.length > 0)
        await sql`insert into job_items (job_id, index, id, item)
          select ${this.jobId}::uuid, index, id, ${slice(sql`start`, sql`length`)}
          from unnest(${items.map(({ index }) => index)}::integer[], ${items.map(({ id }) => id)}::text[], ${starts}::integer[], ${lengths}::integer[])
            as item (index, id, start, length)`.execute(transaction);
      if (chunks.length > 0)
        await transaction
          .insertInto('job_chunks')
          .values(
            chunks.map(({ number, first, items: count, needs }) => ({
              job_id: this.jobId,
              number,
              first_index: first,
              items: count,
              remaining: count,
              state: 'waiting' as const,
              needs,
              lease_until: null,
            })),
          )
          .execute();
    });
  }
}

// A thousand rows a statement is where more rows gain nothing (packages/database/README.md).
const itemsPerWrite = 1000;
const bytesPerWrite = 4 * 1024 * 1024;
const analyseFromItems = 1000;

async function insertJob(transaction: Kysely<JobTables>, jobId: string, owner: JobOwner, options: JobOptions): Promise<void> {
  await transaction
    .insertInto('jobs')
    .values({
      id: jobId,
      account_id: owner.accountId,
      catalogue_id: owner.catalogueId,
      state: 'queued',
      execution: options.execution,
      on_error: options.onError,
      error_threshold: options.errorThreshold ?? null,
      priority: jobPriorities.indexOf(options.priority),
      metadata: options.metadata === undefined ? null : JSON.stringify(options.metadata),
      deadline_seconds: options.deadlineSeconds ?? null,
      expiry_seconds: options.expirySeconds,
    })
    .execute();
}

/** From now. */
function times(startAfterSeconds: number, deadlineSeconds: number | undefined): RawBuilder<unknown> {
  return sql`start_after = ${startAfterSeconds === 0 ? null : after(startAfterSeconds)},
    deadline = ${deadlineSeconds === undefined ? null : after(deadlineSeconds)}`;
}

function after(seconds: number): RawBuilder<Date> {
  return sql`clock_timestamp() + ${seconds}::integer * interval '1 s'`;
}
