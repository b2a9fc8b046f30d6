import type { Clock } from '@sheaf/core';

/** This machine's time. */
export const systemClock: Clock = {
  nowMs: () => performance.now(),
  epochUs: () => Date.now() * 1000,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  // setImmediate and no promise: promises do not let the event loop turn.
  yield: () => new Promise((resolve) => void setImmediate(resolve)),
};
