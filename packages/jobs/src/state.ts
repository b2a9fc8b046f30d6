/** Where a job stands. Drawn in docs/jobs.md; the table `jobs` refuses any other word. */
export type JobState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelling' | 'cancelled' | 'expired';

/** Why a job takes no further item. It ends once what has begun is final. */
export type Halt = 'cancel' | 'stop' | 'threshold' | 'deadline';

/**
 * The one list of what may follow what; every statement that changes a state names the states that it starts from by `from`.
 *
 * queued     -> running      a worker takes its first chunk
 * queued     -> cancelled    its caller cancels it
 * queued     -> failed       its deadline passes
 * running    -> succeeded    every item has its result
 * running    -> failed       it stopped at failures or at its deadline, and nothing of it runs any more
 * running    -> cancelling   its caller cancels it
 * cancelling -> cancelled    nothing of it runs any more
 * succeeded, failed, cancelled -> queued    its failed items are to run again
 * succeeded, failed, cancelled -> expired   it ended longer ago than its results are kept
 */
const transitions: Readonly<Record<JobState, readonly JobState[]>> = {
  queued: ['running', 'cancelled', 'failed'],
  running: ['succeeded', 'failed', 'cancelling'],
  cancelling: ['cancelled'],
  succeeded: ['queued', 'expired'],
  failed: ['queued', 'expired'],
  cancelled: ['queued', 'expired'],
  expired: [],
};

export const jobStates = Object.keys(transitions) as readonly JobState[];

/** The states that may become `to`, for `where state in …`. */
export function from(to: JobState): JobState[] {
  return jobStates.filter((state) => transitions[state].includes(to));
}

/** Whether its items may still run. */
export function isActive(state: JobState): boolean {
  return state === 'queued' || state === 'running' || state === 'cancelling';
}

/** What a job becomes once it takes no further item and nothing of it runs. */
export function endOf(halt: Halt | null): JobState {
  return halt === null ? 'succeeded' : halt === 'cancel' ? 'cancelled' : 'failed';
}
