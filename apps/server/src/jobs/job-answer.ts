import type { Job as WireJob } from '@sheaf/contracts';
import type { Job } from '@sheaf/jobs';
import type { FastifyRequest } from 'fastify';
import { formatTimestamp } from '../catalogue/timestamp.js';
import { reply, type Reply } from '../operation/reply.js';

/** A job as the contract has it (spec/schemas/Job.yaml). */
export function presentJob({ version: _version, ...job }: Job): WireJob {
  const times = ['createdAt', 'startAfter', 'startedAt', 'estimatedEnd', 'endedAt', 'deadline', 'expiry'] as const;
  const texts = times.flatMap((name) => {
    const time = job[name];
    return time === undefined ? [] : [[name, formatTimestamp(BigInt(time.getTime()) * 1000n)] as const];
  });
  return { ...job, ...Object.fromEntries(texts) } as unknown as WireJob;
}

/** 202: the job goes on by itself, and this is where to look. */
export function acceptedJob(request: Pick<FastifyRequest, 'protocol' | 'host'>, job: Job): Reply {
  return reply(202, presentJob(job), locationOf(request, job.jobId));
}

/** Headers of an answer that hands the caller over to a job. */
export function locationOf({ protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>, jobId: string): Record<string, string> {
  const location = `/jobs/${jobId}`;
  return { location, 'operation-location': `${protocol}://${host}${location}`, 'retry-after': '1' };
}
