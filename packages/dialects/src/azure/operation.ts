/** The words of `GET /operations/{id}`. */
export type OperationStatus = 'NotStarted' | 'Running' | 'Cancelling' | 'Cancelled' | 'Succeeded' | 'Failed';

/** Those of a batch job itself. */
export type BatchJobStatus = 'Registered' | 'InProgress' | 'Canceling' | 'Canceled' | 'Succeeded' | 'Failed';

const ofBatchJobs: Readonly<Record<BatchJobStatus, OperationStatus>> = {
  Registered: 'NotStarted',
  InProgress: 'Running',
  Canceling: 'Cancelling',
  Canceled: 'Cancelled',
  Succeeded: 'Succeeded',
  Failed: 'Failed',
};

/** What an operation is told by. */
export interface OperationFacts {
  readonly type: 'BuildModel' | 'BatchScoring';
  readonly status: OperationStatus;
  /** RFC 3339. */
  readonly createdAt: string;
  readonly lastActionAt?: string | undefined;
  /** 0 to 100. */
  readonly percentComplete: number;
  readonly message?: string | undefined;
  /** Absolute. */
  readonly resourceLocation: string;
  readonly result: object;
}

/** The document that `Operation-Location` leads to. */
export function presentOperation({ createdAt, lastActionAt, message, ...facts }: OperationFacts): object {
  const { type, status, percentComplete, resourceLocation, result } = facts;
  return {
    type,
    status,
    createdDateTime: dateTime(createdAt),
    ...(lastActionAt === undefined ? undefined : { lastActionDateTime: dateTime(lastActionAt) }),
    percentComplete,
    ...(message === undefined ? undefined : { message }),
    resourceLocation,
    result,
  };
}

export function operationStatus(status: BatchJobStatus): OperationStatus {
  return ofBatchJobs[status];
}

/** A time as the service writes it: UTC, to the second, without a zone. */
export function dateTime(timestamp: string): string {
  return new Date(timestamp).toISOString().slice(0, 19);
}
