import { Readable } from 'node:stream';
import type { Job, JobOwner, Jobs } from '@sheaf/jobs';
import { isActive } from '@sheaf/jobs';
import { presentJob } from './job-answer.js';

/** What readers skip: sent while nothing changes, so that nobody in between takes the connection for dead. */
const heartbeat = ': heartbeat\n\n';
const heartbeatMs = 15_000;

/** A job's changes as server-sent events: the newest state at once where the reader has not seen it, then each change, its end the last. */
export function jobEvents(jobs: Jobs, owner: JobOwner, first: Job, lastEventId: string | undefined): Readable {
  const left = new AbortController();
  async function* events(): AsyncGenerator<string> {
    let job: Job | undefined = first;
    let seen = lastEventId;
    while (job !== undefined) {
      const id = String(job.version);
      if (id !== seen) {
        yield `event: job\nid: ${id}\ndata: ${JSON.stringify(presentJob(job))}\n\n`;
        seen = id;
      }
      if (!isActive(job.state)) return;
      await jobs.watch.changeOf(job.jobId, job.version, heartbeatMs, left.signal);
      if (left.signal.aborted || jobs.watch.stopped.aborted) return;
      const before: number = job.version;
      job = await jobs.get(owner, job.jobId);
      if (job?.version === before) yield heartbeat;
    }
  }
  const stream = Readable.from(events(), { objectMode: false });
  stream.once('close', () => left.abort());
  return stream;
}
