import type { Execution, OnError } from './envelope.js';

export const jobPriorities = ['low', 'normal', 'high'] as const;

/** How a job runs (spec/schemas/JobRequest.yaml). */
export interface JobOptions {
  readonly execution: Execution;
  readonly onError: OnError;
  /** How many items may fail; `undefined`: any number. */
  readonly errorThreshold: number | undefined;
  readonly startAfterSeconds: number;
  /** From acceptance; `undefined`: none. */
  readonly deadlineSeconds: number | undefined;
  /** How long items and results are kept after its end. */
  readonly expirySeconds: number;
  readonly priority: (typeof jobPriorities)[number];
  readonly metadata: Readonly<Record<string, string>> | undefined;
}

/** What holds where a request says nothing. */
export const defaultJobOptions: JobOptions = Object.freeze({
  execution: 'auto',
  onError: 'continue',
  errorThreshold: undefined,
  startAfterSeconds: 0,
  deadlineSeconds: undefined,
  expirySeconds: 7 * 24 * 3600,
  priority: 'normal',
  metadata: undefined,
});
