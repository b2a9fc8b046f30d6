/** What the worker thread is started with. */
export interface WorkerSettings {
  /** The data folder, absolute. Null: in memory. */
  readonly dataDir: string | null;
  readonly idleTransactionTimeoutMs: number;
  /** One counter in shared memory: how many times a file of the database was synced. The worker counts, both sides read. */
  readonly fileSyncs: BigInt64Array;
}

/** Bytes are PostgreSQL's own wire protocol; `connection` is one of pg's clients, all of which share the worker's one session. */
export type ToWorker =
  | { readonly kind: 'statement'; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly connection: number }
  | { readonly kind: 'close' };

export type FromWorker =
  | { readonly kind: 'ready'; readonly durability: 'fsync' | 'process-crash' | 'none' }
  | { readonly kind: 'answer'; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly kind: 'hung-up'; readonly connection: number; readonly message: string }
  | { readonly kind: 'warning'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string };
