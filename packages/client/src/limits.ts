import type { BatchCapabilities, BatchFeatures, BatchLimits } from './gen/models/index.js';

/** What of a server's limits the client goes by. Until the server has stated them, those that servers have as shipped. */
export class KnownLimits {
  maxItems = 10_000;
  maxBodyBytes = 16 * 1024 * 1024;
  batchTimeoutMs = 120_000;
  /** Whether the server runs jobs. */
  runsJobs = false;

  state({ limits, features }: BatchCapabilities): void {
    this.runsJobs = (features as Partial<BatchFeatures> | undefined)?.respondAsync === true;
    const { maxItems, maxBodyBytes, batchTimeoutMs } = (limits ?? {}) as Partial<BatchLimits>;
    this.maxItems = Math.max(1, maxItems ?? this.maxItems);
    this.maxBodyBytes = maxBodyBytes ?? this.maxBodyBytes;
    this.batchTimeoutMs = batchTimeoutMs ?? this.batchTimeoutMs;
  }
}
