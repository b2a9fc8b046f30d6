import type { Database } from '@sheaf/database';
import { CompiledQuery } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import type { ChunkMessage, ChunkQueue } from './queue.js';

const queue = 'sheaf-chunks';

export interface BossOptions {
  /** Whether this process also cleans up after the queue. One or more should. */
  readonly supervises: boolean;
  readonly onError: (error: unknown) => void;
}

/**
 * The queue by pg-boss: its order, its deferred starts and its clean-up, in a schema `pgboss` of the same database. It has no fencing and its leases are
 * coarse (a message that is finished late is finished all the same: measured), so it only hands over: a message is taken and deleted in the
 * transaction that takes the chunk in hand, and from there on the chunk's own row says who has it.
 */
export class BossQueue implements ChunkQueue {
  readonly #boss: PgBoss;

  constructor(database: Database<never>, { supervises, onError }: BossOptions) {
    this.#boss = new PgBoss({
      db: scripting(database),
      backend: database.driver === 'embedded' ? 'pglite' : 'postgres',
      supervise: supervises,
      schedule: false,
    });
    this.#boss.on('error', onError);
  }

  async start(): Promise<void> {
    await this.#boss.start();
    // A message may wait as long as a job may be put off, and then for workers.
    await this.#boss.createQueue(queue, { retentionSeconds: 365 * 24 * 3600, retryLimit: 0 });
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: false });
  }

  async send(
    transaction: Parameters<ChunkQueue['send']>[0],
    messages: readonly ChunkMessage[],
    priority: number,
    startAfter: Date | null,
  ): Promise<void> {
    const options = startAfter === null ? { priority } : { priority, startAfter };
    for (let from = 0; from < messages.length; from += 1000) {
      const jobs = messages.slice(from, from + 1000).map((data) => ({ data, ...options }));
      await this.#boss.insert(queue, jobs, { db: fromKysely(transaction as never) });
    }
  }

  async take(transaction: Parameters<ChunkQueue['take']>[0]): Promise<ChunkMessage | undefined> {
    const db = fromKysely(transaction as never);
    const [message] = await this.#boss.fetch<ChunkMessage>(queue, { batchSize: 1, db });
    if (message === undefined) return undefined;
    await this.#boss.deleteJob(queue, message.id, { db });
    return message.data;
  }
}

/** For pg-boss's own work, outside of our transactions: it writes statements with parameters, and whole scripts without. */
function scripting(database: Database<never>): ReturnType<typeof fromKysely> {
  return {
    executeSql: async (text, values) => {
      if (values === undefined || values.length === 0) return { rows: await database.script(text) };
      const { rows } = await database.kysely.executeQuery(CompiledQuery.raw(text, values as unknown[]));
      return { rows };
    },
  };
}
