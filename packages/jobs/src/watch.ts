import type { Database } from '@sheaf/database';
import { Signal } from './signal.js';
import type { JobTables } from './tables.js';

/**
 * Tells of changes of jobs, whichever process makes them: one statement at a time looks after all jobs that are watched here, and only while some are.
 */
export class JobWatch {
  readonly #watched = new Map<string, { watchers: number; version: number; readonly changed: Signal }>();
  readonly #looked = new Signal();
  readonly #hasStopped = new AbortController();
  #looking: Promise<void> | undefined;

  constructor(
    private readonly database: Database<JobTables>,
    /** How often to look. */
    private readonly pollMs: number,
  ) {}

  get stopped(): AbortSignal {
    return this.#hasStopped.signal;
  }

  /** This process has changed the job: those who watch it need not wait for the next look. */
  ring(jobId: string): void {
    this.#watched.get(jobId)?.changed.ring();
  }

  /**
   * Resolves when the job may differ from `version`, after `ms`, or when the signal aborts or the watch is stopped.
   */
  async changeOf(jobId: string, version: number, ms: number, signal: AbortSignal): Promise<void> {
    const entry = this.#watched.get(jobId) ?? { watchers: 0, version, changed: new Signal() };
    this.#watched.set(jobId, entry);
    entry.watchers += 1;
    const change = entry.changed.next();
    try {
      if (entry.version > version) return;
      this.#looking ??= this.#look();
      await change.orAfter(ms, AbortSignal.any([signal, this.stopped]));
    } finally {
      change.forget();
      entry.watchers -= 1;
      if (entry.watchers === 0) this.#watched.delete(jobId);
    }
  }

  /** Lets everyone go. */
  async stop(): Promise<void> {
    this.#hasStopped.abort();
    this.#looked.ring();
    await this.#looking;
  }

  async #look(): Promise<void> {
    while (this.#watched.size > 0 && !this.stopped.aborted) {
      await this.#looked.next().orAfter(this.pollMs, this.stopped);
      const ids = [...this.#watched.keys()];
      if (ids.length === 0 || this.stopped.aborted) break;
      const rows = await this.database.kysely
        .selectFrom('jobs')
        .select(['id', 'version'])
        .where('id', 'in', ids)
        .execute()
        // The database is away: whoever watches looks again when it is back.
        .catch(() => []);
      for (const { id, version } of rows) {
        const entry = this.#watched.get(id);
        if (entry === undefined || version === entry.version) continue;
        entry.version = version;
        entry.changed.ring();
      }
    }
    // In the same turn as the last look at who watches: whoever comes next begins anew.
    this.#looking = undefined;
  }
}
