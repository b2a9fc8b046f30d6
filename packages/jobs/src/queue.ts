import type { Kysely } from 'kysely';

/** A chunk that is ready to be taken in hand. It says only where to look: whether the chunk is still to be had, its row says. */
export interface ChunkMessage {
  readonly jobId: string;
  readonly number: number;
}

/** Hands chunks to workers, by priority and then in the order of sending. Each call is part of the transaction that it is given. */
export interface ChunkQueue {
  /** Makes what the queue needs in the database; safe to call by many at once. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** @param priority the larger, the earlier; @param startAfter not before then */
  send(transaction: Kysely<never>, messages: readonly ChunkMessage[], priority: number, startAfter: Date | null): Promise<void>;
  /** Takes one message out for good; `undefined`: none is due. When the transaction is rolled back it is there again. */
  take(transaction: Kysely<never>): Promise<ChunkMessage | undefined>;
}
