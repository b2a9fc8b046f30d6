import { describe, expect, it } from '@jest/globals';
import type { JobFigures } from '@sheaf/jobs';
import { Registry } from 'prom-client';
import { JobMetrics } from './job-metrics.js';

const figures: JobFigures = {
  jobs: { queued: 1, running: 2, succeeded: 3, failed: 0, cancelling: 0, cancelled: 0, expired: 0 },
  oldestQueuedSeconds: 5,
  oldestRunningSeconds: 60,
  longestSilenceSeconds: 7.5,
  deliveries: { waiting: 1, running: 0, failed: 4 },
};

describe('metrics of jobs', () => {
  it('ask the database once for many scrapes', async () => {
    const registry = new Registry();
    let asked = 0;
    new JobMetrics(registry).tellOf({
      figures: async () => {
        asked += 1;
        return figures;
      },
    });
    const [first, second] = await Promise.all([registry.metrics(), registry.metrics()]);
    for (const line of [
      'sheaf_jobs{state="running"} 2',
      'sheaf_jobs_longest_silence_seconds 7.5',
      'sheaf_job_deliveries{state="failed"} 4',
    ])
      expect(first).toContain(line);
    expect(second).toBe(first);
    expect(await registry.metrics()).toBe(first);
    expect(asked).toBe(1);
  });

  it('leave out how jobs stand while the database is away, and tell the rest', async () => {
    const registry = new Registry();
    const metrics = new JobMetrics(registry);
    metrics.tellOf({ figures: () => Promise.reject(new Error('away')) });
    metrics.items({ succeeded: 2, failed: 0, skipped: 1 });
    const lines = (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines).toContain('sheaf_job_items_total{outcome="succeeded"} 2');
    expect(lines.filter((line) => /^sheaf_jobs|^sheaf_job_deliveries/.test(line))).toEqual([]);
  });
});
